"""Where and when a claim happened: its own words first, then clause, sentence, paragraph, and the article's focus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sayso.reading.dates import day_of
from sayso.reading.parse import Parse, Sentence
from sayso.reading.triggers import Spot
from sayso.record import (
    Basis,
    ClaimType,
    EntityKind,
    Modality,
    Place,
    PlaceBasis,
    PlaceUse,
    Precision,
    Span,
    TimeExpression,
    Timeframe,
    TimexType,
    When,
)

SPOKEN = frozenset({ClaimType.ASSESSMENT, ClaimType.THREATEN, ClaimType.REQUEST, ClaimType.ACCUSE, ClaimType.REJECT,
                    ClaimType.AGREE, ClaimType.SUPPORT, ClaimType.CONCEDE})  # fmt: skip
"""Types that do not happen on a ground of their own: they take no place from further than their sentence."""
HISTORY_DAYS = 30
"""record.md: context of the thirty days before publication is recent, older is history."""
NEWS_DAYS = 8
"""Days before publication that still are the news the article is about: a week and the day it was written."""
ROLE_REACH = 6
"""Tokens between a trigger and the place that hangs on it ('clashes erupted in Bazarak')."""
OPENING = 1
"""Tokens before a date that still opens a sentence ('In the 1990s, …')."""
CLAUSES = frozenset("which who whose whom while when after before although whereas but ;".split())
PICTURE_REACH = 30
"""Characters before a date in which 'pictured' still governs it."""
GROUND_ROLES = frozenset({"ARGM-LOC"})
TIME_ROLES = frozenset({"ARGM-TMP"})
OWNED = frozenset({EntityKind.ORGANIZATION, EntityKind.PERSON, EntityKind.GROUP})
FOCUS_SHARE = 0.25
"""Least share of the article's literal places that one place must have to be its scene. At half, most articles that
also name a province or a neighbour had none (measured on the development half: .5 missed two in three)."""
PLACE_WORDS = frozenset("in at near on inside outside around across from to into towards of".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """An index into the article's places and how far away it was found."""

    place: int | None
    basis: PlaceBasis | None


def where(parse: Parse, sentence: Sentence, spot: Spot, places: Sequence[Place], said: Sequence[Span] = ()) -> Located:
    """The place of a claim; `said` is what the voice says that tells it: places beside it are the voice's own.

    An act of speech has a place only where its own verb says so.
    """
    literal = [n for n, place in enumerate(places) if place.use is PlaceUse.LITERAL]
    inside = [n for n in literal if sentence.start <= places[n].start < sentence.end]
    here = [one for one in said if one.start < sentence.end and sentence.start < one.end]
    if here:
        inside = [n for n in inside if any(one.start <= places[n].start < one.end for one in here)]
    if inside:
        finest = sorted(inside, key=lambda n: places[n].precision is Precision.COUNTRY)
        own = _of_predicate(sentence, spot, [(places[n].start, n) for n in finest], GROUND_ROLES)
        if own is not None:
            return Located(place=own, basis=PlaceBasis.ROLE)
    if spot.type in SPOKEN:
        return Located(place=None, basis=None)
    owners = [n for n in inside if _owns(sentence, places[n])]
    inside = [n for n in inside if n not in owners]
    if inside:
        return _in_sentence(sentence, spot, places, inside)
    block = parse.blocks[sentence.block]
    near = [n for n in literal if block.start <= places[n].start < block.end]
    if near:
        trigger = sentence.tokens[spot.first].start
        return Located(place=min(near, key=lambda n: abs(places[n].start - trigger)), basis=PlaceBasis.PARAGRAPH)
    return _focus(places, literal)


def _of_predicate(
    sentence: Sentence, spot: Spot, starts: Sequence[tuple[int, int]], roles: frozenset[str]
) -> int | None:
    """The first of some things (offset and number) that stands in a role of the trigger's predicate.

    Where the trigger has none of these roles, those of the predicate that it hangs on hold for it as well ("launched an
    attack on Sunday").
    """
    syntax = sentence.syntax
    if syntax is None:
        return None
    word = syntax.chief(spot.first, spot.last + 1)
    for place in (word, syntax.heads[word]):
        frame = syntax.frame_at(place) if place >= 0 else None
        for one in frame.find(*roles) if frame else ():
            for first, last in one.pieces:
                low, high = sentence.tokens[first].start, sentence.tokens[last - 1].end
                here = [number for start, number in starts if low <= start < high]
                if here:
                    return here[0]
    return None


def _owns(sentence: Sentence, place: Place) -> bool:
    """Whether a place only tells whose something is: "Russia's defence ministry", "the Pakistan Red Crescent"."""
    syntax = sentence.syntax
    if syntax is None:
        return False
    token = sentence.token_at(place.start)
    bodies = [one for one in syntax.mentions if one.kind is EntityKind.ORGANIZATION and one.first <= token < one.last]
    head = syntax.heads[token]
    owner = syntax.relations[token] == "nmod:poss" and head >= 0 and any(one.last - 1 == head for one in syntax.mentions
                                                                        if one.kind in OWNED)  # fmt: skip
    return owner or any(one.last - one.first > 1 for one in bodies)


