"""The encoder at work: sentences in, word classes, trees and roles out.

Sentences are run in groups of one padded length, which hangs on their own length alone, and every scale in the graphs
is fixed: an answer is the same to the bit whatever stands beside a sentence. One thread; more work wants more
processes.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from sayso.reading.encoder import frames
from sayso.reading.encoder.cues import cue
from sayso.reading.encoder.lemmas import Lemmas
from sayso.reading.encoder.mentions import mentions
from sayso.reading.encoder.pieces import Pieces, Vocabulary
from sayso.reading.encoder.trees import best_tree
from sayso.reading.syntax import Frame, PredicateKind, Syntax, Telling, children_of
from sayso.record import Act, ClaimType, Modality, Polarity

STEP: Final = 4
"""Lengths in pieces are padded to multiples of this."""
TOGETHER: Final = 1024
"""Pieces in one run of the graph: enough to keep the processor busy, few enough to stay in its cache."""
POSITIONS: Final = 512
"""Pieces that the encoder has places for."""
EAGER: Final = 0.5
"""What is taken from the score of telling no happening at all. On our developing half claims and typed claims have F1
.743 / .680 at 0, .754 / .677 at .5, .760 / .670 at 1, .771 / .644 at 2: more is found, more of it with a wrong type."""

Array = NDArray[Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What the numbers that come out of the graphs stand for."""

    upos: tuple[str, ...]
    features: dict[str, tuple[str, ...]]
    predicates: tuple[str, ...]
    relations: tuple[str, ...]
    roles: tuple[str, ...]
    mentions: tuple[str, ...]
    parts: tuple[str, ...]
    acts: tuple[Act, ...]
    types: tuple[ClaimType | None, ...]
    modality: tuple[Modality, ...]
    tags: tuple[tuple[str, int], ...]
    distance: int

    def columns(self) -> Iterator[tuple[str, slice]]:
        """The columns of each set of tags."""
        start = 0
        for name, size in self.tags:
            yield name, slice(start, start + size)
            start += size


