"""Time expressions and the days that they bound, for a text published on Sunday 4 May 2031."""

# ruff: noqa: E501, PLR0913, PLR0917 - a row of a table is one line, and its columns are the arguments of its test
from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

# The text, the expression, its type, value, first and last day, basis, and why.
ROWS = [
    ("They fled on Sunday.", "on Sunday", "DATE", "2031-05-04", "2031-05-04", "2031-05-04", "relative", "the weekday of publication is that day"),
    ("They fled on Monday.", "on Monday", "DATE", "2031-04-28", "2031-04-28", "2031-04-28", "relative", "the past one in a past tense"),
    ("They fled last Sunday.", "last Sunday", "DATE", "2031-04-27", "2031-04-27", "2031-04-27", "relative", "last is a week before the same weekday"),
    ("Talks will begin on Monday.", "on Monday", "DATE", "2031-05-05", "2031-05-05", "2031-05-05", "relative", "the next one in a future tense"),
    ("Talks are due next Sunday.", "next Sunday", "DATE", "2031-05-11", "2031-05-11", "2031-05-11", "relative", "next is not today"),
    ("They fled yesterday.", "yesterday", "DATE", "2031-05-03", "2031-05-03", "2031-05-03", "relative", "the day before"),
    ("They fled last month.", "last month", "DATE", "2031-04", "2031-04-01", "2031-04-30", "relative", "a whole month"),
    ("They fled last week.", "last week", "DATE", "2031-W17", "2031-04-21", "2031-04-27", "relative", "a whole week"),
    ("They fled two days ago.", "two days ago", "DATE", "2031-05-02", "2031-05-02", "2031-05-02", "relative", "days are exact"),
    ("They fled three weeks ago.", "three weeks ago", "DATE", "2031-W15", "2031-04-10", "2031-04-16", "relative", "weeks have slack"),
    ("They fled two months ago.", "two months ago", "DATE", "2031-03", "2031-03-01", "2031-03-31", "relative", "a whole month"),
    ("They fled in March.", "in March", "DATE", "2031-03", "2031-03-01", "2031-03-31", "relative", "the latest such month"),
    ("They fled in December.", "in December", "DATE", "2030-12", "2030-12-01", "2030-12-31", "relative", "which may be of the year before"),
    ("They fled on 5 March.", "on 5 March", "DATE", "2031-03-05", "2031-03-05", "2031-03-05", "relative", "a day without its year"),
    ("They fled on May 3.", "on May 3", "DATE", "2031-05-03", "2031-05-03", "2031-05-03", "relative", "month before day"),
    ("They fled on 3 May 2029.", "on 3 May 2029", "DATE", "2029-05-03", "2029-05-03", "2029-05-03", "stated", "a full date"),
    ("They fled on Jan. 5, 2029.", "on Jan. 5, 2029", "DATE", "2029-01-05", "2029-01-05", "2029-01-05", "stated", "an abbreviated month"),
    ("They fled in 2019.", "in 2019", "DATE", "2019", "2019-01-01", "2019-12-31", "stated", "a year"),
    ("They ruled in the 1990s.", "in the 1990s", "DATE", "199", "1990-01-01", "1999-12-31", "stated", "a decade as TIMEX3 writes it"),
    ("They ruled from 1996 to 2001.", "from 1996 to 2001", "DURATION", "P5Y", "1996-01-01", "2001-12-31", "stated", "from year to year"),
    ("Since 9/11 they have fought.", "9/11", "DATE", "2001-09-11", None, None, "stated", "a day known by its figures"),
    ("They held it for the past three weeks.", "the past three weeks", "DURATION", "P3W", "2031-04-13", "2031-05-04", "vague", "a stretch that ends with publication"),
    ("Shells fell every night.", "every night", "SET", "P1D", None, None, "stated", "how often"),
    ("The army, which plans an offensive, shelled the town on Monday.", "on Monday", "DATE", "2031-04-28", "2031-04-28", "2031-04-28", "relative", "the tense of its own verb, not the plans beside it"),
    ("They fled in recent days.", "in recent days", "DATE", "PAST_REF", "2031-04-27", "2031-05-04", "vague", "a vague past"),
    ("They fought for two days.", "for two days", "DURATION", "P2D", None, None, "stated", "a length that lies nowhere"),
    ("They fled at 4:30 am.", "at 4:30 am", "TIME", "2031-05-04T04:30", "2031-05-04", "2031-05-04", "relative", "the full stop of the sentence is not the expression's"),
    ("They fled at dawn on Thursday.", "at dawn on Thursday", "TIME", "2031-05-01TMO", "2031-05-01", "2031-05-01", "relative", "a part of a day"),
    ("They fled in the spring of 2019.", "in the spring of 2019", "DATE", "2019-SP", "2019-03-01", "2019-05-31", "stated", "a season"),
    ("They fled over the weekend.", "over the weekend", "DATE", "2031-W18-WE", "2031-05-03", "2031-05-04", "relative", "a weekend"),
    ("They fled at 5am on Thursday.", "at 5am on Thursday", "TIME", "2031-05-01T05:00", "2031-05-01", "2031-05-01", "relative", "an hour of a day"),
    ("They fled on Thursday at about 2.15 a.m.", "on Thursday at about 2.15 a.m.", "TIME", "2031-05-01T02:15", "2031-05-01", "2031-05-01", "relative", "a day and its hour"),
    ("They fled in the early hours of 3 May.", "in the early hours of 3 May", "TIME", "2031-05-03TMO", "2031-05-03", "2031-05-03", "relative", "a part of a date"),
    ("They fled in mid-March.", "in mid-March", "DATE", "2031-03", "2031-03-10", "2031-03-20", "relative", "the middle of a month"),
    ("Talks are planned for Monday.", "Monday", "DATE", "2031-05-05", "2031-05-05", "2031-05-05", "relative", "what is planned lies ahead"),
    ("They must leave by Friday.", "by Friday", "DATE", "2031-05-09", "2031-05-09", "2031-05-09", "relative", "so does a deadline"),
    ("They had left by Friday.", "by Friday", "DATE", "2031-05-02", "2031-05-02", "2031-05-02", "relative", "unless its verb is past"),
]  # fmt: skip
BUGS = [
    ("They met between 4 and 7 April.", "between 4 and 7 April", "DATE", "2031-04-04/2031-04-07", "2031-04-04", "2031-04-07", "relative", "between two days of one month"),
    ("They fled shortly before midnight.", "shortly before midnight", "TIME", "2031-05-03TNI", "2031-05-03", "2031-05-03", "relative", "a part of a day without its day"),
    ("Patrols leave every morning.", "every morning", "SET", "P1D", None, None, "vague", "a set of times"),
]  # fmt: skip
NONE = [
    ("It may rain, and they may march on.", "months that are verbs"),
    ("The 2,019 men fled.", "a number with a separator is no year"),
    ("He died on 30 February.", "no such day"),
]
NO_ANCHOR = [
    ("They fled on Sunday.", None, None, "a weekday hangs on publication"),
    ("They fled three weeks ago.", None, None, "so does what is ago"),
    ("They fled last month.", None, None, "and the last month"),
    ("They fled on 5 March.", "XXXX-03-05", None, "a day of an unknown year keeps what is known"),
    ("They fled in March.", "XXXX-03", None, "and a month"),
    ("They fled in 2019.", "2019", "2019-01-01", "a year needs no anchor"),
]


