"""Whether two claims tell the same happening: what speaks for it and against it, weighed.

For claims of one article and one type. The weights (assets/happenings/weights.csv) are those of a logistic regression
over pairs of claims that the reader found in the developing half of the gold articles, each pair with whether the
annotators gave it one happening (`python -m training.happenings`).
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.assets import HAPPENINGS, asset
from sayso.reading.dates import day_of
from sayso.reading.entities import Cast
from sayso.record import Block, BlockKind, Claim, ClaimType, Modality, Participant, Place, PlaceBasis

NEAR = frozenset({PlaceBasis.ROLE, PlaceBasis.CLAUSE, PlaceBasis.SENTENCE})
FRONT = frozenset({BlockKind.TITLE, BlockKind.STANDFIRST, BlockKind.BULLET})
AHEAD = frozenset(Modality) - {Modality.ACTUAL}
LEAD = 3
"""Paragraphs of the body that tell the news before they tell of it."""
GROUND = frozenset({ClaimType.CONTROL, ClaimType.ACCESS})
"""Types of which every place or thing is a happening of its own."""
WEEK = 7
STEM = 5
"""Letters by which two triggers are forms of one word."""
INTERCEPT = "intercept"


@dataclass(frozen=True, slots=True)
class Around:
    """What an article says of the things that its claims point at. `lead` is where the first paragraphs end."""

    cast: Cast
    places: Sequence[Place]
    lead: int


def around(cast: Cast, places: Sequence[Place], blocks: Sequence[Block]) -> Around:
    """The surroundings of an article's claims."""
    bodies = [block for block in blocks if block.kind is BlockKind.BODY][:LEAD]
    return Around(cast=cast, places=places, lead=bodies[-1].end if bodies else 0)


def alike(one: Claim, other: Claim, about: Around) -> float:
    """The log odds that two claims of one type tell one happening."""
    weights = _weights()
    return weights[INTERCEPT] + sum(weights[name] * value for name, value in features(one, other, about).items())


def features(one: Claim, other: Claim, about: Around) -> Mapping[str, float]:
    """What a pair of claims has in common and what not; a feature that is left out is 0."""
    names = [*_modes(one, other), *_times(one, other), *_places(one, other, about), *_sides(one, other, about.cast)]
    names += [*_things(one, other), *_counts(one, other), *_telling(one, other, about)]
    names += ["other actor and thing"] * ("other actor" in names and "other thing" in names)
    distance = math.log1p(abs(one.trigger.start - other.trigger.start) / 100)
    return dict.fromkeys(names, 1.0) | {"distance": distance}


def _modes(one: Claim, other: Claim) -> Iterator[str]:
    if one.mode and other.mode:
        yield "same mode" if one.mode == other.mode else "other mode"
    yield from ["one ahead"] * ((one.modality in AHEAD) != (other.modality in AHEAD))
    yield from ["both ahead"] * (one.modality in AHEAD and other.modality in AHEAD)
    yield from ["other timeframe"] * (one.timeframe != other.timeframe)


def _times(one: Claim, other: Claim) -> Iterator[str]:
    first, second = one.when, other.when
    if first.date is None or second.date is None:
        return
    if not (first.earliest and first.latest and second.earliest and second.latest):
        return
    if (first.earliest, first.latest) == (second.earliest, second.latest):
        yield "same days"
    else:
        gap = max(_days(first.earliest, second.latest), _days(second.earliest, first.latest))
        yield "other days" if gap > 0 else "days in common"
        yield from ["weeks apart"] * (gap > WEEK)


def _days(late: str, early: str) -> int:
    """The days from one to another; negative if the first is earlier."""
    first, second = day_of(late), day_of(early)
    return (first - second).days if first and second else 0


