"""When a page was published, and how that is known.

The order: what the caller says; the linked data and meta elements of the page, read beside the day in its address;
a marked time near the headline; a date in words near the headline; the address alone; a general search (htmldate).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from sayso.capture.draft import Hints
from sayso.capture.page_blocks import Setting
from sayso.capture.page_facts import ARTICLE_TYPES, Facts, plain, types_of
from sayso.capture.page_kinds import Layout, is_date_line, near_headline
from sayso.capture.page_select import View
from sayso.record import PublishedBasis

if TYPE_CHECKING:
    from lxml.html import HtmlElement

EARLIEST = date(1990, 1, 1)
"""Pages of the web are not older; a date before it is that of a thing the page tells of."""

_META = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "article:published",
    "datepublished",
    "article.published",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "publication-date",
    "published_time",
    "published-date",
    "date_published",
    "datecreated",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "citation_publication_date",
    "citation_date",
    "bt:pubdate",
    "article_date_original",
    "originalpublicationdate",
    "rnews:datepublished",
    "dc.date",
    "dcterms.date",
    "date",
)

_ISO = re.compile(
    r"^\D{0,3}((?:19|20)\d{2})(-?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])"
    r"(?:[T\s]\s{0,3}(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d{1,9})?)?\s{0,2}(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?",
    re.IGNORECASE,
)
_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_MONTH_FIRST = re.compile(
    rf"\b{_MONTH}\.?\s{{1,3}}(\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,3}}((?:19|20)\d{{2}})\b", re.IGNORECASE
)
_DAY_FIRST = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?[\s\-]{{1,3}}{_MONTH}[.,]?[\s\-]{{1,3}}((?:19|20)\d{{2}})\b", re.IGNORECASE
)
_YEAR_FIRST = re.compile(r"\b((?:19|20)\d{2})[-/.](\d{1,2})[-/.](\d{1,2})\b")
_ADDRESS_DAY = re.compile(r"(?<![\d])((?:19|20)\d{2})([/\-_.]?)(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?![\d])")
_ADDRESS_MONTH = re.compile(rf"/((?:19|20)\d{{2}})/{_MONTH}/(\d{{1,2}})(?=/)", re.IGNORECASE)
_UPDATED = re.compile(r"\b(?:updated|modified|edited)\b", re.IGNORECASE)
_PUBLISHED = re.compile(r"\b(?:published|posted|created|first)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Moment:
    """A day as a page states it: its ISO form, and where the page gives a time in UTC the hour of it."""

    day: date
    text: str
    clock: int | None = None


def find_published(
    view: View, layout: Layout, facts: Facts, hints: Hints, tree: HtmlElement | None
) -> tuple[str | None, PublishedBasis]:
    """The day, or the date and time, of publication in ISO 8601, and how it is known."""
    if hints.published:
        return hints.published, PublishedBasis.GIVEN
    address = address_day(hints.url or "") or address_day(facts.canonical)
    stated = _first_possible(_stated(facts))
    shown = _first_possible(_marked_times(view, layout))
    if stated:
        return _as_the_desk_dates(stated, address, shown)
    if address:
        return address.isoformat(), PublishedBasis.URL
    if shown:
        return shown.text, PublishedBasis.PAGE
    written = _first_possible(_written_dates(view, layout))
    found = written.text if written else _general_search(tree)
    return (found, PublishedBasis.TEXT) if found else (None, PublishedBasis.NONE)


def _as_the_desk_dates(stated: Moment, address: date | None, shown: Moment | None) -> tuple[str, PublishedBasis]:
    """What the page states; where that is in UTC, the day of the same moment that its address or headline gives."""
    if address and address != stated.day and _same_moment(stated, address):
        return address.isoformat(), PublishedBasis.URL
    if shown and shown.day != stated.day and _same_moment(stated, shown.day):
        return shown.day.isoformat(), PublishedBasis.PAGE
    return stated.text, PublishedBasis.PAGE


def _same_moment(stated: Moment, local: date) -> bool:
    """Whether a moment in UTC falls on `local` somewhere: west of Greenwich the day before, east of it the day after.

    Desks date by their own clock. Eight hours west and thirteen east are the clocks of nearly all of them.
    """
    if stated.clock is None:
        return False
    return (local == stated.day - timedelta(days=1) and stated.clock < 8) or (
        local == stated.day + timedelta(days=1) and stated.clock >= 11
    )


def _first_possible(moments: Iterator[Moment]) -> Moment | None:
    latest = date.today() + timedelta(days=1)
    return next((moment for moment in moments if EARLIEST <= moment.day <= latest), None)


def _stated(facts: Facts) -> Iterator[Moment]:
    """What linked data and meta elements say, the most telling first."""
    articles = [item for item in facts.objects if types_of(item) & ARTICLE_TYPES]
    for field in ("datePublished", "dateCreated"):
        for item in (facts.article, *articles, *facts.objects):
            if moment := read_moment(plain(item.get(field))):
                yield moment
                break
    for name in _META:
        for value in facts.meta.get(name, ()):
            if moment := read_moment(value):
                yield moment


def read_moment(text: str) -> Moment | None:
    """A date as machines write it: ISO 8601, RFC 2822, or with the month in words; None for anything else."""
    text = text.strip()[:80]
    if match := _ISO.match(text):
        return _iso_moment(match)
    if found := read_day(text):
        return Moment(found, found.isoformat())
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return Moment(moment.date(), moment.date().isoformat())


def _iso_moment(match: re.Match[str]) -> Moment | None:
    year, _, month, day_of, hour, minute, second, zone = match.groups()
    try:
        if hour is None:
            day = date(int(year), int(month), int(day_of))
            return Moment(day, day.isoformat())
        moment = datetime(int(year), int(month), int(day_of), int(hour), int(minute), int(second or 0))
    except ValueError:
        return None
    zone = (zone or "").upper().replace("UTC", "Z").replace("GMT", "Z")
    if zone and zone != "Z" and ":" not in zone:
        zone = f"{zone[:3]}:{zone[3:]}"
    utc = zone in {"Z", "+00:00", "-00:00"}
    if (moment.hour, moment.minute, moment.second) == (0, 0, 0):
        return Moment(moment.date(), moment.date().isoformat())
    return Moment(moment.date(), moment.isoformat() + zone, moment.hour if utc else None)


def read_day(text: str) -> date | None:
    """The first full date in words or year-first figures; figures that can be read two ways are no date."""
    found: list[tuple[int, date]] = []
    for pattern, order in ((_MONTH_FIRST, (3, 1, 2)), (_DAY_FIRST, (3, 2, 1)), (_YEAR_FIRST, (1, 2, 3))):
        if (match := pattern.search(text)) and (day := _date(*(match[group] for group in order))):
            found.append((match.start(), day))
    return min(found)[1] if found else None


def _date(year: str, month: str, day: str) -> date | None:
    number = int(month) if month.isdigit() else _MONTH_NAMES.index(month[:3].lower()) + 1
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None


def address_day(address: str) -> date | None:
    """The full date in an address, as /2021/09/05/ or -20210905; None where it has none or an impossible one."""
    address = address[:2000]
    latest = date.today() + timedelta(days=1)
    for match in (*_ADDRESS_MONTH.finditer(address), *_ADDRESS_DAY.finditer(address)):
        year, month, day = (
            (match[1], match[2], match[3]) if match.re is _ADDRESS_MONTH else (match[1], match[3], match[4])
        )
        found = _date(year, month, day)
        if found and EARLIEST <= found <= latest:
            return found
    return None


def _marked_times(view: View, layout: Layout) -> Iterator[Moment]:
    """Elements that mark a time as the page's own: itemprop datePublished anywhere, <time> near the headline."""
    marked = [
        node for node in view.page.nodes if node.attributes_source and "datepublished" in node.attributes_source.lower()
    ]
    for node in marked:
        if node.get("itemprop").lower() == "datepublished" or "pubdate" in node.attributes:
            for value in (
                node.get("datetime"),
                node.get("content"),
                view.page.markup[node.start : min(node.end, node.start + 200)],
            ):
                if moment := read_moment(value):
                    yield moment
                    break
    blocks = {view.stretches[number].block for number in _surroundings(view, layout)}
    later: list[Moment] = []
    for number, node in enumerate(view.page.nodes):
        if node.tag == "time" and any(a in blocks for a in _near(view, number)):
            if view.setting[number] & (Setting.HIDDEN | Setting.NAVIGATION | Setting.COMMENT | Setting.SUSPECT):
                continue
            moment = read_moment(node.get("datetime")) or read_moment(view.page.raw(number)[:200])
            if moment is None:
                continue
            if "updated" in node.get("class").lower() or "modified" in node.get("itemprop").lower():
                later.append(moment)
            else:
                yield moment
    yield from later


