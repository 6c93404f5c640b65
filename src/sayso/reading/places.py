"""Toponyms to gazetteer entries: by name, the countries in focus first, then the most populous.

The naive resolution that a later one must beat. A place name that the gazetteer does not hold keeps its words and
nothing else: no coordinates, no guess.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sayso.reading import lexicon
from sayso.reading.found import Found
from sayso.reading.gazetteer import Entry, Gazetteer
from sayso.reading.parse import Parse
from sayso.record import EntityKind, Place, PlaceCandidate, PlaceUse, Precision

PRECISIONS = {
    "settlement": Precision.SETTLEMENT,
    "adm1": Precision.ADM1,
    "adm2": Precision.ADM2,
    "country": Precision.COUNTRY,
}
UNIT_WORDS = {"province": "adm1", "state": "adm1", "region": "adm1", "governorate": "adm1", "oblast": "adm1",
              "department": "adm1", "district": "adm2", "county": "adm2", "municipality": "adm2",
              "territory": "adm2"}  # fmt: skip
FUZZY_WORDS = frozenset(
    "valley river mountain mountains sea gulf desert peninsula strait strip coast basin delta".split()
)
ACTING_VERBS = frozenset("has have had will would is was".split())
MAIN_SHARE = 0.5
"""Least share of the toponyms that a country must have for 'the army' and 'residents' to be its own."""
RUNNERS_UP = 3
SHORTENED = 1
"""A name ending in a word of kind ('Panjshir Valley', 'Baghlan province') is also looked up without that word."""


def locate(parse: Parse, found: Sequence[Found], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Every toponym of the article, with where it lies if the gazetteer tells."""
    wanted = [one for one in found if one.mention.kind in (EntityKind.PLACE, EntityKind.NATIONALITY)]
    candidates = [_candidates(one, gazetteer) for one in wanted]
    focus = _focus(wanted, candidates)
    return tuple(_place(parse, one, entries, focus) for one, entries in zip(wanted, candidates, strict=True))


def _candidates(one: Found, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    name = one.mention.exact
    country = lexicon.countries().demonyms.get(name)
    if country:
        return gazetteer.find(country.name)
    entries = gazetteer.find(name)
    words = name.split()
    if not entries and len(words) > SHORTENED and words[-1].lower() in lexicon.name_words()["place"]:
        entries = gazetteer.find(" ".join(words[:-SHORTENED]))
    return entries


def _focus(wanted: Sequence[Found], candidates: Sequence[tuple[Entry, ...]]) -> Counter[str]:
    """How often each country is spoken of: by name, by demonym, or by a name that means a place only there."""
    focus: Counter[str] = Counter()
    for one, entries in zip(wanted, candidates, strict=True):
        countries = {entry.country for entry in entries}
        if len(countries) == 1:
            focus[entries[0].country] += 2 if one.mention.kind is EntityKind.PLACE else 1
    return focus


def main_country(places: Sequence[Place]) -> str | None:
    """The country that at least half of an article's toponyms lie in, or None."""
    countries = Counter(place.country for place in places if place.country)
    if not countries:
        return None
    country, count = countries.most_common(1)[0]
    return country if count >= MAIN_SHARE * countries.total() else None


def _place(parse: Parse, one: Found, entries: tuple[Entry, ...], focus: Counter[str]) -> Place:
    kind_word = _kind_word(parse, one)
    ranked = sorted(entries, key=lambda entry: _badness(entry, focus, kind_word))
    best = ranked[0] if ranked else None
    precision = PRECISIONS[best.kind] if best else None
    if best and best.kind != "country" and kind_word in FUZZY_WORDS:
        precision = Precision.LINEAR_OR_FUZZY
    return Place(
        start=one.mention.start,
        end=one.mention.end,
        exact=one.mention.exact,
        name=best.name if best else one.mention.exact,
        id=f"geonames:{best.id}" if best else None,
        kind=best.kind if best else None,
        country=best.country if best else None,
        admin1=best.admin1 if best else None,
        admin2=best.admin2 if best else None,
        latitude=best.latitude if best else None,
        longitude=best.longitude if best else None,
        precision=precision,
        use=_use(parse, one),
        score=None,
        runners_up=tuple(
            PlaceCandidate(id=f"geonames:{entry.id}", name=entry.name, country=entry.country)
            for entry in ranked[1 : 1 + RUNNERS_UP]
        ),
    )


def _badness(entry: Entry, focus: Counter[str], kind_word: str | None) -> tuple[bool, int, int, int]:
    """Sorts the likeliest first: the kind that the words say, then the country in focus, then size."""
    wrong_kind = kind_word in UNIT_WORDS and entry.kind != UNIT_WORDS[kind_word or ""]
    rank = ("country", "settlement", "adm1", "adm2").index(entry.kind)
    if entry.kind == "adm1" and entry.population == 0:
        rank = 1
    return wrong_kind, -focus[entry.country], rank, -entry.population


def _kind_word(parse: Parse, one: Found) -> str | None:
    """'province' of 'Panjshir province', 'the province of Panjshir' or 'Panjshir Province'."""
    tokens = parse.sentences[one.sentence].tokens
    places = lexicon.name_words()["place"]
    near = [tokens[one.last].lower]
    if one.last + 1 < len(tokens):
        near.append(tokens[one.last + 1].lower)
    if one.first > 1 and tokens[one.first - 1].lower == "of":
        near.append(tokens[one.first - 2].lower)
    return next((word for word in near if word in places), None)


def _use(parse: Parse, one: Found) -> PlaceUse:
    """Demonym by its list; metonymic where a capital or country speaks or acts at the head of a clause."""
    if one.mention.kind is EntityKind.NATIONALITY:
        return PlaceUse.DEMONYM
    tokens = parse.sentences[one.sentence].tokens
    after = tokens[one.last + 1].lower if one.last + 1 < len(tokens) else ""
    before = tokens[one.first - 1].lower if one.first else ""
    known = lexicon.countries()
    acts = one.mention.exact in known.names or one.mention.exact in known.governments
    speaks = after in lexicon.cues() or after in ACTING_VERBS
    return (
        PlaceUse.METONYMIC if acts and speaks and before not in ("in", "of", "to", "from", "near") else PlaceUse.LITERAL
    )
