"""Markdown in, the draft of an article out.

Clippers, feed readers and page converters write articles as Markdown. Its marks are taken off and what they say is
kept: a heading of the first rank is the title, list items are points, quotes are quotes, an image becomes its
caption. Front matter gives title, day, authors and source. What is left then passes as captured text does: a
converted page brings its residue along.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.capture.draft import Draft, DraftBlock, Hints
from sayso.capture.text_bylines import is_byline, names_in
from sayso.capture.text_captions import is_marked_caption
from sayso.capture.text_code import without_code, without_debris
from sayso.capture.text_days import day_of, published_in
from sayso.capture.text_lines import Line, captured_lines, mend
from sayso.capture.text_residue import classes_of
from sayso.capture.text_shape import ends_sentence, plain, words_of
from sayso.capture.traced import Traced, join
from sayso.errors import BrokenInput
from sayso.record import BlockKind, PublishedBasis

FENCE = re.compile(r"(?:```|~~~)")
RULE = re.compile(r"(?:-[- ]*|\*[* ]*|_[_ ]*)")
UNDERLINED = re.compile(r"=+|-{2,}")
TABLE_RULE = re.compile(r"[|:\s-]*-[|:\s-]*\|[|:\s-]*")
HEADING = re.compile(r"(?P<marks>#{1,6})\s+(?=\S)")
HEADING_END = re.compile(r"(?<=[^\s#])\s*#+$")
ITEM = re.compile(r"(?:[-*+]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?(?=\S)")
QUOTED = re.compile(r"(?:>\s?)+")
NOTE = re.compile(r"\[\^?[^\]]{1,80}\]:\s")
IMAGE = re.compile(
    r"!\[(?P<words>[^\[\]]{0,1000})\](?:\([^()\s]{0,2000}(?:\s+[\"'“](?P<title>[^\"”\n]{0,500})[\"'”])?\)|\[[^\[\]]{0,80}\])"
)
LINK = re.compile(
    r"\[(?P<words>[^\[\]]{0,1000})\](?:\([^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?"
    r"(?:\s+[\"'“][^\"”\n]{0,500}[\"'”])?\)|\[[^\[\]]{0,80}\])"
)
INLINE = (
    LINK,
    re.compile(r"\[\^[^\]\s]{1,40}\](?P<words>)"),
    re.compile(r"<(?P<words>(?:https?://|mailto:)[^<>\s]{1,2000})>"),
    re.compile(r"(?<![\\\w*])\*{1,3}(?=[^\s*])(?P<words>[^*\n]{1,2000})(?<=\S)\*{1,3}(?!\w)"),
    re.compile(r"(?<![\\\w])_{1,3}(?=[^\s_])(?P<words>[^_\n]{1,2000})(?<=\S)_{1,3}(?!\w)"),
    re.compile(r"~~(?P<words>[^~\n]{1,1000})~~"),
    re.compile(r"(?<!`)`(?P<words>[^`\n]{1,500})`"),
    re.compile(r"\\(?P<words>[\\`*_{}\[\]()#+.!|<>~-])"),
)
"""Marks inside a line, in the order in which they come off: what they hold is kept."""

EMPHASISED = re.compile(r"(?:\*{1,3}(?=[^\s*])[^*\n]+\*{1,3}|_{1,3}(?=[^\s_])[^_\n]+_{1,3})")
CELL_EDGE = re.compile(r"\s*\|\s*")
FIELD = re.compile(r"(?P<key>[A-Za-z][\w -]{0,40}):\s*(?P<value>.*)")
KEYS = {
    "title": ("title", "headline"),
    "published": ("date", "published", "publish_date", "date_published", "datepublished", "pubdate", "created"),
    "authors": ("author", "authors", "byline", "by"),
    "source": ("source", "site", "site_name", "sitename", "publisher", "publication", "outlet"),
}
FEWEST_CAPTION_WORDS = 3
FEWEST_STANDFIRST_WORDS = 6
# A line of this length that ends a sentence is a paragraph of its own, also where no blank line follows it.
LONGEST_WRAPPED = 110


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What the front matter says, by its own keys, and where the text begins."""

    fields: dict[str, str]
    end: int

    def first(self, name: str) -> str | None:
        """The value of the first of the keys that stand for a name."""
        return next((self.fields[key] for key in KEYS[name] if self.fields.get(key)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph and what its marks say: the rank of a heading, a kind, whether all of it is a link or stressed."""

    line: Line
    kind: BlockKind | None = None
    rank: int = 0
    linked: bool = False
    stressed: bool = False


def clean_markdown(text: str, hints: Hints) -> Draft:
    """The article in a Markdown text, each character on its way back to where it stood.

    Raises:
        BrokenInput: Nothing is left of it without its marks.
    """
    matter = _front_matter(text)
    lines = [kept for line in captured_lines(text, matter.end) if (kept := without_debris(line))]
    found = [_bare(part) for part in _paragraphs(list(_marked(lines)))]
    told = hints.title or matter.first("title")
    blocks = _blocks(_own(found), told)
    if not blocks:
        raise BrokenInput(
            f"no article in a Markdown text of {len(text)} characters: check that it holds more than links and menus"
        )
    signed = [block.text.text for block in blocks if block.kind is BlockKind.BYLINE]
    titles = [block.text.text for block in blocks if block.kind is BlockKind.TITLE]
    days = [day_of(matter.first("published") or ""), *map(published_in, signed)]
    published = next((day for day in days if day), None)
    authors = _listed(matter.first("authors") or "") or tuple(name for row in signed for name in names_in(row))
    return Draft(
        blocks=tuple(blocks),
        title=told or (titles[0] if titles else None),
        source=matter.first("source"),
        bylines=tuple(dict.fromkeys(authors)),
        published=published,
        published_basis=PublishedBasis.TEXT if published else PublishedBasis.NONE,
    )


def _front_matter(text: str) -> Matter:
    """The fields between two rules at the very beginning (YAML or TOML); lists may stand on lines of their own."""
    start = len(text) - len(text.lstrip("\ufeff\r\n "))
    fence = text[start : start + 3]
    close = re.compile(rf"^{re.escape(fence)}\s*$", re.MULTILINE) if fence in ("---", "+++") else None
    end = close.search(text, start + 3) if close else None
    if not end:
        return Matter(fields={}, end=start)
    fields: dict[str, str] = {}
    key = ""
    for row in text[start + 3 : end.start()].splitlines():
        if found := FIELD.match(row.replace(" = ", ": ", 1) if fence == "+++" else row):
            key = found["key"].strip().casefold().replace(" ", "_").replace("-", "_")
            fields[key] = found["value"].strip().strip("\"'")
        elif key and row.strip().startswith("- "):
            fields[key] = ", ".join(part for part in (fields[key], row.strip()[2:].strip().strip("\"'")) if part)
    return Matter(fields=fields, end=end.end()) if fields else Matter(fields={}, end=start)


def _listed(value: str) -> tuple[str, ...]:
    """The names in a field: "A B and C D", "[A B, C D]"."""
    names = re.split(r"\s*[,;]\s*|\s+and\s+|\s+&\s+", value.strip("[] "))
    return tuple(name for part in names if (name := part.strip("\"' ")))


def _marked(lines: Sequence[Line]) -> Iterator[Paragraph]:
    """Each line with what the mark at its beginning says; fenced code, rules and notes are left out."""
    fenced = False
    for place, line in enumerate(lines):
        text = line.text
        fence = FENCE.match(text) is not None
        if fence or fenced:
            fenced = fenced != fence
            continue
        following = lines[place + 1] if place + 1 < len(lines) else None
        if UNDERLINED.fullmatch(text) or RULE.fullmatch(text) or TABLE_RULE.fullmatch(text) or NOTE.match(text):
            continue
        if found := HEADING.match(text):
            bare = line.cut(found.end())
            yield Paragraph(line=replace(bare, run=bare.run.sub(HEADING_END, ""), gap=True), rank=len(found["marks"]))
        elif following and not following.gap and UNDERLINED.fullmatch(following.text) and "|" not in text:
            yield Paragraph(line=replace(line, gap=True), rank=1 if following.text[0] == "=" else 2)
        elif text.startswith("|") and text.count("|") > 1:
            run = join(line.run.strip("| ").split(CELL_EDGE), " | ")
            yield Paragraph(line=replace(line, run=run), kind=BlockKind.TABLE)
        elif found := QUOTED.match(text):
            yield Paragraph(line=line.cut(found.end()), kind=BlockKind.QUOTE)
        elif found := ITEM.match(text):
            yield Paragraph(line=replace(line.cut(found.end()), gap=True), kind=BlockKind.BULLET)
        else:
            yield Paragraph(line=line)


def _paragraphs(parts: Sequence[Paragraph]) -> list[Paragraph]:
    """The parts with lines joined that go on in the next one, as Markdown has it."""
    groups: list[list[Paragraph]] = []
    for part in parts:
        before = groups[-1][-1] if groups else None
        head = groups[-1][0] if groups else None
        if before is not None and head is not None and _goes_on(head, before, part):
            groups[-1].append(part)
        else:
            groups.append([part])
    return [replace(g[0], line=replace(g[0].line, run=join([p.line.run for p in g], _joint(g[0])))) for g in groups]


def _joint(part: Paragraph) -> str:
    return "\n" if part.kind is BlockKind.TABLE else " "


def _goes_on(head: Paragraph, before: Paragraph, part: Paragraph) -> bool:
    """Whether a part belongs to the paragraph above it."""
    if part.line.gap or part.rank or head.rank or not part.line.text:
        return False
    if BlockKind.TABLE in (head.kind, part.kind):
        return head.kind is part.kind
    if IMAGE.match(part.line.text) or IMAGE.match(before.line.text):
        return False
    ended = len(before.line.run) > LONGEST_WRAPPED and ends_sentence(before.line.text)
    return part.kind in (None, head.kind) and part.kind is not BlockKind.BULLET and not ended


def _bare(part: Paragraph) -> Paragraph:
    """The paragraph without the marks inside it; one that is only an image is its caption."""
    run, text = part.line.run, part.line.text
    kind, stressed = part.kind, EMPHASISED.fullmatch(text) is not None
    if found := IMAGE.search(text):
        alone = not LINK.sub("", IMAGE.sub("", text)).strip("[]() ")
        run = _without_images(run) if not alone else _caption(run, found)
        kind = BlockKind.CAPTION if alone else kind
    linked = bool(run.text) and LINK.sub("", run.text).strip(" |·•,") == "" and "](" in run.text
    for pattern in INLINE:
        run = _kept_words(run, pattern)
    return replace(part, line=replace(part.line, run=mend(run)), kind=kind, linked=linked, stressed=stressed)


def _caption(run: Traced, found: re.Match[str]) -> Traced:
    """The words of an image: its title, else its other text, unless that is too short to tell anything."""
    name = "title" if found["title"] else "words"
    return run[found.start(name) : found.end(name)] if len(words_of(found[name])) >= FEWEST_CAPTION_WORDS else run[:0]


def _without_images(run: Traced) -> Traced:
    return run.sub(IMAGE, "").strip()


def _kept_words(run: Traced, pattern: re.Pattern[str]) -> Traced:
    """The text with each match replaced by what its mark holds."""
    parts, place = [], 0
    for match in pattern.finditer(run.text):
        parts += [run[place : match.start()], run[match.start("words") : match.end("words")]]
        place = match.end()
    return join([*parts, run[place:]]) if parts else run


def _own(parts: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs of the article: without code, menus and lists of links."""
    clean = {id(line.run) for line in without_code([part.line for part in parts])}
    parts = [part for part in parts if id(part.line.run) in clean]
    classes = classes_of([replace(part.line, kind=part.kind if part.kind in KEPT else None) for part in parts])
    return [
        part
        for place, (part, name) in enumerate(zip(parts, classes, strict=True))
        if name is None and not _in_link_list(place, parts)
    ]


KEPT = frozenset((BlockKind.CAPTION, BlockKind.TABLE, BlockKind.QUOTE))


def _in_link_list(place: int, parts: Sequence[Paragraph]) -> bool:
    """Whether an item is one of several that are links and nothing else: a menu, related stories."""
    if not (parts[place].linked and parts[place].kind is BlockKind.BULLET):
        return False
    return any(parts[other].linked for other in (place - 1, place + 1) if 0 <= other < len(parts))


def _blocks(parts: Sequence[Paragraph], told: str | None) -> list[DraftBlock]:
    """The paragraphs, each of its kind; a picture without words leaves nothing but its place."""
    title = _title_place(parts, told)
    found: list[DraftBlock] = []
    after_image = False
    for place, part in enumerate(parts):
        text, kind = part.line.text, part.kind
        if place == title:
            kind = BlockKind.TITLE
        elif title is not None and place < title and part.rank == 0 and not ends_sentence(text) and not is_byline(text):
            continue
        elif kind is None and is_byline(text):
            kind = BlockKind.BYLINE
        elif kind is None and (is_marked_caption(text) or (after_image and part.stressed)):
            kind = BlockKind.CAPTION
        elif place - 1 == title and part.stressed and kind is None and len(words_of(text)) >= FEWEST_STANDFIRST_WORDS:
            kind = BlockKind.STANDFIRST
        after_image = part.kind is BlockKind.CAPTION
        if text:
            found.append(DraftBlock(kind=kind or BlockKind.BODY, text=part.line.run))
    return found


def _title_place(parts: Sequence[Paragraph], told: str | None) -> int | None:
    """Where the title stands: the line that says it, else the first heading of the first rank, else of any."""
    if told:
        same = next((place for place, part in enumerate(parts) if plain(part.line.text) == plain(told)), None)
        if same is not None:
            return same
    for ranks in ((1,), (2, 3)):
        found = next((place for place, part in enumerate(parts) if part.rank in ranks), None)
        if found is not None and not any(ends_sentence(part.line.text) and not part.rank for part in parts[:found]):
            return found
    return None
