"""How a record looks on a terminal. What is shown is laid out elsewhere (layout, marks); no claim is made here.

Without colour the text is the same to the letter: marks are characters, colours only repeat them.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import IO, Final

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sayso.record import Failure, Record, Status
from sayso.terminal.layout import Fact, Page, Telling, lay_out
from sayso.terminal.marks import Strip, blocks_of, context_of, marks_of, underline
from sayso.terminal.words import shown

WIDE: Final = 100
"""Columns from which the first lines of happenings stand as a table."""
NARROWEST: Final = 40
WIDEST: Final = 124
"""Beyond this the eye loses the row; the rest of a wider terminal stays empty."""
PIPED: Final = 100

NUMBER: Final = 4
STATUS: Final = 14
LABEL: Final = 13

STATUSES: Final = {
    Status.REPORTED: "green",
    Status.CLAIMED: "cyan",
    Status.ACCUSED: "red",
    Status.DENIED: "bold red",
    Status.NEGATED: "bold red",
    Status.UNCONFIRMED: "yellow",
    Status.HYPOTHETICAL: "yellow",
    Status.FORECAST: "yellow",
}
"""What is told as a fact, blamed or denied, and doubtful; every other status is of a will: threats, plans, offers."""
WILL: Final = "magenta"

LABELS: Final = {
    "trigger": "bold reverse",
    "who": "green",
    "to whom": "blue",
    "source": "magenta",
    "cue": "bold magenta",
    "where": "cyan",
    "when": "yellow",
    "how many": "red",
    "hedge": "bold yellow",
}


def make_console(stream: IO[str] | None = None) -> Console:
    """A console on standard output (or a stream): plain off a terminal, as wide as the terminal, else 100 columns."""
    out = stream or sys.stdout
    width = None if out.isatty() else _width_off_terminal()
    return Console(file=out, width=width, highlight=False, markup=False, emoji=False, soft_wrap=False)


def _width_off_terminal() -> int:
    try:
        return max(NARROWEST, int(os.environ["COLUMNS"]))
    except (KeyError, ValueError):
        return PIPED


def show_record(record: Record, console: Console) -> None:
    """An article's head and its claims, by happening."""
    width = min(max(console.width, NARROWEST), WIDEST)
    _print(console, Group(*_record(lay_out(record), width)), width)


def show_claim(record: Record, telling: Telling, console: Console) -> None:
    """One claim: its paragraphs with the words marked and named, and what was read out of them."""
    width = min(max(console.width, NARROWEST), WIDEST)
    page = lay_out(record)
    parts: list[RenderableType] = [Text(page.title, style="bold"), Text(page.facts, style="dim"), Text()]
    marks = marks_of(record, telling.claim)
    for block in blocks_of(record, telling.claim):
        parts.append(Text(context_of(record, block), style="dim"))
        parts += [_strip(strip) for strip in underline(record.article.text, marks, block, width)]
        parts.append(Text())
    codes = telling.claim.codes
    told = [
        Fact(label="cameo", value=codes.cameo or ""),
        Fact(label="acled", value=f"{codes.acled.event_type}: {codes.acled.sub_event_type}" if codes.acled else ""),
        Fact(label="ucdp", value=codes.ucdp or ""),
        Fact(label="id", value=telling.claim.id),
    ]
    parts.append(_heading(telling))
    parts.append(_indented(_grid([*_first_facts(telling), *telling.facts, *told], width - NUMBER, 1)))
    _print(console, Group(*parts), width)


def failure_line(failed: Failure) -> str:
    """The one line about an input that could not be read: its name, and what to do."""
    return f"{shown(failed.input)}: {shown(failed.error.message)}"


def _print(console: Console, what: RenderableType, width: int) -> None:
    """Without the blanks that tables leave at the ends of lines, so that piped text is clean."""
    options = console.options.update(width=width)
    for line in console.render_lines(what, options, pad=False):
        text = Text.assemble(*((segment.text, segment.style or "") for segment in line))
        text.rstrip()
        console.print(text, no_wrap=True, overflow="ignore", crop=False)


def _record(page: Page, width: int) -> Iterator[RenderableType]:
    yield Text(page.title, style="bold")
    yield Text(page.facts)
    yield Text(page.counts, style="dim")
    if page.notice:
        yield Text()
        yield Text(page.notice, style="yellow")
    elif width >= WIDE:
        yield Text()
        heads = [Text(head, style="dim") for head in ("#", "STATUS", "WHO", "WHAT", "TO WHOM")]
        yield _row(heads, width)
    for happening in page.happenings:
        yield Text("─" * width, style="dim")
        yield from _wide(happening[0], width) if width >= WIDE else _narrow(happening[0], width)
        for telling in happening[1:]:
            yield _again(telling, width)
    yield Text()


