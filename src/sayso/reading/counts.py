"""How many: numbers with what they count, their bounds, and the vague words that stay words.

The naive stage: a number or number word followed within its phrase by people or things, classed by the word of
happening nearest to it. Vague words ("dozens", "thousands", "heavy losses") keep low and high empty.
"""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass

from sayso.reading import lexicon
from sayso.reading.dates import MONTHS
from sayso.reading.parse import Parse, Sentence
from sayso.reading.words import Token
from sayso.record import Bound, Count, Period

SMALL = {word: n for n, word in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen".split())} | {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
                                    "eighty": 80, "ninety": 90}  # fmt: skip
POWERS = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "m": 1_000_000}
VAGUE = frozenset("dozens hundreds thousands scores millions several many numerous multiple".split())
SHARES = {"half": 0.5, "one-third": 0.333, "two-thirds": 0.667, "one-quarter": 0.25, "three-quarters": 0.75}
BOUNDS: tuple[tuple[str, Bound], ...] = (
    ("at least", Bound.AT_LEAST), ("more than", Bound.AT_LEAST), ("over", Bound.AT_LEAST),
    ("no fewer than", Bound.AT_LEAST),
    ("up to", Bound.AT_MOST), ("at most", Bound.AT_MOST), ("fewer than", Bound.AT_MOST), ("less than", Bound.AT_MOST),
    ("as many as", Bound.AT_MOST), ("about", Bound.ABOUT), ("around", Bound.ABOUT), ("some", Bound.ABOUT),
    ("nearly", Bound.ABOUT), ("almost", Bound.ABOUT), ("roughly", Bound.ABOUT), ("an estimated", Bound.ABOUT),
    ("approximately", Bound.ABOUT),
)  # fmt: skip
# What a number counts, by words near it; the first row that has a word in reach wins.
OF: tuple[tuple[str, frozenset[str]], ...] = (
    ("killed", frozenset("killed dead died killing deaths killings bodies slain fatalities toll shot".split())),
    ("injured", frozenset("injured wounded hurt injuries injuring wounding maimed".split())),
    ("captured", frozenset("captured prisoner prisoners hostage hostages abducted kidnapped captives".split())),
    ("missing", frozenset("missing unaccounted".split())),
    ("arrested", frozenset("arrested detained arrests detainees rounded".split())),
    ("displaced", frozenset("displaced fled flee fleeing evacuated homes uprooted refugees".split())),
    ("treated", frozenset("treated treating patients".split())),
    ("participants", frozenset("protesters demonstrators marched rallied protested".split())),
    ("territory", frozenset("districts villages towns provinces settlements positions outposts".split())),
    ("affected", frozenset("affected facing need needing insecurity hungry shortage".split())),
)
NOT_COUNTED = frozenset(
    "st nd rd th km kilometres kilometers miles metres meters feet tonnes tons litres per percent am pm gmt o'clock "
    "days weeks months years hours minutes day week month year hour minute".split()
)
"""Units and endings after which a number counts neither people nor places."""
OUT_OF_REACH = 6
"""Tokens after 'of' in which the number of the whole stands."""
TURN = 3
"""Tokens that a word counts as further off after a turn: it has a number of its own ("killed 12 and *wounded* 30")."""
REACH = 8
"""Tokens on either side in which a number looks for what it counts; beyond it numbers count other things."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCount:
    """A count with its sentence and the token it begins at."""

    count: Count
    sentence: int
    token: int


def find_counts(parse: Parse) -> tuple[FoundCount, ...]:
    """Every count of people or of taken ground in the article, in order."""
    return tuple(one for sentence in parse.sentences for one in _in_sentence(parse, sentence))


def _in_sentence(parse: Parse, sentence: Sentence) -> list[FoundCount]:
    found, place = [], 0
    while place < len(sentence.tokens):
        number = _number(sentence.tokens, place)
        if number is None:
            place += 1
            continue
        one = _count(parse, sentence, place, number)
        whole = _whole(sentence.tokens, number.end) if one else None
        if one and whole:
            one = dataclasses.replace(one, count=dataclasses.replace(one.count, out_of=_plain(whole.low)))
        if one:
            found.append(one)
        place = whole.end if whole else number.end
    return found


def _whole(tokens: tuple[Token, ...], place: int) -> _Number | None:
    """The number that another is out of: 'four of the valley's seven districts'."""
    if place >= len(tokens) or tokens[place].lower != "of":
        return None
    for after in range(place + 1, min(len(tokens), place + OUT_OF_REACH)):
        number = _number(tokens, after)
        if number and number.low is not None:
            return number
    return None


