"""Lines about the article itself: bylines, publication lines, datelines; and what they say.

A byline names who wrote it ("By A B and C D for X"), a publication line when it came out; both become `byline`
blocks. "GOMA, Congo, March 4 (Agency) -" is a dateline where it stands alone; at the head of a paragraph it stays.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.capture.text_days import DAY, DAY_NO_YEAR, MONTH, is_day_line, published_in, without_day
from sayso.capture.text_shape import ends_sentence, words_of

NAME = r"[^\W\d_a-z](?:[\w’'.-]*\w)?\.?"
BY = re.compile(
    r"(?:[Bb]y|BY|From|FROM|Words by|Story by|Text by|Written by|Reported by|Report by|Analysis by|Exclusive by)[ :]+(?=\S)"
)
NAMED = re.compile(r"(?:[a-z]{1,3}[-’'])?[^\W\d_a-z]")
NOTE = re.compile(
    r"[(\[]?(?P<act>(?i:additional )?(?i:reporting|writing|editing|edited|compiled|translated|with reporting|research|written|reported))"
    r"(?i:(?: and (?:writing|editing|reporting))?(?: for \w+)? by\b:? )(?P<who>.{2,300})",
)
NOT_NAMES = re.compile(
    r"(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|"
    r"october|november|december|noon|dawn|dusk|nightfall|late|early|mid|then|now|contrast|comparison)\b"
)
ROLE = re.compile(
    r"(?i:\b(?:editor|correspondent|correspondents|reporter|reporters|writer|writers|chief|bureau|contributor|columnist|analyst|"
    r"journalist|producer|photographer|news|media|online|staff|agencies|agency|press|mail|times|post|herald|desk|digital|service)\b)"
)
PERSON = re.compile(rf"{NAME}(?: (?:(?:al|el|bin|ibn|de|van|von|da|di|du|la)[ -])?{NAME}){{1,3}}")
AUTHOR_ROLE = re.compile(
    r"(?i:\b(?:editor|correspondents?|reporters?|writers?|bureau|columnist|contributor|journalist|producer|photographer|news desk|"
    r"staff|analyst)\b)"
)
SMALL_WORDS = frozenset(
    """and for in at of the with from to & by de la du el al bin ben ibn van von der den da di dos e y et
    correspondent reporter editor writer staff special our own political defence defense security foreign africa
    world chief diplomatic senior deputy news updated published agencies contributor""".split()
)
AFFILIATION = re.compile(
    r"\s+(?:for|of|at)\s+(?=(?:the |The )?[A-Z])|\s+(?:in|reporting from)\s+(?=[A-Z])|\s*[|•·–—/]\s*|\s+[-]\s+"
)
EMPLOYER = re.compile(r"\s+(?:for|of)\s+(?P<who>(?:[Tt]he )?[A-Z][\w’'.&]*(?: [A-Z][\w’'.&]*){0,4})")
STATIONED = re.compile(
    rf"(?:{NAME}(?: {NAME}){{1,3}} in {NAME}(?: {NAME}){{0,2}})(?:(?:,| and|, and|;) {NAME}(?: {NAME}){{1,3}} in {NAME}(?: {NAME}){{0,2}}){{1,3}}"
)
STATION = re.compile(rf" in {NAME}(?: {NAME}){{0,2}}(?=,| and|;|$)")
WEEKDAY_TAIL = re.compile(
    r"(?i:[\s,|·•–-]*\b(?:on )?(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\b,?\s*)$"
)
LIVE_NOTE = re.compile(r"\s*\((?:now|earlier|later|live|until [^()]{1,20}|from [^()]{1,20})\)")
BETWEEN_NAMES = re.compile(r"\s*,\s*(?:and\s+)?|\s+(?:and|&|with)\s+|\s*;\s*")
HEAD = (
    r"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ’'.-]{1,30}(?:(?: / |[ /-])[A-ZÀ-Þ][A-ZÀ-Þ’'.-]{1,30}){0,3}(?:/[A-Z]+)?)"
    rf"(?P<more>(?:, (?!(?i:{MONTH}) \d)(?:[A-Z][\w’'.-]*(?: (?:of|the|(?!(?i:{MONTH}) \d)[A-Z][\w’'.-]*)){{0,4}})){{0,2}})"
    rf"(?:,? \(?(?P<day>(?i:\d{{1,2}} {MONTH}|{MONTH} \d{{1,2}})(?:,? (?:19|20)\d\d)?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\)?)?"
    rf"(?: ?\((?P<agency>(?!(?i:{MONTH}) \d)[A-Z][\w .&’'/-]{{1,40}})\))?"
)
LONE_HEAD = re.compile(HEAD + r"\s?(?P<dash>[-–—]{1,2}|:)?")
SOFT_PLACE = re.compile(
    r"[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,3}, [A-Z][\w’'.-]*(?: (?:of |the )?[A-Z][\w’'.-]*){0,4}(?: \((?P<agency>[A-Z][\w .&/-]{1,40})\))?\s?[-–—]{0,2}"
)
COPYRIGHT = re.compile(
    r"(?:©|\([cC]\)|Copyright)\s*(?:©|\([cC]\))?\s*(?:\d{4}(?:\s?[-–]\s?\d{4})?)?\s*(?:by )?(?P<who>[A-Z][\w’'.&-]*(?: (?:of|the|and|&|[A-Z][\w’'.&-]*)){0,6})"
)
PARTED = re.compile(r"\s[|•·]\s|\s{2,}[-–—]\s{2,}|\s[-–—]\s(?=[A-Z]\w+:)")
"""What stands between a byline and the counters and labels on its line."""
FURNITURE = 8
"""Words that such a counter or label may have."""
YEAR_TAIL = re.compile(r",?\s\d{4}$")
AND_AGENCIES = re.compile(r"(?:,| and|,? &| with) (?:news |other )?agencies$")
SOURCE = re.compile(r"(?:Source|SOURCE|Publisher|Outlet|Via)\s?: ?(?P<who>[A-Z][\w’'.& -]{1,60})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the text says of itself."""

    bylines: tuple[str, ...] = ()
    published: str | None = None
    source: str | None = None


