"""Mentions out of the scores of runs of words: the best first, nested ones kept, crossing ones not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.reading.syntax import Marked
from sayso.record import EntityKind

Scores = NDArray[np.floating[Any]]
LONGEST = 14
"""Words of the longest mention, as in training."""


def mentions(scores: Scores, labels: Sequence[str]) -> tuple[Marked, ...]:
    """The mentions of a sentence. Scores are [1 + labels, words, words], by first and last word; label 0 is none."""
    size = scores.shape[1]
    best = scores[1:].max(axis=0) - scores[0]
    first, last = np.nonzero(np.triu(best > 0) & ~np.triu(np.ones((size, size), dtype=bool), LONGEST))
    order = np.argsort(-best[first, last], kind="stable")
    found: list[tuple[int, int]] = []
    for start, end in zip(first[order].tolist(), last[order].tolist(), strict=True):
        if not any(a < start <= b < end or start < a <= end < b for a, b in found):
            found.append((start, end))
    return tuple(
        Marked(first=start, last=end + 1, kind=EntityKind(labels[int(scores[1:, start, end].argmax())]))
        for start, end in sorted(found)
    )
