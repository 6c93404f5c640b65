"""No regular expression of sayso may be slow on text made to slow it down; 1 if any is.

    python -m bench.patterns [--slowest 10]

Every compiled pattern that a module of the package holds (in a name of its own, or inside tuples, lists, sets,
dictionaries, dataclasses and classes) is run over 1 MB of each adversarial text, by `finditer` and by `match` at the
start: a quadratic pattern takes minutes there, a linear one some ten milliseconds. Patterns that are only compiled
when a function is called are not seen: keep patterns at module level.
"""

from __future__ import annotations

import argparse
import dataclasses
import importlib
import pkgutil
import re
import signal
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import FrameType, ModuleType
from typing import Any

import sayso

LIMIT = 0.1  # seconds a megabyte
GIVE_UP = 1  # seconds after which a pattern counts as endless
MEGABYTE = 1_000_000
LENGTH = 10_000  # characters of the short text when growth is looked at
GROWTH = 8  # times as long for four times the text: a linear pattern takes 4, a quadratic one 16
SEEDS = {
    "spaces": " ",
    "a": "a",
    "A": "A",
    "<": "<",
    ">": ">",
    "&": "&",
    "quotes": '"',
    "curly quotes": "“”",
    "apostrophes": "'",
    "digits": "1",
    "digits and commas": "1,",
    "digits and spaces": "1 ",
    "newlines": "\n",
    "spaces and newlines": " \n",
    "tabs": "\t ",
    "dots": ".",
    "dots and letters": "a.",
    "hyphens": "-",
    "brackets": "(",
    "braces": "{};",
    "slashes": "/",
    "at signs": "a@",
    "colons": "1:",
    "capitalised words": "Aa ",
    "capitals and dots": "A. ",
    "words": "a b ",
    "said": "said that he said ",
    "number words": "one hundred and ",
    "tags": "<a href='",
    "script": "function($){",
    "months": "March 4, 2024 and ",
    "Arabic": "قُتل ",
    "emoji": "🚑",
    "mixed": "At least 12, “said” <b>O'Neil</b>\n\t (AP) - 4:30 ",
}


@dataclass(frozen=True, slots=True)
class Timing:
    """The longest that a pattern took, and on what."""

    seconds: float
    name: str
    pattern: re.Pattern[str]
    text: str


class EndlessError(Exception):
    """A pattern has not come to an end."""


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every compiled text pattern of the package, once, with the name that holds it."""
    seen: set[int] = set()
    for found in pkgutil.walk_packages(sayso.__path__, "sayso."):
        module = importlib.import_module(found.name)
        for name, value in list(vars(module).items()):
            yield from inside(value, f"{found.name}.{name}", seen)


def inside(value: Any, name: str, seen: set[int]) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The patterns inside a value, however deep."""
    if id(value) in seen or isinstance(value, ModuleType | str | bytes | int | float):
        return
    seen.add(id(value))
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield name, value
        return
    for key, part in _parts(value):
        yield from inside(part, f"{name}[{key}]", seen)


def _parts(value: Any) -> list[tuple[Any, Any]]:
    if isinstance(value, Mapping):
        return [*value.items(), *enumerate(value)]
    if isinstance(value, tuple | list | set | frozenset):
        return list(enumerate(value))
    if isinstance(value, type):
        return list(vars(value).items()) if value.__module__.startswith("sayso") else []
    if dataclasses.is_dataclass(value):
        return [(field.name, getattr(value, field.name, None)) for field in dataclasses.fields(value)]
    return []


def slowest(name: str, pattern: re.Pattern[str], texts: dict[str, str]) -> Timing:
    """The longest that a pattern takes on any of the texts, or the first text on which it is too slow."""
    worst = Timing(0.0, name, pattern, "nothing")
    for label, text in texts.items():
        taken = seconds(pattern, text)
        if taken > worst.seconds:
            worst = Timing(taken, name, pattern, label)
        if taken > LIMIT:
            break
    return worst


def seconds(pattern: re.Pattern[str], text: str) -> float:
    """Processor time of a pattern over a text, the best of three where it seems too long."""
    taken = _once(pattern, text)
    for _ in range(2):
        if LIMIT < taken < GIVE_UP:
            taken = min(taken, _once(pattern, text))
    return taken


def _once(pattern: re.Pattern[str], text: str) -> float:
    start = time.process_time()
    _set_alarm(GIVE_UP)
    try:
        pattern.match(text)
        for _ in pattern.finditer(text):
            pass
    except EndlessError:
        return float("inf")
    finally:
        _set_alarm(0)
    return time.process_time() - start


def worse_than_linear(timing: Timing) -> bool:
    """Whether four times the text takes much more than four times as long."""
    seed = SEEDS[timing.text]
    short, long = (_once(timing.pattern, seed * (length // len(seed))) for length in (LENGTH, 4 * LENGTH))
    return long > GROWTH * short or short == float("inf")


def _set_alarm(after: int) -> None:
    """Where the platform has alarms, an endless pattern is interrupted; elsewhere it has to be watched."""
    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, _ring)
        signal.alarm(after)


def _ring(_signal: int, _frame: FrameType | None) -> None:
    raise EndlessError


def main(arguments: list[str] | None = None) -> int:
    """Times every pattern and prints the slowest."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--slowest", type=int, default=10, metavar="N", help="how many to show")
    options = parser.parse_args(arguments)
    texts = {label: (seed * (MEGABYTE // len(seed) + 1))[:MEGABYTE] for label, seed in SEEDS.items()}
    timings = sorted((slowest(*one, texts) for one in patterns()), key=lambda one: -one.seconds)
    over = [one for one in timings if one.seconds > LIMIT]
    for one in timings[: max(options.slowest, len(over))]:
        mark = "" if one.seconds <= LIMIT else "slow, and worse than linear" if worse_than_linear(one) else "slow"
        print(f"{one.seconds * 1000:8.1f} ms  {one.name}  on {one.text}  {one.pattern.pattern[:80]!r}  {mark}")
    print(f"{len(timings)} patterns, {len(over)} over {LIMIT * 1000:.0f} ms a megabyte")
    return 1 if over else 0


if __name__ == "__main__":
    raise SystemExit(main())
