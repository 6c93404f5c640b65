"""Fits the weights of reading/likeness.py on the developing half of the gold articles and pins them.

    python -m training.happenings            writes src/sayso/assets/happenings/weights.csv

A pair is two claims of one type that the reader found and that were matched to gold; it is positive if the gold gives
both one happening. Logistic regression with a quadratic penalty, by Newton's method: nothing is drawn at random. First
it prints the pairwise F1 that five folds over the articles give at several thresholds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

import sayso.reading.claims as stage
from evals.gold import Gold, half
from evals.records import complete, on_gold_text, perfect
from evals.run import library
from evals.score_claims import match_claims
from sayso.reading import happenings
from sayso.reading.likeness import INTERCEPT, Around, features
from sayso.record import Claim
from training.pins import ASSETS, pin

PENALTY = 1.0
STEPS = 50
FOLDS = 5
THRESHOLDS = (-2.0, -1.5, -1.0, -0.5, 0.0)
Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """The pairs of one article: their claims, what they have in common, and whether they are one happening."""

    claims: list[Claim]
    about: Around
    pairs: list[tuple[int, int]]
    shared: list[Mapping[str, float]]
    same: list[bool]


def read(gold: Gold) -> Pairs:
    """The matched claims of an article, pair by pair."""
    seen: list[tuple[list[Claim], Around]] = []
    original = stage.group

    def spy(claims: list[Claim], about: Around) -> tuple[Claim, ...]:
        seen.append((list(claims), about))
        return original(claims, about)

    stage.group = spy
    try:
        record = library(gold)
    finally:
        stage.group = original
    claims, about = seen[0]
    moved, _ = on_gold_text(complete(record), gold)
    due, made = perfect(gold)["claims"], moved["claims"]
    told = {made[j]["id"]: due[i]["happening"] for i, j in match_claims(due, made)}
    kept = [claim for claim in claims if claim.id in told]
    pairs = [(n, m) for m in range(len(kept)) for n in range(m) if kept[n].type is kept[m].type]
    return Pairs(
        claims=kept,
        about=about,
        pairs=pairs,
        shared=[features(kept[n], kept[m], about) for n, m in pairs],
        same=[told[kept[n].id] == told[kept[m].id] for n, m in pairs],
    )


def fit(articles: list[Pairs], names: list[str]) -> Matrix:
    """The weights of the named features, the intercept last."""
    x = np.array([[one.get(name, 0.0) for name in names] + [1.0] for some in articles for one in some.shared])
    y = np.array([float(same) for some in articles for same in some.same])
    penalty = np.diag([PENALTY] * len(names) + [0.0])
    weights = np.zeros(len(names) + 1)
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (p - y) + penalty @ weights
        weights -= np.linalg.solve(x.T @ (x * (p * (1 - p))[:, None]) + penalty + 1e-9 * np.eye(len(weights)), gradient)
    return weights


def folds(articles: list[Pairs], names: list[str]) -> None:
    """Prints what unseen articles give, at several thresholds."""
    for threshold in THRESHOLDS:
        right = made = due = 0
        for fold in range(FOLDS):
            weights = fit([one for n, one in enumerate(articles) if n % FOLDS != fold], names)
            table = dict(zip([*names, INTERCEPT], weights, strict=True))
            for one in articles[fold::FOLDS]:
                joined = _joined(one, table, threshold)
                together = [joined[n] == joined[m] for n, m in one.pairs]
                made, due = made + sum(together), due + sum(one.same)
                right += sum(a and b for a, b in zip(together, one.same, strict=True))
        f1 = 2 * right / max(1, made + due)
        print(f"threshold {threshold:+.1f}: precision {right / max(1, made):.3f} recall {right / due:.3f} F1 {f1:.3f}")


def _joined(one: Pairs, table: dict[str, float], threshold: float) -> list[str]:
    """The happenings of an article under given weights."""

    def alike(first: Claim, second: Claim, about: Around) -> float:
        shared = features(first, second, about)
        return table[INTERCEPT] + sum(table.get(name, 0.0) * value for name, value in shared.items())

    kept = happenings.alike, happenings.ALIKE
    happenings.alike, happenings.ALIKE = alike, threshold
    try:
        return [claim.happening for claim in happenings.group(one.claims, one.about)]
    finally:
        happenings.alike, happenings.ALIKE = kept


def main() -> None:
    """Fits, tells, writes and pins."""
    articles = [read(gold) for gold in half("dev")]
    names = sorted({name for some in articles for one in some.shared for name in one})
    count = sum(len(some.same) for some in articles)
    print(f"{len(articles)} articles, {count} pairs, {sum(sum(some.same) for some in articles)} of one happening")
    folds(articles, names)
    weights = fit(articles, names)
    rows = [f'"{name}",{weight:.3f}' if "," in name else f"{name},{weight:.3f}"
            for name, weight in zip([*names, INTERCEPT], weights, strict=True)]  # fmt: skip
    (ASSETS / "happenings" / "weights.csv").write_text("\n".join(["feature,weight", *rows]) + "\n", encoding="utf-8")
    pin("happenings")


if __name__ == "__main__":
    main()
