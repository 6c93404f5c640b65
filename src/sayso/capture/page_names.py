"""The title, the source and the people of a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlsplit

from sayso.capture.page_blocks import Setting, Stretch, key_of
from sayso.capture.page_facts import Facts, plain, types_of
from sayso.capture.page_select import View

_SEPARATOR = re.compile(r"\s(?:[|»«·•:–—\-]|::|//|/)\s|\s?[|»]\s?")
_TITLE_META = ("og:title", "twitter:title", "dc.title", "dcterms.title", "sailthru.title", "parsely-title", "headline")
_AUTHOR_META = (
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
    "article:author_name",
    "cxenseparse:author",
    "citation_author",
    "og:article:author",
    "authors",
)
MOST_NAMES = 12

_BY = re.compile(
    r"^\W{0,3}(?:(?:written|posted|published|reported|story|words|text|article|analysis)\s+)?by\b\s*:?\s*",
    re.IGNORECASE,
)
_NAME_JOINT = re.compile(r"\s*[,;|/•·\n]\s*|\s+(?:and|with|&|y|et|und)\s+|\s+in\s+(?=[A-Z])", re.IGNORECASE)
_NAME = re.compile(r"^[^\W\d_][\w.’'‘\-]{0,24}(?:\s+[^\W\d_(][\w.’'‘\-)]{0,24}){1,4}$")
_PARTICLES = frozenset(
    "al bin ibn abu el de da di du del della der den des dos la le van von ter ten zu y e af av bint ben ul".split()
)
_NOT_PEOPLE = re.compile(
    r"\b(?:staff|editors?|editorial|desk|team|news(?:room|paper|wire)?|agenc(?:y|ies)|reuters|press|associated|agence|correspondents?|"
    r"reporters?|writers?|contributors?|columnists?|bureau|service|admin(?:istrator)?|guest|media|times|post|magazine|tv|radio|"
    r"network|online|digital|web|published|updated|posted|university|institute|department|ministry|office|embassy|"
    r"government|council|committee|foundation|group|company|inc|ltd|llc|copyright|photo(?:s|graphy)?|images|getty|"
    r"follow|share|view|read|more|about|bio|profile|email|twitter|facebook|january|february|march \d|april \d|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|yesterday|ago|minutes?|hours?|special to)\b",
    re.IGNORECASE,
)


def without_site(title: str, facts: Facts) -> str:
    """A title without the name or the domain of the site before or after it."""
    sites = {key_of(name).lower() for name in (facts.first("og:site_name", "application-name"), publisher(facts))}
    host = host_of(facts.canonical).lower()
    sites |= {key_of(host).lower(), key_of(host.split(".")[0]).lower()}
    sites.discard("")
    for match in _SEPARATOR.finditer(title):
        before, after = title[: match.start()].strip(), title[match.end() :].strip()
        if key_of(after).lower() in sites and len(before) >= len(after):
            return before
        if key_of(before).lower() in sites and len(after) >= len(before):
            return after
    return title


def named_titles(facts: Facts) -> Iterator[str]:
    """What the head of the page says its title is, the best first; <title> comes last and with its site."""
    yield plain(facts.article.get("headline"))
    for name in _TITLE_META:
        yield plain(facts.first(name))
    yield plain(facts.article.get("name"))
    yield facts.head_title


def likeness(one: str, other: str) -> float:
    """The share of words that two titles have in common, of the shorter; 0 where one has none."""
    first, second = set(one.lower().split()), set(other.lower().split())
    return len(first & second) / min(len(first), len(second)) if first and second else 0.0


def find_heading(view: View, facts: Facts) -> int | None:
    """The stretch that is the headline of the article.

    It is the heading that says what the head of the page says; without such a one, the first <h1> that can be.
    """
    titles = [title for title in named_titles(facts) if title]
    keys = [key_of(title).lower() for title in titles]
    best: tuple[float, int] | None = None
    for number, stretch in enumerate(view.stretches):
        if stretch.setting & (Setting.HIDDEN | Setting.NAVIGATION | Setting.COMMENT) or len(stretch.text) > 400:
            continue
        tag = view.page.nodes[stretch.block].tag
        score = _headline_score(stretch, tag, titles, keys)
        if score >= 1.0 and (best is None or score > best[0]):
            best = (score, number)
    return best[1] if best else None


def _headline_score(stretch: Stretch, tag: str, titles: Sequence[str], keys: Sequence[str]) -> float:
    key = stretch.key.lower()
    exact = key in keys
    if not exact and not stretch.setting & Setting.HEADING:
        return 0.0
    score = 3.0 if exact else 0.0
    if not exact:
        score = max((_agreement(stretch.text, key, *pair) for pair in zip(titles, keys, strict=True)), default=0.0)
    score += {"h1": 1.0, "h2": 0.4}.get(tag, 0.0)
    return score - 0.5 if stretch.link_density > 0.5 else score


def find_title(facts: Facts, heading: str) -> str:
    """The title: the headline in the page, else what the head of the page says, without the name of the site."""
    return without_site(heading or next(filter(None, named_titles(facts)), ""), facts)


def _agreement(text: str, key: str, title: str, title_key: str) -> float:
    if len(key) > 14 and key in title_key:
        return 2.0
    share = likeness(text, title)
    return 1.5 * share if share >= 0.6 and len(text.split()) > 2 else 0.0


def publisher(facts: Facts) -> str:
    """The publisher's name in the linked data."""
    for item in (facts.article, *facts.objects):
        value = item.get("publisher")
        value = value[0] if isinstance(value, list) and value else value
        name = plain(value.get("name")) if isinstance(value, dict) else plain(value)
        if name and not name.startswith("http"):
            return name
    return ""


