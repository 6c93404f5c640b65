"""One article to one reading: the order of the stages, whole.

    parse          sentences and words with exact offsets                       parse.py
    mentions       names, and common nouns of people                            mentions.py
    cast           who is who: entities, their roles and sides                  entities.py
    places         toponyms to gazetteer entries                                places.py
    dates          time expressions to days                                     dates.py
    counts         how many, and of what                                        counts.py
    sayings        who says what, nested                       attribution.py: sources.py, contents.py, quotes.py
    triggers       the words that tell a happening                              triggers.py
    claims         participants, setting, standing, voice, status, happenings
                   claims.py: roles.py, setting.py, standing.py, voices.py, parties.py, happenings.py

Pure: no network, no database, no clock. Each stage takes what it needs and returns what it found; what it needs
loaded comes as an argument. Every stage is a first, naive one, and stays as the baseline of what replaces it.
"""

from __future__ import annotations

from collections.abc import Callable

from sayso.assets import GAZETTEER, asset
from sayso.reading.attribution import find_sayings
from sayso.reading.claims import Scene, find_claims
from sayso.reading.counts import find_counts
from sayso.reading.dates import find_dates
from sayso.reading.entities import at_home, resolve_entities
from sayso.reading.gazetteer import Gazetteer
from sayso.reading.mentions import find_mentions
from sayso.reading.parse import parse_article
from sayso.reading.places import locate, main_country
from sayso.reading.triggers import find_triggers
from sayso.record import Article, Reading

Reader = Callable[[Article], Reading]
"""What the pipeline asks of this room."""


def make_reader() -> Reader:
    """A reader with everything loaded that it needs; make one a process."""
    gazetteer = Gazetteer(asset(GAZETTEER).folder)
    return lambda article: read_article(article, gazetteer)


def read_article(article: Article, gazetteer: Gazetteer) -> Reading:
    """Everything that can be read out of an article in English."""
    parse = parse_article(article)
    found = find_mentions(parse, gazetteer)
    cast = resolve_entities(parse, found)
    places = locate(parse, found, gazetteer)
    cast = at_home(cast, main_country(places))
    dates = find_dates(article, parse)
    counts = find_counts(parse)
    sayings = find_sayings(parse, cast, dates)
    spots = find_triggers(parse)
    scene = Scene(
        article=article,
        parse=parse,
        cast=cast,
        places=places,
        dates=dates,
        counts=counts,
        sayings=sayings,
        spots=spots,
    )
    claims = find_claims(scene)
    return Reading(
        mentions=tuple(one.mention for one in cast.found),
        entities=cast.entities,
        places=places,
        dates=dates,
        attributions=tuple(one.attribution for one in sayings),
        claims=claims,
    )
