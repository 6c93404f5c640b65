"""Words a second and peak memory: capturing and reading apart, one and two workers, and a long stream.

    python -m bench.speed [--words 200000] [--part PART ...] [--json]

Each part is measured in a process of its own, so that no peak hides another. Words are those of the clean text.
`load` is what it takes to get the reader ready, which is in no other row but the `whole` ones. Of several workers the
memory is that of the first process and of the largest of the others.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from bench import corpus
from sayso.record import Article, Failure, Record

MEGABYTE = 2**20 if sys.platform == "darwin" else 2**10  # ru_maxrss counts bytes there and kilobytes elsewhere
SHORT, LONG = 1_000, 4_000  # lines of the two streams whose peaks are compared
LINE_WORDS = (40, 80)  # words of a line of a stream


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one part took."""

    part: str
    words: int
    seconds: float
    peak_mb: float
    workers_mb: float = 0.0

    @property
    def rate(self) -> float:
        """Words a second."""
        return self.words / self.seconds if self.seconds else 0.0


LOT = 8
"""Articles that are read together, about as many as the pipeline puts into a lot."""


def timed(part: str, work: Callable[[], int]) -> Run:
    """Runs work that returns the words it did."""
    start = time.perf_counter()
    words = work()
    seconds = time.perf_counter() - start
    for worker in multiprocessing.active_children():
        worker.join()  # only a process that has ended is counted below
    own, others = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return Run(part=part, words=words, seconds=seconds, peak_mb=own / MEGABYTE, workers_mb=others / MEGABYTE)


def capturing(sources: Iterable[Path]) -> int:
    """Cleans captures; the words of their clean texts."""
    from sayso import pipeline

    return sum(_count(pipeline.capture_document(source).article) for source in sources)


def reading(folder: Path) -> Run:
    """Reads clean articles; getting them and the reader ready is not timed."""
    from sayso import pipeline
    from sayso.reading.reader import make_reader

    articles = [pipeline.capture_document(source).article for source in sorted((folder / "txt").iterdir())]
    reader = make_reader()
    reader(articles[:1])

    def work() -> int:
        for start in range(0, len(articles), LOT):
            reader(articles[start : start + LOT])
        return sum(map(_count, articles))

    return timed("read", work)


def loading(_folder: Path) -> Run:
    """Gets the reader ready and reads one sentence."""
    import sayso

    return timed("load", lambda: _count(sayso.read(text="Rebels attacked Goma on Sunday.").article))


def whole(source: Path, workers: int) -> int:
    """The whole way, as `sayso read` goes it."""
    import sayso

    return _words(sayso.read_many([source], workers=workers))


def _words(results: Iterator[Record | Failure]) -> int:
    return sum(0 if isinstance(one, Failure) else _count(one.article) for one in results)


def _count(article: Article) -> int:
    return len(article.text.split())


def stream(folder: Path, lines: int) -> Run:
    """A stream of short articles, to see whether memory grows with its length."""
    path = folder / f"stream-{lines}.jsonl"
    made = corpus.samples(words=sys.maxsize, lengths=LINE_WORDS)
    with path.open("w", encoding="utf-8") as out:
        out.writelines(next(made).line() + "\n" for _ in range(lines))
    return timed(f"stream {lines}", partial(whole, path, 1))


PARTS: dict[str, Callable[[Path], Run]] = {
    "load": loading,
    "capture txt": lambda folder: timed("capture txt", lambda: capturing(sorted((folder / "txt").iterdir()))),
    "capture html": lambda folder: timed("capture html", lambda: capturing(sorted((folder / "html").iterdir()))),
    "read": reading,
    "whole, 1 worker": lambda folder: timed("whole, 1 worker", lambda: whole(folder / "clean.jsonl", 1)),
    "whole, 2 workers": lambda folder: timed("whole, 2 workers", lambda: whole(folder / "clean.jsonl", 2)),
    f"stream {SHORT}": partial(stream, lines=SHORT),
    f"stream {LONG}": partial(stream, lines=LONG),
}


def apart(part: str, folder: Path) -> Run:
    """A part measured in a process of its own."""
    command = [sys.executable, "-m", "bench.speed", "--part", part, "--inside", str(folder)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    return Run(**json.loads(done.stdout))


def table(runs: list[Run]) -> str:
    """The runs as a Markdown table, and the ratios that matter under it."""
    rows = ["| part | words | seconds | words/s | peak MB | workers MB |", "|---|---:|---:|---:|---:|---:|"]
    rows += [
        f"| {run.part} | {run.words:,} | {run.seconds:.1f} | {run.rate:,.0f} "
        f"| {run.peak_mb:.0f} | {run.workers_mb:.0f} |"
        for run in runs
    ]
    return "\n".join([*rows, "", *ratios({run.part: run for run in runs})])


def ratios(runs: dict[str, Run]) -> Iterator[str]:
    """Two workers against one, and the memory of the long stream against the short one."""
    one, two = runs.get("whole, 1 worker"), runs.get("whole, 2 workers")
    if one and two:
        yield f"two workers do {two.rate / one.rate:.2f} times the words of one"
    short, long = runs.get(f"stream {SHORT}"), runs.get(f"stream {LONG}")
    if short and long:
        yield f"{LONG // SHORT} times the lines take {long.peak_mb / short.peak_mb:.2f} times the memory"


def main(arguments: list[str] | None = None) -> int:
    """Measures the parts, one after the other, and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=corpus.WORDS)
    parser.add_argument("--part", action="append", choices=PARTS, help="only this one; may be repeated")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--inside", type=Path, help=argparse.SUPPRESS)  # a folder: measure here, in this process
    options = parser.parse_args(arguments)
    parts = options.part or list(PARTS)
    if options.inside:
        print(json.dumps(asdict(PARTS[parts[0]](options.inside))))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        corpus.write(Path(folder), options.words)
        runs = [apart(part, Path(folder)) for part in parts]
    print(json.dumps([asdict(run) for run in runs], indent=1) if options.json else table(runs))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
