"""Finding the text that another tool chose back among the stretches of a page.

Extractors give text without offsets. Letters and digits survive whatever they do to white space, quotation marks
and bullets, so a chosen line is looked up by its key in the keys of the whole page.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from sayso.capture.page_blocks import Stretch, key_of

LONG = 30
"""A key of so many letters and digits is taken to stand once in a page; shorter ones are placed by their neighbours."""
PIECE = 24


def cover(stretches: Sequence[Stretch], chosen: str) -> list[float]:
    """For each stretch the share of its key that the chosen text covers."""
    order = sorted(range(len(stretches)), key=lambda number: stretches[number].at)
    stream = "".join(stretches[number].key for number in order)
    covered = [0] * len(stretches)
    begins = [stretches[number].at for number in order]
    for start, end in _places(stream, [key for line in chosen.splitlines() if (key := key_of(line))]):
        place = bisect_right(begins, start) - 1
        while place < len(order) and begins[place] < end:
            stretch = stretches[order[place]]
            covered[order[place]] += min(end, stretch.at + len(stretch.key)) - max(start, stretch.at)
            place += 1
    return [min(1.0, share / len(stretch.key)) for share, stretch in zip(covered, stretches, strict=True)]


def _places(stream: str, keys: Sequence[str]) -> list[tuple[int, int]]:
    """Where the keys stand in the stream; long ones first, in order, then short ones between them."""
    found: dict[int, tuple[int, int]] = {}
    pieces: list[tuple[int, int]] = []
    cursor = 0
    for number, key in enumerate(keys):
        if len(key) < LONG:
            continue
        start = stream.find(key, cursor)
        if start < 0:
            start = stream.find(key)
        if start >= 0:
            found[number] = (start, start + len(key))
            cursor = start + len(key)
        else:
            pieces += _pieces(stream, key, cursor)
            cursor = pieces[-1][1] if pieces else cursor
    cursor, following = 0, _next_starts(found, len(keys), len(stream))
    for number, key in enumerate(keys):
        if number not in found and len(key) < LONG:
            start = stream.find(key, cursor, max(cursor, following[number]))
            if start >= 0:
                found[number] = (start, start + len(key))
        if number in found:
            cursor = found[number][1]
    return [*found.values(), *pieces]


def _pieces(stream: str, key: str, cursor: int) -> list[tuple[int, int]]:
    """A key that does not stand in the page as one (a hidden word between, an entity read otherwise), in pieces."""
    found: list[tuple[int, int]] = []
    limit = len(stream)
    for begin in range(0, len(key), PIECE):
        piece = key[begin : begin + PIECE]
        start = stream.find(piece, cursor, limit) if len(piece) > PIECE // 2 else -1
        if start >= 0:
            found.append((start, start + len(piece)))
            cursor = start + len(piece)
            limit = cursor + 2 * len(key) + LONG
    return found


def _next_starts(found: dict[int, tuple[int, int]], count: int, end: int) -> list[int]:
    """For each key where the next placed one begins."""
    following, last = [end] * count, end
    for number in range(count - 1, -1, -1):
        following[number] = last
        if number in found:
            last = found[number][0]
    return following
