"""Words that tell a happening: by the trigger table (verbs in their forms, nouns, set phrases) and by the encoder.

The table says the mode, and which role a thing at the object's place fills; the encoder finds what the table does not
hold. Where a sentence has no syntax the table is all there is: a form that may be verb or noun is told apart by the
words before it. A bare count of the dead or hurt ("12 dead") is its own trigger; words of judgement tell an ASSESSMENT
where somebody's words tell nothing else.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.reading import lexicon
from sayso.reading.lexicon import TriggerWord
from sayso.reading.parse import Parse, Sentence
from sayso.reading.syntax import Syntax
from sayso.record import ClaimType, EntityKind

LONGEST = 4
"""Words in the longest phrase of the tables."""
LIGHT_TYPES = frozenset({ClaimType.CONSULT, ClaimType.AGREE})
LIGHT_REACH = 5
"""Tokens between a verb and the noun that says the same."""
VERB_BEFORE = frozenset(
    "to will would can could may might must should shall did do does not n't never they we you i who and or also 'll "
    "cannot then both".split()
)
NOUN_BEFORE = frozenset(
    "the a an this that these those its their his her our of in no any another heavy fresh new deadly bloody fierce "
    "ongoing recent more several two three by s 's during after amid further peace".split()
)
THING = {
    ClaimType.ASSAULT: "target", ClaimType.CONTROL: "object", ClaimType.ACCESS: "object", ClaimType.SHORTAGE: "object",
    ClaimType.COERCE: "object", ClaimType.AID: "object", ClaimType.DISPLACEMENT: "origin",
    ClaimType.RETREAT: "origin", ClaimType.MOBILIZE: "destination", ClaimType.PROTEST: "topic",
}  # fmt: skip
"""The role that a thing at the object's place fills, where the table does not say."""
SPOKEN = frozenset(
    {ClaimType.REQUEST, ClaimType.ACCUSE, ClaimType.REJECT, ClaimType.THREATEN, ClaimType.AGREE, ClaimType.ASSESSMENT}
)
"""Types that a saying tells: claims.py makes them of sayings, assessments of words of judgement."""
DEAD = frozenset("dead injured wounded hurt missing displaced casualties deaths injuries".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A trigger where it stands. `form`: base, s, ing, ed, phrase, noun, count or judgement."""

    sentence: int
    first: int
    last: int
    type: ClaimType
    mode: str | None
    thing: str | None
    form: str
    needs: str | None = None


def find_triggers(parse: Parse) -> tuple[Spot, ...]:
    """Every trigger of the article in order; the longest phrase wins."""
    return tuple(spot for sentence in parse.sentences for spot in _once(_all(sentence)))


def _all(sentence: Sentence) -> list[Spot]:
    """What the table finds, and what the encoder finds beside it."""
    listed = _in_sentence(sentence)
    syntax = sentence.syntax
    if syntax is None:
        return listed
    taken = {place for spot in listed for place in range(spot.first, spot.last + 1)}
    more = [
        _told(sentence, syntax, place, telling.type)
        for place, telling in enumerate(syntax.tellings)
        if telling.type is not None and telling.type not in SPOKEN and place not in taken
    ]
    settled = [other for spot in listed for other in _settled(spot, sentence, syntax)]
    return sorted([*settled, *more], key=lambda spot: spot.first)


def _settled(spot: Spot, sentence: Sentence, syntax: Syntax) -> Iterator[Spot]:
    """Words of two meanings by what they govern: people captured are violence, "left 12 dead" is no departure."""
    kids = syntax.children[spot.first]
    if spot.type is ClaimType.DISPLACEMENT and syntax.lemmas[spot.first] == "leave":
        if not any(syntax.relations[kid] == "xcomp" for kid in kids):
            yield spot
        return
    frame = next((one for one in syntax.frames if spot.first <= one.word <= spot.last), None)
    if spot.type is ClaimType.CONTROL and spot.mode == "takes" and frame is not None:
        taken = [one.head for one in frame.find("ARG1")] or [max(0, spot.first - 1)]
        last = len(sentence.tokens) - 1
        people = [one.last - 1 for one in syntax.mentions if one.kind in (EntityKind.PERSON, EntityKind.GROUP)]
        bare = [n for n in taken if syntax.upos[n] == "NUM" and sentence.tokens[min(n + 1, last)].lower != "of"]
        if bare or any(head in people for head in taken):
            spot = dataclasses.replace(spot, type=ClaimType.ASSAULT, mode=None, thing="target", needs=None)
    yield spot


def _told(sentence: Sentence, syntax: Syntax, place: int, kind: ClaimType) -> Spot:
    """A trigger that only the encoder finds."""
    form = syntax.features["VerbForm"][place] or ""
    shape = {"Inf": "base", "Ger": "ing"}.get(form, "ed") if syntax.upos[place] in ("VERB", "AUX") else "noun"
    return Spot(sentence=sentence.index, first=place, last=place, type=kind, mode=None, thing=THING.get(kind),
                form=shape)  # fmt: skip


def _once(spots: list[Spot]) -> list[Spot]:
    """A verb and its noun tell one thing ('convene a high-level meeting'): the verb is kept."""
    kept: list[Spot] = []
    for spot in spots:
        last = kept[-1] if kept else None
        same = last is not None and spot.type in LIGHT_TYPES and spot.type is last.type and last.form != "noun"
        if not (same and last is not None and spot.form == "noun" and spot.first - last.last <= LIGHT_REACH):
            kept.append(spot)
    return kept


def find_judgements(parse: Parse) -> tuple[Spot, ...]:
    """Words of judgement and outlook, each a possible ASSESSMENT."""
    found = []
    for sentence in parse.sentences:
        lowers = [token.lower for token in sentence.tokens]
        for place in range(len(lowers)):
            last = _longest(lowers, place, lexicon.assessments())
            if last is not None:
                spot = Spot(sentence=sentence.index, first=place, last=last, type=ClaimType.ASSESSMENT, mode=None,
                            thing=None, form="judgement")  # fmt: skip
                found.append(spot)
    return tuple(found)


def _longest(lowers: list[str], place: int, table: frozenset[tuple[str, ...]]) -> int | None:
    for size in range(min(4, len(lowers) - place), 0, -1):
        if tuple(lowers[place : place + size]) in table:
            return place + size - 1
    return None


def _in_sentence(sentence: Sentence) -> list[Spot]:
    lowers = [token.lower for token in sentence.tokens]
    found, place = [], 0
    while place < len(lowers):
        spot = _at(sentence, lowers, place)
        if spot:
            found.append(spot)
        place = spot.last + 1 if spot else place + 1
    return found


def _at(sentence: Sentence, lowers: list[str], place: int) -> Spot | None:
    for size in range(min(LONGEST, len(lowers) - place), 0, -1):
        for word in lexicon.triggers().get(tuple(lowers[place : place + size]), ()):
            if size > 1 or _fits(sentence, lowers, place, word):
                return Spot(sentence=sentence.index, first=place, last=place + size - 1, type=word.type, mode=word.mode,
                            thing=word.thing, form=word.form, needs=word.needs)  # fmt: skip
    if lowers[place] in DEAD and _counted(lowers, place):
        return Spot(sentence=sentence.index, first=place, last=place, type=_bare_type(lowers[place]), mode=None,
                    thing=None, form="count")  # fmt: skip
    return None


def _bare_type(word: str) -> ClaimType:
    return ClaimType.DISPLACEMENT if word == "displaced" else ClaimType.ASSAULT


def _counted(lowers: list[str], place: int) -> bool:
    """Whether a number stands right before ('12 dead', 'three people injured')."""
    return any(lowers[n].isdigit() or lowers[n] in _NUMBER_WORDS for n in range(max(0, place - 3), place))


_NUMBER_WORDS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve dozens scores hundreds thousands".split()
)


def _fits(sentence: Sentence, lowers: list[str], place: int, word: TriggerWord) -> bool:
    """Whether a single word is used here as the table has it: as that verb form, or as a noun."""
    token = sentence.tokens[place]
    if token.is_capital and place and sentence.tokens[place - 1].text not in "\"“‘'«:":
        return False
    before = next((lowers[n] for n in range(place - 1, -1, -1) if not lowers[n].endswith("ly")), "")
    after = lowers[place + 1] if place + 1 < len(lowers) else ""
    noun_like = before in NOUN_BEFORE or before in lexicon.name_words()["modifiers"]
    if word.form == "base":
        return before in VERB_BEFORE or _plural(before)
    if word.form == "s":
        return not noun_like and place > 0
    if word.form == "noun":
        return token.lower.endswith(("ing", "s", "ion", "ure")) or noun_like or before not in VERB_BEFORE
    if word.form == "ing":
        return not noun_like or after in ("the", "a", "of")
    return not (word.form == "ed" and noun_like and after in lexicon.people() and before not in ("of", "by", "that"))


def _plural(word: str) -> bool:
    if word in _NUMBER_WORDS:
        return True
    noun = lexicon.people().get(word)
    return noun is not None and noun.plural
