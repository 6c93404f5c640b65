"""A page in, a draft out: what is kept, what it is, and what the page says of itself."""

import pytest
from html_pages import AID, DENIAL, HEADLINE, PROSE, SHELLING, linked, page

from sayso.capture.draft import Draft, Hints
from sayso.capture.html import clean_page
from sayso.errors import BrokenInput, TooLargeInput


def clean(markup: str, **hints: str) -> Draft:
    return clean_page(markup, Hints(**hints))


def shape(draft: Draft) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text.text) for block in draft.blocks]


def test_an_article_comes_out_with_its_headline_first_and_without_the_page_around_it():
    assert shape(clean(page())) == [("title", HEADLINE), ("body", SHELLING), ("body", DENIAL), ("body", AID)]


@pytest.mark.parametrize(
    ("markup", "kind", "text", "why"),
    [
        ("<p class='byline'>By <a href='/a'>Odile Nsenga</a></p>", "byline", "By Odile Nsenga", "a class and a By"),
        ("<p>4 May 2031, 10:15 GMT</p>", "dateline", "4 May 2031, 10:15 GMT", "a line that is a date"),
        ("<p class='standfirst'>Doctors count the dead as both sides blame each other.</p>", "standfirst",
         "Doctors count the dead as both sides blame each other.", "a class of that name"),
        ("<figure><img src='a.jpg'><figcaption>Smoke over the market of Sakembe at noon</figcaption></figure>",
         "caption", "Smoke over the market of Sakembe at noon", "figcaption"),
        ("<ul class='key-points'><li>At least twelve people were killed in the market</li>"
         "<li>Both sides deny that they fired</li></ul>", "bullet",
         "At least twelve people were killed in the market", "key points over the text"),
    ],
)  # fmt: skip
def test_what_stands_under_the_headline_is_kept_and_named(markup, kind, text, why):
    assert (kind, text) in shape(clean(page(markup + PROSE))), why


@pytest.mark.parametrize(
    ("markup", "kind", "text", "why"),
    [
        (f"<blockquote><p>{DENIAL}</p></blockquote>", "quote", DENIAL, "blockquote"),
        ("<h2>Fear on the road</h2>", "body", "Fear on the road", "a heading within the text is body"),
        (f"<ul><li>{DENIAL}</li><li>{AID}</li></ul>", "bullet", DENIAL, "items of a list in the text"),
        ("<table><tr><th>Town</th><th>Dead</th></tr><tr><td>Sakembe</td><td>12</td></tr>"
         "<tr><td>Lubindi</td><td>3</td></tr></table>", "table", "Town | Dead\nSakembe | 12\nLubindi | 3",
         "a table of facts: cells by a bar, rows by a newline"),
        ("<p>Reporting by Odile Nsenga; editing by Paul Arum</p>", "byline",
         "Reporting by Odile Nsenga; editing by Paul Arum", "who reported is a byline"),
        ("<blockquote class='tweet social-embed'><p>We hear guns again near the bridge, please stay at home.</p>"
         "</blockquote>", "quote", "We hear guns again near the bridge, please stay at home.", "a quoted post"),
    ],
)  # fmt: skip
def test_what_stands_in_the_text_is_kept_and_named(markup, kind, text, why):
    assert (kind, text) in shape(clean(page(f"<p>{SHELLING}</p>{markup}<p>{DENIAL[:-1]}, he said.</p><p>{AID}</p>"))), (
        why
    )


@pytest.mark.parametrize(
    ("furniture", "why"),
    [
        ("<p>Sign up to our newsletter for the best of the week</p>", "asking for an address"),
        (
            "<p><a href='/x'>Read more: the siege of Lubindi, day by day, in pictures</a></p>",
            "a paragraph that is a link",
        ),
        ("<p>Related: <a href='/x'>Truce of the lake signed</a></p>", "a pointer away"),
        ("<div class='related-stories'><p>The siege of Lubindi</p></div>", "a box of other articles"),
        ("<div style='display: none'><p>Accept all of them and go on</p></div>", "not to be seen"),
        ("<p>Follow us on Telegram for more from the valley</p>", "asking for company"),
        ("<script>document.write('<p>Written by a script</p>')</script>", "a script"),
        ("<!-- <p>An old version of this paragraph</p> -->", "a comment of the markup"),
        ("<p>ADVERTISEMENT</p>", "a label"),
    ],
)
def test_furniture_among_the_paragraphs_goes(furniture, why):
    draft = clean(page(f"<p>{SHELLING}</p>{furniture}<p>{DENIAL}</p><p>{AID}</p>"))

    assert shape(draft) == [("title", HEADLINE), ("body", SHELLING), ("body", DENIAL), ("body", AID)], why


@pytest.mark.parametrize(
    "news",
    [
        "Also on Sunday, a car bomb went off beside the courthouse of Lubindi and killed a guard, police said there.",
        "More than forty houses burned: nobody has yet counted the families that lived in them before the attack.",
        "Like him, thousands of people of the valley have fled to the lake and wait for boats to the other shore.",
        "Recommended by no one and known to few, the captain became the voice of the Front within a single month.",
        "The dead man was a reporter for the radio of the lake, who covered the war from its first day, it said.",
    ],
)
def test_news_that_begins_as_furniture_does_is_kept(news):
    assert ("body", news) in shape(clean(page(f"{PROSE}<p>{news}</p>")))


