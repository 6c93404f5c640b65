"""Who did it, to whom, to what, by the order of the words: the naive way, where a sentence has no syntax.

Active verbs take the nearest free noun phrase on the left as actor and the nearest on the right as
recipient; passives are turned round; nouns take 'by', 'on', 'between' and possessives. Things (lexicon/things.csv) and
places fill the role that the trigger's table names. What stands in somebody's words finds its participants there.
"""

from __future__ import annotations

from dataclasses import dataclass

from sayso.reading import lexicon
from sayso.reading.found import Found
from sayso.reading.naive.sources import is_apposition, is_free, is_possessor
from sayso.reading.scope import CROWDS, GROUND, PEOPLE, PRONOUNS, STATES, THINGS, Filled, Scope, named
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
SYMMETRIC_NOUNS = frozenset(
    "clashes clash fighting firefight battle battles talks negotiations meeting summit agreement truce "
    "ceasefire".split()
)
RIGHT_REACH = 14
"""Tokens to the right in which a verb finds whom it does it to."""
PASSIVE_ENDS = ("ed", "en", "wn", "ld", "pt")


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A noun phrase of people: its tokens and its entity."""

    first: int
    last: int
    participant: Participant


def fill(scope: Scope) -> Filled:
    """Actors, recipients and other roles of a trigger."""
    spot, phrases = scope.spot, _phrases(scope)
    left, right = _left(scope, phrases), _right(scope, phrases)
    by = next((p for p in phrases if p.first > spot.last and _preposition(scope, p.first) == "by"), None)
    passive = _is_passive(scope)
    actors, recipients = _ends(scope, phrases, (left, right, by), passive)
    cause: list[_Phrase] = []
    if spot.type is ClaimType.DISPLACEMENT:
        cause = actors if passive else []
        actors, recipients = (recipients if passive else actors), []
    if spot.type is ClaimType.SHORTAGE:
        actors, recipients = [], actors or recipients
    roles = _roles(scope, passive, cause)
    moved_itself = any(one.end <= scope.tokens[spot.first].start for one in roles.object)
    if spot.type is ClaimType.ACCESS and by is None and moved_itself:
        actors, recipients = [], []
    return Filled(
        actors=tuple(p.participant for p in actors),
        recipients=tuple(p.participant for p in recipients if p not in actors),
        roles=roles,
    )


def _ends(
    scope: Scope, phrases: list[_Phrase], near: tuple[_Phrase | None, _Phrase | None, _Phrase | None], passive: bool
) -> tuple[list[_Phrase], list[_Phrase]]:
    """Who is on the doing and who on the suffering end."""
    left, right, by = near
    if scope.spot.form == "count":
        return [], [left] if left else []
    if scope.spot.form == "noun":
        return _of_noun(scope, phrases, left, by)
    if passive:
        return ([by] if by else []), ([left] if left else [])
    return ([left] if left else []), ([right] if right else [])


def _phrases(scope: Scope) -> list[_Phrase]:
    """Noun phrases of people in the scope, without those inside others; pronouns and crowds that stand for them."""
    here = scope.cast.in_sentence(scope.sentence.index)
    found = [one for one in here if one.mention.kind in PEOPLE or _acts(scope, one)]
    outer = [
        one for one in found if not any(o.first <= one.first and one.last <= o.last and o is not one for o in found)
    ]
    phrases = [
        _Phrase(one.first, one.last, named(one))
        for one in outer
        if one.mention.kind is not EntityKind.NATIONALITY or one.mention.exact.endswith("s")
    ]
    for number, token in enumerate(scope.tokens):
        crowd = token.lower in CROWDS and not _before_people(scope, number)
        if token.lower in PRONOUNS or crowd:
            entity = None if crowd else scope.cast.refers(scope.sentence, number)
            who = Participant(start=token.start, end=token.end, exact=token.text, entity=entity)
            phrases.append(_Phrase(number, number, who))
    return sorted((p for p in phrases if scope.inside(p.first, p.last)), key=lambda phrase: phrase.first)


def _before_people(scope: Scope, number: int) -> bool:
    """Whether a crowd word only counts the people named after it ('thousands of Taliban fighters')."""
    return any(
        token.lower == "of" or token.lower in lexicon.people() for token in scope.tokens[number + 1 : number + 2]
    )


def _acts(scope: Scope, one: Found) -> bool:
    """Whether a country or capital stands where an actor stands: before a verb, not after a preposition."""
    known = lexicon.countries()
    if one.mention.kind is not EntityKind.PLACE or (scope.spot.type in GROUND and one.first > scope.spot.last):
        return False
    name = one.mention.exact
    return (name in known.names or name in known.governments) and _free(scope, one.first)


def _free(scope: Scope, first: int) -> bool:
    """Whether a phrase may be a subject: free in its sentence, or at the beginning of the scope."""
    place = first
    while place > scope.low and scope.tokens[place - 1].lower in ARTICLES:
        place -= 1
    return place == scope.low or is_free(scope.sentence, first)


def _preposition(scope: Scope, first: int) -> str:
    """The preposition before a phrase, its articles and titles left out."""
    place = first - 1
    titles = lexicon.name_words()["titles"]
    while place >= 0 and scope.tokens[place].lower in ARTICLES | titles:
        place -= 1
    return scope.tokens[place].lower if place >= 0 else ""


def _clause_start(scope: Scope) -> int:
    tokens = scope.tokens
    return next(
        (n + 1 for n in range(scope.spot.first - 1, scope.low - 1, -1) if tokens[n].lower in CLAUSE_STARTS), scope.low
    )


def _clause_end(scope: Scope) -> int:
    tokens = scope.tokens
    stop = next((n for n in range(scope.spot.last + 1, scope.high) if tokens[n].lower in STOPS), scope.high)
    return min(stop, scope.spot.last + RIGHT_REACH)


def _left(scope: Scope, phrases: list[_Phrase]) -> _Phrase | None:
    """The nearest free phrase before the trigger in its clause; for a verb, else in its sentence."""
    spot, start = scope.spot, _clause_start(scope)
    before = [
        phrase
        for phrase in phrases
        if phrase.last < spot.first
        and not is_possessor(scope.sentence, phrase.last)
        and not is_apposition(scope.sentence, phrase.first)
    ]
    clause = [phrase for phrase in before if phrase.first >= start]
    verb = spot.form not in ("noun", "count", "judgement") and spot.type not in STATES
    for inside in (clause, before) if verb else (clause,):
        free = [phrase for phrase in inside if _free(scope, phrase.first)]
        if free:
            return free[-1]
        if inside:
            return inside[-1]
    return None


def _right(scope: Scope, phrases: list[_Phrase]) -> _Phrase | None:
    """The first phrase after the trigger that no new clause and no preposition of place parts from it."""
    end = _clause_end(scope)
    for phrase in phrases:
        if scope.spot.last < phrase.first < end:
            away = _preposition(scope, phrase.first) in ("in", "by", "near", "from", "of", "alongside", "to", "for")
            return None if away else phrase
    return None


def _is_passive(scope: Scope) -> bool:
    """A past form right after 'be', or, in compressed speech, right before 'by', 'in', 'at' or the end."""
    spot = scope.spot
    first = scope.tokens[spot.first].lower
    if spot.form != "ed" and not (spot.form == "phrase" and first.endswith(PASSIVE_ENDS)):
        return False
    before = [token.lower for token in scope.tokens[max(0, spot.first - 3) : spot.first]]
    while before and (before[-1] in ("not", "n't", "also") or before[-1].endswith("ly")):
        before.pop()
    after = scope.tokens[spot.last + 1].lower if spot.last + 1 < len(scope.tokens) else "."
    compressed = after in ("by", "in", "at", "when", "after", "during", ".") and spot.form == "ed"
    return before[-1:] != ["had"] and ((bool(before) and before[-1] in BE) or compressed)


def _of_noun(
    scope: Scope, phrases: list[_Phrase], left: _Phrase | None, by: _Phrase | None
) -> tuple[list[_Phrase], list[_Phrase]]:
    """'between A and B', "A's attack", 'attack by A', 'attack on B', 'A launched an attack', 'talks with B'."""
    spot = scope.spot
    after = [phrase for phrase in phrases if phrase.first > spot.last]
    prepositions = [(_preposition(scope, phrase.first), phrase) for phrase in after]
    if any(preposition == "between" for preposition, _ in prepositions):
        return after[:2], []
    patients = [p for preposition, p in prepositions if preposition in ("on", "against", "of", "to")][:1]
    owner = [p for p in phrases if p.last in (spot.first - 1, spot.first - 2) and p.last < spot.first]
    actors = [by] if by else owner[-1:]
    if not actors and left and any(t.lower in LIGHT for t in scope.tokens[left.last + 1 : spot.first]):
        actors = [left]
    partner = [p for preposition, p in prepositions if preposition == "with"][:1]
    if partner and scope.tokens[spot.last].lower in SYMMETRIC_NOUNS:
        return [*(actors or ([left] if left else [])), *partner], []
    return actors, patients


def _roles(scope: Scope, passive: bool, cause: list[_Phrase]) -> Roles:
    filled: dict[str, tuple[Participant, ...]] = {}
    thing = _thing(scope, passive)
    role = scope.spot.thing
    if role == "origin" and thing and _preposition(scope, scope.sentence.token_at(thing.start)) in TOWARDS:
        role = "destination"
    if role and thing:
        filled[role] = (thing,)
    if cause:
        filled["cause"] = tuple(phrase.participant for phrase in cause)
    return Roles(**filled)


def _thing(scope: Scope, passive: bool) -> Participant | None:
    """The nearest thing or place: right of a verb or noun, left of a passive or of what opens and closes."""
    spot = scope.spot
    right = range(spot.last + 1, _clause_end(scope))
    left = range(spot.first - 1, _clause_start(scope) - 1, -1)
    behind = passive or (
        spot.type in STATES and scope.tokens[spot.last].lower not in ("of", "lack", "lacked", "lacking")
    )
    ahead = (left, right) if behind else (right, left) if spot.type in STATES else (right,)
    for places in ahead:
        for place in places:
            found = _thing_at(scope, place)
            if found:
                return found
    return None


def _thing_at(scope: Scope, place: int) -> Participant | None:
    for one in scope.cast.in_sentence(scope.sentence.index):
        if one.first <= place <= one.last and one.mention.kind in THINGS:
            return named(one)
    token = scope.tokens[place]
    if token.lower in lexicon.things():
        return Participant(start=token.start, end=token.end, exact=token.text, entity=None)
    return None
