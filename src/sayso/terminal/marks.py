"""A claim in its paragraph: which words are what, and the text with those words underlined and named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from itertools import takewhile

from rich.cells import cell_len

from sayso.record import Block, Claim, Participant, Record, Span
from sayso.terminal import words

WORD = re.compile(r"\S+\s*")
LINE = "─"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A run of `article.text` and what it is in the claim."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """A line to be shown, and which of its characters belong to which label."""

    text: str
    labels: tuple[tuple[int, int, str], ...] = ()


def marks_of(record: Record, claim: Claim) -> tuple[Mark, ...]:
    """What a claim's words are: trigger, participants, place, day, counts, hedge, source and cue; in text order."""
    found = [Mark(start=claim.trigger.start, end=claim.trigger.end, label="trigger")]
    found += _each(claim.actors, "who")
    found += _each(claim.recipients, "to whom")
    for field in fields(claim.roles):
        found += _each(getattr(claim.roles, field.name), words.ROLES[field.name])
    found += [Mark(start=count.start, end=count.end, label="how many") for count in claim.counts]
    if claim.place is not None:
        place = record.reading.places[claim.place]
        found.append(Mark(start=place.start, end=place.end, label="where"))
    if claim.when.date is not None:
        day = record.reading.dates[claim.when.date]
        found.append(Mark(start=day.start, end=day.end, label="when"))
    if claim.hedge and (at := record.article.text.find(claim.hedge, claim.evidence.start)) >= 0:
        found.append(Mark(start=at, end=at + len(claim.hedge), label="hedge"))
    for attribution in record.reading.attributions:
        if attribution.id == claim.attribution:
            found += _each(attribution.source, "source") + _each(attribution.cue, "cue")
    return tuple(sorted(dict.fromkeys(found), key=lambda mark: (mark.start, mark.end)))


def _each(spans: tuple[Participant, ...] | tuple[Span, ...], label: str) -> list[Mark]:
    return [Mark(start=span.start, end=span.end, label=label) for span in spans]


def blocks_of(record: Record, claim: Claim) -> tuple[Block, ...]:
    """The paragraph of the trigger, and any other in which the voice that tells it stands."""
    told = [mark for mark in marks_of(record, claim) if mark.label in ("trigger", "source", "cue")]
    return tuple(
        block for block in record.article.blocks if any(block.start <= mark.start < block.end for mark in told)
    )


def underline(text: str, marks: tuple[Mark, ...], block: Block, width: int) -> Iterator[Strip]:
    """The lines of a paragraph, each with a line under its marked words and their labels below.

    Labels that would run into one another step down; a mark that goes on over a line end is named once.
    """
    inside = [mark for mark in marks if block.start <= mark.start < block.end]
    for start, end in _wrapped(text, block, width):
        here = [mark for mark in inside if mark.start < end and mark.end > start]
        columns = [_columns(text, start, end, mark) for mark in here]
        line = _plain(text[start:end]).rstrip()
        yield Strip(text=line, labels=tuple(_characters(start, end, mark) for mark in here))
        if here:
            yield _ruled(here, columns)
            fresh = [(at, mark.label) for mark, (at, _) in zip(here, columns, strict=True) if mark.start >= start]
            yield from _lanes(fresh)


def _wrapped(text: str, block: Block, width: int) -> Iterator[tuple[int, int]]:
    """Starts and ends of the lines of a block, broken between words."""
    start = end = block.start
    for word in WORD.finditer(text, block.start, block.end):
        if end > start and cell_len(text[start : word.end()].rstrip()) > width:
            yield start, end
            start = word.start()
        end = word.end()
    if end > start:
        yield start, end


def _plain(text: str) -> str:
    """As many characters as there were, none of which commands the terminal."""
    return "".join(" " if character.isspace() else words.shown(character) for character in text)


def _columns(text: str, start: int, end: int, mark: Mark) -> tuple[int, int]:
    """The first column of a mark on a line, and the one after its last."""
    at = cell_len(text[start : max(start, mark.start)])
    return at, at + max(1, cell_len(text[max(start, mark.start) : min(end, mark.end)].rstrip()))


def _characters(start: int, end: int, mark: Mark) -> tuple[int, int, str]:
    return max(mark.start, start) - start, min(mark.end, end) - start, mark.label


def _ruled(here: list[Mark], columns: list[tuple[int, int]]) -> Strip:
    """The line under the marked words."""
    row = [" "] * max(after for _, after in columns)
    for at, after in columns:
        row[at:after] = LINE * (after - at)
    labels = tuple((at, after, mark.label) for mark, (at, after) in zip(here, columns, strict=True))
    return Strip(text="".join(row), labels=labels)


def _lanes(fresh: list[tuple[int, str]]) -> Iterator[Strip]:
    """Labels under their words, those that do not fit beside the one before in a line below."""
    left = sorted(fresh)
    while left:
        row, labels, later = "", [], []
        for at, label in left:
            if at >= len(row) + bool(row):
                row = row.ljust(at) + label
                labels.append((at, at + len(label), label))
            elif (at, label) not in ((begun, name) for begun, _, name in labels):
                later.append((at, label))
        yield Strip(text=row, labels=tuple(labels))
        left = later


def context_of(record: Record, block: Block) -> str:
    """Where in the article a paragraph stands: "paragraph 4 of 20, bullet point"."""
    number = len(list(takewhile(lambda other: other.start != block.start, record.article.blocks))) + 1
    return f"paragraph {number} of {len(record.article.blocks)}, {words.BLOCKS[block.kind]}"
