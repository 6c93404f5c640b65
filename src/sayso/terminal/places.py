"""What a name of a place may mean, for people."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table

from sayso.terminal.render import make_console

HEAD = ("name", "kind", "where", "people", "degrees", "found", "id")


def tell_candidates(name: str, places: Sequence[Sequence[str]]) -> int:
    """Prints the places that a name may mean, a row of HEAD each; the exit status is 1 if there is none."""
    console = make_console()
    if not places:
        console.print(f"no place is called {name!r}, nor anything like it")
        return 1
    table = Table(*HEAD, box=None, header_style="bold")
    for row in places:
        table.add_row(*row)
    console.print(table)
    return 0
