"""Sentences of an article, and their words (words.py), with exact offsets.

A sentence never crosses a block. Good for edited news, for upper-case wires and for text all in small letters;
headlines and captions count as one sentence where they have no full stop inside.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.reading.syntax import Syntax
from sayso.reading.words import ABBREVIATIONS, Token, words
from sayso.record import Article, Block

Encoder = Callable[[Sequence[Sequence[str]]], Sequence[Syntax]]
"""What tells the syntax of sentences, given as their words, many at a time."""
LONGEST = 160
"""Words of the longest sentence. What runs on without a stop (tables, lists, glued text) is cut there, at a comma or a
semicolon if there is one near: the encoder's positions end, and its time grows with the square of the length."""
CUT_BACK = 40
"""Words before the longest within which a cut looks for a mark."""
# Tried from the first mark of a run only, and giving none back: a line of dots takes linear time.
ENDS = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=\s++[\"'“‘«(\[]*+(?:[^\W_]))")
OPENERS = "\"'“‘«(["
STARTERS = frozenset(
    "the a an this that these those he she it they we i you his her its their in on at but and as after before when "
    "while there for to some many most all if however meanwhile since during under with by from according".split()
)
"""Words that begin a sentence more often than they follow an abbreviation inside one ("in the U.S. The army")."""
INNER = frozenset(
    "mr mrs ms dr prof st gen lt col maj capt sgt cpl brig adm cmdr gov sen rep hon rev fr vs no nos".split()
)
"""Abbreviations that never end a sentence: something is always named after them."""
CASED_SHARE = 0.02
"""Share of capitals among a block's letters below which it has lost its case: any letter may then begin a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A run of tokens in one block; `index` counts through the article, `block` names the block by its place."""

    index: int
    block: int
    start: int
    end: int
    tokens: tuple[Token, ...]
    syntax: Syntax | None = None

    def token_at(self, offset: int) -> int:
        """The place of the first token that ends after an offset."""
        return bisect_right(self.tokens, offset, key=lambda token: token.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parse:
    """The sentences of an article in order."""

    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]


def parse_article(article: Article) -> Parse:
    """Splits every block into sentences and words."""
    sentences: list[Sentence] = []
    for number, block in enumerate(article.blocks):
        for start, end in split_sentences(article.text, block.start, block.end):
            for tokens in _bounded(tuple(words(article.text, start, end))):
                last = tokens[-1].end if tokens[-1].end < end and _is_cut(tokens) else end
                sentences.append(
                    Sentence(index=len(sentences), block=number, start=tokens[0].start, end=last, tokens=tokens)
                )
    return Parse(text=article.text, blocks=article.blocks, sentences=tuple(sentences))


def analysed(parses: Sequence[Parse], encoder: Encoder) -> list[Parse]:
    """The articles with the syntax of every sentence, all of them run together."""
    sentences = [parse.sentences for parse in parses]
    found = iter(encoder([[token.text for token in one.tokens] for some in sentences for one in some]))
    return [
        replace(parse, sentences=tuple(replace(one, syntax=next(found)) for one in some))
        for parse, some in zip(parses, sentences, strict=True)
    ]


def _is_cut(tokens: tuple[Token, ...]) -> bool:
    return len(tokens) > LONGEST - CUT_BACK


def _bounded(tokens: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    """The tokens in runs that are not too long."""
    while len(tokens) > LONGEST:
        marks = [n + 1 for n in range(LONGEST - CUT_BACK, LONGEST) if tokens[n].text in ",;:|"]
        cut = marks[-1] if marks else LONGEST
        yield tokens[:cut]
        tokens = tokens[cut:]
    if tokens:
        yield tokens


def split_sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the sentences of a block text[start:end] begin and end."""
    letters = [char for char in text[start:end] if char.isalpha()]
    small = sum(char.isupper() for char in letters) <= CASED_SHARE * len(letters)
    for found in ENDS.finditer(text, start, end):
        if _is_end(text, start, found, small=small):
            yield start, found.end()
            start = found.end()
            while start < end and text[start].isspace():
                start += 1
    if start < end:
        yield start, end


def _is_end(text: str, start: int, found: re.Match[str], *, small: bool) -> bool:
    """Whether a sentence ends with the marks found, by what stands before and after them."""
    after = text[found.end() : found.end() + 24].lstrip().lstrip(OPENERS)
    if after[0].islower() and not small:
        return found.group()[-1] in "!?" and found.group()[0] in "!?"
    if text[found.start()] != "." or found.group()[:2] == "..":
        return True
    before = re.split(r"[\s(\[\"'“‘«]", text[max(start, found.start() - 12) : found.start()])[-1].lower()
    next_word = re.match(r"[^\W_]+", after)
    begins = next_word is not None and next_word.group().lower() in STARTERS
    if before in INNER:
        return before in ("no", "nos") and not after[0].isdigit()
    if before in ABBREVIATIONS or "." in before:
        return begins
    return not (len(before) == 1 and before.isalpha() and before != "i") or begins