def _wide(telling: Telling, width: int) -> Iterator[RenderableType]:
    status = Text("\n").join([_status(telling), *(Text(doubt, style="yellow") for doubt in telling.doubt)])
    cells = [Text(f"{telling.number}", style="bold"), status, *(_value(fact, "bold") for fact in _first_facts(telling))]
    yield _row(cells, width)
    indent = NUMBER + STATUS
    *facts, voice = telling.facts
    yield Padding(_grid(facts, width - indent, 2), (0, 0, 0, indent))
    yield Padding(_grid([voice], width - indent, 1), (0, 0, 0, indent))
    yield Padding(_quoted(telling), (0, 0, 0, indent))


def _narrow(telling: Telling, width: int) -> Iterator[RenderableType]:
    yield _heading(telling)
    yield _indented(_grid([*_first_facts(telling), *telling.facts], width - NUMBER, 1))
    yield _indented(_quoted(telling))


def _again(telling: Telling, width: int) -> RenderableType:
    """Another telling of a happening, in two lines or so: status, voice, block, how many, words."""
    status = STATUS if width >= WIDE else len(telling.status) + 1
    room = width - NUMBER - status
    told = " · ".join(filter(None, [telling.says, telling.block, telling.count, *telling.doubt]))
    before, trigger, after = _around(telling.quote, max(room, 2 * room - len(told) - 8))
    line = Text.assemble((told, "dim"), " ", *_marked(before, trigger, after))
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=NUMBER - 1, justify="right")
    if width >= WIDE:
        grid.add_column(width=status - 1)
        grid.add_column(width=room - 1)
        grid.add_row(Text(str(telling.number), style="dim"), _status(telling), line)
    else:
        grid.add_column(width=width - NUMBER - 1)
        grid.add_row(Text(str(telling.number), style="dim"), Text.assemble(_status(telling), " ", line))
    return grid


def _row(cells: list[Text], width: int) -> RenderableType:
    """Number, status, who, what, to whom: in the same columns for every happening."""
    third = (width - NUMBER - STATUS) // 3
    grid = Table.grid(padding=(0, 1, 0, 0))
    for number, column in enumerate((NUMBER, STATUS, third, third, third)):
        grid.add_column(width=column - 1, justify="right" if number == 0 else "left")
    grid.add_row(*cells)
    return grid


def _grid(facts: list[Fact], width: int, across: int) -> RenderableType:
    """Labels and values in columns, so many facts across."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    for _ in range(across):
        grid.add_column(width=LABEL - 1)
        grid.add_column(width=width // across - LABEL - 1)
    cells = [cell for fact in facts if fact.value for cell in (Text(fact.label, style="dim"), _value(fact, ""))]
    for start in range(0, len(cells), 2 * across):
        grid.add_row(*cells[start : start + 2 * across])
    return grid


def _first_facts(telling: Telling) -> tuple[Fact, Fact, Fact]:
    return telling.who, telling.what, telling.whom


def _value(fact: Fact, style: str) -> Text:
    return Text(fact.value, style="dim italic" if fact.gap else style)


def _heading(telling: Telling) -> Text:
    doubt = "".join(f"  {doubt}" for doubt in telling.doubt)
    return Text.assemble((f"{telling.number:>{NUMBER - 1}} ", "bold"), _status(telling), (doubt, "yellow"))


def _status(telling: Telling) -> Text:
    return Text(telling.status, style=STATUSES.get(telling.claim.status, WILL))


def _quoted(telling: Telling) -> Text:
    return Text.assemble(*_marked(*telling.quote), (f"  {telling.block}", "dim"))


def _marked(before: str, trigger: str, after: str) -> Iterator[tuple[str, str] | str]:
    """The words between quotation marks, the trigger between «marks» that also stand without colour."""
    yield "“"
    yield shown(before) + (" " if before[-1:].isspace() else "")
    if trigger:
        yield f"«{shown(trigger)}»", "bold"
    yield (" " if after[:1].isspace() else "") + shown(after)
    yield "”"


def _around(quote: tuple[str, str, str], room: int) -> tuple[str, str, str]:
    """As much of the words around the trigger as there is room for, cut between words."""
    before, trigger, after = quote
    spare = room - len(trigger)
    if len(before) + len(after) <= spare:
        return quote
    left = max(0, min(len(before), max(spare // 2, spare - len(after))))
    right = max(0, spare - left)
    if left < len(before):
        before = "…" + before[len(before) - left :].partition(" ")[2]
    if right < len(after):
        after = after[:right].rpartition(" ")[0] + "…"
    return before, trigger, after


def _indented(what: RenderableType) -> RenderableType:
    return Padding(what, (0, 0, 0, NUMBER))


def _strip(strip: Strip) -> Text:
    text = Text(strip.text, no_wrap=True, overflow="ignore")
    for start, end, label in strip.labels:
        text.stylize(LABELS.get(label, "green"), start, end)
    return text
