"""Sentences and words: where a sentence ends, what one word is, and that nothing of the text is lost."""

# ruff: noqa: E501 - a row of a table is one line, and its columns are the arguments of its test
from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.reading.parse import parse_article
from sayso.reading.words import words
from sayso.record import Article

# The paragraph, its sentences parted by a bar, and why.
SENTENCES = [
    ("The town fell. The army fled.", "The town fell.|The army fled.", "a full stop and a capital"),
    ("“Go!” she cried. “Run!”", "“Go!” she cried.|“Run!”", "a closing mark belongs to its sentence"),
    ("The army fled.” Then it rained.", "The army fled.”|Then it rained.", "the mark after the stop goes with it"),
    ("Gen. Paul Zaro met Mr. Oduya.", "Gen. Paul Zaro met Mr. Oduya.", "abbreviations of ranks and forms of address"),
    ("U.S. General Zaro left.", "U.S. General Zaro left.", "an abbreviation with a stop inside"),
    ("J. P. Okello fled.", "J. P. Okello fled.", "initials"),
    ("It fell at 4 a.m. on Sunday.", "It fell at 4 a.m. on Sunday.", "small letters go on after a stop"),
    ("On Jan. 5 they left.", "On Jan. 5 they left.", "abbreviated months before a figure"),
    ("Costs rose by 1.5 percent. 12 died.", "Costs rose by 1.5 percent.|12 died.", "a decimal point, a figure that begins"),
    ("Who fired? Nobody knows…", "Who fired?|Nobody knows…", "other stops"),
    ("Rebels seize Goma", "Rebels seize Goma", "a headline without a stop"),
    ("", "", "an empty paragraph has none"),
    ("😀 fled. Ünal stayed.", "😀 fled.|Ünal stayed.", "emoji count as one, accented capitals begin"),
    ("It fell at 4 a.m. The army fled.", "It fell at 4 a.m.|The army fled.", "an abbreviation may end its sentence"),
    ("They met in the U.S. The army fled.", "They met in the U.S.|The army fled.", "the same, of a country"),
    ("The army fled. “Ünal” stayed. Ελλάδα fell.", "The army fled.|“Ünal” stayed.|Ελλάδα fell.", "Greek capitals"),
]  # fmt: skip
# The text, its words parted by blanks, and why.
WORDS = [
    ("The army's men", "The army 's men", "a possessive is a word of its own"),
    ("The army’s men", "The army ’s men", "with a printers' apostrophe too"),
    ("rebels' camp", "rebels ' camp", "the possessive of a plural is a mark"),
    ("Qal’at al-Nasr", "Qal’at al - Nasr", "an apostrophe inside a name stays, a hyphen parts it"),
    ("don't go, cannot", "do n't go , can not", "contractions are two words"),
    ("1,200.5 km", "1,200.5 km", "separators inside a number"),
    ("at 4:30", "at 4:30", "a time of day"),
    ("“No,” he said.", "“ No , ” he said .", "marks stand alone"),
    ("20-30", "20 - 30", "a range of figures is three"),
    ("ten-year anti-tank co-operation", "ten - year anti-tank co-operation", "a hyphen parts words, not a prefix"),
    ("9/11, $5m, 40%", "9/11 , $ 5 m , 40 %", "a date stays whole, money and percent are parted"),
    ("see https://example.org/a?b=1.", "see https://example.org/a?b=1 .", "an address is one word"),
    ("U.N. aid, Dr. Zaro", "U.N. aid , Dr. Zaro", "the stops of an abbreviation belong to it"),
    ("قُتل 12", "ق ُ تل 12", "a combining mark parts a word and is not lost"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    SENTENCES,
)
def test_sentences(article: Callable[..., Article], text: str, expected: str, why: str) -> None:
    parse = parse_article(article(text))

    assert "|".join(text[one.start : one.end] for one in parse.sentences) == expected, why


@pytest.mark.parametrize(("text", "expected", "why"), WORDS)
def test_words(text: str, expected: str, why: str) -> None:
    assert " ".join(token.text for token in words(text, 0, len(text))) == expected, why


def test_a_sentence_never_crosses_a_block(article: Callable[..., Article]) -> None:
    parse = parse_article(article("Rebels seize Goma", "The army fled. It rained", "", "“And then"))

    assert [one.block for one in parse.sentences] == [0, 1, 1, 3]
    assert [one.index for one in parse.sentences] == [0, 1, 2, 3]


@given(st.lists(st.text(max_size=60), max_size=4))
def test_every_character_that_is_no_space_is_in_one_word(
    article: Callable[..., Article], paragraphs: list[str]
) -> None:
    made = article(*paragraphs)
    tokens = [token for one in parse_article(made).sentences for token in one.tokens]

    assert all(made.text[token.start : token.end] == token.text for token in tokens)
    assert all(one.end <= other.start for one, other in itertools.pairwise(tokens))
    taken = {place for token in tokens for place in range(token.start, token.end)}
    assert all(letter.isspace() for place, letter in enumerate(made.text) if place not in taken)