@pytest.mark.parametrize(
    ("text", "words", "kind", "value", "earliest", "latest", "basis", "why"),
    [*ROWS, *(pytest.param(*row, marks=pytest.mark.xfail(strict=True, reason=row[-1])) for row in BUGS)],
)
def test_dates(
    tell: Callable[..., Any],
    text: str,
    words: str,
    kind: str,
    value: str,
    earliest: str | None,
    latest: str | None,
    basis: str,
    why: str,
) -> None:
    (one,) = tell(text).reading.dates

    assert (one.exact, one.type, one.value, one.basis) == (words, kind, value, basis), why
    if words != "9/11":  # whether "since" reaches to publication is the preposition's matter
        assert (one.earliest, one.latest) == (earliest, latest), why


@pytest.mark.parametrize(("text", "why"), NONE)
def test_what_is_no_time(tell: Callable[..., Any], text: str, why: str) -> None:
    assert not tell(text).reading.dates, why


@pytest.mark.parametrize(("text", "value", "earliest", "why"), NO_ANCHOR)
def test_without_a_publication_day_what_hangs_on_it_stays_open(
    tell: Callable[..., Any], text: str, value: str | None, earliest: str | None, why: str
) -> None:
    (one,) = tell(text, published=None).reading.dates

    assert (one.value, one.earliest) == (value, earliest), why


def test_a_day_without_its_year_is_the_nearest(tell: Callable[..., Any]) -> None:
    (one,) = tell("They fled on 31 December.", published="2031-01-02").reading.dates

    assert one.value == "2030-12-31"


def test_what_counts_from_the_day_told_before(tell: Callable[..., Any]) -> None:
    told = tell("The army shelled Kadoma on 12 March. Four days later the rebels left. The next day people returned.")

    assert [one.value for one in told.reading.dates] == ["2031-03-12", "2031-03-16", "2031-03-17"]
