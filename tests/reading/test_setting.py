"""Where and when a happening was, and how that is known: nothing falls back in silence."""

# ruff: noqa: E501, PLR0913, PLR0917 - a row of a table is one line, and its columns are the arguments of its test
from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

# The paragraphs, the trigger, first and last day, basis, timeframe, and why.
WHEN = [
    (["Rebels shelled the market on Saturday."], "shelled", "2031-05-03", "2031-05-03", "relative", "news", "a day of its clause"),
    (["Rebels shelled the market on 3 May 2031."], "shelled", "2031-05-03", "2031-05-03", "stated", "news", "a full date"),
    (["Rebels shelled the market."], "shelled", None, "2031-05-04", "publication", "news", "no day: by publication, and it says so"),
    (["Rebels will attack the market."], "attack", "2031-05-04", None, "publication", "news", "what is ahead begins with publication"),
    (["Rebels shelled the market in 2019."], "shelled", "2019-01-01", "2019-12-31", "stated", "history", "years ago is history"),
    (["Rebels shelled the market three weeks ago."], "shelled", "2031-04-10", "2031-04-16", "relative", "recent", "weeks ago is recent"),
    (["In the 1990s the rebels ruled. Women were arrested."], "arrested", "1990-01-01", "1999-12-31", "context", "history", "the sentence before dates it"),
    (["Zaro said on Saturday that rebels had shelled the market."], "shelled", None, "2031-05-03", "context", "news", "a day of saying is only a bound"),
    (["For two days rebels shelled the market."], "shelled", None, "2031-05-04", "publication", "news", "a length says not when"),
]  # fmt: skip
# The paragraphs, the trigger, its place, the basis, and why.
WHERE = [
    (["Rebels attacked the army in Goma."], "attacked", "Goma", "role", "hangs on the trigger"),
    (["Soldiers patrolled Goma. Rebels attacked the army."], "attacked", "Goma", "paragraph", "elsewhere in the paragraph"),
    (["Soldiers patrolled Goma.", "It rained in Goma.", "Rebels attacked the army."], "attacked", "Goma", "focus", "the article's only scene"),
    (["Rebels attacked the army."], "attacked", None, None, "nowhere: no place and no basis"),
    (["It rained in Goma.", "It rained in Bunia.", "Rebels attacked the army."], "attacked", None, None, "two scenes are none"),
    (["Egyptian troops attacked the army."], "attacked", None, None, "a demonym is no place of a happening"),
    (["Rebels fled.", "It rained in Goma.", "It rained in Goma.", "The army threatened to attack."], "threatened", None, None, "an act of speech has no ground"),
    (["Clashes erupted in Goma."], "Clashes", "Goma", "role", "a place that hangs on the trigger by its verb"),
    (["Rebels attacked an army base in the town of Bunia, west of Goma."], "attacked", "Bunia", "role", "what it is west of is not the scene"),
]  # fmt: skip
WHERE_BUGS = [
    (["In Goma, rebels attacked the army."], "attacked", "Goma", "sentence", "elsewhere in the sentence"),
]  # fmt: skip


@pytest.mark.parametrize(("paragraphs", "trigger", "earliest", "latest", "basis", "timeframe", "why"), WHEN)
def test_when(
    tell: Callable[..., Any],
    paragraphs: list[str],
    trigger: str,
    earliest: str | None,
    latest: str | None,
    basis: str,
    timeframe: str,
    why: str,
) -> None:
    claim = tell(*paragraphs).claim(trigger)

    assert (claim.when.earliest, claim.when.latest, claim.when.basis) == (earliest, latest, basis), why
    assert claim.timeframe == timeframe, why


def test_without_a_publication_day_nothing_is_bounded(tell: Callable[..., Any]) -> None:
    claim = tell("Rebels shelled the market.", published=None).claim("shelled")

    assert (claim.when.date, claim.when.earliest, claim.when.latest) == (None, None, None)
    assert claim.when.basis == "publication"


def test_a_day_that_cannot_be_resolved_bounds_nothing(tell: Callable[..., Any]) -> None:
    told = tell("Rebels shelled the market on Sunday.", published=None)

    assert (told.claim("shelled").when.earliest, told.claim("shelled").when.latest) == (None, None)


@pytest.mark.parametrize(
    ("paragraphs", "trigger", "place", "basis", "why"),
    [*WHERE, *(pytest.param(*row, marks=pytest.mark.xfail(strict=True, reason=row[-1])) for row in WHERE_BUGS)],
)
def test_where(
    tell: Callable[..., Any], paragraphs: list[str], trigger: str, place: str | None, basis: str | None, why: str
) -> None:
    told = tell(*paragraphs)
    claim = told.claim(trigger)

    assert (told.reading.places[claim.place].exact if claim.place is not None else None) == place, why
    assert claim.place_basis == basis, why


def test_damage_in_an_undated_picture_is_recent_at_most(tell: Callable[..., Any]) -> None:
    told = tell("Rebels left.", "A destroyed bridge at Goma.", kinds=("body", "caption"))

    assert [one.timeframe for one in told.claims("destroyed")] == ["recent"]


@pytest.mark.parametrize(
    ("text", "trigger", "place", "why"),
    [
        (
            "Nurses in Goma said that rebels had shelled Bukavu.",
            "shelled",
            "Bukavu",
            "where the voice is, is not where it was",
        ),
        ("Mali's army shelled a camp near Timbuktu.", "shelled", "Timbuktu", "a country that owns an army is no scene"),
        ("Rebels attacked a post in Mali's northern Gao region.", "attacked", "Gao region", "the finer of two"),
        ("The governor accused the rebels of shelling Bukavu.", "accused", None, "an act of speech has no scene"),
    ],
)
def test_which_of_the_places_of_a_sentence(
    tell: Callable[..., Any], text: str, trigger: str, place: str | None, why: str
) -> None:
    told = tell(text)
    claim = told.claim(trigger)

    assert (told.reading.places[claim.place].exact if claim.place is not None else None) == place, why
