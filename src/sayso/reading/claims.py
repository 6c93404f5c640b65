"""Claims: one happening as one voice tells it, put together from triggers, sayings, participants, places and days.

Order: every saying that is an act makes an outer claim; every trigger makes a claim in the voice of the innermost
saying that holds it; words of judgement make an ASSESSMENT where somebody's words hold no other claim. Status comes
from the table in ontology/, happenings from happenings.py.
"""

from __future__ import annotations

import dataclasses
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sayso import ontology
from sayso.reading.days import with_days
from sayso.reading.entities import FIRST_PRONOUNS, PLURAL_PRONOUNS, SINGULAR_PRONOUNS, Cast
from sayso.reading.happenings import group, placed
from sayso.reading.likeness import around
from sayso.reading.parse import Parse, Sentence
from sayso.reading.parties import CIVILIAN_SECTORS, STATE_SECTORS, with_parties
from sayso.reading.roles import fill
from sayso.reading.saying import Saying
from sayso.reading.scope import Filled, Scope
from sayso.reading.setting import Times, timeframe, when, where
from sayso.reading.standing import Certainty, Sides, certainty, relation
from sayso.reading.triggers import Spot, find_judgements
from sayso.reading.voices import Voice, voices_at
from sayso.record import (
    Act,
    Article,
    BlockKind,
    Claim,
    ClaimType,
    Codes,
    Count,
    Entity,
    EntityKind,
    Evidence,
    Modality,
    Participant,
    Place,
    Polarity,
    Relation,
    Roles,
    Span,
    TimeExpression,
    Timeframe,
    When,
    Words,
)

