"""How soon `sayso --help` answers: the median of ten, and 1 if it is over the limit.

python -m bench.startup [--times 10]
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

LIMIT = 0.3  # seconds, the promise; on a machine with other work to do it may take longer
TIMES = 10


def command() -> list[str]:
    """The installed command of this interpreter, or its module where there is none."""
    found = shutil.which("sayso", path=str(Path(sys.executable).parent))
    return [found] if found else [sys.executable, "-m", "sayso.cli"]


def seconds(times: int = TIMES) -> list[float]:
    """Wall time of each call, after one that fills the file cache and is not counted."""
    taken = []
    for _ in range(times + 1):
        start = time.perf_counter()
        subprocess.run([*command(), "--help"], stdout=subprocess.DEVNULL, check=True)
        taken.append(time.perf_counter() - start)
    return taken[1:]


def main(arguments: list[str] | None = None) -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=TIMES)
    taken = seconds(parser.parse_args(arguments).times)
    median = statistics.median(taken)
    print(f"sayso --help: median {median:.3f} s of {len(taken)} (least {min(taken):.3f}, limit {LIMIT})")
    return 0 if median <= LIMIT else 1


if __name__ == "__main__":
    raise SystemExit(main())
