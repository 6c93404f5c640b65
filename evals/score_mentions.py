"""Mentions and entities.

Mentions are matched by overlap, one to one, the largest share of overlap first.

- `overlap`: F1 of mentions found. `exact`: the same, with both ends right (marks at the edges aside).
- `overlap_kind`, `exact_kind`: the same, with the kind right as well.
- `kind`: accuracy of the kind over matched mentions.
- `coreference`: pairwise F1 over matched mentions that have a gold entity: of the pairs of mentions of one gold
  entity, how many are of one predicted entity, and back.
- `name`, `of`, `country`, `sector`, `role`: of the gold entities of which a mention was matched to one with a
  predicted entity (the most frequent one, if several) and that have the field, the share where it is right; names
  and roles compare leniently. `named`: the same over all of them.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from evals.alignment import match, span_of, trimmed
from evals.names import names_of, same_name, share_name
from evals.tally import Judged, Pairs, Score, Tally, agreeing, finding, together, total


def score_mentions(text: str, gold: dict[str, Any], found: dict[str, Any]) -> Score:
    """All metrics of one article, both records on the same text."""
    due, made = gold["mentions"], found["mentions"]
    pairs = match([span_of(one) for one in due], [span_of(one) for one in made])
    return total([span_score(text, due, made, pairs), coreference(due, made, pairs), entity_score(gold, found, pairs)])


def span_score(text: str, due: list[Any], made: list[Any], pairs: Pairs) -> Score:
    """Whether mentions are found, where they end, and what they are."""
    exact = [p for p in pairs if trimmed(text, span_of(due[p[0]])) == trimmed(text, span_of(made[p[1]]))]
    right = {(i, j) for i, j in pairs if due[i]["kind"] == made[j]["kind"]}
    kinds = [Judged(due[i]["kind"], made[j]["kind"], (i, j) in right, due[i]["start"]) for i, j in pairs]

    def tally(good: int) -> Tally:
        return Tally.matched(len(due), len(made), good)

    return (
        finding("overlap", [span_of(o) for o in due], [span_of(o) for o in made], pairs, text)
        + Score(
            {
                "exact": tally(len(exact)),
                "overlap_kind": tally(len(right)),
                "exact_kind": tally(len(right & set(exact))),
            }
        )
        + agreeing("kind", kinds)
    )


def coreference(due: list[Any], made: list[Any], pairs: Pairs) -> Score:
    """Which mentions are of one entity."""
    known = [(i, j) for i, j in pairs if due[i].get("entity")]
    return together("coreference", [due[i]["entity"] for i, _ in known], [made[j].get("entity") for _, j in known])


def entity_score(gold: dict[str, Any], found: dict[str, Any], pairs: Pairs) -> Score:
    """What is said of the entities whose mentions were found."""
    met: dict[str, Counter[str]] = {}
    for i, j in pairs:
        one, other = gold["mentions"][i].get("entity"), found["mentions"][j].get("entity")
        if one and other:
            met.setdefault(one, Counter())[other] += 1
    here, there = ({entity["id"]: entity for entity in record["entities"]} for record in (gold, found))
    both = [(here[id], there[seen.most_common(1)[0][0]]) for id, seen in met.items()]
    names, named = names_of(gold), names_of(found)

    def field(key: str) -> Score:
        filled = [(one, other) for one, other in both if one.get(key) is not None]
        return agreeing(key, [Judged(o.get(key), p.get(key), o.get(key) == p.get(key)) for o, p in filled])

    return total(
        [
            agreeing("name", [Judged(o["name"], p["name"], same_name(o["name"], p["name"])) for o, p in both]),
            agreeing(
                "of",
                [
                    Judged(o["of"], p.get("of"), share_name(names.get(o["of"]), named.get(p.get("of") or "")))
                    for o, p in both
                    if o.get("of")
                ],
            ),
            agreeing(
                "role",
                [
                    Judged(o["role"], p.get("role"), same_name(o["role"], p.get("role")))
                    for o, p in both
                    if o.get("role")
                ],
            ),
            *(field(key) for key in ("named", "country", "sector")),
        ]
    )
