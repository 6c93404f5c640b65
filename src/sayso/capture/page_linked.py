"""The text of an article where the page has it only in its linked data, to be drawn by scripts."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from sayso.capture.page_blocks import UNSEEN
from sayso.capture.page_dom import Page
from sayso.capture.page_facts import MOST_SCRIPT
from sayso.capture.traced import Traced, join

_BODY = re.compile(r"\"articleBody\"\s{0,9}:\s{0,9}\"((?:[^\"\\]|\\.)*+)\"", re.DOTALL)
_PIECE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|"
    r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,7}|[a-zA-Z][a-zA-Z0-9]{1,31});|[^\\&]++|&",
    re.DOTALL,
)
_ESCAPES = {"n": "\n", "r": "\n", "t": " ", "b": " ", "f": " "}
_BREAK_TAG = re.compile(r"<(?:/?(?:p|div|li|ul|ol|h[1-6]|blockquote|tr|table)|br)\b[^<>]{0,500}>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
_LINE = re.compile(r"\n\s*")
_SPACE = re.compile(r"[^\S \n]|[^\S\n]{2,}")


def linked_paragraphs(page: Page) -> list[Traced]:
    """The paragraphs of the longest articleBody in the page's scripts; none where there is none."""
    best: tuple[int, int] | None = None
    for node in page.nodes:
        if node.tag == "script" and "ld+json" in node.attributes_source.lower():
            for match in _BODY.finditer(page.markup, node.start, min(node.end, node.start + MOST_SCRIPT)):
                if best is None or match.end(1) - match.start(1) > best[1] - best[0]:
                    best = match.span(1)
    if best is None:
        return []
    text = join(_decoded(page.markup, *best)).sub(UNSEEN, "").sub(_BREAK_TAG, "\n").sub(_TAG, "").sub(_SPACE, " ")
    return [part for part in (line.strip() for line in text.split(_LINE)) if part.text]


def _decoded(markup: str, start: int, end: int) -> Iterator[Traced]:
    """A string of JSON as what it stands for; each escape and entity on its way back as a whole."""
    for match in _PIECE.finditer(markup, start, end):
        piece = match.group()
        if piece.startswith("\\u"):
            units = bytes.fromhex(piece.replace("\\u", ""))
            text = units.decode("utf-16-be", "replace")
        elif piece.startswith("\\"):
            text = _ESCAPES.get(piece[1], piece[1])
        elif piece.startswith("&") and len(piece) > 1:
            text = html.unescape(piece)
        else:
            yield Traced.whole(piece, match.start())
            continue
        yield Traced.at(text, *match.span())
