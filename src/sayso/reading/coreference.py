"""Which mentions of an article are of one entity, by rules.

Each rule is for a class of text:

    names        exact, last names of persons, acronyms (in brackets or by initials), names within longer ones
    beside       a common noun beside a name: "Nur Hashem, a fisherman", "radio station Radyo Lavi", "army chief X"
    bare         "the army" where the article has one "Malian army" and no other
    the group    "the group", "the movement": the nearest armed body named before
    soldiers     of no body named beside them: the army, as officers are the police, where the article speaks of one
    the rebels   common nouns for rebels, where the article names one armed group of rebels

What none of them ties is one entity if it has the same words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.reading.found import Found
from sayso.reading.parse import Parse
from sayso.reading.syntax import Syntax
from sayso.record import EntityKind, SpeakerKind

BODY_NOUNS = frozenset("group movement militia faction organisation organization".split())
ARMED_WORDS = frozenset(
    "Front Army Movement Force Forces Brigade Brigades Militia Guard Guards Resistance Council".split()
)
REBEL_NOUNS = frozenset("rebel insurgent jihadist militant guerrilla separatist extremist fighter".split())
STATE_WORDS = frozenset("Army Force Forces Guard Guards Council".split())
FORCES = {"soldier": "army", "troop": "army", "officer": "police", "policeman": "police"}
"""Nouns of people, and the body that they are of where nothing else is said."""
BODIES = frozenset({EntityKind.ORGANIZATION, EntityKind.GROUP})
OWNED = frozenset("nmod nmod:poss".split())
BESIDE = frozenset("appos compound flat nmod:desc".split())


def chains(parse: Parse, found: Sequence[Found]) -> list[str]:
    """A key for each mention; mentions with one key are one entity."""
    names = _names(parse, found)
    keys = [_own(one, names) for one in found]
    by_words = {(one.sentence, one.first, one.last): n for n, one in enumerate(found)}
    here: dict[int, list[int]] = {}
    for number, one in enumerate(found):
        here.setdefault(one.sentence, []).append(number)
    moved = dict(_bare(found))
    rebels, forces = _only_rebels(found), _forces(found)
    for number, one in enumerate(found):
        syntax = parse.sentences[one.sentence].syntax
        to = _antecedent(parse, found, number)
        if to is None and syntax is not None and one.noun is not None:
            near = [n for n in here[one.sentence] if n != number]
            to = _beside(found, near, one, syntax)
        if to is None and one.noun is not None and one.first == one.last and not _is_owned(one, syntax):
            singular = one.noun.singular
            to = rebels if singular in REBEL_NOUNS else forces.get(FORCES.get(singular, ""))
        if to is not None:
            moved[number] = by_words[to.sentence, to.first, to.last]
    return [keys[_end(moved, number)] for number in range(len(found))]


def _is_owned(one: Found, syntax: Syntax | None) -> bool:
    """Whether a common noun says whose it is: "fighters of the Front", "its soldiers"."""
    return syntax is not None and any(syntax.relations[kid] in OWNED for kid in syntax.children[one.last])


def _end(moved: dict[int, int], number: int) -> int:
    """Where a chain of mentions that go back to one another ends."""
    seen = {number}
    while number in moved and moved[number] not in seen:
        number = moved[number]
        seen.add(number)
    return number


def _own(one: Found, names: dict[str, str]) -> str:
    exact = one.mention.exact
    if one.known:
        return one.known.name.lower()
    if not one.named:
        return f"{exact.lower()} (unnamed)"
    for _ in range(3):
        if exact not in names or names[exact] == exact:
            break
        exact = names[exact]
    return exact.lower()


def _names(parse: Parse, found: Sequence[Found]) -> dict[str, str]:
    """Short names to the full ones that they stand for in this article."""
    full = [one for one in found if one.named and one.known is None]
    persons = [o.mention.exact for o in full if o.mention.kind is EntityKind.PERSON and " " in o.mention.exact]
    bodies = [o.mention.exact for o in full if o.mention.kind in BODIES and " " in o.mention.exact]
    names: dict[str, str] = {}
    for name in sorted(persons, key=len):
        names.setdefault(name.split()[-1], name)
    for name in sorted(set(bodies), key=len):
        longer = [other for other in bodies if other != name and other.endswith(" " + name)]
        if longer:
            names[name] = max(longer, key=len)
        final = name.split()[-1]
        if len({other for other in bodies if other.endswith(" " + final)}) == 1:
            names.setdefault(final, name)
        initials = "".join(word[0] for word in name.split() if word[0].isupper())
        if len(initials) > 1:
            names.setdefault(initials, name)
        bracket = re.search(re.escape(name) + r"[’']?s? \(([A-Z][A-Za-z]{1,9})\)", parse.text)
        if bracket:
            names[bracket[1]] = name
    return names


def _antecedent(parse: Parse, found: Sequence[Found], number: int) -> Found | None:
    """The name that 'the group' or 'the movement' goes back to: the nearest body or armed group named before it."""
    one = found[number]
    if one.noun is None or one.noun.singular not in BODY_NOUNS or one.noun.plural or one.first != one.last:
        return None
    before = parse.sentences[one.sentence].tokens[one.first - 1].lower if one.first else ""
    if before not in ("the", "its"):
        return None
    names = [other for other in found[:number] if other.named and _is_armed(other)]
    return names[-1] if names else None


def _is_armed(one: Found) -> bool:
    """Whether a name is that of an armed group or movement, by the world list or by its last word."""
    if one.known is not None:
        return one.known.speaker is SpeakerKind.BELLIGERENT
    last = one.mention.exact.split()[-1]
    short = one.mention.exact.isupper() and one.mention.kind in BODIES
    return one.mention.kind in BODIES and (
        short or last in ARMED_WORDS or one.mention.kind is EntityKind.GROUP
    )  # fmt: skip


def _bare(found: Sequence[Found]) -> dict[int, int]:
    """Common nouns of bodies without more words, to the only one of their kind that has more ("Mali army")."""
    first: dict[str, dict[str, int]] = {}
    for number, one in enumerate(found):
        if one.noun is not None and one.mention.kind in BODIES and not one.noun.plural:
            first.setdefault(one.noun.singular, {}).setdefault(one.mention.exact.lower(), number)
    moved = {}
    for number, one in enumerate(found):
        if one.noun is None or one.mention.kind not in BODIES or one.first != one.last or one.noun.plural:
            continue
        fuller = [n for words, n in first.get(one.noun.singular, {}).items() if " " in words]
        if len(fuller) == 1:
            moved[number] = fuller[0]
    return moved


def _only_rebels(found: Sequence[Found]) -> Found | None:
    """The armed group of rebels that the article names, if it names one alone."""
    named = [one for one in found if one.named and one.mention.kind in BODIES and _is_armed(one) and _is_rebel(one)]
    keys = {one.mention.exact.split()[-1] for one in named if not one.mention.exact.isupper()}
    return named[0] if named and len(keys) == 1 else None


def _is_rebel(one: Found) -> bool:
    if one.known is not None:
        return one.known.sector == "REB"
    return one.mention.exact.split()[-1] not in STATE_WORDS


def _forces(found: Sequence[Found]) -> dict[str, Found]:
    """The first army and the first police of an article that speaks of one alone."""
    forces: dict[str, Found] = {}
    for noun in set(FORCES.values()):
        some = [one for one in found if one.mention.exact.lower().split()[-1] == noun and one.mention.kind in BODIES]
        if len({one.mention.exact.lower() for one in some if one.first != one.last}) <= 1 and some:
            forces[noun] = some[0]
    return forces


def _beside(found: Sequence[Found], near: Sequence[int], one: Found, syntax: Syntax) -> Found | None:
    """The name that a common noun stands beside, and is."""
    head = syntax.chief(one.first, one.last + 1)
    for number in near:
        other = found[number]
        if not other.named or not _alike(one, other) or one.first <= other.first <= one.last:
            continue
        name = syntax.chief(other.first, other.last + 1)
        if (syntax.heads[head] == name and syntax.relations[head] in BESIDE) or (
            syntax.heads[name] == head and syntax.relations[name] in BESIDE
        ):
            return other
    return None


def _alike(one: Found, other: Found) -> bool:
    kinds = {one.mention.kind, other.mention.kind}
    return len(kinds) == 1 or kinds <= BODIES
