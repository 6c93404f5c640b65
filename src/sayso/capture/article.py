"""One document to one article: decoded, cleaned by what it is, dated, named, and traced back to its capture."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import SplitResult, unquote, urlsplit

from sayso.capture.decode import decode
from sayso.capture.draft import Draft, DraftBlock, Hints, Input
from sayso.capture.language import detect_language
from sayso.errors import BrokenInput
from sayso.record import Article, Block, BlockKind, Capture, PublishedBasis

JOINT: Final = "\n\n"

BODY: Final = frozenset({BlockKind.BODY, BlockKind.BULLET, BlockKind.STANDFIRST, BlockKind.QUOTE, BlockKind.LIVEBLOG})
"""Blocks whose language is the article's: a title alone, a table or a picture credit may be in any."""

MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
URL_DAYS: Final = (
    re.compile(r"/(?P<year>(?:19|20)\d\d)/(?P<month>\d\d?)/(?P<day>\d\d?)(?=[/._-]|$)"),
    re.compile(rf"/(?P<year>(?:19|20)\d\d)/(?P<month>{'|'.join(MONTHS)})/(?P<day>\d\d?)(?=[/._-]|$)", re.IGNORECASE),
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"),
    re.compile(r"[/_-](?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?=[/._-]|$)"),
)
"""The ways in which addresses of news carry their day, the least ambiguous first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Captured:
    """An article and where it came from. `text` is the captured text that `article.origin` points into."""

    capture: Capture
    article: Article
    text: str


def capture_article(document: Input) -> Captured:
    """The article in a document.

    What the hints say goes before what the document says of itself; a day in the address comes last.

    Raises:
        BrokenInput: It is no text, or nothing is left of it once it is clean.
    """
    hints = document.hints
    decoded = decode(document.content, declared=document.charset, markup=document.media_type == "text/html")
    draft = _cleaned(decoded.text, document.media_type, hints)
    laid = [block for block in draft.blocks if block.text.text.strip()]
    if not laid:
        raise BrokenInput("there is no text in it once menus, scripts and the like are gone: check the file")
    digest = hashlib.sha256(document.content).hexdigest()
    published, basis = _published(hints, draft)
    source = hints.source or draft.source or _host(hints.url)
    text = JOINT.join(block.text.text for block in laid)
    return Captured(
        capture=Capture(
            sha256=digest,
            bytes=len(document.content),
            media_type=document.media_type,
            charset=decoded.charset,
            url=hints.url,
        ),
        article=Article(
            id=_identity(digest, hints.url, source, published),
            title=hints.title or draft.title,
            source=source,
            bylines=draft.bylines,
            language=detect_language(_body(laid)),
            published=published,
            published_basis=basis,
            text=text,
            blocks=tuple(_blocks(laid)),
            origin=tuple(_origin(laid)),
        ),
        text=decoded.text,
    )


def _cleaned(text: str, media_type: str, hints: Hints) -> Draft:
    """The draft of a text, by what it is."""
    if media_type == "text/html":
        from sayso.capture.html import clean_page

        return clean_page(text, hints)
    if media_type == "text/markdown":
        from sayso.capture.markdown import clean_markdown

        return clean_markdown(text, hints)
    from sayso.capture.residue import clean_text

    return clean_text(text, hints)


def _blocks(laid: list[DraftBlock]) -> Iterator[Block]:
    place = 0
    for block in laid:
        yield Block(kind=block.kind, start=place, end=place + len(block.text), time=block.time)
        place += len(block.text) + len(JOINT)


def _origin(laid: list[DraftBlock]) -> Iterator[tuple[int, int, int, int]]:
    place = 0
    for block in laid:
        yield from block.text.runs(place)
        place += len(block.text) + len(JOINT)


def _body(laid: list[DraftBlock]) -> str:
    """The running text, or all of it where there is none."""
    running = "\n".join(block.text.text for block in laid if block.kind in BODY)
    return running or "\n".join(block.text.text for block in laid)


def _identity(digest: str, url: str | None, source: str | None, published: str | None) -> str:
    """An id from content, address, source and publication together: one text under two addresses is two articles."""
    told = "\x1f".join([digest, url or "", source or "", published or ""])
    return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()[:32]


def _published(hints: Hints, draft: Draft) -> tuple[str | None, PublishedBasis]:
    if hints.published:
        return hints.published, PublishedBasis.GIVEN
    if draft.published:
        return draft.published, draft.published_basis
    if hints.url and (day := _day_in(hints.url)):
        return day, PublishedBasis.URL
    return None, PublishedBasis.NONE


def _day_in(url: str) -> str | None:
    """The day that the path of an address carries, if it is one of the calendar."""
    path = _split(url).path
    for pattern in URL_DAYS:
        for found in pattern.finditer(path):
            month = found["month"].lower()
            number = MONTHS.index(month) + 1 if month in MONTHS else int(month)
            try:
                return date(int(found["year"]), number, int(found["day"])).isoformat()
            except ValueError:
                continue
    return None


def _host(url: str | None) -> str | None:
    """The outlet that an address names: its host without www."""
    host = _split(url or "").hostname
    return unquote(host).removeprefix("www.") if host else None


def _split(url: str) -> SplitResult:
    """The parts of an address; all empty where it is none ("http://[")."""
    try:
        return urlsplit(url)
    except ValueError:
        return urlsplit("")
