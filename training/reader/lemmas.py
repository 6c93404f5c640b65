"""A lemma as a class: how many letters to take off a lower-cased word and what to put on. Pure.

Two words share a class when they bend alike (`2|y` flies, parties); a lemma without a common beginning is a class of
its own (`=be`). So the net chooses among some hundred ways of bending and never spells.
"""

from __future__ import annotations

KEEP = "0|"


def edit(form: str, lemma: str) -> str:
    """The class that makes `lemma` of `form`, case aside."""
    form, lemma = form.lower(), lemma.lower()
    common = 0
    while common < min(len(form), len(lemma)) and form[common] == lemma[common]:
        common += 1
    return f"{len(form) - common}|{lemma[common:]}" if common or form == lemma else f"={lemma}"


def bend(form: str, rule: str, proper: bool = False) -> str:
    """The lemma of `form` by `rule`; a proper name keeps its case. A rule longer than the word leaves it as it is."""
    form = form if proper else form.lower()
    if rule.startswith("="):
        return rule[1:]
    off, _, on = rule.partition("|")
    return form[: len(form) - int(off)] + on if int(off) < len(form) or int(off) == 0 else form
