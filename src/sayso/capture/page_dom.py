"""The page as a flat tree whose every run of text knows where it stands in the markup.

Parsers that make a tree throw the offsets away, so this one is our own: one pass, no recursion, linear on any
input. It follows the parts of the HTML standard that decide which text belongs together (void and raw elements,
tags that close others silently, end tags that do not match) and nothing else.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from sayso.errors import TooLargeInput

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
RAW = frozenset("script style textarea xmp iframe noembed noframes title svg math template".split())
BLOCK = frozenset(
    "address article aside blockquote body button center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option optgroup p pre "
    "noscript search section select summary table caption colgroup tbody td tfoot th thead tr ul video audio".split()
)
DEEPEST = 256
"""Elements open at once; a deeper one is put beside its parent. No page made for readers comes near, and with this
bound every walk outwards is short. Libxml2 has the same."""
MOST_NODES = 250_000
"""Elements of one page: a live blog of a whole day has some twenty thousand."""
SCOPES = frozenset("table td th caption button".split())
"""Elements that an end tag inside them does not close from within."""

_CLOSES = {
    "li": ("li",),
    "dt": ("dt", "dd"),
    "dd": ("dt", "dd"),
    "tr": ("tr",),
    "td": ("td", "th"),
    "th": ("td", "th"),
    "option": ("option",),
    "a": ("a",),
}
"""A start tag and the open tags that it closes silently."""

_KEEPS_OPEN = {"li": ("ul", "ol", "menu"), "dt": ("dl",), "dd": ("dl",), "tr": ("table",), "td": ("tr", "table")}
_KEEPS_OPEN["th"] = _KEEPS_OPEN["td"]

_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*+)((?:[^>\"'=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+|[\"'])*+)>")
_LOOSE_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*+)([^>]*+)>")
_TAG_NAME = re.compile(r"</?[a-zA-Z]")
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'<>]++)))?+")
_RAW_END = {name: re.compile(rf"</{name}(?=[\s/>])[^>]*+>", re.IGNORECASE) for name in RAW}
_COMMENT_END = re.compile(r"--!?>")


@dataclass(slots=True)
class Node:
    """One element. `start` and `end` bound its content in the markup; `parent` is an index into the page's nodes.

    Only the parser fills it in; every other room reads.
    """

    tag: str
    attributes_source: str
    parent: int
    start: int
    end: int = -1
    depth: int = 0
    _attributes: dict[str, str] | None = None

    @property
    def attributes(self) -> dict[str, str]:
        """Names in lower case, values with their entities resolved; read on first use, since most never are."""
        if self._attributes is None:
            found: dict[str, str] = {}
            for name, double, single, bare in _ATTRIBUTE.findall(self.attributes_source):
                found.setdefault(name.lower(), html.unescape(double or single or bare))
            self._attributes = found
        return self._attributes

    def get(self, name: str) -> str:
        """The value of an attribute; empty where there is none."""
        return self.attributes.get(name, "") if self.attributes_source else ""


@dataclass(frozen=True, slots=True)
class Run:
    """Text between two tags: markup[start:end], inside node `node`; `breaks` <br> stand before it."""

    start: int
    end: int
    node: int
    breaks: int = 0


@dataclass(slots=True)
class Page:
    """A parsed page: nodes in document order (a parent before its children), and its runs of text."""

    markup: str
    nodes: list[Node] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)

    def ancestors(self, node: int) -> Iterator[int]:
        """The node itself and then its parents, outwards."""
        while node >= 0:
            yield node
            node = self.nodes[node].parent

    def raw(self, node: int) -> str:
        """The markup inside a node."""
        return self.markup[self.nodes[node].start : self.nodes[node].end]


class _Builder:
    """The open elements while a page is read. Every lookup is by index, so that no input makes it slow."""

    def __init__(self, markup: str) -> None:
        self.page = Page(markup)
        self.page.nodes.append(Node("html", "", -1, 0))
        self.open = [0]
        self.places: dict[str, list[int]] = {}
        self.blocks = [0]
        self.scopes = [0]
        self.breaks = 0
        self.endless: set[str] = set()  # raw elements of which no end tag is left ahead

    def text(self, start: int, end: int) -> None:
        if end > start:
            self.page.runs.append(Run(start, end, self.open[-1], self.breaks))
            self.breaks = 0

    def push(self, tag: str, attributes: str, at: int) -> int:
        parent = self.open[-1]
        if len(self.page.nodes) >= MOST_NODES:
            raise TooLargeInput(
                f"a page of more than {MOST_NODES} elements: split it, or give the text of the article alone"
            )
        self.page.nodes.append(Node(tag, attributes, parent, at, depth=self.page.nodes[parent].depth + 1))
        return len(self.page.nodes) - 1

    def start(self, tag: str, attributes: str, at: int) -> None:
        if tag in VOID:
            node = self.push(tag, attributes, at)
            self.page.nodes[node].end = at
            self.breaks += tag == "br"
            return
        if tag in BLOCK or tag == "body":
            self._close_within("p", (), at)
            self._close_within("head", (), at)
        if tag in _CLOSES:
            for other in _CLOSES[tag]:
                self._close_within(other, _KEEPS_OPEN.get(tag, ()), at)
        node = self.push(tag, attributes, at)
        place = len(self.open)
        if place >= DEEPEST:
            self.page.nodes[node].end = at
            return
        self.open.append(node)
        self.places.setdefault(tag, []).append(place)
        if tag in BLOCK:
            self.blocks.append(place)
            if tag in SCOPES:
                self.scopes.append(place)

    def stop(self, tag: str, at: int) -> None:
        if tag == "br":
            self.breaks += 1
        places = self.places.get(tag)
        if not places:
            return
        fence = (self.scopes[-1] if tag in BLOCK else self.blocks[-1]) if tag not in SCOPES | {"tr"} else 0
        if places[-1] >= fence:
            self._pop_to(places[-1], at)

    def tag(self, match: re.Match[str]) -> int:
        """Take one tag in, and with it the whole of a raw element; where reading goes on."""
        closing, name, attributes = match.groups()
        tag, end = name.lower(), match.end()
        if closing:
            self.stop(tag, match.start())
            return end
        if tag not in RAW or attributes.endswith("/"):
            self.start(tag, attributes, end)
            return end
        stop = None if tag in self.endless else _RAW_END[tag].search(match.string, end)
        if stop is not None:
            self.page.nodes[self.push(tag, attributes, end)].end = stop.start()
            return stop.end()
        self.endless.add(tag)
        if tag in {"script", "style"}:
            self.page.nodes[self.push(tag, attributes, end)].end = len(match.string)
            return len(match.string)
        return end

    def finish(self, at: int) -> Page:
        self._pop_to(0, at)
        return self.page

    def _close_within(self, tag: str, keepers: tuple[str, ...], at: int) -> None:
        """Close the last open `tag` unless a scope or one of the keepers stands between."""
        places = self.places.get(tag)
        if not places:
            return
        fence = 0 if keepers else self.scopes[-1]
        if tag == "a":
            fence = self.blocks[-1]
        for keeper in keepers:
            keeping = self.places.get(keeper)
            fence = max(fence, keeping[-1] if keeping else 0)
        if places[-1] > fence:
            self._pop_to(places[-1], at)

    def _pop_to(self, place: int, at: int) -> None:
        while len(self.open) > max(place, 0):
            node = self.page.nodes[self.open.pop()]
            node.end = at
            here = len(self.open)
            if places := self.places.get(node.tag):
                places.pop()
            if self.blocks[-1] == here and here:
                self.blocks.pop()
            if self.scopes[-1] == here and here:
                self.scopes.pop()


def parse_page(markup: str) -> Page:
    """The nodes and runs of any string at all, in time proportional to its length.

    Raises:
        TooLargeInput: more elements than any page has.
    """
    building, place, text_from, tag_pattern = _Builder(markup), 0, 0, _TAG
    last = markup.rfind(">")
    while 0 <= (place := markup.find("<", place)) < last:
        following = markup[place + 1 : place + 2]
        if following in {"!", "?"}:
            building.text(text_from, place)
            place = text_from = _after_declaration(markup, place)
            continue
        match = tag_pattern.match(markup, place)
        if match is None and _TAG_NAME.match(markup, place):
            # A quotation mark without its partner: from here on quotes in tags are not to be trusted.
            tag_pattern = _LOOSE_TAG
            match = tag_pattern.match(markup, place)
        if match is None:
            place += 1
            continue
        building.text(text_from, place)
        place = text_from = building.tag(match)
    building.text(text_from, len(markup))
    return building.finish(len(markup))


def _after_declaration(markup: str, place: int) -> int:
    """Past a comment, a doctype, a CDATA mark or a processing instruction that begins at `place`."""
    if markup.startswith("<!--", place):
        if markup.startswith((">", "->"), place + 4):
            return markup.index(">", place + 4) + 1
        end = _COMMENT_END.search(markup, place + 4)
        return end.end() if end else len(markup)
    end_at = markup.find(">", place)
    return end_at + 1 if end_at >= 0 else len(markup)
