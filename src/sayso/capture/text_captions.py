"""Captions among the paragraphs: lines that tell what a picture shows, though they look like body or repeat it.

A capture that lost its page has lost the pictures and kept the words under them. What tells such a line is a sum
of signs, each with its weight, in captions.toml: words that name the picture, the credit at the end, a scene told
in the present tense with a place at its end. The strongest general sign is the full stop that captions of most
publishers lack and their paragraphs have; it only counts where the paragraphs of this article have it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from sayso.capture.text_shape import ends_finally, ends_sentence, words_of

# Weights come to this for a caption. With 2 for the lacking full stop of a line of some length, that sign decides
# alone, as it must: half of the captions seen have no other.
THRESHOLD = 2.0
NO_FULL_STOP = 2.0
NO_FULL_STOP_SHORT = 1.0
# Below this many words a line without a full stop may be a subheading or a signature.
SHORT = 7
# Share of the longer lines that end finally, from which the lack of it is a sign: galleries of captions bring an
# honest article down to some 0.7, transcripts and lists lie under 0.5.
BODY_STOPS = 0.55
LONG_LINE = 8
REPEATS_BODY = 0.75
STANDS_BETWEEN = 0.25
CAPITALISED = -1.5
TOO_LONG = -1.0
LONGEST = 60
SCENE_WITHIN = 16
LONGEST_CAPTION = 1200

IRREGULAR = {"carry": "carries", "bury": "buries", "cry": "cries", "fly": "flies"}
CONTINUES = re.compile(r"[‘“\"']|(?:But|And|He|She|They|It|His|Her|Their|Its|This|That|The (?:two|group|attack))\b")
QUOTED = re.compile(r"(?:‘(?=[^‘]*’$)|“(?=[^“]*”$)|\"(?=[^\"]*\"$)|«(?=[^«]*»$))(?P<words>[^\n]{10,400})[’”\"»]")
QUOTE_NEAR = 20
SMALL = frozenset("a an and as at by for from in into of off on onto or over the to under up with is are".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """One row of captions.toml."""

    weight: float
    mark: bool
    beside_scene: bool
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """captions.toml, compiled."""

    signs: tuple[Sign, ...]
    scene: re.Pattern[str]
    scene_weight: float


@cache
def signs() -> Signs:
    """The table, read once."""
    table: dict[str, Any] = tomllib.loads(files("sayso.capture").joinpath("captions.toml").read_text("utf-8"))
    verbs = sorted({form for verb in table["scene"]["verbs"] for form in _present(verb)}, key=len, reverse=True)
    return Signs(
        signs=tuple(
            Sign(
                weight=row["weight"],
                mark=row["mark"],
                beside_scene=row.get("with") == "scene",
                pattern=re.compile(row["pattern"]),
            )
            for row in table["sign"]
        ),
        scene=re.compile(r"(?<![-’'])\b(?:" + "|".join(map(re.escape, verbs)) + r")\b(?![-’'])"),
        scene_weight=table["scene"]["weight"],
    )


def _present(verb: str) -> tuple[str, str]:
    """The plural and the third person of a verb."""
    head, _, rest = verb.partition(" ")
    third = IRREGULAR.get(head) or head + ("es" if head.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return verb, f"{third} {rest}".strip()


def is_marked_caption(text: str) -> bool:
    """Whether the words of a line name the picture themselves, whatever stands around it."""
    return (
        len(text) <= LONGEST_CAPTION and _signs_in(text, marks=True) >= THRESHOLD and _signs_in(text, marks=False) > -2
    )


def _signs_in(text: str, *, marks: bool) -> float:
    """The weights of the signs in a line: of those that name a picture, or of the others."""
    known, total = signs(), 0.0
    scene = not marks and shows_scene(text)
    for sign in known.signs:
        if sign.mark == marks and (scene or not sign.beside_scene) and sign.pattern.search(text):
            total += sign.weight
    return total + (known.scene_weight if scene else 0.0)


def shows_scene(text: str) -> bool:
    """Whether a verb of a picture stands in the present, soon after the beginning, behind who does it."""
    start = " ".join(text.split(" ", SCENE_WITHIN)[:SCENE_WITHIN])
    found = signs().scene.search(start)
    while found:
        before = start[: found.start()].rstrip()
        last = before.rpartition(" ")[2]
        if last and not DEPENDENT.fullmatch(last):
            return True
        found = signs().scene.search(start, found.end())
    return False


# After these a verb is no finite present: "to enter", "will leave", "did not meet", "the return", "their visit".
DEPENDENT = re.compile(
    r"(?i:to|will|would|can|could|may|might|must|should|shall|not|never|n[o’']t|did|do|does|let|help|a|an|the|this|that|his|her|"
    r"their|its|our|my|your|of|in|for|on|at|by|from|with|after|before|during|first|last|next|second|no|any|some|and|"
    r"or|official|joint|state|peace|protest|more|every|each)|\w+n[’']t"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How the paragraphs of an article end: whether a lacking full stop says anything in it."""

    stops: bool
    vocabulary: tuple[frozenset[str], ...]


