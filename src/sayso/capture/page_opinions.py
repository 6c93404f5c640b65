"""What general extractors make of a page, and which of their answers is taken."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sayso.capture.page_align import cover
from sayso.capture.page_blocks import Setting
from sayso.capture.page_dom import DEEPEST
from sayso.capture.page_select import NEVER, View, is_furniture, is_prose, mend

if TYPE_CHECKING:
    from lxml.html import HtmlElement

EXTRACTED_NODES = 60_000
"""Pages of more elements, and those nested too deep, are read by our own density alone: extractors take seconds
over them, and recurse."""
LEAST = 250
"""Letters and digits under which an answer is doubted."""
FAR_TOO_LITTLE = 0.1
"""An answer of less than this share of the page's prose is doubted. Short articles above a long tail of other
articles reach .12 to .25, so a higher bar brings the tail in."""
FAR_TOO_MUCH = 2.0
"""An answer of more than this many times the page's prose has taken menus and lists in."""


def choose(view: View, linked: int) -> tuple[HtmlElement | None, list[bool]]:
    """The parsed page for whoever needs it again (None where it is too large), and which stretches are the article.

    First trafilatura's fast mode; where that looks wrong beside our own density, its precision mode; where both
    have next to nothing, the density itself. `linked` is how much text the linked data has: with that at hand a
    page without prose is left as it is.
    """
    tree = _tree(view)
    dense = _by_density(view)
    prose = _weight(view, dense)
    chosen = mend(view, _opinion(view, tree, precise=False))
    weight = _weight(view, chosen)
    if weight < max(LEAST, FAR_TOO_LITTLE * prose) or 0 < FAR_TOO_MUCH * prose < weight:
        other = mend(view, _opinion(view, tree, precise=True))
        shared = sum(len(s.key) for s, one, two in zip(view.stretches, other, dense, strict=True) if one and two)
        if shared >= 0.8 * prose or not any(chosen):
            chosen = other
    if _weight(view, chosen) < LEAST and prose > 2 * _weight(view, chosen):
        chosen = dense
    if not any(chosen) and not linked:
        chosen = _all_that_is_seen(view)
    return tree, chosen


def _tree(view: View) -> HtmlElement | None:
    from trafilatura import load_html

    if len(view.page.nodes) > EXTRACTED_NODES or max(node.depth for node in view.page.nodes) >= DEEPEST:
        return None
    try:
        return load_html(view.page.markup)
    except Exception as problem:  # as below
        logging.getLogger(__name__).debug("no tree of the page: %s", problem)
        return None


def _opinion(view: View, tree: HtmlElement | None, *, precise: bool) -> list[float]:
    """How much of each stretch trafilatura takes; nothing where it fails."""
    from trafilatura import bare_extraction

    if tree is None:
        return [0.0] * len(view.stretches)
    try:
        document = bare_extraction(tree, include_comments=False, fast=not precise, favor_precision=precise)
    except Exception as problem:  # it promises none, and its parsers raise many
        logging.getLogger(__name__).debug("extractor failed: %s", problem)
        document = None
    text = getattr(document, "text", None)  # a Document, or None where nothing was found
    return cover(view.stretches, text or "")


def _weight(view: View, chosen: Sequence[bool]) -> int:
    return sum(len(stretch.key) for stretch, yes in zip(view.stretches, chosen, strict=True) if yes)


def _by_density(view: View) -> list[bool]:
    """All prose that stands in no furniture."""
    out = NEVER | Setting.SUSPECT | Setting.CAPTION
    return [is_prose(s) and not s.setting & out and not is_furniture(s) for s in view.stretches]


def _all_that_is_seen(view: View) -> list[bool]:
    """The visible text without navigation; without that, everything."""
    seen = [not s.setting & (NEVER | Setting.SUSPECT) for s in view.stretches]
    return seen if any(seen) else [True] * len(view.stretches)
