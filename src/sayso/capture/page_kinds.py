"""What each chosen stretch of a page is: headline, standfirst, byline, caption, quote, list, table, entry, body."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from sayso.capture.draft import DraftBlock
from sayso.capture.page_blocks import Setting, Stretch, key_of, trace
from sayso.capture.page_entries import Entry, find_entries
from sayso.capture.page_facts import Facts, plain
from sayso.capture.page_names import find_bylines, people
from sayso.capture.page_select import NEVER, View, is_furniture, is_prose, without_biography
from sayso.capture.page_words import CREDITS, PICTURE_CREDIT, PICTURE_CREDIT_END
from sayso.capture.traced import Traced, join
from sayso.record import BlockKind

NEAR_HEADLINE = 30
"""Stretches after the headline within which byline, date and standfirst are looked for."""
SHORT = 160
MOST_BESIDE = 3

_BYLINE = re.compile(
    r"^(?:(?:written|posted|published|reported|story|words) )?by:? (?-i:(?=[A-Z\u00c0-\uffff]))[^.!?]{2,120}$",
    re.IGNORECASE,
)
_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?|janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro|"
    r"enero|febrero|marzo|mayo|junio|julio|septiembre|octubre|noviembre|diciembre|"
    r"janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|"
    r"januar|februar|märz|juni|juli|oktober|dezember)"
)
_DATE = re.compile(
    rf"\b(?:{_MONTHS}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\.?\s+(?:de\s+)?{_MONTHS}\.?,?\s+(?:de\s+)?\d{{4}}|"
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})\b",
    re.IGNORECASE,
)
_DATE_WORDS = re.compile(
    r"[\W\d_]+|\b(?:published|updated|posted|last|modified|first|on|at|by|date|am|pm|a|p|m|[a-z]{1,4}t|utc|gmt|mon|tue|wed|thu|fri|"
    r"sat|sun|[a-z]{2,7}day|[a-z]+-feira|às|min|read|ago|hours?|minutes?|de|th|st|nd|rd)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where the parts of an article stand: the headline's stretch, what is chosen, and the entries of a live blog."""

    headline: int | None
    chosen: Sequence[bool]
    entries: Sequence[Entry] = ()


def lay_out(view: View, facts: Facts, headline: int | None, chosen: Sequence[bool]) -> Layout:
    """The layout of an article, with the entries of a live blog found."""
    chosen = without_biography(view, chosen, find_bylines(facts, (), None))
    entries = find_entries(view, chosen, facts.is_live_blog)
    inside = {number for entry in entries for number in entry.numbers}
    every = [yes or number in inside for number, yes in enumerate(chosen)]
    return Layout(headline=headline, chosen=every, entries=entries)


def is_date_line(text: str) -> bool:
    """A line that says a date and nothing else but when it was published or updated."""
    if len(text) > SHORT:
        return False
    rest, found = _DATE.subn(" ", text)
    return bool(found) and len(_DATE_WORDS.sub("", rest)) <= 12


def is_byline(stretch: Stretch) -> bool:
    """A short line that names who wrote the article."""
    if len(stretch.text) > SHORT:
        return False
    return bool(_BYLINE.match(stretch.text)) or bool(
        stretch.setting & Setting.BYLINE and any(people(stretch.text, None))
    )


def near_headline(view: View, layout: Layout) -> range:
    """The stretches from the headline to the first paragraph."""
    first = next(
        (n for n, yes in enumerate(layout.chosen) if yes and is_prose(view.stretches[n]) and n != layout.headline), 0
    )
    begin = layout.headline + 1 if layout.headline is not None and layout.headline < first else max(0, first - 12)
    return range(begin, min(max(first + 1, begin), begin + NEAR_HEADLINE))


