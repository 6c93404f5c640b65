"""A trigger where it stands, and what fills its roles: the shape that both ways of finding participants share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.reading.entities import FIRST_PRONOUNS, PLURAL_PRONOUNS, SINGULAR_PRONOUNS, Cast
from sayso.reading.found import Found
from sayso.reading.parse import Parse, Sentence
from sayso.reading.triggers import Spot
from sayso.reading.words import Token
from sayso.record import ClaimType, EntityKind, Participant, Roles

PEOPLE = frozenset({EntityKind.PERSON, EntityKind.GROUP, EntityKind.ORGANIZATION, EntityKind.NATIONALITY})
THINGS = frozenset({EntityKind.PLACE, EntityKind.FACILITY, EntityKind.WEAPON, EntityKind.VEHICLE})
PRONOUNS = (SINGULAR_PRONOUNS | PLURAL_PRONOUNS | FIRST_PRONOUNS) - frozenset("its their his her our my".split())
CROWDS = frozenset("thousands hundreds dozens scores".split())
STATES = frozenset({ClaimType.SHORTAGE, ClaimType.ACCESS})
"""Types told of a thing as often as of a doer ('banks are still shut')."""
GROUND = frozenset({ClaimType.CONTROL, ClaimType.ACCESS, ClaimType.DISPLACEMENT, ClaimType.MOBILIZE})
"""Types whose places are objects, never recipients."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
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
        """Whether a run of tokens lies in the scope."""
        return self.low <= first and last < self.high


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """The participants of one trigger."""

    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    roles: Roles


def named(one: Found) -> Participant:
    """A mention as a participant."""
    mention = one.mention
    return Participant(start=mention.start, end=mention.end, exact=mention.exact, entity=mention.entity)
