"""From a document to an article: its blocks, its way back, its day, its source and its id."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.capture import article
from sayso.capture.article import capture_article
from sayso.capture.draft import Draft, DraftBlock, Hints, Input
from sayso.capture.traced import Traced
from sayso.errors import BrokenInput
from sayso.record import BlockKind, PublishedBasis

STORY = "Two people were killed near the bridge on Sunday.\n\nOfficials said that the road was closed."


def document(text=STORY, **hints):
    return Input(name="x", content=text.encode(), media_type="text/plain", hints=Hints(**hints))


@pytest.mark.usefixtures("simple")
def test_blocks_and_origin_hold():
    captured = capture_article(document("  " + STORY))
    clean = captured.article

    assert [clean.text[block.start : block.end] for block in clean.blocks] == STORY.split("\n\n")
    assert clean.text == STORY
    assert clean.origin == ((0, 49, 2, 51), (51, len(STORY), 53, len(STORY) + 2))
    assert (captured.capture.bytes, captured.capture.charset) == (len(STORY) + 2, "utf-8")


@given(st.lists(st.text("ab́🇾🇪👩‍🚀دمشق \n", min_size=1), min_size=1, max_size=5))
def test_every_run_of_the_text_is_the_captured_text(parts):
    """Whatever the characters: emoji, Arabic, combining marks."""
    whole, blocks, place = "|".join(parts), [], 0
    traced = Traced.whole(whole)
    for part in parts:
        blocks.append(DraftBlock(kind=BlockKind.BODY, text=traced[place : place + len(part)].strip()))
        place += len(part) + 1
    original, article._cleaned = article._cleaned, lambda *_: Draft(blocks=tuple(blocks))
    try:
        captured = capture_article(document(whole))
    except BrokenInput:
        assert not any(part.strip() for part in parts)
        return
    finally:
        article._cleaned = original
    for start, end, captured_start, captured_end in captured.article.origin:
        assert captured.article.text[start:end] == captured.text[captured_start:captured_end]
    assert sum(end - start for start, end, *_ in captured.article.origin) == sum(len(b.text) for b in blocks)


@pytest.mark.usefixtures("simple")
@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://x.example/2031/05/04/shelling", "2031-05-04"),
        ("https://x.example/world/2031/may/4/shelling", "2031-05-04"),
        ("https://x.example/news/2031-05-04-shelling.html", "2031-05-04"),
        ("https://x.example/shelling-20310504", "2031-05-04"),
        ("https://x.example/2031/13/04/shelling", None),
        ("https://x.example/article-9920310504", None),
        ("https://x.example/?d=/2031/05/04/", None),
        ("http://[", None),
    ],
)
def test_a_day_in_the_path_of_the_address_counts_last(url, day):
    found = capture_article(document(url=url)).article

    assert (found.published, found.published_basis) == (day, PublishedBasis.URL if day else PublishedBasis.NONE)


@pytest.mark.usefixtures("simple")
def test_what_is_given_goes_first():
    url = "https://www.x.example/2031/05/04/a"
    found = capture_article(document(url=url, published="2031-05-03", title="Given")).article

    assert (found.published, found.published_basis, found.title) == ("2031-05-03", PublishedBasis.GIVEN, "Given")
    assert found.source == "x.example"
    assert capture_article(document(url=url, source="The X")).article.source == "The X"


@pytest.mark.usefixtures("simple")
def test_the_id_is_of_content_address_source_and_publication_together():
    told = [{}, {"url": "https://a.example"}, {"source": "A"}, {"published": "2031-05-04"}, {"published": "2031-05-05"}]

    assert len({capture_article(document(**hints)).article.id for hints in told}) == len(told)
    assert capture_article(document()).article.id == capture_article(document()).article.id


@pytest.mark.usefixtures("simple")
def test_nothing_left_is_broken():
    with pytest.raises(BrokenInput, match="no text in it"):
        capture_article(document(" \n "))
