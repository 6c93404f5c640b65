"""When a page was published: the order of what tells it."""

import pytest
from html_pages import PROSE, linked, page

from sayso.capture.draft import Hints
from sayso.capture.html import clean_page
from sayso.capture.page_date import address_day, read_day, read_moment


@pytest.mark.parametrize(
    ("head", "body", "hints", "expected", "why"),
    [
        (linked(datePublished="2021-05-04T10:15:00+02:00", dateModified="2021-05-06"), "", {},
         ("2021-05-04T10:15:00+02:00", "page"), "linked data, as it stands; not when it was changed"),
        ("<meta property='article:published_time' content='2021-05-04'>", "", {}, ("2021-05-04", "page"), "meta"),
        ("<meta property='article:modified_time' content='2021-05-04'>",
         "<time datetime='2021-05-03'>Monday</time>", {}, ("2021-05-03", "page"), "a marked time by the headline"),
        ("", "<p>Published 4 May 2021</p>", {}, ("2021-05-04", "text"), "a date in words by the headline"),
        ("", "", {"url": "https://news.example/2021/05/04/market"}, ("2021-05-04", "url"), "the address"),
        (linked(datePublished="2021-05-04T01:30:00Z"), "", {"url": "https://news.example/2021/05/03/a"},
         ("2021-05-03", "url"), "in UTC it was tomorrow already: the desk dates by its own clock"),
        (linked(datePublished="2021-05-04T10:30:00Z"), "", {"url": "https://news.example/2021/05/03/a"},
         ("2021-05-04T10:30:00Z", "page"), "no clock of the west is ten hours behind: the address is of a draft"),
        (linked(datePublished="2021-05-04"), "", {"published": "2020-01-01"}, ("2020-01-01", "given"), "given"),
        (linked(datePublished="2999-01-01"), "", {}, (None, "none"), "a day to come is none"),
        (linked(datePublished="0001-01-01"), "", {}, (None, "none"), "nor is a day before the web"),
        ("", "", {}, (None, "none"), "nothing says it"),
    ],
)  # fmt: skip
def test_the_day_of_publication_and_how_it_is_known(head, body, hints, expected, why):
    draft = clean_page(page(body + PROSE, head), Hints(**hints))

    assert (draft.published, draft.published_basis.value) == expected, why


def test_dates_of_other_articles_are_not_the_page_s():
    other = "<aside class='related'><time datetime='2020-01-01'>1 January 2020</time><p>The old siege</p></aside>"
    draft = clean_page(page(f"<time datetime='2021-05-04'>4 May</time>{PROSE}{other}"), Hints())

    assert draft.published == "2021-05-04"


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("2021-05-04T10:15:00.123Z", "2021-05-04T10:15:00Z", "a fraction of a second is nothing to us"),
        ("20210504T101500+0200", "2021-05-04T10:15:00+02:00", "the basic form of ISO 8601"),
        ("2021-05-04T00:00:00Z", "2021-05-04", "midnight is a day without a time"),
        ("Tue, 04 May 2021 10:15:00 GMT", "2021-05-04", "RFC 2822"),
        ("May 4th, 2021", "2021-05-04", "month first, in words"),
        ("04/05/2021", None, "April or May: no date"),
        ("2021-02-30", None, "no such day"),
        ("soon", None, "no date"),
    ],
)
def test_a_date_as_machines_write_it(text, expected, why):
    moment = read_moment(text)

    assert (moment.text if moment else None) == expected, why


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://a.example/2021/05/04/x", "2021-05-04"),
        ("https://a.example/x-20210504", "2021-05-04"),
        ("https://a.example/2021/may/04/x", "2021-05-04"),
        ("https://a.example/x-202105041234567", None),
        ("https://a.example/2021/13/04/x", None),
    ],
)
def test_the_day_in_an_address(address, expected):
    found = address_day(address)

    assert (found.isoformat() if found else None) == expected


def test_the_first_of_several_days_in_a_line_counts():
    assert str(read_day("Published 4 May 2021, updated May 6, 2021")) == "2021-05-04"