CONTEXT_CHARACTERS = 32
"""Length of the prefix and suffix of evidence, as the W3C's examples of a TextQuoteSelector have it."""
AHEAD = frozenset({Act.AGREE, Act.OFFER, Act.PROMISE, Act.PLAN, Act.THREATEN, Act.DEMAND, Act.WANT})
"""Acts whose content lies ahead of them."""
TO_OTHERS = frozenset({Act.WARN, Act.THREATEN, Act.DEMAND, Act.ASK})
"""Acts that tell somebody what he is to do: a pronoun in them is his, not the speaker's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """All that was read out of an article before its claims."""

    article: Article
    parse: Parse
    cast: Cast
    places: tuple[Place, ...]
    dates: tuple[TimeExpression, ...]
    counts: Mapping[Spot, tuple[Count, ...]]
    sayings: tuple[Saying, ...]
    spots: tuple[Spot, ...]


def find_claims(scene: Scene) -> tuple[Claim, ...]:
    """Every claim of the article in the order of its triggers."""
    outers = {
        saying.attribution.id: _outer(scene, saying)
        for saying in scene.sayings
        if saying.cue.outer and saying.word is not None
    }
    cues = {(saying.sentence, saying.word) for saying in scene.sayings}
    contents: list[Claim] = []
    for spot in scene.spots:
        if (spot.sentence, spot.first) not in cues:
            contents += _claims(scene, spot, outers)
    found = [*outers.values(), *contents]
    found += _assessments(scene, found)
    found.sort(key=lambda claim: (claim.trigger.start, claim.type in ontology.types() and claim.content_of is not None))
    article, about = scene.article, around(scene.cast, scene.places, scene.parse.blocks)
    grouped = placed(group(with_parties(_apart(found), scene.cast, scene.sayings), about), scene.places)
    return with_days(grouped, article.published, article.blocks, about.lead)


def _apart(claims: list[Claim]) -> list[Claim]:
    """Without a second claim of one id: the same trigger, voice and participants tell one thing."""
    return list({claim.id: claim for claim in reversed(claims)}.values())[::-1]


def _claims(scene: Scene, spot: Spot, outers: dict[str, Claim]) -> Iterator[Claim]:
    """The claims of one trigger, one a voice."""
    sentence = scene.parse.sentences[spot.sentence]
    for voice in voices_at(sentence.tokens[spot.first].start, scene.sayings, scene.cast):
        filled = fill(_scope(scene, sentence, spot, voice))
        if not _has_needs(spot, filled):
            continue
        sure = _governed(certainty(sentence, spot, told=bool(voice.chain)), voice, scene)
        outer = outers.get(voice.chain[0].attribution.id) if voice.chain else None
        filled = _addressed(filled, voice, scene.cast)
        outer_id = outer.id if outer else None
        told = Told(spot=spot, voice=voice, filled=filled, sure=sure, outer=outer_id, counts=scene.counts.get(spot, ()))
        yield _assemble(scene, told)


def _has_needs(spot: Spot, filled: Filled) -> bool:
    """Whether a word of many meanings has the company that its row of the table asks for."""
    roles = filled.roles
    if spot.needs == "ground":
        return bool(roles.object or roles.origin or roles.destination or roles.target)
    return spot.needs != "people" or bool(filled.actors or filled.recipients)


def _scope(scene: Scene, sentence: Sentence, spot: Spot, voice: Voice) -> Scope:
    """The tokens in which a trigger's participants may stand: those of the saying's content, or the whole sentence."""
    low, high = 0, len(sentence.tokens)
    start = sentence.tokens[spot.first].start
    for span in voice.chain[0].attribution.content if voice.chain else ():
        if span.start <= start < span.end:
            low = max(low, sentence.token_at(span.start))
            high = next((n for n, token in enumerate(sentence.tokens) if token.start >= span.end), high)
    return Scope(parse=scene.parse, sentence=sentence, spot=spot, cast=scene.cast, low=low, high=high)


def _addressed(filled: Filled, voice: Voice, cast: Cast) -> Filled:
    """Pronouns in what is said: 'we' is the speaker, and so is the 'he' or 'it' of the same kind.

    In what somebody is told to do it is the other way round: 'warned the front that they must surrender'.
    """
    if not voice.chain:
        return filled
    speaker, addressee = cast.entity(voice.chain[0].attribution.entity), voice.chain[0].addressee
    theirs = FIRST_PRONOUNS if voice.act in TO_OTHERS else _pronouns(speaker)

    def meant(one: Participant) -> Participant:
        word = one.exact.lower()
        if speaker is not None and word in theirs:
            return dataclasses.replace(one, entity=speaker.id)
        pronoun = word in PLURAL_PRONOUNS | SINGULAR_PRONOUNS
        if voice.act in TO_OTHERS and pronoun and speaker is not None and one.entity == speaker.id:
            return dataclasses.replace(one, entity=addressee.mention.entity if addressee else None)
        return one

    actors, recipients = tuple(map(meant, filled.actors)), tuple(map(meant, filled.recipients))
    return dataclasses.replace(filled, actors=actors, recipients=recipients)


def _pronouns(speaker: Entity | None) -> frozenset[str]:
    """The pronouns by which a speaker's own words, or their report, may name him."""
    if speaker is None:
        return frozenset()
    return FIRST_PRONOUNS | (
        frozenset({"he", "she"}) if speaker.kind is EntityKind.PERSON else frozenset({"it", "they"})
    )


def _governed(sure: Certainty, voice: Voice, scene: Scene) -> Certainty:
    """Certainty as the saying puts it: unconfirmed reports doubt what they suggest, a promise lies ahead."""
    hedge = sure.hedge
    if voice.chain and hedge is None:
        source = voice.chain[0].attribution.source
        words = scene.parse.text[source[0].start - 12 : source[0].end] if source else ""
        found = re.search(r"(?:unconfirmed|unverified) \w+$", words, re.IGNORECASE)
        hedge = found.group() if found else None
    modality = sure.modality
    if voice.act is Act.OFFER and modality is Modality.DEMANDED:
        modality = Modality.FUTURE
    elif voice.act is Act.OFFER and modality is Modality.CONDITIONAL:
        modality = Modality.DEMANDED
    if voice.act in AHEAD and modality in (Modality.ACTUAL, Modality.ATTEMPTED):
        modality = Modality.FUTURE
    return Certainty(polarity=sure.polarity, modality=modality, hedge=hedge)


