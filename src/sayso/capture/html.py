"""A web page in, the draft of an article out.

The order: parse with offsets -> what the page says of itself -> what a general extractor chooses, looked up in
the page -> mended by how its paragraphs stand -> the kind of each -> title, source, people, date.
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.capture.draft import Draft, DraftBlock, Hints
from sayso.capture.page_blocks import settings, stretches
from sayso.capture.page_date import find_published
from sayso.capture.page_dom import parse_page
from sayso.capture.page_facts import read_facts
from sayso.capture.page_kinds import draft_blocks, is_byline, kinds, lay_out, near_headline
from sayso.capture.page_linked import linked_paragraphs
from sayso.capture.page_names import find_bylines, find_heading, find_source, find_title
from sayso.capture.page_opinions import choose
from sayso.capture.page_select import View
from sayso.capture.traced import Traced
from sayso.errors import BrokenInput, TooLargeInput
from sayso.record import BlockKind

BESIDE = frozenset({BlockKind.TITLE, BlockKind.STANDFIRST, BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.CAPTION})
LEAST_LINKED = 400
"""Characters of linked text under which it is a summary: many pages put the first four hundred there."""
MOST_STRETCHES = 50_000
MOST_TEXT = 2_000_000
"""Characters of one article: a long novel. Each takes about a hundred bytes while it is cleaned."""


def clean_page(markup: str, hints: Hints) -> Draft:
    """The article of a page, every character on its way back to `markup`.

    Raises:
        BrokenInput: there is no text in the page at all.
        TooLargeInput: more elements, paragraphs or text than one article can have.
    """
    page = parse_page(markup)
    setting = settings(page)
    view = View(page=page, setting=setting, stretches=stretches(page, setting))
    if len(view.stretches) > MOST_STRETCHES:
        raise TooLargeInput(f"a page of {len(view.stretches)} paragraphs, of at most {MOST_STRETCHES}: split it")
    facts = read_facts(page)
    linked = linked_paragraphs(page)
    if not view.stretches and not linked:
        raise BrokenInput(
            f"no text in the page ({len(markup)} characters of markup): it may be drawn by scripts; "
            "capture it again from a browser, or give its text"
        )
    headline = find_heading(view, facts)
    tree, chosen = choose(view, len(linked))
    layout = lay_out(view, facts, headline, chosen)
    size = sum(len(stretch.text) for stretch, yes in zip(view.stretches, layout.chosen, strict=True) if yes)
    if size > MOST_TEXT:
        raise TooLargeInput(f"an article of {size} characters, of at most {MOST_TEXT}: split it")
    blocks = tuple(block for block in draft_blocks(view, layout, kinds(view, layout, facts)) if block.text.text)
    blocks = _with_linked(blocks, linked)
    heading = view.stretches[headline].text if headline is not None else ""
    source = hints.source or find_source(facts, hints.url)
    near = [view.stretches[number] for number in near_headline(view, layout)]
    published, basis = find_published(view, layout, facts, hints, tree)
    return Draft(
        blocks=blocks,
        title=hints.title or find_title(facts, heading) or None,
        source=source,
        bylines=find_bylines(facts, [stretch.text for stretch in near if is_byline(stretch)], source),
        published=published,
        published_basis=basis,
    )


def _with_linked(blocks: tuple[DraftBlock, ...], linked: Sequence[Traced]) -> tuple[DraftBlock, ...]:
    """The text of the linked data in place of the page's where the page has not half as much."""
    told = sum(len(block.text) for block in blocks if block.kind not in BESIDE)
    if told and sum(map(len, linked)) < max(LEAST_LINKED, 2 * told):
        return blocks
    kept = [block for block in blocks if block.kind in BESIDE]
    return (*kept, *(DraftBlock(kind=BlockKind.BODY, text=text) for text in linked))
