"""Trains the network: one loss over all heads, one cycle of the learning rate, an average over the last steps."""

from __future__ import annotations

import copy
import random
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing.synchronize import Barrier

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.reader.batches import IGNORED, Batch, Example, batch, epoch, masked, recased
from training.reader.network import Network, clipped


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How to train.

    The rates are the peaks of one cycle; `average` is the decay of the average of weights a step; `hidden` is the
    share of words whose pieces are hidden behind the vocabulary's `mark`; `half` computes in bfloat16.
    """

    epochs: int
    seed: int = 20261125
    size: int = 32
    encoder_rate: float = 1.5e-4
    head_rate: float = 1.5e-3
    warm: float = 0.1
    average: float = 0.998
    clip: float = 2.0
    hidden: float = 0.0
    mark: int = 103
    half: bool = True


POOL_ROUND = 8
"""Batches that an epoch may have beyond the full ones: the last of each pool, sorted by length, is short."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mixture:
    """Sources of gold, and how many sentences an epoch takes of each (more than it has: some twice)."""

    parts: tuple[tuple[Sequence[Example], int], ...]

    @property
    def size(self) -> int:
        """Sentences in an epoch."""
        return sum(count for _, count in self.parts)

    def draw(self, chance: random.Random) -> list[Example]:
        """The sentences of one epoch."""
        found: list[Example] = []
        for examples, count in self.parts:
            whole, rest = divmod(count, len(examples))
            found += [*examples] * whole + chance.sample(list(examples), rest)
        return found


WEIGHTS = {
    "tags": 1.0, "arcs": 1.0, "relations": 1.0, "role_heads": 1.0, "role_inside": 1.0, "parts": 1.0, "mentions": 1.0,
    "happened": 0.3,
}  # fmt: skip
"""Of the losses. Roles, parts of sayings and mentions are counted one by one, not a word: most words are nothing."""


def losses(network: Network, one: Batch) -> dict[str, Tensor]:
    """The loss of each head on a batch; 0 for a head that the batch teaches nothing."""
    nodes = network.encode(one.ids, one.shapes, one.mask, one.pool)
    words = nodes[:, 1:]
    tags = network.tag(words)
    told = ~one.happened.isnan()
    happened = functional.smooth_l1_loss(tags["happened"][..., 0][told].float(), one.happened[told], reduction="sum")
    found = {
        "tags": sum((_cross(tags[name], gold) for name, gold in one.tags.items()), torch.zeros(())),
        "happened": happened / told.sum().clamp(min=1),
    }
    arcs = network.arcs(words, nodes).masked_fill(~_nodes(one)[:, None, :], -1e4)
    found["arcs"] = _cross(arcs, one.heads)
    gold = one.heads.clamp(min=0)
    head = nodes.gather(1, gold[..., None].expand(-1, -1, nodes.shape[-1]))
    distance = torch.where(gold > 0, gold - 1 - torch.arange(gold.shape[1]), torch.zeros_like(gold))
    found["relations"] = _cross(network.relations(words, head, clipped(distance)), one.relations)
    found["mentions"] = _each(network.mentions(words).permute(0, 2, 3, 1), one.mentions)
    if len(one.sentence):
        scores = network.roles(words, one.word_mask, one.sentence, one.place)
        found |= {name: _each(scores[name], gold) for name, gold in one.rows.items()}
    return found


def _nodes(one: Batch) -> Tensor:
    return torch.cat([torch.ones_like(one.word_mask[:, :1]), one.word_mask], dim=1)


def _cross(scores: Tensor, gold: Tensor) -> Tensor:
    if not (gold != IGNORED).any():
        return torch.zeros(())
    return functional.cross_entropy(scores.flatten(0, -2).float(), gold.flatten(), ignore_index=IGNORED)


def _each(scores: Tensor, gold: Tensor) -> Tensor:
    """The loss over what there is to find, and as much again for a row in which there is nothing."""
    if not (gold != IGNORED).any():
        return torch.zeros(())
    flat = gold.flatten()
    total = functional.cross_entropy(scores.flatten(0, -2).float(), flat, ignore_index=IGNORED, reduction="sum")
    return total / ((gold > 0).sum() + (gold.flatten(1) != IGNORED).any(1).sum())


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """Processes of one thread each that share every batch: two threads in one process gain far less than two of them.

    `gradients` is shared memory, a row a process.
    """

    rank: int
    size: int
    gradients: Tensor
    barrier: Barrier

    def meet(self, parameters: Sequence[nn.Parameter]) -> None:
        """Gives every process the mean of all gradients."""
        own = self.gradients[self.rank]
        place = 0
        for parameter in parameters:
            part = own[place : place + parameter.numel()].view_as(parameter)
            if parameter.grad is None:
                part.zero_()
            else:
                part.copy_(parameter.grad)
            place += parameter.numel()
        self.barrier.wait()
        mean = self.gradients.mean(dim=0)
        self.barrier.wait()
        place = 0
        for parameter in parameters:
            parameter.grad = mean[place : place + parameter.numel()].view_as(parameter)
            place += parameter.numel()


