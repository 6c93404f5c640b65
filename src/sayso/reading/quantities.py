"""Numbers as news writes them: figures and words, ranges, bounds before and behind, shares, and vague words.

Vague words ("dozens", "thousands") keep low and high empty. Years, days of a month, hours, ages, sums of money and
distances count neither people nor things, and are no quantities.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.reading.timex import MONTHS
from sayso.reading.words import Token
from sayso.record import Bound

SMALL = {word: n for n, word in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen".split())} | {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
                                    "eighty": 80, "ninety": 90}  # fmt: skip
POWERS = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000, "m": 1_000_000, "bn": 1_000_000_000,
          "billion": 1_000_000_000}  # fmt: skip
VAGUE = frozenset("dozens hundreds thousands scores millions several many numerous multiple".split())
SHARES = {
    "half": 0.5, "one-third": 0.333, "third": 0.333, "two-thirds": 0.667, "quarter": 0.25, "one-quarter": 0.25,
    "three-quarters": 0.75, "fifth": 0.2, "one-fifth": 0.2, "tenth": 0.1, "one-tenth": 0.1, "four-fifths": 0.8,
}  # fmt: skip
ORDINAL_SHARES = frozenset("third quarter fifth tenth".split())
"""Shares that are ordinals unless a number or an article stands before them and "of" behind ("a third of")."""
PARTS = {"thirds": 3, "quarters": 4, "fifths": 5, "tenths": 10}
SINGULAR_UNITS = frozenset("day week month year hour minute".split())
"""Units that after a number above one tell what kind of noun follows ("23 day labourers")."""
PERCENT = frozenset("per percent % pc".split())
BOUNDS: tuple[tuple[str, Bound], ...] = (
    ("at least", Bound.AT_LEAST), ("more than", Bound.AT_LEAST), ("over", Bound.AT_LEAST), ("above", Bound.AT_LEAST),
    ("no fewer than", Bound.AT_LEAST), ("no less than", Bound.AT_LEAST), ("not less than", Bound.AT_LEAST),
    ("upwards of", Bound.AT_LEAST), ("a minimum of", Bound.AT_LEAST), ("well over", Bound.AT_LEAST),
    ("up to", Bound.AT_MOST), ("at most", Bound.AT_MOST), ("no more than", Bound.AT_MOST),
    ("fewer than", Bound.AT_MOST), ("less than", Bound.AT_MOST), ("as many as", Bound.AT_MOST),
    ("under", Bound.AT_MOST), ("a maximum of", Bound.AT_MOST),
    ("about", Bound.ABOUT), ("around", Bound.ABOUT), ("some", Bound.ABOUT), ("nearly", Bound.ABOUT),
    ("almost", Bound.ABOUT), ("roughly", Bound.ABOUT), ("an estimated", Bound.ABOUT), ("close to", Bound.ABOUT),
    ("approximately", Bound.ABOUT), ("perhaps", Bound.ABOUT), ("estimated", Bound.ABOUT), ("just over", Bound.ABOUT),
    ("just under", Bound.ABOUT),
    *((word, Bound.AT_LEAST) for word in ("pass", "passed", "exceed", "exceeds", "exceeded", "exceeding", "topped")),
)  # fmt: skip
BOUNDS_BEHIND: tuple[tuple[str, Bound], ...] = (
    ("or more", Bound.AT_LEAST), ("at least", Bound.AT_LEAST), ("or so", Bound.ABOUT), ("or fewer", Bound.AT_MOST),
)  # fmt: skip
NOT_COUNTED = frozenset(
    "st nd rd th km kilometres kilometers kilometre miles mile metres meters metre feet mm cm am pm a.m. p.m. gmt bst "
    "utc o'clock days weeks months years hours minutes day week month year hour minute seconds degrees mph kph kmh "
    "euros dollars pounds".split()
)
"""Units and endings after which a number counts neither people nor things."""
NUMBERED = frozenset("aged age no no. number chapter article section route highway unit".split())
"""Words after which a number is an age or a name."""
MONEY = frozenset("$ £ € us$".split())
TO = frozenset("to - – or".split())
OUT_OF_REACH = 6
"""Tokens after "of" in which the number of the whole stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number in its sentence: tokens [first, last), of which [word, last) are the number without a bound before it.

    `low` and `high` are None for vague words; a share is a part of 1. `whole` is the number that it is out of.
    """

    first: int
    word: int
    last: int
    low: float | None
    high: float | None
    bound: Bound
    share: bool
    whole: float | None = None


@dataclass(frozen=True, slots=True)
class _Number:
    """A bare number, and the token after it."""

    low: float | None
    high: float | None
    end: int
    share: bool = False
    bound: Bound | None = None


def quantities(tokens: Sequence[Token]) -> tuple[Quantity, ...]:
    """Every quantity of a sentence, in order."""
    found, place = [], 0
    while place < len(tokens):
        number = None if _is_excluded(tokens, place) else _number(tokens, place)
        if number is None:
            place += 1
            continue
        whole = _whole(tokens, number)
        found.append(_bounded(tokens, place, number, whole.low if whole else None))
        place = max(whole.end if whole else 0, number.end)
    return tuple(found)


def _is_excluded(tokens: Sequence[Token], place: int) -> bool:
    """Whether a number counts nobody by what stands around it: money, an hour, a date, an age, part of a name."""
    token, before = tokens[place], _lower(tokens, place - 1)
    if place == 0:
        return re.fullmatch(r"\d{1,2}\.\d\d", token.text) is not None
    glued = tokens[place - 1].end == token.start
    if before in MONEY or before in NUMBERED or before in MONTHS or (glued and before in tuple("./:'’-–#")):
        return True
    after = _lower(tokens, place + 1)
    aside = before == "," and after in (",", ")", ".", "") and place > 1 and tokens[place - 2].is_capital
    return aside and token.text.isdigit() and len(token.text) <= 2


def _number(tokens: Sequence[Token], place: int) -> _Number | None:
    share = _share(tokens, place)
    if share is not None:
        return share
    token = tokens[place]
    if token.lower in VAGUE:
        end = place + 1
        if token.lower == "several" and _lower(tokens, end) in POWERS:
            end += 1
        if token.lower in ("tens", "hundreds") and _lower(tokens, end) == "of" and _lower(tokens, end + 1) in VAGUE:
            end += 2
        return _Number(None, None, end, bound=Bound.VAGUE)
    if token.lower == "tens" and _lower(tokens, place + 1) == "of" and _lower(tokens, place + 2) in VAGUE:
        return _Number(None, None, place + 3, bound=Bound.VAGUE)
    if token.lower == "a" and _lower(tokens, place + 1) in ("dozen", "hundred", "thousand", "million"):
        value = POWERS[_lower(tokens, place + 1)]
        return _Number(value, value, place + 2, bound=Bound.ABOUT)
    if token.lower == "a" and _lower(tokens, place + 1) == "few" and _lower(tokens, place + 2) in POWERS:
        return _Number(None, None, place + 3, bound=Bound.VAGUE)
    return _plain_number(tokens, place)


def _plain_number(tokens: Sequence[Token], place: int) -> _Number | None:
    word, end = _hyphened(tokens, place)
    low = value_of(word)
    if low is None or _is_unit(tokens, end):
        return None
    high = low
    if _lower(tokens, end) in TO or (_lower(tokens, end) == "and" and _lower(tokens, place - 1) == "between"):
        other, after = _hyphened(tokens, end + 1) if end + 1 < len(tokens) else ("", end)
        top = value_of(other)
        if top is not None and not _is_unit(tokens, after):
            high, end = top, after
    while _lower(tokens, end) in POWERS and _lower(tokens, end) not in ("m", "bn"):
        power = POWERS[_lower(tokens, end)]
        low, high, end = low * power if low < power or low == high else low, high * power, end + 1
    if _is_unit(tokens, end):
        return None
    return _Number(min(low, high), max(low, high), end)


def _share(tokens: Sequence[Token], place: int) -> _Number | None:
    """A part of a whole: "half of", "a third of", "three quarters", "60 per cent", "most of"."""
    word, end = _hyphened(tokens, place)
    if word in ORDINAL_SHARES:
        if _lower(tokens, place - 1) in ("a", "one") and _lower(tokens, end) == "of":
            return _Number(SHARES[word], SHARES[word], end, share=True)
        return None
    if word in SHARES:
        return _Number(SHARES[word], SHARES[word], end, share=True)
    if word == "most" and (_lower(tokens, end) == "of" or place == 0 or tokens[place - 1].text in ",;("):
        return _Number(0.5, 0.5, end, share=True, bound=Bound.AT_LEAST)
    value = value_of(word)
    if value is None:
        return None
    if _lower(tokens, end) in PARTS and value < PARTS[_lower(tokens, end)]:
        share = round(value / PARTS[_lower(tokens, end)], 3)
        return _Number(share, share, end + 1, share=True)
    if _lower(tokens, end) in PERCENT:
        after = end + 2 if _lower(tokens, end) == "per" else end + 1
        return _Number(value / 100, value / 100, after, share=True)
    return None


def _lower(tokens: Sequence[Token], place: int) -> str:
    return tokens[place].lower if 0 <= place < len(tokens) else ""


def _is_unit(tokens: Sequence[Token], place: int) -> bool:
    """Whether a number is one of time, distance or money, or a day of a month, by what follows it."""
    after = _lower(tokens, place)
    if after in SINGULAR_UNITS and place + 1 < len(tokens) and tokens[place + 1].is_word:
        return _lower(tokens, place - 1) in ("1", "one", "a")
    if after in ("-", "–") and _lower(tokens, place + 1) in NOT_COUNTED:
        return True
    return after in NOT_COUNTED or after in MONTHS


def _hyphened(tokens: Sequence[Token], place: int) -> tuple[str, int]:
    """A number word and the token after it: "twenty-five" and "one-third" are three tokens and one number."""
    some = tokens[place : place + 3]
    if len(some) == 3 and some[1].text == "-" and some[0].end == some[1].start and some[1].end == some[2].start:
        joined = "-".join((some[0].lower, some[2].lower))
        if joined in SHARES or (value_of(joined) is not None and not joined[0].isdigit()):
            return joined, place + 3
    return tokens[place].lower, place + 1


def value_of(word: str) -> float | None:
    """The value of a number in figures or words; None for years and for what is no number."""
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?", word):
        value = float(word.replace(",", ""))
        return None if 1900 <= value <= 2100 and "," not in word else value
    tens, _, ones = word.partition("-")
    if ones and tens in SMALL and ones in SMALL and SMALL[tens] >= 20:
        return SMALL[tens] + SMALL[ones]
    return SMALL.get(word)


def _whole(tokens: Sequence[Token], number: _Number) -> _Number | None:
    """The number that another is out of: "four of the valley's seven districts"."""
    if number.low is None or _lower(tokens, number.end) != "of":
        return None
    for after in range(number.end + 1, min(len(tokens), number.end + OUT_OF_REACH)):
        if tokens[after].text in ",;:()":
            return None
        other = _plain_number(tokens, after)
        if other and other.low is not None:
            return other if number.share or other.low > number.low else None
    return None


def _bounded(tokens: Sequence[Token], place: int, number: _Number, whole: float | None) -> Quantity:
    """A number with the words around it that bound it."""
    first, last, bound = place, number.end, number.bound
    for phrase, said in sorted(BOUNDS, key=lambda row: -len(row[0])):
        words = phrase.split()
        start = place - len(words)
        if start >= 0 and [token.lower for token in tokens[start:place]] == words:
            first, bound = start, said if number.bound is not Bound.VAGUE else Bound.VAGUE
            break
    else:
        ranged = _lower(tokens, place - 1) == "between" and number.low != number.high
        if ranged or (number.share and _lower(tokens, place - 1) in ("a", "one")):
            first = place - 1
    for phrase, said in BOUNDS_BEHIND if bound is None else ():
        words = phrase.split()
        if [token.lower for token in tokens[last : last + len(words)]] == words:
            last, bound = last + len(words), said
    bound = bound or Bound.EXACT
    return Quantity(
        first=first,
        word=place,
        last=last,
        low=None if bound is Bound.AT_MOST else number.low,
        high=None if bound is Bound.AT_LEAST else number.high,
        bound=bound,
        share=number.share,
        whole=whole,
    )
