"""Trains the reader's model from gold and writes it as an asset: one command, one seed.

    python -m training.reader --data GOLD --base MODEL       writes src/sayso/assets/reader/ and pins it

GOLD is a folder with `ewt`, `uds_ih2`, `gum_news`, `polnear`, `crossner_politics` and `re3d` (see the card of the
asset for what they are); our own sentences stand in training/data/. MODEL is a folder with all-MiniLM-L6-v2's
`model.safetensors` and `tokenizer.json`. First the encoder learns words, trees and roles from the treebanks alone, then
everything together, each sentence teaching the heads that its source of gold knows of.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.synchronize import Barrier
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import multiprocessing

from sayso.reading.encoder.pieces import LOWER, UPPER, Vocabulary
from training.pins import ASSETS, pin
from training.reader.batches import Example, cased, example
from training.reader.corpus import read_corpus
from training.reader.crossner import read_crossner
from training.reader.export import export
from training.reader.lemmas import write_lemmas
from training.reader.network import Network, Sizes, initial_scale
from training.reader.ours import example as our_example
from training.reader.polnear import read_polnear
from training.reader.re3d import kinds_of_words, read_re3d
from training.reader.train import Mixture, Plan, Team, quick_scores, train
from training.reader.treebank import Tree, read_ewt, read_gum

HERE = Path(__file__).parent
BASE_DIGEST = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""SHA-256 of all-MiniLM-L6-v2's weights (Apache-2.0)."""
FIRST = Plan(epochs=12)
THEN = Plan(epochs=6, encoder_rate=1e-4, head_rate=8e-4)
PER_EPOCH = {"ours": 2, "gum": 2}
"""How many times an epoch goes through a small source."""
SAMPLED = {"polnear": 4000, "crossner": 700}
"""How many sentences of a large or a foreign source an epoch takes, drawn anew each time."""
WATCHED = 3
"""Every so manieth epoch is scored."""
OURS_DEV = 8
"""Every so manieth article of our own sentences is kept out, to watch the training by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """All that is learnt from and watched."""

    trees: list[Tree]
    train: dict[str, list[Example]]
    dev: dict[str, list[Example]]


def read_gold(data: Path, vocabulary: Vocabulary) -> Gold:
    """Reads every source."""
    ewt, gum = data / "ewt", data / "gum_news" / "dep"
    trees = read_ewt(ewt / "train.jsonl", data / "uds_ih2" / "train.jsonl")
    news = read_gum(gum, dev=False)
    ours = [sentence for file in sorted((HERE.parent / "data").glob("*.txt")) for sentence in read_corpus(file)[0]]
    articles = sorted({sentence.article for sentence in ours})
    kept = set(articles[::OURS_DEV])
    names = [one for part in ("train", "dev", "test") for one in
             read_crossner(data / "crossner_politics" / f"{part}.txt", vocabulary)]  # fmt: skip
    return Gold(
        trees=trees + news,
        train={
            "ewt": [example(tree, vocabulary) for tree in trees],
            "gum": [example(tree, vocabulary) for tree in news],
            "ours": [our_example(one, vocabulary) for one in ours if one.article not in kept],
            "polnear": list(read_polnear(data / "polnear" / "train", vocabulary)),
            "crossner": names,
            "re3d": list(read_re3d(data / "re3d", kinds_of_words(ours), vocabulary)),
        },
        dev={
            "ewt": [example(tree, vocabulary) for tree in read_ewt(ewt / "dev.jsonl", data / "uds_ih2" / "dev.jsonl")],
            "gum": [example(tree, vocabulary) for tree in read_gum(gum, dev=True)],
            "ours": [our_example(one, vocabulary) for one in ours if one.article in kept],
        },
    )


def main() -> None:
    """Trains and exports."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, metavar="GOLD")
    parser.add_argument("--base", type=Path, required=True, metavar="MODEL")
    parser.add_argument("--work", type=Path, default=Path("build/reader"), help="where weights go while training")
    parser.add_argument("--out", type=Path, default=ASSETS / "reader", help="the asset's folder")
    parser.add_argument("--first", type=Path, default=None, help="weights of the first part, to go on from")
    parser.add_argument("--processes", type=int, default=2, help="what they are changes the weights a little")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    size = sum(parameter.numel() for parameter in Network(Sizes()).parameters())
    shared = torch.zeros(options.processes, size).share_memory_()
    barrier = multiprocessing.get_context("spawn").Barrier(options.processes)
    multiprocessing.spawn(_run, (options, shared, barrier), nprocs=options.processes)


def _run(rank: int, options: argparse.Namespace, shared: torch.Tensor, barrier: Barrier) -> None:
    """One process of the training; the first watches, and exports at the end."""
    torch.set_num_threads(1)
    vocabulary = Vocabulary(options.base / "tokenizer.json")
    gold = read_gold(options.data, vocabulary)
    team = Team(rank=rank, size=options.processes, gradients=shared, barrier=barrier)
    network = _fresh(options.base)
    if options.first is None:
        network = train(network, _treebanks(gold), FIRST, _watch(gold, options.work / "first.safetensors"), team)
        barrier.wait()
    network.load_state_dict(load_file(options.first or options.work / "first.safetensors"))
    network = train(network, _mixture(gold), THEN, _watch(gold, options.work / "network.safetensors"), team)
    if rank:
        return
    for name, to in (("lower", LOWER), ("upper", UPPER)):
        _print(name, quick_scores(network, gold.dev["ewt"], lambda one, to=to: cased(one, to)))
    export(network, gold.train["ewt"][::30] + gold.train["ours"][::4], options.out, options.base / "tokenizer.json")
    write_lemmas(gold.trees, options.out / "lemmas.tsv")
    if options.out == ASSETS / "reader":
        pin("reader")


def _fresh(base: Path) -> Network:
    """The network with a published encoder and small random heads."""
    weights = base / "model.safetensors"
    if hashlib.sha256(weights.read_bytes()).hexdigest() != BASE_DIGEST:
        raise SystemExit(f"{weights} is not the all-MiniLM-L6-v2 that the model begins with")
    torch.manual_seed(FIRST.seed)
    network = Network(Sizes())
    initial_scale(network)
    network.encoder.load_bert(load_file(weights))
    return network


def _treebanks(gold: Gold) -> Mixture:
    return Mixture(parts=tuple((gold.train[name], len(gold.train[name])) for name in ("ewt", "gum")))


def _mixture(gold: Gold) -> Mixture:
    counts = {name: SAMPLED.get(name, PER_EPOCH.get(name, 1) * len(some)) for name, some in gold.train.items()}
    return Mixture(parts=tuple((some, counts[name]) for name, some in gold.train.items()))


def _watch(gold: Gold, file: Path) -> Callable[[Network, int], None]:
    def watch(average: Network, number: int) -> None:
        save_file(average.state_dict(), file)
        for name, examples in gold.dev.items() if number % WATCHED == 0 else ():
            _print(name, quick_scores(average, examples))

    return watch


def _print(name: str, scores: dict[str, float]) -> None:
    print(f"  {name}: " + " ".join(f"{key} {value:.4f}" for key, value in scores.items()), flush=True)
