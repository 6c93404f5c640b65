"""Live blogs as text: entries that begin with the time of day."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.capture.text_lines import Line
from sayso.capture.traced import Traced, join

ZONE = r"(?:GMT|BST|UTC|EST|EDT|ET|CST|CDT|PST|PDT|CET|CEST|EET|EEST|EAT|CAT|WAT|SAST|IST|MSK|AEST|AEDT|local time|Z)"
TIME = re.compile(
    rf"(?P<time>(?:[01]?\d|2[0-3])[:.h][0-5]\d(?: ?[ap]\.?m\b\.?)?(?: ?\(?{ZONE}\b\)?)?|(?:1[0-2]|[1-9]) ?[ap]\.?m\b\.?(?: {ZONE}\b)?"
    rf"|(?:[01]\d|2[0-3])[0-5]\d ?(?:{ZONE}|hrs|hours)\b)(?P<after>\s*[-–—:|•·]?\s*)(?P<rest>\S)?",
    re.IGNORECASE,
)
# Fewer entries than this make no live blog: any report may begin two paragraphs with the hour.
FEWEST = 3
# A number that goes on so is no time of day: "3.50 million people", "10.30 per cent".
QUANTITY = re.compile(
    r"(?:million|billion|trillion|thousand|per cent|percent|%|km|miles|kg|metres|meters|tons|tonnes|points?)\b|%"
)


def time_of(text: str) -> str | None:
    """The time of day with which a line begins as an entry does, or None."""
    found = TIME.match(text)
    if not found:
        return None
    rest = text[found.end("time") :].lstrip(" -–—:|•·")
    if rest and (rest[0].islower() or QUANTITY.match(rest) or rest[0] in ",/"):
        return None
    return found["time"].strip()


def entries(lines: Sequence[Line]) -> list[str | None] | None:
    """For each line the time of the entry it belongs to (None before the first), or None where it is no live blog."""
    times = [None if line.kind else time_of(line.text) for line in lines]
    if sum(time is not None for time in times) < FEWEST:
        return None
    found: list[str | None] = []
    current = None
    for time in times:
        current = time or current
        found.append(current)
    return found


def with_lone_times(lines: Sequence[Line]) -> list[Line]:
    """The lines, a time that stands alone joined to the entry below it."""
    if sum(time_of(line.text) is not None for line in lines) < FEWEST:
        return list(lines)
    found: list[Line] = []
    alone: Line | None = None
    for line in lines:
        if alone is not None and not line.kind and time_of(line.text) is None:
            start, end = alone.run.ends[-1], line.run.starts[0]
            blank = Traced.at(" ", start, end) if 0 <= start < end else Traced.inserted(" ")
            line = Line(run=join([alone.run, blank, line.run]), gap=alone.gap, indent=alone.indent)
            alone = None
        if alone is not None:
            found.append(alone)
        alone = line if time_of(line.text) == line.text.strip(" -–—:|•·") else None
        if alone is None:
            found.append(line)
    return [*found, alone] if alone is not None else found
