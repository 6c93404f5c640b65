"""Sentences of PolNeAR (Newell et al. 2018) with who says what in them.

Articles are split by the reader's own rules. An attribution belongs to the sentence of its cue, and what of its source
and content stands in other sentences is left to rules; a sentence that lies in somebody's words says so. PolNeAR has
no attribution inside another: words of an inner saying are not looked at in the outer one's content.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from sayso.reading.encoder.pieces import Vocabulary
from sayso.reading.parse import split_sentences
from sayso.reading.words import Token, words
from training.reader import labels
from training.reader.batches import Example, Row
from training.reader.cues import chief
from training.reader.excluded import refuse

Span = tuple[int, int]
PART = {name: n + 1 for n, name in enumerate(labels.PARTS)}


def read_polnear(folder: Path, vocabulary: Vocabulary) -> Iterator[Example]:
    """Every sentence of the articles of a part, as the first annotator by file name has it.

    Raises:
        ValueError: an article is one that the scorers score.
    """
    first: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        first.setdefault(path.stem.rsplit("_", 1)[0], path)
    for path in sorted((folder / "text").glob("*.txt")):
        refuse("polnear_dev", path.stem)
        if path.stem in first:
            with path.open(encoding="utf-8", newline="") as lines:
                yield from _article(lines.read(), _attributions(first[path.stem]), vocabulary)


def _attributions(path: Path) -> list[dict[str, list[Span]]]:
    """The attributions of a file: spans by part."""
    spans: dict[str, list[Span]] = {}
    events: list[str] = []
    with path.open(encoding="utf-8", newline="") as lines:
        for line in lines:
            name, _, rest = line.rstrip("\r\n").partition("\t")
            if re.fullmatch(r"T\d+", name):
                places = rest.split("\t")[0].split(" ", 1)[1]
                spans[name] = [(int(a), int(b)) for a, b in (pair.split() for pair in places.split(";"))]
            elif re.fullmatch(r"E\d+", name):
                events.append(rest)
    found = []
    for event in events:
        parts: dict[str, list[Span]] = defaultdict(list)
        for part, mark in (pair.split(":") for pair in event.split()):
            parts[re.sub(r"\d+$", "", part.lower())] += spans.get(mark, [])
        if parts["cue"]:
            found.append(parts)
    return found


def _article(text: str, said: Sequence[dict[str, list[Span]]], vocabulary: Vocabulary) -> Iterator[Example]:
    for found in re.finditer(r"[^\n]+", text):
        for start, end in split_sentences(text, found.start(), found.end()):
            tokens = tuple(words(text, start, end))
            if tokens:
                yield _sentence(tokens, said, vocabulary)


def _sentence(tokens: tuple[Token, ...], said: Sequence[dict[str, list[Span]]], vocabulary: Vocabulary) -> Example:
    size, rows = len(tokens), []
    cue_tags, inside = [0] * size, [0] * size
    for one in said:
        for place in _places(tokens, one["content"]):
            inside[place] = 1
        cue = _places(tokens, one["cue"])
        if not cue:
            continue
        parts = [0] * size
        for name in ("content", "source", "cue"):
            for place in _places(tokens, one[name]):
                parts[place] = PART[name]
        place = chief([tokens[n].lower for n in cue], cue)
        cue_tags[place] = 1
        rows.append(Row(place=place, parts=parts))
    return Example(
        pieces=vocabulary.pieces([token.text for token in tokens]),
        size=size,
        tags={"cue": cue_tags, "said": inside},
        rows=tuple(rows),
    )


def _places(tokens: Sequence[Token], spans: Sequence[Span]) -> list[int]:
    return [n for n, token in enumerate(tokens) if any(token.start < end and start < token.end for start, end in spans)]
