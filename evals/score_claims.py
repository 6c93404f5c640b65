"""Claims: which are found. What is right about those found is scored in score_claim_fields.

Claims are matched one to one where their triggers overlap. Where several claims hang on one trigger, those that
agree most (type, then an actor, then status, then the words of the trigger) are matched first.

- `claims`: F1 of claims found.
- `loose`: the same, and of the rest those count that have the same type in the same sentence.
- `happenings`: F1 over happenings; one is found if any of its claims is.
- `typed`: F1 of claims found with the right type.
- `whole`: F1 of claims found with type, status, innermost speaker, place, interval and every actor right: rows
  that a reader need not touch.
"""

from __future__ import annotations

from typing import Any

from evals.alignment import one_to_one, overlap, overlap_share, sentences, span_of
from evals.score_attributions import match_attributions
from evals.score_claim_fields import Sides, field_score, is_whole
from evals.tally import Pairs, Score, Span, Tally, finding, total

TYPE, ACTOR, STATUS = 4.0, 2.0, 1.0  # what agreement weighs among claims of one trigger; its words weigh up to 1


def score_claims(text: str, gold: dict[str, Any], found: dict[str, Any]) -> Score:
    """All metrics of one article, both records on the same text."""
    due, made = gold["claims"], found["claims"]
    pairs = match_claims(due, made)
    sides = Sides(
        gold=gold,
        found=found,
        claims=pairs,
        attributions=match_attributions(gold["attributions"], found["attributions"]),
    )
    spans, others = [span_of(one["trigger"]) for one in due], [span_of(one["trigger"]) for one in made]
    loose = len(pairs) + len(same_sentence(text, due, made, pairs))
    typed = sum(due[i]["type"] == made[j]["type"] for i, j in pairs)
    whole = sum(is_whole(sides, due[i], made[j]) for i, j in pairs)
    return total(
        [
            finding("claims", spans, others, pairs, text),
            Score({"loose": Tally.matched(len(due), len(made), loose)}),
            Score({"happenings": happenings(due, made, pairs)}),
            Score({"typed": Tally.matched(len(due), len(made), typed)}),
            Score({"whole": Tally.matched(len(due), len(made), whole)}),
            field_score(sides),
        ]
    )


def match_claims(due: list[Any], made: list[Any]) -> list[tuple[int, int]]:
    """Pairs of claims whose triggers overlap, one to one."""
    return one_to_one((_agreement(one, other), i, j) for i, one in enumerate(due) for j, other in enumerate(made))


def _agreement(one: dict[str, Any], other: dict[str, Any]) -> float:
    share = overlap_share([span_of(one["trigger"])], [span_of(other["trigger"])])
    if not share:
        return 0.0
    actor = any(overlap(span_of(a), span_of(b)) for a in one["actors"] for b in other["actors"])
    same_type, same_status = bool(one["type"] == other["type"]), bool(one["status"] == other["status"])
    return TYPE * same_type + ACTOR * actor + STATUS * same_status + share


def same_sentence(text: str, due: list[Any], made: list[Any], pairs: Pairs) -> list[tuple[int, int]]:
    """Pairs among the claims left over that have the same type in the same sentence."""
    taken, good = {i for i, _ in pairs}, {j for _, j in pairs}
    bounds = sentences(text)

    def sentence(claim: dict[str, Any]) -> Span | None:
        start = claim["trigger"]["start"]
        return next((bound for bound in bounds if bound[0] <= start < bound[1]), None)

    return one_to_one(
        (1.0, i, j)
        for i, one in enumerate(due)
        for j, other in enumerate(made)
        if i not in taken and j not in good and one["type"] == other["type"]
        if (where := sentence(one)) and where == sentence(other)
    )


def happenings(due: list[Any], made: list[Any], pairs: Pairs) -> Tally:
    """Happenings of either side, and how many have a matched claim."""
    mine, theirs = {one["happening"] for one in due}, {one["happening"] for one in made}
    right = {due[i]["happening"] for i, _ in pairs}, {made[j]["happening"] for _, j in pairs}
    return Tally(len(mine), len(theirs), len(right[0]), len(right[1]))
