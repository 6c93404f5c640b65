"""The network: one encoder, and heads that read words, trees and roles off its last layer.

    pieces + shapes ─▶ encoder ─▶ a vector a word ─┬▶ tags        word class, features, predicate or not
                                                    ├▶ arcs        who hangs on whom (biaffine)
                                                    ├▶ relations   as what (a small network over each pair)
                                                    ├▶ mentions    whether a run of words is one (biaffine)
                                                    └▶ roles       one light transformer layer a predicate or cue,
                                                                   which knows that word and the distance to it
The encoder has the layout of BERT, so that published weights load into it; everything else starts from scratch.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import torch
from torch import Tensor, nn
from torch.nn import functional

from sayso.reading.encoder.pieces import SHAPES
from training.reader import labels

DISTANCE = 24
"""Words to either side beyond which every distance counts as the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """The dimensions of the network; those of the encoder are MiniLM's."""

    vocabulary: int = 30522
    positions: int = 512
    hidden: int = 384
    layers: int = 6
    attention: int = 12
    inner: int = 1536
    tag: int = 256
    arc: int = 256
    relation: int = 192
    role: int = 192
    role_inner: int = 384
    role_attention: int = 6
    role_layers: int = 1
    mention: int = 96
    dropout: float = 0.1
    head_dropout: float = 0.25
    tags: dict[str, int] = field(
        default_factory=lambda: {
            "upos": len(labels.UPOS),
            **{name: len(values) + 1 for name, values in labels.FEATURES.items()},
            "predicate": len(labels.PREDICATES),
            "cue": len(labels.CUES),
            "said": len(labels.SAID),
            "act": len(labels.ACTS),
            "type": len(labels.TYPES),
            "polarity": len(labels.POLARITY),
            "modality": len(labels.MODALITY),
            "happened": 1,
        }
    )


