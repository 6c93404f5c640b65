"""How many: which happening a number belongs to, and what it counts, by the tree and the roles of the sentence.

A number belongs to the word of happening that its noun is ("two arrests", "12 dead") or a participant of ("killed 12
farmers", "the 300 who fled", "31 captured soldiers"); where both a word of harm and another fit, to the word of harm.
What is counted follows from the type and the word of the happening and from the noun: people killed, injured, captured;
things lost; ground taken. One person or vehicle in the singular ("a soldier was killed") counts one. Where a sentence
has no syntax, naive/counts.py does it by the nearest word.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.reading import lexicon
from sayso.reading.counted import Counted, Nouns, Tie, as_count
from sayso.reading.naive import counts as naive
from sayso.reading.parse import Parse, Sentence
from sayso.reading.quantities import Quantity, quantities
from sayso.reading.scope import STATES
from sayso.reading.syntax import ROOT, Syntax
from sayso.reading.triggers import SPOKEN, Spot
from sayso.record import Bound, ClaimType, Count, EntityKind, Period

INSIDE = frozenset("nummod amod det compound nmod:unmarked nmod:desc advmod det:predet".split())
"""Relations by which a number hangs on the noun that it counts."""
BESIDE = frozenset("nmod appos nmod:unmarked".split())
"""Relations by which an age hangs on a person ("a girl of 14")."""
COUNTABLE = frozenset("NOUN PROPN PRON NUM ADJ VERB".split())
UPWARD = frozenset("nmod conj appos compound nmod:desc dep nmod:unmarked acl flat list orphan".split())
"""Relations along which a counted noun leads up to the participant that it is in or part of."""
MODIFIED = frozenset("acl acl:relcl amod".split())
"""Relations of a word of happening to the noun that it tells of ("31 captured soldiers", "those who fled")."""
TAKING_PART = frozenset("nsubj nsubj:pass obj nmod obl:agent compound nmod:unmarked obl:unmarked".split())
"""Relations of participants to the word of their happening."""
LOOSE = frozenset("ARGM-ADV ARGM-PRD ARGM-EXT ARGM-CXN".split())
"""Modifiers in which the encoder puts numbers of participants now and then."""
PARTLY = frozenset("including among".split())
ESTIMATES = frozenset("put place estimate give rise climb stand reach grow increase revise bring raise".split())
"""Verbs by which a number is said of a happening that another word tells."""
SAID_BEFORE = 6
"""Words before a happening in which the verb stands that says its number."""
STEPS = 6
"""Nouns between a number and the participant that it counts in; more are no count of it."""
SINGULAR = frozenset("a an one another".split())


def find_counts(parse: Parse, spots: Sequence[Spot]) -> Mapping[Spot, tuple[Count, ...]]:
    """The counts of every trigger, in the order of the text."""
    found: dict[Spot, tuple[Count, ...]] = {}
    for sentence in parse.sentences:
        here = [spot for spot in spots if spot.sentence == sentence.index and spot.type not in SPOKEN]
        if here and sentence.syntax is None:
            found |= naive.counts_in(parse, sentence, here)
        elif here and sentence.syntax is not None:
            found |= _Counting(parse, sentence, sentence.syntax, here, Nouns(parse, sentence, sentence.syntax)).found()
    return found


@dataclass(frozen=True, slots=True)
class _Last:
    """The last count that is part of no other: its tie, what it counts, and its place among its trigger's."""

    tie: Tie
    of: str
    place: int


