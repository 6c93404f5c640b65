"""Publication lines: the day that a text gives for itself, and only where it plainly does.

"Published: 10:12, 5 September 2021", "Sunday, September 5, 2021", "5 Sep 2021, 14:05 GMT". A numeric date is read
where its order is plain (ISO, dotted day first, a day over twelve) and otherwise left alone.
"""

from __future__ import annotations

import re
from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\.?"
)
ABROAD = {
    name: number
    for names in (
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    )
    for number, name in enumerate(names.split(), start=1)
}
"""French, Spanish and Portuguese months: the furniture of outlets that write in English where these are spoken."""
DAY = re.compile(
    rf"(?<![\w/.-])(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -](?P<m1>{MONTH}),?[ -](?P<y1>(?:19|20)\d\d)"
    rf"|(?P<m2>{MONTH}) (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y2>(?:19|20)\d\d)"
    rf"|(?P<d6>\d{{1,2}})(?:er)?(?: de)? (?P<m6>{'|'.join(ABROAD)}),?(?: de)? (?P<y6>(?:19|20)\d\d)"
    r"|(?P<y3>(?:19|20)\d\d)[-/.](?P<m3>\d{1,2})[-/.](?P<d3>\d{1,2})"
    r"|(?P<d4>\d{1,2})\.(?P<m4>\d{1,2})\.(?P<y4>(?:19|20)\d\d)"
    r"|(?P<d5>\d{1,2})[/-](?P<m5>\d{1,2})[/-](?P<y5>(?:19|20)\d\d))(?!\d)",
    re.IGNORECASE,
)
DAY_NO_YEAR = re.compile(rf"\b(?:\d{{1,2}} {MONTH}|{MONTH} \d{{1,2}})(?!\w)", re.IGNORECASE)
TIME = re.compile(
    r"(?<!\d)\d{1,2}[:.h]\d{2}(?::\d{2})?(?: ?[ap]\.?m\b\.?)?(?:Z|[+-]\d\d:?\d\d)?|T\d\d:\d\d\S*|(?<!\d)\d{1,2} ?[ap]\.?m\b\.?|(?<!\d)\d{4} ?(?=GMT|UTC|hrs|hours)",
    re.IGNORECASE,
)
PUBLISHED = re.compile(
    r"(?i:first published|published|posted|publication date|date published|publish date|date of publication|"
    r"date issued|issued|released|release date|date|created|publiée?|publicado)(?: (?:on|at|le|el|em))?\b"
)
UPDATED = re.compile(r"(?i:last updated|updated|update|last modified|modified|last edited|edited)(?: (?:on|at))?\b")
OWN_DAY = re.compile(
    r"(?:as of|as at|as it happened(?: on)?|live(?: updates)?(?: on| for)?|report[^,]{0,20},|update[^,]{0,20},|[(|–—-])"
    r"(?: (?:mon|tues|wednes|thurs|fri|satur|sun)day,?)? ?$",
    re.IGNORECASE,
)
"""What stands before the day at the end of a title that tells when the text came out, not when its news happened."""
DATE_WORDS = frozenset(
    """mon monday tue tues tuesday wed weds wednesday thu thur thurs thursday fri friday sat saturday sun sunday
    at on the of and am pm a.m p.m gmt bst utc est edt et cst cdt pst pdt cet cest eat cat wat sast ist msk z local time hrs hours
    published updated update posted first last modified edited date created issued released release publication publish le
    ago min mins minute minutes read hour day days
    lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo el em à publicado
    publié publiée mis jour actualizado""".split()
)
TOKEN = re.compile(r"[^\W_]+(?:\.[^\W_]+)*")


def day_of(text: str) -> str | None:
    """The first full date in a text, as an ISO day; None where there is none or its order is not plain."""
    for found in DAY.finditer(text):
        for way in "123456":
            if found[f"d{way}"]:
                day = _day(found[f"y{way}"], found[f"m{way}"], found[f"d{way}"], swapped=way == "5")
                if day:
                    return day
    return None


def _day(year: str, month: str, day: str, *, swapped: bool) -> str | None:
    name = month[:3].casefold()
    number = ABROAD.get(month.casefold()) or (MONTHS.index(name) + 1 if name in MONTHS else int(month))
    place = int(day)
    if swapped and place <= 12 and number <= 12 and place != number:
        return None  # 05/09/2021: the order differs from country to country
    if swapped and number > 12:
        number, place = place, number
    try:
        return date(int(year), number, place).isoformat()
    except ValueError:
        return None


def without_day(text: str) -> str:
    """A line without its dates and times: what is left says whether it is only a publication line."""
    return DAY_NO_YEAR.sub(" ", TIME.sub(" ", DAY.sub(" ", text)))


def is_day_line(text: str) -> bool:
    """Whether a line gives a day, perhaps a time, and nothing else but "published", "updated" and weekdays."""
    if len(text) > 160 or not (DAY.search(text) or DAY_NO_YEAR.search(text)):
        return False
    return all(token.casefold() in DATE_WORDS or token.isdigit() for token in TOKEN.findall(without_day(text)))


def published_in(text: str) -> str | None:
    """The day of publication in a publication line: of its first publication before that of an update."""
    if found := PUBLISHED.search(text):
        return day_of(text[found.end() :]) or day_of(text)
    return day_of(text)


def dated_title(title: str) -> str | None:
    """The day at the end of a title that is its own: "Situation report 14 (as of 8 September 2021)", "…, 8 May 2024"."""
    found = [one for one in DAY.finditer(title) if one.end() >= len(title.rstrip(" )]."))]
    own = found and OWN_DAY.search(title[: found[-1].start()])
    return day_of(title[found[-1].start() :]) if own else None
