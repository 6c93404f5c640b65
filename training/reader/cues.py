"""The chief word of a cue of several words: the one that says it ("has *said*", "*according* to", "is *afraid* of")."""

from __future__ import annotations

from collections.abc import Sequence

SMALL = frozenset(
    "has have had having is are was were be been being am 's 're 've 'm 'd 'll will would can could may might must "
    "shall should do does did to not n't also later then now still never so that of for about in on at as by with "
    "from up out a an the his her their its my our this it reporters him them me us you".split()
)
"""Words of a cue that say nothing by themselves."""


def chief(lowers: Sequence[str], places: Sequence[int]) -> int:
    """The place of a cue's chief word: its first that is not small, or its first."""
    return next((place for low, place in zip(lowers, places, strict=True) if low not in SMALL), places[0])