def is_byline(text: str) -> bool:
    """Whether a line names the author or the source, or gives the day of publication, and nothing else."""
    if len(text) > 320:
        return False
    if SOURCE.fullmatch(text):
        return True
    if is_day_line(text) or _is_by(text) or is_end_note(text) or _signed_day(text) is not None or _stationed(text):
        return True
    return _is_parted(text)


def _is_parted(text: str) -> bool:
    """Whether a line is a byline or day of publication with counters and labels behind it: "By A B, 5 May 2024 | Tags: x".

    The first part must be the one, the whole must hold a full date, and no part may be a sentence.
    """
    parts = [part.strip() for part in PARTED.split(text) if part.strip()]
    if len(parts) < 2 or not DAY.search(text):
        return False
    first = parts[0]
    small = all(len(words_of(part)) <= FURNITURE and not ends_sentence(part) for part in parts[1:])
    return small and (is_day_line(first) or _is_by(first) or _signed_day(first) is not None)


def is_end_note(text: str) -> bool:
    """Whether a line at the end names who reported, wrote or edited."""
    found = NOTE.match(text)
    return found is not None and len(words_of(text)) <= 50 and _proper_share(found["who"]) >= 0.6


def _is_by(text: str) -> bool:
    found = BY.match(text)
    if not found or NOT_NAMES.match(text, found.end()):
        return False
    rest = without_day(text[found.end() :])
    if len(words_of(rest)) > 24 or (ends_sentence(text) and len(words_of(rest)) > 8):
        return False
    if found[0].lower().startswith("from") and "," not in rest and " in " not in rest:
        return False
    return _proper_share(rest) >= 0.99


def _stationed(text: str) -> bool:
    """Whether a line gives names and where they are: "A B in Goma and C D in Nairobi"."""
    return STATIONED.fullmatch(text) is not None


def _proper_share(text: str) -> float:
    """How much of a line is names and the small words between them."""
    words = words_of(text)
    known = [w for w in words if NAMED.match(w) or not w[0].isalpha() or w.casefold() in SMALL_WORDS]
    return len(known) / len(words) if words and any(w[0].isupper() or not w.isascii() for w in words) else 0.0


