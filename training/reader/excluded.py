"""What must never be trained on: the documents that the public scorers score (excluded.txt, made from their ids)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

LIST = Path(__file__).parent / "excluded.txt"


@cache
def excluded() -> dict[str, frozenset[str]]:
    """The ids of each scored set."""
    found: dict[str, set[str]] = {}
    name = ""
    for line in LIST.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
        elif line and not line.startswith("#"):
            found.setdefault(name, set()).add(line)
    return {name: frozenset(ids) for name, ids in found.items()}


def refuse(scored: str, id_: str) -> None:
    """Stops a training that has come upon a document of a scored set.

    Raises:
        ValueError: the document is one that the scorers score.
    """
    if id_ in excluded()[scored]:
        raise ValueError(f"{id_} is a document of {scored}, which is scored: it must not be trained on")
