"""Dates: TIMEX3 expressions, matched by overlap, one to one.

- `relaxed`: F1 of expressions found. `strict`: the same, with both ends right (marks at the edges aside).
- `value`, `type`, `basis`: accuracy over matched expressions. `interval`: both `earliest` and `latest` right, to
  the day (empty is a value like any other).
- `relaxed_value`: F1 of expressions found with the right value, the headline of TempEval.
"""

from __future__ import annotations

from typing import Any

from evals.alignment import match, span_of, trimmed
from evals.tally import Judged, Score, Tally, agreeing, finding, total


def score_dates(text: str, gold: dict[str, Any], found: dict[str, Any]) -> Score:
    """All metrics of one article, both records on the same text."""
    due, made = gold["dates"], found["dates"]
    spans, others = [span_of(one) for one in due], [span_of(one) for one in made]
    pairs = match(spans, others)
    both = [(due[i], made[j]) for i, j in pairs]
    strict = sum(trimmed(text, spans[i]) == trimmed(text, others[j]) for i, j in pairs)

    def field(key: str) -> Score:
        return agreeing(key, [Judged(o.get(key), p.get(key), o.get(key) == p.get(key), o["start"]) for o, p in both])

    right = sum(one.get("value") == other.get("value") for one, other in both)
    return total(
        [
            finding("relaxed", spans, others, pairs, text),
            Score({"strict": Tally.matched(len(due), len(made), strict)}),
            Score({"relaxed_value": Tally.matched(len(due), len(made), right)}),
            *(field(key) for key in ("value", "type", "basis")),
            agreeing("interval", [interval(one, other, one["start"]) for one, other in both]),
        ]
    )


def interval(one: dict[str, Any], other: dict[str, Any], at: int) -> Judged:
    """Both bounds, to the day."""
    due, came = _bounds(one), _bounds(other)
    return Judged(due, came, due == came, at)


def _bounds(value: dict[str, Any]) -> tuple[str | None, ...]:
    return tuple(day[:10] if (day := value.get(end)) else None for end in ("earliest", "latest"))
