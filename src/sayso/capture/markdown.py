"""Markdown in, the draft of an article out.

Clippers, feed readers and page converters write articles as Markdown. Its marks are taken off and what they say is
kept: the first heading of the first rank is the title, list items are points, quotes are quotes, an image becomes
its caption. Front matter gives title, day, authors and source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.capture.draft import Draft, DraftBlock, Hints
from sayso.capture.text_bylines import is_byline, names_in
from sayso.capture.text_days import day_of, published_in
from sayso.capture.text_lines import mend
from sayso.capture.traced import Traced, join
from sayso.errors import BrokenInput
from sayso.record import BlockKind, PublishedBasis

LINE = re.compile(r"[^\n]+")
BLANK = re.compile(r"\n[ \t]*\n")
MATTER = re.compile(r"\ufeff?---[ \t]*\n(?P<fields>(?:[^\n]{0,2000}\n){0,60}?)---[ \t]*(?:\n|$)")
FIELD = re.compile(r"(?P<key>[A-Za-z][\w -]{0,40}):[ \t]*(?P<value>[^\n]*)")
FENCE = re.compile(r"[ \t]{0,3}(?:```|~~~)")
RULE = re.compile(r"[ \t]{0,3}(?:[-*_=][ \t]{0,3}){3,80}$")
UNDERLINE = re.compile(r"[ \t]{0,3}(?P<mark>[=-])(?P=mark){2,80}[ \t]{0,9}$")
HEADING = re.compile(r"[ \t]{0,3}(?P<marks>#{1,6})[ \t]{1,9}(?P<words>[^\n]*)")
ITEM = re.compile(r"[ \t]{0,9}(?:[-*+]|\d{1,3}[.)])[ \t]{1,9}(?P<words>\S[^\n]*)")
QUOTE = re.compile(r"[ \t]{0,3}>[ \t]?(?P<words>[^\n]*)")
ROW = re.compile(r"[ \t]{0,3}\|(?P<words>[^\n]*)")
TABLE_RULE = re.compile(r"[ \t|:-]{3,400}$")
CELL = re.compile(r"[ \t]?\|[ \t]?")
IMAGE_ALONE = re.compile(r"\s{0,9}!\[(?P<words>[^\[\]\n]{0,1000})\]\([^()\n]{0,2000}\)[ \t]{0,9}$")
# Marks inside a line, in the order they are taken off; the group `words` is what stays.
INLINE = (
    re.compile(r"!?\[(?P<words>[^\[\]\n]{1,1000})\]\([^()\n]{0,2000}\)"),
    re.compile(r"\[\^[^\]\s]{1,40}\](?P<words>)"),
    re.compile(r"<(?P<words>https?://[^<>\s]{1,2000})>"),
    re.compile(r"(?<![\w*\\])(?P<mark>\*{1,3})(?=\S)(?P<words>[^*\n]{1,2000})(?<=\S)(?P=mark)(?![\w*])"),
    re.compile(r"(?<![\w\\])(?P<mark>_{1,3})(?=[^\s_])(?P<words>[^_\n]{1,2000})(?<=\S)(?P=mark)(?!\w)"),
    re.compile(r"`(?P<words>[^`\n]{1,500})`"),
    re.compile(r"\\(?P<words>[\\`*_{}\[\]()#+.!|<>~-])"),
)
KEYS = {
    "title": ("title", "headline"),
    "published": ("date", "published", "publish_date", "date_published", "pubdate", "created"),
    "authors": ("author", "authors", "byline", "by"),
    "source": ("source", "site", "site_name", "publisher", "publication", "outlet"),
}
WRAPPED = Traced.inserted(" ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What the front matter says, by its own keys in small letters, and where the text begins."""

    fields: dict[str, str]
    end: int

    def first(self, name: str) -> str | None:
        """The value of the first of the keys that stand for a name."""
        return next((self.fields[key] for key in KEYS[name] if self.fields.get(key)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A paragraph, an item or a heading without the mark that told it. `rank`: of a heading, 1 to 6."""

    kind: BlockKind
    run: Traced
    rank: int = 0


def clean_markdown(text: str, hints: Hints) -> Draft:
    """The article in a Markdown text, each character on its way back to where it stood.

    Raises:
        BrokenInput: nothing is left of it without its marks.
    """
    matter = _front_matter(text)
    pieces = [piece for chunk in _chunks(Traced.whole(text)[matter.end :]) for piece in _pieces(chunk)]
    blocks = tuple(_blocks(pieces, hints.title or matter.first("title")))
    if not blocks:
        raise BrokenInput(
            f"no article in a Markdown text of {len(text)} characters: check that it holds more than links and menus"
        )
    signed = [block.text.text for block in blocks if block.kind is BlockKind.BYLINE]
    titles = [block.text.text for block in blocks if block.kind is BlockKind.TITLE]
    dated = [day_of(matter.first("published") or ""), *(published_in(row) for row in signed)]
    published = next((day for day in dated if day), None)
    authors = names_in(matter.first("authors") or "") or tuple(name for row in signed for name in names_in(row))
    return Draft(
        blocks=blocks,
        title=hints.title or matter.first("title") or (titles[0] if titles else None),
        source=matter.first("source"),
        bylines=tuple(dict.fromkeys(authors)),
        published=published,
        published_basis=PublishedBasis.TEXT if published else PublishedBasis.NONE,
    )


def _front_matter(text: str) -> Matter:
    found = MATTER.match(text)
    if not found:
        return Matter(fields={}, end=0)
    rows = (FIELD.match(row) for row in found["fields"].splitlines())
    fields = {row["key"].strip().lower(): row["value"].strip().strip("[]\"'") for row in rows if row}
    return Matter(fields=fields, end=found.end())


def _chunks(text: Traced) -> Iterator[list[Traced]]:
    """The lines between blank lines; what stands between fences is program text and goes."""
    fenced = False
    for chunk in text.split(BLANK):
        lines = []
        for found in LINE.finditer(chunk.text):
            if FENCE.match(found.group()):
                fenced = not fenced
            elif not fenced:
                lines.append(chunk[found.start() : found.end()])
        if lines:
            yield lines


def _pieces(lines: list[Traced]) -> Iterator[Piece]:
    """The headings, items, quotes, rows and paragraphs of one chunk."""
    open_lines: list[Traced] = []
    rows: list[Traced] = []
    for line in lines:
        under = UNDERLINE.match(line.text)
        if under and open_lines:
            yield Piece(kind=BlockKind.BODY, run=_joined(open_lines), rank=1 if under["mark"] == "=" else 2)
            open_lines = []
            continue
        piece = _marked(line)
        if piece is None and not RULE.match(line.text) and not TABLE_RULE.match(line.text):
            open_lines.append(line)
        elif piece is not None and piece.kind is BlockKind.TABLE:
            rows.append(piece.run)
        elif piece is not None:
            if open_lines:
                yield Piece(kind=BlockKind.BODY, run=_joined(open_lines))
            open_lines = []
            yield piece
    if open_lines:
        yield Piece(kind=BlockKind.BODY, run=_joined(open_lines))
    cells = [join([cell.strip() for cell in row.strip(" |").split(CELL)], " | ") for row in rows]
    if cells:
        yield Piece(kind=BlockKind.TABLE, run=join(cells, "\n"))


def _marked(line: Traced) -> Piece | None:
    """A line that a mark tells the kind of, without the mark."""
    heading = HEADING.match(line.text)
    if heading:
        words = line[slice(*heading.span("words"))].strip(" \t#")
        return Piece(kind=BlockKind.BODY, run=words, rank=len(heading["marks"]))
    for pattern, kind in (
        (IMAGE_ALONE, BlockKind.CAPTION),
        (ITEM, BlockKind.BULLET),
        (QUOTE, BlockKind.QUOTE),
        (ROW, BlockKind.TABLE),
    ):
        found = pattern.match(line.text)
        if found and not (kind is BlockKind.TABLE and TABLE_RULE.match(line.text)) and not RULE.match(line.text):
            return Piece(kind=kind, run=line[slice(*found.span("words"))])
    return None


def _joined(lines: list[Traced]) -> Traced:
    """A wrapped paragraph in one line."""
    parts: list[Traced] = []
    for line in lines:
        parts += [WRAPPED, line.strip()] if parts else [line.strip()]
    return join(parts)


def _blocks(pieces: list[Piece], title: str | None) -> Iterator[DraftBlock]:
    """The pieces without inline marks, each of its kind; lines of one quote are one quote."""
    titled = False
    for piece in pieces:
        run = mend(_unmarked(piece.run)).strip()
        if not run.text:
            continue
        kind = piece.kind
        if not titled and (piece.rank == 1 or (title is not None and run.text.casefold() == title.casefold())):
            kind, titled = BlockKind.TITLE, True
        elif kind is BlockKind.BODY and piece.rank == 0 and is_byline(run.text):
            kind = BlockKind.BYLINE
        yield DraftBlock(kind=kind, text=run)


def _unmarked(run: Traced) -> Traced:
    """A line without its inline marks."""
    for pattern in INLINE:
        parts, place = [], 0
        for found in pattern.finditer(run.text):
            parts += [run[place : found.start()], run[slice(*found.span("words"))]]
            place = found.end()
        if parts:
            run = join([*parts, run[place:]])
    return run
