"""Where the characters of one text stand in another that differs by cleaning; and how spans are matched."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from evals.tally import Span

NOWHERE: Span = (-1, -1)
WORD = re.compile(r"\w+|[^\w\s]")
SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]{0,3}\s(?=\s*[\"'“‘«(\[]?[A-Z0-9])|\n")
PLAIN_MARKS = str.maketrans("‘’“”«»–—\u00a0", '\'\'""""-- ')
GAP = 300  # characters of a stretch without a common word that are still aligned one by one; beyond, texts differ


@dataclass(frozen=True, slots=True)
class Alignment:
    """`to[i]` is where character i of the source stands in the target, or -1; `words` how many words agree."""

    to: tuple[int, ...]
    words: int

    def span(self, start: int, end: int) -> Span:
        """The target's span between the first and the last character that is there; NOWHERE if none is."""
        hits = [place for place in self.to[start:end] if place >= 0]
        return (hits[0], hits[-1] + 1) if hits else NOWHERE


def align(source: str, target: str) -> Alignment:
    """Aligns two texts by their words, in order; case and the shape of quotes and dashes do not count.

    Stretches without a common word, such as two words that one text glues together, are aligned by characters
    where at least half of the shorter side is found.
    """
    to = [-1] * len(source)
    left, right = _tokens(source), _tokens(target)
    words = 0
    for tag, i, j, m, n in _opcodes([word for _, word in left], [word for _, word in right]):
        if tag == "equal":
            for (start, word), (place, _) in zip(left[i:j], right[m:n], strict=True):
                to[start : start + len(word)] = range(place, place + len(word))
                words += word[0].isalnum()
        elif tag == "replace":
            for start, place in _characters(left[i:j], right[m:n]):
                to[start] = place
    return Alignment(tuple(to), words)


def words(text: str) -> list[str]:
    """The words of a text, folded, without marks."""
    return [word for _, word in _tokens(text) if word[0].isalnum()]


def _fold(text: str) -> str:
    """Lower case with plain marks, exactly as long as the text."""
    marks = text.translate(PLAIN_MARKS)
    return "".join(low if len(low := character.lower()) == 1 else character for character in marks)


def _tokens(text: str) -> list[tuple[int, str]]:
    return [(found.start(), found[0]) for found in WORD.finditer(_fold(text))]


def _opcodes(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[str, int, int, int, int]]:
    yield from SequenceMatcher(None, one, other, autojunk=False).get_opcodes()


def _characters(left: list[tuple[int, str]], right: list[tuple[int, str]]) -> list[tuple[int, int]]:
    one = [(start + k, character) for start, word in left for k, character in enumerate(word)]
    other = [(start + k, character) for start, word in right for k, character in enumerate(word)]
    if max(len(one), len(other)) > GAP:
        return []
    same = [
        (one[i + k][0], other[m + k][0])
        for tag, i, j, m, _ in _opcodes([c for _, c in one], [c for _, c in other])
        if tag == "equal"
        for k in range(j - i)
    ]
    return same if 2 * len(same) >= min(len(one), len(other)) else []


def span_of(item: dict[str, Any]) -> Span:
    """Start and end of anything in a record that has them."""
    return item["start"], item["end"]


def overlap(one: Span, other: Span) -> int:
    """How many characters two spans share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def overlap_share(one: Iterable[Span], other: Iterable[Span]) -> float:
    """Shared characters over all characters (IoU) of two lists of spans; 0 where both are empty."""
    left = {place for span in one for place in range(*span)}
    right = {place for span in other for place in range(*span)}
    return len(left & right) / len(left | right) if left or right else 0.0


def one_to_one(weighted: Iterable[tuple[float, int, int]]) -> list[tuple[int, int]]:
    """Pairs (i, j) out of (weight, i, j), each i and each j at most once, the heaviest first; weight 0 is no pair."""
    left: set[int] = set()
    right: set[int] = set()
    kept = []
    for weight, i, j in sorted(weighted, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if weight > 0 and i not in left and j not in right:
            left.add(i)
            right.add(j)
            kept.append((i, j))
    return sorted(kept)


def match(gold: Sequence[Span], found: Sequence[Span]) -> list[tuple[int, int]]:
    """Pairs of overlapping spans, one to one, the largest share of overlap first."""
    return one_to_one(
        (overlap(g, f) / (g[1] - g[0] + f[1] - f[0]), i, j)
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
        if overlap(g, f)
    )


def trimmed(text: str, span: Span) -> Span:
    """The span without spaces and marks at its edges."""
    start, end = span
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not text[end - 1].isalnum():
        end -= 1
    return start, end


def sentences(text: str) -> list[Span]:
    """The sentences of a text, roughly: an abbreviation before a capital ends one, too."""
    ends = [found.end() for found in SENTENCE_END.finditer(text)]
    return list(zip([0, *ends], [*ends, len(text)], strict=True))
