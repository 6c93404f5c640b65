"""Who did it, to whom, to what: participants of a trigger by the roles of its predicate.

PropBank's roles say who acts (ARG0) and on whom or what (ARG1); the claim's type says which end of it that is, and
whether a thing there is a target or an object. Coordinated phrases are taken apart, so that each mention is a
participant of its own. Where a sentence has no syntax, or its trigger is no predicate, naive/roles.py does it by the
order of the words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayso.reading import lexicon
from sayso.reading.found import Found
from sayso.reading.naive import roles as naive
from sayso.reading.scope import CROWDS, GROUND, PEOPLE, PRONOUNS, THINGS, Filled, Scope, named
from sayso.reading.syntax import Argument, Frame, PredicateKind, Syntax
from sayso.record import ClaimType, EntityKind, Participant, Roles

SYMMETRIC = frozenset("clash fight battle skirmish meet talk negotiate exchange trade confer".split())
"""Verbs whose two sides do the same to each other, also as nouns."""
SYMMETRIC_NOUNS = frozenset(
    "clash fighting firefight fight battle talk negotiation meeting summit agreement truce ceasefire skirmish "
    "deal".split()
)
UNDERGO = frozenset({ClaimType.ASSAULT, ClaimType.COERCE, ClaimType.AID, ClaimType.SANCTION, ClaimType.ACCESS})
"""Types whose lone participant is on the suffering end ("three died", "the bridge blew up")."""
SUPPORT = frozenset(
    "carry launch stage mount conduct make begin start continue resume wage order plan lead repel face suffer commit "
    "perpetrate hold impose declare announce stop halt suspend end".split()
)
"""Verbs whose subject does what their object tells ("launched an offensive")."""
AIMED = frozenset("on against".split())
TOWARDS = frozenset("to into towards toward onto".split())
FROM = frozenset("from out off".split())
NO_THINGS = frozenset("day week month year time hour night part number way percent people person member".split())
"""Nouns that are never the thing that something is done to."""
WAYS = ("ARG1", "ARG2", "ARG3", "ARG4", "ARGM-DIR", "ARGM-GOL", "ARGM-LOC")
"""Roles in which PropBank puts where a movement begins and ends."""
JOINED = frozenset({"conj"})


def fill(scope: Scope) -> Filled:
    """Actors, recipients and other roles of a trigger."""
    syntax = scope.sentence.syntax
    frame = _frame(scope, syntax) if syntax else None
    if syntax is None or frame is None or not frame.arguments:
        return naive.fill(scope)
    return _Filling(scope, syntax, frame).filled()


def _frame(scope: Scope, syntax: Syntax) -> Frame | None:
    """The predicate that the trigger's words hold: a noun before its light verb ('carried out an *attack*')."""
    inside = [one for one in syntax.frames if scope.spot.first <= one.word <= scope.spot.last]
    inside = [one for one in inside if one.kind is not PredicateKind.AUX]
    return max(inside, key=lambda one: (one.kind is PredicateKind.PLAIN, len(one.arguments)), default=None)


