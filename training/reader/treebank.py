"""The treebank as training sees it: sentences with trees and roles, each argument told by its head word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import msgspec

KINDS = ("none", "verb", "noun", "adjective", "copula", "auxiliary")
"""What a word is as a predicate. Auxiliaries have no arguments in PropBank; copulas are told from them by having."""
FEATURES = ("Tense", "Mood", "VerbForm", "Voice", "Number", "Person")
"""Morphology that events turn on; the rest of UD's features is left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """A verb, noun or adjective with its arguments `(role, start, end)` in words."""

    index: int
    sense: str
    args: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """One sentence of the treebank; `heads` count from 1, 0 is the root."""

    id: str
    tokens: tuple[str, ...]
    lemmas: tuple[str, ...]
    upos: tuple[str, ...]
    feats: tuple[str, ...]
    heads: tuple[int, ...]
    deprels: tuple[str, ...]
    predicates: tuple[Predicate, ...]

    @cached_property
    def morphology(self) -> tuple[str, ...]:
        """The features of FEATURES only, a string a word."""
        return tuple("|".join(f for f in one.split("|") if f.split("=")[0] in FEATURES) for one in self.feats)

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """The KINDS of every word."""
        found = ["none"] * len(self.tokens)
        for predicate in self.predicates:
            found[predicate.index] = kind(self.upos[predicate.index], bool(predicate.args))
        return tuple(found)

    @cached_property
    def role_heads(self) -> tuple[dict[int, str], ...]:
        """For each predicate, the role of each argument's head word."""
        return tuple({top(self.heads, s, e): role for role, s, e in p.args} for p in self.predicates)


def kind(upos: str, has_arguments: bool) -> str:
    """A predicate's kind by its word class; odd classes (X, ADV) count as what they stand for most, verbs."""
    if upos == "AUX":
        return "copula" if has_arguments else "auxiliary"
    return {"NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}.get(upos, "verb")


def top(heads: Sequence[int], start: int, end: int) -> int:
    """The first word of a span that hangs on a word outside it: its head."""
    return next(i for i in range(start, end) if not start <= heads[i] - 1 < end)


def read_treebank(path: Path) -> list[Sentence]:
    """All sentences of a split, one JSON object a line."""
    decoder = msgspec.json.Decoder(Sentence)
    return [decoder.decode(line) for line in path.read_bytes().splitlines() if line.strip()]
