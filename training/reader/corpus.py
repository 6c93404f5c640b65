"""Our own annotated sentences (training/data/): the format, read and checked.

python -m training.reader.corpus FILE...      says what does not hold, a line each
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from training.reader import labels

KINDS = frozenset(labels.MENTIONS)
BLOCKS = frozenset("title standfirst bullet body caption liveblog quote dateline byline table".split())
TYPES = frozenset({*labels.TYPES[1:], "-"})
MODALITIES = frozenset(labels.MODALITY)
ACTS = frozenset(labels.ACTS)
Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A word that tells something: its span, type (None if none of ours), polarity and modality."""

    start: int
    end: int
    type: str | None
    positive: bool
    modality: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """An attribution inside a sentence; `act` is None where the sentence only carries one on."""

    act: str | None
    source: Spans
    cue: Spans
    content: Spans


@dataclass(slots=True, kw_only=True)
class Annotated:
    """A sentence of an article with its annotation."""

    article: str
    block: str
    text: str
    line: int
    mentions: list[tuple[int, int, str]] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)


class Fault(ValueError):
    """A line that does not hold."""


def read_corpus(file: Path) -> tuple[list[Annotated], list[str]]:
    """The sentences of a file, and what does not hold in it; a faulty item is left out."""
    found: list[Annotated] = []
    faults: list[str] = []
    article = ""
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        kind, _, rest = line.strip().partition(" ")
        try:
            if kind == "=":
                article = _fields(rest, 3)[0]
            elif kind == "S":
                block, text = _fields(rest, 2)
                _one_of(block, BLOCKS, "block")
                found.append(Annotated(article=article, block=block, text=text, line=number))
            else:
                _item(kind, rest, found[-1])
        except (Fault, IndexError) as problem:
            faults.append(f"{file.name}:{number}: {problem}: {line.strip()[:100]}")
    return found, faults


def _item(kind: str, rest: str, sentence: Annotated) -> None:
    if kind == "M":
        name, span = _fields(rest, 2)
        _one_of(name, KINDS, "kind")
        ((start, end),) = _spans(span, sentence.text)
        sentence.mentions.append((start, end, name))
    elif kind == "P":
        head, span = _fields(rest, 2)
        name, polarity, modality = [*head.split(), "", "", ""][:3]
        _one_of(name, TYPES, "type")
        _one_of(polarity, frozenset("+-"), "polarity")
        _one_of(modality, MODALITIES, "modality")
        ((start, end),) = _spans(span, sentence.text)
        told = Told(
            start=start, end=end, type=None if name == "-" else name, positive=polarity == "+", modality=modality
        )
        sentence.told.append(told)
    elif kind == "A":
        act, source, cue, content = _fields(rest, 4)
        _one_of(act, ACTS, "act")
        parts = [() if part == "-" else tuple(_spans(part, sentence.text)) for part in (source, cue, content)]
        sentence.said.append(Said(act=act, source=parts[0], cue=parts[1], content=parts[2]))
    elif kind == "C":
        spans = tuple(_spans(rest.lstrip("| "), sentence.text))
        sentence.said.append(Said(act=None, source=(), cue=(), content=spans))
    else:
        raise Fault(f"no line begins with {kind!r}")


def _fields(rest: str, count: int) -> list[str]:
    fields = [part.strip() for part in rest.split("|")]
    if len(fields) < count:
        raise Fault(f"{count} fields are due")
    return [*fields[: count - 1], "|".join(fields[count - 1 :]).strip()] if count < 4 else fields[:count]


def _one_of(value: str, allowed: frozenset[str], what: str) -> None:
    if value not in allowed:
        raise Fault(f"{value!r} is no {what}")


def _spans(part: str, text: str) -> Iterator[tuple[int, int]]:
    for piece in part.split("++"):
        words, mark, which = piece.strip().rpartition("#")
        if not (mark and which.isdigit()):
            words, which = piece.strip(), "1"
        start = -1
        for _ in range(int(which)):
            start = text.find(words, start + 1)
            if start < 0:
                break
        if start < 0 or not words:
            raise Fault(f"not in the sentence: {piece.strip()!r}")
        yield start, start + len(words)


def main(files: list[str]) -> int:
    """Checks files, and counts what they hold."""
    bad = 0
    for name in files:
        found, faults = read_corpus(Path(name))
        bad += len(faults)
        print(*faults, sep="\n", end="\n" if faults else "")
        print(f"{name}: {len(found)} sentences, {sum(len(s.mentions) for s in found)} mentions, "
              f"{sum(len(s.told) for s in found)} predicates, {sum(len(s.said) for s in found)} attributions, "
              f"{len(faults)} faults")  # fmt: skip
    return 1 if bad else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
