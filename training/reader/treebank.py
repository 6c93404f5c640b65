"""Gold sentences: the English Web Treebank with PropBank roles, and Wikinews with trees from GUM."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

NEWS_DEV = 3
"""Every third Wikinews article of GUM is kept out of training, to measure trees on news."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """An argument: its label, its words [start, end), and the word of them that hangs outside."""

    label: str
    start: int
    end: int
    head: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """A predicate: its word, its sense (None if none is told), its roles, and whether it only helps another."""

    index: int
    sense: str
    kind: str
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """A gold sentence. `heads` count words from 0, -1 is the root; `predicates` is None where nobody annotated them.

    `happened` are judgements of words, from 3 (it certainly happened) to -3 (it certainly did not).
    """

    id: str
    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    lemmas: tuple[str, ...]
    upos: tuple[str, ...]
    features: tuple[dict[str, str], ...]
    heads: tuple[int, ...]
    deprels: tuple[str, ...]
    predicates: tuple[Predicate, ...] | None
    happened: Mapping[int, float] = field(default_factory=dict)


def read_ewt(file: Path, judged: Path | None = None) -> list[Tree]:
    """The sentences of one part of the treebank, with the judgements of a file of UDS-IH2 if it is given."""
    told = _judgements(judged) if judged else {}
    with file.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [_ewt(row, told.get(" ".join(row["tokens"]), {})) for row in rows]


def _judgements(file: Path) -> dict[str, dict[int, float]]:
    """By the words of a sentence, the mean judgement of each word that was judged."""
    found: dict[str, dict[int, float]] = {}
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            found[row["text"]] = {one["span1"][0]: one["label"] for one in row["targets"]}
    return found


def read_gum(folder: Path, *, dev: bool) -> list[Tree]:
    """The Wikinews articles of GUM: every third for measuring, the others for training."""
    files = sorted(folder.glob("*.conllu"))
    return [tree for n, file in enumerate(files) if (n % NEWS_DEV == 0) == dev for tree in _conllu(file)]


def _ewt(row: dict, happened: Mapping[int, float]) -> Tree:
    heads = tuple(head - 1 for head in row["heads"])
    return Tree(
        id=row["id"],
        words=tuple(row["tokens"]),
        spaces=tuple(row["space_after"]),
        lemmas=tuple(row["lemmas"]),
        upos=tuple(row["upos"]),
        features=tuple(_features(cell) for cell in row["feats"]),
        heads=heads,
        deprels=tuple(row["deprels"]),
        predicates=tuple(_predicate(one, row["upos"], heads) for one in row["predicates"]),
        happened=happened,
    )


def _predicate(one: dict, upos: Sequence[str], heads: tuple[int, ...]) -> Predicate:
    roles = tuple(
        Role(label=label, start=start, end=end, head=span_head(heads, start, end)) for label, start, end in one["args"]
    )
    helps = upos[one["index"]] == "AUX" and not roles
    kind = "aux" if helps else "light" if one["sense"].endswith(".LV") else "plain"
    return Predicate(index=one["index"], sense=one["sense"], kind=kind, roles=roles)


def span_head(heads: Sequence[int], start: int, end: int) -> int:
    """The first word of a span whose head stands outside of it."""
    return next(place for place in range(start, end) if not start <= heads[place] < end)


def _features(cell: str) -> dict[str, str]:
    return dict(pair.split("=", 1) for pair in cell.split("|")) if cell != "_" else {}


def _conllu(file: Path) -> Iterator[Tree]:
    for part in file.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in part.splitlines() if line and not line.startswith("#")]
        words = [row for row in rows if row[0].isdigit()]
        joined = {row[0].split("-")[1]: row for row in rows if "-" in row[0]}
        inside = {str(n) for row in rows if "-" in row[0] for n in range(*map(int, row[0].split("-")))}
        if not words:
            continue
        yield Tree(
            id=f"{file.stem}-{words[0][0]}",
            words=tuple(row[1] for row in words),
            spaces=tuple(row[0] not in inside and "SpaceAfter=No" not in joined.get(row[0], row)[9] for row in words),
            lemmas=tuple(row[2] for row in words),
            upos=tuple(row[3] for row in words),
            features=tuple(_features(row[5]) for row in words),
            heads=tuple(int(row[6]) - 1 for row in words),
            deprels=tuple(row[7] for row in words),
            predicates=None,
        )
