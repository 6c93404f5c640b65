"""Roles of predicates out of the scores of words: who or what fills each, over which words it runs.

Each word has scores of the role that it is the chief word of, and of the role that it stands inside. The chief words
are taken first, each core role once; an argument then runs to both sides as far as standing inside the role, and
hanging below the chief word in the tree, together speak for it. Broken arguments ("C-ARG1") are joined to their first
piece, and relative pronouns ("R-ARG0") are led back to what they stand for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.reading.syntax import ROOT, Argument, Frame, PredicateKind

Scores = NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleScores:
    """Scores of one predicate's roles, [words, 1 + labels]; the first column says no role at all."""

    by_head: Scores
    inside: Scores


ONCE = frozenset("ARG0 ARG1 ARG2 ARG3 ARG4 ARGM-NEG".split())
"""Roles that a predicate has once."""
TREE = 2.0
"""What it is worth, in log odds, that a word hangs below an argument's chief word, or does not. Role spans on the
treebank's dev part, at a third of the training: .712 without the sum (inside labels alone), .708 at 0, .726 at 1,
.733 at 2, .728 at 3; the tree alone .639."""
SURE = 6.0
"""Log odds beyond which one word's say is not counted further."""
TINY = 1e-9
"""Below this share a label is as good as ruled out: far beyond what is counted."""


def arguments(scores: RoleScores, predicate: int, tree: Sequence[int], labels: Sequence[str]) -> list[Argument]:
    """The arguments of a predicate as PropBank has them, in the order of the text, broken and relative ones apart."""
    chosen = scores.by_head.argmax(axis=1)
    strengths = scores.by_head.max(axis=1)
    found: dict[int, str] = {}
    for place in sorted(np.flatnonzero(chosen).tolist(), key=lambda n: -float(strengths[n])):
        label = labels[int(chosen[place]) - 1]
        if label not in ONCE or label not in found.values():
            found[place] = label
    odds = np.clip(_odds(scores.inside), -SURE, SURE)
    odds[predicate] = -SURE
    made = []
    for place, label in sorted(found.items()):
        run = _run(place, odds[:, labels.index(label) + 1].tolist(), _below(place, tree, predicate))
        made.append(Argument(label=label, head=place, pieces=(run,)))
    return made


def frame(word: int, kind: PredicateKind, raw: Sequence[Argument], tree: Sequence[int]) -> Frame:
    """The predicate with its arguments whole: broken ones joined, relative pronouns led back."""
    plain = {one.label for one in raw if one.label[:2] not in ("C-", "R-")}
    found = []
    for one in raw:
        if one.label[:2] == "C-" and one.label[2:] in plain:
            continue
        if one.label[:2] == "R-":
            antecedent = None if one.label[2:] in plain else _antecedent(one.head, tree, word)
            if antecedent is not None:
                run = _below(antecedent, tree, word)
                found.append(Argument(label=one.label[2:], head=antecedent, pieces=(run,)))
            continue
        rest = [piece for other in raw if other.label == "C-" + one.label for piece in other.pieces]
        found.append(Argument(label=one.label, head=one.head, pieces=tuple(sorted([*one.pieces, *rest]))))
    return Frame(word=word, kind=kind, arguments=tuple(sorted(found, key=lambda one: one.head)))


def _antecedent(pronoun: int, tree: Sequence[int], predicate: int) -> int | None:
    """What a relative pronoun stands for: the word before it that the clause of the predicate hangs on."""
    above = tree[predicate]
    while above != ROOT and above > pronoun:
        above = tree[above]
    return above if above != ROOT and above < pronoun else None


def _run(head: int, odds: list[float], below: tuple[int, int]) -> tuple[int, int]:
    """The words of an argument round its chief word: to each side as far as the sum of what speaks for them grows."""
    first = _farthest(head, range(head - 1, -1, -1), odds, below)
    return first, _farthest(head, range(head + 1, len(odds)), odds, below) + 1


def _farthest(head: int, places: Iterable[int], odds: list[float], below: tuple[int, int]) -> int:
    """The word, of those that lead away from the chief word, up to which the sum is greatest."""
    total = best = 0.0
    found = head
    for place in places:
        total += odds[place] + (TREE if below[0] <= place < below[1] else -TREE)
        if total > best:
            best, found = total, place
    return found


def _odds(scores: Scores) -> Scores:
    """The log odds of each label against all others, [words, labels]."""
    shares = np.exp(scores - scores.max(axis=1, keepdims=True))
    rest = shares.sum(axis=1, keepdims=True) - shares
    odds: Scores = np.log(np.maximum(shares, TINY)) - np.log(np.maximum(rest, TINY))
    return odds


def _below(head: int, tree: Sequence[int], predicate: int) -> tuple[int, int]:
    """The unbroken run round a word of all that hangs on it, without what leads down to the predicate."""
    path, one = {predicate}, predicate
    while one != ROOT:
        path.add(one)
        one = tree[one]

    def belongs(word: int) -> bool:
        while word not in (ROOT, head):
            if word in path:
                return False
            word = tree[word]
        return word == head

    first, last = head, head + 1
    while first > 0 and belongs(first - 1):
        first -= 1
    while last < len(tree) and belongs(last):
        last += 1
    return first, last
