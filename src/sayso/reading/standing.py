"""How sure a claim is: polarity, modality and hedge by the words around its trigger; who the speaker is to it.

The naive stage: words in the clause before the trigger, and the cue of the saying it stands in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.reading import lexicon
from sayso.reading.entities import Cast
from sayso.reading.parse import Sentence, Token
from sayso.reading.triggers import Spot
from sayso.record import ClaimType, Entity, EntityKind, Modality, Polarity, Relation, SpeakerKind

CLAUSE_ENDS = frozenset(", ; : – — ( ) but while although whereas after before because since when".split())
NEGATIVE = frozenset(
    "not n't never no nor neither without cannot failed refused refuse fail unable nobody nothing".split()
)
FUTURE = frozenset("will 'll shall wo tomorrow".split())
POSSIBLE = frozenset("could may might can would should possible possibly risk".split())
CONDITIONAL = frozenset("if unless provided".split())
TRYING = frozenset(
    "try tries tried trying seek seeks sought seeking attempt attempts attempted attempting bid aim aims aimed aiming hoping".split()
)
SCHEDULED = frozenset("due set scheduled planned plans plan planning poised".split())
EXPECTED = frozenset("expected likely unlikely forecast projected".split())
DEMANDED = frozenset("told ordered asked urged must should warned forced".split())
BE_PAST = frozenset("was were been had".split())
FROM_TO = frozenset("from without".split())
HARMFUL_KINDS = frozenset({ClaimType.ASSAULT, ClaimType.COERCE, ClaimType.SANCTION, ClaimType.DISPLACEMENT})
MODAL_REACH = 7
"""Tokens before the trigger in which an auxiliary or a verb of trying still governs it."""
BODY_KINDS: tuple[tuple[re.Pattern[str], SpeakerKind], ...] = (
    (re.compile(r"\b(?:Front|Army|Forces?|Brigades?|Movement|Militia|Battalion|Division|Corps|Navy|Guards?|Resistance|Command)\b"), SpeakerKind.BELLIGERENT),
    (re.compile(r"\b(?:Ministry|Government|Police|Authority|Administration|Directorate|Secretariat)\b"), SpeakerKind.GOVERNMENT),
    (re.compile(r"\b(?:Agency|Programme|Program|Relief|Aid|Hospital|Cross|Crescent|Refugees?|Charity|Rights|Emergency|Médecins)\b"), SpeakerKind.HUMANITARIAN),
    (re.compile(r"\b(?:Times|News|Post|Journal|Telegraph|Guardian|Herald|Gazette|Tribune|Daily|Mail|Radio|TV|Television|Press|Chronicle|Observer|Courier|Standard|Star|Sun)\b"), SpeakerKind.MEDIA),
    (re.compile(r"\b(?:Institute|University|Centre|Center|Group|Foundation|Project|Studies)\b"), SpeakerKind.ANALYST),
)  # fmt: skip
ROLE_KINDS: tuple[tuple[re.Pattern[str], SpeakerKind], ...] = (
    (re.compile(r"\b(?:general|colonel|commander|captain|major|brigadier|lieutenant|warlord|marshal|admiral)\b", re.I), SpeakerKind.BELLIGERENT),
    (re.compile(r"\b(?:minister|president|governor|secretary|premier|government|police)\b", re.I), SpeakerKind.GOVERNMENT),
    (re.compile(r"\b(?:secretary-general|mayor|senator|ambassador|diplomat|lawmaker|official|councillor|judge|prosecutor)\b", re.I), SpeakerKind.OFFICIAL),
    (re.compile(r"\b(?:analyst|expert|professor|researcher|fellow|editor)\b", re.I), SpeakerKind.ANALYST),
    (re.compile(r"\b(?:doctor|dr|nurse|surgeon|coordinator|medic)\b", re.I), SpeakerKind.HUMANITARIAN),
    (re.compile(r"\b(?:farmer|resident|trader|teacher|elder|driver|shopkeeper|mother|father|priest|imam)\b", re.I), SpeakerKind.WITNESS),
)  # fmt: skip


ALONE = {EntityKind.PLACE: SpeakerKind.GOVERNMENT, EntityKind.PERSON: SpeakerKind.OFFICIAL}
"""What a named speaker is of whom nothing else is known: a place stands for its government, a person holds an office."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Certainty:
    """Polarity and modality of a content, and the words that doubt it."""

    polarity: Polarity
    modality: Modality
    hedge: str | None


def certainty(sentence: Sentence, spot: Spot, *, told: bool) -> Certainty:
    """How the words of the clause put what the trigger tells; `told` if they are somebody's ('said he would')."""
    before = _clause_before(sentence, spot.first)
    lowers = [token.lower for token in before]
    near = lowers[-MODAL_REACH:]
    negative = any(word in NEGATIVE for word in near)
    return Certainty(
        polarity=Polarity.NEGATIVE if negative else Polarity.POSITIVE,
        modality=_modality(sentence, spot, lowers, told),
        hedge=hedge(sentence, spot),
    )


