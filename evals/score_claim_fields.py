"""What is right about the claims that were found (matched by their triggers).

- `type`, `relation`, `speaker_kind`, `polarity`, `modality`, `status`, `timeframe`, `place_basis`, `when_basis`:
  accuracy.
- `mode`: F1 (empty on both sides counts for nothing; on one side as missed or made up; so all that follow).
- `actors`, `recipients`, `roles`: F1 over the words that fill them: overlapping spans, or entities that share a
  name, or the same head word; in `roles` the role must be the same as well. `actor_entity`: of the matched actors
  with a gold entity, the share whose predicted entity shares a name with it.
- `place`: F1; right if the spans overlap or the names are the same, leniently.
- `when`: accuracy of both bounds, to the day; `when_dated`: the same over claims whose gold gives a date.
- `counts`: F1 over counts with the same `of`, `low`, `high` and `bound`; `count_spans`: over overlapping spans alone.
- `attributed`: F1 of the attribution that the claim hangs on: right if it was matched to the gold's.
- `speaker`: F1 of the innermost speaker, by shared names; `chain`: of the whole list, in its order.
- `hedge`: F1; right if a word is common to both.
- `content_of`: F1; right if it leads to the claim that was matched to the gold's.
- `grouping`: pairwise F1 of the matched claims' happenings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from evals.alignment import match, one_to_one, overlap, span_of
from evals.names import head_word, names_of, plain, same_name, share_name
from evals.score_dates import interval
from evals.tally import Judged, Miss, Pairs, Score, Tally, agreeing, optional, together, total

CATEGORIES = ("type", "relation", "speaker_kind", "polarity", "modality", "status", "timeframe", "place_basis")
Claim = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Both records on one text, and which claims and attributions of theirs were matched."""

    gold: dict[str, Any]
    found: dict[str, Any]
    claims: Pairs
    attributions: Pairs
    names: dict[str, set[str]] = field(init=False)
    named: dict[str, set[str]] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", names_of(self.gold))
        object.__setattr__(self, "named", names_of(self.found))

    def same_entity(self, one: str | None, other: str | None) -> bool:
        """Whether an entity of the gold and one found share a name."""
        return bool(one and other) and share_name(self.names.get(one or ""), self.named.get(other or ""))

    def both(self) -> list[tuple[Claim, Claim]]:
        """The matched claims."""
        return [(self.gold["claims"][i], self.found["claims"][j]) for i, j in self.claims]


def field_score(sides: Sides) -> Score:
    """Every field of the matched claims."""
    both = sides.both()

    def judged(value: Callable[[Claim], Any], right: Callable[[Claim, Claim], bool] | None = None) -> list[Judged]:
        return [
            Judged(value(o), value(p), right(o, p) if right else value(o) == value(p), o["trigger"]["start"])
            for o, p in both
        ]

    return total(
        [
            *(agreeing(key, judged(_reading(key))) for key in CATEGORIES),
            agreeing("when_basis", judged(lambda claim: claim["when"].get("basis"))),
            optional("mode", judged(_reading("mode"))),
            optional("place", place_judged(sides)),
            optional("hedge", judged(_reading("hedge"), same_hedge)),
            *when_scores(both),
            *(filler_score(sides, key) for key in ("actors", "recipients")),
            role_score(sides),
            actor_entity(sides),
            *count_scores(both),
            *voice_scores(sides),
            optional("content_of", linked(sides, "content_of", "claims")),
            together("grouping", [o["happening"] for o, _ in both], [p["happening"] for _, p in both]),
        ]
    )


def _reading(key: str) -> Callable[[Claim], Any]:
    return lambda claim: claim.get(key)


def is_whole(sides: Sides, one: Claim, other: Claim) -> bool:
    """Whether a row is right in all that a reader would look at first."""
    actors = len(fillers(sides, one["actors"], other["actors"])) == len(one["actors"]) == len(other["actors"])
    return (
        actors
        and (one["type"], one["status"]) == (other["type"], other["status"])
        and same_speaker(sides, one, other)
        and same_place(sides, one, other)
        and interval(one["when"], other["when"], 0).right
    )


def fillers(sides: Sides, due: list[Any], made: list[Any]) -> list[tuple[int, int]]:
    """Which words of two lists fill a role alike: overlapping, or of one entity, or with one head word."""

    def weight(one: dict[str, Any], other: dict[str, Any]) -> float:
        alike = 2.0 * sides.same_entity(one.get("entity"), other.get("entity"))
        alike += 2.0 * bool(overlap(span_of(one), span_of(other)))
        return alike + (head_word(one["exact"]) == head_word(other["exact"]) != "")

    return one_to_one((weight(one, other), i, j) for i, one in enumerate(due) for j, other in enumerate(made))


def filler_score(sides: Sides, key: str) -> Score:
    """F1 of actors or recipients."""
    return total(
        listed(key, one, one[key], other[key], len(fillers(sides, one[key], other[key]))) for one, other in sides.both()
    ) + Score({key: Tally()})


def role_score(sides: Sides) -> Score:
    """F1 of all other roles."""
    score = Score({"roles": Tally()})
    for one, other in sides.both():
        for role in {**one["roles"], **other["roles"]}:
            due, made = one["roles"].get(role, []), other["roles"].get(role, [])
            score += listed("roles", one, due, made, len(fillers(sides, due, made)))
    return score


