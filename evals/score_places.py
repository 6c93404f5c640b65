"""Places: every mention of a place that has a name, matched by overlap, one to one.

- `found`: F1 of mentions of places.
- `country`, `admin1`: of the matched places where the gold names one, the share that is right; admin1 by name,
  compared leniently (accents, order, "province").
- `precision`, `use`: accuracy over all matched places.
"""

from __future__ import annotations

from typing import Any

from evals.alignment import match, span_of
from evals.names import same_name
from evals.tally import Judged, Score, agreeing, finding, total


def score_places(text: str, gold: dict[str, Any], found: dict[str, Any]) -> Score:
    """All metrics of one article, both records on the same text."""
    due, made = gold["places"], found["places"]
    spans, others = [span_of(one) for one in due], [span_of(one) for one in made]
    pairs = match(spans, others)
    both = [(due[i], made[j]) for i, j in pairs]

    def same(key: str, one: dict[str, Any], other: dict[str, Any]) -> Judged:
        return Judged(one.get(key), other.get(key), one.get(key) == other.get(key), one["start"])

    units = [(one, other) for one, other in both if one.get("admin1")]
    return total(
        [
            finding("found", spans, others, pairs, text),
            agreeing("country", [same("country", one, other) for one, other in both if one.get("country")]),
            agreeing("admin1", [_unit(one, other) for one, other in units]),
            agreeing("precision", [same("precision", one, other) for one, other in both]),
            agreeing("use", [same("use", one, other) for one, other in both]),
        ]
    )


def _unit(one: dict[str, Any], other: dict[str, Any]) -> Judged:
    due, came = one["admin1"], other.get("admin1")
    return Judged(due, came, same_name(due, came), one["start"])
