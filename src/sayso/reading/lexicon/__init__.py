"""Word lists of the first reading (the CSV and TOML files here), and their loaders.

Policy is in the tables; what they cannot know stays out. All keys are lower case except names of the world list.
"""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sayso.reading.words import words
from sayso.record import Act, ClaimType, EntityKind, SpeakerKind

VOWELS = frozenset("aeiou")
COLLECTIVE = frozenset(
    "militia troop force paramilitary garrison battalion brigade gang family household staff crew convoy delegation "
    "opposition resistance side group mob crowd report rumour survey source local".split()
)
"""Nouns of people.csv whose singular is not one person."""
DOUBLING = frozenset("stab ban kidnap".split())  # verbs of the tables that double their last letter


def _rows(name: str) -> list[dict[str, str]]:
    lines = files(__package__).joinpath(name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if line and not line.startswith("#")))


def split(phrase: str) -> tuple[str, ...]:
    """A phrase of a table as the words that a text has for it ("cease-fire" is three)."""
    return tuple(token.lower for token in words(phrase))


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleNoun:
    """A common noun of people: what it is an entity of, and as a speaker."""

    singular: str
    plural: bool
    kind: EntityKind
    sector: str | None
    speaker: SpeakerKind | None


@cache
def people() -> dict[str, PeopleNoun]:
    """Common nouns of people and forces, singular and plural (people.csv)."""
    found = {}
    for row in _rows("people.csv"):
        for form, plural in ((row["singular"], False), (row["plural"], True)):
            one = not plural and row["singular"] not in COLLECTIVE
            found[form] = PeopleNoun(
                singular=row["singular"],
                plural=plural,
                kind=EntityKind.PERSON if row["kind"] == "group" and one else EntityKind(row["kind"]),
                sector=row["sector"] or None,
                speaker=SpeakerKind(row["speaker"]) if row["speaker"] else None,
            )
    return found


@cache
def name_words() -> dict[str, frozenset[str]]:
    """Words that tell what a name is, by what they tell (names.toml)."""
    text = files(__package__).joinpath("names.toml").read_text(encoding="utf-8")
    return {key: frozenset(value.split()) for key, value in tomllib.loads(text).items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An institution, armed group or country that the reader knows before it reads."""

    name: str
    kind: EntityKind
    sector: str | None
    country: str | None
    speaker: SpeakerKind | None


@cache
def world() -> dict[str, Known]:
    """Institutions and armed groups by every form of their names (world.csv)."""
    found = {}
    for row in _rows("world.csv"):
        known = Known(
            name=row["name"],
            kind=EntityKind(row["kind"]),
            sector=row["sector"] or None,
            country=row["country"] or None,
            speaker=SpeakerKind(row["speaker"]) if row["speaker"] else None,
        )
        found.update({form: known for form in (row["name"], *row["forms"].split("|")) if form})
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country: GeoNames id and a representative point in WGS84 degrees (the mean of its settlements)."""

    code: str
    geonames: str
    name: str
    capital: str
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Countries:
    """Countries by name, by demonym, by what stands for their government, and by ISO 3166 alpha-2."""

    names: dict[str, Country]
    demonyms: dict[str, Country]
    governments: dict[str, Country]
    alpha2: dict[str, Country]


@cache
def countries() -> Countries:
    """Every country with its forms (countries.csv)."""
    names: dict[str, Country] = {}
    demonyms: dict[str, Country] = {}
    governments: dict[str, Country] = {}
    alpha2: dict[str, Country] = {}
    for row in _rows("countries.csv"):
        country = Country(
            code=row["country"],
            geonames=row["geonames"],
            name=row["name"],
            capital=row["capital"],
            latitude=float(row["latitude"]) if row["latitude"] else None,
            longitude=float(row["longitude"]) if row["longitude"] else None,
        )
        for table, forms in ((names, row["aliases"]), (demonyms, row["demonyms"]), (governments, row["government"])):
            table.update({form: country for form in forms.split("|") if form})
        names[country.name] = country
        alpha2[row["alpha2"]] = country
    return Countries(names=names, demonyms=demonyms, governments=governments, alpha2=alpha2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A word of saying: its act, what its content may be, and the claim that the saying makes."""

    act: Act
    takes: frozenset[str]
    outer: ClaimType | None
    mode: str | None


@cache
def cues() -> dict[str, Cue]:
    """Words of saying by every form (cues.csv)."""
    found = {}
    for row in _rows("cues.csv"):
        cue = Cue(
            act=Act(row["act"]),
            takes=frozenset(row["takes"].split("|")),
            outer=ClaimType(row["outer"]) if row["outer"] else None,
            mode=row["mode"] or None,
        )
        found.update(dict.fromkeys(row["forms"].split("|"), cue))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class TriggerWord:
    """A form of a word that tells a happening. `form`: base, s, ing, ed (past or participle), phrase or noun."""

    form: str
    type: ClaimType
    mode: str | None
    thing: str | None
    needs: str | None


@cache
def triggers() -> dict[tuple[str, ...], tuple[TriggerWord, ...]]:
    """Words of happenings by their lower-case words: a verb's form, a noun, or both (triggers.csv)."""
    found: dict[tuple[str, ...], tuple[TriggerWord, ...]] = {}
    for row in _rows("triggers.csv"):
        forms = [(form, "noun") for form in row["noun"].split("|") if form]
        if row["verb"].startswith("="):
            forms += [(form, "phrase") for form in row["verb"][1:].split("|")]
        elif row["verb"]:
            base, *irregular = row["verb"].split("|")
            forms += [*inflected(base, bool(irregular)), *((form, "ed") for form in irregular)]
        for form, shape in forms:
            word = TriggerWord(
                form=shape,
                type=ClaimType(row["type"]),
                mode=row["mode"] or None,
                thing=row["thing"] or None,
                needs=row["needs"] or None,
            )
            key = split(form)
            found[key] = (*found.get(key, ()), word)
    return found


@cache
def assessments() -> frozenset[tuple[str, ...]]:
    """Words of judgement and outlook (assessments.csv)."""
    return frozenset(split(row["word"]) for row in _rows("assessments.csv"))


@cache
def hedges() -> tuple[tuple[str, ...], ...]:
    """Words that doubt, longest first (hedges.csv)."""
    return tuple(sorted((split(row["words"]) for row in _rows("hedges.csv")), key=len, reverse=True))


@cache
def things() -> frozenset[str]:
    """Things that happenings are done to (things.csv)."""
    return frozenset(form for row in _rows("things.csv") for form in row["word"].split("|"))


def inflected(base: str, irregular: bool) -> list[tuple[str, str]]:
    """The regular forms of an English verb, each with its name; without past forms where they are irregular."""
    double = base in DOUBLING
    stem = base + base[-1] if double else base[:-1] if base.endswith("e") and not base.endswith("ee") else base
    third = base + "es" if base.endswith(("s", "sh", "ch", "x")) else base + "s"
    past = stem + "ed"
    if base.endswith("y") and base[-2] not in VOWELS:
        third, past = base[:-1] + "ies", base[:-1] + "ied"
    forms = [(base, "base"), (third, "s"), ((base if base.endswith("ee") else stem) + "ing", "ing")]
    return forms if irregular else [*forms, (past, "ed")]