def read_labels(file: Path) -> Labels:
    """The labels of an asset."""
    told = json.loads(file.read_text(encoding="utf-8"))
    return Labels(
        upos=tuple(told["upos"]),
        features={name: tuple(values) for name, values in told["features"].items()},
        predicates=tuple(told["predicates"]),
        relations=tuple(told["relations"]),
        roles=tuple(told["roles"]),
        mentions=tuple(told["mentions"]),
        parts=tuple(told["parts"]),
        acts=tuple(Act(name) for name in told["acts"]),
        types=tuple(None if name == "none" else ClaimType(name) for name in told["types"]),
        modality=tuple(Modality(name) for name in told["modality"]),
        tags=tuple((name, size) for name, size in told["tags"]),
        distance=told["distance"],
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the graphs say of one sentence, not yet decoded; `rows` are the scores beside each predicate and cue."""

    tags: dict[str, list[Any]]
    tree: list[int]
    relations: list[int]
    rows: dict[int, Array]
    mentions: Array


class Model:
    """The encoder with its heads, loaded from its asset's folder."""

    def __init__(self, folder: Path) -> None:
        self.labels = read_labels(folder / "labels.json")
        self._columns = dict(self.labels.columns())
        self._vocabulary = Vocabulary(folder / "tokenizer.json")
        self._lemmas = Lemmas(folder / "lemmas.tsv")
        self._words = _session(folder / "words.onnx")
        self._pairs = _session(folder / "pairs.onnx")

    def analyse(self, sentences: Sequence[Sequence[str]]) -> list[Syntax]:
        """The analysis of each sentence, given as its words, in their order; a sentence has at least one word."""
        found: list[Syntax | None] = [None] * len(sentences)
        groups: dict[int, list[tuple[int, Pieces]]] = defaultdict(list)
        for number, words in enumerate(sentences):
            pieces = self._vocabulary.pieces(words, POSITIONS)
            groups[-(-len(pieces.ids) // STEP) * STEP].append((number, pieces))
        for length, group in groups.items():
            size = max(1, TOGETHER // length)
            for start in range(0, len(group), size):
                some = group[start : start + size]
                texts = [sentences[number] for number, _ in some]
                for (number, _), syntax in zip(some, self._run(length, texts, [p for _, p in some]), strict=True):
                    found[number] = syntax
        return [one for one in found if one is not None]

    def _run(self, length: int, texts: Sequence[Sequence[str]], pieces: Sequence[Pieces]) -> list[Syntax]:
        """Sentences of one padded length."""
        tags, arcs, marked, dependent, head, word, predicate = self._words.run(None, _inputs(length, pieces))
        tags[..., self._columns["type"].start] -= EAGER
        sizes = [len(words) for words in texts]
        trees = [best_tree(arcs[n, 1 : size + 1, : size + 1]) for n, size in enumerate(sizes)]
        best = {name: tags[..., columns].argmax(-1) for name, columns in self._columns.items()}
        best["happened"] = tags[..., self._columns["happened"]][..., 0]
        told = [{name: values[n, 1 : size + 1].tolist() for name, values in best.items()}
                for n, size in enumerate(sizes)]  # fmt: skip
        rows = [
            (n, place) for n, one in enumerate(told)
            for place, (kind, is_cue) in enumerate(zip(one["predicate"], one["cue"], strict=True))
            if is_cue or self.labels.predicates[kind] in ("plain", "light")
        ]  # fmt: skip
        fed = self._of_trees(dependent, head, trees) | self._of_roles(word, predicate, rows, sizes)
        relations, roles = self._pairs.run(None, fed)
        scores: dict[int, dict[int, Array]] = defaultdict(dict)
        for row, (n, place) in enumerate(rows):
            scores[n][place] = roles[row, 1 : sizes[n] + 1]
        ends = np.cumsum(sizes).tolist()
        return [
            self._syntax(words, Found(
                tags=told[n], tree=trees[n], relations=relations[end - size : end].tolist(), rows=scores[n],
                mentions=marked[n, :, 1 : size + 1, 1 : size + 1],
            ))
            for n, (words, size, end) in enumerate(zip(texts, sizes, ends, strict=True))
        ]  # fmt: skip

    def _of_trees(self, dependent: Array, head: Array, trees: Sequence[Sequence[int]]) -> dict[str, Array]:
        """Every word with the head that the tree gives it."""
        sentence = np.repeat(np.arange(len(trees)), [len(tree) for tree in trees])
        above = np.concatenate([np.asarray(tree) for tree in trees])
        here = np.concatenate([np.arange(len(tree)) for tree in trees])
        far = np.where(above >= 0, above - here, 0)
        return {
            "relation_dependent": dependent[sentence, here + 1],
            "relation_head": head[sentence, above + 1],
            "relation_distance": self._clipped(far),
        }

    def _of_roles(
        self, word: Array, predicate: Array, rows: Sequence[tuple[int, int]], sizes: Sequence[int]
    ) -> dict[str, Array]:
        """Every word of a sentence beside each of its predicates."""
        sentence = np.array([n for n, _ in rows], dtype=np.int64)
        place = np.array([place for _, place in rows], dtype=np.int64) + 1
        nodes = np.arange(word.shape[1])
        mask = (nodes[None, :] > 0) & (nodes[None, :] <= np.asarray(sizes)[sentence][:, None])
        return {
            "role_word": word[sentence],
            "role_predicate": predicate[sentence, place][:, None],
            "role_distance": self._clipped(nodes[None, :] - place[:, None]),
            "role_mask": mask.astype(np.int32),
        }

    def _clipped(self, distance: Array) -> Array:
        limit = self.labels.distance
        return np.asarray(distance.clip(-limit, limit) + limit, dtype=np.int32)

    def _syntax(self, words: Sequence[str], found: Found) -> Syntax:
        labels, tags = self.labels, found.tags
        upos = tuple(labels.upos[tag] for tag in tags["upos"])
        features = {
            name: tuple(values[tag - 1] if tag else None for tag in tags[name])
            for name, values in labels.features.items()
        }
        kinds = [labels.predicates[kind] for kind in tags["predicate"]]
        return Syntax(
            upos=upos,
            features=features,
            lemmas=tuple(
                self._lemmas.of(word, tag, features, n) for n, (word, tag) in enumerate(zip(words, upos, strict=True))
            ),
            heads=tuple(found.tree),
            relations=tuple(labels.relations[one] for one in found.relations),
            children=children_of(found.tree),
            tellings=tuple(
                Telling(
                    type=labels.types[kind],
                    polarity=Polarity.NEGATIVE if negative else Polarity.POSITIVE,
                    modality=labels.modality[modality],
                    happened=happened,
                )
                for kind, negative, modality, happened in zip(
                    tags["type"], tags["polarity"], tags["modality"], tags["happened"], strict=True
                )
            ),
            frames=tuple(
                self._frame(place, PredicateKind(kind), found) for place, kind in enumerate(kinds) if kind != "none"
            ),
            mentions=mentions(found.mentions, labels.mentions),
            cues=tuple(
                cue(place, labels.acts[tags["act"][place]], scores[:, -len(labels.parts) - 1 :], labels.parts)
                for place, scores in found.rows.items()
                if tags["cue"][place]
            ),
        )

    def _frame(self, place: int, kind: PredicateKind, found: Found) -> Frame:
        if kind is PredicateKind.AUX:
            return Frame(word=place, kind=kind, arguments=())
        half = len(self.labels.roles) + 1
        scores = found.rows[place]
        both = frames.RoleScores(by_head=scores[:, :half], inside=scores[:, half : 2 * half])
        return frames.frame(place, kind, frames.arguments(both, place, found.tree, self.labels.roles), found.tree)


def _session(file: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL  # written as it is to run
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])


def _inputs(length: int, pieces: Sequence[Pieces]) -> dict[str, Array]:
    """Padded pieces, and for the root and each word the pieces that are averaged for it."""
    shape = (len(pieces), length)
    ids, shapes, mask = (np.zeros(shape, dtype=np.int32) for _ in range(3))
    pool = np.zeros((len(pieces), length, length), dtype=np.float32)
    for n, one in enumerate(pieces):
        count = len(one.ids)
        ids[n, :count], shapes[n, :count], mask[n, :count] = one.ids, one.shapes, 1
        owner = np.asarray(one.owner[1:-1])
        pool[n, owner + 1, np.arange(1, count - 1)] = 1 / np.bincount(owner)[owner]
        pool[n, 0, 0] = 1.0
    return {"ids": ids, "shapes": shapes, "mask": mask, "places": np.arange(length, dtype=np.int32), "pool": pool}
