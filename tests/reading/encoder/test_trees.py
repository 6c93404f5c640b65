"""The best tree: always a tree with one root, and none is better."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from sayso.reading.encoder.trees import best_tree


def is_tree(heads: list[int]) -> bool:
    """Whether every word leads up to the one root."""
    for word in range(len(heads)):
        seen, place = set(), word
        while place != -1:
            if place in seen:
                return False
            seen.add(place)
            place = heads[place]
    return heads.count(-1) == 1


def total(scores: np.ndarray, heads: list[int]) -> float:
    return float(sum(scores[word, head + 1] for word, head in enumerate(heads)))


scores = st.integers(1, 4).flatmap(
    lambda size: arrays(np.float64, (size, size + 1), elements=st.integers(-50, 50).map(float))
)


@given(scores)
def test_it_is_the_best_of_all_trees(given_scores: np.ndarray) -> None:
    size = len(given_scores)
    found = best_tree(given_scores)
    trees = (list(heads) for heads in itertools.product(range(-1, size), repeat=size))
    claimed = {word for word in range(size) if given_scores[word].argmax() == 0}
    fair = [heads for heads in trees if is_tree(heads) and (not claimed or heads.index(-1) in claimed)]
    if not claimed:
        root = int(given_scores[:, 0].argmax())
        fair = [heads for heads in fair if heads.index(-1) == root]

    assert is_tree(found)
    assert total(given_scores, found) == max(total(given_scores, heads) for heads in fair)


def test_a_ring_is_broken_where_it_costs_least() -> None:
    given_scores = np.array([[1.0, -9, 5, 0], [0.0, 5, -9, 0], [0.0, 0, 4, -9]])

    assert best_tree(given_scores) == [-1, 0, 1]
