"""Results told one after the other: records to standard output, failures and progress to standard error."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from sayso.errors import InputError, UsageError
from sayso.record import Failure, Record
from sayso.terminal.layout import Telling, find_telling
from sayso.terminal.render import failure_line, make_console, show_record
from sayso.terminal.words import number

if TYPE_CHECKING:
    from rich.progress import Task
    from rich.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many were read and how many were not."""

    read: int
    failed: int

    @property
    def exit_status(self) -> int:
        """0 all read, 1 nothing could be read, 3 some."""
        if self.read == 0:
            return 1
        return 3 if self.failed else 0


def tell_all(results: Iterable[Record | Failure], *, as_json: bool, total: Callable[[], int | None]) -> Tally:
    """Every result as soon as it is there: as a line of JSON, or as a page for people.

    `total` is asked for only if a progress bar is shown, since it has to count the inputs.
    """
    read = failed = 0
    with _progress(total) as step:
        for result in results:
            read, failed = (read, failed + 1) if isinstance(result, Failure) else (read + 1, failed)
            _tell(result, as_json=as_json)
            step()
    if failed and read:
        print(f"sayso: {number(read, 'article')} read, {failed:,} not", file=sys.stderr)  # noqa: T201 # stderr
    return Tally(read=read, failed=failed)


def find_claim(results: Iterable[Record | Failure], key: str) -> tuple[Record, Telling]:
    """The claim that is meant, by its id, the beginning of its id or its number, and its record.

    Raises:
        UsageError: No claim or several are meant.
        InputError: Nothing could be read.
    """
    found, failures, any_read = [], [], False
    for result in results:
        if isinstance(result, Failure):
            failures.append(result)
            continue
        any_read = True
        for telling in find_telling(result, key):
            if telling.claim.id == key:
                return result, telling
            found.append((result, telling))
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"{len(found)} claims are called {key!r}: write more of the claim's id (read --json has it)")
    if failures and not any_read:
        raise InputError(failure_line(failures[0]))
    raise UsageError(f"there is no claim {key!r}: `sayso read` shows the numbers, `sayso read --json` the ids")


def _tell(result: Record | Failure, *, as_json: bool) -> None:
    if as_json:
        sys.stdout.buffer.write(msgspec.json.encode(result.to_dict()) + b"\n")
        sys.stdout.buffer.flush()
    elif isinstance(result, Failure):
        print(f"sayso: {failure_line(result)}", file=sys.stderr)  # noqa: T201 # stderr
    else:
        show_record(result, make_console())


@contextmanager
def _progress(total: Callable[[], int | None]) -> Iterator[Callable[[], None]]:
    """A bar on standard error with rate and time left, where somebody sees it and no records run past beside it."""
    if not sys.stderr.isatty() or sys.stdout.isatty() or (count := total()) == 1:
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, TimeRemainingColumn
    from rich.text import Text

    class Rate(ProgressColumn):
        """Articles a second."""

        def render(self, task: Task) -> Text:
            return Text(f"{task.finished_speed or task.speed or 0:,.1f} articles/s")

    columns = (BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), redirect_stdout=False) as progress:
        task = progress.add_task("reading", total=count)
        yield lambda: progress.advance(task)
