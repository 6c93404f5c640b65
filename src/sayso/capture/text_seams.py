"""Lines in which several were glued together on the way out of the page, and their taking apart.

Lists and paragraphs whose markup was dropped without a line break run on: "... peace talksBut the ...". A seam is
where a word goes over into a capitalised one without a blank. Names are written so, too (YouTube, McDonald): a
certain seam joins a plain word and a word that begins sentences; a likely one counts only in a line that shows
several. Such a line of points may also hide joints with a blank, told by the quotation before or the speaker behind.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from sayso.capture.text_bylines import is_byline
from sayso.capture.text_lines import Line
from sayso.capture.text_residue import residue_class
from sayso.capture.text_shape import ends_sentence, words_of
from sayso.record import BlockKind

SEAM = re.compile(
    r"""
      (?P<word>(?<=[^\W\d_A-Z]{2})(?=[A-Z‘“][A-Za-z’]{0,30}[\s,’.:;-]))             # talksBut, talksUN, talks‘We
    | (?P<single>(?<=[^\W\d_A-Z]{2})(?=[AI]\s[a-z]))                    # roadA convoy
    | (?P<acronym>(?<=[A-Z]{2})(?=(?:[A-Z][a-z]{2,30}|[HW]e|I[tnf]|A[tns]|On|By|No|So)[\s,’.:;]))    # ISISThe; not SUVs
    | (?P<number>(?<=\d)(?=[A-Z][a-z]{2,30}[\s,’.:;-]))                      # 2001Former
    | (?P<quote>(?<=[\w.,!?][’”"])(?=[A-Z][A-Za-z]{0,30}[\s,’.:;-]))               # crisis’The
    | (?P<stop>(?:(?<=[^\W\d_A-Z]{2}[.!?…])|(?<=\d{2}[.!?…])|(?<=[.!?][’”")])|(?<=[^\W\d_A-Z]\)[.!?]))(?=[‘“"]?[A-Z][A-Za-z’]{0,30}[\s,’.:;-]))     # Monday.The
    | (?P<bracket>(?:(?<=\w\))|(?<=\w\]))(?=[A-Z][A-Za-z]{0,30}\s))                 # (NRF)The, [File: A B/C]The
    | (?P<day>(?<=[a-z]{2})(?=\d{1,2}\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\s\d{4}))  # Karim12 May 2022
    """,
    re.VERBOSE,
)
NUMBERED = re.compile(r"(?:(?<=[a-z][.;)”’])|(?<=[a-z]{2})|(?<=\d[.;])|(?<=[.;] ))(?=(\d{1,2})[.)]\s?[A-Z‘“])")
FIRST_NUMBER = re.compile(r"\s*1[.)]\s?\S")
BULLET_MARK = re.compile(r"\s*[•▪●‣◦■►▶➤➢✔✅⚫🔴🔹🔸◾◆❖]\ufe0f?\s*")
LEADING_MARK = re.compile(r"(?:[•▪●‣◦■►▶➤➢✔✅⚫🔴🔹🔸◾◆❖·]\ufe0f?\s*|[*–-]\s+)(?=\S)")
FIELD = re.compile(
    r"(?:^|(?<=\s)|(?<=[a-z.)’”A-Z]))(?P<name>(?:Image|Media|Photo|Video|Picture)\s?(?P<what>caption|source|copyright|credit))(?=[,:\s]|[A-Z]|$)[,:]?\s?",
)
WORD_AROUND = re.compile(r"[\w’'&.-]*\Z")
WORD_AHEAD = re.compile(r"[‘“\"]?([\w&]+)")
SPEAKER = re.compile(
    r"(?<=[a-z\d’”)] )(?P<name>(?:[A-Z][\w’.-]*|[A-Z]+)(?: (?:of the |of |de |al |bin )?(?:[A-Z][\w’.-]*)){1,6}): ?[‘“\"']"
)
AFTER_QUOTE = re.compile(r"(?<=[\w.!?][’”'\"]) (?=[A-Z][a-z]+ [a-z])")
COLON_QUOTE = re.compile(r": ?[‘“\"']")

# Points run together are a summary of the article, and stand before it: so many lines may precede them.
NEAR_TOP = 10
SEVERAL = 2
# A point is at least a clause; a shorter piece means that the seam was none.
SHORTEST_POINT = 3
SURELY_A_POINT = 80
# Pieces longer than this on the average are paragraphs that were glued, not points.
LONGEST_POINT = 32
LONGEST_BUTTON = 40
# Kinds of seams that lie inside a word, where a name may be written so.
DIGITS = re.compile(r"[\d.,–-]+")
HANDLE = frozenset("@#/=_")
IN_WORD = frozenset(("word", "single", "acronym", "number"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """seams.toml."""

    names: frozenset[str]
    prefixes: frozenset[str]
    starters: frozenset[str]
    before_speaker: frozenset[str]


@cache
def seam_words() -> Words:
    """The table, read once."""
    table: dict[str, Any] = tomllib.loads(files("sayso.capture").joinpath("seams.toml").read_text("utf-8"))
    return Words(
        names=frozenset(name.casefold() for name in table["names"]),
        prefixes=frozenset(table["prefixes"]),
        starters=frozenset(table["starters"]),
        before_speaker=frozenset(table["before_speaker"]),
    )


@dataclass(frozen=True, slots=True)
class Seam:
    """A place between two characters where two lines may have been glued."""

    place: int
    certain: bool
    ends_sentence: bool


def seams_in(text: str, repeated: frozenset[str] = frozenset()) -> list[Seam]:
    """The seams of a line. `repeated` are words with a capital inside that the text has more than once: names."""
    known, found = seam_words(), []
    for match in SEAM.finditer(text):
        place = match.start()
        left = WORD_AROUND.search(text, max(0, place - 40), place)
        right = WORD_AHEAD.match(text, place)
        if not left or not right:
            continue
        if text[left.start() - 1 : left.start()] in HANDLE or (
            match.lastgroup == "number" and not DIGITS.fullmatch(left[0])
        ):
            continue
        before, after = left[0].lstrip("‘’'\"-."), right[1]
        glued = before + after
        if match.lastgroup in IN_WORD and (
            glued in repeated or glued.casefold() in known.names or before.casefold() in known.prefixes
        ):
            continue
        stop = match["stop"] is not None
        if stop and not _is_sentence_end(before):
            continue
        starts = after.casefold() in known.starters
        if match["day"] is not None or text[place - 1] == "]" or _is_button(text[:place]):
            certain = True
        elif stop:
            certain = starts or (_ends_plainly(before) and not before.rstrip(".").isdigit())
        else:
            behind = (before.islower() and len(before) >= 3) or match.lastgroup in ("quote", "bracket", "number")
            certain = starts and (behind or (after in NEVER_SECOND and len(before) >= 3))
        found.append(Seam(place, certain, stop))
    return found


def _is_button(text: str) -> bool:
    """Whether what stands before the first seam is residue: "AdvertisementAt least ..."."""
    return len(text) <= LONGEST_BUTTON and residue_class(text) is not None


def _ends_plainly(before: str) -> bool:
    """Whether a sentence plainly ends before a seam: in a word of small letters, a number or a quotation."""
    bare = before.rstrip('.!?…’”")')
    return bare.islower() or bare.isdigit() or not bare


def _is_sentence_end(before: str) -> bool:
    """Whether a full stop ends a sentence, and is no dot inside an address or an abbreviation."""
    bare = before.rstrip('.!?…’”")')
    return "." not in bare and "@" not in bare and bare.casefold() not in ABBREVIATIONS


# Words that no name of a firm or a place has as its second half.
NEVER_SECOND = frozenset("The But This These They He She His Her Their Its And".split())
ABBREVIATIONS = frozenset(
    "www mr mrs ms dr st gen col lt maj capt sgt gov sen rep rev no vs etc inc ltd jr sr hon prof".split()
)


def capital_names(texts: Iterable[str]) -> frozenset[str]:
    """Words with a capital inside that stand more than once: names, not seams."""
    seen: set[str] = set()
    twice: set[str] = set()
    for text in texts:
        for word in CAPITAL_INSIDE.findall(text):
            (twice if word in seen else seen).add(word)
    return frozenset(twice)


CAPITAL_INSIDE = re.compile(r"\b[^\W\d_]+[a-z][A-Z][A-Za-z]*\b")


def parted(line: Line, *, repeated: frozenset[str], top: bool) -> list[Line]:
    """The lines that were glued into one; `top` says that it stands where a summary may stand."""
    if line.kind is BlockKind.TABLE:
        return [line]
    fields = _fields(line)
    if len(fields) != 1 or fields[0] is not line:
        return [
            part
            for field in fields
            for part in ([field] if field.kind else parted(field, repeated=repeated, top=False))
        ]
    if len(marked := [part for part in _cut(line, BULLET_MARK) if part.text]) > 1:
        lead = [] if BULLET_MARK.match(line.text) else [marked.pop(0)]
        return [*lead, *(part if is_byline(part.text) else replace(part, kind=BlockKind.BULLET) for part in marked)]
    if found := LEADING_MARK.match(line.text):
        return [line.cut(found.end(), kind=BlockKind.BULLET)]
    if FIRST_NUMBER.match(line.text) and len(points := _numbered(line)) > 1:
        return points
    return _points(line, repeated, top=top)


def _cut(line: Line, pattern: re.Pattern[str]) -> list[Line]:
    """The parts of a line between the matches of a pattern."""
    parts, place = [], 0
    for match in pattern.finditer(line.text):
        parts.append(line.cut(place, match.start()))
        place = match.end()
    return [*parts, line.cut(place)]


def _numbered(line: Line) -> list[Line]:
    """Points that count up, glued or not: "... captured.2. In ..."."""
    places, expected = [0], 2
    for match in NUMBERED.finditer(line.text):
        if int(match[1]) == expected:
            places.append(match.start())
            expected += 1
    ends = [*places[1:], len(line.text)]
    return [line.cut(start, end, kind=BlockKind.BULLET) for start, end in zip(places, ends, strict=True)]


def _fields(line: Line) -> list[Line]:
    """The parts that broadcasters label: "Image source, AgencyImage caption, Soldiers ..."; credits are left out."""
    found = (
        list(FIELD.finditer(line.text))
        if "caption" in line.text or "source" in line.text or "copyright" in line.text
        else []
    )
    found = [match for match in found if match.start() == 0 or _is_label(line.text, match)]
    if not found:
        return [line]
    parts = [line.cut(0, found[0].start())]
    for match, following in zip(found, [*found[1:], None], strict=True):
        part = line.cut(match.end(), following.start() if following else None)
        if match["what"] == "caption" and part.text:
            parts.append(replace(part, kind=BlockKind.CAPTION))
    return [part for part in parts if part.text]


def label_alone(text: str) -> BlockKind | None:
    """The kind of the next line where a line is nothing but a broadcaster's label for it."""
    found = FIELD.fullmatch(text)
    return BlockKind.CAPTION if found and found["what"] == "caption" else None


def _is_label(text: str, match: re.Match[str]) -> bool:
    """Whether a label inside a line is one: glued to what stands before it, or with its comma."""
    return text[match.start() - 1] != " " or match[0].rstrip().endswith((",", ":"))


def _points(line: Line, repeated: frozenset[str], *, top: bool) -> list[Line]:
    """A line cut at its seams: points where it stands at the top or ends without a full stop, else paragraphs."""
    text = line.text
    found = seams_in(text, repeated)
    if not found:
        return [line]
    summary = len(found) >= SEVERAL and (top or not ends_sentence(text))
    inside = [seam for seam in found if not seam.ends_sentence]
    points = summary and len(inside) * 2 > len(found)
    # Names with a capital inside come in sentences, too; in those only a certain seam shows that there are points.
    points = points and (not ends_sentence(text) or any(seam.certain for seam in inside))
    places = [seam.place for seam in found if seam.certain or points]
    if points:
        places += _hidden_joints(text)
    places = _long_enough(text, sorted(set(places)))
    pieces = [line.cut(start, end) for start, end in zip([0, *places], [*places, len(text)], strict=True)]
    others = any(residue_class(piece.text) or is_byline(piece.text) for piece in pieces)
    if len(pieces) > SEVERAL and top and summary and not others and len(words_of(text)) <= LONGEST_POINT * len(pieces):
        return [replace(piece, kind=BlockKind.BULLET) for piece in pieces]
    return pieces


def _hidden_joints(text: str) -> list[int]:
    """Joints with a blank in a line of points: behind a quotation that a colon opened, before "Name: ‘quote’"."""
    known, places = seam_words(), []
    for match in SPEAKER.finditer(text):
        before = words_of(text[max(0, match.start() - 60) : match.start()])
        if before and before[-1].casefold() not in known.before_speaker and before[-1][0].islower():
            places.append(match.start("name"))
    for match in AFTER_QUOTE.finditer(text):
        opened = text.rfind(":", 0, match.start())
        if opened >= 0 and COLON_QUOTE.match(text, opened):
            places.append(match.end())
    return places


def _long_enough(text: str, places: list[int]) -> list[int]:
    """The places that leave no piece too short to be a point."""
    kept: list[int] = []
    for place in places:
        if _stands(text[kept[-1] if kept else 0 : place]):
            kept.append(place)
    while kept and not _stands(text[kept[-1] :]):
        kept.pop()
    return kept


def _stands(piece: str) -> bool:
    """Whether a piece can be a line: a clause, or a button such as "Advertisement" that was glued to one."""
    return (
        len(piece) > SURELY_A_POINT
        or len(words_of(piece)) >= SHORTEST_POINT
        or residue_class(piece.strip()) is not None
    )
