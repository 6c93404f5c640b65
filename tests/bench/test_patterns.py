import re
from dataclasses import dataclass

from bench.patterns import inside, patterns, slowest

FAST = re.compile(r"[a-z]+")
SLOW = re.compile(r"a+b")


@dataclass(frozen=True)
class Table:
    rows: tuple


def test_patterns_are_found_however_deep_and_only_once():
    value = {"one": FAST, "more": [(FAST, {SLOW: Table((re.compile("c"),))})], "bytes": re.compile(b"d")}
    assert {pattern.pattern for _, pattern in inside(value, "here", set())} == {"[a-z]+", "a+b", "c"}
    assert len(list(inside(value, "here", set()))) == 3


def test_the_package_has_patterns():
    assert any(name.startswith("sayso.capture.") for name, _ in patterns())


def test_the_slowest_text_is_named():
    assert slowest("slow", SLOW, {"spaces": " ", "a": "a" * 10_000}).text == "a"