@dataclass(frozen=True, slots=True)
class _Counting:
    """A sentence while its numbers are given to its triggers."""

    parse: Parse
    sentence: Sentence
    syntax: Syntax
    spots: Sequence[Spot]
    nouns: Nouns

    def found(self) -> dict[Spot, tuple[Count, ...]]:
        """The counts of each trigger."""
        found: dict[Spot, list[Count]] = {}
        last: _Last | None = None
        for quantity, noun in self._all():
            whole = last if last and self._is_part(quantity, noun) else None
            tie = whole.tie if whole else self._tie(quantity, noun)
            counted = self.nouns.of_noun(noun)
            of = whole.of if whole else self.nouns.what(tie, quantity, counted) if tie else None
            if tie is None or of is None:
                continue
            some = found.setdefault(tie.spot, [])
            what = Counted(
                of=of,
                who=self.nouns.who(counted, quantity),
                unit=self.nouns.unit(counted),
                part_of=whole.place if whole else None,
                period=self._period(tie.spot),
            )
            some.append(as_count(self.parse.text, self.sentence, quantity, what))
            for spot in self._treating(tie, range(quantity.word, noun + 1)):
                treated = dataclasses.replace(what, of="treated", part_of=None)
                found.setdefault(spot, []).append(as_count(self.parse.text, self.sentence, quantity, treated))
            last = whole or _Last(tie, of, len(some) - 1)
        return {spot: tuple(some) for spot, some in found.items()}

    def _treating(self, tie: Tie, counted: range) -> Iterator[Spot]:
        """Who treats those that another word says were hurt ("treating 41 wounded")."""
        for spot in self.spots if tie.spot.type is ClaimType.ASSAULT and tie.role in ("self", "below") else ():
            frame = self.nouns.frame(spot) if spot.type is ClaimType.AID else None
            if frame and any(one.head in counted for one in frame.find("ARG1", "ARG2")):
                yield spot

    def _all(self) -> Iterator[tuple[Quantity, int]]:
        """Every quantity with the noun that it counts, or itself where it stands for one; also single people."""
        taken: set[int] = set()
        some = []
        for quantity in quantities(self.sentence.tokens):
            noun = self._noun(quantity)
            if noun is not None:
                taken.add(noun)
                some.append((quantity, noun))
        for noun in range(len(self.sentence.tokens)):
            article = self._article(noun) if noun not in taken else None
            if article is not None:
                one = Quantity(
                    first=article, word=article, last=noun + 1, low=1, high=1, bound=Bound.EXACT, share=False
                )
                some.append((one, noun))
        yield from sorted(some, key=lambda pair: pair[0].first)

    def _noun(self, quantity: Quantity) -> int | None:
        """The noun that a number counts; the number's own last word where it has none; None for ages."""
        inside = range(quantity.word, quantity.last)
        hung = [n for n in inside if self.syntax.relations[n] in INSIDE and self.syntax.heads[n] not in (*inside, ROOT)]
        top = hung[-1] if hung else self.syntax.chief(quantity.word, quantity.last)
        relation, head, token = self.syntax.relations[top], self.syntax.heads[top], self.sentence.tokens[top]
        if head == top - 1 and self.syntax.upos[head] == "PROPN":
            return None  # part of a name: "Wing 4"
        if head != ROOT and relation in INSIDE and self.syntax.upos[head] in COUNTABLE:
            while self.syntax.relations[head] == "compound" and self.syntax.heads[head] != ROOT:
                head = self.syntax.heads[head]
            return head
        aged = head != ROOT and relation in BESIDE and self.nouns.is_person(head) and token.lower[0].isdigit()
        if (aged and not quantity.share) or (token.lower == "one" and self.syntax.upos[top] != "NUM"):
            return None
        after = quantity.last
        slip = after < len(self.syntax.upos) and self.syntax.upos[after] == "NOUN" and relation != "nsubj"
        return after if slip else top

    def _article(self, noun: int) -> int | None:
        """The article of one person, vehicle or weapon in the singular."""
        if self.syntax.upos[noun] not in ("NOUN", "PROPN") or self.syntax.features["Number"][noun] != "Sing":
            return None
        kids = [kid for kid in self.syntax.children[noun] if self.syntax.relations[kid] == "det"]
        if not kids or self.sentence.tokens[kids[0]].lower not in SINGULAR:
            return None
        person = self.sentence.tokens[noun].lower in lexicon.people() and self.nouns.kind(noun) is not EntityKind.GROUP
        return kids[0] if person or self.nouns.kind(noun) in (EntityKind.PERSON, EntityKind.VEHICLE) else None

    def _tie(self, quantity: Quantity, noun: int) -> Tie | None:
        """The trigger that a counted noun belongs to, if it belongs to any."""
        ties = [tie for spot in self.spots for tie in self._ties(spot, noun)]
        alone = self.syntax.upos[noun] == "NUM"
        beside = [spot for spot in self.spots if spot.first == quantity.last]
        ties += [Tie(o, "below", 0) for o in beside if self.nouns.is_harm(o) or (alone and o.form == "ed")]
        return min(ties, default=None, key=lambda tie: (tie.distance, not self.nouns.is_harm(tie.spot), tie.spot.first))

    def _ties(self, spot: Spot, noun: int) -> Iterator[Tie]:
        if spot.first <= noun <= spot.last or spot.first <= self.nouns.of_noun(noun) <= spot.last:
            yield Tie(spot, "self", 0)
            return
        path = list(dict.fromkeys([noun, self.nouns.of_noun(noun), *self._above(noun)]))
        yield from self._by_role(spot, noun, path)
        for place in range(spot.first, spot.last + 1):
            yield from self._by_tree(spot, place, noun, path)
        verb = self.syntax.frame_at(self.syntax.heads[spot.first]) if spot.type is ClaimType.SHORTAGE else None
        if verb and self.syntax.relations[spot.first] == "obj" and any(one.head in path for one in verb.find("ARG0")):
            yield Tie(spot, "below", 3)  # who lacks: "12,000 people face hunger"
        yield from self._estimated(spot, path)

    def _by_role(self, spot: Spot, noun: int, path: Sequence[int]) -> Iterator[Tie]:
        """The ties of a noun that is in an argument of the trigger."""
        frame = self.nouns.frame(spot)
        where = spot.type in STATES and self.nouns.is_ground(noun)
        for argument in frame.arguments if frame else ():
            if argument.head not in path:
                continue
            if not argument.label.startswith(("ARGM", "R-", "C-")):
                yield Tie(spot, argument.label, 1 + path.index(argument.head))
            elif argument.label == "ARGM-LOC" and where:
                yield Tie(spot, "below", 2)
            elif argument.label in LOOSE:
                yield Tie(spot, "below", 3 + path.index(argument.head))

    def _by_tree(self, spot: Spot, place: int, noun: int, path: Sequence[int]) -> Iterator[Tie]:
        """The ties of a noun that hangs on a word of the trigger, or on which it hangs."""
        head, relation = self.syntax.heads[place], self.syntax.relations[place]
        if spot.type in STATES and self.syntax.heads[noun] == place and self.nouns.is_ground(noun):
            yield Tie(spot, "below", 2)
        if relation in MODIFIED and head in path:
            yield Tie(spot, "below", 2 + path.index(head))
        for step, above in enumerate(path):
            upward = self.syntax.relations[above]
            if self.syntax.heads[above] == place and upward in TAKING_PART:
                yield Tie(spot, "ARG0" if upward in ("nsubj", "obl:agent") else "ARG1", 2 + step)
            if relation == "xcomp" and self.syntax.heads[above] == head and upward in ("obj", "nsubj:pass"):
                yield Tie(spot, "below", 1 + step)  # "left six inmates dead"

    def _estimated(self, spot: Spot, path: Sequence[int]) -> Iterator[Tie]:
        """The trigger whose number another word says: "put the *dead* at 14", "the toll of the *attack* rose to 29"."""
        number = path[0]
        if self.nouns.case(number) not in ("at", "to") or self.syntax.upos[number] != "NUM":
            return
        first, last = min(spot.last, number), max(spot.first, number)
        near = [self.syntax.lemmas[n] for n in range(max(0, first - SAID_BEFORE), last)]
        said = any(lemma in ESTIMATES for lemma in near) and (spot.first < number or "number" in near)
        if said and not any(first < other.first < last for other in self.spots):
            yield Tie(spot, "below", 4)

    def _above(self, noun: int) -> Iterator[int]:
        """A noun and those that it is in or part of, upward, until another happening or a clause."""
        yield noun
        for _ in range(STEPS):
            if self.syntax.relations[noun] not in UPWARD or self.syntax.heads[noun] == ROOT:
                return
            noun = self.syntax.heads[noun]
            yield noun

    def _is_part(self, quantity: Quantity, noun: int) -> bool:
        """Whether a number is part of the one before ("12 people, *including three* children", "*two* of them")."""
        before = [token.lower for token in self.sentence.tokens[max(0, quantity.first - 3) : quantity.first]]
        after = [token.lower for token in self.sentence.tokens[quantity.last : quantity.last + 2]]
        return (
            bool(PARTLY & {self.nouns.case(noun), *before[-1:]})
            or before[-2:] in (["among", "them"], ["among", "whom"])
            or (after in (["of", "them"], ["of", "whom"]))
        )

    def _period(self, spot: Spot) -> Period:
        """Whether a number is a total so far: "since …", "so far", "this year" hang on its happening."""
        frame = self.nouns.frame(spot)
        for argument in frame.find("ARGM-TMP", "ARGM-ADV") if frame else ():
            first, last = argument.pieces[0]
            words = [token.lower for token in self.sentence.tokens[first:last]]
            if "since" in words[:2] or words[:2] == ["so", "far"] or words[:2] == ["to", "date"]:
                return Period.CUMULATIVE
        return Period.INCIDENT
