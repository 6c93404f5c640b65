"""Gold sentences as tensors, in batches of about one length."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import torch
from torch import Tensor

from sayso.reading.encoder.pieces import LETTERS, LOWER, NONE, UPPER, Pieces, Vocabulary
from training.reader import labels
from training.reader.treebank import Tree

IGNORED = -100
"""A place that no loss looks at, as torch's cross entropy has it."""
LONGEST = 192
"""Pieces of the longest sentence that is trained on."""
POOL = 64
"""Batches that are sorted by length together."""
LOWERED, UPPERED, UNTOLD = 0.12, 0.08, 0.05
"""How often a sentence's shapes are those of small letters, of capitals, or not told at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A predicate or cue: its word, and of each word the label that it has to it; None where nobody annotated it."""

    place: int
    role_heads: list[int] | None = None
    role_inside: list[int] | None = None
    parts: list[int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A gold sentence with everything a loss needs, as plain lists.

    Everything may be None or left out but the pieces: no source of gold knows it all. `mentions` are (first, last,
    label), `named` says that only names were annotated, `unsure` are runs of words that nobody judged, `happened` is
    the judgement of each word or NaN.
    """

    pieces: Pieces
    size: int
    heads: list[int] | None = None
    relations: list[int] | None = None
    tags: dict[str, list[int]] = field(default_factory=dict)
    rows: tuple[Row, ...] = ()
    mentions: tuple[tuple[int, int, int], ...] | None = None
    named: bool = False
    unsure: tuple[tuple[int, int], ...] = ()
    capital: tuple[bool, ...] = ()
    happened: list[float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Some examples, padded. `sentence` and `place` name the rows; what is not known is IGNORED."""

    ids: Tensor
    shapes: Tensor
    mask: Tensor
    pool: Tensor
    word_mask: Tensor
    heads: Tensor
    relations: Tensor
    tags: dict[str, Tensor]
    happened: Tensor
    mentions: Tensor
    sentence: Tensor
    place: Tensor
    rows: dict[str, Tensor]


RELATION = {name: n for n, name in enumerate(labels.DEPRELS)}
ROLE = {name: n + 1 for n, name in enumerate(labels.ROLES)}
TAGS = ("upos", *labels.FEATURES, "predicate", "cue", "said", "act", "type", "polarity", "modality")
ROWS = ("role_heads", "role_inside", "parts")
LONGEST_MENTION = 14
"""Words of the longest mention that is looked for."""


def example(tree: Tree, vocabulary: Vocabulary) -> Example:
    """A sentence of a treebank in numbers."""
    size = len(tree.words)
    kinds = [0] * size
    rows = []
    for one in tree.predicates or ():
        kinds[one.index] = labels.PREDICATES.index(one.kind)
        if one.kind == "aux":
            continue
        heads, inside = [0] * size, [0] * size
        for role in one.roles:
            if role.label in ROLE:
                heads[role.head] = ROLE[role.label]
                inside[role.start : role.end] = [ROLE[role.label]] * (role.end - role.start)
        rows.append(Row(place=one.index, role_heads=heads, role_inside=inside))
    tags = {"upos": [labels.UPOS.index(tag) for tag in tree.upos]}
    for name, values in labels.FEATURES.items():
        tags[name] = [values.index(f[name]) + 1 if f.get(name) in values else 0 for f in tree.features]
    if tree.predicates is not None:
        tags["predicate"] = kinds
    return Example(
        pieces=vocabulary.pieces(tree.words),
        size=size,
        heads=[head + 1 for head in tree.heads],
        relations=[RELATION[name] for name in tree.deprels],
        tags=tags,
        rows=tuple(rows),
        happened=[tree.happened.get(n, math.nan) for n in range(size)] if tree.happened else None,
    )


def batch(examples: Sequence[Example], ids: Sequence[Sequence[int]] | None = None,
          shapes: Sequence[Sequence[int]] | None = None) -> Batch:  # fmt: skip
    """Some examples as tensors; `ids` and `shapes`, if given, take the place of their own."""
    size, length, words = len(examples), max(len(e.pieces.ids) for e in examples), max(e.size for e in examples)
    piece_ids = torch.zeros(size, length, dtype=torch.long)
    shape = torch.zeros(size, length, dtype=torch.long)
    mask = torch.zeros(size, length, dtype=torch.bool)
    pool = torch.zeros(size, 1 + words, length)
    word_mask = torch.zeros(size, words, dtype=torch.bool)
    heads = torch.full((size, words), IGNORED)
    relations = torch.full((size, words), IGNORED)
    happened = torch.full((size, words), math.nan)
    tags = {name: torch.full((size, words), IGNORED) for name in TAGS}
    mentions = torch.full((size, words, words), IGNORED)
    for n, one in enumerate(examples):
        count = len(one.pieces.ids)
        piece_ids[n, :count] = torch.tensor(ids[n] if ids else one.pieces.ids)
        shape[n, :count] = torch.tensor(shapes[n] if shapes else one.pieces.shapes)
        mask[n, :count] = True
        pool[n, torch.tensor(one.pieces.owner[1:-1]) + 1, torch.arange(1, count - 1)] = 1.0
        pool[n, 0, 0] = 1.0
        word_mask[n, : one.size] = True
        if one.heads is not None and one.relations is not None:
            heads[n, : one.size] = torch.tensor(one.heads)
            relations[n, : one.size] = torch.tensor(one.relations)
        for name, values in one.tags.items():
            tags[name][n, : one.size] = torch.tensor(values)
        if one.happened is not None:
            happened[n, : one.size] = torch.tensor(one.happened)
        if one.mentions is not None:
            mentions[n, : one.size, : one.size] = _spans(one)
    rows = [(n, row) for n, e in enumerate(examples) for row in e.rows]
    found = {name: torch.full((len(rows), words), IGNORED) for name in ROWS}
    for number, (_, row) in enumerate(rows):
        for name in ROWS:
            values = getattr(row, name)
            if values is not None:
                found[name][number, : len(values)] = torch.tensor(values)
    return Batch(
        ids=piece_ids,
        shapes=shape,
        mask=mask,
        pool=pool / pool.sum(-1, keepdim=True).clamp(min=1),
        word_mask=word_mask,
        heads=heads,
        relations=relations,
        tags=tags,
        happened=happened,
        mentions=mentions,
        sentence=torch.tensor([n for n, _ in rows], dtype=torch.long),
        place=torch.tensor([row.place for _, row in rows], dtype=torch.long),
        rows=found,
    )


def _spans(one: Example) -> Tensor:
    """The label of every run of words [first, last]; runs that are too long, or that nobody judged, are ignored."""
    found = torch.zeros(one.size, one.size, dtype=torch.long)
    places = torch.arange(one.size)
    length = places[None, :] - places[:, None]
    found[(length < 0) | (length >= LONGEST_MENTION)] = IGNORED
    if one.named:
        capital = torch.tensor(one.capital).cumsum(0)
        before = torch.cat([torch.zeros(1, dtype=torch.long), capital[:-1]])
        found[(capital[None, :] - before[:, None]) == 0] = IGNORED
    for first, last in one.unsure:
        found[first, last] = IGNORED
    for first, last, label in one.mentions or ():
        if last - first < LONGEST_MENTION:
            found[first, last] = label
    return found


def masked(one: Example, chance: random.Random, share: float, mark: int) -> list[int]:
    """The pieces of a sentence with those of some words hidden, so that a word is also known by its company."""
    hidden = {word for word in range(one.size) if chance.random() < share}
    return [mark if owner in hidden else piece
            for piece, owner in zip(one.pieces.ids, one.pieces.owner, strict=True)]  # fmt: skip


def recased(one: Example, chance: random.Random) -> list[int]:
    """The shapes of a sentence, now and then those of another case."""
    draw = chance.random()
    to = LOWER if draw < LOWERED else UPPER if draw < LOWERED + UPPERED else NONE
    if draw >= LOWERED + UPPERED + UNTOLD:
        return one.pieces.shapes
    return cased(one, to)


def cased(one: Example, to: int) -> list[int]:
    """The shapes of a sentence with every word of letters in one case."""
    return [to if shape in LETTERS else shape for shape in one.pieces.shapes]


def epoch(examples: Sequence[Example], size: int, chance: random.Random) -> Iterator[list[Example]]:
    """The examples in random batches of about one length."""
    fitting = [one for one in examples if len(one.pieces.ids) <= LONGEST]
    order = chance.sample(fitting, len(fitting))
    groups: list[list[Example]] = []
    for start in range(0, len(order), size * POOL):
        near = sorted(order[start : start + size * POOL], key=lambda one: len(one.pieces.ids))
        groups += [near[n : n + size] for n in range(0, len(near), size)]
    chance.shuffle(groups)
    yield from groups