def kinds(view: View, layout: Layout, facts: Facts) -> list[BlockKind | None]:
    """The kind of every stretch; None for one that is left out."""
    found: list[BlockKind | None] = [None] * len(view.stretches)
    taken = [stretch for stretch, yes in zip(view.stretches, layout.chosen, strict=True) if yes]
    whole = sum(len(stretch.key) for stretch in taken)
    # The captions of a picture story are its text.
    captions = 2 * sum(len(stretch.key) for stretch in taken if stretch.setting & Setting.CAPTION) <= whole
    lists = _small_containers(view, layout.chosen, "li", whole)
    for number, stretch in enumerate(view.stretches):
        if layout.chosen[number]:
            found[number] = _kind(view, stretch, lists, captions=captions)
    _beside_headline(view, layout, facts, found)
    _captions(view, layout, found)
    headline = view.stretches[layout.headline].key if layout.headline is not None else ""
    for number, stretch in enumerate(view.stretches):
        if found[number] and stretch.key == headline and number != layout.headline:
            found[number] = None
    if layout.headline is not None:
        found[layout.headline] = BlockKind.TITLE
    return found


def _kind(view: View, stretch: Stretch, lists: set[int], *, captions: bool) -> BlockKind:
    if (captions and _is_caption(view, stretch)) or is_picture_credit(stretch.text):
        return BlockKind.CAPTION
    dated = stretch.link_density > 0.25 and len(stretch.text) <= SHORT and _DATE.search(stretch.text)
    if dated or is_date_line(stretch.text):
        return BlockKind.DATELINE
    if _says_by(stretch.text):
        return BlockKind.BYLINE
    if stretch.setting & Setting.QUOTE:
        return BlockKind.QUOTE
    if stretch.setting & Setting.LIST and any(node in lists for node in view.page.ancestors(stretch.block)):
        return BlockKind.BULLET
    return BlockKind.BODY


def _is_caption(view: View, stretch: Stretch) -> bool:
    return bool(stretch.setting & Setting.CAPTION) or (not is_prose(stretch) and _within(view, stretch, "figure"))


def is_picture_credit(text: str) -> bool:
    """A line that names the maker of a picture, or a caption that ends with it."""
    if len(text) <= SHORT and PICTURE_CREDIT.match(text):
        return True
    return len(text) <= 2 * SHORT and PICTURE_CREDIT_END.search(text) is not None


def _says_by(text: str) -> bool:
    return bool((len(text) <= SHORT and _BYLINE.match(text)) or (len(text) <= 2 * SHORT and CREDITS.match(text)))


def _within(view: View, stretch: Stretch, tag: str) -> bool:
    return any(view.page.nodes[node].tag == tag for node in view.page.ancestors(stretch.block))


def _small_containers(view: View, chosen: Sequence[bool], tag: str, whole: int) -> set[int]:
    """Elements of a tag that hold less than half of the article: a list item, not a page laid out in a list."""
    weights: Counter[int] = Counter()
    for stretch, yes in zip(view.stretches, chosen, strict=True):
        if yes:
            for node in view.page.ancestors(stretch.block):
                if view.page.nodes[node].tag == tag:
                    weights[node] += len(stretch.key)
    return {node for node, weight in weights.items() if weight <= whole / 2}


def _beside_headline(view: View, layout: Layout, facts: Facts, found: list[BlockKind | None]) -> None:
    """Byline, date and standfirst near the headline, whether the extractor took them or not."""
    description = {
        key_of(plain(facts.first(name))) for name in ("description", "og:description", "twitter:description")
    }
    described = plain(facts.article.get("description"))
    description = {key for key in {*description, key_of(described)} if len(key) >= 25}
    taken: Counter[BlockKind] = Counter()
    for number in near_headline(view, layout):
        stretch = view.stretches[number]
        if stretch.setting & (NEVER | Setting.SUSPECT):
            continue
        kind: BlockKind | None = None
        if is_date_line(stretch.text):
            kind = BlockKind.DATELINE
        elif is_byline(stretch):
            kind = BlockKind.BYLINE
        elif _is_standfirst(stretch, () if found[number] is BlockKind.BODY else description):
            kind = BlockKind.STANDFIRST
        elif stretch.setting & Setting.SUMMARY and stretch.setting & Setting.LIST and stretch.link_density < 0.5:
            kind = BlockKind.BULLET
        if kind and taken[kind] < MOST_BESIDE and not is_furniture_beside(stretch, kind):
            found[number] = kind
            taken[kind] += 1


def is_furniture_beside(stretch: Stretch, kind: BlockKind) -> bool:
    """Furniture by its words; a byline may well be a link."""
    return kind not in {BlockKind.BYLINE, BlockKind.DATELINE} and is_furniture(stretch)


