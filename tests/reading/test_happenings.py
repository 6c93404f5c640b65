"""Tellings of one happening share it; different happenings do not."""

# ruff: noqa: E501, PLR0913, PLR0917 - a row of a table is one line, and its columns are the arguments of its test
from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

# The paragraphs, two triggers, whether they tell one happening, and why.
ROWS = [
    (["Rebels seize market in Goma", "Rebels seized the market on Sunday."], "seize", "seized", True, "title and body"),
    (["Rebels seized the airport.", "Residents said rebels had captured the airport."], "seized", "captured", True, "told again by another voice"),
    (["Rebels seized the airport.", "Rebels arrested 12 men."], "seized", "arrested", False, "another type"),
    (["Rebels bombed the market on Saturday.", "Rebels shelled the market in 2019."], "bombed", "shelled", False, "another day"),
    (["Rebels shelled the market.", "Soldiers bombed the school."], "shelled", "bombed", False, "other doers"),
    (["Rebels shelled the market, killing 12 civilians."], "shelled", "killing", True, "an attack and those it killed"),
    (["Rebels shell Goma market", "Rebels shelled the market on Sunday."], "shell", "shelled", True, "a thing named by its place in the title"),
    (["Rebels shelled the market.", "At least 12 people were killed in the attack."], "shelled", "attack", True, "the attack told before"),
    (["Rebels shelled the market on Sunday.", "Soldiers had bombed a school in March 2019."], "shelled", "bombed", False, "long before"),
]  # fmt: skip
BUGS = [
    (["Rebels seized the airport.", "Rebels captured the bridge."], "seized", "captured", False, "another thing, told right behind"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("paragraphs", "one", "other", "same", "why"),
    [*ROWS, *(pytest.param(*row, marks=pytest.mark.xfail(strict=True, reason=row[-1])) for row in BUGS)],
)
def test_happenings(
    tell: Callable[..., Any], paragraphs: list[str], one: str, other: str, same: bool, why: str
) -> None:
    told = tell(*paragraphs, kinds=("body",) if paragraphs[0].endswith(".") else ("title",))

    assert (told.claim(one).happening == told.claim(other).happening) is same, why
