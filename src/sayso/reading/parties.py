"""Who is a party to the fighting of an article, and what that changes in the claims that they tell.

Learnt from the article itself: a body that uses force in it is a party, and so are the organs of a state whose forces
do. A party's word for a harmful act of the other side is an accusation.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from sayso import ontology
from sayso.reading.entities import Cast
from sayso.reading.saying import Saying
from sayso.record import Act, Claim, ClaimType, Entity, EntityKind, Relation, SpeakerKind

FORCE = frozenset({ClaimType.ASSAULT, ClaimType.CONTROL})
CIVILIAN_SECTORS = frozenset("CVL REF AGR LAB EDU MED JRN".split())
STATE_SECTORS = frozenset("MIL COP GOV".split())
SOFT = frozenset({SpeakerKind.UNNAMED, SpeakerKind.OFFICIAL, SpeakerKind.GOVERNMENT})
"""Kinds of speaker that being a party overrides."""


def with_parties(claims: Sequence[Claim], cast: Cast, sayings: Sequence[Saying]) -> list[Claim]:
    """Who fights in the article is a party to it: a body that uses force there, and the organs of a state that does."""
    acts = {one.attribution.id: one.attribution.act for one in sayings}
    force = [one.entity for claim in claims if claim.type in FORCE for one in claim.actors]
    sides = {cast.side(id_) for id_ in force if id_}
    states = [entity for id_ in force if (entity := cast.entity(id_)) is not None and entity.sector in STATE_SECTORS]
    countries = {entity.country for entity in states} | {None} if states else set()
    found = []
    for claim in claims:
        speaker = cast.entity(claim.speakers[0]) if claim.speakers else None
        party = speaker is not None and _is_party(speaker, cast.side(speaker.id) in sides)
        organ = claim.speaker_kind is SpeakerKind.GOVERNMENT and speaker is not None and speaker.country in countries
        soft = claim.speaker_kind in SOFT
        found.append(_restated(claim, acts) if organ or (party and soft) else claim)
    return found


def _is_party(speaker: Entity, uses_force: bool) -> bool:
    """Whether a body that uses force in the article is a party, and not a crowd or a person."""
    bodies = (EntityKind.ORGANIZATION, EntityKind.GROUP)
    return uses_force and (
        speaker.of is not None or (speaker.kind in bodies and speaker.sector not in CIVILIAN_SECTORS)
    )


def _restated(claim: Claim, acts: dict[str, Act]) -> Claim:
    """The claim with its speaker a party, and what hangs on that: relation and status."""
    related = claim.relation
    if related is Relation.THIRD_PARTY and claim.actors:
        related = Relation.ADVERSARY
    standing = ontology.Standing(
        act=acts.get(claim.attribution or ""),
        polarity=claim.polarity,
        modality=claim.modality,
        hedged=claim.hedge is not None,
        relation=related,
        speaker_kind=SpeakerKind.BELLIGERENT,
        harmful=ontology.types()[claim.type].harmful,
    )
    return dataclasses.replace(
        claim,
        speaker_kind=SpeakerKind.BELLIGERENT,
        relation=related,
        status=ontology.status_rule(standing).status,
    )
