"""Lines of a captured text, and the mending of their characters.

A line keeps its way back to the captured text, whether a blank line stood before it, how far it was indented,
and the kind that a mark of its own gives it (a bullet sign, "Image caption"). Mending is for what certainly went
wrong between the page and the text: mojibake, HTML entities, tags, invisible characters, runs of blanks.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import ftfy

from sayso.capture.traced import Traced, join
from sayso.record import BlockKind

BLANKS = " \t\x0b\x0c\x1c-\x1f\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"

BLOCK_TAG = (
    r"(?i:</?(?:p|br|hr|div|li|ul|ol|dl|dt|dd|h[1-6]|tr|table|thead|tbody|section|article|aside|header|footer|nav|"
    r"main|figure|figcaption|blockquote|form|option|select|title)\b[^<>\n]{0,2000}>)"
)
LINE_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\u2028\u2029]|" + BLOCK_TAG)

INLINE_TAG = re.compile(
    r"(?i:</?(?:a|abbr|acronym|amp-[a-z-]+|b|big|button|center|cite|code|data|del|em|embed|fb:[a-z]+|font|i|iframe|img|"
    r"input|ins|label|link|mark|meta|noscript|object|param|path|picture|pre|q|rect|s|script|small|source|span|strong|"
    r"style|sub|sup|svg|td|th|time|tt|u|use|var|video|wbr)(?:\s[^<>]*)?/?>)"
    r"|<[a-z][\w:-]*\s+[\w:-]+=[\"'“”‘’][^<>]*>"
)
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
# Joiners are kept where a script or an emoji needs them, and only there.
INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
    r"|(?<=[\x00-\u024f])[\u200c\u200d]|[\u200c\u200d](?=[\x00-\u024f])"
)
BLANK_RUN = re.compile(f"[{BLANKS}]{{2,}}|[{BLANKS[1:]}\x85]")
MOJIBAKE = re.compile(r"[\u00c2-\u00f4\u0102\u010f\u0413\u0420\u0421\u0432][^\x00-\x7f]|Ã |[\x80-\x9f]")
# The control character at the end of a right double quotation mark is often lost on the way; ftfy alone would
# read a dagger there.
LOST_QUOTE = re.compile(r"â€(?=[\s.,;:!?)]|$)")
TROUBLE = re.compile(
    "|".join((INVISIBLE.pattern, BLANK_RUN.pattern, MOJIBAKE.pattern, LOST_QUOTE.pattern, "[&<]", "[\u200c\u200d]"))
)
ASCII_RUN = re.compile(r"[\x00-\x7f]+|[^\x00-\x7f]+")
CELL_BREAK = re.compile(r"(?<![ \t\xa0])[ \t\xa0]*\t[ \t\xa0]*")

WIDE_BREAK = re.compile(r"(?<=\S) {3,}(?=\S)")
COLUMN_BREAK = re.compile(r"(?: {2,}|\t)\s*")
NUMBER = re.compile(r"\d")

ELEMENTS = ("script", "style")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line. `kind` is what its own mark says it is, if anything does; a `menu` is several entries side by side."""

    run: Traced
    gap: bool = False
    indent: int = 0
    kind: BlockKind | None = None
    menu: bool = False

    @property
    def text(self) -> str:
        """Its words."""
        return self.run.text

    def cut(self, start: int, end: int | None = None, *, kind: BlockKind | None = None) -> Line:
        """A part of it, without blanks at the ends; a first part keeps the gap before it."""
        return replace(self, run=self.run[start:end].strip(), gap=self.gap and start == 0, kind=kind or self.kind)


def captured_lines(text: str, begin: int = 0) -> list[Line]:
    """The lines from a place on that are not blank, unmended. An HTML block tag breaks a line like a line break."""
    found: list[Line] = []
    gap = False
    for start, end in _kept(text):
        for left, right in _between(LINE_BREAK, text, max(start, begin), max(end, begin)):
            words = text[left:right]
            bare = words.strip()
            if not bare:
                gap = True
                continue
            indent = len(words) - len(words.lstrip())
            found.append(Line(run=Traced.whole(bare, left + indent), gap=gap, indent=indent))
            gap = False
    return found


