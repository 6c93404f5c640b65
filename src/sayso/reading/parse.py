"""Sentences and words with exact offsets, by patterns: the naive parse that a model will replace.

A sentence never crosses a block. Good for edited news in English; headlines and captions count as one sentence
where they have no full stop inside.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.record import Article, Block

WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’.-](?=[^\W\d_])[^\W_]+)*|[^\w\s]|_", re.UNICODE)
# Abbreviations that a full stop belongs to, of titles, ranks, months and bodies; lower case.
ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof st jr sr gen lt col maj capt sgt cpl brig adm cmdr gov sen rep hon rev fr pres sec amb "
    "jan feb mar apr jun jul aug sep sept oct nov dec no vs etc inc ltd co corp dept est approx km mi u.s u.k u.n "
    "a.m p.m e.g i.e".split()
)
# Tried from the first mark of a run only, and giving none back: a line of dots takes linear time.
ENDS = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=\s++[\"'“‘«(\[]*+[A-ZÀ-ÞЀ-Я0-9])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word, a number or a mark."""

    start: int
    end: int
    text: str
    lower: str

    @property
    def is_word(self) -> bool:
        """Whether it begins with a letter or a digit."""
        return self.text[0].isalnum()

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A run of tokens in one block; `index` counts through the article, `block` names the block by its place."""

    index: int
    block: int
    start: int
    end: int
    tokens: tuple[Token, ...]

    def token_at(self, offset: int) -> int:
        """The place of the first token that ends after an offset."""
        return bisect_right(self.tokens, offset, key=lambda token: token.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parse:
    """The sentences of an article in order."""

    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds an offset."""
        place = bisect_right(self.sentences, offset, key=lambda sentence: sentence.start) - 1
        return self.sentences[place] if place >= 0 and offset < self.sentences[place].end else None


def parse_article(article: Article) -> Parse:
    """Splits every block into sentences and words."""
    sentences: list[Sentence] = []
    for number, block in enumerate(article.blocks):
        for start, end in _sentences(article.text, block):
            tokens = tuple(words(article.text, start, end))
            if tokens:
                sentences.append(Sentence(index=len(sentences), block=number, start=start, end=end, tokens=tokens))
    return Parse(text=article.text, blocks=article.blocks, sentences=tuple(sentences))


def words(text: str, start: int, end: int) -> Iterator[Token]:
    """The words, numbers and marks of text[start:end]; a possessive 's is a token of its own."""
    for found in WORD.finditer(text, start, end):
        piece, place = found.group(), found.start()
        if len(piece) > 2 and piece[-1] in "sS" and piece[-2] in "'’":
            yield _token(piece[:-2], place)
            yield _token(piece[-2:], place + len(piece) - 2)
        else:
            yield _token(piece, place)


def _token(piece: str, start: int) -> Token:
    return Token(start=start, end=start + len(piece), text=piece, lower=piece.lower().replace("’", "'"))


def _sentences(text: str, block: Block) -> Iterator[tuple[int, int]]:
    start = block.start
    for found in ENDS.finditer(text, block.start, block.end):
        if not _abbreviated(text, start, found.start()):
            yield start, found.end()
            start = found.end()
            while start < block.end and text[start].isspace():
                start += 1
    if start < block.end:
        yield start, block.end


def _abbreviated(text: str, start: int, stop: int) -> bool:
    """Whether the full stop at `stop` ends an abbreviation or an initial."""
    if text[stop] != ".":
        return False
    word = re.split(r"[\s(\[\"'“‘«]", text[max(start, stop - 12) : stop])[-1]
    return word.lower() in ABBREVIATIONS or (len(word) == 1 and word.isupper())
