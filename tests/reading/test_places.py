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
    (["Shelling hit near Goma."], "Goma", "COD", "near_settlement", "literal", "near a settlement is not in it"),
    (["Fighters seized the town of Anabah, in Panjshir, on Sunday."], "Anabah", "AFG", "settlement", "literal", "another spelling, inside the province that the text names"),
    (["Fighters left Zambakoro, in Helmand province."], "Zambakoro", "AFG", "adm1", "literal", "an unknown village resolves to the unit that the text names"),
    (["A bomb went off in Paris, Texas."], "Paris", "USA", "settlement", "literal", "the unit after a comma"),
    (["A bomb went off in Paris, Texas.", "Residents of Paris fled."], "Paris", "USA", "settlement", "literal", "and one name is one place throughout"),
    (["Troops crossed from Athens, Ga., to Macon."], "Athens", "USA", "settlement", "literal", "agencies' forms of states"),
    (["Gunmen attacked the town of Tripoli, in Lebanon.", "Residents of Tripoli fled to Libya."], "Tripoli", "LBN", "settlement", "literal", "what is said once holds throughout"),
    (["Fighting raged in Panjshir province on Monday.", "Fighters seized the town of Anabah."], "Anabah", "AFG", "settlement", "literal", "another spelling, in a province that the article names"),
    (["Shelling hit a village 15 miles north of Goma."], "Goma", "COD", "near_settlement", "literal", "a distance from a settlement"),
    (["The ship sank in the Red Sea."], "Red Sea", None, "linear_or_fuzzy", "literal", "a sea"),
    (["Fighting spread across the Donbas."], "Donbas", "UKR", "linear_or_fuzzy", "literal", "a region that is no unit"),
    (["He fled from Georgia to Atlanta and Savannah."], "Georgia", "USA", "adm1", "literal", "the state, by the company it keeps"),
    (["Troops left Georgia for Armenia and Azerbaijan."], "Georgia", "GEO", "country", "literal", "the country, by the company it keeps"),
]  # fmt: skip
BUGS = [
    (["Militants attacked the village of Tamba in Mali."], "Tamba", None, None, "literal", "an alternate name elsewhere is no match for a village in the country in focus"),
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


def test_a_place_in_a_place_is_told_once(tell: Callable[..., Any]) -> None:
    told = tell("Rebels shelled the town of Langsa in Aceh province on Monday, killing four.")
    spans = [(place.start, place.end) for place in told.reading.places]

    assert len(spans) == len(set(spans))


def test_a_country_is_no_surname(tell: Callable[..., Any]) -> None:
    told = tell("Envoy Michael Jordan met officials in Amman.", "Jordan said it had closed its border with Syria.")

    assert told.place("Jordan").country == "JOR"


def test_a_runner_up_in_no_single_country_says_so(tell: Callable[..., Any]) -> None:
    told = tell("The ship sank in the Red Sea, near Sudan.")

    assert all(other.country != "" for place in told.reading.places for other in place.runners_up)


@pytest.mark.parametrize("order", [1, -1])
def test_an_unknown_village_is_where_the_text_puts_it_in_any_order(tell: Callable[..., Any], order: int) -> None:
    paragraphs = ["Gunmen raided the village of Zambakoro.", "Residents of Zambakoro, in Helmand province, fled."]
    told = tell(*paragraphs[::order])

    assert {place.admin1 for place in told.reading.places if place.exact == "Zambakoro"} == {"Helmand"}
