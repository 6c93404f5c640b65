"""Captured text in, the draft of an article out: residue dropped, glued lines parted, each block of its kind.

The order of the work, for a text that was taken from a page as it was:

1. lines, and the whole scripts and styles between them gone (text_lines)
2. comment debris and program text (text_code)
3. characters mended: mojibake, entities, invisible ones, runs of blanks (text_lines)
4. hard-wrapped paragraphs joined (text_wrap)
5. glued lines parted, and program text inside sentences cut out (text_seams, text_code)
6. cookie notes, buttons, related headlines, comments, footers (text_residue)
7. the head: title, standfirst, points, bylines (text_head)
8. the body: live-blog entries, captions, tables, bylines at the end (text_liveblog, text_captions)

A text that is said to be clean goes through 1 to 4 for what is certain, and is otherwise left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sayso.capture.draft import Draft, DraftBlock, Hints
from sayso.capture.text_bylines import employer_in, is_byline, is_dateline, is_end_note, names_in, source_in, wire_head
from sayso.capture.text_captions import is_caption, is_marked_caption, is_pull_quote, manner_of
from sayso.capture.text_code import is_packed, without_code, without_debris, without_inline_code
from sayso.capture.text_days import DAY, PUBLISHED, TIME, dated_title, is_day_line, published_in
from sayso.capture.text_head import is_outlet, mark_masthead, read_head
from sayso.capture.text_lines import Line, captured_lines, mend, mend_certain, tabled
from sayso.capture.text_liveblog import entries, time_of, with_lone_times
from sayso.capture.text_residue import classes_of, residue_class
from sayso.capture.text_seams import NEAR_TOP, capital_names, label_alone, parted
from sayso.capture.text_shape import is_running, plain
from sayso.capture.text_wrap import unwrapped
from sayso.capture.traced import Traced, join
from sayso.errors import BrokenInput, TooLargeInput
from sayso.record import BlockKind, PublishedBasis

# Marks without which a line of clean text can be neither tag, comment nor program.
SUSPICIOUS = re.compile(r"[<>{}=]|\)\s?;|->|\]\]")
MAY_BE_CODE = re.compile(r"[{}=]|\)\s?;|\]\]|^\s*[\"“][\w@$-]+[\"”]\s?:|<!\[")

NEAR_HEAD = 8
"""Lines of the body in which a byline may still stand: below points, a picture or a misread head."""
MOST_LINES = 20_000
"""Lines of one text capture: a thousand pages. At some tens of microseconds a line, more is a bundle of articles."""

ENUMERATED = re.compile(r"(?:\(?(?:[a-h]|[ivx]{1,4}|\d{1,2})\)|\d{1,2}\.)\s+\S")
LONGEST_ENUMERATED = 300
# Points run together are short against the text they sum up; a longer share is the text itself, glued.
LONGEST_SUMMARY = 0.4


def clean_text(text: str, hints: Hints) -> Draft:
    """The article in a captured text, each character on its way back to where it stood.

    Raises:
        BrokenInput: Nothing is left once the residue is gone.
        TooLargeInput: More lines than one article can have.
    """
    if text.count("\n") > MOST_LINES:
        raise TooLargeInput(f"a text of {text.count(chr(10))} lines, of at most {MOST_LINES}: split it into articles")
    draft = _clean_already(text, hints) if hints.clean else _out_of_page(text, hints)
    if not draft.blocks:
        raise BrokenInput(
            f"no article in a text of {len(text)} characters once scripts, menus and other residue are gone: "
            "check that the capture holds the story itself"
        )
    return draft


def _clean_already(text: str, hints: Hints) -> Draft:
    """A text without residue in paragraphs: only what is certain goes, and only a given title is told apart."""
    lines = captured_lines(text)
    if SUSPICIOUS.search(text):
        lines = [kept for line in lines if (kept := without_debris(line))]
    if MAY_BE_CODE.search(text):
        lines = without_code(lines)
    lines = [replace(line, run=mend_certain(line.run)) for line in lines]
    lines = unwrapped([line for line in lines if line.text])
    kinds = [BlockKind.BODY] * len(lines)
    if lines and hints.title and plain(lines[0].text) == plain(hints.title):
        kinds[0] = BlockKind.TITLE
    blocks = tuple(DraftBlock(kind=kind, text=line.run) for kind, line in zip(kinds, lines, strict=True))
    return Draft(blocks=blocks, title=hints.title)


def _out_of_page(text: str, hints: Hints) -> Draft:
    """A text with all that stood around it on its page."""
    lines = tabled([line for line in captured_lines(text) if not is_packed(line.text)])
    lines = without_code([kept for line in lines if (kept := without_debris(line))])
    lines = [mended for line in lines if (mended := replace(line, run=mend(line.run))).text]
    lines = unwrapped(lines, apart=_stands_alone)
    lines = [part for line in _parted(lines) for part in without_inline_code(line)]
    lines = with_lone_times([part for line in lines for part in _byline_alone(line)])
    classes = classes_of(lines)
    masthead = mark_masthead(lines, classes)
    residue = [line.text for line, name in zip(lines, classes, strict=True) if name]
    begun = next((n for n, line in enumerate(lines) if classes[n] is None and is_running(line.text)), len(lines))
    above = [line.text for line in lines[:begun]]
    lines = [line for line, name in zip(lines, classes, strict=True) if name is None]
    outlet = next((line.text for line in lines[:NEAR_TOP] if is_outlet(line.text)), None)
    draft = _told(_blocks(lines, hints), residue, masthead or outlet, hints)
    day = None if draft.published else _day_above(above) or dated_title(draft.title or "")
    return replace(draft, published=day, published_basis=PublishedBasis.TEXT) if day else draft


def _day_above(above: Sequence[str]) -> str | None:
    """The day of publication in what stands over the text and is no byline: "Posted by admin on 13 Sep 2021. Filed …"."""
    lines = [text for text in above if is_day_line(text) or PUBLISHED.match(text.strip())]
    return next((day for text in lines if (day := published_in(text))), None)


def _stands_alone(line: Line) -> bool:
    """Whether a line belongs to no paragraph, however it is wrapped."""
    return is_byline(line.text) or is_dateline(line.text) or residue_class(line.text) is not None


def _parted(lines: Sequence[Line]) -> list[Line]:
    """The lines with glued ones taken apart."""
    repeated = capital_names(line.text for line in lines)
    longest = LONGEST_SUMMARY * sum(len(line.run) for line in lines)
    found: list[Line] = []
    own = 0
    labelled: BlockKind | None = None
    for line in lines:
        name = residue_class(line.text)
        if labelled and not name and not line.kind:
            line = replace(line, kind=labelled)
        labelled = label_alone(line.text)
        found += (
            [line]
            if name or line.kind
            else parted(line, repeated=repeated, top=own < NEAR_TOP and len(line.run) <= longest)
        )
        own += name is None
    return found


def _byline_alone(line: Line) -> list[Line]:
    """A byline without the buttons that were glued behind its date: "Desk, 18 May 2024 Leave a comment"."""
    days = list(DAY.finditer(line.text)) if len(line.text) <= 200 else []
    if not days:
        return [line]
    end = max([days[-1].end(), *(found.end() for found in TIME.finditer(line.text))])
    rest = line.text[end:].strip()
    if any(map(str.isalpha, rest)) and is_byline(line.text[:end].strip()) and residue_class(rest) is not None:
        return [line.cut(0, end)]
    return [line]


def _blocks(lines: Sequence[Line], hints: Hints) -> list[DraftBlock]:
    """The lines that are left, each of its kind; the rows of a table in one block."""
    times = entries(lines)
    if times:
        lines = [
            replace(line, kind=BlockKind.LIVEBLOG) if t and not line.kind else line
            for line, t in zip(lines, times, strict=True)
        ]
    head = read_head(lines, hints.title)
    kinds = [*head.kinds, *_body_kinds(lines[len(head.kinds) :])]
    found: list[DraftBlock] = []
    rows: list[Traced] = []
    for place, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        if kind is BlockKind.TABLE:
            rows.append(line.run)
        if kind is BlockKind.TABLE and place + 1 < len(kinds) and kinds[place + 1] is BlockKind.TABLE:
            continue
        time = times[place] if times and kind is BlockKind.LIVEBLOG else None
        if kind is not None:
            found.append(DraftBlock(kind=kind, text=join(rows, "\n") if rows else line.run, time=time))
            rows = []
    return found


def _body_kinds(lines: Sequence[Line]) -> list[BlockKind]:
    """The kinds of the lines from the body on."""
    texts = [line.text for line in lines]
    manner = manner_of([line.text for line in lines if line.kind is None])
    found: list[BlockKind] = []
    for place, line in enumerate(lines):
        near_end = place < NEAR_HEAD or place >= len(lines) - 3
        if line.kind is BlockKind.LIVEBLOG:
            entry = time_of(line.text) is not None or not is_marked_caption(line.text)
            found.append(BlockKind.LIVEBLOG if entry else BlockKind.CAPTION)
        elif line.kind:
            found.append(line.kind)
        elif is_end_note(line.text) or (near_end and is_byline(line.text)):
            found.append(BlockKind.BYLINE)
        elif _is_enumerated(place, texts):
            found.append(BlockKind.BULLET)
        elif is_pull_quote(place, texts):
            found.append(BlockKind.QUOTE)
        else:
            found.append(BlockKind.CAPTION if is_caption(place, texts, manner) else BlockKind.BODY)
    return found


def _is_enumerated(place: int, texts: Sequence[str]) -> bool:
    """Whether a line is one of several points that count up: "(a) ...", "(b) ..."; long ones are numbered paragraphs."""
    if not ENUMERATED.match(texts[place]) or len(texts[place]) > LONGEST_ENUMERATED:
        return False
    return any(ENUMERATED.match(texts[other]) for other in (place - 1, place + 1) if 0 <= other < len(texts))


def _told(blocks: Sequence[DraftBlock], residue: Iterable[str], masthead: str | None, hints: Hints) -> Draft:
    """The draft, with what the text says of itself: who wrote it, when it came out, who published it."""
    signed = [block.text.text for block in blocks if block.kind is BlockKind.BYLINE]
    titles = [block.text.text for block in blocks if block.kind is BlockKind.TITLE]
    wires = [wire_head(block.text.text) for block in blocks if block.kind in (BlockKind.DATELINE, BlockKind.BODY)][:3]
    names = [name for text in signed if not is_end_note(text) for name in names_in(text)]
    names = names or [name for text in signed if is_end_note(text) for name in names_in(text)]
    published = next((day for text in signed if (day := published_in(text))), None)
    published = published or next((wire.published for wire in wires if wire.published), None)
    sources = [
        *(source_in(text) for text in [*residue, *signed]),
        masthead,
        *(wire.source for wire in wires),
        *(employer_in(text) for text in signed),
    ]
    return Draft(
        blocks=tuple(blocks),
        title=hints.title or (titles[0] if titles else None),
        source=next((source for source in sources if source), None),
        bylines=tuple(dict.fromkeys(names)),
        published=published,
        published_basis=PublishedBasis.TEXT if published else PublishedBasis.NONE,
    )