def _signed_day(text: str) -> str | None:
    """The author or desk on one line with a full date, nothing else: "Information Desk, 18 May 2024"."""
    found = DAY.search(text)
    if not found or found.start() < 3 or ends_sentence(text) or not is_day_line(text[found.start() :]):
        return None
    who = WEEKDAY_TAIL.sub("", text[: found.start()]).strip(" ,;:|•·–—-")
    return who if who and len(words_of(who)) <= 12 and _proper_share(LIVE_NOTE.sub("", who)) >= 0.99 else None


def is_person(text: str) -> bool:
    """Whether a line is as a name alone is: two to four words with capitals, none of them an outlet's or a role's."""
    return PERSON.fullmatch(text) is not None and ROLE.search(text) is None


def is_role(text: str) -> bool:
    """Whether a line says who an author is: "East Africa correspondent, Nairobi"."""
    return len(words_of(text)) <= 9 and not ends_sentence(text) and AUTHOR_ROLE.search(text) is not None


def names_in(text: str) -> tuple[str, ...]:
    """The names that a byline gives, as they are written."""
    if is_day_line(text):
        return ()
    signed = _signed_day(text)
    if not (signed or BY.match(text) or NOTE.match(text) or _stationed(text)):
        return (text,) if is_person(text) else ()
    if found := NOTE.match(text):
        listed = re.split(r"[;)\]]", found["who"])[0].rstrip(".")
    else:
        found = BY.match(text)
        listed = text[found.end() :] if found else signed or text
    persons = _persons(STATION.sub("", LIVE_NOTE.sub("", listed)))
    return persons or ((signed,) if signed else ())


def _persons(text: str) -> tuple[str, ...]:
    """The names in a list of them, without employers, places and roles."""
    day = DAY.search(text) or DAY_NO_YEAR.search(text)
    text = re.sub(r"\s+on\s*$", "", text[: day.start()]) if day else text
    head = AFFILIATION.split(text, maxsplit=1)[0]
    found: list[str] = []
    for name in BETWEEN_NAMES.split(head):
        bare = name.strip(" .,;:")
        words = bare.split()
        later = bool(found) and (ROLE.search(bare) is not None or len(words) == 1)  # a role, a place
        if words and len(words) <= 5 and not later and words[0][0].isupper():
            found.append(" ".join(map(_spelled, words)) if bare.isupper() and len(words) > 1 else bare)
    return tuple(found)


def _spelled(word: str) -> str:
    """A name in capitals as names are written: HARRY to Harry, an initial as it is."""
    return word if len(word) <= 2 else "-".join(part[:1] + part[1:].lower() for part in word.split("-"))


def employer_in(text: str) -> str | None:
    """For whom a byline was written: "By A B for The X"."""
    found = EMPLOYER.search(text) if _is_by(text) else None
    return found["who"] if found else None


def is_dateline(text: str) -> bool:
    """Whether a line is a dateline that stands alone; a place in capitals needs an agency, a day or a dash."""
    if len(text) > 120:
        return False
    found = LONE_HEAD.fullmatch(text)
    if found and (
        found["agency"] or found["dash"] or (found["day"] and found["more"]) or (found["day"] and "," in text)
    ):
        return True
    soft = SOFT_PLACE.fullmatch(text)
    return soft is not None and (soft["agency"] is not None or text[-1] in "-–—")


def wire_head(text: str) -> Told:
    """What the head of a wire paragraph says: its agency, and its day where that has a year."""
    found = LONE_HEAD.match(text)
    if not found or not (found["agency"] or found["day"]):
        return Told()
    return Told(source=found["agency"], published=published_in(found["day"] or ""))


def source_in(text: str) -> str | None:
    """Who published, where a line says nothing else: a copyright line, "Source: X"."""
    if len(text) > 300:
        return None
    if found := SOURCE.fullmatch(text):
        return AND_AGENCIES.sub("", found["who"].strip())
    found = COPYRIGHT.match(text)
    if not found:
        return None
    who = re.split(r"\s(?:All|and its|Ltd|Limited|Inc|Unauthor|Terms|Privacy)\b|[.,|–-]\s", found["who"] + " ")[0]
    return YEAR_TAIL.sub("", who.strip()) or None
