from hypothesis import given
from hypothesis import strategies as st

from evals.alignment import NOWHERE, align, match, one_to_one, overlap_share, sentences, trimmed, words

SPANS = [
    ("Two died.", "Two died.", "died", "died", "the same text"),
    ("SHARE Two died.", "Two died.", "died", "died", "residue before it"),
    ("“Two died.”", '"Two died."', "died", "died", "other quotes"),
    ("talksBut he", "talks\n\nBut he", "But", "But", "glued words fall apart"),
    ("Two SHARE died.", "Two died.", "SHARE", None, "residue lies nowhere"),
    ("Two SHARE died.", "Two died.", "Two SHARE died", "Two died", "a span reaches over residue"),
    ("🚑 قُتل اثنان died", "قُتل اثنان died", "died", "died", "emoji and Arabic"),
]


def test_spans_are_found_in_the_other_text():
    for source, target, span, expected, why in SPANS:
        start = source.index(span)
        there = align(source, target).span(start, start + len(span))
        assert (None if there == NOWHERE else target[slice(*there)]) == expected, why


@given(st.text(), st.text())
def test_whatever_is_aligned_is_in_order_and_within_the_target(source, target):
    to = [place for place in align(source, target).to if place >= 0]
    assert to == sorted(set(to))
    assert all(place < len(target) for place in to)


@given(st.text(st.sampled_from("aB é🚑ق́,.\n")))
def test_a_text_is_aligned_with_itself_but_for_its_spaces(text):
    to = align(text, text).to
    assert all(place == (-1 if text[place_in].isspace() else place_in) for place_in, place in enumerate(to))


def test_words_are_counted_without_marks():
    assert words("Two—or 3—died, she’s sure.") == ["two", "or", "3", "died", "she", "s", "sure"]


def test_one_to_one_takes_the_heaviest_first_and_never_the_weightless():
    assert one_to_one([(1, 0, 0), (3, 0, 1), (2, 1, 1), (1, 1, 0), (0, 2, 2)]) == [(0, 1), (1, 0)]


def test_spans_match_the_one_that_they_share_most_with():
    assert match([(0, 10), (10, 14)], [(8, 14), (0, 9)]) == [(0, 1), (1, 0)]


def test_shared_characters_over_all_characters():
    assert overlap_share([(0, 4)], [(2, 6)]) == 2 / 6
    assert overlap_share([(0, 2), (4, 6)], [(0, 6)]) == 4 / 6
    assert overlap_share([], []) == 0
    assert overlap_share([(0, 2)], [NOWHERE]) == 0


def test_marks_at_the_edges_do_not_count():
    assert trimmed('"at least 12," he', (0, 14)) == (1, 12)


def test_sentences_end_at_marks_and_lines():
    text = 'Two died. "Three," he said. 2.5 million\nnext'
    assert [text[start:end].strip() for start, end in sentences(text)] == [
        "Two died.",
        '"Three," he said.',
        "2.5 million",
        "next",
    ]
