"""What the doors cost: documents a second and the most memory, from files of lines to captured articles or records.

    python -m bench.doors --documents 20000            # capture alone: decode, clean, detect the language
    python -m bench.doors --documents 2000 --read      # with the reader
    python -m bench.doors --bomb                       # bombs: seconds until refused, and memory

Memory is the peak of this process over what it had before the first document; it must not grow with the number.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import sys
import tempfile
import time
from pathlib import Path

import zstandard

from sayso.capture.article import capture_article
from sayso.capture.inputs import open_source
from sayso.pipeline import read_many
from sayso.record import Failure

SENTENCE = "Shelling killed at least {} people near the bridge on Sunday, the governor of the province told reporters. "


def peak() -> float:
    """The most memory that this process ever had, in MB (Linux counts KB, macOS bytes)."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def write_lines(path: Path, documents: int) -> None:
    """A packed .jsonl file of invented articles of some 400 words each."""
    with zstandard.open(path, "wt", encoding="utf-8") as stream:
        for number in range(documents):
            text = "\n\n".join(SENTENCE.format(number + paragraph) * 3 for paragraph in range(7))
            stream.write(json.dumps({"id": str(number), "text": text}) + "\n")


def run(path: Path, *, read: bool) -> None:
    """Go through a file and print rate and memory."""
    before, begun, done = 0.0, time.perf_counter(), 0
    results = read_many([path]) if read else open_source(path)
    for result in results:
        if not read and not isinstance(result, Failure):
            capture_article(result)  # type: ignore[arg-type]
        done += 1
        if done == 100:  # models are loaded and buffers filled
            before, begun = peak(), time.perf_counter()
    rate = (done - 100) / (time.perf_counter() - begun)
    print(f"{done:,} documents, {rate:,.0f} a second, peak {peak():.0f} MB, grown by {peak() - before:.1f} MB")


def bombs(folder: Path) -> None:
    """Refuse a few bombs."""
    zeros = b"\0" * 1_000_000_000
    (folder / "a.txt.gz").write_bytes(gzip.compress(zeros, 6))
    (folder / "a.jsonl.gz").write_bytes((folder / "a.txt.gz").read_bytes())
    (folder / "a.jsonl.zst").write_bytes(zstandard.ZstdCompressor().compress(zeros))
    (folder / "b.jsonl.gz").write_bytes(gzip.compress(zeros.replace(b"\0", b"\n"), 6))
    del zeros
    for path in sorted(folder.iterdir()):
        begun = time.perf_counter()
        (failed,) = open_source(path)
        took = time.perf_counter() - begun
        assert isinstance(failed, Failure)
        print(f"{path.name}: {path.stat().st_size:,} bytes, {failed.error.kind} after {took:.2f} s")


def main() -> None:
    """The program."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=5000)
    parser.add_argument("--read", action="store_true")
    parser.add_argument("--bomb", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        if options.bomb:
            bombs(Path(name))
        else:
            write_lines(Path(name) / "many.jsonl.zst", options.documents)
            run(Path(name) / "many.jsonl.zst", read=options.read)


if __name__ == "__main__":
    main()
