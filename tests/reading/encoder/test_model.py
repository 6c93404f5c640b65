"""The encoder as it ships: the same answer in any company, for odd input too, and the right one on plain sentences."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.assets import READER, asset
from sayso.reading.encoder.model import Model
from sayso.reading.encoder.pieces import LONGEST_WORD, SHAPES, Vocabulary, shape
from sayso.reading.syntax import ROOT, Syntax
from sayso.reading.words import words

SENTENCES = [
    "Gunmen killed three farmers near Gao on Tuesday.",
    "The army denied that its aircraft had bombed the market, which the rebels have held since Friday.",
    "No.",
    "Clashes",
    "RESIDENTS SAY THE BRIDGE AT MARKALA IS STILL CLOSED",
    "“We will not surrender,” a commander who gave his name as Idris told the paper, adding that talks had failed.",
    "The killing of two aid workers by militiamen was condemned by the United Nations; nobody has been arrested.",
]


@pytest.fixture(scope="module")
def model() -> Model:
    return Model(asset(READER).folder)


def split(text: str) -> list[str]:
    return [token.text for token in words(text)]


def test_company_changes_nothing(model: Model) -> None:
    alone = [model.analyse([split(text)])[0] for text in SENTENCES]

    assert model.analyse([split(text) for text in SENTENCES]) == alone
    assert model.analyse([split(text) for text in reversed(SENTENCES * 3)])[-len(SENTENCES) :] == alone[::-1]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=12).filter(str.strip), min_size=1, max_size=30))
def test_any_words_get_a_tree(model: Model, given_words: list[str]) -> None:
    (syntax,) = model.analyse([given_words])

    assert len(syntax.upos) == len(syntax.heads) == len(syntax.lemmas) == len(given_words)
    assert syntax.heads.count(ROOT) == 1
    assert all(0 <= first < last <= len(given_words) for first, last in pieces(syntax))


def pieces(syntax: Syntax) -> list[tuple[int, int]]:
    """Every run of words that an analysis names."""
    arguments = [piece for frame in syntax.frames for one in frame.arguments for piece in one.pieces]
    said = [run for one in syntax.cues for run in (*one.source, *one.words, *one.content)]
    return [*arguments, *said, *((one.first, one.last) for one in syntax.mentions)]


def test_a_sentence_of_more_pieces_than_places_is_read(model: Model) -> None:
    (syntax,) = model.analyse([["antidisestablishmentarianism"] * 160])

    assert len(syntax.upos) == 160


@pytest.mark.parametrize(
    ("text", "word", "label", "argument"),
    [
        ("Gunmen killed three farmers near Gao on Tuesday.", "killed", "ARG0", "Gunmen"),
        ("Gunmen killed three farmers near Gao on Tuesday.", "killed", "ARG1", "three farmers"),
        ("Gunmen killed three farmers near Gao on Tuesday.", "killed", "ARGM-TMP", "on Tuesday"),
        ("Three farmers were killed by gunmen.", "killed", "ARG1", "Three farmers"),
        ("Three farmers were killed by gunmen.", "killed", "ARG0", "by gunmen"),
        ("The killing of three farmers by gunmen was condemned.", "killing", "ARG1", "of three farmers"),
        ("The rebels did not attack the town.", "attack", "ARGM-NEG", "not"),
        ("The rebels will attack the town.", "attack", "ARGM-MOD", "will"),
        ("The rebels who seized the town fled.", "seized", "ARG0", "The rebels"),
    ],
)
def test_roles(model: Model, text: str, word: str, label: str, argument: str) -> None:
    tokens = split(text)
    (syntax,) = model.analyse([tokens])
    frame = syntax.frame_at(tokens.index(word))

    assert frame is not None
    assert argument in [" ".join(tokens[a:b]) for one in frame.find(label) for a, b in one.pieces]


SHAPED = [
    ("rebels", "lower"), ("Goma", "title"), ("UN", "upper"), ("A", "initial"), ("McCain", "mixed"),
    ("1,200", "number"), ("…", "mark"), ("M23", "initial"), ("قتل", "lower"),
]  # fmt: skip


@pytest.mark.parametrize(("word", "expected"), SHAPED)
def test_shapes(word: str, expected: str) -> None:
    assert SHAPES[shape(word)] == expected


def test_pieces_know_their_word_and_long_words_are_cut() -> None:
    vocabulary = Vocabulary(asset(READER).folder / "tokenizer.json")
    pieces = vocabulary.pieces(["Goma", "x" * 500, "fell"])

    assert pieces.owner.count(1) <= LONGEST_WORD
    assert (pieces.owner[0], pieces.owner[-1], max(pieces.owner)) == (-1, -1, 2)
    assert len(pieces.ids) == len(pieces.owner) == len(pieces.shapes)
