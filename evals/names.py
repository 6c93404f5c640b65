"""When two names mean the same, leniently: spelling, order and fullness of a name are not what is measured here."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from typing import Any


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


GENERIC = _set("the a an of province region state governorate oblast district department county prefecture")
HEAD_ENDS = _set("of in at on from for to with by near under against who whom that which whose and or")
ALIKE = 0.85  # share of common characters from which two spellings count as one: "Muhammad", "Mohammad"


def plain(name: str | None) -> list[str]:
    """Lower-case words without accents and apostrophes."""
    parts = unicodedata.normalize("NFKD", name or "")
    letters = "".join(character for character in parts if not unicodedata.combining(character))
    return re.findall(r"\w+", re.sub(r"['’‘`ʻʼ]", "", letters).lower())


def same_name(one: str | None, other: str | None) -> bool:
    """Whether two names may name one thing.

    They do if the words of one are among the words of the other ("Massoud", "Ahmad Massoud"; generic words such
    as "province" do not count), if one is the initials of the other, or if they are spelt alike.
    """
    left, right = plain(one), plain(other)
    if not left or not right:
        return False
    core_left, core_right = set(left) - GENERIC or set(left), set(right) - GENERIC or set(right)
    if core_left <= core_right or core_right <= core_left:
        return True
    if _initials(left, right) or _initials(right, left):
        return True
    return SequenceMatcher(None, "".join(left), "".join(right)).ratio() >= ALIKE


def _initials(short: list[str], full: list[str]) -> bool:
    if len(short) != 1 or len(full) < 2:
        return False
    return short[0] in {"".join(w[0] for w in full), "".join(w[0] for w in full if w not in GENERIC)}


def head_word(phrase: str | None) -> str:
    """The last word before the first comma, bracket, preposition or relative clause, in the singular."""
    first = re.split(r"[,;(\[]", phrase or "", maxsplit=1)[0]
    found = plain(first) or plain(phrase)
    ends = [number for number, word in enumerate(found) if number and word in HEAD_ENDS]
    found = found[: ends[0]] if ends else found
    word = found[-1] if found else ""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def names_of(record: dict[str, Any]) -> dict[str, set[str]]:
    """Each entity's names: its own and its capitalised mentions ("forces" may be anybody's)."""
    names = {entity["id"]: {entity["name"]} for entity in record["entities"]}
    for mention in record["mentions"]:
        words = mention["exact"]
        if mention.get("entity") in names and words[:1].isupper():
            names[mention["entity"]].add(words)
    return names


def share_name(one: set[str] | None, other: set[str] | None) -> bool:
    """Whether any name of one entity may be a name of another."""
    return any(same_name(a, b) for a in one or () for b in other or ())
