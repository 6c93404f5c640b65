"""What TIMEX3 expressions mean: weekdays, months, years, decades, hours, 'last month', '… ago', 'four days later'.

A table of patterns, each with the function that reads its match. The first pattern that matches wins, so the longer
forms stand first. Relative expressions hang on the publication day and stay unresolved without one. Values follow
TIMEX3 (TimeML 1.2.1); `earliest` and `latest` are days, both included.
"""

from __future__ import annotations

import calendar
import dataclasses
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from sayso.record import Basis, TimexType

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
NUMBERS = {
    word: n for n, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
}
NUMBERS |= {"a": 1, "an": 1, "twenty": 20, "thirty": 30}
DAYS = {"day": 1, "week": 7, "month": 30, "year": 365, "decade": 3652}
UNITS = {"day": "D", "week": "W", "month": "M", "year": "Y", "hour": "H", "minute": "M"}
OFTEN = {"dai": "D", "day": "D", "night": "D", "week": "W", "month": "M", "year": "Y", "annual": "Y"}
PARTS = {"morning": "TMO", "dawn": "TMO", "daybreak": "TMO", "sunrise": "TMO", "hours": "TMO", "early": "TMO",
         "noon": "TMI", "midday": "TMI", "afternoon": "TAF", "evening": "TEV", "dusk": "TEV", "sunset": "TEV",
         "nightfall": "TEV", "night": "TNI", "overnight": "TNI", "midnight": "TNI", "late": "TNI"}  # fmt: skip
SEASONS = {"spring": ("SP", 3), "summer": ("SU", 6), "autumn": ("FA", 9), "fall": ("FA", 9), "winter": ("WI", 12)}
"""TIMEX3's letters of the seasons, and their first months in the north."""
THIRDS = {"early": (1, 10), "mid": (10, 20), "late": (21, 31)}
"""The days of a month that are early, in the middle or late."""
RECENT_DAYS = 7
"""'In recent days', 'recently': how far back it reaches; a reading, not a measurement."""
MONTH = r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"  # fmt: skip
WEEKDAY = r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
CLOCK = r"\d{1,2}(?:[:.]\d\d)? ?(?:a\.?m\b\.?|p\.?m\b\.?)(?: GMT| UTC| local time)?"
TWILIGHT = "dawn|daybreak|sunrise|noon|midday|midnight|dusk|sunset|nightfall"
NEAR = "(?:shortly |just |long )?(?:before |after )|at about |at around |at |by |around |about |since |until |from "
LEAD = (
    rf"(?P<lead>(?:(?:{NEAR})?(?:{CLOCK}|{TWILIGHT})|in the (?:early|small) hours of|"
    r"(?:in|on|during) the (?:morning|afternoon|evening|night) of|early|late),? )?(?:on |by |since |until |from )?"
)
"""What may stand before a day and belongs to it: "shortly before midnight on", "in the early hours of"."""
TRAIL = rf"(?P<trail>,? at (?:about |around )?(?:{CLOCK}|{TWILIGHT}))?"
NUMBER = r"(?P<number>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty)"
UNIT = r"(?P<unit>day|week|month|year|decade|hour|minute)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """What an expression means. Days are None where nothing bounds them."""

    type: TimexType
    value: str | None
    earliest: date | None = None
    latest: date | None = None
    basis: Basis = Basis.RELATIVE


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What a relative expression hangs on: the publication day, the day told before, whether its verb looks ahead."""

    day: date | None
    told: date | None
    ahead: bool


Reader = Callable[[re.Match[str], Anchor], Meant | None]


