"""The shape of an analysed sentence: who hangs on whom, and which word of a run is its chief."""

from __future__ import annotations

import pytest

from sayso.reading.syntax import Syntax, children_of


def tree(heads: list[int]) -> Syntax:
    """A sentence of which only the tree is known."""
    size = len(heads)
    return Syntax(
        upos=("X",) * size, features={}, lemmas=("",) * size, heads=tuple(heads), relations=("dep",) * size,
        children=children_of(heads), tellings=(), frames=(), mentions=(), cues=(),
    )  # fmt: skip


def test_children_stand_in_order() -> None:
    assert children_of([1, -1, 1, 2]) == ((), (0, 2), (3,), ())


@pytest.mark.parametrize(
    ("heads", "first", "last", "chief", "why"),
    [
        ([1, -1, 1], 0, 2, 1, "the word that the others hang on"),
        ([2, 2, -1, 2], 0, 2, 1, "of two that hang outside the last"),
        ([-1], 0, 1, 0, "one word"),
        ([1, 2, -1], 0, 1, 0, "a word that hangs outside of its run"),
    ],
)
def test_the_chief_of_a_run(heads: list[int], first: int, last: int, chief: int, why: str) -> None:
    assert tree(heads).chief(first, last) == chief, why