def train(network: Network, mixture: Mixture, plan: Plan, watch: Callable[[Network, int], None], team: Team) -> Network:
    """The average of the network's weights over its last steps; the first process calls `watch` after each epoch."""
    torch.manual_seed(plan.seed + team.rank)
    chance, own_chance = random.Random(plan.seed), random.Random(plan.seed + 1 + team.rank)
    encoder = list(network.encoder.parameters())
    known = {id(parameter) for parameter in encoder}
    heads = [parameter for parameter in network.parameters() if id(parameter) not in known]
    groups = [{"params": encoder, "lr": plan.encoder_rate}, {"params": heads, "lr": plan.head_rate}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True, betas=(0.9, 0.98))
    steps = plan.epochs * (mixture.size // plan.size + POOL_ROUND)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, [plan.encoder_rate, plan.head_rate], total_steps=steps, pct_start=plan.warm, cycle_momentum=False
    )
    average, step = copy.deepcopy(network).eval(), 0
    for number in range(plan.epochs):
        network.train()
        began, sums = time.monotonic(), dict.fromkeys(WEIGHTS, 0.0)
        for chosen in epoch(mixture.draw(chance), plan.size, chance):
            one = _batch(chosen[team.rank :: team.size], plan, own_chance)
            optimizer.zero_grad(set_to_none=True)
            for name, value in _learn(network, one, plan).items():
                sums[name] += value
            team.meet([*encoder, *heads])
            nn.utils.clip_grad_norm_(network.parameters(), plan.clip)
            optimizer.step()
            schedule.step()
            step += 1
            if team.rank == 0:
                _follow(average, network, min(plan.average, step / (step + 10)))
        if team.rank == 0:
            told = " ".join(f"{name} {value * plan.size / mixture.size:.3f}" for name, value in sums.items())
            print(f"epoch {number + 1}/{plan.epochs}: {told}; {time.monotonic() - began:.0f} s", flush=True)
            watch(average, number + 1)
    return average


def _batch(chosen: Sequence[Example], plan: Plan, chance: random.Random) -> Batch | None:
    """One process's share of a batch, with words hidden and case changed; None if nothing is left for it."""
    if not chosen:
        return None
    return batch(
        chosen,
        ids=[masked(example, chance, plan.hidden, plan.mark) for example in chosen],
        shapes=[recased(example, chance) for example in chosen],
    )


def _learn(network: Network, one: Batch | None, plan: Plan) -> dict[str, float]:
    """The losses of a batch, their gradients computed."""
    if one is None:
        return {}
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=plan.half):
        found = losses(network, one)
    sum((WEIGHTS[name] * value for name, value in found.items()), torch.zeros(())).backward()
    return {name: float(value.detach()) for name, value in found.items()}


@torch.no_grad()
def _follow(average: Network, network: Network, decay: float) -> None:
    torch._foreach_lerp_(list(average.parameters()), list(network.parameters()), 1 - decay)


@torch.no_grad()
def quick_scores(
    network: Network, examples: Sequence[Example], shapes: Callable[[Example], list[int]] | None = None
) -> dict[str, float]:
    """Accuracies and F1 with gold words, predicates and cues, without decoding: to watch a training by."""
    right: dict[str, float] = defaultdict(float)
    seen: dict[str, float] = defaultdict(float)

    def accuracy(name: str, best: Tensor, gold: Tensor) -> None:
        told = gold != IGNORED
        right[name] += int(((best == gold) & told).sum())
        seen[name] += int(told.sum())

    def f1(name: str, best: Tensor, gold: Tensor) -> None:
        told = gold != IGNORED
        right[name] += 2 * int(((best == gold) & (gold > 0)).sum())
        seen[name] += int((gold > 0).sum() + ((best > 0) & told).sum())

    order = sorted(examples, key=lambda one: len(one.pieces.ids))
    for start in range(0, len(order), 64):
        some = order[start : start + 64]
        one = batch(some, shapes=[shapes(e) for e in some] if shapes else None)
        nodes = network.encode(one.ids, one.shapes, one.mask, one.pool)
        words = nodes[:, 1:]
        tags = network.tag(words)
        for name in ("upos", "act", "polarity", "modality"):
            accuracy(name, tags[name].argmax(-1), one.tags[name])
        for name in ("predicate", "cue", "type"):
            f1(name, tags[name].argmax(-1), one.tags[name])
        arcs = network.arcs(words, nodes).masked_fill(~_nodes(one)[:, None, :], -1e4)
        heads = arcs.argmax(-1)
        chosen = nodes.gather(1, heads[..., None].expand(-1, -1, nodes.shape[-1]))
        distance = torch.where(heads > 0, heads - 1 - torch.arange(heads.shape[1]), torch.zeros_like(heads))
        labelled = network.relations(words, chosen, clipped(distance)).argmax(-1)
        accuracy("uas", heads, one.heads)
        accuracy("las", torch.where(heads == one.heads, labelled, -1), one.relations)
        f1("mentions", network.mentions(words).argmax(1), one.mentions)
        if len(one.sentence):
            scores = network.roles(words, one.word_mask, one.sentence, one.place)
            for name, gold in one.rows.items():
                f1(name, scores[name].argmax(-1), gold)
    return {name: right[name] / seen[name] for name in right if seen[name]}
