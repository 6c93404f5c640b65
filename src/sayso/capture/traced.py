"""Text that remembers where each of its characters stood in the captured text.

Cleaning cuts, joins and mends text; `Traced` carries the way back through all of it, so that any span of the
clean text can be shown where it stood. Every operation gives a new value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Traced:
    """A text and, for each of its code points, the captured start and end; (-1, -1) for one that was put in."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def whole(cls, text: str, at: int = 0) -> Traced:
        """A text that stands in the capture as it is, beginning at `at`."""
        return cls(text, tuple(range(at, at + len(text))), tuple(range(at + 1, at + len(text) + 1)))

    @classmethod
    def at(cls, text: str, start: int, end: int) -> Traced:
        """A text that stands for captured[start:end] as a whole, such as the character of an entity."""
        return cls(text, (start,) * len(text), (end,) * len(text))

    @classmethod
    def inserted(cls, text: str) -> Traced:
        """A text that does not stand in the capture."""
        return cls.at(text, -1, -1)

    def __len__(self) -> int:
        return len(self.text)

    def __getitem__(self, part: slice) -> Traced:
        return Traced(self.text[part], self.starts[part], self.ends[part])

    def strip(self, characters: str | None = None) -> Traced:
        """Without the given characters (white space) at both ends."""
        left = len(self.text) - len(self.text.lstrip(characters))
        right = len(self.text.rstrip(characters))
        return self[left : max(left, right)]

    def split(self, pattern: re.Pattern[str]) -> list[Traced]:
        """The parts between the matches of a pattern."""
        found, place = [], 0
        for match in pattern.finditer(self.text):
            found.append(self[place : match.start()])
            place = match.end()
        return [*found, self[place:]]

    def sub(self, pattern: re.Pattern[str], replacement: str) -> Traced:
        """Each match replaced; the replacement stands for all the captured characters of the match."""
        found, place = [], 0
        for match in pattern.finditer(self.text):
            gone = self[match.start() : match.end()]
            found += [self[place : match.start()], gone.became(replacement)]
            place = match.end()
        return join([*found, self[place:]])

    def became(self, text: str) -> Traced:
        """Another text that stands for the same captured characters."""
        start, end = self.extent() or (-1, -1)
        return Traced.at(text, start, end)

    def extent(self) -> tuple[int, int] | None:
        """The captured start and end of the whole, or None where none of it was captured."""
        starts = [start for start in self.starts if start >= 0]
        return (min(starts), max(self.ends)) if starts else None

    def runs(self, shift: int = 0) -> Iterator[tuple[int, int, int, int]]:
        """Runs of the text and the captured characters they are: start, end, captured start, captured end.

        Start and end are moved by `shift`. Characters that were put in are in no run. Within a run whose two
        lengths agree each character stands for its own; else the run stands for the captured run as a whole.
        """
        place = 0
        while place < len(self.text):
            end = place + 1
            single = self.ends[place] - self.starts[place] == 1
            while end < len(self.text) and self._goes_on(end, single):
                end += 1
            if self.starts[place] >= 0:
                yield place + shift, end + shift, self.starts[place], self.ends[end - 1]
            place = end

    def _goes_on(self, place: int, single: bool) -> bool:
        """Whether the character at a place belongs to the run of the one before."""
        if single:
            return self.starts[place] == self.ends[place - 1] and self.ends[place] - self.starts[place] == 1
        return self.starts[place] == self.starts[place - 1] and self.ends[place] == self.ends[place - 1]


def join(parts: Iterable[Traced], joint: str = "") -> Traced:
    """The parts one after the other, with a joint that was not captured between them."""
    texts: list[str] = []
    starts: list[Sequence[int]] = []
    ends: list[Sequence[int]] = []
    gap = (-1,) * len(joint)
    for number, part in enumerate(parts):
        if number and joint:
            texts.append(joint)
            starts.append(gap)
            ends.append(gap)
        texts.append(part.text)
        starts.append(part.starts)
        ends.append(part.ends)
    return Traced("".join(texts), tuple(s for row in starts for s in row), tuple(e for row in ends for e in row))
