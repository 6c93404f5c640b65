"""The shape of a line: its words, how it ends, its plain form for comparing."""

from __future__ import annotations

import re

QUOTES = str.maketrans("‘’‚‛“”„‟«»", '\'\'\'\'""""""')
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
EDGES = " \t.,;:!?…·•|*_-–—>»›‹«→←▶►▸▾▼▲✓✕×+=~\"'/\\()[]{}◆■●"
WORD = re.compile(r"[\w’'&]+(?:[.-][\w’']+)*")
FINAL = re.compile(r"[.!?…:;][)\]\"'’”»*]*\s?(?:\([^()]{1,60}\)|\[\d{1,3}\])?$|[,—–][\"'’”»]?$|-$")
FULL_STOP = re.compile(r"(?<![A-Z]\.[A-Z])[.!?…][)\]\"'’”»]*$")
OPENS_QUOTE = re.compile(r"[‘“\"'«„]")

# A paragraph of running text has at least a clause and its full stop; headlines and buttons have one of both.
SHORTEST_RUNNING = 60
FEWEST_RUNNING_WORDS = 9


def plain(text: str) -> str:
    """The form in which lines are compared with tables: lower case, straight quotes, # for numbers, bare ends."""
    return NUMBER.sub("#", text.translate(QUOTES).casefold()).strip(EDGES)


def words_of(text: str) -> list[str]:
    """The words of a line."""
    return WORD.findall(text)


def ends_finally(text: str) -> bool:
    """Whether a line ends as a paragraph of running text does."""
    return FINAL.search(text[-80:]) is not None


def ends_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does; initials at the end of a headline ("to the U.S.") do not count."""
    return FULL_STOP.search(text[-12:]) is not None


def is_running(text: str) -> bool:
    """Whether a line looks like a paragraph: a sentence of some length with its full stop."""
    return len(text) >= SHORTEST_RUNNING and ends_finally(text) and len(words_of(text[:400])) >= FEWEST_RUNNING_WORDS