class Layer(nn.Module):
    """A transformer layer as in BERT: attention, then a network a position, each added and normalised after."""

    def __init__(self, size: int, inner: int, attention: int, dropout: float) -> None:
        super().__init__()
        self.heads = attention
        self.qkv = nn.Linear(size, 3 * size)
        self.out = nn.Linear(size, size)
        self.norm1 = nn.LayerNorm(size, eps=1e-12)
        self.up = nn.Linear(size, inner)
        self.down = nn.Linear(inner, size)
        self.norm2 = nn.LayerNorm(size, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """`x` is [batch, length, size]; `mask` [batch, 1, 1, length] is true for what may be looked at."""
        batch, length, size = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        dropout = self.dropout.p if self.training else 0.0
        seen = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask, dropout_p=dropout)
        seen = seen.transpose(1, 2).reshape(batch, length, size)
        x = self.norm1(x + self.dropout(self.out(seen)))
        return self.norm2(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Pieces and shapes to one vector a piece."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.words = nn.Embedding(sizes.vocabulary, sizes.hidden)
        self.places = nn.Embedding(sizes.positions, sizes.hidden)
        self.shapes = nn.Embedding(len(SHAPES), sizes.hidden)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(sizes.hidden, eps=1e-12)
        self.layers = nn.ModuleList(
            Layer(sizes.hidden, sizes.inner, sizes.attention, sizes.dropout) for _ in range(sizes.layers)
        )
        self.dropout = nn.Dropout(sizes.dropout)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """All [batch, length]; the vectors are [batch, length, hidden]."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.dropout(self.norm(self.words(ids) + self.places(places) + self.shapes(shapes)))
        for layer in self.layers:
            x = layer(x, mask[:, None, None, :])
        return x

    def load_bert(self, weights: dict[str, Tensor]) -> None:
        """Takes over the weights of a BERT encoder under their published names."""
        own = {
            "words.weight": weights["embeddings.word_embeddings.weight"],
            "places.weight": weights["embeddings.position_embeddings.weight"]
            + weights["embeddings.token_type_embeddings.weight"][0],
            "shapes.weight": self.shapes.weight.data,
            "norm.weight": weights["embeddings.LayerNorm.weight"],
            "norm.bias": weights["embeddings.LayerNorm.bias"],
        }
        names = {
            "out": "attention.output.dense",
            "norm1": "attention.output.LayerNorm",
            "up": "intermediate.dense",
            "down": "output.dense",
            "norm2": "output.LayerNorm",
        }
        for number in range(len(self.layers)):
            there, here = f"encoder.layer.{number}", f"layers.{number}"
            for part in ("weight", "bias"):
                qkv = [weights[f"{there}.attention.self.{name}.{part}"] for name in ("query", "key", "value")]
                own[f"{here}.qkv.{part}"] = torch.cat(qkv)
                for name, theirs in names.items():
                    own[f"{here}.{name}.{part}"] = weights[f"{there}.{theirs}.{part}"]
        self.load_state_dict(own)


class Mlp(nn.Sequential):
    """A linear map, a bend, dropout."""

    def __init__(self, size: int, out: int, dropout: float) -> None:
        super().__init__(nn.Linear(size, out), nn.GELU(), nn.Dropout(dropout))


class Arcs(nn.Module):
    """How well each word hangs on each other word, or on the root, which stands at place 0."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.dependent = Mlp(sizes.hidden, sizes.arc, sizes.head_dropout)
        self.head = Mlp(sizes.hidden, sizes.arc, sizes.head_dropout)
        self.bilinear = nn.Linear(sizes.arc, sizes.arc)
        self.prior = nn.Linear(sizes.arc, 1)
        nn.init.zeros_(self.bilinear.weight)

    def forward(self, words: Tensor, nodes: Tensor) -> Tensor:
        """Scores [batch, words, 1 + words]."""
        heads = self.head(nodes)
        return self.bilinear(self.dependent(words)) @ heads.transpose(1, 2) + self.prior(heads).transpose(1, 2)


class Relations(nn.Module):
    """As what a word hangs on another: scores of each label for each pair."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.dependent = nn.Linear(sizes.hidden, sizes.relation)
        self.head = nn.Linear(sizes.hidden, sizes.relation)
        self.distance = nn.Embedding(2 * DISTANCE + 1, sizes.relation)
        self.dropout = nn.Dropout(sizes.head_dropout)
        self.label = nn.Linear(sizes.relation, len(labels.DEPRELS))
        nn.init.zeros_(self.distance.weight)

    def forward(self, words: Tensor, heads: Tensor, distance: Tensor) -> Tensor:
        """Of words [..., hidden] and one head each, `distance` words away (already clipped and shifted)."""
        joint = self.dependent(words) + self.head(heads) + self.distance(distance)
        return self.label(self.dropout(functional.gelu(joint)))


class Mentions(nn.Module):
    """Whether a run of words is a mention, and of what kind: scores of each label for each first and last word."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.count = len(labels.MENTIONS) + 1
        self.first = Mlp(sizes.hidden, sizes.mention, sizes.head_dropout)
        self.last = Mlp(sizes.hidden, sizes.mention, sizes.head_dropout)
        self.bilinear = nn.Linear(sizes.mention, sizes.mention * self.count, bias=False)
        self.alone_first = nn.Linear(sizes.mention, self.count)
        self.alone_last = nn.Linear(sizes.mention, self.count)

    def forward(self, words: Tensor) -> Tensor:
        """Scores [batch, labels, first, last]; the first label is none."""
        first, last = self.first(words), self.last(words)
        left = self.bilinear(first).unflatten(-1, (self.count, -1)).transpose(1, 2)
        joint = left @ last.transpose(1, 2)[:, None]
        alone = self.alone_first(first).transpose(1, 2)[..., None] + self.alone_last(last).transpose(1, 2)[:, :, None]
        return joint + alone


class Roles(nn.Module):
    """What each word is to a predicate or cue.

    The label of the argument that it heads, that of the argument that it stands in, and the part of a saying.
    """

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.word = nn.Linear(sizes.hidden, sizes.role)
        self.predicate = nn.Linear(sizes.hidden, sizes.role)
        self.distance = nn.Embedding(2 * DISTANCE + 1, sizes.role)
        self.norm = nn.LayerNorm(sizes.role, eps=1e-12)
        self.layers = nn.ModuleList(
            Layer(sizes.role, sizes.role_inner, sizes.role_attention, sizes.head_dropout)
            for _ in range(sizes.role_layers)
        )
        self.dropout = nn.Dropout(sizes.head_dropout)
        self.heads = nn.Linear(sizes.role, len(labels.ROLES) + 1)
        self.inside = nn.Linear(sizes.role, len(labels.ROLES) + 1)
        self.parts = nn.Linear(sizes.role, len(labels.PARTS) + 1)

    def forward(self, words: Tensor, mask: Tensor, sentence: Tensor, place: Tensor) -> dict[str, Tensor]:
        """For predicates at `place` of `sentence` (both [predicates]): each [predicates, words, labels]."""
        distance = clipped(torch.arange(words.shape[1], device=words.device)[None, :] - place[:, None])
        x = self.word(words)[sentence] + self.predicate(words[sentence, place])[:, None] + self.distance(distance)
        x = self.norm(x)
        for layer in self.layers:
            x = layer(x, mask[sentence][:, None, None, :])
        x = self.dropout(x)
        return {"role_heads": self.heads(x), "role_inside": self.inside(x), "parts": self.parts(x)}


def clipped(distance: Tensor) -> Tensor:
    """A distance in words as a row of a table of distances."""
    return distance.clamp(-DISTANCE, DISTANCE) + DISTANCE


class Network(nn.Module):
    """The whole reader."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.sizes = sizes
        self.encoder = Encoder(sizes)
        self.dropout = nn.Dropout(sizes.head_dropout)
        self.tag_mlp = Mlp(sizes.hidden, sizes.tag, sizes.head_dropout)
        self.tags = nn.Linear(sizes.tag, sum(sizes.tags.values()))
        self.arcs = Arcs(sizes)
        self.relations = Relations(sizes)
        self.mentions = Mentions(sizes)
        self.roles = Roles(sizes)

    def encode(self, ids: Tensor, shapes: Tensor, mask: Tensor, pool: Tensor) -> Tensor:
        """One vector for the root and one a word: [batch, 1 + words, hidden]; `pool` averages pieces."""
        return self.dropout(pool @ self.encoder(ids, shapes, mask))

    def tag(self, words: Tensor) -> dict[str, Tensor]:
        """Scores of each set of tags, [batch, words, labels]."""
        scores = self.tags(self.tag_mlp(words))
        return dict(zip(self.sizes.tags, scores.split(list(self.sizes.tags.values()), dim=-1), strict=True))


NO_MENTION = 5.0
"""What speaks against a run of words being a mention at the beginning: nearly none is."""


def initial_scale(network: Network) -> None:
    """Small random weights for the parts that are not published ones."""
    for name, part in network.named_modules():
        if isinstance(part, nn.Linear) and not name.startswith("encoder"):
            nn.init.normal_(part.weight, std=1 / math.sqrt(part.in_features))
            if part.bias is not None:
                nn.init.zeros_(part.bias)
    nn.init.zeros_(network.arcs.bilinear.weight)
    network.mentions.alone_first.bias.data[0] = NO_MENTION
