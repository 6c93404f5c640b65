"""The best tree over the words of a sentence, by the scores of its arcs: Chu and Liu 1965, Edmonds 1967.

Nearly every sentence's best heads are a tree as they stand; only where they are not is the algorithm run.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.floating[Any]]


def best_tree(scores: Scores) -> list[int]:
    """The head of each word, -1 for the root: the best tree with one word on the root.

    `scores` is [words, 1 + words]; column 0 is the root, column j + 1 is word j.
    """
    heads: list[int] = scores.argmax(axis=1).tolist()
    if heads.count(0) == 1 and not _cycle(heads):
        return [head - 1 for head in heads]
    size = len(scores)
    square = np.full((size + 1, size + 1), -np.inf)
    square[1:] = scores
    np.fill_diagonal(square, -np.inf)
    square[0] = -np.inf
    claimed = [word + 1 for word, head in enumerate(heads) if head == 0]
    roots = claimed or [int(square[1:, 0].argmax()) + 1]
    best, found = -np.inf, [0] * size
    for root in roots:
        only = square.copy()
        only[1:, 0] = -np.inf
        only[root, 0] = square[root, 0]
        tree = _edmonds(only)
        total = float(sum(square[word, head] for word, head in enumerate(tree) if word))
        if total > best:
            best, found = total, tree[1:]
    return [head - 1 for head in found]


def _cycle(heads: list[int]) -> list[int]:
    """Words in a ring, counted from 1, or nothing."""
    state = [0] * (len(heads) + 1)
    for begin in range(1, len(heads) + 1):
        word, path = begin, []
        while word and not state[word]:
            state[word] = begin
            path.append(word)
            word = heads[word - 1]
        if word and state[word] == begin and word in path:
            return path[path.index(word) :]
    return []


def _edmonds(scores: Scores) -> list[int]:
    """Heads of the nodes of a square matrix [dependent, head], node 0 the root: contract a ring, solve, expand."""
    heads = [0, *scores[1:].argmax(axis=1).tolist()]
    ring = _cycle(heads[1:])
    if not ring:
        return heads
    inside = np.zeros(len(heads), dtype=bool)
    inside[ring] = True
    outside = np.flatnonzero(~inside)
    into = scores[ring] - scores[ring, [heads[word] for word in ring]][:, None]
    small = np.full((len(outside) + 1, len(outside) + 1), -np.inf)
    small[:-1, :-1] = scores[np.ix_(outside, outside)]
    small[-1, :-1] = into[:, outside].max(axis=0)
    small[:-1, -1] = scores[outside][:, ring].max(axis=1)
    small[0] = -np.inf
    solved = _edmonds(small)
    for place, word in enumerate(outside):
        if not place:
            continue
        head = solved[place]
        heads[word] = ring[int(scores[word, ring].argmax())] if head == len(outside) else int(outside[head])
    entry = int(outside[solved[-1]])
    broken = ring[int(into[:, entry].argmax())]
    heads[broken] = entry
    return heads
