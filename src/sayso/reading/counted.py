"""What a number counts: killed, displaced, lost …, by the word of the happening and by the noun that is counted.

People killed, injured or captured by what the word does to them; things lost; ground taken; whoever flees, lacks,
protests or is raised by the type alone. What a number counts besides is not kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.reading import lexicon
from sayso.reading.parse import Parse, Sentence
from sayso.reading.quantities import OUT_OF_REACH, Quantity
from sayso.reading.syntax import Frame, PredicateKind, Syntax
from sayso.reading.triggers import Spot
from sayso.record import ClaimType, Count, EntityKind, Period

OF_NOUN = frozenset("nmod obl obj nsubj nsubj:pass".split())
"""Relations of what stands after "a number of"; the first is the right one, the others the parser's slips."""
MEASURES = frozenset("tonne tonnes ton tons litre litres liter liters kilogram kilograms kilo kilos sack sacks".split())
FAMILIES = frozenset("family families household households".split())
GROUND_WORDS = frozenset(
    "district districts village villages town towns city cities province provinces township townships hamlet hamlets "
    "settlement settlements area areas neighbourhood neighbourhoods position positions post posts outpost outposts "
    "checkpoint checkpoints base bases hill hills".split()
)
TIMES = frozenset("time times day days night nights occasion occasions".split())
HARMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("killed", re.compile(r"kill|die[sd]?$|dying|dead|death|sl[ae](?:y|in)|execut|behead|assassinat|massacre|murder|"
                          r"los[est]|neutrali[sz]|slaughter|toll|fatalit|perish|drown|fell$|fallen|bod(?:y|ies)|wip(?:e|ing)")),
    ("injured", re.compile(r"injur|wound|hurt|maim")),
    ("captured", re.compile(r"captur|abduct|kidnap|seiz|hostage|prisoner|captiv|drag")),
    ("missing", re.compile(r"missing|unaccounted|disappear|vanish")),
)  # fmt: skip
"""What a word of violence does to people, by how it begins; others leave them affected."""
DEADLY_AFTER = frozenset("dead death".split())
"""Words that make the verb before them deadly ("shot dead", "stabbed to death")."""
LIMBS = frozenset("leg legs arm arms foot feet hand hands shoulder thigh knee ankle".split())
DESTROYED = re.compile(r"destroy|burn|torch|gut|fire|ablaze|flatten|raze|down|wreck|level|shot")
"""Words of violence to things after which one in the singular is a loss."""
ARRESTED = re.compile(r"arrest|detain|detention|round|jail|apprehend|imprison|nab|custody")
SENT = re.compile(r"deport|expel|expuls|evict|sen[dt]|return")
DEADLY = frozenset({"targeted"})
"""Modes of violence that kill."""
BY_TYPE = {
    ClaimType.DISPLACEMENT: "displaced", ClaimType.SHORTAGE: "affected", ClaimType.PROTEST: "participants",
    ClaimType.MOBILIZE: "participants", ClaimType.RETREAT: "other",
}  # fmt: skip
"""What people are in a happening of a type, whatever they do in it."""
ANYBODY = frozenset({ClaimType.MOBILIZE, ClaimType.SHORTAGE})
"""Types that count whoever they name: brigades, customers."""
SINGLE_TYPES = frozenset({ClaimType.ASSAULT, ClaimType.COERCE})
"""Types in which one person or vehicle that it is done to is a count of one."""
SIDES = frozenset("groups sides tribes factions parties gangs countries".split())
"""Those who fight are not counted by their sides."""
UNDERGONE = frozenset("ARG1 ARG2 self below".split())
CROWD_WORDS = frozenset("dozens hundreds thousands scores tens millions dozen hundred thousand million number".split())
OTHERS = frozenset("others members more people ones inhabitants bodies".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What a quantity counts: of what, whose words for them, in which unit, and which earlier count it is part of."""

    of: str
    who: str | None
    unit: str
    part_of: int | None = None
    period: Period = Period.INCIDENT


def as_count(text: str, sentence: Sentence, quantity: Quantity, counted: Counted) -> Count:
    """A quantity of a sentence as the record has it."""
    start, end = sentence.tokens[quantity.first].start, sentence.tokens[quantity.last - 1].end
    return Count(
        of=counted.of,
        who=counted.who,
        unit="share" if quantity.share else counted.unit,
        low=_plain(quantity.low),
        high=_plain(quantity.high),
        bound=quantity.bound,
        part_of=counted.part_of,
        out_of=_plain(quantity.whole),
        period=counted.period,
        since=None,
        exact=text[start:end],
        start=start,
        end=end,
    )


def _plain(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value


@dataclass(frozen=True, slots=True)
class Tie:
    """How a counted noun hangs on a trigger.

    `role` is PropBank's, or "self" where the noun is the trigger's own, or "below" where another word leads to it;
    `distance` grows with the words between.
    """

    spot: Spot
    role: str
    distance: int


@dataclass(frozen=True, slots=True)
class Nouns:
    """The nouns of a sentence as things to count, and the triggers as what is done to them."""

    parse: Parse
    sentence: Sentence
    syntax: Syntax

    def what(self, tie: Tie, quantity: Quantity, noun: int) -> str | None:
        """What is counted: killed, displaced, lost …; None where a number counts nothing that is kept."""
        if self.sentence.tokens[noun].lower in TIMES:
            return None
        hurt = self.is_harm(tie.spot) and not self.is_thing(noun)
        people = quantity.share or hurt or self.is_people(noun, tie.spot)
        kind, undergone = tie.spot.type, tie.role in UNDERGONE
        if quantity.low == quantity.high == 1 and not (undergone and kind in SINGLE_TYPES):
            return None
        if kind is ClaimType.ASSAULT:
            return self._harmed(tie, quantity, noun, people=people)
        if kind is ClaimType.COERCE:
            return self._coerced(tie, people=people)
        if kind is ClaimType.CONTROL:
            return "territory" if self.sentence.tokens[noun].lower in GROUND_WORDS else None
        if kind is ClaimType.ACCESS:
            return "affected" if tie.spot.mode != "opens" else "other"
        if kind is ClaimType.AID:
            treats = people and self.syntax.lemmas[tie.spot.last].startswith("treat")
            return "treated" if treats else "other" if undergone else None
        if kind is ClaimType.DISPLACEMENT and tie.role == "ARG0" and self.has_undergoer(tie.spot):
            return None
        if kind is ClaimType.DISPLACEMENT and self.sentence.tokens[noun].lower in GROUND_WORDS:
            return "affected"
        if kind is ClaimType.RETREAT:
            return "other" if tie.spot.mode == "release" and people and undergone else None
        return BY_TYPE.get(kind) if people or kind in ANYBODY else None

    def _coerced(self, tie: Tie, *, people: bool) -> str | None:
        """What an authority's force does to those, or to that, which a number counts."""
        words = self.words(tie.spot)
        if people and tie.role in UNDERGONE:
            if tie.spot.mode == "arrest" or any(map(ARRESTED.match, words)):
                return "arrested"
            return "displaced" if any(map(SENT.match, words)) else None
        return "losses" if tie.spot.mode == "seize" and not people else None

    def _harmed(self, tie: Tie, quantity: Quantity, noun: int, *, people: bool) -> str | None:
        """What violence does to those, or to that, which a number counts."""
        done, one = self.harm(tie.spot), quantity.low == quantity.high == 1
        if tie.role == "ARG0" and self.has_undergoer(tie.spot):
            return "participants" if people and done is None else None
        if tie.role == "self":
            return done or ("other" if quantity.low is not None else None)
        if not people:
            if self.kind(noun) is EntityKind.WEAPON:
                return "other"
            return "losses" if not one or any(map(DESTROYED.search, self.words(tie.spot))) else None
        if self.sentence.tokens[noun].lower in SIDES:
            return None
        if tie.spot.mode == "abduct":
            return "captured"
        return done or ("killed" if tie.spot.mode in DEADLY else None if one else "affected")

    def of_noun(self, noun: int) -> int:
        """What a number or crowd word that stands alone counts: the people of "dozens of people"."""
        tokens = self.sentence.tokens
        alone = self.syntax.upos[noun] in ("NUM", "DET", "PRON") or tokens[noun].lower in CROWD_WORDS
        if not alone or noun + 1 >= len(tokens) or tokens[noun + 1].lower != "of":
            return noun
        for kid in range(noun + 2, min(len(tokens), noun + 2 + OUT_OF_REACH)):
            if self.syntax.upos[kid] in ("NOUN", "PROPN", "ADJ", "VERB") and self.syntax.relations[kid] in OF_NOUN:
                return kid
        return noun

    def case(self, word: int) -> str:
        """The preposition before a word; empty where there is none."""
        kids = self.syntax.children[word]
        return next((self.sentence.tokens[k].lower for k in kids if self.syntax.relations[k] == "case"), "")

    def is_ground(self, noun: int) -> bool:
        """Whether a number counts districts, towns or the like."""
        return self.sentence.tokens[self.of_noun(noun)].lower in GROUND_WORDS

    def words(self, spot: Spot) -> list[str]:
        """The words of a trigger in small letters."""
        return [self.sentence.tokens[n].lower for n in range(spot.first, spot.last + 1)]

    def harm(self, spot: Spot) -> str | None:
        """What a word of violence does to people, if it says so itself or with "dead" after it."""
        words = self.words(spot)
        found = next((of for of, begins in HARMS if any(map(begins.match, words))), None)
        after = {token.lower for token in self.sentence.tokens[spot.last + 1 : spot.last + 3]}
        return found or ("killed" if after & DEADLY_AFTER else "injured" if self.in_limb(spot) else None)

    def in_limb(self, spot: Spot) -> bool:
        """Whether violence hit a part of the body that one lives on without ("shot in the leg")."""
        return any(token.lower in LIMBS for token in self.sentence.tokens[spot.last + 1 : spot.last + 5])

    def has_undergoer(self, spot: Spot) -> bool:
        """Whether somebody or something is done to, beside who does it."""
        frame = self.frame(spot)
        others = frame.find("ARG1", "ARG2") if frame else ()
        return any(not spot.first <= one.head <= spot.last for one in others)

    def is_harm(self, spot: Spot) -> bool:
        """Whether a trigger says that people are killed, hurt, taken or missing."""
        return spot.type is ClaimType.ASSAULT and self.harm(spot) is not None

    def is_people(self, noun: int, spot: Spot) -> bool:
        """Whether people are counted: a noun of people, families, or a number that stands for them."""
        lower = self.sentence.tokens[noun].lower
        if lower in lexicon.people() or lower in FAMILIES or spot.first <= noun <= spot.last:
            return True
        if self.syntax.upos[noun] in ("NUM", "DET", "PRON", "ADJ") or lower in CROWD_WORDS or lower in OTHERS:
            return True
        return self.kind(noun) in (
            EntityKind.PERSON,
            EntityKind.GROUP,
            EntityKind.ORGANIZATION,
            EntityKind.NATIONALITY,
        )

    def is_thing(self, noun: int) -> bool:
        """Whether a noun is a vehicle, a building, a measure or another thing."""
        lower = self.sentence.tokens[noun].lower
        known = self.kind(noun) in (EntityKind.VEHICLE, EntityKind.WEAPON, EntityKind.FACILITY)
        return known or lower in MEASURES or lower in lexicon.things()

    def is_person(self, noun: int) -> bool:
        """Whether a noun is one human being."""
        return self.kind(noun) is EntityKind.PERSON or (
            self.sentence.tokens[noun].lower in lexicon.people() and self.syntax.features["Number"][noun] == "Sing"
        )

    def kind(self, noun: int) -> EntityKind | None:
        """The kind of the longest mention that ends with a word."""
        here = [one for one in self.syntax.mentions if one.first <= noun == one.last - 1]
        return max(here, key=lambda one: one.last - one.first).kind if here else None

    def frame(self, spot: Spot) -> Frame | None:
        """The predicate that a trigger's words hold, the one with most roles."""
        some = [one for one in self.syntax.frames if spot.first <= one.word <= spot.last]
        some = [one for one in some if one.kind is not PredicateKind.AUX]
        return max(some, key=lambda one: len(one.arguments), default=None)

    def who(self, noun: int, quantity: Quantity) -> str | None:
        """The words for those that are counted: the noun with what tells its kind."""
        if quantity.word <= noun < quantity.last and quantity.last - quantity.word == 1:
            return None
        first = noun
        while first > quantity.last - 1 and first and self.syntax.heads[first - 1] == noun and (
            self.syntax.relations[first - 1] in ("compound", "amod")
        ):  # fmt: skip
            first -= 1
        return self.parse.text[self.sentence.tokens[first].start : self.sentence.tokens[noun].end]

    def unit(self, noun: int) -> str:
        """What is counted in: people, families, places, or the things by their name."""
        lower = self.sentence.tokens[noun].lower
        if lower in FAMILIES:
            return "families"
        if lower in GROUND_WORDS:
            return "places"
        return lower if self.is_thing(noun) else "people"
