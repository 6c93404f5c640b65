"""Which place each name means, all names of an article weighed against one another.

Every candidate has a score: the sum of what speaks for it, each feature for a class of text. Scores become shares, the
shares say which countries and provinces the article is about and where its places lie, and with these everything is
weighed again, a few times. One name means one place throughout, unless the text names another container beside it.
The weights were set by hand on the development halves of three public sets (docs/evaluation.md).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.reading.containers import Container
from sayso.reading.gazetteer import Entry, folded

Array = NDArray[np.float64]
CANDIDATES = 30
"""Candidates of a name that are weighed: those for which most speaks before the other names are looked at."""
ROUNDS = 4
SIZE = 0.8
"""For the larger place: times the decimal logarithm of its population."""
SIZES = {"country": 8.5, "adm1": 4.8, "adm2": 3.2, "settlement": 2.3, "continent": 8.0}
"""Of what states no population, as its logarithm; regions and waters are known as widely as OTHER_SIZE."""
OTHER_SIZE = 5.5
INSIDE = 4.0
"""For lying in what the text names for it ("Paris, Texas")."""
INSIDE_LISTED = 2.5
"""The same where a comma alone says so."""
COUNTRY = 3.0
"""For the countries in focus: times the share of the article's other names that lie there."""
PROVINCE = 4.0
"""For the provinces in focus, the same: local news."""
CLOSE = 2.5
"""For lying close to the article's other places: times how close the best of them is."""
REACH = 150.0
"""Kilometres at which closeness has fallen to a third."""
KIND = 2.5
"""For being what the word beside the name says: 'province', 'district', 'village'."""
BY_ALIAS = 1.5
"""Against a candidate whose own name is another one: a namesake's old or foreign name."""
GREAT = 1_000_000
"""People of a city that the whole world knows, by any of its names."""
FOREIGN_SMALL = 20_000
"""Below this population a namesake outside every country in focus is taken for no match at all: a gap is honest."""
OUTSIDE = 0.03
"""Share of the article's other names below which a country is out of focus."""
FOCUSED = 0.5
"""Share of one country from which an article is about it."""
KINDS = {"province": {"adm1", "adm2"}, "state": {"adm1"}, "region": {"adm1", "region", "adm2"},
         "governorate": {"adm1"}, "oblast": {"adm1"}, "department": {"adm1", "adm2"}, "district": {"adm2"},
         "county": {"adm2"}, "municipality": {"adm2", "settlement"}, "territory": {"adm2", "adm1", "region"},
         "village": {"settlement"}, "town": {"settlement"}, "city": {"settlement"}, "river": {"river"},
         "sea": {"sea"}, "lake": {"lake"}, "mountains": {"mountains"}, "valley": {"valley"}}  # fmt: skip
DEGREE = 111.2
"""Kilometres of a degree of latitude."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A name in the text with what it may mean and what the text says beside it. `named` is false of demonyms."""

    name: str
    entries: tuple[Entry, ...]
    container: Container | None
    kind_word: str | None
    named: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """What a toponym means, if anything, with its share of the belief, and what else it might have meant.

    `inside` is the unit that the text names for a place that the gazetteer does not hold.
    """

    best: Entry | None
    inside: Entry | None
    share: float
    others: tuple[Entry, ...]


def fits(entry: Entry, container: Container) -> bool:
    """Whether a candidate lies in what the text names for it."""
    return any(_lies_in(entry, unit) for unit in container.entries)


def _lies_in(entry: Entry, unit: Entry) -> bool:
    if entry.country != unit.country or entry.id == unit.id or entry.kind == "country":
        return False
    if unit.kind == "country":
        return True
    if unit.admin1 is None or entry.admin1 != unit.admin1:
        return False
    if unit.kind == "adm1":
        return entry.kind != "adm1"
    return entry.admin2 is not None and entry.admin2 == unit.admin2 and entry.kind == "settlement"


@dataclass(slots=True, kw_only=True)
class _Name:
    """A name of the article, all its mentions together: its candidates, their lone scores, and the belief in each."""

    entries: list[Entry]
    alone: Array
    points: Array
    count: int
    shares: Array


def weigh(toponyms: Sequence[Toponym]) -> list[Weighed]:
    """What each toponym means, in their order."""
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, one in enumerate(toponyms):
        groups[_group(one)].append(number)
    keys = _merged(list(groups), toponyms, groups)
    names = [_name([toponyms[n] for n in numbers]) for numbers in keys]
    for _ in range(ROUNDS):
        scores = [name.alone + _company(name, names) for name in names]
        for name, score in zip(names, scores, strict=True):
            name.shares = _softmax(score)
    found: list[Weighed | None] = [None] * len(toponyms)
    for numbers, name in zip(keys, names, strict=True):
        result = _result(name, toponyms[numbers[0]], _focus(name, names))
        for number in numbers:
            found[number] = result
    return [one for one in found if one is not None]


def _group(one: Toponym) -> tuple[str, str]:
    """Mentions of one name under one container are one place."""
    return folded(one.name), one.container.entries[0].id if one.container else ""


def _merged(
    keys: list[tuple[str, str]], toponyms: Sequence[Toponym], groups: dict[tuple[str, str], list[int]]
) -> list[list[int]]:
    """Mentions that no container tells anything go with those of their name that one does, the first of them."""
    led: dict[str, tuple[str, str]] = {}
    for key in keys:
        if _leads(toponyms[groups[key][0]]):
            led.setdefault(key[0], key)
    merged: dict[tuple[str, str], list[int]] = {}
    for key in keys:
        to = key if _leads(toponyms[groups[key][0]]) else led.get(key[0], (key[0], ""))
        merged.setdefault(to, []).extend(groups[key])
    for numbers in merged.values():
        numbers.sort(key=lambda n: (not _leads(toponyms[n]), n))
    return list(merged.values())


