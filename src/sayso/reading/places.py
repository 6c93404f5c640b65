"""Toponyms to gazetteer entries, by the whole article: resolution weighs what each name may mean against all others.

    candidates   what a name may mean: spelt so, or without its word of kind ("Baghlan province")      candidates_of
    containment  what the text says the place lies in: "Anabah, in Panjshir", "Mali's Gossi"           containers.py
    weighing     size, kind, containment, countries and provinces in focus, distance to the others     weighing.py
    this page    the choice, how precisely it is known, and how the name is used

A name that the gazetteer does not hold resolves to the unit that the text names for it, with that precision; without
one it keeps its words and nothing else: no coordinates, no guess.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from sayso.reading import lexicon
from sayso.reading.containers import container_of
from sayso.reading.found import Found
from sayso.reading.gazetteer import Entry, Gazetteer
from sayso.reading.parse import Parse
from sayso.reading.weighing import Toponym, Weighed, fits, weigh
from sayso.record import EntityKind, Place, PlaceCandidate, PlaceUse, Precision

PRECISIONS = {
    "settlement": Precision.SETTLEMENT,
    "adm1": Precision.ADM1,
    "adm2": Precision.ADM2,
    "adm3": Precision.ADM3,
    "country": Precision.COUNTRY,
}
"""Of what is a settlement or a unit; a region, a water or a range is linear or fuzzy."""
FUZZY_WORDS = frozenset(
    "valley river mountain mountains sea gulf desert peninsula strait strip coast basin delta".split()
)
NEAR_WORDS = frozenset("near outside around".split())
"""Before a name: what happens there happens near the place, not in it."""
AWAY_WORDS = frozenset("north south east west northeast northwest southeast southwest outside outskirts".split())
"""Before a name's 'of' or 'from', the same: '15 miles north of Goma', 'the outskirts of Goma'."""
COMPASS = frozenset("north south east west northern southern eastern western central upper lower greater".split())
"""Before a name that the gazetteer does not hold with them: 'North Texas' is read as Texas."""
ACTING_VERBS = frozenset("has have had will would is was".split())
MAIN_SHARE = 0.5
"""Least share of the toponyms that a country must have for 'the army' and 'residents' to be its own."""
RUNNERS_UP = 3
SPELT_FROM = 5
"""Letters of the shortest name that is looked for under another spelling."""
WELL_KNOWN = 50_000
"""From this population a place is meant by its name, even outside what the text seems to put it in."""