def find_source(facts: Facts, url: str | None) -> str | None:
    """Who published the page: its site name, its publisher, else its domain."""
    name = facts.first("og:site_name") or publisher(facts) or facts.first("application-name", "dc.publisher")
    if name and not name.startswith("http") and len(name) <= 80:
        return plain(name)
    for address in (url or "", facts.canonical):
        host = host_of(address)
        if host:
            return host
    return None


def host_of(address: str) -> str:
    """The host of an address without www; empty where it has none or is malformed."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def find_bylines(facts: Facts, near: Iterable[str], source: str | None) -> tuple[str, ...]:
    """The people who wrote the page: from linked data, else meta elements, else the bylines near the headline."""
    for spoken in (_linked_authors(facts), _meta_authors(facts), near):
        found: list[str] = []
        for text in spoken:
            for name in people(text, source):
                if key_of(name).lower() not in {key_of(other).lower() for other in found}:
                    found.append(name)
        if found:
            return tuple(found[:MOST_NAMES])
    return ()


def _linked_authors(facts: Facts) -> Iterator[str]:
    for field in ("author", "creator"):
        values = facts.article.get(field)
        for value in values if isinstance(values, list) else [values]:
            if isinstance(value, dict):
                if "Organization" not in types_of(value) and "NewsMediaOrganization" not in types_of(value):
                    names = value.get("name")
                    for name in names if isinstance(names, list) else [names]:
                        yield plain(name)
            else:
                yield plain(value)


def _meta_authors(facts: Facts) -> Iterator[str]:
    for name in _AUTHOR_META:
        for value in facts.meta.get(name, ()):
            yield plain(value)


def people(text: str, source: str | None) -> Iterator[str]:
    """The names of people in a byline: no "By", no offices, agencies, dates or addresses."""
    if len(text) > 300 or "http" in text:
        return
    text = _BY.sub("", text)
    for part in _NAME_JOINT.split(text):
        name = _BY.sub("", part).strip(" .-–—\t")
        name = name.title() if name.isupper() else name
        words = name.split()
        if not _NAME.match(name) or _NOT_PEOPLE.search(name) or name.lower() == (source or "").lower():
            continue
        if all(word[0].isupper() or not word.isascii() or word.lower() in _PARTICLES for word in words):
            yield name
