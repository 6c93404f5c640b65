"""Words to what the encoder reads: word pieces, which word each belongs to, and the shape of each word.

The encoder's vocabulary knows no capitals, so each word carries its shape beside its pieces: whether it is in small
letters, capitals, title case or mixed, whether it has digits, whether it is a mark. Training drops shapes at random,
so that upper-case wires and lower-case texts are read as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tokenizers import Tokenizer

SHAPES = ("none", "lower", "title", "upper", "mixed", "number", "mark", "initial")
"""What a word looks like; `none` is a piece that is no word, or a shape that is not told."""
NONE, LOWER, TITLE, UPPER, MIXED, NUMBER, MARK, INITIAL = range(len(SHAPES))
LETTERS = frozenset({LOWER, TITLE, UPPER, MIXED, INITIAL})
"""The shapes of words that have letters."""
LONGEST_WORD = 12
"""Pieces kept of one word: addresses and hashes run to hundreds, and tell nothing after the first few."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """A sentence as the encoder reads it, with the marks of beginning and end.

    `ids` are the pieces; `owner[i]` is the word that piece i belongs to, -1 for the two marks; `shapes` are one a
    piece.
    """

    ids: list[int]
    owner: list[int]
    shapes: list[int]


def shape(word: str) -> int:
    """The shape of a word, an index into SHAPES."""
    letters = [char for char in word if char.isalpha()]
    if not letters:
        return NUMBER if any(char.isdigit() for char in word) else MARK
    if not any(char.isupper() for char in letters):
        return LOWER
    if all(char.isupper() or not char.islower() for char in letters):
        return INITIAL if len(letters) == 1 else UPPER
    return TITLE if letters[0].isupper() and not any(char.isupper() for char in letters[1:]) else MIXED


class Vocabulary:
    """The word pieces of an encoder, from its tokenizer.json."""

    def __init__(self, file: Path) -> None:
        tokenizer = Tokenizer.from_file(str(file))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self._tokenizer = tokenizer
        self._begin, self._end, self._unknown = (self._mark(name) for name in ("[CLS]", "[SEP]", "[UNK]"))
        self._word = lru_cache(maxsize=50_000)(self._split)

    def _split(self, word: str) -> tuple[int, ...]:
        ids = self._tokenizer.encode(word, add_special_tokens=False).ids
        return tuple(ids[:LONGEST_WORD]) or (self._unknown,)

    def _mark(self, name: str) -> int:
        number = self._tokenizer.token_to_id(name)
        assert number is not None, f"{name} is not in the vocabulary"
        return number

    def pieces(self, words: Sequence[str], most: int | None = None) -> Pieces:
        """The pieces of a sentence's words; where there would be more than `most`, each word keeps its first few."""
        split = [self._word(word) for word in words]
        if most is not None and sum(map(len, split)) > most - 2:
            split = [pieces[: max(1, (most - 2) // len(words))] for pieces in split]
        ids, owner, shapes = [self._begin], [-1], [NONE]
        for number, (word, pieces) in enumerate(zip(words, split, strict=True)):
            ids += pieces
            owner += [number] * len(pieces)
            shapes += [shape(word)] * len(pieces)
        return Pieces(ids=[*ids, self._end], owner=[*owner, -1], shapes=[*shapes, NONE])
