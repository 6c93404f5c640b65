"""How many, without syntax: a number is of what the word of happening nearest to it tells."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.reading import lexicon
from sayso.reading.counted import Counted, as_count
from sayso.reading.parse import Parse, Sentence
from sayso.reading.quantities import Quantity, quantities
from sayso.reading.triggers import Spot
from sayso.reading.words import Token
from sayso.record import ClaimType, Count

# What a number counts, by words of the happening.
OF: dict[str, frozenset[str]] = {
    "killed": frozenset("killed dead died killing deaths killings bodies slain fatalities toll shot".split()),
    "injured": frozenset("injured wounded hurt injuries injuring wounding maimed".split()),
    "captured": frozenset("captured prisoner prisoners hostage hostages abducted kidnapped captives".split()),
    "missing": frozenset("missing unaccounted".split()),
    "arrested": frozenset("arrested detained arrests detainees rounded".split()),
    "displaced": frozenset("displaced fled flee fleeing evacuated homes uprooted refugees".split()),
    "treated": frozenset("treated treating patients".split()),
    "participants": frozenset("protesters demonstrators marched rallied protested".split()),
    "territory": frozenset("districts villages towns provinces settlements positions outposts".split()),
    "affected": frozenset("affected facing need needing insecurity hungry shortage".split()),
}
COUNT_TYPES = {
    "killed": {ClaimType.ASSAULT}, "injured": {ClaimType.ASSAULT}, "missing": {ClaimType.ASSAULT},
    "captured": {ClaimType.ASSAULT, ClaimType.CONTROL, ClaimType.COERCE}, "arrested": {ClaimType.COERCE},
    "displaced": {ClaimType.DISPLACEMENT}, "territory": {ClaimType.CONTROL}, "participants": {ClaimType.PROTEST},
    "affected": {ClaimType.SHORTAGE}, "treated": {ClaimType.AID},
}  # fmt: skip
"""Types of claims that may have a count of a kind."""
WITHOUT_PEOPLE = frozenset("killed injured missing territory".split())
"""Kinds that a bare number may count."""
TURN = 3
"""Tokens that a word counts as further off after a turn: it has a number of its own ("killed 12 and *wounded* 30")."""
REACH = 8
"""Tokens on either side in which a number looks for what it counts; beyond it numbers count other things."""


def counts_in(parse: Parse, sentence: Sentence, spots: Sequence[Spot]) -> dict[Spot, tuple[Count, ...]]:
    """The counts of a sentence by the trigger that they belong to."""
    found: dict[Spot, tuple[Count, ...]] = {}
    for quantity in quantities(sentence.tokens):
        who, of = _who(sentence.tokens, quantity.last), _of(sentence.tokens, quantity)
        if of is None or (who is None and of not in WITHOUT_PEOPLE and not quantity.share):
            continue
        spot = _owner(sentence.tokens, spots, quantity, of)
        if spot is not None:
            unit = "places" if of == "territory" else "people"
            count = as_count(parse.text, sentence, quantity, Counted(of=of, who=who, unit=unit))
            found[spot] = (*found.get(spot, ()), count)
    return found


def _owner(tokens: Sequence[Token], spots: Sequence[Spot], quantity: Quantity, of: str) -> Spot | None:
    """The nearest trigger that can have it; a word that says what is counted comes before one that does not."""
    fitting = [spot for spot in spots if spot.type in COUNT_TYPES.get(of, ())]
    return min(fitting, default=None, key=lambda o: (tokens[o.first].lower not in OF[of], abs(o.first - quantity.word)))


def _who(tokens: Sequence[Token], place: int) -> str | None:
    """The people noun of the phrase that the number begins."""
    for token in tokens[place : place + 4]:
        if token.lower in lexicon.people():
            return token.text
        if not token.is_word or token.lower in ("in", "at", "on", "by", "and"):
            return None
    return None


def _of(tokens: Sequence[Token], quantity: Quantity) -> str | None:
    """What is counted: the kind whose word stands nearest, to the right before to the left."""
    near: list[tuple[int, str]] = []
    for of, words in OF.items():
        for place in range(max(0, quantity.word - REACH), min(len(tokens), quantity.last + REACH)):
            if tokens[place].lower in words:
                distance = place - quantity.last if place >= quantity.last else quantity.word - place + 2
                if place > quantity.last and tokens[place - 1].lower in ("and", ",", "while"):
                    distance += TURN
                near.append((distance, of))
    return min(near)[1] if near else None
