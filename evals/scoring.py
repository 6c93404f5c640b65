"""One predicted record against one gold article, stage by stage; the sum over articles is the sum of the scores.

Each stage has a module score_STAGE with the definitions of its metrics. Later stages are scored end to end: on
what the reader made of the capture, with its own clean text, places and attributions.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from evals.gold import Gold
from evals.records import complete, on_gold_text, perfect
from evals.score_attributions import score_attributions
from evals.score_claims import score_claims
from evals.score_cleaning import score_cleaning
from evals.score_dates import score_dates
from evals.score_mentions import score_mentions
from evals.score_places import score_places
from evals.tally import Miss, Score

READING = {
    "mentions": score_mentions,
    "places": score_places,
    "dates": score_dates,
    "attributions": score_attributions,
    "claims": score_claims,
}
STAGES = ("cleaning", *READING)
AROUND = 40  # characters shown to either side of a miss


def score(gold: Gold, record: dict[str, Any]) -> dict[str, Score]:
    """The score of each stage of one article; a record without a reading finds nothing."""
    due, whole = perfect(gold), complete(record)
    moved, alignment = on_gold_text(whole, gold)
    scores = {stage: scorer(gold.text, due, moved) for stage, scorer in READING.items()}
    scores = {"cleaning": score_cleaning(gold, due, whole, alignment)} | scores
    return {stage: replace(one, misses=_located(gold, one.misses)) for stage, one in scores.items()}


def _located(gold: Gold, misses: tuple[Miss, ...]) -> tuple[Miss, ...]:
    """The misses with the article and the words about them, the place marked."""

    def where(at: int) -> str:
        if at < 0:
            return gold.name
        around = f"{gold.text[max(0, at - AROUND) : at]}▸{gold.text[at : at + AROUND]}"
        return f"{gold.name}: …{' '.join(around.split())}…"

    return tuple(replace(miss, where=where(miss.at)) for miss in misses)


def add(one: dict[str, Score], other: dict[str, Score]) -> dict[str, Score]:
    """The scores of two sets of articles together."""
    return {stage: one.get(stage, Score()) + other.get(stage, Score()) for stage in {**one, **other}}
