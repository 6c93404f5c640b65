"""Dictionary forms: rules for the regular endings of English, and a table of what they get wrong.

The table (an asset, made from the treebank by training/reader/lemmas.py) has two kinds of rows: a form with its word
class and lemma, and known lemmas ("*"), which tell "moved" (move) from "opened" (open).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

VOWELS = frozenset("aeiou")
WANTS_E = (
    "at",
    "iz",
    "is",
    "v",
    "c",
    "g",
    "u",
    "bl",
    "pl",
    "tl",
    "dl",
    "gl",
    "rs",
    "ns",
    "ur",
    "ir",
    "uc",
    "as",
    "os",
    "us",
    "iv",
)
"""Ends of a stem after which an unknown verb most often has lost its e."""


class Lemmas:
    """Looks dictionary forms up."""

    def __init__(self, file: Path) -> None:
        self._table: dict[tuple[str, str], str] = {}
        self._known: set[tuple[str, str]] = set()
        for line in file.read_text(encoding="utf-8").splitlines():
            form, upos, lemma = line.split("\t")
            if form == "*":
                self._known.add((lemma, upos))
            else:
                self._table[form, upos] = lemma
        self._looked = lru_cache(maxsize=50_000)(self._look)

    def of(self, word: str, upos: str, features: Mapping[str, tuple[str | None, ...]], place: int) -> str:
        """The lemma of a word of a class, with the features of the words of its sentence and its place there."""
        told = tuple(features[name][place] for name in ("VerbForm", "Tense", "Number", "Degree"))
        return self._looked(word, upos, told)

    def _look(self, word: str, upos: str, told: tuple[str | None, ...]) -> str:
        form, tense, number, degree = told
        low = word.lower().replace("’", "'")
        exact = self._table.get((low, upos))
        if exact is not None:
            return exact
        if upos in ("VERB", "AUX"):
            return next(iter(self._verb(low, form, tense)), low)
        if upos in ("NOUN", "PROPN") and number == "Plur":
            lemma = _first(self._known, self._singular(low), upos)
            return lemma if upos == "NOUN" else word[: len(lemma)] if low.startswith(lemma) else word
        if upos in ("ADJ", "ADV") and degree in ("Cmp", "Sup"):
            ending = "er" if degree == "Cmp" else "est"
            if low.endswith(ending) and len(low) > len(ending) + 2:
                return _first(self._known, _stems(low.removesuffix(ending)), upos)
        return word if upos in ("PROPN", "X", "SYM") and low != word else low

    def _verb(self, low: str, form: str | None, tense: str | None) -> Iterator[str]:
        if low.endswith("ing") and (form in ("Ger", "Part") or form is None) and len(low) > 4:
            yield _first(self._known, _stems(low[:-3]), "VERB")
        if low.endswith("ied") and len(low) > 4:
            yield low[:-3] + "y"
        if low.endswith("ed") and (tense == "Past" or form == "Part") and len(low) > 3:
            yield _first(self._known, _stems(low[:-2]), "VERB")
        if low.endswith("s") and not low.endswith("ss") and form == "Fin" and tense != "Past" and len(low) > 2:
            yield _first(self._known, self._singular(low), "VERB")

    def _singular(self, low: str) -> list[str]:
        if low.endswith("ies") and len(low) > 4:
            return [low[:-3] + "y", low[:-1]]
        if low.endswith(("ses", "xes", "zes", "ches", "shes", "oes")):
            return [low[:-2], low[:-1]] if not low.endswith("ses") or low[-4:-3] == "s" else [low[:-1], low[:-2]]
        if low.endswith("men") and len(low) > 3:
            return [low[:-3] + "man"]
        return [low[:-1] if low.endswith("s") and not low.endswith("ss") else low]


def _stems(stem: str) -> list[str]:
    """What a stem may be the stem of, the likeliest first: bare, with e, without a doubled letter."""
    found = [stem]
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "lsz":
        return [stem[:-1], stem]
    if len(stem) > 2 and stem[-1] == stem[-2]:
        return [stem, stem[:-1]]
    if stem.endswith("i"):
        return [stem[:-1] + "y", stem]
    short = len(stem) > 1 and stem[-1] not in VOWELS | {"w", "x", "y"} and stem[-2] in VOWELS
    if stem.endswith(WANTS_E) or (short and sum(char in VOWELS for char in stem) == 1):
        return [stem + "e", stem]
    return [*found, stem + "e"]


def _first(known: set[tuple[str, str]], candidates: list[str], upos: str) -> str:
    """The first candidate that is a known lemma, or the first."""
    return next((one for one in candidates if (one, upos) in known), candidates[0])
