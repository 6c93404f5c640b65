"""The look of a word, for an encoder that does not see case. Pure, for training and run time alike.

A sentence without any contrast of case (an upper-case wire, lower-case text) tells nothing by its case: all its
words read as CASELESS. So the two are read alike by construction, and neither looks like a run of names.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum


class Shape(IntEnum):
    """What a word looks like; the order is the model's, never to be changed under a trained one."""

    ABSENT = 0  # padding, sentence ends, and shapes hidden in training
    LOWER = 1
    TITLE = 2
    UPPER = 3
    LETTER = 4  # one capital
    MIXED = 5  # McKay, iPhone, al-Shabaab
    CASELESS = 6
    NUMBER = 7  # digits with marks at most
    ALPHANUMERIC = 8
    MARK = 9  # punctuation and symbols
    UNCASED = 10  # letters of a script without case


def shape(word: str) -> Shape:
    """One word's shape, alone."""
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return Shape.NUMBER if any(c.isdigit() for c in word) else Shape.MARK
    if any(c.isdigit() for c in word):
        return Shape.ALPHANUMERIC
    if not any(c.isupper() or c.islower() for c in letters):
        return Shape.UNCASED
    if not any(c.isupper() for c in letters):
        return Shape.LOWER
    if len(letters) == 1:
        return Shape.LETTER
    if all(c.isupper() for c in letters):
        return Shape.UPPER
    return Shape.TITLE if letters[0].isupper() and not any(c.isupper() for c in letters[1:]) else Shape.MIXED


def shapes(words: Sequence[str]) -> list[Shape]:
    """The shapes of a sentence's words; letters in one case throughout are CASELESS."""
    text = "".join(words)
    found = [shape(word) for word in words]
    if text != text.lower() and text != text.upper():
        return found
    cased = (Shape.LOWER, Shape.UPPER, Shape.LETTER, Shape.TITLE, Shape.MIXED)
    return [Shape.CASELESS if one in cased else one for one in found]
