"""What the text itself says a place lies in: "Anabah, in Panjshir", "Salem, Ore.", "Mali's Gossi"."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.reading.found import Found
from sayso.reading.gazetteer import Entry, Gazetteer
from sayso.reading.parse import Parse
from sayso.reading.words import Token

LINKS = frozenset(", in of (".split())
"""Between a place and what it lies in, with an article or a compass word."""
SKIPPED = frozenset(
    "the northern southern eastern western central north south east west northeastern northwestern southeastern "
    "southwestern neighbouring neighboring province state region district county town city".split()
)
UNITS = ("country", "adm1", "adm2")
"""What may contain a place; where a name means several of them, the widest is the likeliest."""
LONGEST = 4
"""Words of the longest name of a unit that is looked for."""
FURTHEST = 5
"""Words between a place and what it lies in, at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Container:
    """A country or unit that the text names for a place. `entries` is all that its name may mean, the likeliest first.

    `listed` if nothing but a comma ties them: that may be a list of places as well.
    """

    entries: tuple[Entry, ...]
    listed: bool

    @property
    def entry(self) -> Entry | None:
        """What an unknown place resolves to: the unit, where its name means one thing only."""
        return self.entries[0] if not self.listed and len({e.country for e in self.entries}) == 1 else None


def container_of(parse: Parse, one: Found, gazetteer: Gazetteer) -> Container | None:
    """The unit or country that is named right after a place, or before it with an apostrophe; None if none is."""
    tokens = parse.sentences[one.sentence].tokens
    return _after(tokens, one.last + 1, gazetteer) or _before(tokens, one.first, gazetteer)


def _after(tokens: tuple[Token, ...], start: int, gazetteer: Gazetteer) -> Container | None:
    place, links = start, []
    while place < len(tokens) and place - start < FURTHEST and tokens[place].lower in LINKS | SKIPPED:
        links.append(tokens[place].lower)
        place += 1
    if not LINKS.intersection(links):
        return None
    units = _unit_at(tokens, place, gazetteer)
    return Container(entries=units, listed="in" not in links and "of" not in links) if units else None


def _unit_at(tokens: tuple[Token, ...], place: int, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """The longest name of a unit that begins at a token."""
    for length in range(min(LONGEST, len(tokens) - place), 0, -1):
        words = tokens[place : place + length]
        if words[0].text[:1].isupper() and words[-1].text[:1].isalpha():
            name = " ".join(token.text for token in words)
            units = _units(name, gazetteer)
            if units:
                return units
    return ()


def _units(name: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    found = (entry for entry in gazetteer.find(name) if entry.kind in UNITS)
    return tuple(sorted(found, key=lambda entry: UNITS.index(entry.kind)))


def _before(tokens: tuple[Token, ...], first: int, gazetteer: Gazetteer) -> Container | None:
    """'Mali's Gossi', 'Syria's north-eastern Hasakah'."""
    place = first - 1
    while place >= 0 and tokens[place].lower in SKIPPED:
        place -= 1
    if place < 1 or tokens[place].lower not in ("'s", "’s"):
        return None
    for length in range(min(LONGEST, place), 0, -1):
        words = tokens[place - length : place]
        if words[0].text[:1].isupper():
            units = _units(" ".join(t.text for t in words), gazetteer)
            if units:
                return Container(entries=units, listed=False)
    return None
