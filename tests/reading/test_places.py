"""Toponyms: which entry of the gazetteer, how a name is meant, and no coordinates without an entry."""

# ruff: noqa: E501, PLR0913, PLR0917 - a row of a table is one line, and its columns are the arguments of its test
from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

# The paragraphs, the toponym, its country, precision and use, and why.
ROWS = [
    (["Shelling hit Goma."], "Goma", "COD", "settlement", "literal", "the most populous of its name"),
    (["Shelling hit Tripoli.", "Lebanon's army fled."], "Tripoli", "LBN", "settlement", "literal", "the country in focus goes first"),
    (["Shelling hit Tripoli.", "Libya's army fled."], "Tripoli", "LBY", "settlement", "literal", "and it turns with the focus"),
    (["Egyptian troops fled."], "Egyptian", "EGY", "country", "demonym", "a demonym stands for its country"),
    (["Chad denied the report."], "Chad", "TCD", "country", "metonymic", "a country that speaks"),
    (["Troops entered Chad."], "Chad", "TCD", "country", "literal", "a country that is entered"),
    (["Shelling hit the village of Zambakoro."], "Zambakoro", None, None, "literal", "an unknown village keeps its words only"),
    (["Fighting spread in the Panjshir Valley."], "Panjshir Valley", "AFG", "linear_or_fuzzy", "literal", "a valley is no point"),
    (["Troops entered Mopti Region in Mali."], "Mopti Region", "MLI", "adm1", "literal", "the word of kind says which unit"),
    (["Washington said it would leave."], "Washington", "USA", "settlement", "metonymic", "a capital that speaks"),
    (["Rebels took the Democratic Republic of Congo."], "Democratic Republic of Congo", "COD", "country", "literal", "a country's long name"),
]  # fmt: skip
BUGS = [
    (["Militants attacked the village of Tamba in Mali."], "Tamba", None, None, "literal", "an alternate name elsewhere is no match for a village in the country in focus"),
    (["Shelling hit near Goma."], "Goma", "COD", "near_settlement", "literal", "near a settlement is not in it"),
    (["The road from Goma to Bunia was mined."], "Goma to Bunia", None, "linear_or_fuzzy", "literal", "a road between two towns"),
    (["The army of Chad fled.", "He accused Chad of it."], "Chad", "TCD", "country", "metonymic", "a country that is accused"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("paragraphs", "words", "country", "precision", "use", "why"),
    [*ROWS, *(pytest.param(*row, marks=pytest.mark.xfail(strict=True, reason=row[-1])) for row in BUGS)],
)
def test_places(
    tell: Callable[..., Any],
    paragraphs: list[str],
    words: str,
    country: str | None,
    precision: str | None,
    use: str,
    why: str,
) -> None:
    places = [one for one in tell(*paragraphs).reading.places if one.exact == words]

    assert (places[-1].country, places[-1].precision, places[-1].use) == (country, precision, use), why


def test_an_unknown_place_has_no_coordinates(tell: Callable[..., Any]) -> None:
    place = tell("Shelling hit the village of Zambakoro.").place("Zambakoro")

    assert (place.id, place.latitude, place.longitude, place.name) == (None, None, None, "Zambakoro")


def test_a_known_place_says_what_else_it_might_have_been(tell: Callable[..., Any]) -> None:
    place = tell("Shelling hit Tripoli.").place("Tripoli")

    assert place.id.startswith("geonames:")
    assert {one.country for one in place.runners_up} - {place.country}
    assert place.id not in {one.id for one in place.runners_up}