def _near(view: View, number: int) -> Sequence[int]:
    """A node and its three nearest parents."""
    return [node for node, _ in zip(view.page.ancestors(number), range(4), strict=False)]


def _surroundings(view: View, layout: Layout) -> range:
    near = near_headline(view, layout)
    return range(max(0, near.start - 6), near.stop)


def _written_dates(view: View, layout: Layout) -> Iterator[Moment]:
    """Lines near the headline that say a date; one that says "published" first, one that says "updated" last."""
    lines: list[tuple[int, Moment]] = []
    for number in _surroundings(view, layout):
        stretch = view.stretches[number]
        if (
            stretch.setting & (Setting.HIDDEN | Setting.NAVIGATION | Setting.COMMENT | Setting.SUSPECT)
            or number == layout.headline
        ):
            continue
        if len(stretch.text) <= 160 and (
            is_date_line(stretch.text) or stretch.setting & (Setting.TIME | Setting.BYLINE)
        ):
            day = read_day(stretch.text)
            if day:
                rank = 0 if _PUBLISHED.search(stretch.text) else 2 if _UPDATED.search(stretch.text) else 1
                lines.append((rank, Moment(day, day.isoformat())))
    for _, moment in sorted(lines, key=lambda line: line[0]):
        yield moment


def _general_search(tree: HtmlElement | None) -> str | None:
    """The patterns of htmldate over the whole page."""
    import htmldate

    if tree is None:
        return None
    try:
        found = htmldate.find_date(tree, original_date=True, extensive_search=True)
    except Exception:  # htmldate raises whatever its parsers do on broken pages
        return None
    return str(found) if found else None