def _outer(scene: Scene, saying: Saying) -> Claim:
    """The claim that an act of speech makes: actor the speaker, recipient the addressee."""
    sentence = scene.parse.sentences[saying.sentence]
    place = saying.word
    assert saying.cue.outer is not None
    assert place is not None
    spot = Spot(sentence=saying.sentence, first=place, last=place, type=saying.cue.outer, mode=saying.cue.mode,
                thing=None, form="phrase")  # fmt: skip
    source = saying.attribution.source[0]
    actor = _participant(scene, source, saying.attribution.entity)
    mention = saying.addressee.mention if saying.addressee else None
    recipient = (_participant(scene, Span(start=mention.start, end=mention.end), mention.entity),) if mention else ()
    filled = Filled(actors=(actor,), recipients=recipient, roles=Roles())
    others = [one for one in scene.sayings if one is not saying]
    voice = voices_at(sentence.tokens[place].start, others, scene.cast)[0]
    sure = certainty(sentence, spot, told=bool(voice.chain))
    actual = Certainty(polarity=sure.polarity, modality=Modality.ACTUAL, hedge=sure.hedge)
    told = Told(spot=spot, voice=voice, filled=filled, sure=actual, says=saying.attribution.content)
    return _assemble(scene, told)


def _participant(scene: Scene, span: Span, entity: str | None) -> Participant:
    return Participant(start=span.start, end=span.end, exact=scene.parse.text[span.start : span.end], entity=entity)


def _assessments(scene: Scene, found: Sequence[Claim]) -> Iterator[Claim]:
    """Judgements in somebody's words that hold no other claim, one a saying."""
    judged: set[str] = set()
    for spot in find_judgements(scene.parse):
        sentence = scene.parse.sentences[spot.sentence]
        voice = voices_at(sentence.tokens[spot.first].start, scene.sayings, scene.cast)[0]
        if not voice.chain or voice.chain[0].attribution.id in judged:
            continue
        saying = voice.chain[0]
        held = [c for c in found if any(s.start <= c.trigger.start < s.end for s in saying.attribution.content)]
        if held or not saying.attribution.source:
            continue
        judged.add(saying.attribution.id)
        actor = _participant(scene, saying.attribution.source[0], saying.attribution.entity)
        filled = Filled(actors=(actor,), recipients=(), roles=Roles())
        sure = _governed(certainty(sentence, spot, told=True), voice, scene)
        yield _assemble(scene, Told(spot=spot, voice=voice, filled=filled, sure=sure))


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one voice tells with one trigger: all that makes a claim but its setting. `says`: the content of an act."""

    spot: Spot
    voice: Voice
    filled: Filled
    sure: Certainty
    outer: str | None = None
    counts: tuple[Count, ...] = ()
    says: tuple[Span, ...] = ()


def _assemble(scene: Scene, told: Told) -> Claim:
    """The claim of what is told: where, when, how sure, and in other people's codes."""
    spot, voice, filled, sure = told.spot, told.voice, told.filled, told.sure
    article, sentence = scene.article, scene.parse.sentences[spot.sentence]
    start, end = sentence.tokens[spot.first].start, sentence.tokens[spot.last].end
    sides = Sides(actors=_sides(scene.cast, filled.actors), recipients=_sides(scene.cast, filled.recipients))
    if spot.type is ClaimType.DISPLACEMENT:
        sides = Sides(actors=_sides(scene.cast, filled.roles.cause), recipients=sides.actors)
    related = relation(scene.cast, voice.speakers[0] if voice.speakers else None, voice.kind, sides)
    if not voice.chain:
        related = Relation.OUTLET
    status = ontology.status_rule(
        ontology.Standing(
            act=voice.act,
            polarity=sure.polarity,
            modality=sure.modality,
            hedged=sure.hedge is not None,
            relation=related,
            speaker_kind=voice.kind,
            harmful=ontology.types()[spot.type].harmful,
        )
    ).status
    said = frozenset(one.attribution.date for one in scene.sayings if one.attribution.date is not None)
    times = Times(published=article.published, dates=scene.dates, said=said, contents=told.says)
    happened = when(scene.parse, sentence, spot, times, sure.modality)
    said_here = voice.chain[0].attribution.content if voice.chain else ()
    located = where(scene.parse, sentence, spot, scene.places, said_here)
    attribution = voice.chain[0].attribution.id if voice.chain else None
    return Claim(
        id=_id(article, start, end, told),
        type=spot.type,
        mode=spot.mode,
        contexts=_contexts(article.text[sentence.start : sentence.end]),
        happening="",
        content_of=told.outer,
        codes=ontology.codes(
            ontology.Coded(
                type=spot.type,
                mode=spot.mode,
                status=status,
                two_sided=len(sides.actors) > 1,
                state_based=_has_sector(scene.cast, filled, STATE_SECTORS),
                against_civilians=_has_sector(scene.cast, filled, CIVILIAN_SECTORS, recipients_only=True),
                deadly=any(count.of == "killed" and count.low != 0 for count in told.counts),
            )
        )
        if sure.polarity is Polarity.POSITIVE
        else Codes(),
        trigger=Words(start=start, end=end, exact=article.text[start:end]),
        actors=filled.actors,
        recipients=filled.recipients,
        roles=filled.roles,
        place=located.place,
        place_basis=located.basis,
        when=happened,
        counts=told.counts,
        attribution=attribution,
        speakers=voice.speakers,
        relation=related,
        speaker_kind=voice.kind,
        polarity=sure.polarity,
        modality=sure.modality,
        hedge=sure.hedge,
        status=status,
        timeframe=_timeframe(article, scene, spot, filled, happened),
        block=scene.parse.blocks[sentence.block].kind,
        evidence=_evidence(article.text, sentence),
        score=None,
    )