@dataclass(frozen=True, slots=True)
class _Number:
    """A number in words or figures: low and high (None for vague words) and the token after it."""

    low: float | None
    high: float | None
    end: int
    share: bool = False


def _number(tokens: tuple[Token, ...], place: int) -> _Number | None:
    token = tokens[place]
    if token.lower in VAGUE:
        return _Number(None, None, place + 1)
    word, end = _hyphened(tokens, place)
    if word in SHARES:
        return _Number(SHARES[word], SHARES[word], end, share=True)
    low = _value(word)
    after = tokens[end].lower if end < len(tokens) else ""
    if low is None or after in NOT_COUNTED or after in MONTHS:
        return None
    high = low
    if (
        end + 1 < len(tokens)
        and tokens[end].lower in ("to", "-", "–", "or")
        and _value(tokens[end + 1].lower) is not None
    ):
        high = _value(tokens[end + 1].lower) or low
        end += 2
    while end < len(tokens) and tokens[end].lower in POWERS:
        low, high, end = low * POWERS[tokens[end].lower], high * POWERS[tokens[end].lower], end + 1
    return _Number(low, max(low, high), end)


def _hyphened(tokens: tuple[Token, ...], place: int) -> tuple[str, int]:
    """A number word and the token after it: "twenty-five" and "one-third" are three tokens and one number."""
    some = tokens[place : place + 3]
    if len(some) == 3 and some[1].text == "-" and some[0].end == some[1].start and some[1].end == some[2].start:
        joined = "-".join((some[0].lower, some[2].lower))
        if joined in SHARES or _value(joined) is not None:
            return joined, place + 3
    return tokens[place].lower, place + 1


def _value(word: str) -> float | None:
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?", word):
        value = float(word.replace(",", ""))
        return None if 1900 <= value <= 2100 and "," not in word else value
    tens, _, ones = word.partition("-")
    if ones and tens in SMALL and ones in SMALL and SMALL[tens] >= 20:
        return SMALL[tens] + SMALL[ones]
    return SMALL.get(word)


def _count(parse: Parse, sentence: Sentence, place: int, number: _Number) -> FoundCount | None:
    tokens = sentence.tokens
    who = _who(tokens, number.end)
    of = _of(tokens, place, number.end)
    if of is None or (who is None and of not in ("killed", "injured", "missing", "territory") and not number.share):
        return None
    start, bound = _bounded(tokens, place)
    if number.low is None:
        bound = Bound.VAGUE
    exact = parse.text[tokens[start].start : tokens[number.end - 1].end]
    return FoundCount(
        count=Count(
            of=of,
            who=who,
            unit="share" if number.share else "places" if of == "territory" else "people",
            low=_plain(number.low) if bound is not Bound.AT_MOST else None,
            high=_plain(number.high) if bound is not Bound.AT_LEAST else None,
            bound=bound or Bound.EXACT,
            part_of=None,
            out_of=None,
            period=Period.INCIDENT,
            since=None,
            exact=exact,
            start=tokens[start].start,
            end=tokens[number.end - 1].end,
        ),
        sentence=sentence.index,
        token=place,
    )


def _plain(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value


def _who(tokens: tuple[Token, ...], place: int) -> str | None:
    """The people noun of the phrase that the number begins."""
    for token in tokens[place : place + 4]:
        if token.lower in lexicon.people():
            return token.text
        if not token.is_word or token.lower in ("in", "at", "on", "by", "and"):
            return None
    return None


def _of(tokens: tuple[Token, ...], first: int, end: int) -> str | None:
    """What is counted: the class whose word stands nearest, to the right before to the left."""
    near: list[tuple[int, str]] = []
    for of, words in OF:
        for place in range(max(0, first - REACH), min(len(tokens), end + REACH)):
            if tokens[place].lower in words:
                distance = place - end if place >= end else first - place + 2
                if place > end and tokens[place - 1].lower in ("and", ",", "while"):
                    distance += TURN
                near.append((distance, of))
    return min(near)[1] if near else None


def _bounded(tokens: tuple[Token, ...], place: int) -> tuple[int, Bound | None]:
    """The token that the phrase of the count begins at, and its bound."""
    for phrase, bound in BOUNDS:
        words = phrase.split()
        start = place - len(words)
        if start >= 0 and [token.lower for token in tokens[start:place]] == words:
            return start, bound
    return place, None
