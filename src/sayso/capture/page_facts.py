"""What a page says of itself to machines: meta elements, linked data (JSON-LD), link elements and <title>."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.capture.page_blocks import key_of
from sayso.capture.page_dom import Page

MOST_SCRIPT = 2_000_000
"""Characters of linked data that are looked at in one script: real ones stay under a tenth of it."""
MOST_OBJECTS = 2_000
"""Objects of linked data that are looked at in one page."""

ARTICLE_TYPES = frozenset(
    "Article NewsArticle BlogPosting ReportageNewsArticle LiveBlogPosting OpinionNewsArticle AnalysisNewsArticle "
    "BackgroundNewsArticle ReviewNewsArticle AskPublicNewsArticle Report ScholarlyArticle TechArticle "
    "SocialMediaPosting AdvertiserContentArticle SatiricalArticle".split()
)
_PAGE_TYPES = frozenset("WebPage ItemPage VideoObject WebPageElement".split())
_OTHERS = frozenset(
    "itemListElement liveBlogUpdate hasPart isPartOf mentions citation relatedLink review comment author publisher "
    "image breadcrumb isBasedOn".split()
)
"""Keys whose value is about something else than the page."""

_LD_TYPE = re.compile(r"^\s*application/(?:ld\+)?json", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x1f]+")
_WRAPPING = re.compile(
    r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[|/\*<!\[CDATA\[\*/)|(?:-->|//\]\]>|\]\]>|/\*\]\]>\*/|;)\s*$"
)
_STRIP_TAGS = re.compile(r"<[^<>]{0,500}>")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the head of a page says. `meta` has lower-case names; `article` is the page's own object of linked data."""

    meta: Mapping[str, Sequence[str]]
    article: Mapping[str, object]
    objects: Sequence[Mapping[str, object]]
    head_title: str
    canonical: str

    def first(self, *names: str) -> str:
        """The first value of the first of these meta names that the page has; empty where it has none."""
        for name in names:
            for value in self.meta.get(name, ()):
                if value:
                    return value
        return ""

    @property
    def is_live_blog(self) -> bool:
        """The page calls itself a live blog."""
        return any("LiveBlogPosting" in types_of(item) for item in self.objects)

    def article_body(self) -> str:
        """The text of the article as the linked data has it; empty where it has none."""
        return plain(self.article.get("articleBody"))


def plain(value: object) -> str:
    """A string of linked data or of an attribute without tags, entities and superfluous space."""
    if not isinstance(value, str):
        return ""
    value = html.unescape(html.unescape(value)) if "&" in value else value
    value = _SURROGATE.sub("\ufffd", value)
    return _SPACE.sub(" ", _STRIP_TAGS.sub(" ", value)).strip() if "\n" not in value else _lines(value)


def _lines(value: str) -> str:
    lines = (_SPACE.sub(" ", _STRIP_TAGS.sub(" ", line)).strip() for line in value.splitlines())
    return "\n".join(line for line in lines if line)


def types_of(item: Mapping[str, object]) -> frozenset[str]:
    """The types of an object of linked data."""
    value = item.get("@type")
    values = value if isinstance(value, list) else [value]
    return frozenset(each.rsplit("/", 1)[-1] for each in values if isinstance(each, str))


def read_facts(page: Page) -> Facts:
    """Everything that the head elements and scripts of a page say."""
    meta: dict[str, list[str]] = {}
    objects: list[Mapping[str, object]] = []
    head_title = canonical = ""
    for number, node in enumerate(page.nodes):
        if node.tag == "meta":
            content = _SPACE.sub(" ", node.get("content")).strip()
            for name in ("property", "name", "itemprop", "http-equiv"):
                if content and (key := node.get(name).lower()):
                    meta.setdefault(key, []).append(content)
        elif node.tag == "title" and not head_title and page.nodes[node.parent].tag in {"head", "html"}:
            head_title = _SPACE.sub(" ", html.unescape(page.raw(number))).strip()
        elif node.tag == "link" and node.get("rel").lower() == "canonical":
            canonical = canonical or node.get("href").strip()
        elif node.tag == "script" and _LD_TYPE.match(node.get("type")) and "ld+json" in node.get("type").lower():
            objects += _objects(page.raw(number)[:MOST_SCRIPT], MOST_OBJECTS - len(objects))
    canonical = canonical or next(iter(meta.get("og:url", ())), "")
    article = _own_article(objects, next(iter(meta.get("og:title", ())), "") or head_title)
    return Facts(meta=meta, article=article, objects=objects, head_title=head_title, canonical=canonical)


def _objects(script: str, most: int) -> list[Mapping[str, object]]:
    """The objects of one script that are about the page, in order; none where it is not JSON."""
    for source in (script, _WRAPPING.sub("", script), _CONTROL.sub(" ", html.unescape(script))):
        try:
            value = json.loads(source, strict=False)
        except (ValueError, RecursionError):
            continue
        return [item for item, _ in zip(_walk(value), range(max(0, most)), strict=False)]
    return []


def _walk(value: object) -> Iterator[Mapping[str, object]]:
    waiting = [value]
    while waiting:
        here = waiting.pop()
        if isinstance(here, list):
            waiting += reversed(here)
        elif isinstance(here, dict):
            yield here
            waiting += [part for key, part in here.items() if key not in _OTHERS and isinstance(part, list | dict)]


def _own_article(objects: Sequence[Mapping[str, object]], title: str) -> Mapping[str, object]:
    """The article among the objects: the one whose headline is the page's title, else the first."""
    articles = [item for item in objects if types_of(item) & ARTICLE_TYPES]
    key = key_of(title).lower()
    for item in articles:
        headline = key_of(plain(item.get("headline") or item.get("name"))).lower()
        if headline and key and (headline in key or key in headline):
            return item
    if articles:
        return articles[0]
    return next((item for item in objects if types_of(item) & _PAGE_TYPES), {})
