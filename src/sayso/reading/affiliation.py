"""What office somebody holds and for whom he acts, by the tree: appositions, titles, possessors, 'of', 'who leads'.

"army spokesman Modibo Keita"            spokesman, of the army
"Idris Oumar, who leads the Front"       leader, of the Front
"a commander of the 41st brigade"        commander, of the brigade
"the group's spokesman"                  spokesman, of the group
"Malian soldiers", "Taliban fighters"    of the Taliban; a nationality gives a country instead (entities.py)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.reading.found import Found
from sayso.reading.parse import Sentence
from sayso.reading.syntax import Syntax
from sayso.record import EntityKind

LEADING = {
    "lead": "leader", "head": "head", "command": "commander", "run": "head", "chair": "chair", "speak": "spokesman",
    "direct": "director", "represent": "representative", "found": "founder",
}  # fmt: skip
"""Verbs of a relative clause that tell an office, and what the office is called."""
BODIES = frozenset({EntityKind.ORGANIZATION, EntityKind.GROUP, EntityKind.PLACE, EntityKind.NATIONALITY})
TITLES = frozenset("compound flat nmod:desc appos amod".split())
UNDER = frozenset("nmod nmod:poss compound nmod:desc amod".split())
ANYBODY = frozenset("man woman person child boy girl".split())
"""Common nouns of a person that are no office."""
TIES = frozenset("of for from at with in".split())
"""Prepositions between an office and its body."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Affiliation:
    """An office, if one is told, and the body it is held in: a mention, or the place of a pronoun ("its fighters")."""

    role: str | None
    body: Found | None
    owner: int | None = None


def affiliation(sentence: Sentence, syntax: Syntax, here: Sequence[Found], one: Found) -> Affiliation | None:
    """What a mention's sentence tells of its office and side; None if nothing."""
    head = syntax.chief(one.first, one.last + 1)
    others = [other for other in here if other is not one and other.mention.kind in BODIES]
    if one.noun is not None:
        body = _body(sentence, syntax, others, head, one)
        role = one.noun.singular if one.mention.kind is EntityKind.PERSON and one.noun.singular not in ANYBODY else None
        return Affiliation(role=role, body=body, owner=_owner(sentence, syntax, head))
    if one.mention.kind is not EntityKind.PERSON:
        return None
    for office in _offices(syntax, head, one):
        body = _body(sentence, syntax, others, office, one) or _body(sentence, syntax, others, head, one)
        return Affiliation(role=_role(sentence, syntax, office), body=body)
    for kid in syntax.children[head]:
        if syntax.relations[kid] == "acl:relcl" and syntax.lemmas[kid] in LEADING:
            found = (_at(others, word) for word in syntax.children[kid] if syntax.relations[word] in ("obj", "obl"))
            body = next((other for other in found if other), None)
            return Affiliation(role=LEADING[syntax.lemmas[kid]], body=body)
    return None


def _owner(sentence: Sentence, syntax: Syntax, head: int) -> int | None:
    """The pronoun that a common noun belongs to."""
    kids = (kid for kid in syntax.children[head] if syntax.relations[kid] == "nmod:poss")
    return next((kid for kid in kids if sentence.tokens[kid].lower in ("its", "their", "his", "her")), None)


def _offices(syntax: Syntax, head: int, one: Found) -> Iterator[int]:
    """Common nouns that say what a named person is: before the name, beside it, or the noun that the name is beside."""
    for kid in syntax.children[head]:
        if syntax.relations[kid] in TITLES and syntax.upos[kid] == "NOUN" and not one.first <= kid <= one.last:
            yield kid
    above = syntax.heads[head]
    if above >= 0 and syntax.upos[above] == "NOUN" and syntax.relations[head] in ("appos", "flat", "nmod:desc"):
        yield above


def _role(sentence: Sentence, syntax: Syntax, office: int) -> str:
    """The office with the words before it that are part of its name ("defence minister")."""
    first = office
    while first and syntax.heads[first - 1] == office and syntax.relations[first - 1] in ("compound", "amod"):
        first -= 1
    words = [sentence.tokens[n].text for n in range(first, office)]
    return " ".join([*words, syntax.lemmas[office]])


def _body(sentence: Sentence, syntax: Syntax, others: Sequence[Found], word: int, one: Found) -> Found | None:
    """The body under a word: its possessor, what its name or 'of' says, the nearest first."""
    for kid in sorted(syntax.children[word], key=lambda kid: (abs(kid - word), kid)):
        relation = syntax.relations[kid]
        if relation not in UNDER:
            continue
        case = next((sentence.tokens[k].lower for k in syntax.children[kid] if syntax.relations[k] == "case"), "")
        if relation == "nmod" and case not in TIES:
            continue
        found = _at(others, kid)
        if found is not None and not (found.first <= one.first and one.last <= found.last):
            return found
    inside = [other for other in others if one.first <= other.first and other.last <= one.last]
    return inside[0] if inside else None


def _at(others: Sequence[Found], word: int) -> Found | None:
    """The longest mention that ends with, or holds, a word."""
    holding = [other for other in others if other.first <= word <= other.last]
    return max(holding, key=lambda other: (other.last == word, other.last - other.first), default=None)
