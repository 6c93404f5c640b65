"""How sure a claim is: polarity, modality and hedge by the words around its trigger; who the speaker is to it.

Polarity and modality are the encoder's where a sentence has syntax, else those of the words before the trigger
(naive/standing.py). Hedges are a list; what a speaker is, is told by lists, by the body he acts for, by his office.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.reading import lexicon
from sayso.reading.entities import Cast
from sayso.reading.naive import standing as naive
from sayso.reading.naive.standing import ClauseCertainty
from sayso.reading.parse import Sentence
from sayso.reading.syntax import Syntax
from sayso.reading.triggers import Spot
from sayso.record import Entity, EntityKind, Modality, Polarity, Relation, SpeakerKind

BODY_KINDS: tuple[tuple[re.Pattern[str], SpeakerKind], ...] = (
    (re.compile(r"\b(?:Front|Army|Forces?|Brigades?|Movement|Militia|Battalion|Division|Corps|Navy|Guards?|Resistance|Command)\b"), SpeakerKind.BELLIGERENT),
    (re.compile(r"\b(?:Ministry|Government|Police|Authority|Administration|Directorate|Secretariat)\b"), SpeakerKind.GOVERNMENT),
    (re.compile(r"\b(?:Agency|Programme|Program|Relief|Aid|Hospital|Cross|Crescent|Refugees?|Charity|Rights|Emergency|Médecins)\b"), SpeakerKind.HUMANITARIAN),
    (re.compile(r"\b(?:Times|News|Post|Journal|Telegraph|Guardian|Herald|Gazette|Tribune|Daily|Mail|Radio|TV|Television|Press|Chronicle|Observer|Courier|Standard|Star|Sun)\b"), SpeakerKind.MEDIA),
    (re.compile(r"\b(?:Union|Association|Council|Commission|Mission|Federation|Utility|Utilities|Committee|Ombudsman|Church|Diocese|Chamber)\b"), SpeakerKind.OFFICIAL),
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


PLAIN = frozenset({Modality.ATTEMPTED, Modality.SCHEDULED})
"""Ways of lying ahead that plain words tell ("tried to", "set to") where the encoder only knows that it lies ahead."""
WILL = frozenset("will 'll wo shall".split())
REFUSING = frozenset("refuse fail decline".split())
"""Verbs whose infinitive is what was not done."""
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
    found = naive.clause_certainty(sentence, spot, told=told)
    if sentence.syntax is not None:
        found = _read(sentence, sentence.syntax, sentence.syntax.chief(spot.first, spot.last + 1), found)
    return Certainty(polarity=found.polarity, modality=found.modality, hedge=hedge(sentence, spot))


def _read(sentence: Sentence, syntax: Syntax, word: int, plain: ClauseCertainty) -> ClauseCertainty:
    """What the encoder says of a word, save where plain words tell it better: "tried to", "set to", "will", "refused"."""
    telling, frame = syntax.tellings[word], syntax.frame_at(word)
    modality = telling.modality
    if modality is Modality.FUTURE and plain.modality in PLAIN:
        modality = plain.modality
    helpers = {sentence.tokens[one.head].lower for one in frame.find("ARGM-MOD")} if frame else set()
    if modality is Modality.ACTUAL and helpers & WILL:
        modality = Modality.FUTURE
    refused = syntax.relations[word] == "xcomp" and syntax.lemmas[syntax.heads[word]] in REFUSING
    return ClauseCertainty(polarity=Polarity.NEGATIVE if refused else telling.polarity, modality=modality)


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
