"""Tellings of one happening: claims of an article that tell the same thing in title, bullet, body or caption.

Claims of one type are put together by likeness.py: the two groups whose claims are most alike on average are joined
until none are alike enough. What one telling leaves out another gives.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import numpy as np

from sayso.reading.likeness import NEAR, Around, alike
from sayso.record import Claim, ClaimType, Place, PlaceBasis

ALIKE = -0.5
"""Log odds, on average, at which two groups are one happening: the best F1 of pairs over five folds of the developing
half (-2: .54, -1.5: .61, -1: .61, -.5: .63, 0: .51)."""
NEVER = -1e9
FAR = frozenset({PlaceBasis.FOCUS, PlaceBasis.PARAGRAPH})
"""Bases of a place that another telling's own place overrules."""


def group(claims: Sequence[Claim], about: Around) -> tuple[Claim, ...]:
    """The claims, each with the id of its happening; ids count in the order of the text."""
    groups: list[list[int]] = []
    for kind in ClaimType:
        members = [n for n, claim in enumerate(claims) if claim.type is kind]
        groups += [[members[n] for n in some] for some in _joined([claims[n] for n in members], about)]
    ids = {n: f"h{number + 1}" for number, some in enumerate(sorted(groups, key=min)) for n in some}
    return tuple(dataclasses.replace(claim, happening=ids[n]) for n, claim in enumerate(claims))


def _joined(claims: Sequence[Claim], about: Around) -> list[list[int]]:
    """Groups by average likeness: the most alike are joined first (Lance and Williams' update)."""
    size = len(claims)
    scores = np.full((size, size), NEVER)
    for n in range(size):
        for m in range(n):
            scores[n, m] = scores[m, n] = alike(claims[m], claims[n], about)
    groups: list[list[int]] = [[n] for n in range(size)]
    while size > 1:
        first, second = sorted(int(n) for n in np.unravel_index(int(np.argmax(scores)), scores.shape))
        if scores[first, second] < ALIKE:
            break
        one, other = len(groups[first]), len(groups[second])
        mean = (scores[first] * one + scores[second] * other) / (one + other)
        mean[[first, second]] = NEVER
        scores[first], scores[:, first] = mean, mean
        scores[second], scores[:, second] = NEVER, NEVER
        groups[first] += groups[second]
        groups[second] = []
    return [some for some in groups if some]


def placed(claims: Sequence[Claim], places: Sequence[Place]) -> tuple[Claim, ...]:
    """The place that one telling of a happening leaves out, or has from far away, and another says itself.

    The basis is then the focus.
    """
    found = []
    for claim in claims:
        others = [one for one in claims if one.happening == claim.happening and one is not claim]
        said = next((one for one in others if one.place_basis in NEAR), None)
        far = said is not None and (claim.place is None or claim.place_basis in FAR)
        if said and far and _name(said, places) != _name(claim, places):
            claim = dataclasses.replace(claim, place=said.place, place_basis=PlaceBasis.FOCUS)
        found.append(claim)
    return tuple(found)


def _name(claim: Claim, places: Sequence[Place]) -> str | None:
    return places[claim.place].name if claim.place is not None else None
