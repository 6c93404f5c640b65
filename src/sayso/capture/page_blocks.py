"""The paragraphs of a page: runs of text gathered by the block element they stand in, with what is told by where.

A stretch is a candidate: whether it belongs to the article is decided elsewhere (page_select.py).
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sayso.capture.page_dom import BLOCK, Node, Page, Run
from sayso.capture.page_words import FURNITURE, ROLES, SUSPECT
from sayso.capture.traced import Traced, join


class Setting:
    """What the elements around a stretch say of it, as bits; all that hold for a parent hold for its children.

    Plain integers: a page asks a hundred thousand times, and the flags of enum are ten times as slow.
    """

    NONE = 0
    HIDDEN = 1
    LINK = 2
    NAVIGATION = 4
    SUSPECT = 8
    CAPTION = 16
    QUOTE = 32
    LIST = 64
    TABLE = 128
    HEADING = 256
    ARTICLE = 512
    BYLINE = 1024
    STANDFIRST = 2048
    TIME = 4096
    FORM = 8192
    SUMMARY = 16384
    HEAD = 65536
    TITLE = 131072
    COMMENT = 262144


_TAG_SETTINGS = {
    "a": Setting.LINK,
    "nav": Setting.NAVIGATION,
    "footer": Setting.NAVIGATION,
    "menu": Setting.NAVIGATION,
    "aside": Setting.SUSPECT,
    "figcaption": Setting.CAPTION,
    "caption": Setting.CAPTION,
    "blockquote": Setting.QUOTE,
    "li": Setting.LIST,
    "table": Setting.TABLE,
    "article": Setting.ARTICLE,
    "time": Setting.TIME,
    "form": Setting.FORM,
    "button": Setting.FORM,
    "select": Setting.FORM,
    "label": Setting.FORM,
    "option": Setting.FORM,
    "fieldset": Setting.FORM,
    "dialog": Setting.SUSPECT,
    "noscript": Setting.SUSPECT,
    "head": Setting.HEAD,
    "h1": Setting.HEADING,
    "h2": Setting.HEADING,
    "h3": Setting.HEADING,
    "h4": Setting.HEADING,
    "h5": Setting.HEADING,
    "h6": Setting.HEADING,
}
HEADINGS = {f"h{level}": f"h{level}" for level in range(1, 7)}
_UNNAMED = frozenset("html body main article head meta link script style img br".split())
"""Elements whose class speaks of the whole page, or that hold no text."""
_FURNITURE_ROLES = frozenset("navigation contentinfo search menu dialog alertdialog".split())
_HIDDEN_STYLE = re.compile(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_NOT_WORD = re.compile(r"[\W_]+")
_ENTITY = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,7}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
_SENTENCE_END = re.compile(r"[.!?…:;][\"”’')\]]{0,3}\s*$")
UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffc]")


LONGEST_NAMES = 1000
"""Characters of class and id that are looked at; hundreds occur, thousands do not."""
SENTENCE = 50
"""Characters of a run of text that is likely prose and not a label."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """One paragraph of the page. `key` is its letters and digits alone, by which it is compared.

    `block` is the nearest block element; `linked` how many characters of the key are link text; `at` where the
    key begins in the keys of the whole page, one after the other.
    """

    block: int
    runs: tuple[Run, ...]
    text: str
    key: str
    linked: int
    at: int
    setting: int

    @property
    def link_density(self) -> float:
        """The share of the text that is link text."""
        return self.linked / len(self.key)


def key_of(text: str) -> str:
    """Letters and digits alone: what is left is the same whatever tool has spaced or quoted the text."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return _NOT_WORD.sub("", text)


