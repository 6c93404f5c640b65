"""Attributions: one voice, one saying.

- `relation`: F1; an attribution is found if source and cue overlap and the contents share at least half of the
  characters of both together (IoU). A source or cue that the gold leaves empty asks for nothing.
- `content`, `cue`, `source`: F1 of each part alone, matched one to one on that part alone.
- `act`, `entity`, `via`, `medium`: over the attributions found. `act` is an accuracy; `entity` the share of those
  with a gold entity whose predicted entity shares a name with it (leniently); `via` F1: right if it leads to the
  attribution that was matched to the gold's; `medium` F1 of having one, with a word in common.
"""

from __future__ import annotations

from typing import Any

from evals.alignment import one_to_one, overlap, overlap_share, span_of
from evals.names import names_of, plain, share_name
from evals.tally import Judged, Pairs, Score, Span, Tally, agreeing, finding, optional, total

HALF = 0.5


def score_attributions(text: str, gold: dict[str, Any], found: dict[str, Any]) -> Score:
    """All metrics of one article, both records on the same text."""
    due, made = gold["attributions"], found["attributions"]
    pairs = match_attributions(due, made)
    return total(
        [
            finding("relation", [_extent(one) for one in due], [_extent(one) for one in made], pairs, text),
            *(part_score(part, due, made) for part in ("source", "cue", "content")),
            field_score(gold, found, pairs),
        ]
    )


def match_attributions(due: list[Any], made: list[Any]) -> list[tuple[int, int]]:
    """Pairs of attributions that agree in source, cue and content, the contents that share most first."""
    return one_to_one((_agreement(one, other), i, j) for i, one in enumerate(due) for j, other in enumerate(made))


def part_score(part: str, due: list[Any], made: list[Any]) -> Score:
    """F1 of one part on its own; attributions without it do not count."""
    gold = [_spans(one, part) for one in due if one[part]]
    found = [_spans(one, part) for one in made if one[part]]
    least = HALF if part == "content" else 0.0
    shares = ((overlap_share(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found))
    pairs = one_to_one((share if share >= least else 0.0, i, j) for share, i, j in shares)
    return Score({part: Tally.matched(len(gold), len(found), len(pairs))})


def field_score(gold: dict[str, Any], found: dict[str, Any], pairs: Pairs) -> Score:
    """Act, entity, chain and medium of the attributions found."""
    both = [(gold["attributions"][i], found["attributions"][j]) for i, j in pairs]
    names, named = names_of(gold), names_of(found)
    partner = {one["id"]: other["id"] for one, other in both}

    def at(one: dict[str, Any]) -> int:
        return _extent(one)[0]

    entities = [
        Judged(
            o["entity"], p.get("entity"), share_name(names.get(o["entity"]), named.get(p.get("entity") or "")), at(o)
        )
        for o, p in both
        if o.get("entity")
    ]
    vias = [
        Judged(o.get("via"), p.get("via"), partner.get(o.get("via") or "", "") == (p.get("via") or ""), at(o))
        for o, p in both
    ]
    media = [
        Judged(o.get("medium"), p.get("medium"), _in_common(o.get("medium"), p.get("medium")), at(o)) for o, p in both
    ]
    return total(
        [
            agreeing("act", [Judged(o["act"], p.get("act"), o["act"] == p.get("act"), at(o)) for o, p in both]),
            agreeing("entity", entities),
            optional("via", vias),
            optional("medium", media),
        ]
    )


def _agreement(one: dict[str, Any], other: dict[str, Any]) -> float:
    if not (_touches(one, other, "source") and _touches(one, other, "cue")):
        return 0.0
    share = overlap_share(_spans(one, "content"), _spans(other, "content"))
    return share if share >= HALF else 0.0


def _touches(one: dict[str, Any], other: dict[str, Any], part: str) -> bool:
    return not one[part] or any(overlap(a, b) for a in _spans(one, part) for b in _spans(other, part))


def _spans(one: dict[str, Any], part: str) -> list[Span]:
    return [span_of(span) for span in one[part]]


def _extent(one: dict[str, Any]) -> Span:
    spans = _spans(one, "source") + _spans(one, "cue") + _spans(one, "content")
    return min((s for s, _ in spans), default=-1), max((e for _, e in spans), default=-1)


def _in_common(one: str | None, other: str | None) -> bool:
    return one == other or bool(set(plain(one)) & set(plain(other)))
