"""Sayings out of the scores of words beside a cue: its source, its own words, and what is said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.reading.syntax import Cue
from sayso.record import Act

Scores = NDArray[np.floating[Any]]
BRIDGED = 2
"""Words between two runs of one content that are bridged: a mark and a bracket, say, that nobody marked."""


def cue(word: int, act: Act, scores: Scores, labels: Sequence[str]) -> Cue:
    """The saying of a cue. Scores are [words, 1 + labels]; the first column says no part at all."""
    part = {name: number + 1 for number, name in enumerate(labels)}
    best = scores.argmax(axis=1)
    best[word] = part["cue"]
    sources = _runs(best == part["source"])
    weights = [float((scores[a:b, part["source"]] - scores[a:b, 0]).sum()) for a, b in sources]
    return Cue(
        word=word,
        act=act,
        source=(sources[int(np.argmax(weights))],) if sources else (),
        words=tuple(_runs(best == part["cue"])),
        content=tuple(_bridged(_runs(best == part["content"]), best == 0)),
    )


def _runs(chosen: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """The unbroken runs of what is chosen, [first, last)."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], chosen, [False]])))
    return [(int(a), int(b)) for a, b in edges.reshape(-1, 2)]


def _bridged(runs: list[tuple[int, int]], free: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """The runs with those joined that only a word or two of no part stand between."""
    found: list[tuple[int, int]] = []
    for first, last in runs:
        if found and first - found[-1][1] <= BRIDGED and bool(free[found[-1][1] : first].all()):
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return found
