"""Which stretches of a page are its article.

Two opinions of a general extractor, looked up in the page, are the start. Neither sees the page as this module
does, as a sequence of paragraphs each in its container, so their answer is then mended: paragraphs that stand
exactly as the chosen ones do are brought back, furniture that stands among them goes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.capture.page_blocks import Setting, Stretch
from sayso.capture.page_dom import Page
from sayso.capture.page_words import BIOGRAPHY, BOILERPLATE, CONTACT

COVERED = 0.5
PROSE = 60
"""Letters and digits from which a stretch counts as a paragraph of prose: about a dozen words."""
LINKED = 0.75
BOILERPLATE_LIMIT = 350
BIOGRAPHY_LIMIT = 600
LAST = 3
"""Paragraphs at the end among which the author is told of."""

NEVER = Setting.HIDDEN | Setting.NAVIGATION | Setting.COMMENT | Setting.FORM


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A page, the settings of its nodes and its stretches: what every judgement here looks at."""

    page: Page
    setting: Sequence[int]
    stretches: Sequence[Stretch]

    def signature(self, number: int) -> tuple[str, str, str]:
        """How a stretch stands in the page: its tag, and the tag and class of its container."""
        node = self.page.nodes[self.stretches[number].block]
        parent = self.page.nodes[max(node.parent, 0)]
        return node.tag, parent.tag, parent.get("class")


def is_prose(stretch: Stretch) -> bool:
    """Long enough for a paragraph, and not a heap of links."""
    return len(stretch.key) >= PROSE and stretch.link_density < 0.5


def is_furniture(stretch: Stretch) -> bool:
    """What stands in an article and is no part of it: a paragraph that is a link, a phrase of the system."""
    if stretch.link_density >= LINKED and len(stretch.key) > 8 and not stretch.setting & Setting.TABLE:
        return True
    return len(stretch.text) <= BOILERPLATE_LIMIT and BOILERPLATE.match(stretch.text) is not None


def mend(view: View, coverage: Sequence[float]) -> list[bool]:
    """The stretches that are the article, given how much of each an extractor has chosen."""
    chosen = [share > COVERED for share in coverage]
    _bring_back_siblings(view, chosen)
    _bring_back_between(view, chosen)
    for number, stretch in enumerate(view.stretches):
        if chosen[number] and is_furniture(stretch):
            chosen[number] = False
    _drop_repeated(view, chosen)
    _drop_idle_headings(view, chosen)
    return chosen


def _bring_back_siblings(view: View, chosen: list[bool]) -> None:
    """Paragraphs that stand as most of the chosen prose does, with the same tag in a container of the same class."""
    weights: Counter[tuple[str, str, str]] = Counter()
    total = 0
    for number, stretch in enumerate(view.stretches):
        if chosen[number] and is_prose(stretch):
            weights[view.signature(number)] += len(stretch.key)
            total += len(stretch.key)
    for signature, weight in weights.items():
        if weight < 0.3 * total:
            continue
        for number, stretch in enumerate(view.stretches):
            if not chosen[number] and is_prose(stretch) and not stretch.setting & (NEVER | Setting.SUSPECT):
                chosen[number] = view.signature(number) == signature and signature[2] != ""


def _bring_back_between(view: View, chosen: list[bool]) -> None:
    """Quotes, headings and paragraphs that stand between chosen prose, inside the container of all of it."""
    prose = [number for number, stretch in enumerate(view.stretches) if chosen[number] and is_prose(stretch)]
    if len(prose) < 2:
        return
    container = _common(view, prose)
    first, last = prose[0], prose[-1]
    inside = [
        number for number in range(first, last + 1) if container in view.page.ancestors(view.stretches[number].block)
    ]
    words = sum(len(view.stretches[number].key) for number in inside if is_prose(view.stretches[number]))
    kept = sum(len(view.stretches[number].key) for number in inside if chosen[number])
    if kept < 0.6 * words:
        return
    for number in inside:
        stretch = view.stretches[number]
        suspect = 0 if stretch.setting & Setting.QUOTE else Setting.SUSPECT  # quoted posts stand in "social" boxes
        if chosen[number] or stretch.setting & (NEVER | suspect | Setting.CAPTION):
            continue
        quoted = stretch.link_density < 0.5 and stretch.setting & (Setting.QUOTE | Setting.HEADING)
        if quoted or is_prose(stretch):
            chosen[number] = True


def _common(view: View, numbers: Sequence[int]) -> int:
    """The innermost node that holds nine tenths of these stretches' text."""
    weights: Counter[int] = Counter()
    for number in numbers:
        for node in view.page.ancestors(view.stretches[number].block):
            weights[node] += len(view.stretches[number].key)
    total = sum(len(view.stretches[number].key) for number in numbers)
    enough = [node for node, weight in weights.items() if weight >= 0.9 * total]
    return max(enough, key=lambda node: view.page.nodes[node].depth)


def _drop_repeated(view: View, chosen: list[bool]) -> None:
    """Prose that a page says twice: a list of what a subscription brings goes, of a paragraph the first stays.

    Short lines may well repeat: the questions of an interview, the items of a recipe.
    """
    times = Counter(stretch.key for stretch, yes in zip(view.stretches, chosen, strict=True) if yes)
    said: set[str] = set()
    for number, stretch in enumerate(view.stretches):
        if not chosen[number] or times[stretch.key] < 2 or not is_prose(stretch):
            continue
        if stretch.setting & Setting.LIST or (stretch.key in said and len(stretch.key) >= 2 * PROSE):
            chosen[number] = False
        said.add(stretch.key)


def without_biography(view: View, chosen: Sequence[bool], authors: Sequence[str]) -> list[bool]:
    """The chosen stretches but for the last ones that tell who the author is: by name, or with an address."""
    kept = list(chosen)
    taken = [number for number, yes in enumerate(chosen) if yes]
    for number in taken[-LAST:]:
        text = view.stretches[number].text
        known = any(text.lower().startswith(author.lower()) for author in authors) or CONTACT.search(text)
        if len(taken) > 2 * LAST and len(text) <= BIOGRAPHY_LIMIT and known and BIOGRAPHY.search(text):
            kept[number] = False
    return kept


def _drop_idle_headings(view: View, chosen: list[bool]) -> None:
    """Headings that nothing chosen follows."""
    following = False
    for number in range(len(chosen) - 1, -1, -1):
        if not chosen[number]:
            continue
        stretch = view.stretches[number]
        if not stretch.setting & Setting.HEADING:
            following = True
        elif not following:
            chosen[number] = False
