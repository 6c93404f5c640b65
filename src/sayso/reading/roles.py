"""Who did it, to whom, to what: participants of a trigger by the order of the words.

The naive stage. Active verbs take the nearest free noun phrase on the left as actor and the nearest on the right as
recipient; passives are turned round; nouns take 'by', 'on', 'between' and possessives. Things (lexicon/things.csv) and
places fill the role that the trigger's table names.
"""

from __future__ import annotations

from dataclasses import dataclass

from sayso.reading import lexicon
from sayso.reading.attribution import is_apposition, is_free, is_possessor
from sayso.reading.entities import PLURAL_PRONOUNS, SINGULAR_PRONOUNS, Cast
from sayso.reading.mentions import Found
from sayso.reading.parse import Parse, Sentence
from sayso.reading.triggers import Spot
from sayso.record import ClaimType, EntityKind, Participant, Roles

BE = frozenset("is are was were be been being get gets got".split())
LIGHT = frozenset(
    "launch launched launching carry carried carrying out stage staged mount mounted mounting conduct conducted hold held "
    "begin began make made making declare declared impose imposed face faced facing report reported".split()
)
CLAUSE_STARTS = frozenset("while although whereas but after before because since when that ; : –".split())
STOPS = frozenset("while although whereas but after before because since when who which as and ; : – said says".split())
PEOPLE = frozenset({EntityKind.PERSON, EntityKind.GROUP, EntityKind.ORGANIZATION, EntityKind.NATIONALITY})
SYMMETRIC_NOUNS = frozenset(
    "clashes clash fighting firefight battle battles talks negotiations meeting summit agreement truce ceasefire".split()
)
RIGHT_REACH = 14
"""Tokens to the right in which a verb finds whom it does it to."""
ARTICLES = frozenset("the a an its their his some".split())
INSTRUMENTS = frozenset("with using".split())
MOVERS = frozenset({ClaimType.DISPLACEMENT})
LACKING = frozenset({ClaimType.SHORTAGE})
STATES = frozenset({ClaimType.SHORTAGE, ClaimType.ACCESS})
"""Types told of a thing as often as of a doer ('banks are still shut'): a subject far off is not their actor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """The participants of one trigger."""

    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    roles: Roles
    passive: bool


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A noun phrase of people: its tokens and its entity."""

    first: int
    last: int
    participant: Participant


def fill(parse: Parse, sentence: Sentence, spot: Spot, cast: Cast) -> Filled:
    """Actors, recipients and other roles of a trigger."""
    phrases = _phrases(parse, sentence, cast)
    left = _left(sentence, spot, phrases)
    right = _right(sentence, spot, phrases)
    by = next((p for p in phrases if p.first > spot.last and _preposition(sentence, p.first) == "by"), None)
    passive = _is_passive(sentence, spot)
    noun = spot.form in ("noun", "count")
    if noun:
        actors, recipients = _of_noun(sentence, spot, phrases, left, by)
    elif passive:
        actors, recipients = ([by] if by else []), ([left] if left else [])
    else:
        actors, recipients = ([left] if left else []), ([right] if right else [])
    if spot.form == "count":
        actors, recipients = [], recipients or ([left] if left else [])
    cause: list[_Phrase] = []
    if spot.type in MOVERS:
        movers = recipients if passive else actors
        cause = actors if passive else []
        actors, recipients = movers, []
    if spot.type in LACKING:
        actors, recipients = [], actors or recipients
    roles = _roles(parse, sentence, spot, passive, cause, cast)
    if (
        spot.type is ClaimType.ACCESS
        and by is None
        and any(o.end <= sentence.tokens[spot.first].start for o in roles.object)
    ):
        actors, recipients = [], []
    return Filled(
        actors=tuple(p.participant for p in actors),
        recipients=tuple(p.participant for p in recipients if p not in actors),
        roles=roles,
        passive=passive,
    )


def _phrases(parse: Parse, sentence: Sentence, cast: Cast) -> list[_Phrase]:
    found = [one for one in cast.in_sentence(sentence.index) if one.mention.kind in PEOPLE or _acts(sentence, one)]
    outer = [
        one for one in found if not any(o.first <= one.first and one.last <= o.last and o is not one for o in found)
    ]
    phrases = [
        _Phrase(
            one.first,
            one.last,
            Participant(
                start=one.mention.start, end=one.mention.end, exact=one.mention.exact, entity=one.mention.entity
            ),
        )
        for one in outer
        if one.mention.kind is not EntityKind.NATIONALITY or one.mention.exact.endswith("s")
    ]
    for number, token in enumerate(sentence.tokens):
        if token.lower in (SINGULAR_PRONOUNS | PLURAL_PRONOUNS) - {"his", "her", "their", "its", "it"}:
            who = Participant(start=token.start, end=token.end, exact=token.text, entity=cast.refers(sentence, number))
            phrases.append(_Phrase(number, number, who))
    return sorted(phrases, key=lambda phrase: phrase.first)


def _acts(sentence: Sentence, one: Found) -> bool:
    """Whether a country or capital stands where an actor stands: before a verb, not after a preposition."""
    known = lexicon.countries()
    if one.mention.kind is not EntityKind.PLACE:
        return False
    name = one.mention.exact
    return (name in known.names or name in known.governments) and is_free(sentence, one.first)


def _preposition(sentence: Sentence, first: int) -> str:
    """The preposition before a phrase, its articles and adjectives left out."""
    place = first - 1
    words = lexicon.name_words()
    while place >= 0 and sentence.tokens[place].lower in ARTICLES | words["titles"]:
        place -= 1
    return sentence.tokens[place].lower if place >= 0 else ""


