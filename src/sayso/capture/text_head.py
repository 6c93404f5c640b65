"""The head of a captured article: masthead, title, standfirst, points, bylines; where its body begins.

What tells them apart is shape and order. A title is the first line that is no sentence and no label; the lines
above the last menu or letterhead row are the publisher's. A standfirst follows the title, says more of the same,
and gives no day; points are several short lines before the body that lack its full stops.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.capture.text_bylines import BY, is_byline, is_dateline, is_person, is_role, wire_head
from sayso.capture.text_captions import content_words, is_marked_caption, shows_scene
from sayso.capture.text_days import DAY, DAY_NO_YEAR
from sayso.capture.text_lines import Line
from sayso.capture.text_shape import ends_finally, ends_sentence, is_running, plain, words_of
from sayso.record import BlockKind

# The line that is the title stands among the first lines that are left.
TITLE_WITHIN = 12
FEWEST_TITLE_WORDS, LONGEST_TITLE = 2, 40
# A label over the title ("Great Lakes", "Conflict in the east") is short; the title below it is longer.
LONGEST_KICKER = 4
LONGEST_UNDER_KICKER = 24
FEWEST_DATED = 4
# So many lines from the first paragraph on show what the article is about.
LEAD = 10
FEWEST_STANDFIRST_WORDS, LONGEST_STANDFIRST = 6, 75
# Share of the title's (the next paragraphs') carrying words that a standfirst says again.
RESTATES = 0.3
RESTATED_BELOW = 0.4
SITE_TAIL = re.compile(r"\s[|–—-]\s[^|–—]{2,60}$|\s[|]\s.{2,80}$")
WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
OUTLET = re.compile(
    r"\b(?:News|Times|Post|Herald|Press|Agency|Online|Monitor|Review|Courier|Daily|Radio|TV|Tribune|Gazette|Observer|Journal|"
    r"Standard|Guardian|Telegraph|Chronicle|Mail|Star|Sun|Mirror|Express|Argus|Echo|Bulletin|Dispatch|Sentinel|Tribune|Voice|"
    r"Newspaper|Magazine|Digest|Record|Reporter|Independent|Nation|Citizen|Correspondent|Wire|Network|Broadcasting|FM|Media)\b"
)
LONGEST_POINT, MOST_POINTS = 45, 10
HEAD_ROWS = frozenset(("navigation", "letterhead", "cookie"))
LONGEST_MASTHEAD = 12
NAME = re.compile(r"[^\W\d_a-z][\w’'.&-]*(?: (?:of|the|and|for|de|la|du|&|[^\W\d_a-z][\w’'.&-]*)){0,6}")
SLOGAN = re.compile(r"\s+[|–—-]\s+|:\s")
POINTS_HEAD = re.compile(
    r"(?i:key points|key takeaways|key developments|at a glance|highlights|summary|in brief|what we know|what you need to know|"
    r"main points|the latest|in short|what to know|quick read|story highlights|here's what we know|top lines)(?: so far)?:?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The kinds of the lines before the body, and the place where the body begins; dropped lines have None."""

    kinds: tuple[BlockKind | None, ...]
    title: str | None


def read_head(lines: Sequence[Line], hinted: str | None) -> Head:
    """The kinds of the first lines. Lines before the title that are nothing of its kind are the publisher's."""
    place = _title_place(lines, hinted)
    kinds: list[BlockKind | None] = []
    if place is None:
        return Head(kinds=tuple(_labels(lines)), title=None)
    kinds += [_label(line) or (BlockKind.BODY if is_running(line.text) else None) for line in lines[:place]]
    kinds.append(BlockKind.TITLE)
    title = lines[place].text
    rest = lines[place + 1 :]
    repeats = 0
    while repeats < len(rest) and _same_title(rest[repeats].text, title):
        repeats += 1
    kinds += [None] * repeats
    kinds += _below_title(title, rest[repeats:])
    return Head(kinds=tuple(kinds), title=title)


def _labels(lines: Sequence[Line]) -> list[BlockKind | None]:
    """The bylines and datelines over a text without a title."""
    kinds: list[BlockKind | None] = []
    for line in lines[:TITLE_WITHIN]:
        label = _label(line)
        if not label:
            break
        kinds.append(label)
    return kinds


def _label(line: Line) -> BlockKind | None:
    if line.kind:
        return line.kind
    if is_byline(line.text):
        return BlockKind.BYLINE
    return BlockKind.DATELINE if is_dateline(line.text) else None


