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
from sayso.capture.page_words import BIOGRAPHY, BOILERPLATE

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
    setting: Sequence[Setting]
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
    _drop_trailing_biography(view, chosen)
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
        number for number in range(first, last + 1)
        if container in view.page.ancestors(view.stretches[number].block)
    ]
    words = sum(len(view.stretches[number].key) for number in inside if is_prose(view.stretches[number]))
    kept = sum(len(view.stretches[number].key) for number in inside if chosen[number])
    if kept < 0.6 * words:
        return
    for number in inside:
        stretch = view.stretches[number]
        if chosen[number] or stretch.setting & (NEVER | Setting.SUSPECT | Setting.CAPTION):
            continue
        if stretch.link_density < 0.5 and stretch.setting & (Setting.QUOTE | Setting.HEADING):
            chosen[number] = True
        elif is_prose(stretch):
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


def _drop_trailing_biography(view: View, chosen: list[bool]) -> None:
    """Who the author is, said in the last paragraphs."""
    taken = [number for number, yes in enumerate(chosen) if yes]
    for number in taken[-LAST:]:
        text = view.stretches[number].text
        if len(taken) > 2 * LAST and len(text) <= BIOGRAPHY_LIMIT and BIOGRAPHY.match(text):
            chosen[number] = False


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