def _leads(one: Toponym) -> bool:
    """Whether a container tells which place is meant: a candidate lies in it, or it is named without a doubt."""
    if one.container is None:
        return False
    return one.container.entry is not None or any(fits(entry, one.container) for entry in one.entries)


def _name(mentions: Sequence[Toponym]) -> _Name:
    first = mentions[0]
    kind_word = next((m.kind_word for m in mentions if m.kind_word), None)
    scored = sorted(((_alone(e, first, kind_word), e) for e in first.entries), key=lambda p: (-p[0], p[1].id))
    scored = scored[:CANDIDATES]
    alone = np.array([score for score, _ in scored])
    points = np.array([(e.latitude, e.longitude) if e.latitude is not None else (math.nan, math.nan)
                       for _, e in scored], dtype=float).reshape(-1, 2)  # fmt: skip
    return _Name(
        entries=[e for _, e in scored], alone=alone, points=points, count=len(mentions), shares=_softmax(alone)
    )


def _alone(entry: Entry, one: Toponym, kind_word: str | None) -> float:
    """What speaks for a candidate without looking at the other names."""
    stated = SIZES.get(entry.kind, OTHER_SIZE)
    size = max(math.log10(entry.population), SIZES["settlement"]) if entry.population else stated
    score = SIZE * size
    if one.container and fits(entry, one.container):
        score += INSIDE_LISTED if one.container.listed else INSIDE
    if kind_word in KINDS:
        score += KIND if entry.kind in KINDS[kind_word or ""] else 0.0
    if not entry.own and entry.population < GREAT:
        score -= BY_ALIAS
    return score - (100.0 - entry.alike) / 10


def _softmax(scores: Array) -> Array:
    if not len(scores):
        return scores
    powers = np.exp(scores - scores.max())
    return np.asarray(powers / powers.sum(), dtype=float)


def _focus(name: _Name, names: Sequence[_Name]) -> dict[str, float]:
    """The share of the article's other names that lie in each country, as far as they are believed to."""
    mass: dict[str, float] = defaultdict(float)
    for other in names:
        for entry, share in zip(other.entries, other.shares, strict=True) if other is not name else ():
            if entry.country:
                mass[entry.country] += _weight(other) * float(share)
    total = sum(mass.values()) or 1.0
    return {country: value / total for country, value in mass.items()}


def _weight(name: _Name) -> float:
    return 1.0 + math.log(name.count)


def _company(name: _Name, names: Sequence[_Name]) -> Array:
    """What the other names of the article add to each candidate of one."""
    countries: dict[str, float] = defaultdict(float)
    provinces: dict[tuple[str, str | None], float] = defaultdict(float)
    total = 0.0
    points, beliefs = [], []
    for other in names:
        if other is name:
            continue
        total += _weight(other)
        for entry, share in zip(other.entries, other.shares, strict=True):
            countries[entry.country] += _weight(other) * float(share)
            if entry.kind != "country":
                provinces[entry.country, entry.admin1] += _weight(other) * float(share)
        best = int(other.shares.argmax()) if len(other.shares) else -1
        if (
            best >= 0
            and other.entries[best].kind not in ("country", "continent")
            and not np.isnan(other.points[best, 0])
        ):
            points.append(other.points[best])
            beliefs.append(other.shares[best])
    if not total or not name.entries:
        return np.zeros(len(name.entries))
    added = np.array([
        COUNTRY * countries[e.country] / total * bool(e.country)
        + (PROVINCE * provinces[e.country, e.admin1] / total if e.admin1 else 0.0)
        for e in name.entries
    ])  # fmt: skip
    if points:
        added += CLOSE * _closeness(name.points, np.array(points), np.array(beliefs))
    return added


def _closeness(points: Array, others: Array, beliefs: Array) -> Array:
    """How close each point is to the nearest of the others, 1 at no distance, each weighed by the belief in it."""
    apart = np.abs(points[:, None, :] - others[None, :, :])
    wide = np.minimum(apart[..., 1], 360 - apart[..., 1]) * np.cos(np.radians(others[None, :, 0]))
    distance = DEGREE * np.hypot(apart[..., 0], wide)
    close = np.nan_to_num(np.exp(-distance / REACH)) * beliefs[None, :]
    return np.asarray(close.max(axis=1), dtype=float)


def _result(name: _Name, one: Toponym, countries: dict[str, float]) -> Weighed:
    order = np.argsort(-name.shares, kind="stable")
    ranked = [name.entries[n] for n in order]
    if not ranked or _stray(ranked[0], one, countries):
        inside = one.container.entry if one.container else None
        return Weighed(best=None, inside=inside, share=0.0, others=tuple(ranked))
    return Weighed(best=ranked[0], inside=None, share=float(name.shares[order[0]]), others=tuple(ranked[1:]))


def _stray(entry: Entry, one: Toponym, countries: dict[str, float]) -> bool:
    """A small namesake, in no country that the article is about: more likely a place that the gazetteer lacks."""
    if entry.kind not in ("settlement", "adm2") or entry.population >= FOREIGN_SMALL:
        return False
    if one.container is not None:
        return not fits(entry, one.container) and not one.container.listed
    return max(countries.values(), default=0) > FOCUSED and countries.get(entry.country, 0.0) < OUTSIDE