def settings(page: Page) -> list[int]:
    """The setting of every node. What holds half of the page's prose is its frame, whatever its name or tag says."""
    weights = _prose_weights(page)
    frame = max(1, weights[0] // 2)
    found: list[int] = []
    for node, weight in zip(page.nodes, weights, strict=True):
        inherited = found[node.parent] if node.parent >= 0 else Setting.NONE
        own = _own_setting(node)
        found.append(inherited | (own & Setting.ARTICLE if weight > frame else own))
    return found


def _prose_weights(page: Page) -> list[int]:
    """How much text in runs of a sentence's length each node holds."""
    weights = [0] * len(page.nodes)
    for run in page.runs:
        if run.end - run.start >= SENTENCE and page.nodes[run.node].tag != "a":
            weights[run.node] += run.end - run.start
    for number in range(len(weights) - 1, 0, -1):
        weights[page.nodes[number].parent] += weights[number]
    return weights


def _own_setting(node: Node) -> int:
    own = _TAG_SETTINGS.get(node.tag, Setting.NONE)
    if not node.attributes_source:
        return own
    attributes = node.attributes
    if "hidden" in attributes or attributes.get("aria-hidden") == "true" or _HIDDEN_STYLE.search(node.get("style")):
        own |= Setting.HIDDEN
    if node.tag == "a" and attributes.get("href", "").startswith("#"):
        own &= ~Setting.LINK  # to another place of the same page, as the key points of a live blog
    if attributes.get("role") in _FURNITURE_ROLES:
        own |= Setting.NAVIGATION
    if node.tag in _UNNAMED:
        return own
    names = f"{attributes.get('class', '')} {attributes.get('id', '')} {attributes.get('itemprop', '')}"
    return own | _named_setting(names[:LONGEST_NAMES]) if len(names) > 2 else own


@lru_cache(maxsize=8192)
def _named_setting(names: str) -> int:
    """What class, id and itemprop say, by the tables of page_words."""
    own = Setting.NONE
    if FURNITURE.search(names):
        own |= Setting.NAVIGATION
    elif SUSPECT.search(names):
        own |= Setting.SUSPECT
    for name, pattern in ROLES.items():
        if pattern.search(names):
            own |= getattr(Setting, name)
    return own


def stretches(page: Page, setting: Sequence[int]) -> list[Stretch]:
    """Every paragraph of the page, in page order. Hidden ones are apart from those that are seen, also in `at`."""
    nearest = _nearest_blocks(page)
    seen: list[Run] = []
    hidden: list[Run] = []
    for run in page.runs:
        here = setting[run.node]
        if not here & (Setting.HEAD | Setting.HIDDEN | Setting.NAVIGATION):
            seen.append(run)
        elif not here & Setting.HEAD:
            # Furniture within a paragraph is what shows only when pointed at: cards, words for screen readers.
            inline = here & Setting.NAVIGATION and not setting[nearest[run.node]] & Setting.NAVIGATION
            (hidden if here & Setting.HIDDEN or inline else seen).append(run)
    found: list[Stretch] = []
    at = 0
    for group in (*_groups(page, seen, nearest), *_groups(page, hidden, nearest)):
        stretch = _stretch(page, setting, nearest[group[0].node], group, at)
        if stretch is not None:
            found.append(stretch)
            at += len(stretch.key)
    return sorted(found, key=lambda stretch: stretch.runs[0].start)


def _groups(page: Page, runs: Iterable[Run], nearest: Sequence[int]) -> Iterator[list[Run]]:
    """Runs of one block element each; two <br>, or one after the end of a sentence, divide as well."""
    group: list[Run] = []
    block, breaks = -1, 0
    last = ""
    for run in runs:
        raw = page.markup[run.start : run.end]
        breaks += run.breaks
        if not raw.isspace():
            if group and (nearest[run.node] != block or breaks > 1 or (breaks == 1 and _SENTENCE_END.search(last))):
                yield group
                group = []
            block, breaks, last = nearest[run.node], 0, raw[-80:]
        elif not group:
            continue
        group.append(run)
    if group:
        yield group


def _nearest_blocks(page: Page) -> list[int]:
    """For each node the nearest block element that holds it."""
    found: list[int] = []
    for number, node in enumerate(page.nodes):
        found.append(number if node.tag in BLOCK or node.parent < 0 else found[node.parent])
    return found


def _stretch(page: Page, setting: Sequence[int], block: int, group: Iterable[Run], at: int) -> Stretch | None:
    texts: list[str] = []
    linked = 0
    runs = tuple(group)
    for run in runs:
        text = page.markup[run.start : run.end]
        text = html.unescape(text) if "&" in text else text
        if run.breaks:
            texts.append(" ")
        texts.append(text)
        if setting[run.node] & Setting.LINK:
            linked += len(key_of(text))
    text = _SPACE.sub(" ", UNSEEN.sub("", "".join(texts))).strip()
    key = key_of(text)
    if not key:
        return None
    merged = setting[block]
    for run in runs:
        if setting[run.node] & (Setting.BYLINE | Setting.TIME | Setting.TITLE):
            merged |= setting[run.node] & (Setting.BYLINE | Setting.TIME | Setting.TITLE)
    return Stretch(block, runs, text, key, min(linked, len(key)), at, merged)


def trace(page: Page, runs: Iterable[Run]) -> Traced:
    """The text of some runs: entities resolved, white space collapsed, every character on its way back."""
    parts: list[Traced] = []
    for run in runs:
        if run.breaks and parts:
            parts.append(Traced.inserted(" "))
        place = run.start
        for match in _ENTITY.finditer(page.markup, run.start, run.end):
            character = html.unescape(match.group())
            if character != match.group():
                parts.append(Traced.whole(page.markup[place : match.start()], place))
                parts.append(Traced.at(character, match.start(), match.end()))
                place = match.end()
        parts.append(Traced.whole(page.markup[place : run.end], place))
    return _collapse(join(parts))


_LOOSE_SPACE = re.compile(r"[^\S ]\s*|\s{2,}")


def _collapse(traced: Traced) -> Traced:
    """White space as single blanks, and characters that cannot be seen gone."""
    if UNSEEN.search(traced.text):
        traced = traced.sub(UNSEEN, "")
    if _LOOSE_SPACE.search(traced.text):
        traced = traced.sub(_LOOSE_SPACE, " ")
    return traced.strip()
