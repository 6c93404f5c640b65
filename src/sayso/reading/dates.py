"""Where an article says when: TIMEX3 expressions, found by the patterns of timex.py.

Each is read against the publication day, the day told before it in the text, and whether its verb looks ahead. Time
stamps of live-blog entries and the datelines of wire stories are no expressions of the text.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from datetime import date

from sayso.reading.parse import Parse, Sentence
from sayso.reading.syntax import ROOT, Syntax
from sayso.reading.timex import PATTERNS, Anchor, Meant, Reader
from sayso.record import Article, BlockKind, TimeExpression, TimexType

TOLD_REACH = 600
"""Characters back to which "the next day" looks for its day: a paragraph or two."""
FUTURE_WORDS = re.compile(r"\b(?:will|due|set to|scheduled|expected|plans?|tomorrow|next|upcoming)\b")
WILL = frozenset("will shall would 'll wo".split())
"""Helpers of a verb that looks ahead; 'would' from where the speaker stood, which in the news is about the same day."""
MAY = frozenset("may might can could must should".split())
"""Helpers of a verb that looks ahead unless "have" stands beside them."""
PLANNED = frozenset("plan schedule expect due slate postpone fix set".split())
"""Verbs whose participle looks ahead: "talks planned for Monday"."""
STAMP = re.compile(r"\W{0,3}\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4}\b)?", re.IGNORECASE)
WIRE_HEAD = re.compile(r"[A-Z][^a-z\n]{2,40}[^\n–—-]{0,40}\([^)\n]{2,30}\) ?[-–—]")
"""A dateline in the first line of a wire story: 'GOMA, Congo, March 4 (Agency) -'."""

BY = re.compile(r"(?:by|until|before) ", re.IGNORECASE)
"""Words before a day that lies ahead, unless its verb says otherwise."""


def find_dates(article: Article, parse: Parse) -> tuple[TimeExpression, ...]:
    """Every time expression of the article, in order."""
    published = day_of(article.published)
    found: list[TimeExpression] = []
    for sentence in parse.sentences:
        if parse.blocks[sentence.block].kind in (BlockKind.BYLINE, BlockKind.DATELINE):
            continue
        head = _head(parse, sentence)
        found += [one for one in _in_sentence(parse.text, sentence, published, found) if one.start >= head]
    return tuple(found)


def _head(parse: Parse, sentence: Sentence) -> int:
    """Where the text begins after the time stamp of a live-blog entry or the dateline of a wire story."""
    block = parse.blocks[sentence.block]
    pattern = STAMP if block.kind is BlockKind.LIVEBLOG else WIRE_HEAD
    found = pattern.match(parse.text, block.start, block.end)
    return found.end() if found else sentence.start


def day_of(written: str | None) -> date | None:
    """The day of an ISO 8601 day or date-time."""
    try:
        return date.fromisoformat(written[:10]) if written else None
    except ValueError:
        return None


def _looks_ahead(text: str, sentence: Sentence, start: int, end: int) -> bool:
    """Whether the verb that an expression hangs on looks ahead; without one to tell, whether the sentence does."""
    syntax = sentence.syntax
    inside = [n for n, token in enumerate(sentence.tokens) if token.start < end and start < token.end]
    word = syntax.chief(inside[0], inside[-1] + 1) if syntax and inside else ROOT
    while syntax and word != ROOT and syntax.upos[word] not in ("VERB", "AUX"):
        word = syntax.heads[word]
    ahead = _verb_looks_ahead(syntax, word) if syntax and word != ROOT else None
    if ahead is not None:
        return ahead
    if BY.match(text, start):
        return True
    return bool(FUTURE_WORDS.search(text, sentence.start, sentence.end))


def _verb_looks_ahead(syntax: Syntax, word: int) -> bool | None:
    """Whether a verb looks ahead by its helpers and form; None where they do not tell."""
    helpers = {syntax.lemmas[one]: one for one in syntax.children[word] if syntax.relations[one].startswith("aux")}
    if WILL & set(helpers) or (MAY & set(helpers) and "have" not in helpers):
        return True
    if syntax.lemmas[word] in PLANNED and syntax.features["VerbForm"][word] == "Part":
        return True
    if any(syntax.features["Tense"][one] == "Past" for one in (word, *helpers.values())):
        return False
    return True if syntax.features["VerbForm"][word] == "Inf" and "have" not in helpers else None


def _in_sentence(
    text: str, sentence: Sentence, published: date | None, told: Sequence[TimeExpression]
) -> list[TimeExpression]:
    """The expressions of a sentence; `told` are those before it."""
    found: list[TimeExpression] = []
    for pattern, reader in PATTERNS:
        for match in pattern.finditer(text, sentence.start, sentence.end):
            if any(match.start() < one.end and one.start < match.end() for one in found):
                continue
            before, ahead = _day_told([*told, *found], match.start()), _looks_ahead(text, sentence, *match.span())
            anchor = Anchor(day=published, told=before, ahead=ahead)
            meant = _read(reader, match, anchor)
            if meant and meant.earliest and published and _is_since(text, match):
                meant = dataclasses.replace(meant, latest=max(meant.latest or published, published))
            if meant:
                found.append(_expression(match, meant))
    return sorted(found, key=lambda one: one.start)


def _day_told(told: Sequence[TimeExpression], start: int) -> date | None:
    """The last single day told shortly before a place in the text."""
    near = [
        one for one in told if start - TOLD_REACH < one.end <= start and one.earliest and one.earliest == one.latest
    ]
    return day_of(near[-1].earliest) if near else None


def _read(reader: Reader, match: re.Match[str], anchor: Anchor) -> Meant | None:
    """What a pattern's reader makes of a match; one that would lie outside the calendar stays unresolved."""
    try:
        return reader(match, anchor)
    except (OverflowError, ValueError):
        return Meant(type=TimexType.DATE, value=None)


def _is_since(text: str, match: re.Match[str]) -> bool:
    """Whether an expression opens a time that lasts until publication ('since Sunday')."""
    return (
        match.group().lower().startswith("since ")
        or text[max(0, match.start() - 6) : match.start()].lower() == "since "
    )


def _expression(match: re.Match[str], meant: Meant) -> TimeExpression:
    return TimeExpression(
        start=match.start(),
        end=match.end(),
        exact=match.group(),
        type=meant.type,
        value=meant.value,
        earliest=meant.earliest.isoformat() if meant.earliest else None,
        latest=meant.latest.isoformat() if meant.latest else None,
        basis=meant.basis,
    )
