"""Hard-wrapped text joined back into paragraphs.

Wire copy, e-mail and old archives break lines at a column. A break is one of these where the next word would not
have fitted any more; a text is wrapped where most of its breaks within paragraphs are such. Texts whose lines are
whole paragraphs have no common column and stay as they are.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import replace

from sayso.capture.text_lines import Line
from sayso.capture.text_shape import ends_sentence
from sayso.capture.traced import Traced, join

# The columns at which machines wrap: teleprinters at 65 to 70, e-mail at 72 to 80, some archives near 100.
NARROWEST, WIDEST = 45, 110
# A word that would have fitted by less than this may still have been carried over: wrappers count differently.
SLACK = 6
# Share of the breaks that must be forced ones, and the fewest of them that show a habit.
FORCED_SHARE, FEWEST_FORCED = 0.6, 2
# In a wrapped text some lines stick out (addresses, headings); more than this share and it is not wrapped.
STICKING_OUT = 0.1


def unwrapped(lines: Sequence[Line], apart: Callable[[Line], bool] | None = None) -> list[Line]:
    """The lines with wrapped paragraphs joined. `apart` tells lines that belong to no paragraph (residue, bylines)."""
    width = _column(lines)
    if width is None:
        return list(lines)
    alone = [bool(line.kind) or (apart is not None and apart(line)) for line in lines]
    groups: list[list[Line]] = []
    for place, line in enumerate(lines):
        before = lines[place - 1] if place else None
        joined = (
            before is not None
            and not line.gap
            and not alone[place]
            and not alone[place - 1]
            and line.indent <= before.indent
            and _forced(before, line, width)
        )
        if joined:
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_one(group) for group in groups]


def _column(lines: Sequence[Line]) -> int | None:
    """The column at which a text is wrapped, or None where it is not."""
    widths = sorted(line.indent + len(line.run) for line in lines)
    if not widths:
        return None
    column = widths[max(0, int(len(widths) * (1 - STICKING_OUT)) - 1)] if len(widths) > 10 else widths[-1]
    column = max((width for width in widths if width <= min(WIDEST, column + 8)), default=0)
    if not NARROWEST <= column <= WIDEST or sum(width > column for width in widths) > STICKING_OUT * len(widths):
        return None
    pairs = [(a, b) for a, b in itertools.pairwise(lines) if not b.gap and b.indent <= a.indent]
    forced = [pair for pair in pairs if _forced(*pair, column)]
    carried = [a for a, _ in forced if not ends_sentence(a.text)]
    if len(carried) < FEWEST_FORCED or len(forced) < FORCED_SHARE * len(pairs):
        return None
    return column


def _forced(line: Line, following: Line, column: int) -> bool:
    """Whether the first word of the following line would not have fitted behind a line any more."""
    first = following.text.split(" ", 1)[0]
    return line.indent + len(line.run) + 1 + len(first) > column - SLACK


def _one(group: Sequence[Line]) -> Line:
    """A paragraph out of its wrapped lines; a line break becomes a blank, none behind a hyphen or a dash."""
    if len(group) == 1:
        return group[0]
    parts: list[Traced] = [group[0].run]
    for before, line in itertools.pairwise(group):
        hyphened = before.text.endswith("-") and before.text[-2:-1].isalpha() and line.text[:1].islower()
        start, end = before.run.ends[-1], line.run.starts[0]
        captured = Traced.at(" ", start, end) if 0 <= start < end else Traced.inserted(" ")
        parts += [line.run] if hyphened else [captured, line.run]
    return replace(group[0], run=join(parts))