def _places(one: Claim, other: Claim, about: Around) -> Iterator[str]:
    if one.place is None or other.place is None:
        return
    first, second = about.places[one.place], about.places[other.place]
    near = one.place_basis in NEAR and other.place_basis in NEAR
    if first.name == second.name:
        yield "same place"
        yield from ["same place, both said"] * near
        return
    yield from ["other place, both said"] * (near and first.precision == second.precision)
    yield from ["other place, same unit"] * (first.admin1 is not None and first.admin1 == second.admin1)


def _sides(one: Claim, other: Claim, cast: Cast) -> Iterator[str]:
    for role, first, second in (
        ("actor", one.actors, other.actors), ("recipient", one.recipients, other.recipients),
    ):  # fmt: skip
        if first and second:
            same = bool(_of(first, cast) & _of(second, cast)) or bool(_heads(first) & _heads(second))
            yield f"same {role}" if same else f"other {role}"
        elif first or second:
            yield f"one {role}"
    crossed = _of(one.actors, cast) & _of(other.recipients, cast) or _of(other.actors, cast) & _of(one.recipients, cast)
    yield from ["sides exchanged"] * bool(crossed)


def _things(one: Claim, other: Claim) -> Iterator[str]:
    """Things in common; a name and a common noun ("Minbya", "the town") may be one thing, and tell nothing."""
    first, second = (*one.roles.target, *one.roles.object), (*other.roles.target, *other.roles.object)
    if not first or not second:
        return
    same = bool(_heads(first) & _heads(second))
    if not same and {thing.exact[:1].isupper() for thing in first} & {thing.exact[:1].isupper() for thing in second}:
        yield "other thing"
        yield from ["other ground or way"] * (one.type in GROUND)
    elif same:
        yield "same thing"
        yield from ["same ground or way"] * (one.type in GROUND)


def _counts(one: Claim, other: Claim) -> Iterator[str]:
    first = {(count.of, count.low, count.high) for count in one.counts if count.low is not None}
    second = {(count.of, count.low, count.high) for count in other.counts if count.low is not None}
    if first & second:
        yield "same count"
    elif {of for of, _, _ in first} & {of for of, _, _ in second}:
        yield "other count"


def _telling(one: Claim, other: Claim, about: Around) -> Iterator[str]:
    """How the two are told: by which words, in which sentence, voice and part of the article."""
    sentence, voice = one.evidence.start == other.evidence.start, one.attribution == other.attribution
    yield from ["same word"] * (one.trigger.exact.lower()[:STEM] == other.trigger.exact.lower()[:STEM])
    yield from ["same sentence"] * sentence
    yield from ["same voice"] * voice
    yield from ["same sentence and voice"] * (sentence and voice)
    front = [claim.block in FRONT for claim in (one, other)]
    lead = [claim.block in FRONT or claim.trigger.start < about.lead for claim in (one, other)]
    yield from ["one in front"] * (any(front) and not all(front))
    yield from ["both in front"] * all(front)
    yield from ["one in the lead"] * (any(lead) and not all(lead))
    yield from ["both in the lead"] * all(lead)
    yield from ["one in a caption"] * ((one.block is BlockKind.CAPTION) != (other.block is BlockKind.CAPTION))
    yield from ["one the other's content"] * (one.content_of == other.id or other.content_of == one.id)


def _of(participants: Sequence[Participant], cast: Cast) -> frozenset[str]:
    return frozenset(side for one in participants if (side := cast.side(one.entity)))


def _heads(participants: Sequence[Participant]) -> frozenset[str]:
    return frozenset(one.exact.lower().split()[-1] for one in participants if one.exact.strip())


@cache
def _weights() -> Mapping[str, float]:
    file = asset(HAPPENINGS).folder / "weights.csv"
    rows = csv.DictReader(file.read_text(encoding="utf-8").splitlines())
    found = {row["feature"]: float(row["weight"]) for row in rows}
    return _Weights(found)


class _Weights(dict[str, float]):
    """Weights by feature; a feature that was never seen in training weighs nothing."""

    def __missing__(self, key: str) -> float:
        return 0.0