def mark_masthead(lines: Sequence[Line], classes: list[str | None]) -> str | None:
    """Marks the publisher's lines above the last row of menus or of a letterhead, and gives its name if one is there.

    Nothing is marked where no title would be left between that row and the text.
    """
    begun = next((p for p, k in enumerate(classes) if k is None and is_running(lines[p].text)), min(len(lines), 40))
    rows = [place for place in range(min(begun, 40)) if classes[place] in HEAD_ROWS]
    below = [lines[p] for p in range(rows[-1] + 1, begun) if classes[p] is None] if rows else []
    if not any(may_be_title(line.text) and not _label(line) for line in below):
        return None
    above = [p for p in range(rows[-1]) if classes[p] is None and len(words_of(lines[p].text)) <= LONGEST_MASTHEAD]
    for place in above:
        if not is_byline(lines[place].text):
            classes[place] = "masthead"
    names = [SLOGAN.split(lines[place].text, maxsplit=1)[0] for place in above]
    return next((name for name in names if NAME.fullmatch(name)), None)


def _title_place(lines: Sequence[Line], hinted: str | None) -> int | None:
    """Where the title stands, if it does: among the headlines over the first paragraph, the first that fits it."""
    if hinted:
        for place, line in enumerate(lines[:TITLE_WITHIN]):
            if _same_title(line.text, hinted):
                return place
    begun = next((p for p, line in enumerate(lines) if is_running(line.text) and not _label(line)), TITLE_WITHIN)
    found = [p for p in range(min(begun, TITLE_WITHIN, len(lines))) if p == 0 or not _label(lines[p])]
    if found and _label(lines[0]) and not _dated_title(lines[0].text):
        found.pop(0)
    if not found or (found[0] == 0 and not may_be_title(lines[0].text) and ends_sentence(lines[0].text)):
        return None
    found = [place for place in found if may_be_title(lines[place].text)]
    lead = frozenset[str]().union(*(content_words(line.text) for line in lines[begun : begun + LEAD]))
    while len(found) > 1:
        text, below = lines[found[0]].text, lines[found[1]].text
        if not (_is_kicker(text, below) or _page_title(text, below) or _fits_better(below, text, lead)):
            break
        found.pop(0)
    return found[0] if found else None


def _dated_title(text: str) -> bool:
    """Whether a first line is a title with its day: "Weekly security update, 8 February 2011"."""
    day = DAY.search(text)
    return day is not None and len(words_of(text[: day.start()])) >= FEWEST_DATED and not BY.match(text)


def _fits_better(text: str, other: str, lead: frozenset[str]) -> bool:
    """Whether the first paragraphs take up one headline and nothing of the other: a slogan, a promotion."""
    ours, theirs = content_words(text), content_words(other)
    return _said_again(theirs, lead) == 0 and len(ours) >= 3 and _said_again(ours, lead) >= RESTATES


def may_be_title(text: str) -> bool:
    """Whether a line has the shape of a headline."""
    count = len(words_of(text[:600]))
    if not FEWEST_TITLE_WORDS <= count <= LONGEST_TITLE or text.endswith((":", ";", ",")):
        return False
    if wire_head(text).source or is_marked_caption(text):
        return False
    return not ends_sentence(text) or text.rstrip("’”\"'").endswith(("?", "!"))


def _is_kicker(text: str, below: str) -> bool:
    """Whether a line is a label over the title and the next one the title."""
    return len(words_of(text)) <= LONGEST_KICKER < len(words_of(below)) <= LONGEST_UNDER_KICKER


def _page_title(text: str, following: str) -> bool:
    """Whether a line is the title of the page, "Headline | Site", over the headline itself."""
    return len(text) > len(following) and plain(text).startswith(plain(following)) and len(words_of(following)) >= 3


def _same_title(text: str, title: str) -> bool:
    """Whether two lines are one title, the name of the site aside."""
    first, second = plain(text), plain(title)
    return first == second or plain(SITE_TAIL.sub("", text)) == second or first == plain(SITE_TAIL.sub("", title))


def _below_title(title: str, lines: Sequence[Line]) -> list[BlockKind | None]:
    """The kinds of standfirst, labels and points between the title and the body; None for the publisher's name."""
    kinds: list[BlockKind | None] = []
    listed = 0  # so many lines from here on are points under a heading
    for place, line in enumerate(lines):
        text = line.text
        if line.kind in (BlockKind.LIVEBLOG, BlockKind.TABLE):
            break
        if (label := _label(line)) or (label := _author_lines(lines, place, kinds)):
            kinds.append(label)
        elif is_outlet(text):
            kinds.append(None)
        elif is_marked_caption(text):
            kinds.append(BlockKind.CAPTION)
        elif POINTS_HEAD.fullmatch(text):
            listed = _listed(lines, place + 1)
            kinds.append(BlockKind.BODY if listed and ends_sentence(lines[place + 1].text) else None)
            continue
        elif listed:
            kinds.append(BlockKind.BULLET)
        elif not {BlockKind.STANDFIRST, BlockKind.BULLET} & set(kinds) and _is_standfirst(title, lines, place):
            kinds.append(BlockKind.STANDFIRST)
        elif _begins_points(lines, place, kinds):
            kinds.append(BlockKind.BULLET)
        else:
            break
        listed = max(0, listed - 1)
    return kinds