def _between(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in pattern.finditer(text, start, end):
        yield start, match.start()
        start = match.end()
    yield start, end


def _kept(text: str) -> Iterator[tuple[int, int]]:
    """What lies outside of whole script and style elements; one that is never closed is left to the lines."""
    if "<" not in text:
        yield 0, len(text)
        return
    lower, place, gone = text.lower(), 0, []
    for name in ELEMENTS if len(lower) == len(text) else ():
        start = lower.find(f"<{name}")
        while start >= 0:
            end = lower.find(f"</{name}", start)
            close = lower.find(">", end) if end >= 0 else -1
            if close < 0:
                break
            gone.append((start, close + 1))
            start = lower.find(f"<{name}", close)
    for start, end in sorted(gone):
        if start >= place:
            yield place, start
            place = end
    yield place, len(text)


def mend(line: Traced) -> Traced:
    """The line with its characters mended and its tags gone; itself where nothing is wrong with it."""
    if not TROUBLE.search(line.text):
        return line
    line = repair_mojibake(line)
    for _ in range(2):  # an entity that was escaped twice, as feeds do
        line = _resolve_entities(line)
    if "<" in line.text:
        line = line.sub(INLINE_TAG, "")
    if INVISIBLE.search(line.text):
        line = line.sub(INVISIBLE, "")
    if BLANK_RUN.search(line.text):
        line = line.sub(BLANK_RUN, " ")
    return line.strip()


def mend_certain(line: Traced) -> Traced:
    """Only mojibake, entities and tags: for a text that is said to be clean, whose blanks are its own."""
    if not TROUBLE.search(line.text):
        return line
    mended = _resolve_entities(repair_mojibake(line))
    return mended.sub(INLINE_TAG, "").strip() if "<" in mended.text else mended.strip()


def _resolve_entities(line: Traced) -> Traced:
    if "&" not in line.text:
        return line
    parts, place = [], 0
    for match in ENTITY.finditer(line.text):
        meant = html.unescape(match[0])
        if meant != match[0]:
            parts += [line[place : match.start()], line[match.start() : match.end()].became(meant)]
            place = match.end()
    return join([*parts, line[place:]]) if parts else line


def repair_mojibake(line: Traced) -> Traced:
    """The line with wrongly decoded characters put right, where ftfy finds it certain."""
    if not MOJIBAKE.search(line.text) and not LOST_QUOTE.search(line.text):
        return line
    line = line.sub(LOST_QUOTE, "”")
    right = ftfy.fix_encoding(line.text)
    return line if right == line.text else _aligned(line, right)


def _aligned(line: Traced, right: str) -> Traced:
    """The repaired words on the captured ones: run by run where the ASCII between them agrees, else as one."""
    before, after = ASCII_RUN.findall(line.text), ASCII_RUN.findall(right)
    if len(before) == len(after) and all(b == a for b, a in zip(before, after, strict=True) if b.isascii()):
        parts, place = [], 0
        for old, new in zip(before, after, strict=True):
            part = line[place : place + len(old)]
            parts.append(part if old == new else part.became(new))
            place += len(old)
        return join(parts)
    left = _same(line.text, right)
    tail = min(_same(line.text[::-1], right[::-1]), len(line.text) - left, len(right) - left)
    middle = line[left : len(line.text) - tail].became(right[left : len(right) - tail])
    return join([line[:left], middle, line[len(line.text) - tail :]])


def _same(first: str, second: str) -> int:
    """How many characters two texts have in common from their beginning."""
    limit = min(len(first), len(second))
    return next((place for place in range(limit) if first[place] != second[place]), limit)


def tabled(lines: list[Line]) -> list[Line]:
    """Rows of a table marked as such, their cells parted by " | ", and rows of a menu marked, too.

    A table is neighbours with equally many cells, parted by tabs, or by bars or wide blanks where most have numbers; short
    entries side by side that are no table are a menu.
    """
    pipes = [line.text.count(" | ") for line in lines]
    tabs = [len(CELL_BREAK.findall(line.text)) for line in lines]
    wide = [len(WIDE_BREAK.findall(line.text)) if NUMBER.search(line.text) else 0 for line in lines]
    found = []
    for place, line in enumerate(lines):
        beside = [other for other in (place - 1, place + 1) if 0 <= other < len(lines)]
        if tabs[place] and any(tabs[other] == tabs[place] for other in beside):
            line = replace(line, run=join(line.run.split(CELL_BREAK), " | "), kind=BlockKind.TABLE)
        elif pipes[place] and any(
            pipes[other] == pipes[place] and NUMBER.search(lines[other].text + line.text) for other in beside
        ):
            line = replace(line, kind=BlockKind.TABLE)
        elif _is_wide_row(place, lines, wide):
            line = replace(line, run=join(line.run.split(WIDE_BREAK), " | "), kind=BlockKind.TABLE)
        elif "  " in line.text or "\t" in line.text:
            cells = COLUMN_BREAK.split(line.text)
            short = len(cells) >= 3 and all(len(cell.split()) <= 4 and not cell.endswith(".") for cell in cells)
            line = replace(line, menu=short)
        found.append(line)
    return found


def _is_wide_row(place: int, lines: list[Line], wide: list[int]) -> bool:
    """Whether a line parted by wide blanks is a row: beside one with numbers and as many cells."""
    count = len(WIDE_BREAK.findall(lines[place].text))
    return count > 0 and any(wide[other] == count for other in (place - 1, place + 1) if 0 <= other < len(lines))