def _timeframe(article: Article, scene: Scene, spot: Spot, filled: Filled, happened: When) -> Timeframe:
    """As setting.timeframe; damage without an agent in an undated picture is recent at most (record.md)."""
    block = scene.parse.blocks[scene.parse.sentences[spot.sentence].block].kind
    undated = block is BlockKind.CAPTION and happened.date is None and not filled.actors
    found = timeframe(article.published, happened)
    return Timeframe.RECENT if undated and spot.mode == "destroy" and found is Timeframe.NEWS else found


def _sides(cast: Cast, participants: Sequence[Participant]) -> frozenset[str]:
    return frozenset(side for one in participants if (side := cast.side(one.entity)))


def _has_sector(cast: Cast, filled: Filled, sectors: frozenset[str], *, recipients_only: bool = False) -> bool:
    wanted = filled.recipients if recipients_only else (*filled.actors, *filled.recipients)
    entities = [cast.entity(one.entity) for one in wanted]
    return any(entity is not None and entity.sector in sectors for entity in entities)


def _id(article: Article, start: int, end: int, told: Told) -> str:
    """From the article's id, the trigger's place in the captured text, and what tells claims of one trigger apart."""
    rows = [row for row in article.origin if row[0] < end and start < row[1]]
    captured = f"{rows[0][2] + max(0, start - rows[0][0])}" if rows else f"t{start}"
    acts = told.spot.form == "phrase" and told.outer is None and ontology.types()[told.spot.type].act
    voice = told.voice.chain[0].attribution.id if told.voice.chain else ""
    key = f"{article.id}|{captured}|{'outer' if acts else 'content'}|{voice}"
    return hashlib.sha256(key.encode()).hexdigest()[:16]


@cache
def _context_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each context with a pattern of the words that speak for it."""
    return tuple(
        (context, re.compile(rf"\b(?:{'|'.join(map(re.escape, signs))})\b", re.IGNORECASE))
        for context, signs in ontology.contexts().items()
        if signs
    )


def _contexts(words: str) -> tuple[str, ...]:
    return tuple(context for context, pattern in _context_patterns() if pattern.search(words))


def _evidence(text: str, sentence: Sentence) -> Evidence:
    return Evidence(
        start=sentence.start,
        end=sentence.end,
        exact=text[sentence.start : sentence.end],
        prefix=text[max(0, sentence.start - CONTEXT_CHARACTERS) : sentence.start],
        suffix=text[sentence.end : sentence.end + CONTEXT_CHARACTERS],
    )