def _left(sentence: Sentence, spot: Spot, phrases: list[_Phrase]) -> _Phrase | None:
    """The nearest free phrase before the trigger in its clause, else in the sentence."""
    start = next((n + 1 for n in range(spot.first - 1, -1, -1) if sentence.tokens[n].lower in CLAUSE_STARTS), 0)
    before = [
        phrase
        for phrase in phrases
        if phrase.last < spot.first
        and not is_possessor(sentence, phrase.last)
        and not is_apposition(sentence, phrase.first)
    ]
    clause = [phrase for phrase in before if phrase.first >= start]
    verb = spot.form in ("base", "s", "ing", "ed", "phrase") and spot.type not in STATES
    for inside in (clause, before) if verb else (clause,):
        free = [phrase for phrase in inside if is_free(sentence, phrase.first)]
        if free:
            return free[-1]
        if inside:
            return inside[-1]
    return None


def _right(sentence: Sentence, spot: Spot, phrases: list[_Phrase]) -> _Phrase | None:
    """The first phrase after the trigger that no new clause and no preposition of place parts from it."""
    end = next(
        (n for n in range(spot.last + 1, len(sentence.tokens)) if sentence.tokens[n].lower in STOPS),
        len(sentence.tokens),
    )
    for phrase in phrases:
        if spot.last < phrase.first < min(end, spot.last + RIGHT_REACH):
            return None if _preposition(sentence, phrase.first) in ("in", "by", "near", "from", "of") else phrase
    return None


def _is_passive(sentence: Sentence, spot: Spot) -> bool:
    """A past form after 'be', or before 'by', or after a bare noun phrase at the end of a headline's clause."""
    if spot.form not in ("ed", "phrase"):
        return False
    before = [token.lower for token in sentence.tokens[max(0, spot.first - 3) : spot.first]]
    after = sentence.tokens[spot.last + 1].lower if spot.last + 1 < len(sentence.tokens) else "."
    return any(word in BE for word in before) or (
        after in ("by", "in", "at", "when", "after", "during", ".") and spot.form == "ed"
    )


def _of_noun(
    sentence: Sentence, spot: Spot, phrases: list[_Phrase], left: _Phrase | None, by: _Phrase | None
) -> tuple[list[_Phrase], list[_Phrase]]:
    """Participants of a noun: 'between A and B', "A's attack", 'attack by A', 'attack on B', 'A launched an attack'."""
    after = [phrase for phrase in phrases if phrase.first > spot.last]
    prepositions = [(_preposition(sentence, phrase.first), phrase) for phrase in after]
    if any(preposition == "between" for preposition, _ in prepositions):
        return after[:2], []
    patients = [p for preposition, p in prepositions if preposition in ("on", "against", "of", "to")][:1]
    owner = [p for p in phrases if p.last in (spot.first - 1, spot.first - 2) and p.last < spot.first]
    actors = [by] if by else owner[-1:]
    word = sentence.tokens[spot.last].lower
    if not actors and left and any(t.lower in LIGHT for t in sentence.tokens[left.last + 1 : spot.first]):
        actors = [left]
    partner = [p for preposition, p in prepositions if preposition == "with"][:1]
    if partner and word in SYMMETRIC_NOUNS:
        return [*(actors or ([left] if left else [])), *partner], []
    return actors, patients


def _roles(parse: Parse, sentence: Sentence, spot: Spot, passive: bool, cause: list[_Phrase], cast: Cast) -> Roles:
    filled: dict[str, tuple[Participant, ...]] = {}
    thing = _thing(parse, sentence, spot, passive, cast)
    if spot.thing and thing:
        filled[spot.thing] = (thing,)
    if cause:
        filled["cause"] = tuple(phrase.participant for phrase in cause)
    instrument = _instrument(sentence, spot, cast)
    if instrument:
        filled["instrument"] = (instrument,)
    return Roles(**filled)


def _thing(parse: Parse, sentence: Sentence, spot: Spot, passive: bool, cast: Cast) -> Participant | None:
    """The nearest thing or place: on the right of a verb or noun, on the left of a passive or of what opens and closes."""
    tokens = sentence.tokens
    end = next((n for n in range(spot.last + 1, len(tokens)) if tokens[n].lower in STOPS), len(tokens))
    right = range(spot.last + 1, min(end, spot.last + RIGHT_REACH))
    start = next((n + 1 for n in range(spot.first - 1, -1, -1) if tokens[n].lower in CLAUSE_STARTS), 0)
    left = range(spot.first - 1, start - 1, -1)
    intransitive = spot.type in (ClaimType.ACCESS, ClaimType.SHORTAGE)
    for places in (left, right) if passive or intransitive else (right,):
        for place in places:
            found = _thing_at(parse, sentence, place, cast)
            if found:
                return found
    return None


def _thing_at(parse: Parse, sentence: Sentence, place: int, cast: Cast) -> Participant | None:
    token = sentence.tokens[place]
    for one in cast.in_sentence(sentence.index):
        kinds = (EntityKind.PLACE, EntityKind.FACILITY, EntityKind.WEAPON, EntityKind.VEHICLE)
        if one.first <= place <= one.last and one.mention.kind in kinds:
            mention = one.mention
            return Participant(start=mention.start, end=mention.end, exact=mention.exact, entity=mention.entity)
    if token.lower in lexicon.things():
        return Participant(start=token.start, end=token.end, exact=token.text, entity=None)
    return None


def _instrument(sentence: Sentence, spot: Spot, cast: Cast) -> Participant | None:
    for one in cast.in_sentence(sentence.index):
        if (
            one.mention.kind is EntityKind.WEAPON
            and one.first > spot.last
            and _preposition(sentence, one.first) in INSTRUMENTS
        ):
            mention = one.mention
            return Participant(start=mention.start, end=mention.end, exact=mention.exact, entity=mention.entity)
    return None