def locate(parse: Parse, found: Sequence[Found], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Every toponym of the article, with where it lies if the gazetteer tells."""
    wanted = [one for one in found if one.mention.kind in (EntityKind.PLACE, EntityKind.NATIONALITY)]
    toponyms = [_toponym(parse, one, gazetteer) for one in wanted]
    weighed = weigh(toponyms)
    provinces = _provinces(weighed)
    again = [_retried(one, result, provinces, gazetteer) for one, result in zip(toponyms, weighed, strict=True)]
    if again != toponyms:
        toponyms, weighed = again, weigh(again)
    return tuple(
        _place(parse, one, toponym, result) for one, toponym, result in zip(wanted, toponyms, weighed, strict=True)
    )


def _provinces(weighed: Sequence[Weighed]) -> list[Entry]:
    """The first-level units that the article itself names."""
    units = {one.best.id: one.best for one in weighed if one.best and one.best.kind == "adm1"}
    return list(units.values())


def _retried(one: Toponym, result: Weighed, provinces: Sequence[Entry], gazetteer: Gazetteer) -> Toponym:
    """A name without candidates, with those that are nearly spelt so in the provinces in focus."""
    if result.best or result.others or one.container or not one.named or len(one.name) < SPELT_FROM:
        return one
    alike = tuple(entry for unit in provinces for entry in gazetteer.alike_inside(one.name, unit))
    return replace(one, entries=alike)


def main_country(places: Sequence[Place]) -> str | None:
    """The country that at least half of an article's toponyms lie in, or None."""
    countries = Counter(place.country for place in places if place.country)
    if not countries:
        return None
    country, count = countries.most_common(1)[0]
    return country if count >= MAIN_SHARE * countries.total() else None


def _toponym(parse: Parse, one: Found, gazetteer: Gazetteer) -> Toponym:
    demonym = lexicon.countries().demonyms.get(one.mention.exact)
    if demonym:
        entries = tuple(e for e in gazetteer.find(demonym.name) if e.kind == "country")
        return Toponym(name=demonym.name, entries=entries, container=None, kind_word=None, named=False)
    name, kind_word = one.mention.exact, _kind_word(parse, one)
    container = container_of(parse, one, gazetteer)
    entries = candidates_of(name, gazetteer)
    if (
        container
        and container.entry
        and len(name) >= SPELT_FROM
        and not any(fits(e, container) or _well_known(e) for e in entries)
    ):
        unit = container.entry
        entries = gazetteer.alike_inside(name, unit) if unit.admin1 else ()
    return Toponym(name=name, entries=entries, container=container, kind_word=kind_word, named=True)


def _well_known(entry: Entry) -> bool:
    return entry.population >= WELL_KNOWN or entry.kind not in ("settlement", "adm2")


def candidates_of(name: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """What a name may mean, as it stands or without the word of kind that it ends or begins with."""
    entries = gazetteer.find(name)
    words, kinds = name.split(), lexicon.name_words()["place"]
    if len(words) > 1 and words[-1].lower() in kinds:
        entries += tuple(e for e in gazetteer.find(" ".join(words[:-1])) if e not in entries)
    elif len(words) > 2 and words[0].lower() in kinds and words[1].lower() == "of":
        entries += tuple(e for e in gazetteer.find(" ".join(words[2:])) if e not in entries)
    elif len(words) > 1 and not entries and words[0].lower() in COMPASS:
        entries = gazetteer.find(" ".join(words[1:]))
    return entries


def _place(parse: Parse, one: Found, toponym: Toponym, weighed: Weighed) -> Place:
    best = weighed.best
    shown = best or weighed.inside
    return Place(
        start=one.mention.start,
        end=one.mention.end,
        exact=one.mention.exact,
        name=shown.name if shown else one.mention.exact,
        id=shown.id if shown else None,
        kind=shown.kind if shown else None,
        country=(shown.country or None) if shown else None,
        admin1=shown.admin1 if shown else None,
        admin2=shown.admin2 if shown else None,
        latitude=shown.latitude if shown else None,
        longitude=shown.longitude if shown else None,
        precision=_precision(parse, one, toponym, shown, known=best is not None),
        use=_use(parse, one),
        score=round(weighed.share, 3) if best else None,
        runners_up=tuple(
            PlaceCandidate(id=entry.id, name=entry.name, country=entry.country or None)
            for entry in weighed.others[:RUNNERS_UP]
        ),
    )


def _precision(parse: Parse, one: Found, toponym: Toponym, shown: Entry | None, *, known: bool) -> Precision | None:
    if shown is None:
        return None
    precision = PRECISIONS.get(shown.kind, Precision.LINEAR_OR_FUZZY)
    if known and shown.kind != "country" and toponym.kind_word in FUZZY_WORDS:
        return Precision.LINEAR_OR_FUZZY
    if known and precision is Precision.SETTLEMENT and _near(parse, one):
        return Precision.NEAR_SETTLEMENT
    return precision


def _near(parse: Parse, one: Found) -> bool:
    """Whether the words before the name say that it is near there: 'near Goma', '15 miles north of Goma'."""
    tokens = parse.sentences[one.sentence].tokens
    before = [token.lower for token in tokens[max(0, one.first - 2) : one.first]]
    return bool(before) and (before[-1] in NEAR_WORDS or (before[-1] in ("of", "from") and before[0] in AWAY_WORDS))


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
