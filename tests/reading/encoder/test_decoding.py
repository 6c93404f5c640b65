"""Scores to mentions, sayings and arguments: what is decoded when the network has spoken."""

from __future__ import annotations

import numpy as np
import pytest

from sayso.reading.encoder import frames
from sayso.reading.encoder.cues import cue
from sayso.reading.encoder.mentions import mentions
from sayso.reading.syntax import PredicateKind
from sayso.record import Act

PARTS = ("source", "cue", "content")
ROLES = ("ARG0", "ARG1", "R-ARG0", "C-ARG1")


def runs(size: int, *found: tuple[int, int, int, float]) -> np.ndarray:
    """Scores of runs of words in which only some (first, last, label, by how much) are mentions."""
    scores = np.zeros((4, size, size))
    scores[0] = 1.0
    for first, last, label, strength in found:
        scores[label, first, last] = 1.0 + strength
    return scores


@pytest.mark.parametrize(
    ("found", "expected", "why"),
    [
        ([(0, 1, 1, 2.0), (0, 0, 2, 1.0)], [(0, 1, "group"), (0, 2, "person")], "one inside another"),
        ([(0, 2, 1, 2.0), (1, 3, 1, 1.0)], [(0, 3, "person")], "of two that cross the better"),
        ([(2, 1, 1, 2.0)], [], "no run ends before it begins"),
        ([], [], "nothing"),
    ],
)
def test_mentions(found: list[tuple[int, int, int, float]], expected: list[tuple[int, int, str]], why: str) -> None:
    marked = mentions(runs(4, *found), ("person", "group", "place"))

    assert [(one.first, one.last, one.kind.value) for one in marked] == expected, why


@pytest.mark.parametrize(
    ("parts", "word", "source", "content", "why"),
    [
        ("1 2 3 3 3", 1, [(0, 1)], [(2, 5)], "X said Y"),
        ("3 3 0 2 1", 3, [(4, 5)], [(0, 2)], "Y, said X"),
        ("3 0 1 2 0 3", 3, [(2, 3)], [(0, 1), (5, 6)], "a content that the cue breaks is two runs"),
        ("3 3 0 3 2 1", 4, [(5, 6)], [(0, 4)], "a mark inside is bridged"),
        ("3 0 0 0 3 2", 5, [], [(0, 1), (4, 5)], "a gap is not"),
    ],
)
def test_sayings(
    parts: str, word: int, source: list[tuple[int, int]], content: list[tuple[int, int]], why: str
) -> None:
    scores = np.eye(4)[[int(part) for part in parts.split()]]
    found = cue(word, Act.STATE, scores, PARTS)

    assert (list(found.source), list(found.content)) == (source, content), why


def scored(size: int, heads: dict[int, str], inside: dict[int, str]) -> frames.RoleScores:
    by_head, within = np.zeros((size, 5)), np.zeros((size, 5))
    by_head[:, 0] = within[:, 0] = 4.0
    for word, label in heads.items():
        by_head[word, ROLES.index(label) + 1] = 8.0
    for word, label in inside.items():
        within[word, ROLES.index(label) + 1] = 8.0
    return frames.RoleScores(by_head=by_head, inside=within)


def test_an_argument_runs_as_far_as_words_and_tree_speak_for_it() -> None:
    tree = [1, 2, -1, 4, 2]  # the men fled the town
    scores = scored(5, {1: "ARG0", 4: "ARG1"}, {0: "ARG0", 1: "ARG0", 3: "ARG1", 4: "ARG1"})
    found = frames.arguments(scores, 2, tree, ROLES)

    assert [(one.label, one.head, one.pieces) for one in found] == [("ARG0", 1, ((0, 2),)), ("ARG1", 4, ((3, 5),))]


def test_a_core_role_is_taken_once_by_the_surer_word() -> None:
    scores = scored(3, {0: "ARG0", 2: "ARG0"}, {})
    scores.by_head[2, 1] = 9.0

    assert [one.head for one in frames.arguments(scores, 1, [1, -1, 1], ROLES)] == [2]


def test_relative_pronouns_are_led_back_and_broken_arguments_joined() -> None:
    tree = [-1, 2, 0, 2]  # men who fled town
    raw = frames.arguments(scored(4, {1: "R-ARG0", 3: "ARG1"}, {}), 2, tree, ROLES)
    whole = frames.frame(2, PredicateKind.PLAIN, raw, tree)

    assert [(one.label, one.head) for one in whole.arguments] == [("ARG0", 0), ("ARG1", 3)]

    broken = frames.arguments(scored(4, {0: "ARG1", 3: "C-ARG1"}, {}), 1, [1, -1, 1, 1], ROLES)

    assert [one.pieces for one in frames.frame(1, PredicateKind.PLAIN, broken, [1, -1, 1, 1]).arguments] == [
        ((0, 1), (3, 4))
    ]
