"""Who is who: one entity for all the forms of a name, its role, and for whom it acts."""

# ruff: noqa: E501, PLR0913, PLR0917 - a row of a table is one line, and its columns are the arguments of its test
from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

# The paragraphs, words that name one entity, its name, and why.
SAME = [
    (["Ahmad Karun fled.", "Karun later returned to Goma."], ["Ahmad Karun", "Karun"], "Ahmad Karun", "the last name alone"),
    (["The National Relief Front (NRF) attacked.", "Later the NRF fled."], ["National Relief Front", "NRF"], "National Relief Front", "an acronym in brackets"),
    (["The Sahel Recovery Agency came.", "Later the SRA left."], ["Sahel Recovery Agency", "SRA"], "Sahel Recovery Agency", "an acronym by its initials"),
    (["The World Food Programme came.", "Later the WFP left."], ["World Food Programme", "WFP"], "World Food Programme", "two forms of a known body"),
    (["Gunmen fled.", "The gunmen returned."], ["Gunmen", "gunmen"], "Gunmen", "the same common noun"),
    (["The United Northern Front attacked.", "The Northern Front fled."], ["United Northern Front", "Northern Front"], "United Northern Front", "a name within a longer one"),
    (["The Lemba Front attacked Goma.", "The Front fled."], ["Lemba Front", "Front"], "Lemba Front", "the last word of a body's name"),
    (["The Front de Libération du Sud (FLS) attacked.", "The FLS fled."], ["Front de Libération du Sud", "FLS"], "Front de Libération du Sud", "a name with small words inside"),
    (["Nur Hashem, a fisherman, fled.", "Hashem returned."], ["Nur Hashem", "fisherman", "Hashem"], "Nur Hashem", "a common noun beside a name"),
    (["The Malian army fled.", "On Sunday the army returned."], ["Malian army", "army"], "Malian army", "a bare body where one has more words"),
    (["The Malian army fled.", "Soldiers looted shops."], ["Malian army", "Soldiers"], "Malian army", "soldiers are the only army's"),
    (["The Lemba Front attacked Goma.", "The insurgents fled."], ["Lemba Front", "insurgents"], "Lemba Front", "the rebels, where one group of them is named"),
]  # fmt: skip
SAME_BUGS = [
    (["Lemba Front rebels attacked Goma.", "The rebels fled."], ["Lemba Front rebels", "rebels"], "Lemba Front rebels", "a common noun goes back to its fuller phrase"),
]  # fmt: skip
# The text, the words of the mention, role and the name of whom it acts for, and why.
ROLES = [
    ("Ahmad Karun, the leader of the Relief Front, fled.", "Ahmad Karun", "leader", "Relief Front", "an apposition"),
    ("Lemba Front spokesman Jonas Okello fled.", "Jonas Okello", "spokesman", "Lemba Front", "a phrase before the name"),
    ("Lemba Front fighters fled.", "Lemba Front fighters", None, "Lemba Front", "the name inside a phrase"),
    ("Fighters of the Lemba Front fled.", "Fighters", None, "Lemba Front", "the name after of"),
    ("The Lemba Front's fighters fled.", "fighters", None, "Lemba Front", "a possessor"),
    ("Minister Aron Tasse fled.", "Aron Tasse", "Minister", None, "a title is a role"),
    ("Idris Oumar, who leads the Lemba Front, fled.", "Idris Oumar", "leader", "Lemba Front", "a relative clause that tells an office"),
    ("Army spokesman Paul Zaro fled.", "Paul Zaro", "spokesman", "Army", "an office with its body before a name"),
    ("Jonas Okello, a spokesman for the Lemba Front, fled.", "Jonas Okello", "spokesman", "Lemba Front", "a spokesman for"),
    ("Karim Haddad, Syria's deputy health minister, fled.", "Karim Haddad", "deputy health minister", None, "an apposition with a possessor"),
    ("Fisherman Nur Hashem fled.", "Nur Hashem", "fisherman", None, "a trade before the name"),
]  # fmt: skip
ROLES_BUGS = [
    ("Gen. Paul Zaro fled.", "Paul Zaro", "Gen", None, "an abbreviated rank"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("paragraphs", "forms", "name", "why"),
    [*SAME, *(pytest.param(*row, marks=pytest.mark.xfail(strict=True, reason=row[-1])) for row in SAME_BUGS)],
)
def test_forms_of_one_name_are_one_entity(
    tell: Callable[..., Any], paragraphs: list[str], forms: list[str], name: str, why: str
) -> None:
    told = tell(*paragraphs)

    assert {told.entity(form).id for form in forms} == {told.entity(forms[0]).id}, why
    assert told.entity(forms[0]).name == name, why


def test_different_names_are_different_entities(tell: Callable[..., Any]) -> None:
    told = tell("Ahmad Karun fled. Amina Diallo stayed. The Lemba Front attacked the Sahel Front.")

    assert len({told.entity(name).id for name in ("Ahmad Karun", "Amina Diallo", "Lemba Front", "Sahel Front")}) == 4


@pytest.mark.parametrize(
    ("text", "words", "role", "of", "why"),
    [*ROLES, *(pytest.param(*row, marks=pytest.mark.xfail(strict=True, reason=row[-1])) for row in ROLES_BUGS)],
)
def test_roles_and_sides(
    tell: Callable[..., Any], text: str, words: str, role: str | None, of: str | None, why: str
) -> None:
    told = tell(text)
    entity = told.entity(words)

    assert entity.role == role, why
    assert (told.named(entity.of).name if entity.of else None) == of, why


@pytest.mark.parametrize(
    ("words", "country", "why"),
    [
        ("Egyptian troops", "EGY", "a demonym gives the country"),
        ("Chad", "TCD", "a country is its own"),
        ("Taliban", "AFG", "a known group"),
        ("gunmen", None, "nothing says where they are from"),
    ],
)
def test_countries(tell: Callable[..., Any], words: str, country: str | None, why: str) -> None:
    assert tell(f"On Sunday {words} attacked.").entity(words).country == country, why


def test_unnamed_voices_are_entities_too(tell: Callable[..., Any]) -> None:
    told = tell("Analysts said the army had fled. The Lemba Front denied it.")

    assert not told.entity("Analysts").named
    assert told.entity("Lemba Front").named
