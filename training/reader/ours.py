"""Our own annotated sentences as the network learns from them."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.reading.encoder.pieces import Vocabulary
from sayso.reading.words import Token, words
from training.reader import labels
from training.reader.batches import IGNORED, Example, Row
from training.reader.corpus import Annotated, Spans
from training.reader.cues import chief


def example(one: Annotated, vocabulary: Vocabulary) -> Example:
    """A sentence in numbers. Spans that begin or end inside a word take the whole of it."""
    tokens = tuple(words(one.text))
    size = len(tokens)
    tags = {name: [0] * size for name in ("cue", "said", "type")} | {
        name: [IGNORED] * size for name in ("act", "polarity", "modality")
    }
    for told in one.told:
        for place in _places(tokens, ((told.start, told.end),))[:1]:
            tags["type"][place] = labels.TYPES.index(told.type or "none")
            tags["polarity"][place] = int(not told.positive)
            tags["modality"][place] = labels.MODALITY.index(told.modality)
    rows = []
    for said in one.said:
        for place in _places(tokens, said.content):
            tags["said"][place] = 1
        cue = _places(tokens, said.cue)
        if not cue:
            continue
        parts = [0] * size
        for name, spans in (("content", said.content), ("source", said.source), ("cue", said.cue)):
            for place in _places(tokens, spans):
                parts[place] = labels.PARTS.index(name) + 1
        place = chief([tokens[n].lower for n in cue], cue)
        tags["cue"][place] = 1
        if said.act is not None:
            tags["act"][place] = labels.ACTS.index(said.act)
        rows.append(Row(place=place, parts=parts))
    mentions = []
    for start, end, kind in one.mentions:
        places = _places(tokens, ((start, end),))
        mentions.append((places[0], places[-1], labels.MENTIONS.index(kind) + 1))
    return Example(
        pieces=vocabulary.pieces([token.text for token in tokens]),
        size=size,
        tags=tags,
        rows=tuple(rows),
        mentions=tuple(mentions),
    )


def _places(tokens: Sequence[Token], spans: Spans) -> list[int]:
    return [n for n, token in enumerate(tokens) if any(token.start < end and start < token.end for start, end in spans)]