def _is_standfirst(stretch: Stretch, description: Collection[str]) -> bool:
    if len(stretch.key) < 25 or stretch.link_density > 0.5 or len(stretch.text) > 700:
        return False
    return bool(stretch.setting & Setting.STANDFIRST) or stretch.key in description


def _captions(view: View, layout: Layout, found: list[BlockKind | None]) -> None:
    """Captions of pictures that stand between headline and end: left out by extractors, wanted here."""
    taken = [number for number, kind in enumerate(found) if kind]
    if not taken:
        return
    first = min(taken[0], layout.headline if layout.headline is not None else taken[0])
    for number in range(first, taken[-1] + 1):
        stretch = view.stretches[number]
        if found[number] or len(stretch.key) < 12 or stretch.link_density > 0.5:
            continue
        if stretch.setting & (NEVER | Setting.SUSPECT):
            continue
        if stretch.setting & Setting.CAPTION:
            found[number] = BlockKind.CAPTION


def draft_blocks(view: View, layout: Layout, found: Sequence[BlockKind | None]) -> Iterator[DraftBlock]:
    """The blocks in reading order, the headline first; cells of a table and stretches of an entry made one."""
    entry_of = {number: entry for entry in layout.entries for number in entry.numbers}
    tables = _data_tables(view, found)
    if layout.headline is not None and found[layout.headline]:
        yield DraftBlock(kind=BlockKind.TITLE, text=_traced(view, layout.headline))
    done: set[int] = set()
    for number, kind in enumerate(found):
        if kind is None or number in done or number == layout.headline:
            continue
        if entry := entry_of.get(number):
            numbers = [n for n in entry.numbers if found[n] and n != layout.headline]
            done.update(numbers)
            yield DraftBlock(kind=BlockKind.LIVEBLOG, text=_lines(view, numbers), time=entry.time)
        elif (table := tables.get(number)) is not None:
            numbers = [n for n, other in tables.items() if other == table]
            done.update(numbers)
            yield DraftBlock(kind=BlockKind.TABLE, text=_rows(view, numbers))
        else:
            yield DraftBlock(kind=kind, text=_traced(view, number))


def _traced(view: View, number: int) -> Traced:
    return trace(view.page, view.stretches[number].runs)


def _lines(view: View, numbers: Sequence[int]) -> Traced:
    return join((_traced(view, number) for number in numbers), "\n")


def _rows(view: View, numbers: Sequence[int]) -> Traced:
    """The cells of each row joined by a bar, the rows by a newline."""
    rows: dict[int, dict[int, list[int]]] = {}
    for number in numbers:
        nodes = list(view.page.ancestors(view.stretches[number].block))
        row = next((node for node in nodes if view.page.nodes[node].tag == "tr"), -1)
        cell = next((node for node in nodes if view.page.nodes[node].tag in {"td", "th"}), -1)
        rows.setdefault(row, {}).setdefault(cell, []).append(number)
    lines = []
    for row_cells in rows.values():
        cells = [join((_traced(view, number) for number in cell), " ") for cell in row_cells.values()]
        lines.append(join(cells, " | "))
    return join(lines, "\n")


def _data_tables(view: View, found: Sequence[BlockKind | None]) -> dict[int, int]:
    """For each stretch of a table of facts its table. A table of long cells or of one column is layout."""
    cells: dict[int, list[int]] = {}
    for number, kind in enumerate(found):
        if kind and kind is not BlockKind.TITLE and view.stretches[number].setting & Setting.TABLE:
            nodes = view.page.ancestors(view.stretches[number].block)
            table = next((node for node in nodes if view.page.nodes[node].tag == "table"), None)
            if table is not None:
                cells.setdefault(table, []).append(number)
    tables: dict[int, int] = {}
    for table, numbers in cells.items():
        rows = {
            next((n for n in view.page.ancestors(view.stretches[number].block) if view.page.nodes[n].tag == "tr"), -1)
            for number in numbers
        }
        average = sum(len(view.stretches[number].key) for number in numbers) / len(numbers)
        if len(rows) > 1 and len(numbers) >= 2 * len(rows) - 1 and average < 120:
            tables.update(dict.fromkeys(numbers, table))
    return tables
