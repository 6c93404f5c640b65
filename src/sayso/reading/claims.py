"""Claims: one happening as one voice tells it, put together from triggers, sayings, participants, places and days.

Order: every saying that is an act makes an outer claim; every trigger makes a claim in the voice of the innermost
saying that holds it; words of judgement make an ASSESSMENT where somebody's words hold no other claim. Status comes
from the table in ontology/, happenings from happenings.py.
"""

from __future__ import annotations

import dataclasses
import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso import ontology
from sayso.reading.attribution import Saying
from sayso.reading.counts import FoundCount
from sayso.reading.entities import PLURAL_PRONOUNS, SINGULAR_PRONOUNS, Cast
from sayso.reading.happenings import group, shared
from sayso.reading.parse import Parse, Sentence
from sayso.reading.roles import Filled, Frame, fill
from sayso.reading.setting import Times, timeframe, when, where
from sayso.reading.standing import Certainty, Sides, certainty, relation, speaker_kind
from sayso.reading.triggers import Spot, find_judgements, find_triggers
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
    SpeakerKind,
    TimeExpression,
    Timeframe,
    When,
    Words,
)

CONTEXT_CHARACTERS = 32
"""Length of the prefix and suffix of evidence, as the W3C's examples of a TextQuoteSelector have it."""
FORCE = frozenset({ClaimType.ASSAULT, ClaimType.CONTROL})
COUNT_TYPES = {
    "killed": {ClaimType.ASSAULT}, "injured": {ClaimType.ASSAULT}, "missing": {ClaimType.ASSAULT},
    "captured": {ClaimType.ASSAULT, ClaimType.CONTROL, ClaimType.COERCE}, "arrested": {ClaimType.COERCE},
    "displaced": {ClaimType.DISPLACEMENT}, "territory": {ClaimType.CONTROL}, "participants": {ClaimType.PROTEST},
    "affected": {ClaimType.SHORTAGE}, "treated": {ClaimType.AID},
}  # fmt: skip
AHEAD = frozenset({Act.AGREE, Act.OFFER, Act.PROMISE, Act.PLAN, Act.THREATEN, Act.DEMAND, Act.WANT})
"""Acts whose content lies ahead of them."""
TO_OTHERS = frozenset({Act.WARN, Act.THREATEN, Act.DEMAND, Act.ASK})
"""Acts that tell somebody what he is to do: a pronoun in them is his, not the speaker's."""
CIVILIAN_SECTORS = frozenset("CVL REF AGR LAB EDU MED JRN".split())
STATE_SECTORS = frozenset("MIL COP GOV".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """All that was read out of an article before its claims."""

    article: Article
    parse: Parse
    cast: Cast
    places: tuple[Place, ...]
    dates: tuple[TimeExpression, ...]
    counts: tuple[FoundCount, ...]
    sayings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who tells a claim: the chain of sayings from the innermost outward."""

    chain: tuple[Saying, ...]
    speakers: tuple[str, ...]
    kind: SpeakerKind

    @property
    def act(self) -> Act | None:
        """The act of the innermost saying."""
        return self.chain[0].attribution.act if self.chain else None


def find_claims(scene: Scene) -> tuple[Claim, ...]:
    """Every claim of the article in the order of its triggers."""
    outers = {saying.attribution.id: _outer(scene, saying) for saying in scene.sayings if saying.cue.outer}
    cues = {(saying.sentence, saying.attribution.cue[0].start) for saying in scene.sayings if saying.attribution.cue}
    contents: list[Claim] = []
    for spot in find_triggers(scene.parse):
        sentence = scene.parse.sentences[spot.sentence]
        if (spot.sentence, sentence.tokens[spot.first].start) not in cues:
            contents += _claims(scene, spot, outers)
    found = [*outers.values(), *contents]
    found += _assessments(scene, found)
    found.sort(key=lambda claim: (claim.trigger.start, claim.type in ontology.types() and claim.content_of is not None))
    return shared(group(_fighting(_apart(found), scene), scene.cast))


def _fighting(claims: list[Claim], scene: Scene) -> list[Claim]:
    """Who fights in the article is a party to it: a body that uses force there, and the organs of a state that does."""
    cast, acts = scene.cast, {one.attribution.id: one.attribution.act for one in scene.sayings}
    force = [one.entity for claim in claims if claim.type in FORCE for one in claim.actors]
    sides = {cast.side(id_) for id_ in force if id_}
    states = [entity for id_ in force if (entity := cast.entity(id_)) is not None and entity.sector in STATE_SECTORS]
    countries = {entity.country for entity in states} | {None} if states else set()
    found = []
    for claim in claims:
        speaker = cast.entity(claim.speakers[0]) if claim.speakers else None
        party = speaker is not None and _is_party(speaker, cast.side(speaker.id) in sides)
        organ = claim.speaker_kind is SpeakerKind.GOVERNMENT and speaker is not None and speaker.country in countries
        soft = claim.speaker_kind in (SpeakerKind.UNNAMED, SpeakerKind.OFFICIAL, SpeakerKind.GOVERNMENT)
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


def _apart(claims: list[Claim]) -> list[Claim]:
    """Without a second claim of one id: the same trigger, voice and participants tell one thing."""
    return list({claim.id: claim for claim in reversed(claims)}.values())[::-1]


def _voices(scene: Scene, offset: int, skip: Saying | None = None) -> list[Voice]:
    """Who tells what stands at an offset: the article, or each voice of the innermost saying that holds it."""
    holding = [
        one
        for one in scene.sayings
        if one is not skip and any(span.start <= offset < span.end for span in one.attribution.content)
    ]
    if not holding:
        return [Voice(chain=(), speakers=(), kind=SpeakerKind.MEDIA)]
    innermost = min(holding, key=_content_size)
    cue = innermost.attribution.cue
    together = [
        one
        for one in holding
        if one.attribution.cue == cue and one.attribution.content == innermost.attribution.content
    ]
    return [_voice(scene, one) for one in together]


def _content_size(saying: Saying) -> int:
    return sum(span.end - span.start for span in saying.attribution.content)


def _voice(scene: Scene, innermost: Saying) -> Voice:
    """The chain of sayings from the innermost outward."""
    by_id = {one.attribution.id: one for one in scene.sayings}
    chain: list[Saying] = []
    one: Saying | None = innermost
    while one is not None and one not in chain:
        chain.append(one)
        one = by_id.get(one.attribution.via or "")
    entity = scene.cast.entity(innermost.attribution.entity)
    return Voice(
        chain=tuple(chain),
        speakers=tuple(one.attribution.entity for one in chain if one.attribution.entity),
        kind=speaker_kind(scene.cast, entity),
    )


def _claims(scene: Scene, spot: Spot, outers: dict[str, Claim]) -> Iterator[Claim]:
    """The claims of one trigger, one a voice."""
    sentence = scene.parse.sentences[spot.sentence]
    counts = tuple(one.count for one in scene.counts if _counts_here(scene, sentence, spot, one))
    for voice in _voices(scene, sentence.tokens[spot.first].start):
        filled = fill(_frame(scene, sentence, spot, voice))
        if not _has_needs(spot, filled):
            continue
        sure = _governed(certainty(sentence, spot, told=bool(voice.chain)), voice, scene)
        outer = outers.get(voice.chain[0].attribution.id) if voice.chain else None
        yield _assemble(scene, spot, voice, _addressed(scene, filled, voice), sure, outer.id if outer else None, counts)


def _has_needs(spot: Spot, filled: Filled) -> bool:
    """Whether a word of many meanings has the company that its row of the table asks for."""
    roles = filled.roles
    if spot.needs == "ground":
        return bool(roles.object or roles.origin or roles.destination or roles.target)
    return spot.needs != "people" or bool(filled.actors or filled.recipients)


def _frame(scene: Scene, sentence: Sentence, spot: Spot, voice: Voice) -> Frame:
    """The tokens in which a trigger's participants may stand: those of the saying's content, or the whole sentence."""
    low, high = 0, len(sentence.tokens)
    start = sentence.tokens[spot.first].start
    for span in voice.chain[0].attribution.content if voice.chain else ():
        if span.start <= start < span.end:
            low = max(low, sentence.token_at(span.start))
            high = next((n for n, token in enumerate(sentence.tokens) if token.start >= span.end), high)
    return Frame(parse=scene.parse, sentence=sentence, spot=spot, cast=scene.cast, low=low, high=high)


def _addressed(scene: Scene, filled: Filled, voice: Voice) -> Filled:
    """A pronoun in what is said to somebody does not mean the speaker: 'warned the front that they must surrender'."""
    if not voice.chain or voice.act not in TO_OTHERS:
        return filled
    speaker, addressee = voice.chain[0].attribution.entity, voice.chain[0].addressee
    meant = addressee.mention.entity if addressee else None

    def turned(one: Participant) -> Participant:
        pronoun = one.exact.lower() in PLURAL_PRONOUNS | SINGULAR_PRONOUNS
        return dataclasses.replace(one, entity=meant) if pronoun and one.entity == speaker else one

    return dataclasses.replace(filled, actors=tuple(map(turned, filled.actors)))


def _governed(sure: Certainty, voice: Voice, scene: Scene) -> Certainty:
    """Certainty as the saying puts it: unconfirmed reports doubt what they suggest; a denial's own 'not' is not the content's."""
    hedge = sure.hedge
    if voice.chain and hedge is None:
        source = voice.chain[0].attribution.source
        words = scene.parse.text[source[0].start - 12 : source[0].end] if source else ""
        found = re.search(r"(?:unconfirmed|unverified) \w+$", words, re.IGNORECASE)
        hedge = found.group() if found else None
    modality = sure.modality
    if voice.act is Act.OFFER and modality is Modality.CONDITIONAL:
        modality = Modality.DEMANDED
    if voice.act in AHEAD and modality in (Modality.ACTUAL, Modality.ATTEMPTED):
        modality = Modality.FUTURE
    return Certainty(polarity=sure.polarity, modality=modality, hedge=hedge)


def _counts_here(scene: Scene, sentence: Sentence, spot: Spot, one: FoundCount) -> bool:
    """Whether a count of the sentence belongs to this trigger: the nearest trigger of a type that can have it."""
    if one.sentence != sentence.index or spot.type not in COUNT_TYPES.get(one.count.of, ()):
        return False
    rivals = [other for other in find_triggers(scene.parse) if other.sentence == sentence.index]
    fitting = [other for other in rivals if other.type in COUNT_TYPES[one.count.of]]
    nearest = min(fitting, key=lambda other: abs(other.first - one.token))
    return nearest.first == spot.first


def _outer(scene: Scene, saying: Saying) -> Claim:
    """The claim that an act of speech makes: actor the speaker, recipient the addressee."""
    sentence = scene.parse.sentences[saying.sentence]
    cue = saying.attribution.cue[0]
    place = sentence.token_at(cue.start)
    assert saying.cue.outer is not None
    spot = Spot(sentence=saying.sentence, first=place, last=place, type=saying.cue.outer, mode=saying.cue.mode,
                thing=None, form="phrase")  # fmt: skip
    source = saying.attribution.source[0]
    actor = _participant(scene, source, saying.attribution.entity)
    mention = saying.addressee.mention if saying.addressee else None
    recipient = (_participant(scene, Span(start=mention.start, end=mention.end), mention.entity),) if mention else ()
    filled = Filled(actors=(actor,), recipients=recipient, roles=Roles())
    voice = _voices(scene, cue.start, skip=saying)[0]
    sure = certainty(sentence, spot, told=bool(voice.chain))
    actual = Certainty(polarity=sure.polarity, modality=Modality.ACTUAL, hedge=sure.hedge)
    return _assemble(scene, spot, voice, filled, actual, None, ())


def _participant(scene: Scene, span: Span, entity: str | None) -> Participant:
    return Participant(start=span.start, end=span.end, exact=scene.parse.text[span.start : span.end], entity=entity)


def _assessments(scene: Scene, found: Sequence[Claim]) -> Iterator[Claim]:
    """Judgements in somebody's words that hold no other claim, one a saying."""
    judged: set[str] = set()
    for spot in find_judgements(scene.parse):
        sentence = scene.parse.sentences[spot.sentence]
        voice = _voices(scene, sentence.tokens[spot.first].start)[0]
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
        yield _assemble(scene, spot, voice, filled, sure, None, ())


def _assemble(
    scene: Scene,
    spot: Spot,
    voice: Voice,
    filled: Filled,
    sure: Certainty,
    outer: str | None,
    counts: tuple[Count, ...],
) -> Claim:
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
    times = Times(published=article.published, dates=scene.dates, said=said)
    happened = when(scene.parse, sentence, spot, times, sure.modality)
    located = where(scene.parse, sentence, spot, scene.places)
    attribution = voice.chain[0].attribution.id if voice.chain else None
    return Claim(
        id=_id(article, start, end, spot, attribution, outer),
        type=spot.type,
        mode=spot.mode,
        contexts=_contexts(article.text[sentence.start : sentence.end]),
        happening="",
        content_of=outer,
        codes=ontology.codes(
            ontology.Coded(
                type=spot.type,
                mode=spot.mode,
                status=status,
                two_sided=len(sides.actors) > 1,
                state_based=_has_sector(scene.cast, filled, STATE_SECTORS),
                against_civilians=_has_sector(scene.cast, filled, CIVILIAN_SECTORS, recipients_only=True),
                deadly=any(count.of == "killed" and count.low != 0 for count in counts),
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
        counts=counts,
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


def _id(article: Article, start: int, end: int, spot: Spot, attribution: str | None, outer: str | None) -> str:
    """From the article's id, the trigger's place in the captured text, and what tells claims of one trigger apart."""
    rows = [row for row in article.origin if row[0] < end and start < row[1]]
    captured = f"{rows[0][2] + max(0, start - rows[0][0])}" if rows else f"t{start}"
    kind = "outer" if spot.form == "phrase" and outer is None and ontology.types()[spot.type].act else "content"
    told = f"{article.id}|{captured}|{kind}|{attribution or ''}"
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def _contexts(words: str) -> tuple[str, ...]:
    lower = words.lower()
    return tuple(
        context
        for context, signs in ontology.contexts().items()
        if any(re.search(rf"\b{re.escape(sign)}\b", lower) for sign in signs)
    )


def _evidence(text: str, sentence: Sentence) -> Evidence:
    return Evidence(
        start=sentence.start,
        end=sentence.end,
        exact=text[sentence.start : sentence.end],
        prefix=text[max(0, sentence.start - CONTEXT_CHARACTERS) : sentence.start],
        suffix=text[sentence.end : sentence.end + CONTEXT_CHARACTERS],
    )
