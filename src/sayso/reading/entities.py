"""Mentions to entities: which mentions are one (coreference.py), and what each is: role, side, country, sector.

Pronouns go to the nearest fitting mention before them.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.reading import lexicon
from sayso.reading.affiliation import affiliation
from sayso.reading.coreference import chains
from sayso.reading.found import Found
from sayso.reading.parse import Parse, Sentence
from sayso.record import Entity, EntityKind, Mention

SINGULAR_PRONOUNS = frozenset("he she him her his".split())
PLURAL_PRONOUNS = frozenset("they them their it its".split())
FIRST_PRONOUNS = frozenset("i we us me our my".split())
ROLE_REACH = 9
"""Tokens between a name and the body whose office-holder it is ('…, managing editor of the Long War Journal')."""
PEOPLE_KINDS = frozenset({EntityKind.PERSON, EntityKind.GROUP, EntityKind.ORGANIZATION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Who is in the article: the mentions, each with its entity, and the entities."""

    found: tuple[Found, ...]
    entities: tuple[Entity, ...]
    by_id: dict[str, Entity] = field(init=False, repr=False, compare=False)
    by_sentence: dict[int, list[Found]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Indexes what the stages after this one ask for again and again."""
        object.__setattr__(self, "by_id", {entity.id: entity for entity in self.entities})
        by_sentence: dict[int, list[Found]] = {}
        for one in self.found:
            by_sentence.setdefault(one.sentence, []).append(one)
        object.__setattr__(self, "by_sentence", by_sentence)

    def entity(self, id_: str | None) -> Entity | None:
        """The entity of an id."""
        return self.by_id.get(id_ or "")

    def in_sentence(self, index: int) -> list[Found]:
        """The mentions of a sentence, in order."""
        return self.by_sentence.get(index, [])

    def side(self, id_: str | None) -> str | None:
        """The entity for whom an entity acts: the end of its chain of `of`."""
        seen: set[str] = set()
        while id_ and id_ not in seen:
            seen.add(id_)
            entity = self.entity(id_)
            if entity is None or entity.of is None:
                return id_
            id_ = entity.of
        return id_

    def refers(self, sentence: Sentence, token: int) -> str | None:
        """The entity that a pronoun of the third person most likely means, or None."""
        word = sentence.tokens[token].lower
        if word in SINGULAR_PRONOUNS:
            kinds = frozenset({EntityKind.PERSON})
        elif word in PLURAL_PRONOUNS:
            kinds = frozenset({EntityKind.GROUP, EntityKind.ORGANIZATION})
        else:
            return None
        place = sentence.tokens[token].start
        near = [one for one in self.in_sentence(sentence.index) if one.mention.end <= place]
        before = self.in_sentence(sentence.index - 1)
        for one in (*near, *before, *reversed(self.in_sentence(sentence.index - 2))):
            if one.mention.kind in kinds and one.mention.entity:
                return one.mention.entity
        return None


def resolve_entities(parse: Parse, found: Sequence[Found]) -> Cast:
    """Gives every mention of people, groups and bodies its entity, and every entity its role and side."""
    keys = chains(parse, found)
    order: dict[str, str] = {}
    linked: list[Found] = []
    best: dict[str, Found] = {}
    for one, key in zip(found, keys, strict=True):
        id_ = order.setdefault(key, f"e{len(order) + 1}")
        linked.append(dataclasses.replace(one, mention=_with_entity(one.mention, id_)))
        longest = best.get(id_)
        if longest is None or _fullness(one) > _fullness(longest):
            best[id_] = one
    entities = tuple(_entity(id_, best[id_]) for id_ in order.values())
    cast = Cast(found=tuple(linked), entities=entities)
    return dataclasses.replace(cast, entities=tuple(_affiliated(parse, cast, entity) for entity in entities))


def _fullness(one: Found) -> tuple[bool, int]:
    """What makes a mention the fullest of its entity: a name before a common noun, then its length."""
    return one.named, len(one.mention.exact)


def at_home(cast: Cast, country: str | None) -> Cast:
    """The cast with a country for those who have none of their own: their side's, or the article's.

    A body of the world list is at home nowhere else than the list says.
    """
    listed = {one.mention.entity for one in cast.found if one.known is not None}
    found = []
    for entity in cast.entities:
        side = cast.entity(cast.side(entity.id))
        own = entity.country or (side.country if side else None)
        local = entity.kind in PEOPLE_KINDS and entity.id not in listed and side is not None and side.id not in listed
        found.append(dataclasses.replace(entity, country=own or (country if local else None)))
    return dataclasses.replace(cast, entities=tuple(found))


def _with_entity(mention: Mention, id_: str) -> Mention:
    return dataclasses.replace(mention, entity=id_)


def _entity(id_: str, one: Found) -> Entity:
    if one.known:
        return Entity(
            id=id_, name=one.known.name, kind=one.known.kind, country=one.known.country, sector=one.known.sector
        )
    country = lexicon.countries().names.get(one.mention.exact)
    return Entity(
        id=id_,
        name=one.mention.exact,
        kind=one.mention.kind,
        named=one.named,
        country=one.country or (country.code if country else None),
        sector=one.noun.sector if one.noun else None,
        role=" ".join(one.titles) or None,
    )


def _affiliated(parse: Parse, cast: Cast, entity: Entity) -> Entity:
    """The entity with its role and the body it acts for, where an apposition or its own words say so."""
    for one in cast.found:
        if one.mention.entity != entity.id:
            continue
        sentence = parse.sentences[one.sentence]
        if sentence.syntax is not None:
            told = affiliation(sentence, sentence.syntax, cast.in_sentence(one.sentence), one)
            role = told.role if told is not None and told.role else entity.role
            if told is not None and told.body is not None:
                return _of(cast, entity, role, told.body)
            side = cast.refers(sentence, told.owner) if told is not None and told.owner is not None else None
            if side is not None and side != entity.id:
                return dataclasses.replace(entity, role=role, of=side)
            entity = dataclasses.replace(entity, role=role)
        elif one.noun is not None:
            inner = _inner(parse, cast, one)
            if inner:
                return _of(cast, entity, entity.role, inner)
        elif one.mention.kind is EntityKind.PERSON:
            stated = _before(parse, cast, one) or _after(parse, cast, one)
            if stated:
                return _of(cast, entity, entity.role or stated[0], stated[1])
    return entity


def _of(cast: Cast, entity: Entity, role: str | None, body: Found) -> Entity:
    """With a role and a side; a nationality or a country is no side, but gives the country."""
    if body.mention.kind in (EntityKind.NATIONALITY, EntityKind.PLACE):
        known = lexicon.countries()
        country = known.demonyms.get(body.mention.exact) or known.names.get(body.mention.exact)
        return dataclasses.replace(entity, role=role, country=country.code if country else entity.country)
    side = cast.entity(body.mention.entity)
    if side is None or side.id == entity.id:
        return dataclasses.replace(entity, role=role)
    return dataclasses.replace(
        entity, role=role, of=side.id, country=entity.country or side.country, sector=side.sector or entity.sector
    )


def _inner(parse: Parse, cast: Cast, one: Found) -> Found | None:
    """The name in a common noun phrase ('Taliban fighters'), its possessor, or what follows its 'of'."""
    named = [other for other in cast.in_sentence(one.sentence) if other.named and other is not one]
    for other in named:
        if one.first <= other.first and other.last <= one.last:
            return other
    tokens = parse.sentences[one.sentence].tokens
    after = [token.lower for token in tokens[one.last + 1 : one.last + 3]]
    reach = 2 + ("the" in after) if after[:1] == ["of"] else 0
    return next(
        (
            o
            for o in named
            if (o.last == one.first - 2 and tokens[one.first - 1].lower in ("'s", "'"))
            or (reach and o.first == one.last + reach)
        ),
        None,
    )


def _before(parse: Parse, cast: Cast, one: Found) -> tuple[str, Found] | None:
    """'Taliban official Bilal Karimi', 'one of the Taliban's commanders, Maulawi …', 'US General Mark Milley'."""
    sentence = parse.sentences[one.sentence]
    start = one.first - len(one.titles)
    if start > 0 and sentence.tokens[start - 1].text == ",":
        start -= 1
    for other in cast.in_sentence(one.sentence):
        if other.noun is not None and other.last == start - 1:
            inner = _inner(parse, cast, other)
            return (other.noun.singular, inner) if inner else None
        if other.named and other.last == start - 1 and one.titles and other.mention.kind is not EntityKind.PERSON:
            return " ".join(one.titles).lower(), other
    return None


def _after(parse: Parse, cast: Cast, one: Found) -> tuple[str, Found] | None:
    """'Ahmad Massoud, the leader of the National Resistance Front'."""
    tokens = parse.sentences[one.sentence].tokens
    if one.last + 1 >= len(tokens) or tokens[one.last + 1].text not in (",", "–", "-"):
        return None
    of = next(
        (n for n in range(one.last + 2, min(len(tokens), one.last + ROLE_REACH)) if tokens[n].lower == "of"), None
    )
    if of is None or any(token.text in (",", "–") for token in tokens[one.last + 2 : of]):
        return None
    role = " ".join(t.text for t in tokens[one.last + 2 : of] if t.lower not in ("the", "a", "an"))
    wanted = (EntityKind.ORGANIZATION, EntityKind.GROUP, EntityKind.PLACE)
    for other in cast.in_sentence(one.sentence):
        if of < other.last <= of + 5 and other.named and other.mention.kind in wanted and role:
            return role, other
    return None
