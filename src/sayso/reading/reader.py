"""One article to one reading: the order of the stages, whole.

    parse          sentences and words with exact offsets                       parse.py, words.py
    syntax         word classes, trees, roles, mentions, sayings, in one pass   encoder/, syntax.py
    mentions       names and common nouns, with what the lists know of them     mentions.py
    cast           who is who: entities, their roles and sides                  entities.py,
                   coreference.py, affiliation.py
    places         toponyms to gazetteer entries                                places.py
    dates          time expressions to days                                     dates.py, timex.py
    counts         how many, and of what                          quantities.py, counts.py, counted.py
    sayings        who says what, nested                                        attribution.py: cued.py, quotes.py
    triggers       the words that tell a happening                              triggers.py
    claims         participants, setting, standing, voice, status, happenings
                   claims.py: roles.py, setting.py, standing.py, voices.py, parties.py, happenings.py

Pure: no network, no database, no clock. Each stage takes what it needs and returns what it found; what it needs
loaded comes as an argument. A stage that reads syntax falls back on naive/ where there is none: the order and look of
the words, which stays as the baseline.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sayso.assets import READER, asset
from sayso.reading.attribution import find_sayings
from sayso.reading.claims import Scene, find_claims
from sayso.reading.counts import find_counts
from sayso.reading.dates import find_dates
from sayso.reading.encoder.model import Model
from sayso.reading.entities import at_home, resolve_entities
from sayso.reading.gazetteer import Gazetteer
from sayso.reading.mentions import find_mentions
from sayso.reading.own_gazetteers import open_gazetteer
from sayso.reading.parse import Encoder, Parse, analysed, parse_article
from sayso.reading.places import locate, main_country
from sayso.reading.triggers import find_triggers
from sayso.record import Article, EntityKind, Reading

Reader = Callable[[Sequence[Article]], list[Reading]]
"""What the pipeline asks of this room: a few articles at a time, since the encoder starves on one."""


UNLISTED = frozenset({EntityKind.FACILITY})
"""Kinds whose common nouns ("the road", "a house") fill roles of claims but are no mentions of the record, as the
guidelines of the gold articles have it: names, and common nouns of people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What the stages need loaded. Without an encoder sentences have no syntax, and every stage is the naive one."""

    gazetteer: Gazetteer
    encoder: Encoder | None


def load_tools(*, naive: bool = False) -> Tools:
    """Everything loaded; `naive` leaves the encoder out."""
    encoder = None if naive else Model(asset(READER).folder).analyse
    return Tools(gazetteer=open_gazetteer(), encoder=encoder)


def make_reader(*, naive: bool = False) -> Reader:
    """A reader with everything loaded that it needs; make one a process."""
    tools = load_tools(naive=naive)
    return lambda articles: read_articles(articles, tools)


def read_articles(articles: Sequence[Article], tools: Tools) -> list[Reading]:
    """The readings of some articles in English, in their order."""
    parses = [parse_article(article) for article in articles]
    if tools.encoder is not None:
        parses = analysed(parses, tools.encoder)
    return [_read(article, parse, tools) for article, parse in zip(articles, parses, strict=True)]


def _read(article: Article, parse: Parse, tools: Tools) -> Reading:
    """Everything that can be read out of an article, once its words and their syntax are known."""
    gazetteer = tools.gazetteer
    found = find_mentions(parse, gazetteer)
    cast = resolve_entities(parse, found)
    places = locate(parse, found, gazetteer)
    cast = at_home(cast, main_country(places))
    dates = find_dates(article, parse)
    sayings = find_sayings(parse, cast, dates)
    spots = find_triggers(parse)
    counts = find_counts(parse, spots)
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
        mentions=tuple(one.mention for one in cast.found if one.named or one.mention.kind not in UNLISTED),
        entities=cast.entities,
        places=places,
        dates=dates,
        attributions=tuple(one.attribution for one in sayings),
        claims=claims,
    )
