"""The network as an asset: two graphs in eight bits, the vocabulary, the labels, the lemmas, and what a card says.

    words.onnx   pieces and shapes -> word classes, scores of arcs, and what the second graph needs
    pairs.onnx   words with their heads -> relations; words with a predicate -> roles
Between them the tree is found, so that a relation is only asked of the arcs that are in it.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from torch import nn

from training.reader import labels
from training.reader.batches import Example, batch
from training.reader.graph import CONTRIB, FLOAT, INT32, INT64, Array, Graph, Map
from training.reader.network import DISTANCE, Layer, Mentions, Network
from training.reader.quantise import Watch, quantised, table
from training.reader.train import losses

LAYER_MAPS = ("qkv", "out", "up", "down")
SAMPLE = 800
"""Sentences that the scales are read off."""


def export(
    network: Network, sample: Sequence[Example], folder: Path, tokenizer: Path, *, precise: bool = False
) -> None:
    """Writes the graphs and what stands beside them; `precise` ones are not in eight bits."""
    network.eval()
    watched = _linear_maps(network)
    seen = _watch(network, watched, sample[:SAMPLE])
    maps = {name: quantised([part], seen[name]) for name, part in watched.items()}
    folder.mkdir(parents=True, exist_ok=True)
    onnx.save(_words(network, maps | {"heads": _word_maps(network, seen)}, precise=precise), folder / "words.onnx")
    onnx.save(_pairs(network, maps, precise=precise), folder / "pairs.onnx")
    shutil.copyfile(tokenizer, folder / "tokenizer.json")
    told = {
        "upos": labels.UPOS,
        "features": labels.FEATURES,
        "predicates": labels.PREDICATES,
        "relations": labels.DEPRELS,
        "roles": labels.ROLES,
        "mentions": labels.MENTIONS,
        "parts": labels.PARTS,
        "acts": labels.ACTS,
        "types": labels.TYPES,
        "modality": labels.MODALITY,
        "tags": list(network.sizes.tags.items()),
        "distance": DISTANCE,
    }
    (folder / "labels.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def _linear_maps(network: Network) -> dict[str, nn.Linear]:
    """The maps that run in eight bits: those of the transformer layers, and the first ones of the heads."""
    layers = [*network.encoder.layers, *network.roles.layers]
    found = {f"{n}.{name}": getattr(layer, name) for n, layer in enumerate(layers) for name in LAYER_MAPS}
    found["arc.bilinear"] = network.arcs.bilinear
    found["tags"] = network.tag_mlp[0]  # every head reads the same vectors: one sample serves for all
    return found


@torch.no_grad()
def _watch(network: Network, watched: dict[str, nn.Linear], sample: Sequence[Example]) -> dict[str, Array]:
    watch = Watch(watched)
    order = sorted(sample, key=lambda one: len(one.pieces.ids))
    for start in range(0, len(order), 32):
        losses(network, batch(order[start : start + 32]))
    return watch.done()


HEADS = (
    "tag", "dependent", "head", "mention_first", "mention_last", "relation_dependent", "relation_head", "role_word",
    "role_predicate",
)  # fmt: skip
PASSED_ON = HEADS[5:]
"""What the second graph reads of the first."""


def _word_parts(network: Network) -> dict[str, nn.Linear]:
    parts = (
        network.tag_mlp[0], network.arcs.dependent[0], network.arcs.head[0], network.mentions.first[0],
        network.mentions.last[0], network.relations.dependent,
        network.relations.head, network.roles.word, network.roles.predicate,
    )  # fmt: skip
    return dict(zip(HEADS, parts, strict=True))


def _word_maps(network: Network, seen: dict[str, Array]) -> Map:
    return quantised(list(_word_parts(network).values()), seen["tags"])


def _array(value: torch.Tensor) -> Array:
    return value.detach().numpy()


def _of(maps: dict[str, Map], number: int) -> dict[str, Map]:
    """The maps of one transformer layer, by their own names."""
    return {name: maps[f"{number}.{name}"] for name in LAYER_MAPS}


def _layer(graph: Graph, layer: Layer, maps: dict[str, Map], x: str, mask: str) -> str:
    """A transformer layer by its own maps; `mask` is [batch, length], 1 for what may be looked at."""
    q, k, v = graph.mapped(x, maps["qkv"], *[layer.out.in_features] * 3)
    seen = graph.add("MultiHeadAttention", q, k, v, "", mask, domain=CONTRIB, num_heads=layer.heads)
    (out,) = graph.mapped(seen, maps["out"])
    x = graph.norm(graph.add("Add", x, out), _array(layer.norm1.weight), _array(layer.norm1.bias))
    (up,) = graph.mapped(x, maps["up"])
    (down,) = graph.mapped(graph.gelu(up), maps["down"])
    return graph.norm(graph.add("Add", x, down), _array(layer.norm2.weight), _array(layer.norm2.bias))


def _words(network: Network, maps: dict[str, Map], *, precise: bool) -> onnx.ModelProto:
    graph, encoder = Graph("words", precise=precise), network.encoder
    ids = graph.input("ids", INT32, ["batch", "length"])
    shapes = graph.input("shapes", INT32, ["batch", "length"])
    mask = graph.input("mask", INT32, ["batch", "length"])
    places = graph.input("places", INT32, ["length"])
    pool = graph.input("pool", FLOAT, ["batch", "nodes", "length"])
    values, scale = table(encoder.words.weight)
    words = graph.add("Cast", graph.add("Gather", graph.constant(values), ids), to=FLOAT)
    words = graph.add("Mul", words, graph.add("Gather", graph.constant(scale), ids))
    beside = graph.add("Add", graph.add("Gather", graph.constant(_array(encoder.shapes.weight)), shapes),
                       graph.add("Gather", graph.constant(_array(encoder.places.weight)), places))  # fmt: skip
    x = graph.norm(graph.add("Add", words, beside), _array(encoder.norm.weight), _array(encoder.norm.bias))
    for number, layer in enumerate(encoder.layers):
        x = _layer(graph, layer, _of(maps, number), x, mask)
    nodes = graph.add("MatMul", pool, x)
    sizes = [part.out_features for part in _word_parts(network).values()]
    parts = dict(zip(HEADS, graph.mapped(nodes, maps["heads"], *sizes), strict=True))
    tags = graph.linear(graph.gelu(parts["tag"]), _array(network.tags.weight).T, _array(network.tags.bias))
    head = graph.gelu(parts["head"])
    (arcs,) = graph.mapped(graph.gelu(parts["dependent"]), maps["arc.bilinear"])
    arcs = graph.add("MatMul", arcs, graph.add("Transpose", head, perm=[0, 2, 1]))
    prior = graph.linear(head, _array(network.arcs.prior.weight).T, _array(network.arcs.prior.bias))
    arcs = graph.add("Add", arcs, graph.add("Transpose", prior, perm=[0, 2, 1]))
    graph.output(tags, "tags", FLOAT, ["batch", "nodes", sum(network.sizes.tags.values())])
    graph.output(arcs, "arcs", FLOAT, ["batch", "nodes", "nodes"])
    graph.output(_mentions(graph, network.mentions, parts), "mentions", FLOAT, ["batch", "labels", "nodes", "nodes"])
    for name in PASSED_ON:
        graph.output(parts[name], name, FLOAT, ["batch", "nodes", dict(zip(HEADS, sizes, strict=True))[name]])
    return graph.model()


def _mentions(graph: Graph, mentions: Mentions, parts: dict[str, str]) -> str:
    """Scores of each kind of mention for each first and last word."""
    first, last = graph.gelu(parts["mention_first"]), graph.gelu(parts["mention_last"])
    across = graph.add("Unsqueeze", graph.add("Transpose", last, perm=[0, 2, 1]), graph.constant(np.array([1])))
    size = mentions.bilinear.in_features
    weights = _array(mentions.bilinear.weight).reshape(mentions.count, size, size).transpose(0, 2, 1)
    left = graph.add("MatMul", graph.add("Unsqueeze", first, graph.constant(np.array([1]))), graph.constant(weights))
    joint = graph.add("MatMul", left, across)
    for part, value, axis in ((mentions.alone_first, first, 3), (mentions.alone_last, last, 2)):
        alone = graph.linear(value, _array(part.weight).T, _array(part.bias))
        turned = graph.add("Transpose", alone, perm=[0, 2, 1])
        joint = graph.add("Add", joint, graph.add("Unsqueeze", turned, graph.constant(np.array([axis]))))
    return joint


def _pairs(network: Network, maps: dict[str, Map], *, precise: bool) -> onnx.ModelProto:
    graph, roles, relations = Graph("pairs", precise=precise), network.roles, network.relations
    dependent = graph.input("relation_dependent", FLOAT, ["words", network.sizes.relation])
    head = graph.input("relation_head", FLOAT, ["words", network.sizes.relation])
    far = graph.input("relation_distance", INT32, ["words"])
    joint = graph.add("Add", graph.add("Add", dependent, head),
                      graph.add("Gather", graph.constant(_array(relations.distance.weight)), far))  # fmt: skip
    label = graph.linear(graph.gelu(joint), _array(relations.label.weight).T, _array(relations.label.bias))
    graph.output(graph.add("ArgMax", label, axis=-1, keepdims=0), "relations", INT64, ["words"])
    word = graph.input("role_word", FLOAT, ["predicates", "nodes", network.sizes.role])
    predicate = graph.input("role_predicate", FLOAT, ["predicates", 1, network.sizes.role])
    apart = graph.input("role_distance", INT32, ["predicates", "nodes"])
    mask = graph.input("role_mask", INT32, ["predicates", "nodes"])
    x = graph.add("Add", graph.add("Add", word, predicate),
                  graph.add("Gather", graph.constant(_array(roles.distance.weight)), apart))  # fmt: skip
    x = graph.norm(x, _array(roles.norm.weight), _array(roles.norm.bias))
    for number, layer in enumerate(roles.layers, len(network.encoder.layers)):
        x = _layer(graph, layer, _of(maps, number), x, mask)
    ends = [roles.heads, roles.inside, roles.parts]
    all_scores = graph.linear(
        x, np.concatenate([_array(one.weight) for one in ends]).T, np.concatenate([_array(one.bias) for one in ends])
    )
    graph.output(all_scores, "roles", FLOAT, ["predicates", "nodes", sum(one.out_features for one in ends)])
    return graph.model()