def _author_lines(lines: Sequence[Line], place: int, kinds: Sequence[BlockKind | None]) -> BlockKind | None:
    """A name alone over a role, a day or nothing but the story, and the role under a name."""
    text = lines[place].text
    signed = bool(kinds) and kinds[-1] is BlockKind.BYLINE
    if is_role(text) and signed:
        return BlockKind.BYLINE
    following = lines[place + 1].text if place + 1 < len(lines) else ""
    below = is_role(following) or is_byline(following) or is_outlet(following)
    return BlockKind.BYLINE if is_person(text) and not is_outlet(text) and below else None


def is_outlet(text: str) -> bool:
    """Whether a line is nothing but the name of a paper, a station or an agency."""
    return NAME.fullmatch(text) is not None and len(words_of(text)) <= 5 and OUTLET.search(text) is not None


def _listed(lines: Sequence[Line], start: int) -> int:
    """How many lines under a heading for points are points: up to the next heading, or those without a full stop."""
    count = 0
    for line in lines[start : start + MOST_POINTS]:
        text = line.text
        if line.kind or len(words_of(text)) < 4 or len(words_of(text)) > LONGEST_POINT:
            break
        count += 1
    else:
        count = 0
    bare = next((n for n, line in enumerate(lines[start:]) if ends_finally(line.text)), len(lines) - start)
    ended_by_heading = start + count < len(lines) and not ends_finally(lines[start + count].text)
    return max(bare if bare <= MOST_POINTS else 0, count if ended_by_heading else 0)


def _begins_points(lines: Sequence[Line], place: int, kinds: Sequence[BlockKind | None]) -> bool:
    """Whether points go on or begin here: short lines without a full stop, two of them at least."""
    if not _may_be_point(lines[place].text):
        return False
    if kinds and kinds[-1] is BlockKind.BULLET:
        return True
    if BlockKind.STANDFIRST not in kinds and not all(_may_be_point(line.text) for line in lines[place : place + 3]):
        return False
    return place + 1 < len(lines) and _may_be_point(lines[place + 1].text)


def _may_be_point(text: str) -> bool:
    count = len(words_of(text[:400]))
    caption = is_marked_caption(text) or (
        shows_scene(text) and count < 25 and not ends_finally(text) and PLACED.search(text)
    )
    return 4 <= count <= 40 and not ends_finally(text) and not caption and not is_byline(text)


PLACED = re.compile(r"\b(?:in|at|near|outside|inside|on) [A-Z][\w’'-]+(?:,? [A-Z][\w’'-]+)*(?:,? on [A-Z]\w+)?$")


def _is_standfirst(title: str, lines: Sequence[Line], place: int) -> bool:
    """Whether a line below the title is its standfirst and not yet the story."""
    text = lines[place].text
    count = len(words_of(text[:1200]))
    if not FEWEST_STANDFIRST_WORDS <= count <= LONGEST_STANDFIRST or wire_head(text).source or text.endswith(":"):
        return False
    restates = _said_again(content_words(title), content_words(text)) >= RESTATES
    if not ends_sentence(text):
        if shows_scene(text) and PLACED.search(text) and not restates:
            return False
        three = lines[place : place + 3]
        several = len(three) == 3 and all(_may_be_point(other.text) and not other.kind for other in three)
        return restates or not several
    if (
        place + 1 < len(lines)
        and is_byline(lines[place + 1].text)
        and not any(is_byline(o.text) for o in lines[:place])
    ):
        return _story_follows(lines, place)
    dated = WEEKDAY.search(text) or DAY_NO_YEAR.search(text)
    below = frozenset[str]().union(*(content_words(other.text) for other in lines[place + 1 : place + 3]))
    again = _said_again(content_words(text), below) >= RESTATED_BELOW
    return restates and again and not dated and count <= 45 and _story_follows(lines, place)


def _story_follows(lines: Sequence[Line], place: int) -> bool:
    return any(is_running(other.text) for other in lines[place + 1 : place + 6])


def _said_again(first: frozenset[str], second: frozenset[str]) -> float:
    """The share of the first words that stand among the second, by their beginnings ("rebels", "rebel")."""
    stems = {word[:5] for word in second}
    return sum(word[:5] in stems for word in first) / len(first) if first else 0.0