@dataclass(frozen=True, slots=True)
class _Filling:
    """A trigger with its frame, while its participants are looked for."""

    scope: Scope
    syntax: Syntax
    frame: Frame

    def filled(self) -> Filled:
        """The participants by the type of the trigger."""
        kind = self.scope.spot.type
        doers, others = self._ends()
        second = self._people("ARG2")
        cause: list[Participant] = []
        if kind is ClaimType.DISPLACEMENT:
            actors, cause = (others, doers) if others else (doers, [])
            recipients: list[Participant] = []
        elif kind is ClaimType.SHORTAGE:
            actors, recipients = [], doers or others or second
        elif self._is_symmetric():
            actors, recipients = [*doers, *others, *second], []
        elif not doers and others and kind not in UNDERGO and self._is_subject("ARG1"):
            actors, recipients = others, second
        else:
            actors, recipients = doers, others or second
        if kind in GROUND:
            recipients = [one for one in recipients if not self._is_place(one)]
        actors = _apart(actors)
        kept = [one for one in _apart(recipients) if one.start not in {other.start for other in actors}]
        return Filled(actors=tuple(actors), recipients=tuple(kept), roles=self._roles(_apart(cause)))

    def _ends(self) -> tuple[list[Participant], list[Participant]]:
        """Who does it and whom it is done to, with what the tree knows better than the roles.

        A verb's direct object is done to, whoever else the roles put there ("killed 12 and *wounded 30*"); so is who
        stands after "on" or "against" beside a noun ("an attack *on soldiers*").
        """
        doers, others = self._people("ARG0"), self._people("ARG1")
        aimed = self._aimed_at() if self.syntax.upos[self.frame.word] == "NOUN" else []
        if aimed:
            doers, others = [one for one in doers if one not in aimed], aimed
        direct = [p for kid in self._direct(self.frame.word) for p in self._person(kid)]
        if direct and not doers and others and not any(one in others for one in direct):
            doers, others = others, direct
        return doers or self._doers_above(), others

    def _direct(self, word: int) -> list[int]:
        """The direct objects of a verb."""
        return [kid for kid in self.syntax.children[word] if self.syntax.relations[kid] == "obj"]

    def _doers_above(self) -> list[Participant]:
        """Who does what has no subject of its own: that of the verb above ('carried out an attack')."""
        if any(self._preposition(one.head) not in AIMED for one in self.frame.find("ARG0")):
            return []
        word, upos = self.frame.word, self.syntax.upos[self.frame.word]
        above = self.syntax.frame_at(self.syntax.heads[word])
        relation = self.syntax.relations[word]
        if above is None or above.kind is PredicateKind.AUX:
            return []
        if upos == "NOUN" and relation == "obj" and self.syntax.lemmas[above.word] in SUPPORT:
            return _Filling(self.scope, self.syntax, above)._people("ARG0")
        bare = self.syntax.features["VerbForm"][word] in ("Ger", "Inf", "Part") and upos == "VERB"
        if bare and relation in ("xcomp", "advcl", "ccomp") and not self._is_subject_passive():
            other = _Filling(self.scope, self.syntax, above)
            direct = [person for kid in self._direct(above.word) for person in self._person(kid)]
            return other._people("ARG1") or direct or other._people("ARG0")
        return []

    def _aimed_at(self) -> list[Participant]:
        """Whom a noun says it is done to, where no role says so: "an attack by rebels *on villagers*"."""
        heads = [
            kid for word in (self.frame.word, *self.syntax.children[self.frame.word])
            for kid in self.syntax.children[word]
            if self.syntax.relations[kid] == "nmod" and self._preposition(kid) in AIMED
        ]  # fmt: skip
        return [person for head in heads for person in self._person(head)]

    def _is_subject_passive(self) -> bool:
        return any(self.syntax.relations[kid] == "aux:pass" for kid in self.syntax.children[self.frame.word])

    def _is_symmetric(self) -> bool:
        lemma = self.syntax.lemmas[self.frame.word]
        table = SYMMETRIC_NOUNS if self.syntax.upos[self.frame.word] == "NOUN" else SYMMETRIC
        return lemma in table

    def _is_subject(self, label: str) -> bool:
        """Whether an argument is the subject of its verb, in the active."""
        return any(self.syntax.relations[one.head] == "nsubj" for one in self.frame.find(label))

    def _people(self, label: str) -> list[Participant]:
        """The people and bodies in an argument, each of a coordination by itself."""
        return [person for one in self.frame.find(label) for head in self._heads(one) for person in self._person(head)]

    def _heads(self, argument: Argument) -> list[int]:
        """The chief words of an argument: its own, and those joined to it by 'and', inside its words."""
        found, waiting = [], [argument.head]
        while waiting:
            word = waiting.pop()
            found.append(word)
            waiting += [
                kid for kid in self.syntax.children[word]
                if self.syntax.relations[kid] in JOINED and any(first <= kid < last for first, last in argument.pieces)
            ]  # fmt: skip
        return sorted(found)

    def _person(self, head: int) -> Iterator[Participant]:
        """Who a chief word names: its mention, or a pronoun or crowd; else whoever is named right inside it."""
        token = self.scope.tokens[head]
        found = self._mention(head, PEOPLE)
        if found is not None or self._governs(head):
            one = found or self._mention(head, frozenset({EntityKind.PLACE}))
            if one is not None:
                yield named(one)
        elif token.lower in PRONOUNS or token.lower in CROWDS:
            inner = self._within(head) if token.lower in CROWDS else None
            entity = None if token.lower in CROWDS else self.scope.cast.refers(self.scope.sentence, head)
            yield (
                named(inner)
                if inner
                else Participant(start=token.start, end=token.end, exact=token.text, entity=entity)
            )
        elif (inner := self._within(head)) is not None and self.syntax.upos[head] in ("NUM", "NOUN", "PRON", "DET"):
            yield named(inner)

    def _governs(self, head: int) -> bool:
        """Whether a chief word is a country or capital that stands for its government."""
        known, one = lexicon.countries(), self._mention(head, frozenset({EntityKind.PLACE}))
        if one is None or self.scope.spot.type in GROUND:
            return False
        return one.mention.exact in known.names or one.mention.exact in known.governments

    def _mention(self, head: int, kinds: frozenset[EntityKind]) -> Found | None:
        """The longest mention of some kinds that ends with, or else holds, a word."""
        here = [one for one in self.scope.cast.in_sentence(self.scope.sentence.index) if one.first <= head <= one.last]
        here = [one for one in here if one.mention.kind in kinds]
        here = [one for one in here if one.mention.kind is not EntityKind.NATIONALITY or one.last == head]
        return max(here, key=lambda one: (one.last == head, one.last - one.first), default=None)

    def _within(self, head: int) -> Found | None:
        """The first people named under a chief word that is none itself ("hundreds of residents", "two of them")."""
        for kid in self.syntax.children[head]:
            if self.syntax.relations[kid] == "nmod" and self._preposition(kid) == "of":
                return self._mention(kid, PEOPLE)
        return None

    def _preposition(self, head: int) -> str:
        kids = self.syntax.children[head]
        return next((self.scope.tokens[k].lower for k in kids if self.syntax.relations[k] == "case"), "")

    def _is_place(self, one: Participant) -> bool:
        here = self.scope.cast.in_sentence(self.scope.sentence.index)
        return any(o.mention.start == one.start and o.mention.kind is EntityKind.PLACE for o in here)

    def _roles(self, cause: list[Participant]) -> Roles:
        filled: dict[str, tuple[Participant, ...]] = {}
        role = self.scope.spot.thing
        if role in ("origin", "destination"):
            filled |= self._ways(role)
        elif role:
            things = _apart(self._things(self.frame.find("ARG1"))) or _apart(self._things(self.frame.find("ARG2")))
            if things:
                filled[role] = tuple(things)
        weapons = tuple(self._weapons())
        if weapons:
            filled["instrument"] = weapons
        if cause:
            filled["cause"] = tuple(cause)
        return Roles(**filled)

    def _ways(self, role: str) -> dict[str, tuple[Participant, ...]]:
        """Whence and whither, by the preposition; `role` where none says which."""
        filled: dict[str, tuple[Participant, ...]] = {}
        for argument in self.frame.find(*WAYS):
            way = self._preposition(argument.head)
            to = "destination" if way in TOWARDS else "origin" if way in FROM else role
            for thing in self._things([argument]):
                filled.setdefault(to, (thing,))
        return filled

    def _weapons(self) -> Iterator[Participant]:
        """What it was done with."""
        for argument in self.frame.arguments:
            for head in self._heads(argument):
                weapon = self._mention(head, frozenset({EntityKind.WEAPON}))
                if weapon is not None and self._preposition(head) == "with":
                    yield named(weapon)

    def _things(self, arguments: Iterable[Argument]) -> Iterator[Participant]:
        """The things and places in some arguments."""
        for argument in arguments:
            for head in self._heads(argument):
                one, token = self._mention(head, THINGS), self.scope.tokens[head]
                if one is not None:
                    yield named(one)
                elif token.lower in lexicon.things() or self._is_thing(head):
                    yield self._phrase(head)

    def _is_thing(self, head: int) -> bool:
        """Whether a chief word is a noun of something, not of people, time or number."""
        upos, lemma = self.syntax.upos[head], self.syntax.lemmas[head]
        if upos != "NOUN" or self.scope.tokens[head].lower in lexicon.people() or lemma in NO_THINGS:
            return False
        return self.syntax.frame_at(head) is None and self._person_free(head)

    def _person_free(self, head: int) -> bool:
        return self._mention(head, PEOPLE) is None and self._within(head) is None

    def _phrase(self, head: int) -> Participant:
        """A chief word with the nouns that tell what kind of thing it is."""
        first = head
        while (
            first and self.syntax.heads[first - 1] == head and self.syntax.relations[first - 1] in ("compound", "amod")
        ):
            first -= 1
        start, end = self.scope.tokens[first].start, self.scope.tokens[head].end
        return Participant(start=start, end=end, exact=self.scope.parse.text[start:end], entity=None)


def _apart(participants: Iterable[Participant]) -> list[Participant]:
    """Each once, in the order of the text."""
    return sorted({one.start: one for one in participants}.values(), key=lambda one: one.start)
