"""Names and common nouns of people: which words are mentions, and of what."""

# ruff: noqa: E501 - a row of a table is one line, and its columns are the arguments of its test
from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

ROWS: list[tuple[str, list[tuple[str, str]], str]] = [
    ("Gunmen attacked soldiers near Goma.", [("Gunmen", "group"), ("soldiers", "group"), ("Goma", "place")], "common nouns of forces"),
    ("Police arrested Amina Diallo.", [("Police", "organization"), ("Amina Diallo", "person")], "two capitals name a person"),
    ("The Lemba Front attacked.", [("Lemba Front", "group")], "a name that ends in a word of bodies; its article stays out"),
    ("Rebels hit Goma Airport.", [("Rebels", "group"), ("Goma", "place"), ("Goma Airport", "facility")], "a name that ends in a word of buildings"),
    ("Fighting spread in the Tamba Valley.", [("Tamba Valley", "place")], "a name that ends in a word of country"),
    ("The Ministry of Health said so.", [("Ministry of Health", "organization")], "a body joined by of"),
    ("Egyptian troops fled.", [("Egyptian", "nationality"), ("Egyptian troops", "group")], "a demonym inside the phrase it modifies"),
    ("Lemba Front fighters fled.", [("Lemba Front", "group"), ("Lemba Front fighters", "group")], "a name inside a common noun phrase"),
    ("The WFP warned of famine.", [("WFP", "organization")], "a known acronym"),
    ("Masked gunmen fled.", [("gunmen", "group")], "a modifier that only describes stays out"),
    ("He died in Ziguéville on Sunday.", [("Ziguéville", "place")], "after a preposition of place a lone name is a place"),
    ("Officials in N’Djamena said so.", [("Officials", "group"), ("N’Djamena", "place")], "an apostrophe inside a name"),
    ("However, nothing happened on Monday.", [], "ordinary words and days with capitals are no names"),
    ("It rained.", [], "pronouns are not marked"),
    ("The army barracks burned.", [("army", "organization")], "a body that modifies another noun is nested; common nouns of buildings are not listed"),
    ("Governor Odile Nsenga fled.", [("Odile Nsenga", "person")], "a title in the list of people before a name"),
    ("Minister Aron Tasse fled.", [("Aron Tasse", "person")], "a title is no part of the name"),
    ("The U.S. attacked.", [("U.S.", "place")], "the stop of an abbreviation belongs to it"),
    ("Rebels took the Democratic Republic of Congo.", [("Rebels", "group"), ("Democratic Republic of Congo", "place")], "a country's long name"),
    ("Lorries were stopped by a fisherman.", [("Lorries", "vehicle"), ("fisherman", "person")], "vehicles, and one man is a person"),
    ("“Nobody helped,” said Okello.", [("Okello", "person")], "the first word of a quote is capital for that alone"),
]  # fmt: skip
BUGS: list[tuple[str, list[tuple[str, str]], str]] = [
    ("The Sudan People's Liberation Front attacked.", [("Sudan People's Liberation Front", "organization")], "a possessive inside a body's name"),
    ("Shells hit Sakembe.", [("Sakembe", "place")], "an unknown name after a verb of violence"),
    ("Sakembe fell on Sunday.", [("Sakembe", "place")], "an unknown name that falls"),
    ("The bomb wounded nine police officers.", [("police officers", "group")], "two nouns of people in a row"),
    ("Rebels fired Kalashnikovs.", [("Rebels", "group"), ("Kalashnikovs", "weapon")], "weapons"),
    ("US General Mark Oduya fled.", [("US", "place"), ("Mark Oduya", "person")], "a country, a title and a name in one run"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [*ROWS, *(pytest.param(*row, marks=pytest.mark.xfail(strict=True, reason=row[-1])) for row in BUGS)],
)
def test_mentions(tell: Callable[..., Any], text: str, expected: list[tuple[str, str]], why: str) -> None:
    found = [(one.exact, one.kind.value) for one in tell(text).reading.mentions]

    assert found == expected, why