def _in_sentence(sentence: Sentence, spot: Spot, places: Sequence[Place], inside: list[int]) -> Located:
    """The most precise of the nearest places: what follows the trigger before what stands ahead of it."""

    def rank(number: int) -> tuple[bool, bool, bool, int]:
        token = sentence.token_at(places[number].start)
        after = token > spot.last
        before_word = sentence.tokens[token - 1].lower if token else ""
        country = places[number].precision is Precision.COUNTRY
        return country, before_word not in PLACE_WORDS, not after, abs(token - spot.first)

    best = min(inside, key=rank)
    token = sentence.token_at(places[best].start)
    close = 0 < token - spot.last <= ROLE_REACH
    between = {t.lower for t in sentence.tokens[min(token, spot.first) : max(token, spot.last)]}
    basis = (
        PlaceBasis.ROLE if close else PlaceBasis.SENTENCE if between & {",", ";", "while", "but"} else PlaceBasis.CLAUSE
    )
    return Located(place=best, basis=basis)


def _focus(places: Sequence[Place], literal: list[int]) -> Located:
    """The article's only scene: one place named often enough among its literal, sub-national toponyms."""
    fine = [n for n in literal if places[n].precision is not Precision.COUNTRY]
    names = Counter(places[n].name for n in fine)
    if not names:
        return Located(place=None, basis=None)
    name, count = names.most_common(1)[0]
    if count < 2 or count / len(fine) < FOCUS_SHARE:
        return Located(place=None, basis=None)
    return Located(place=next(n for n in fine if places[n].name == name), basis=PlaceBasis.FOCUS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """The publication day, the time expressions of an article, and which of them are dates of sayings.

    `contents` is what an act of speech says, where the trigger is one: days in it are not the day of the act.
    """

    published: str | None
    dates: Sequence[TimeExpression]
    said: frozenset[int]
    contents: Sequence[Span] = ()


def when(parse: Parse, sentence: Sentence, spot: Spot, times: Times, modality: Modality) -> When:
    """When it happened: a date of its own clause, else bounds from the sentences around it or from publication."""
    dates = times.dates
    inside = [n for n, one in enumerate(dates) if sentence.start <= one.start < sentence.end and _bounds(one)]
    fit = [n for n in inside if n not in times.said and not _of_picture(parse.text, dates[n])]
    fit = [n for n in fit if not any(one.start <= dates[n].start < one.end for one in times.contents)]
    best = _of_predicate(sentence, spot, [(dates[n].start, n) for n in fit], TIME_ROLES)
    if best is None:
        trigger = sentence.tokens[spot.first].start
        own = [n for n in fit if _same_clause(sentence, spot, dates[n])]
        best = min(own, key=lambda n: abs(dates[n].start - trigger), default=None)
    if best is not None:
        one = dates[best]
        basis = one.basis if one.basis in (Basis.STATED, Basis.RELATIVE) else Basis.RELATIVE
        return When(date=best, earliest=one.earliest, latest=one.latest, basis=basis)
    return _around(parse, sentence, spot, times, modality)


def _around(parse: Parse, sentence: Sentence, spot: Spot, times: Times, modality: Modality) -> When:
    """Bounds for what has no date of its own."""
    published = times.published[:10] if times.published else None
    if modality in (Modality.FUTURE, Modality.SCHEDULED, Modality.DEMANDED):
        return When(date=None, earliest=published, latest=None, basis=Basis.PUBLICATION)
    day = _day_before(parse, sentence, times) if spot.type not in SPOKEN else None
    if day is not None:
        return When(date=None, earliest=day.earliest, latest=day.latest, basis=Basis.CONTEXT)
    said = [times.dates[n].latest for n in sorted(times.said) if sentence.start <= times.dates[n].start < sentence.end]
    if said and said[0]:
        return When(date=None, earliest=None, latest=said[0], basis=Basis.CONTEXT)
    return When(date=None, earliest=None, latest=published, basis=Basis.PUBLICATION)


def _day_before(parse: Parse, sentence: Sentence, times: Times) -> TimeExpression | None:
    """The date of the sentence before, in the same paragraph: 'In the 1990s, … . Women were denied work'."""
    before = parse.sentences[sentence.index - 1] if sentence.index else None
    if before is None or before.block != sentence.block:
        return None
    for number, one in enumerate(times.dates):
        if before.start <= one.start < before.end and number not in times.said and one.latest:
            return one
    return None


def _bounds(one: TimeExpression) -> bool:
    """Whether an expression says when: a bare length of time ('for two days') does not."""
    return bool(one.earliest or (one.value and one.type in (TimexType.DATE, TimexType.TIME)))


def _same_clause(sentence: Sentence, spot: Spot, date: TimeExpression) -> bool:
    """Whether no other clause begins between a trigger and a date; one that opens the sentence holds for all of it."""
    token = sentence.token_at(date.start)
    if token <= OPENING:
        return True
    low, high = sorted((token, spot.first))
    return not any(one.lower in CLAUSES for one in sentence.tokens[low + 1 : high])


def _of_picture(text: str, date: TimeExpression) -> bool:
    """Whether a date tells when a picture was taken ('(pictured centre in 2019)'), not when the news happened."""
    before = text[max(0, date.start - PICTURE_REACH) : date.start].lower()
    return "pictured" in before[before.rfind(")") + 1 :] or "file photo" in before


def timeframe(published_on: str | None, happened: When) -> Timeframe:
    """News, recent, or history, by the last day on which it may have happened."""
    published, latest = day_of(published_on), day_of(happened.latest)
    if published is None or latest is None or happened.basis is Basis.PUBLICATION:
        return Timeframe.NEWS
    if latest < published - timedelta(HISTORY_DAYS):
        return Timeframe.HISTORY
    return Timeframe.NEWS if latest >= published - timedelta(NEWS_DAYS) else Timeframe.RECENT
