"""What the encoder tells of a sentence: word classes, lemmas, a tree, and predicates with their roles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sayso.record import Act, ClaimType, EntityKind, Modality, Polarity

ROOT = -1
"""The head of a word that hangs on nothing."""


class PredicateKind(StrEnum):
    """What kind of predicate a word is: one with a meaning of its own, a light verb ("carried out"), an auxiliary."""

    PLAIN = "plain"
    LIGHT = "light"
    AUX = "aux"


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """A role of a predicate, as PropBank names it (ARG0 who does it, ARG1 whom, ARGM-TMP when, …).

    `head` is its chief word. `pieces` are runs of words [first, last), more than one where it is broken. Relative
    pronouns are led back to what they stand for: in "the men who fled" ARG0 is the men.
    """

    label: str
    head: int
    pieces: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A predicate: its word, its kind, and its roles in the order of the text."""

    word: int
    kind: PredicateKind
    arguments: tuple[Argument, ...]

    def find(self, *labels: str) -> Iterator[Argument]:
        """The arguments of some labels."""
        return (one for one in self.arguments if one.label in labels)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A run of words [first, last) that names or describes somebody or something, with its kind."""

    first: int
    last: int
    kind: EntityKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A word that says who says what: its act, and the runs of words of its source, of itself and of what is said."""

    word: int
    act: Act
    source: tuple[tuple[int, int], ...]
    words: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What a word tells, if it tells something: the type of a claim (None: of none), and how the words put it.

    `happened` is from 3 (it certainly did) to -3 (it certainly did not), as UDS-IH2 has it.
    """

    type: ClaimType | None
    polarity: Polarity
    modality: Modality
    happened: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Syntax:
    """A sentence analysed; every tuple but the last three has one entry a word.

    `upos`, `relations` and `features` are those of Universal Dependencies; `heads` are words of the sentence, ROOT
    for the one that hangs on nothing; `children` are the words that hang on each. `tellings` are what each word
    would tell as a predicate.
    """

    upos: tuple[str, ...]
    features: Mapping[str, tuple[str | None, ...]]
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    children: tuple[tuple[int, ...], ...]
    tellings: tuple[Telling, ...]
    frames: tuple[Frame, ...]
    mentions: tuple[Marked, ...]
    cues: tuple[Cue, ...]

    def frame_at(self, word: int) -> Frame | None:
        """The predicate that a word is, if it is one."""
        return next((frame for frame in self.frames if frame.word == word), None)

    def chief(self, first: int, last: int) -> int:
        """The word of a run [first, last) that hangs outside of it; the last of several."""
        return next((n for n in range(last - 1, first - 1, -1) if not first <= self.heads[n] < last), last - 1)


def children_of(heads: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """The words that hang on each word, in order."""
    found: list[list[int]] = [[] for _ in heads]
    for word, head in enumerate(heads):
        if head != ROOT:
            found[head].append(word)
    return tuple(map(tuple, found))