def manner_of(texts: Sequence[str]) -> Manner:
    """The manner of an article, from the lines that may be its body."""
    long = [text for text in texts if len(words_of(text[:400])) >= LONG_LINE]
    ended = [text for text in long if ends_finally(text)]
    return Manner(
        stops=len(ended) >= 2 and len(ended) >= BODY_STOPS * len(long),
        vocabulary=tuple(content_words(text) for text in ended),
    )


def content_words(text: str) -> frozenset[str]:
    """The words of a line that carry it, in lower case."""
    return frozenset(word.casefold() for word in words_of(text) if len(word) > 3)


def is_caption(place: int, texts: Sequence[str], manner: Manner) -> bool:
    """Whether the line at a place is a caption, by the sum of its signs."""
    text = texts[place]
    if len(text) > LONGEST_CAPTION:
        return False
    score = max(0.0, _signs_in(text, marks=True) + _signs_in(text, marks=False))
    words = words_of(text[:600])
    unended = manner.stops and not ends_finally(text)
    if unended:
        score += NO_FULL_STOP if len(words) >= SHORT else NO_FULL_STOP_SHORT
    if len(words) > LONGEST:
        score += TOO_LONG
    if unended and _capitalised(words):
        score += CAPITALISED
    if not THRESHOLD - 1 <= score < THRESHOLD or not unended:
        return score >= THRESHOLD
    score += REPEATS_BODY if _repeats(text, place, manner) else 0.0
    if 0 < place < len(texts) - 1 and ends_sentence(texts[place - 1]) and CONTINUES.match(texts[place + 1]):
        score += STANDS_BETWEEN
    return score >= THRESHOLD


def _capitalised(words: Sequence[str]) -> bool:
    """Whether a line is written as headings and signatures are: its words with capitals."""
    carrying = [word for word in words if word.casefold() not in SMALL and not word.isdigit()]
    return len(carrying) >= 2 and sum(word[0].isupper() for word in carrying) >= 0.8 * len(carrying)


def _repeats(text: str, place: int, manner: Manner) -> bool:
    """Whether a paragraph near by says the same: four of five of the words that carry the line."""
    words = content_words(text)
    near = manner.vocabulary[max(0, place - 20) : place + 20]
    return len(words) >= 3 and any(len(words & other) >= 0.8 * len(words) for other in near)


def is_pull_quote(place: int, texts: Sequence[str]) -> bool:
    """Whether a line is a quotation set apart: nothing but it, without a full stop, or said again word for word."""
    found = QUOTED.fullmatch(texts[place])
    if not found:
        return False
    if not ends_sentence(found["words"]) and not found["words"].endswith(","):
        return True
    near = [*texts[max(0, place - QUOTE_NEAR) : place], *texts[place + 1 : place + 1 + QUOTE_NEAR]]
    return any(found["words"].rstrip(".") in other for other in near)
