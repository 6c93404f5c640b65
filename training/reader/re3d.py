"""Mentions of re3d (Dstl, Aleph Insights and Committed Software 2017): reports on Syria and Iraq.

Of names alone: its common nouns follow other rules than ours, and a training with them unlearned nested names. Its
schema has one kind for bodies and one for places, ours two each; which one a name is our own sentences tell by its
words, else it is the first of the two. Countries that act, and runs that begin inside a word, are not looked at. A
quarter of the documents is kept out, so that the score can be told of documents that the weights never saw.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sayso.reading import lexicon
from sayso.reading.encoder.pieces import Vocabulary
from sayso.reading.parse import split_sentences
from sayso.reading.words import Token, words
from training.reader import labels
from training.reader.batches import Example
from training.reader.corpus import Annotated
from training.reader.excluded import excluded

KINDS = {
    "Person": ("person",), "Organisation": ("organization", "group"), "Location": ("place", "facility"),
    "Nationality": ("nationality",), "Weapon": ("weapon",), "Vehicle": ("vehicle",), "MilitaryPlatform": ("vehicle",),
}  # fmt: skip
"""Their kinds and ours."""
LEADING = frozenset("a an the this that these those some any its their our his her all both".split())
Span = tuple[int, int]


def read_re3d(folder: Path, known: Mapping[str, str], vocabulary: Vocabulary) -> Iterator[Example]:
    """The sentences of the documents that may be learnt from; `known` says which kind some words are."""
    for file in sorted(folder.glob("*/documents.json")):
        found: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for row in _rows(file.with_name("entities.json")):
            found[row["documentId"]].append(row)
        for row in _rows(file):
            if row["_id"] not in excluded()["re3d"]:
                yield from _document(row["text"], found[row["_id"]], known, vocabulary)


def kinds_of_words(ours: Sequence[Annotated]) -> dict[str, str]:
    """The commonest kind of the words that our own sentences mention, in small letters."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for one in ours:
        for start, end, kind in one.mentions:
            counts[one.text[start:end].lower()][kind] += 1
    return {text: count.most_common(1)[0][0] for text, count in counts.items()}


def _rows(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8-sig").splitlines()]


def _document(text: str, rows: Sequence[Mapping[str, Any]], known: Mapping[str, str],
              vocabulary: Vocabulary) -> Iterator[Example]:  # fmt: skip
    for found in re.finditer(r"[^\n]+", text):
        for start, end in split_sentences(text, found.start(), found.end()):
            tokens = tuple(words(text, start, end))
            if tokens:
                yield _sentence(tokens, rows, known, vocabulary)


def _sentence(tokens: tuple[Token, ...], rows: Sequence[Mapping[str, Any]], known: Mapping[str, str],
              vocabulary: Vocabulary) -> Example:  # fmt: skip
    begins, ends = {token.start: n for n, token in enumerate(tokens)}, {token.end: n for n, token in enumerate(tokens)}
    mentions, unsure = [], []
    for row in rows:
        if row["type"] not in KINDS:
            continue
        first, last = begins.get(row["begin"]), ends.get(row["end"])
        if first is None or last is None:
            continue
        while first < last and tokens[first].lower in LEADING:
            first += 1
        if not any(token.text[0].isupper() for token in tokens[first : last + 1]):
            continue
        kind = _kind([token.text for token in tokens[first : last + 1]], str(row["type"]), known)
        if kind is None:
            unsure.append((first, last))
        else:
            mentions.append((first, last, labels.MENTIONS.index(kind) + 1))
    return Example(
        pieces=vocabulary.pieces([token.text for token in tokens]),
        size=len(tokens),
        mentions=tuple(mentions),
        named=True,
        unsure=tuple(unsure),
        capital=tuple(token.text[0].isupper() for token in tokens),
    )


def _kind(chosen: Sequence[str], theirs: str, known: Mapping[str, str]) -> str | None:
    """Our kind of a name; None where the two schemes do not meet: a country that acts is a body there, a place here."""
    ours, text = KINDS[theirs], " ".join(chosen).lower()
    if text in known:
        return known[text] if known[text] in ours else None
    name = lexicon.countries()
    acts = theirs == "Organisation" and (" ".join(chosen) in name.names or " ".join(chosen) in name.governments)
    return None if acts else ours[0]