def listed(name: str, claim: Claim, due: list[Any], made: list[Any], right: int) -> Score:
    """The tally of a list of words in one claim, and a miss if it is not all right."""
    misses: tuple[Miss, ...] = ()
    if not right == len(due) == len(made):
        words = (" + ".join(one["exact"] for one in given) or "nothing" for given in (due, made))
        misses = (Miss(name, claim["trigger"]["start"], *words),)
    return Score({name: Tally.matched(len(due), len(made), right)}, {}, misses)


def actor_entity(sides: Sides) -> Score:
    """Whether the actors that were found are known for who they are."""
    judged = []
    for one, other in sides.both():
        for i, j in fillers(sides, one["actors"], other["actors"]):
            due, made = one["actors"][i].get("entity"), other["actors"][j].get("entity")
            if due:
                shown = _fullest(sides.names, due), _fullest(sides.named, made)
                judged.append(Judged(*shown, sides.same_entity(due, made), one["actors"][i]["start"]))
    return agreeing("actor_entity", judged)


def _fullest(names: dict[str, set[str]], entity: str | None) -> str | None:
    """The longest name of an entity, to show."""
    return max(names.get(entity or "", {entity or ""}), key=lambda name: (len(name), name)) or None


def same_place(sides: Sides, one: Claim, other: Claim) -> bool:
    """Whether two claims lie in the same place, or both in none."""
    due, made = (_place(record, claim) for record, claim in ((sides.gold, one), (sides.found, other)))
    if due is None or made is None:
        return due is made
    return bool(overlap(span_of(due), span_of(made))) or same_name(due["name"], made["name"])


def place_judged(sides: Sides) -> list[Judged]:
    """The place of each matched claim, by name."""

    def name(place: dict[str, Any] | None) -> str | None:
        return place["name"] if place else None

    return [
        Judged(
            name(_place(sides.gold, one)),
            name(_place(sides.found, other)),
            same_place(sides, one, other),
            one["trigger"]["start"],
        )
        for one, other in sides.both()
    ]


def _place(record: dict[str, Any], claim: Claim) -> dict[str, Any] | None:
    index = claim.get("place")
    return record["places"][index] if index is not None and 0 <= index < len(record["places"]) else None


def when_scores(both: list[tuple[Claim, Claim]]) -> list[Score]:
    """The interval of the happening, over all claims and over those with a date."""
    judged = [(interval(o["when"], p["when"], o["trigger"]["start"]), o["when"].get("date")) for o, p in both]
    return [
        agreeing("when", [one for one, _ in judged]),
        agreeing("when_dated", [one for one, date in judged if date is not None]),
    ]


def count_scores(both: list[tuple[Claim, Claim]]) -> list[Score]:
    """Counts by their values, and by their spans."""
    scores = [Score({"counts": Tally()}), Score({"count_spans": Tally()})]
    for one, other in both:
        due, made = one["counts"], other["counts"]
        right = (Counter(map(_figures, due)) & Counter(map(_figures, made))).total()
        touching = match([span_of(count) for count in due], [span_of(count) for count in made])
        told, found = ([{"exact": " ".join(map(str, _figures(count)))} for count in given] for given in (due, made))
        scores += [listed("counts", one, told, found, right), listed("count_spans", one, due, made, len(touching))]
    return scores


def _figures(count: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(count.get(key) for key in ("of", "low", "high", "bound"))


def voice_scores(sides: Sides) -> list[Score]:
    """Whose word it is: the attribution, the innermost speaker, and the chain."""
    both = sides.both()

    def names(given: dict[str, set[str]], claim: Claim) -> tuple[str, ...]:
        return tuple(_fullest(given, one) or one for one in claim["speakers"])

    def judged(right: Callable[[Sides, Claim, Claim], bool], end: int | None) -> list[Judged]:
        return [
            Judged(
                names(sides.names, one)[:end],
                names(sides.named, other)[:end],
                right(sides, one, other),
                one["trigger"]["start"],
            )
            for one, other in both
        ]

    return [
        optional("attributed", linked(sides, "attribution", "attributions")),
        optional("speaker", judged(same_speaker, 1)),
        optional("chain", judged(same_chain, None)),
    ]


def same_speaker(sides: Sides, one: Claim, other: Claim) -> bool:
    """Whether the innermost speakers share a name, or there is none on either side."""
    if not one["speakers"] or not other["speakers"]:
        return not one["speakers"] and not other["speakers"]
    return sides.same_entity(one["speakers"][0], other["speakers"][0])


def same_chain(sides: Sides, one: Claim, other: Claim) -> bool:
    """Whether all speakers share their names, in their order."""
    return len(one["speakers"]) == len(other["speakers"]) and all(
        sides.same_entity(a, b) for a, b in zip(one["speakers"], other["speakers"], strict=True)
    )


def same_hedge(one: Claim, other: Claim) -> bool:
    """Whether the words that doubt it have a word in common, or neither is doubted."""
    due, made = one.get("hedge"), other.get("hedge")
    return (not due and not made) or bool(set(plain(due)) & set(plain(made)))


def linked(sides: Sides, key: str, kind: str) -> list[Judged]:
    """Whether a reference leads to what was matched to the gold's."""
    pairs = sides.claims if kind == "claims" else sides.attributions
    partner = {sides.gold[kind][i]["id"]: sides.found[kind][j]["id"] for i, j in pairs}
    return [
        Judged(
            one.get(key),
            other.get(key),
            partner.get(one[key]) == other.get(key) if one.get(key) else not other.get(key),
            one["trigger"]["start"],
        )
        for one, other in sides.both()
    ]
