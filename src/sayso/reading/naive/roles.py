"""Who did it, to whom, to what: participants of a trigger by the order of the words.

The naive stage. Active verbs take the nearest free noun phrase on the left as actor and the nearest on the right as
recipient; passives are turned round; nouns take 'by', 'on', 'between' and possessives. Things (lexicon/things.csv) and
places fill the role that the trigger's table names. What stands in somebody's words finds its participants there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.reading import lexicon
from sayso.reading.entities import FIRST_PRONOUNS, PLURAL_PRONOUNS, SINGULAR_PRONOUNS, Cast
from sayso.reading.mentions import Found
from sayso.reading.parse import Parse, Sentence, Token
from sayso.reading.sources import is_apposition, is_free, is_possessor
from sayso.reading.triggers import Spot
from sayso.record import ClaimType, EntityKind, Participant, Roles

BE = frozenset("is are was were be been being get gets got".split())
LIGHT = frozenset(
    "launch launched launching carry carried carrying out stage staged mount mounted mounting conduct "
    "conducted hold held "
    "begin began make made making declare declared impose imposed face faced facing".split()
)
CLAUSE_STARTS = frozenset("while although whereas but after before because since when that ; : –".split())
STOPS = frozenset("while although whereas but after before because since when who which as and ; : – said says".split())
TOWARDS = frozenset("to into towards toward".split())
ARTICLES = frozenset("the a an its their his some".split())
PRONOUNS = (SINGULAR_PRONOUNS | PLURAL_PRONOUNS | FIRST_PRONOUNS) - frozenset("its their his her our my".split())
CROWDS = frozenset("thousands hundreds dozens scores".split())
PEOPLE = frozenset({EntityKind.PERSON, EntityKind.GROUP, EntityKind.ORGANIZATION, EntityKind.NATIONALITY})
THINGS = frozenset({EntityKind.PLACE, EntityKind.FACILITY, EntityKind.WEAPON, EntityKind.VEHICLE})
SYMMETRIC_NOUNS = frozenset(
    "clashes clash fighting firefight battle battles talks negotiations meeting summit agreement truce "
    "ceasefire".split()
)
RIGHT_REACH = 14
"""Tokens to the right in which a verb finds whom it does it to."""
PASSIVE_ENDS = ("ed", "en", "wn", "ld", "pt")
STATES = frozenset({ClaimType.SHORTAGE, ClaimType.ACCESS})
"""Types told of a thing as often as of a doer ('banks are still shut'): a subject far off is not their actor."""
GROUND = frozenset({ClaimType.CONTROL, ClaimType.ACCESS, ClaimType.DISPLACEMENT, ClaimType.MOBILIZE})
"""Types whose places are objects, never recipients."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A trigger in its sentence, and the tokens [low, high) in which its participants may stand."""

    parse: Parse
    sentence: Sentence
    spot: Spot
    cast: Cast
    low: int
    high: int

    @property
    def tokens(self) -> Sequence[Token]:
        """The tokens of the sentence."""
        return self.sentence.tokens

    def inside(self, first: int, last: int) -> bool:
        """Whether a run of tokens lies in the frame."""
        return self.low <= first and last < self.high


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """The participants of one trigger."""

    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    roles: Roles


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A noun phrase of people: its tokens and its entity."""

    first: int
    last: int
    participant: Participant


def fill(frame: Frame) -> Filled:
    """Actors, recipients and other roles of a trigger."""
    spot, phrases = frame.spot, _phrases(frame)
    left, right = _left(frame, phrases), _right(frame, phrases)
    by = next((p for p in phrases if p.first > spot.last and _preposition(frame, p.first) == "by"), None)
    passive = _is_passive(frame)
    actors, recipients = _ends(frame, phrases, (left, right, by), passive)
    cause: list[_Phrase] = []
    if spot.type is ClaimType.DISPLACEMENT:
        cause = actors if passive else []
        actors, recipients = (recipients if passive else actors), []
    if spot.type is ClaimType.SHORTAGE:
        actors, recipients = [], actors or recipients
    roles = _roles(frame, passive, cause)
    moved_itself = any(one.end <= frame.tokens[spot.first].start for one in roles.object)
    if spot.type is ClaimType.ACCESS and by is None and moved_itself:
        actors, recipients = [], []
    return Filled(
        actors=tuple(p.participant for p in actors),
        recipients=tuple(p.participant for p in recipients if p not in actors),
        roles=roles,
    )


def _ends(
    frame: Frame, phrases: list[_Phrase], near: tuple[_Phrase | None, _Phrase | None, _Phrase | None], passive: bool
) -> tuple[list[_Phrase], list[_Phrase]]:
    """Who is on the doing and who on the suffering end."""
    left, right, by = near
    if frame.spot.form == "count":
        return [], [left] if left else []
    if frame.spot.form == "noun":
        return _of_noun(frame, phrases, left, by)
    if passive:
        return ([by] if by else []), ([left] if left else [])
    return ([left] if left else []), ([right] if right else [])


def _phrases(frame: Frame) -> list[_Phrase]:
    """Noun phrases of people in the frame, without those inside others; pronouns and crowds that stand for them."""
    here = frame.cast.in_sentence(frame.sentence.index)
    found = [one for one in here if one.mention.kind in PEOPLE or _acts(frame, one)]
    outer = [
        one for one in found if not any(o.first <= one.first and one.last <= o.last and o is not one for o in found)
    ]
    phrases = [
        _Phrase(one.first, one.last, _named(one))
        for one in outer
        if one.mention.kind is not EntityKind.NATIONALITY or one.mention.exact.endswith("s")
    ]
    for number, token in enumerate(frame.tokens):
        crowd = token.lower in CROWDS and not _before_people(frame, number)
        if token.lower in PRONOUNS or crowd:
            entity = None if crowd else frame.cast.refers(frame.sentence, number)
            who = Participant(start=token.start, end=token.end, exact=token.text, entity=entity)
            phrases.append(_Phrase(number, number, who))
    return sorted((p for p in phrases if frame.inside(p.first, p.last)), key=lambda phrase: phrase.first)


def _named(one: Found) -> Participant:
    mention = one.mention
    return Participant(start=mention.start, end=mention.end, exact=mention.exact, entity=mention.entity)


def _before_people(frame: Frame, number: int) -> bool:
    """Whether a crowd word only counts the people named after it ('thousands of Taliban fighters')."""
    return any(
        token.lower == "of" or token.lower in lexicon.people() for token in frame.tokens[number + 1 : number + 2]
    )


def _acts(frame: Frame, one: Found) -> bool:
    """Whether a country or capital stands where an actor stands: before a verb, not after a preposition."""
    known = lexicon.countries()
    if one.mention.kind is not EntityKind.PLACE or (frame.spot.type in GROUND and one.first > frame.spot.last):
        return False
    name = one.mention.exact
    return (name in known.names or name in known.governments) and _free(frame, one.first)


def _free(frame: Frame, first: int) -> bool:
    """Whether a phrase may be a subject: free in its sentence, or at the beginning of the frame."""
    place = first
    while place > frame.low and frame.tokens[place - 1].lower in ARTICLES:
        place -= 1
    return place == frame.low or is_free(frame.sentence, first)


def _preposition(frame: Frame, first: int) -> str:
    """The preposition before a phrase, its articles and titles left out."""
    place = first - 1
    titles = lexicon.name_words()["titles"]
    while place >= 0 and frame.tokens[place].lower in ARTICLES | titles:
        place -= 1
    return frame.tokens[place].lower if place >= 0 else ""


def _clause_start(frame: Frame) -> int:
    tokens = frame.tokens
    return next(
        (n + 1 for n in range(frame.spot.first - 1, frame.low - 1, -1) if tokens[n].lower in CLAUSE_STARTS), frame.low
    )


def _clause_end(frame: Frame) -> int:
    tokens = frame.tokens
    stop = next((n for n in range(frame.spot.last + 1, frame.high) if tokens[n].lower in STOPS), frame.high)
    return min(stop, frame.spot.last + RIGHT_REACH)


def _left(frame: Frame, phrases: list[_Phrase]) -> _Phrase | None:
    """The nearest free phrase before the trigger in its clause; for a verb, else in its sentence."""
    spot, start = frame.spot, _clause_start(frame)
    before = [
        phrase
        for phrase in phrases
        if phrase.last < spot.first
        and not is_possessor(frame.sentence, phrase.last)
        and not is_apposition(frame.sentence, phrase.first)
    ]
    clause = [phrase for phrase in before if phrase.first >= start]
    verb = spot.form not in ("noun", "count", "judgement") and spot.type not in STATES
    for inside in (clause, before) if verb else (clause,):
        free = [phrase for phrase in inside if _free(frame, phrase.first)]
        if free:
            return free[-1]
        if inside:
            return inside[-1]
    return None


def _right(frame: Frame, phrases: list[_Phrase]) -> _Phrase | None:
    """The first phrase after the trigger that no new clause and no preposition of place parts from it."""
    end = _clause_end(frame)
    for phrase in phrases:
        if frame.spot.last < phrase.first < end:
            away = _preposition(frame, phrase.first) in ("in", "by", "near", "from", "of", "alongside", "to", "for")
            return None if away else phrase
    return None


def _is_passive(frame: Frame) -> bool:
    """A past form right after 'be', or, in compressed speech, right before 'by', 'in', 'at' or the end."""
    spot = frame.spot
    first = frame.tokens[spot.first].lower
    if spot.form != "ed" and not (spot.form == "phrase" and first.endswith(PASSIVE_ENDS)):
        return False
    before = [token.lower for token in frame.tokens[max(0, spot.first - 3) : spot.first]]
    while before and (before[-1] in ("not", "n't", "also") or before[-1].endswith("ly")):
        before.pop()
    after = frame.tokens[spot.last + 1].lower if spot.last + 1 < len(frame.tokens) else "."
    compressed = after in ("by", "in", "at", "when", "after", "during", ".") and spot.form == "ed"
    return before[-1:] != ["had"] and ((bool(before) and before[-1] in BE) or compressed)


def _of_noun(
    frame: Frame, phrases: list[_Phrase], left: _Phrase | None, by: _Phrase | None
) -> tuple[list[_Phrase], list[_Phrase]]:
    """'between A and B', "A's attack", 'attack by A', 'attack on B', 'A launched an attack', 'talks with B'."""
    spot = frame.spot
    after = [phrase for phrase in phrases if phrase.first > spot.last]
    prepositions = [(_preposition(frame, phrase.first), phrase) for phrase in after]
    if any(preposition == "between" for preposition, _ in prepositions):
        return after[:2], []
    patients = [p for preposition, p in prepositions if preposition in ("on", "against", "of", "to")][:1]
    owner = [p for p in phrases if p.last in (spot.first - 1, spot.first - 2) and p.last < spot.first]
    actors = [by] if by else owner[-1:]
    if not actors and left and any(t.lower in LIGHT for t in frame.tokens[left.last + 1 : spot.first]):
        actors = [left]
    partner = [p for preposition, p in prepositions if preposition == "with"][:1]
    if partner and frame.tokens[spot.last].lower in SYMMETRIC_NOUNS:
        return [*(actors or ([left] if left else [])), *partner], []
    return actors, patients


def _roles(frame: Frame, passive: bool, cause: list[_Phrase]) -> Roles:
    filled: dict[str, tuple[Participant, ...]] = {}
    thing = _thing(frame, passive)
    role = frame.spot.thing
    if role == "origin" and thing and _preposition(frame, frame.sentence.token_at(thing.start)) in TOWARDS:
        role = "destination"
    if role and thing:
        filled[role] = (thing,)
    if cause:
        filled["cause"] = tuple(phrase.participant for phrase in cause)
    return Roles(**filled)


def _thing(frame: Frame, passive: bool) -> Participant | None:
    """The nearest thing or place: right of a verb or noun, left of a passive or of what opens and closes."""
    spot = frame.spot
    right = range(spot.last + 1, _clause_end(frame))
    left = range(spot.first - 1, _clause_start(frame) - 1, -1)
    behind = passive or (
        spot.type in STATES and frame.tokens[spot.last].lower not in ("of", "lack", "lacked", "lacking")
    )
    ahead = (left, right) if behind else (right, left) if spot.type in STATES else (right,)
    for places in ahead:
        for place in places:
            found = _thing_at(frame, place)
            if found:
                return found
    return None


def _thing_at(frame: Frame, place: int) -> Participant | None:
    for one in frame.cast.in_sentence(frame.sentence.index):
        if one.first <= place <= one.last and one.mention.kind in THINGS:
            return _named(one)
    token = frame.tokens[place]
    if token.lower in lexicon.things():
        return Participant(start=token.start, end=token.end, exact=token.text, entity=None)
    return None
