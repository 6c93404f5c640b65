"""What can be counted, and a quantity as the record's count: shared by both ways of finding counts."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.reading.parse import Sentence
from sayso.reading.quantities import Quantity
from sayso.record import Count, Period

# What a number counts, by words of the happening.
OF: dict[str, frozenset[str]] = {
    "killed": frozenset("killed dead died killing deaths killings bodies slain fatalities toll shot".split()),
    "injured": frozenset("injured wounded hurt injuries injuring wounding maimed".split()),
    "captured": frozenset("captured prisoner prisoners hostage hostages abducted kidnapped captives".split()),
    "missing": frozenset("missing unaccounted".split()),
    "arrested": frozenset("arrested detained arrests detainees rounded".split()),
    "displaced": frozenset("displaced fled flee fleeing evacuated homes uprooted refugees".split()),
    "treated": frozenset("treated treating patients".split()),
    "participants": frozenset("protesters demonstrators marched rallied protested".split()),
    "territory": frozenset("districts villages towns provinces settlements positions outposts".split()),
    "affected": frozenset("affected facing need needing insecurity hungry shortage".split()),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What a quantity counts: of what, whose words for them, in which unit, and which earlier count it is part of."""

    of: str
    who: str | None
    unit: str
    part_of: int | None = None
    period: Period = Period.INCIDENT


def as_count(text: str, sentence: Sentence, quantity: Quantity, counted: Counted) -> Count:
    """A quantity of a sentence as the record has it."""
    start, end = sentence.tokens[quantity.first].start, sentence.tokens[quantity.last - 1].end
    return Count(
        of=counted.of,
        who=counted.who,
        unit="share" if quantity.share else counted.unit,
        low=_plain(quantity.low),
        high=_plain(quantity.high),
        bound=quantity.bound,
        part_of=counted.part_of,
        out_of=_plain(quantity.whole),
        period=counted.period,
        since=None,
        exact=text[start:end],
        start=start,
        end=end,
    )


def _plain(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value
