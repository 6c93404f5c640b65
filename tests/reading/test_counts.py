"""How many: bounds by their words, vague words that stay words, and numbers that count nothing."""

# ruff: noqa: E501, PLR0913, PLR0917 - a row of a table is one line, and its columns are the arguments of its test
from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

# The text, of what, the words of the count, low, high, bound, and why.
ROWS = [
    ("Gunmen killed 12 people.", "killed", "12", 12, 12, "exact", "a plain number"),
    ("Gunmen killed at least 12 people.", "killed", "at least 12", 12, None, "at_least", "a lower bound has no high"),
    ("Gunmen killed more than 40 people.", "killed", "more than 40", 40, None, "at_least", "more than forty is at least forty"),
    ("Up to 40 soldiers were killed.", "killed", "Up to 40", None, 40, "at_most", "an upper bound has no low"),
    ("Fewer than 50 people fled.", "displaced", "Fewer than 50", None, 50, "at_most", "fewer than"),
    ("20 to 30 people were killed.", "killed", "20 to 30", 20, 30, "exact", "a range"),
    ("About 400 people were wounded.", "injured", "About 400", 400, 400, "about", "a rough number"),
    ("Dozens of civilians were killed.", "killed", "Dozens", None, None, "vague", "a vague word stays a word"),
    ("Thousands of people fled.", "displaced", "Thousands", None, None, "vague", "and so does another"),
    ("Twenty-five people were killed.", "killed", "Twenty-five", 25, 25, "exact", "a number in words"),
    ("1.5 million people were displaced.", "displaced", "1.5 million", 1500000, 1500000, "exact", "a power in words"),
    ("More than 1,200 families fled.", "displaced", "More than 1,200", 1200, None, "at_least", "a separator"),
    ("Doctors treated 40 people.", "treated", "40", 40, 40, "exact", "the treated"),
    ("12 dead after attack.", "killed", "12", 12, 12, "exact", "a bare count in a headline"),
    ("A dozen civilians were killed.", "killed", "A dozen", 12, 12, "about", "a dozen is a number"),
    ("Gunmen killed 12 or more people.", "killed", "12 or more", 12, None, "at_least", "a bound behind its number"),
    ("Police arrested 30 protesters.", "arrested", "30", 30, 30, "exact", "arrests"),
    ("A soldier was killed.", "killed", "A soldier", 1, 1, "exact", "one person in the singular"),
    ("Between 20 and 30 people were killed.", "killed", "Between 20 and 30", 20, 30, "exact", "a range by between and and"),
    ("The governor put the dead at 14.", "killed", "14", 14, 14, "exact", "a number that another verb says of the dead"),
    ("Ten of the army's own soldiers died.", "killed", "Ten", 10, 10, "exact", "a number that stands for its people"),
    ("Four tanks were destroyed.", "losses", "Four", 4, 4, "exact", "things are lost"),
    ("Some 240,000 customers are without electricity.", "affected", "Some 240,000", 240000, 240000, "about", "who lacks"),
    ("Gunmen beheaded 23 day labourers.", "killed", "23", 23, 23, "exact", "a unit of time may tell what kind of people"),
    ("A bus driver was shot in the leg.", "injured", "A bus driver", 1, 1, "exact", "what a wound leaves alive"),
    ("The attack left six inmates dead.", "killed", "six", 6, 6, "exact", "what an attack leaves"),
]  # fmt: skip
BUGS = [
    ("200,000 people need food.", "affected", "200,000", 200000, 200000, "exact", "those in need"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "of", "words", "low", "high", "bound", "why"),
    [*ROWS, *(pytest.param(*row, marks=pytest.mark.xfail(strict=True, reason=row[-1])) for row in BUGS)],
)
def test_counts(
    tell: Callable[..., Any],
    text: str,
    of: str,
    words: str,
    low: float | None,
    high: float | None,
    bound: str,
    why: str,
) -> None:
    (one,) = tell(text).counts()

    assert (one.of, one.exact, one.low, one.high, one.bound) == (of, words, low, high, bound), why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("In 2021 soldiers were killed.", "a year counts nothing"),
        ("The 12th regiment killed nobody.", "an ordinal counts nobody"),
        ("Soldiers were killed on 12 May.", "a day of a month counts nobody"),
        ("He was killed at 40 metres.", "nor do metres"),
        ("Sara Adan, 71, was killed.", "nor does an age"),
        ("Guards attacked Wing 4 of the prison.", "nor does a number in a name"),
    ],
)
def test_what_counts_nobody(tell: Callable[..., Any], text: str, why: str) -> None:
    assert not tell(text).counts(), why


def test_shares_are_of_a_whole(tell: Callable[..., Any]) -> None:
    (share,) = tell("One-third of the country is facing hunger.").counts()
    (ground,) = tell("The rebels seized four of the province's seven districts.").counts()

    assert (share.unit, share.low, share.high) == ("share", 0.333, 0.333)
    assert (ground.low, ground.out_of, ground.of, ground.unit) == (4, 7, "territory", "places")


def test_a_count_may_be_part_of_another(tell: Callable[..., Any]) -> None:
    whole, part = tell("Gunmen killed 12 people, including three children.").claim("killed").counts

    assert (whole.low, part.low, part.part_of) == (12, 3, 0)


def test_two_counts_of_one_sentence_go_to_their_own_words(tell: Callable[..., Any]) -> None:
    told = tell("Gunmen killed 12 villagers and wounded 30 others.")

    assert [one.low for one in told.claim("killed").counts] == [12]


def test_the_wounded_that_are_treated_count_for_both_words(tell: Callable[..., Any]) -> None:
    told = tell("Doctors treated 57 wounded people.")

    assert {one.of: one.low for one in told.counts()} == {"treated": 57, "injured": 57}


def test_people_taken_are_captives_and_places_are_ground(tell: Callable[..., Any]) -> None:
    captives = tell("The rebels captured 11 soldiers.").claim("captured")
    ground = tell("The rebels captured two towns.").claim("captured")

    assert [(one.type, one.counts[0].of) for one in (captives, ground)] == [
        ("ASSAULT", "captured"),
        ("CONTROL", "territory"),
    ]
