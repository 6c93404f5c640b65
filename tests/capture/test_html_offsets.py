"""Any string at all can be cleaned, and every character of what comes out stands where it says."""

import contextlib
import html
import time

import pytest
from html_pages import PROSE, page
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.capture.draft import Draft, Hints
from sayso.capture.html import clean_page
from sayso.capture.page_blocks import key_of
from sayso.capture.page_dom import parse_page
from sayso.errors import InputError

WORDS = st.sampled_from(
    "town مدينة e\u0301te\u0301 👩‍👩‍👧 &amp; &#x1F4A3; &nbsp; &bogus; &lt;b&gt; <b>bold</b> "
    "<br> <br><br> a\u200bb \u00ad "
    "Киев 12 “no” \r\n \t <i>it <a href='#'>is</a> \x00".split(" ")
)
TAGS = st.sampled_from(
    "<p> </p> <div> </div> <article> </article> <h1> </h1> <ul> <li> </ul> <table> <tr> <td> </table> <blockquote> "
    "</blockquote> <script> </script> <!-- --> <![CDATA[ ]]> <time> </time> <nav> </nav> <figure> <figcaption> "
    "</figure> <br> <a href=x> </a> <span class='byline'> </span> <title> </title> <head> </head> <body> "
    "< > & \" ' = </ "
    '<script type=\'application/ld+json\'>{"@type":"NewsArticle","articleBody":"'.split(" ")
)
SOUP = st.lists(st.one_of(WORDS, TAGS, st.text(max_size=20)), max_size=60).map(" ".join)


def holds(draft: Draft, markup: str) -> None:
    for block in draft.blocks:
        traced = block.text
        assert len(traced.text) == len(traced.starts) == len(traced.ends)
        for character, start, end in zip(traced.text, traced.starts, traced.ends, strict=True):
            if start < 0:
                assert character.isspace() or character == "|", "only joints are put in"
                continue
            stood = html.unescape(markup[start:end])
            blank = not any(one.isprintable() and not one.isspace() for one in stood)
            assert character in stood or "\\" in stood or (character == " " and blank)


@given(st.lists(WORDS, min_size=1, max_size=30).map(" ".join))
@settings(max_examples=60, deadline=None)
def test_every_character_of_a_paragraph_stands_where_it_says(words):
    markup = page(f"<p>{words}</p>{PROSE}")

    holds(clean_page(markup, Hints()), markup)


@given(SOUP)
@settings(max_examples=150, deadline=None)
def test_no_soup_of_tags_breaks_the_cleaner(markup):
    try:
        draft = clean_page(markup, Hints())
    except InputError:
        return
    assert draft.blocks
    holds(draft, markup)


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_no_string_breaks_the_parser(markup):
    parsed = parse_page(markup)

    assert all(0 <= run.start < run.end <= len(markup) for run in parsed.runs)
    assert all(node.parent < number for number, node in enumerate(parsed.nodes))


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("Fighting&nbsp;&mdash;\n   again", "Fighting — again", "entities and white space"),
        ("AT&amp;T and A&B", "AT&T and A&B", "an ampersand that is none"),
        ("&#146;no&#146;", "’no’", "a reference of Windows-1252"),
        ("so\u00adft hy\u200bphen", "soft hyphen", "what cannot be seen is gone"),
        ("one<br>two", "one two", "a single break within a sentence"),
        ("مدينة &#x1F4A3; e\u0301", "مدينة 💣 e\u0301", "marks and emoji as they stand"),
    ],
)
def test_the_text_of_a_paragraph(text, expected, why):
    markup = page(f"<p>{text} {PROSE[3:120]}</p>{PROSE}")
    draft = clean_page(markup, Hints())

    assert any(block.text.text.startswith(expected) for block in draft.blocks), why
    holds(draft, markup)


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 100_000 + PROSE,
        "<b><p>" * 50_000 + PROSE,
        "<div><time>12:30</time>" * 20_000 + PROSE,
        "<a b='" * 100_000,
        "<" * 500_000,
        "</" * 200_000,
        "<svg>" * 100_000,
        "<!--" * 200_000,
        "<p>" + "&amp;" * 200_000,
        "<script type='application/ld+json'>" + "[" * 300_000 + "</script>" + PROSE,
        "<p class='" + "nav-" * 100_000 + "'>" + PROSE,
        "<section>" + "<div>" * 80_000 + "</section>" * 80_000,
    ],
    ids=lambda markup: markup[:14],
)
def test_hostile_markup_takes_no_time(markup):
    begun = time.perf_counter()
    with contextlib.suppress(InputError):
        clean_page(markup, Hints())
    assert time.perf_counter() - begun < 5


@pytest.mark.parametrize(
    ("markup", "texts", "why"),
    [
        ("<p>one<p>two", ["one", "two"], "a paragraph closes the one before"),
        ("<ul><li>one<li>two</ul>three", ["one", "two", "three"], "an item closes the one before"),
        ("<table><tr><td>one<td>two</table>", ["one", "two"], "and so does a cell"),
        ("<p>a <b>bold</p><p>plain</p>", ["a ", "bold", "plain"], "an element left open ends with its block"),
        ("<a title='1 > 0'>one</a>", ["one"], "a bracket in an attribute ends no tag"),
        ("<p title=\"it's>one</p><p>two</p>", ["one", "two"], "a quotation mark without its partner"),
        ("one < two & three", ["one < two & three"], "a bracket that opens no tag"),
        ("<script>if (a<b) '<p>no</p>'</script>yes", ["yes"], "a script is no text"),
        ("<!-- <p>no</p> -->yes", ["yes"], "nor is a comment"),
    ],
)
def test_tags_as_browsers_read_them(markup, texts, why):
    parsed = parse_page(markup)

    assert [markup[run.start : run.end] for run in parsed.runs] == texts, why


def test_the_key_of_a_text_is_the_same_however_it_is_spaced_and_composed():
    assert key_of("“Cafe\u0301 – 12” dead") == key_of("Café\n- 12 'dead'")