def _clause_before(sentence: Sentence, first: int) -> list[Token]:
    start = next((n + 1 for n in range(first - 1, -1, -1) if sentence.tokens[n].lower in CLAUSE_ENDS), 0)
    return list(sentence.tokens[start:first])


def _modality(sentence: Sentence, spot: Spot, clause: list[str], told: bool) -> Modality:
    near = clause[-MODAL_REACH:]
    if any(word in CONDITIONAL for word in clause) or _under_condition(sentence, spot.first):
        return Modality.CONDITIONAL
    if spot.form in ("base", "phrase") and "to" in near:
        before_to = near[: len(near) - near[::-1].index("to") - 1][-3:]
        for words, modality in (
            (TRYING, Modality.ATTEMPTED),
            (SCHEDULED, Modality.SCHEDULED),
            (EXPECTED, Modality.FUTURE),
            (DEMANDED, Modality.DEMANDED),
        ):
            if any(word in words for word in before_to):
                return modality
    if (
        any(word in DEMANDED - {"told", "ordered", "asked", "warned", "forced"} for word in near)
        and spot.form == "base"
    ):
        return Modality.DEMANDED
    ahead = clause if spot.form == "noun" else near
    if any(word in FUTURE for word in ahead) or (told and "would" in near):
        return Modality.FUTURE
    if any(word in POSSIBLE for word in near):
        return Modality.POSSIBLE
    if spot.form == "base" and near[-1:] == ["to"]:
        return Modality.ATTEMPTED
    return Modality.ACTUAL


def _under_condition(sentence: Sentence, first: int) -> bool:
    """Whether 'on condition that' or a leading 'if' clause governs the trigger."""
    lowers = [token.lower for token in sentence.tokens[:first]]
    return any(lowers[n : n + 3] == ["on", "condition", "that"] for n in range(len(lowers)))


def hedge(sentence: Sentence, spot: Spot) -> str | None:
    """The doubting words that stand before the trigger in its sentence or right after it."""
    lowers = [token.lower for token in sentence.tokens]
    for words in lexicon.hedges():
        for place in range(min(spot.last + 4, len(lowers)) - len(words) + 1):
            if (
                tuple(lowers[place : place + len(words)]) == words
                and place <= spot.last + 2
                and _reaches(lowers, place, spot)
            ):
                return " ".join(token.text for token in sentence.tokens[place : place + len(words)])
    return None


def _reaches(lowers: Sequence[str], place: int, spot: Spot) -> bool:
    """Whether no new clause begins between a hedge and the trigger."""
    between = lowers[place : spot.first]
    return not any(word in ("but", "while", "although", ";", "after", ",") for word in between)


def speaker_kind(cast: Cast, entity: Entity | None) -> SpeakerKind:
    """What a speaker is: by the lists, by the body he acts for, by his role, by the words of his name."""
    if entity is None:
        return SpeakerKind.UNNAMED
    body = cast.entity(cast.side(entity.id))
    side = _by_name(body) if body is not None and body.id != entity.id else None
    if not entity.named:
        noun = _of_noun(entity.name)
        return side if side and noun in (None, SpeakerKind.OFFICIAL) else noun or SpeakerKind.UNNAMED
    known = lexicon.world().get(entity.name)
    if known and known.speaker:
        return known.speaker
    if side is SpeakerKind.BELLIGERENT:
        return side
    by_role = next((kind for pattern, kind in ROLE_KINDS if pattern.search(entity.role or "")), None)
    found = by_role or side or _by_name(entity)
    if found is None and entity.kind in ALONE:
        return ALONE[entity.kind]
    return found or SpeakerKind.UNNAMED


def _of_noun(name: str) -> SpeakerKind | None:
    """What a common noun says of a speaker; 'army spokesman' is what an army is."""
    *before, last = name.lower().split()
    noun = lexicon.people().get(last)
    if noun is None or noun.speaker is not None:
        return noun.speaker if noun else None
    side = next((word for word in before if word in lexicon.people()), None)
    return lexicon.people()[side].speaker if side else None


def _by_name(entity: Entity) -> SpeakerKind | None:
    """What the lists, or the words of its name, say of a body."""
    known = lexicon.world().get(entity.name)
    if known and known.speaker:
        return known.speaker
    if not entity.named:
        return _of_noun(entity.name)
    return next((kind for pattern, kind in BODY_KINDS if pattern.search(entity.name)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """The entities, by the side they act for, on both ends of a happening."""

    actors: frozenset[str]
    recipients: frozenset[str]


def relation(cast: Cast, speaker: str | None, kind: SpeakerKind, sides: Sides) -> Relation:
    """Of the innermost speaker to the happening, by the sides that its participants act for."""
    side = cast.side(speaker) if speaker else None
    if side is not None and side in sides.actors:
        return Relation.SELF
    if side is not None and side in sides.recipients:
        return Relation.VICTIM
    if kind is SpeakerKind.BELLIGERENT:
        return Relation.ADVERSARY if sides.actors else Relation.SELF
    return Relation.THIRD_PARTY