def _count(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS[word.lower()]


def _one_day(day: date, basis: Basis) -> Meant:
    return Meant(type=TimexType.DATE, value=day.isoformat(), earliest=day, latest=day, basis=basis)


def _month_of(match: re.Match[str]) -> int:
    return MONTHS[match["month"].rstrip(".").lower()]


def _whole_month(year: int, month: int, basis: Basis) -> Meant:
    last = calendar.monthrange(year, month)[1]
    return Meant(
        type=TimexType.DATE,
        value=f"{year}-{month:02d}",
        earliest=date(year, month, 1),
        latest=date(year, month, last),
        basis=basis,
    )


def _whole_years(first: int, last: int, value: str, basis: Basis = Basis.STATED) -> Meant:
    return Meant(type=TimexType.DATE, value=value, earliest=date(first, 1, 1), latest=date(last, 12, 31), basis=basis)


def _full_date(match: re.Match[str], anchor: Anchor) -> Meant | None:
    """'5 September 2021', 'September 5, 2021', '2021-09-05'; without a year the one nearest to publication."""
    month, day = (
        (int(match["mm"]), int(match["dd"])) if "mm" in match.groupdict() else (_month_of(match), int(match["day"]))
    )
    year = match["year"]
    try:
        if year:
            return _timed(match, date(int(year), month, day), Basis.STATED)
        if anchor.day is None:
            return Meant(type=TimexType.DATE, value=f"XXXX-{month:02d}-{day:02d}")
        near = [date(anchor.day.year + shift, month, day) for shift in (-1, 0, 1)]
    except ValueError:
        return None
    return _timed(match, min(near, key=lambda one: abs((one - anchor.day).days)), Basis.RELATIVE)  # type: ignore[operator]


def _timed(match: re.Match[str], day: date, basis: Basis) -> Meant:
    """A day with the hour or part of it that stands before or after ("at 5am on Sunday", "on the evening of 1 March")."""
    groups = match.groupdict()
    words = " ".join(groups.get(name) or "" for name in ("lead", "part", "trail")).lower()
    clock = re.search(r"(\d{1,2})(?:[:.](\d\d))? ?([ap])", words)
    if clock:
        hour = int(clock[1]) % 12 + (12 if clock[3] == "p" else 0)
        value = (
            f"{day.isoformat()}T{hour:02d}:{int(clock[2] or 0):02d}{'Z' if 'gmt' in words or 'utc' in words else ''}"
        )
        return Meant(type=TimexType.TIME, value=value, earliest=day, latest=day, basis=basis)
    part = next((PARTS[word] for word in reversed(re.findall(r"\w+", words)) if word in PARTS), None)
    return _part_of_day(day, part, basis) if part else _one_day(day, basis)


def _month(match: re.Match[str], anchor: Anchor) -> Meant | None:
    """'September 2021', 'in mid-March': without a year the latest such month that is not after publication."""
    meant, third = _month_meant(match, anchor), THIRDS.get((match["third"] or "").strip(" -").lower())
    if third is None or meant.earliest is None or meant.latest is None:
        return meant
    first, last = third
    return dataclasses.replace(
        meant, earliest=meant.earliest.replace(day=first), latest=meant.latest.replace(day=min(last, meant.latest.day))
    )


def _month_meant(match: re.Match[str], anchor: Anchor) -> Meant:
    month = _month_of(match)
    if match["year"]:
        return _whole_month(int(match["year"]), month, Basis.STATED)
    if anchor.day is None:
        return Meant(type=TimexType.DATE, value=f"XXXX-{month:02d}")
    past = anchor.day.year - (month > anchor.day.month)
    ahead = anchor.ahead and month > anchor.day.month
    return _whole_month(past + ahead, month, Basis.RELATIVE)


def _weekday(match: re.Match[str], anchor: Anchor) -> Meant:
    """'on Sunday' of a text published on a Sunday is that day; looking ahead it is the next such day."""
    if anchor.day is None:
        return Meant(type=TimexType.DATE, value=None)
    return _timed(match, _weekday_of(match, anchor, anchor.day), Basis.RELATIVE)


def _part_of_day(day: date, part: str, basis: Basis = Basis.RELATIVE) -> Meant:
    return Meant(type=TimexType.TIME, value=f"{day.isoformat()}{part}", earliest=day, latest=day, basis=basis)


def _weekday_of(match: re.Match[str], anchor: Anchor, published: date) -> date:
    """The day that a weekday means against publication."""
    wanted = WEEKDAYS[match["weekday"].lower()]
    which = (match["which"] or "").strip().lower()
    back = (published.weekday() - wanted) % 7
    if which == "next" or (anchor.ahead and which != "last" and back):
        return published + timedelta((wanted - published.weekday()) % 7 or 7)
    return published - timedelta(back or (7 if which == "last" else 0))


def _day_part(match: re.Match[str], anchor: Anchor) -> Meant:
    """'last night', 'this morning', 'at dawn': a part of the publication day, or of the night before it."""
    if anchor.day is None:
        return Meant(type=TimexType.TIME, value=None)
    words = match.group().lower()
    day = anchor.day - timedelta(1 if words.startswith(("last", "yesterday", "overnight")) else 0)
    return _part_of_day(day, PARTS[match["part"].lower()])


def _named_day(match: re.Match[str], anchor: Anchor) -> Meant:
    if anchor.day is None:
        return Meant(type=TimexType.DATE, value=None)
    word = match["word"].lower()
    shift = -1 if word == "yesterday" else 1 if word == "tomorrow" else 0
    day = anchor.day + timedelta(shift)
    if word == "tonight":
        return _part_of_day(day, "TNI")
    return _one_day(day, Basis.RELATIVE)


def _ago(match: re.Match[str], anchor: Anchor) -> Meant:
    """'three weeks ago': a day for days and weeks, a month or year for the longer units."""
    if anchor.day is None:
        return Meant(type=TimexType.DATE, value=None)
    unit, number = match["unit"].lower(), _count(match["number"])
    if unit in ("hour", "minute"):
        return _one_day(anchor.day, Basis.RELATIVE)
    if unit == "month":
        months = anchor.day.year * 12 + anchor.day.month - 1 - number
        return _whole_month(months // 12, months % 12 + 1, Basis.RELATIVE)
    if unit in ("year", "decade"):
        year = anchor.day.year - number * (10 if unit == "decade" else 1)
        return _whole_years(year, year, str(year), Basis.RELATIVE)
    day = anchor.day - timedelta(number * DAYS[unit])
    slack = timedelta(3 if unit == "week" else 0)
    value = f"{day.isocalendar().year}-W{day.isocalendar().week:02d}" if unit == "week" else day.isoformat()
    return Meant(type=TimexType.DATE, value=value, earliest=day - slack, latest=day + slack)


def _last_unit(match: re.Match[str], anchor: Anchor) -> Meant:
    """'last month', 'this week', 'next year'."""
    if anchor.day is None:
        return Meant(type=TimexType.DATE, value=None)
    shift = {"last": -1, "previous": -1, "next": 1, "coming": 1}.get(match["which"].lower(), 0)
    unit = match["unit"].lower()
    if unit == "month":
        months = anchor.day.year * 12 + anchor.day.month - 1 + shift
        return _whole_month(months // 12, months % 12 + 1, Basis.RELATIVE)
    if unit == "year":
        return _whole_years(
            anchor.day.year + shift, anchor.day.year + shift, str(anchor.day.year + shift), Basis.RELATIVE
        )
    monday = anchor.day - timedelta(anchor.day.weekday()) + timedelta(7 * shift)
    week = monday.isocalendar()
    return Meant(
        type=TimexType.DATE, value=f"{week.year}-W{week.week:02d}", earliest=monday, latest=monday + timedelta(6)
    )


def _recent(match: re.Match[str], anchor: Anchor) -> Meant:
    """'in recent days', 'recently': a vague past; 'in the past three weeks': three weeks that end with publication."""
    days = DAYS.get((match["unit"] or "day").lower(), 1)
    reach = max(RECENT_DAYS, days * (_count(match["number"]) if match["number"] else 2))
    if anchor.day is None:
        return Meant(type=TimexType.DATE, value="PAST_REF", basis=Basis.VAGUE)
    start = anchor.day - timedelta(reach)
    if match["number"]:
        value = f"P{_count(match['number'])}{UNITS.get(match['unit'].lower(), 'Y')}"
        return Meant(type=TimexType.DURATION, value=value, earliest=start, latest=anchor.day, basis=Basis.VAGUE)
    return Meant(type=TimexType.DATE, value="PAST_REF", earliest=start, latest=anchor.day, basis=Basis.VAGUE)


def _set(match: re.Match[str], anchor: Anchor) -> Meant:
    """'every day', 'weekly': how often."""
    words = match.group().lower()
    unit = next(letter for stem, letter in OFTEN.items() if stem in words)
    return Meant(type=TimexType.SET, value=f"P1{unit}", basis=Basis.STATED)


def _weekend(match: re.Match[str], anchor: Anchor) -> Meant:
    """'over the weekend': the last that has begun; looking ahead, or 'this coming', the next."""
    if anchor.day is None:
        return Meant(type=TimexType.DATE, value=None)
    ahead = anchor.ahead or match["which"].lower() in ("next", "coming")
    saturday = anchor.day - timedelta((anchor.day.weekday() - 5) % 7) + timedelta(7 if ahead else 0)
    if match["which"].lower() == "last" and anchor.day.weekday() >= 5:
        saturday -= timedelta(7)
    week = saturday.isocalendar()
    return Meant(type=TimexType.DATE, value=f"{week.year}-W{week.week:02d}-WE", earliest=saturday,
                 latest=saturday + timedelta(1))  # fmt: skip


def _season(match: re.Match[str], anchor: Anchor) -> Meant:
    """'in the spring of 2022', 'last summer': three months of the north."""
    letters, month = SEASONS[match["season"].lower()]
    if match["year"]:
        year = int(match["year"])
    elif anchor.day:
        begun, ended = month <= anchor.day.month, month + 2 < anchor.day.month
        year = anchor.day.year - (not (ended if match["which"].lower() == "last" else begun))
    else:
        return Meant(type=TimexType.DATE, value=None)
    end = date(year + (month == 12), (month + 1) % 12 + 1, 1)
    basis = Basis.STATED if match["year"] else Basis.RELATIVE
    return Meant(
        type=TimexType.DATE,
        value=f"{year}-{letters}",
        earliest=date(year, month, 1),
        latest=end.replace(day=calendar.monthrange(end.year, end.month)[1]),
        basis=basis,
    )


def _later(match: re.Match[str], anchor: Anchor) -> Meant | None:
    """'four days later', 'the next day', 'that night': counted from the day told before, if one is."""
    if anchor.told is None:
        return None
    words = match.group().lower()
    groups = match.groupdict()
    if groups.get("number"):
        shift = _count(match["number"]) * (7 if match["unit"].lower() == "week" else 1)
    else:
        shift = 0 if words.startswith(("that", "the same")) else 1
    day = anchor.told + timedelta(-shift if words.endswith(("earlier", "before")) else shift)
    return _timed(match, day, Basis.RELATIVE)


def _years(match: re.Match[str], anchor: Anchor) -> Meant | None:
    first, last = int(match["first"]), int(match["last"])
    if not first <= last <= first + 100:
        return None
    meant = _whole_years(first, last, f"{first}/{last}")
    return Meant(
        type=TimexType.DURATION,
        value=f"P{last - first}Y",
        earliest=meant.earliest,
        latest=meant.latest,
        basis=Basis.STATED,
    )


def _decade(match: re.Match[str], anchor: Anchor) -> Meant:
    first = int(match["decade"])
    return _whole_years(first, first + 9, str(first)[:3])


def _year(match: re.Match[str], anchor: Anchor) -> Meant | None:
    year = int(match["year"])
    return _whole_years(year, year, str(year))


def _duration(match: re.Match[str], anchor: Anchor) -> Meant:
    unit = match["unit"].lower()
    number = _count(match["number"]) * (10 if unit == "decade" else 1)
    time = "T" if unit in ("hour", "minute") else ""
    return Meant(type=TimexType.DURATION, value=f"P{time}{number}{UNITS.get(unit, 'Y')}", basis=Basis.STATED)


def _clock(match: re.Match[str], anchor: Anchor) -> Meant:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if (match["half"] or "").lower().startswith("p") and hour < 12:
        hour += 12
    day = anchor.day
    zone = "Z" if (match["zone"] or "") in ("GMT", "UTC") else ""
    value = f"{day.isoformat()}T{hour:02d}:{minute:02d}{zone}" if day else f"T{hour:02d}:{minute:02d}{zone}"
    return Meant(type=TimexType.TIME, value=value, earliest=day, latest=day)


def _nine_eleven(match: re.Match[str], anchor: Anchor) -> Meant:
    return _one_day(date(2001, 9, 11), Basis.STATED)


def _written(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


# May as a month needs a neighbour that is a date: the word is also a verb. Prepositions "on" and "in" belong to the span.
PATTERNS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (_written(r"\b(?P<year>\d{4})-(?P<mm>\d\d)-(?P<dd>\d\d)\b"), _full_date),
    (_written(rf"\b{LEAD}(?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {MONTH}\b(?:,? (?P<year>\d{{4}})\b)?{TRAIL}"), _full_date),
    (_written(rf"\b{LEAD}{MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!,?\d)(?:,? (?P<year>\d{{4}})\b)?{TRAIL}"), _full_date),
    (_written(rf"\b{NUMBER} (?P<unit>day|week)s? (?:later|earlier|before|after that)\b"), _later),
    (_written(r"\b(?:the )?(?:next|following) (?P<part>day|morning|night|evening)\b"), _later),
    (_written(rf"\b(?:(?:{NEAR})?(?P<lead>{TWILIGHT}) )?(?:that|the same) (?P<part>day|morning|afternoon|evening|night)\b"), _later),
    (_written(r"\b9/11\b"), _nine_eleven),
    (_written(r"\bfrom (?P<first>(?:1\d|20)\d\d)(?: ?[-–] ?| to | until )(?P<last>(?:1\d|20)\d\d)\b"), _years),
    (_written(r"\b(?P<first>(?:1\d|20)\d\d) ?[-–] ?(?P<last>(?:1\d|20)\d\d)\b"), _years),
    (re.compile(rf"\b(?:[Ii]n |[Ss]ince |[Ii]n the )?(?P<third>early |mid-|late )?{MONTH},? (?P<year>(?:1\d|20)\d\d)\b"), _month),
    (re.compile(rf"\b(?:[Ii]n|[Ss]ince|last|during|[Uu]ntil|[Bb]y|[Ff]rom|before|after|through) (?P<third>early |mid-|late )?{MONTH}(?P<year>)\b"), _month),
    (_written(rf"\b{LEAD}(?:the )?(?P<which>last |next |this )?{WEEKDAY}(?P<part> morning| afternoon| evening| night| noon| midnight)?\b{TRAIL}"), _weekday),
    (_written(r"\b(?:last|this|yesterday) (?P<part>night|morning|afternoon|evening)\b"), _day_part),
    (_written(rf"\b(?:(?:{NEAR})(?:the )?|pre-)(?P<part>{TWILIGHT})\b"), _day_part),
    (_written(r"\b(?:in|since|by|until) the (?P<part>morning|afternoon|evening|night)\b(?! of)"), _day_part),
    (_written(r"\b(?:over |at |since |during )?(?:the )?(?P<which>the|this|last|next|coming|past) weekend\b"), _weekend),
    (_written(r"\b(?:in |since )?(?:the )?(?P<season>spring|summer|autumn|winter|(?<=the )fall) (?:of )?(?P<year>(?:19|20)\d\d)\b"), _season),
    (_written(r"\b(?P<which>last|this) (?P<season>spring|summer|autumn|fall|winter)\b(?P<year>)"), _season),
    (_written(r"\b(?P<part>overnight)\b"), _day_part),
    (_written(r"\b(?P<word>yesterday|today|tomorrow|tonight)\b"), _named_day),
    (_written(r"\b(?:every|each) (?:day|night|week|month|year)\b"), _set),
    (re.compile(r"\b(?:daily|nightly|weekly|monthly|yearly|annually)\b(?=[.,;:!?”’\"]| (?:at|in|on|by|for|to|and|since|outside|from)\b|$)"), _set),
    (_written(rf"\b{NUMBER} {UNIT}s? (?:ago|earlier)\b"), _ago),
    (_written(r"\b(?P<which>last|previous|this|next|coming) (?P<unit>week|month|year)\b"), _last_unit),
    (_written(r"\b(?:in )?(?:the )?(?:past|last|recent) (?:few )?(?:(?P<number>\d+|two|three|four|five|six|ten) )?(?P<unit>day|week|month|year)s\b"), _recent),
    (_written(r"\brecently(?P<unit>)(?P<number>)\b"), _recent),
    (_written(r"\b(?:in )?(?:the )?(?:early |mid-|late )?(?P<decade>(?:1\d|20)\d0)s\b"), _decade),
    (_written(rf"\b(?:for )?(?:nearly |almost |about |more than |over )?{NUMBER}[ -]{UNIT}s?\b(?!-)"), _duration),
    (_written(r"\b(?:at )?(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d) ?(?P<half>[ap]m\b|[ap]\.m\.)? ?(?P<zone>GMT|UTC|local time)?(?!\w)(?!\.\d)"), _clock),
    (_written(r"\b(?:at )?(?P<hour>1[0-2]|[1-9])(?P<minute>) ?(?P<half>[ap]m\b|[ap]\.m\.)(?P<zone>)"), _clock),
    (re.compile(r"\b(?:[Ii]n |[Ss]ince |of )?(?P<year>(?:19|20)\d\d)\b(?![-–/:.,]?\d)"), _year),
)  # fmt: skip
