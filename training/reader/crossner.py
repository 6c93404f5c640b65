"""Names of the politics part of CrossNER (Liu et al. 2021): persons, organizations, places; of names alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sayso.reading.encoder.pieces import Vocabulary
from training.reader import labels
from training.reader.batches import Example

KINDS = {
    "person": "person", "politician": "person", "organisation": "organization", "politicalparty": "organization",
    "country": "place", "location": "place",
}  # fmt: skip
"""Their kinds and ours; of elections, events and the rest nothing is learnt."""


def read_crossner(file: Path, vocabulary: Vocabulary) -> Iterator[Example]:
    """The sentences of a file in CoNLL's columns."""
    for part in file.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in part.splitlines() if "\t" in line]
        if rows:
            yield _sentence([row[0] for row in rows], [row[1] for row in rows], vocabulary)


def _sentence(tokens: list[str], tags: list[str], vocabulary: Vocabulary) -> Example:
    found, first = [], 0
    for place, tag in enumerate(tags):
        if tag.startswith("B-"):
            first = place
        ends = tag != "O" and (place + 1 == len(tags) or not tags[place + 1].startswith("I-"))
        if ends and tag[2:] in KINDS:
            found.append((first, place, labels.MENTIONS.index(KINDS[tag[2:]]) + 1))
    return Example(
        pieces=vocabulary.pieces(tokens),
        size=len(tokens),
        mentions=tuple(found),
        named=True,
        capital=tuple(token[0].isupper() for token in tokens),
    )
