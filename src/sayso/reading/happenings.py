"""Tellings of one happening: claims of an article that say the same thing in title, bullet, body or caption.

The same type, a participant's side or an object in common, and days that do not exclude each other; or the same type in
one sentence and voice. Greedy, in the order of the text.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.reading.entities import Cast
from sayso.record import Basis, Claim, ClaimType, PlaceBasis, When

NEAR = frozenset({PlaceBasis.ROLE, PlaceBasis.CLAUSE, PlaceBasis.SENTENCE})
ACTS = frozenset({ClaimType.THREATEN, ClaimType.REQUEST, ClaimType.ACCUSE, ClaimType.REJECT, ClaimType.AGREE})
"""Acts of speech are the same happening only where the same side speaks to the same side."""

TOLD_IN_PARTS = frozenset({ClaimType.ASSAULT, ClaimType.DISPLACEMENT, ClaimType.PROTEST})
"""Types of which one happening is told by several words: what was done, whom it hit, what it broke."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """What tells a claim's happening from another."""

    type: ClaimType
    mode: str | None
    sides: frozenset[str]
    things: frozenset[str]
    actors: frozenset[str]
    sentence: int
    voice: str | None
    place: int | None
    earliest: str | None
    latest: str | None
    history: bool


def group(claims: Sequence[Claim], cast: Cast) -> tuple[Claim, ...]:
    """The claims, each with the id of its happening."""
    seen: list[tuple[str, _Shape]] = []
    found = []
    for claim in claims:
        shape = _shape(claim, cast)
        id_ = next((id_ for id_, other in seen if _same(shape, other)), None)
        if id_ is None:
            id_ = f"h{len({known for known, _ in seen}) + 1}"
        seen.append((id_, shape))
        found.append(dataclasses.replace(claim, happening=id_))
    return tuple(found)


def shared(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """What one telling of a happening leaves out another gives: the day and the place, with their basis changed."""
    found = []
    for claim in claims:
        others = [one for one in claims if one.happening == claim.happening and one is not claim]
        when, place, basis = claim.when, claim.place, claim.place_basis
        dated = next((one for one in others if one.when.date is not None), None)
        if dated and when.basis is Basis.PUBLICATION and claim.modality == dated.modality:
            when = When(date=None, earliest=dated.when.earliest, latest=dated.when.latest, basis=Basis.CONTEXT)
        placed = next((one for one in others if one.place_basis in NEAR), None)
        if placed and (place is None or basis is PlaceBasis.FOCUS):
            place, basis = placed.place, PlaceBasis.FOCUS
        found.append(dataclasses.replace(claim, when=when, place=place, place_basis=basis))
    return tuple(found)


def _shape(claim: Claim, cast: Cast) -> _Shape:
    people = (*claim.actors, *claim.recipients)
    things = (*claim.roles.object, *claim.roles.target)
    return _Shape(
        type=claim.type,
        mode=claim.mode,
        sides=frozenset(side for one in people if (side := cast.side(one.entity))),
        things=frozenset(one.exact.lower().split()[-1] for one in things),
        actors=frozenset(side for one in claim.actors if (side := cast.side(one.entity))),
        sentence=claim.evidence.start,
        voice=claim.attribution,
        place=claim.place,
        earliest=claim.when.earliest,
        latest=claim.when.latest if claim.when.date is not None else None,
        history=claim.timeframe == "history",
    )


def _same(one: _Shape, other: _Shape) -> bool:
    if one.type is not other.type or one.history != other.history:
        return False
    if one.type not in TOLD_IN_PARTS and one.mode and other.mode and one.mode != other.mode:
        return False
    if one.earliest and other.latest and one.earliest > other.latest:
        return False
    if other.earliest and one.latest and other.earliest > one.latest:
        return False
    if one.type in ACTS:
        return bool(one.sides & other.sides)
    if one.type in TOLD_IN_PARTS and _in_one_breath(one, other):
        return True
    if one.things and other.things:
        return bool(one.things & other.things)
    return bool(one.sides & other.sides)


def _in_one_breath(one: _Shape, other: _Shape) -> bool:
    """Whether two claims of one sentence and voice are parts of one thing: "attacked the post, killing five"."""
    near = one.sentence == other.sentence and one.voice == other.voice
    return near and not (one.actors and other.actors and not one.actors & other.actors)
