"""Quotations: where marks open and close, and quotes that run on over paragraphs.

A paragraph that opens a quote and does not close it goes on in the next if that one opens with a mark again: the
printers' custom in English. Single curly marks are quotes where they do not stand inside a word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.reading.parse import Parse
from sayso.record import Block, Span

CLOSING = {"“": "”", "«": "»", "„": "“", '"': '"', "‘": "’", "'": "'"}
OPENS = re.compile(r"(?<!\w)[“«„\"‘'](?=[\w…“‘\[(])")
SINGLE = "‘'"
SHORTEST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One quotation: its spans without the marks, a span a paragraph."""

    spans: tuple[Span, ...]

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.spans[-1].end

    def holds(self, offset: int) -> bool:
        """Whether an offset stands inside it."""
        return any(span.start <= offset < span.end for span in self.spans)


def find_quotes(parse: Parse) -> tuple[Quote, ...]:
    """Every quotation of the article, in order; marks nested inside another quote are part of it."""
    found: list[Quote] = []
    running: list[Span] = []
    mark = ""
    for block in parse.blocks:
        spans, unclosed = _in_block(parse.text, block)
        if running and (not spans or parse.text[block.start] != mark):
            found.append(Quote(spans=tuple(running)))
            running = []
        for number, (span, opener) in enumerate(spans):
            last = number == len(spans) - 1
            if running and number == 0:
                running.append(span)
            elif last and unclosed:
                running = [span]
            else:
                found.append(Quote(spans=(span,)))
            if running and not (last and unclosed):
                found.append(Quote(spans=tuple(running)))
                running = []
            mark = opener
    if running:
        found.append(Quote(spans=tuple(running)))
    return tuple(sorted(found, key=lambda quote: quote.start))


def _in_block(text: str, block: Block) -> tuple[list[tuple[Span, str]], bool]:
    """The quotes of a paragraph with their opening marks, and whether the last one is left open."""
    found: list[tuple[Span, str]] = []
    place = block.start
    while match := OPENS.search(text, place, block.end):
        opener, start = match.group(), match.end()
        end = _closing(text, start, block.end, opener)
        if end is None:
            if opener == "'" or (opener in SINGLE and match.start() != block.start):
                place = start
                continue
            found.append((Span(start=start, end=block.end), opener))
            return found, True
        if end - start >= SHORTEST:
            found.append((Span(start=start, end=end), opener))
        place = end + 1
    return found, False


def _closing(text: str, start: int, end: int, opener: str) -> int | None:
    """Where the quote that opened before `start` closes; a quote of the same mark nested in it is skipped."""
    closer, depth, place = CLOSING[opener], 0, start
    while place < end:
        char = text[place]
        if char == opener != closer and depth < 2:
            depth += 1
        elif char == closer and not (opener in SINGLE and _apostrophe(text, place, end)):
            if depth == 0:
                return place
            depth -= 1
        place += 1
    return None


def _apostrophe(text: str, place: int, end: int) -> bool:
    """Whether a single mark stands inside a word, or for the possessive of a plural ("fighters’ camp")."""
    before, after = text[place - 1], text[place + 1] if place + 1 < end else " "
    return after.isalnum() or (before == "s" and after == " " and text[place + 2 : place + 3].islower())