def test_a_short_page_without_an_article_falls_back_to_what_can_be_seen():
    assert shape(clean("<html><body><nav>Home</nav><div>Guns heard in Sakembe.</div></body></html>")) == [
        ("body", "Guns heard in Sakembe.")
    ]


def test_text_that_only_the_linked_data_has_is_read_from_there():
    text = f"{SHELLING}\n\n{DENIAL} “No,” he said.\n\n{AID}\n\n{SHELLING}"
    markup = page("<div id='root'></div>", linked(headline=HEADLINE, articleBody=text))
    draft = clean(markup)

    assert [text for kind, text in shape(draft) if kind == "body"] == text.split("\n\n")
    quoted = draft.blocks[2].text
    at = quoted.text.index("“")
    assert markup[quoted.starts[at] : quoted.ends[at]] == "\\u201c", "an escape stands for its character"


def test_entries_of_a_live_blog_are_blocks_with_their_time():
    entries = "".join(
        f"<div class='entry'><time datetime='2031-05-04T{hour}:05:00Z'>{hour}:05</time>"
        f"<h3>Hour {hour}</h3><p>{text}</p></div>"
        for hour, text in ((14, AID), (13, DENIAL), (12, SHELLING))
    )
    draft = clean(page(f"<div>{entries}</div>", linked(headline=HEADLINE).replace("NewsArticle", "LiveBlogPosting")))

    assert [(block.time, block.text.text) for block in draft.blocks if block.kind == "liveblog"] == [
        ("14:05", f"Hour 14\n{AID}"),
        ("13:05", f"Hour 13\n{DENIAL}"),
        ("12:05", f"Hour 12\n{SHELLING}"),
    ]


@pytest.mark.parametrize(
    ("head", "hints", "expected", "why"),
    [
        ("", {}, HEADLINE, "the headline in the page"),
        ("", {"title": "Given"}, "Given", "what the caller says wins"),
        (linked(headline="Another headline for machines"), {}, HEADLINE, "what readers see goes before it"),
    ],
)
def test_the_title_of_a_page(head, hints, expected, why):
    assert clean(page(head=head), **hints).title == expected, why


@pytest.mark.parametrize("joint", [" | ", " - ", " – ", " — "])
def test_the_name_of_the_site_is_no_part_of_the_title(joint):
    head = "<meta property='og:site_name' content='The Kivu Courier'>"
    markup = f"<head><title>{HEADLINE}{joint}The Kivu Courier</title>{head}</head><body>{PROSE}</body>"

    assert clean(markup).title == HEADLINE


@pytest.mark.parametrize(
    ("head", "hints", "expected", "why"),
    [
        ("<meta property='og:site_name' content='The Kivu Courier'>", {}, "The Kivu Courier", "its own name"),
        (linked(publisher={"@type": "Organization", "name": "Lake Radio"}), {}, "Lake Radio", "its publisher"),
        ("<link rel='canonical' href='https://www.courier.example/a'>", {}, "courier.example", "its domain"),
        ("", {"url": "https://news.example/a"}, "news.example", "the domain it was fetched from"),
        ("<link rel='canonical' href='https://[::1/a'>", {}, None, "an address that is none"),
        ("<meta property='og:site_name' content='A'>", {"source": "B"}, "B", "what the caller says wins"),
    ],
)
def test_the_source_of_a_page(head, hints, expected, why):
    assert clean(page(head=head), **hints).source == expected, why


@pytest.mark.parametrize(
    ("head", "body", "expected", "why"),
    [
        (linked(author=[{"@type": "Person", "name": "Odile Nsenga"}, {"name": "Paul Arum"}]), "",
         ("Odile Nsenga", "Paul Arum"), "people of the linked data"),
        (linked(author={"@type": "Organization", "name": "Lake Radio"}), "", (), "an organisation is nobody"),
        ("<meta name='author' content='By Odile Nsenga and Paul Arum'>", "", ("Odile Nsenga", "Paul Arum"), "meta"),
        ("<meta name='author' content='News Desk'>", "", (), "a desk is nobody"),
        ("<meta name='author' content='https://social.example/odile'>", "", (), "an address is nobody"),
        ("", "<p class='byline'>By ODILE NSENGA, Lake correspondent</p>", ("Odile Nsenga",), "in the page"),
    ],
)  # fmt: skip
def test_the_people_of_a_byline(head, body, expected, why):
    assert clean(page(body + PROSE, head)).bylines == expected, why


def test_a_page_without_text_says_so():
    with pytest.raises(BrokenInput, match="no text in the page"):
        clean("<html><head><script>draw()</script></head><body><img src='a.jpg'></body></html>")


@pytest.mark.parametrize(
    ("markup", "why"),
    [
        ("<b>" * 300_000, "more elements than any page"),
        (f"<p>{'word ' * 500_000}</p>", "more text than any article"),
    ],
)
def test_a_page_beyond_all_measure_is_refused(markup, why):
    with pytest.raises(TooLargeInput, match="split it"):
        clean(markup)
