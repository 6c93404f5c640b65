"""What publishers leave around an article: which lines are none of it, by class.

The phrases stand in residue.toml. A line is dropped for what it is (`residue_class`), or for where it stands:
headlines under "Related", everything after the readers' comments begin, names of sections above the title.
A sentence of the report is never meant to go: the tables hold whole short lines and beginnings that no report has.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from sayso.capture.text_captions import is_marked_caption, shows_scene
from sayso.capture.text_lines import Line
from sayso.capture.text_shape import OPENS_QUOTE, QUOTES, ends_finally, ends_sentence, is_running, plain, words_of

NETWORK = re.compile(r"WhatsApp|LinkedIn|YouTube|TikTok|WeChat|FaceTime|AirDrop|StumbleUpon")
PIECE_WORD = re.compile(r"[a-z'’]+(?:-[a-z]+)?|#|\d+|[^\W\d_a-zA-Z]+|&")
GLUED_WORD = re.compile(r"[A-Z]?[a-z'’]+(?:-[a-z]+)?|[A-Z]+(?![a-z])|\d+|[^\W\d_a-zA-Z]+|&")
SEPARATORS = re.compile(r"\s[|/•·>»›–-]\s|[|•·»›]")
END_MARK = re.compile(r"[■◆●•∎□◼♦]|#{1,3}|-?\s?(?:ENDS?|ends?|30|Ends)\s?-?|/ENDS|NNNN")
NO_WORDS = re.compile(r"[#\W\dkm]{1,12}")
PROPER = re.compile(r"[A-ZÀ-ÖØ-Þ0-9(][\w.'’()-]*")
CREDIT_HEAD = re.compile(
    r"\(?(?i:photo(?:graph|graphs|graphy|s)?|image|images|picture|pic|pictures|credits?|photo credits?|image credits?|"
    r"picture credits?|image source|image copyright|photo source|file photo|video|illustration|graphic|map)"
    r"\s?(?:[:,/©|]|\bby\b|courtesy(?: of)?|copyright|supplied by)\s{0,3}(?P<who>[^\n]{1,80})"
)
JOINING = frozenset("and via by for of the de la al el von van der bin from in on at / & © -".split())
NAMES_AGENCY = re.compile(
    r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}\s?/\s?[A-Z][\w.’' -]{1,40}(?:/[A-Z][\w.’' -]{1,40}){0,2}"
)

# Longer lines are judged by nobody's phrases: no box, button or footer runs on for so long.
LONGEST = 900
# Every line is asked three times on its way.
REMEMBERED = 4096
LONGEST_PROMPT = 14
LONGEST_ANYWHERE = 50
LONGEST_BUTTONS = 24
LONGEST_PIECE = 8
# Headlines dropped under one heading: boxes hold three to six, lists at the foot of a page ten.
MOST_HEADLINES = 12
# Readers' comments are looked for only after this share of the running words: above, the line is a counter.
ARTICLE_DONE = 0.6
# An end mark counts only where it stands once and next to nothing running comes behind it.
MARKED_DONE = 0.8
SHORTEST_REPEATED = 30
FEWEST_PARAGRAPHS, FEWEST_LAST_HEADLINES = 3, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """residue.toml, compiled."""

    lines: dict[str, str]
    starts: re.Pattern[str]
    start_class: dict[str, str]
    prompts: re.Pattern[str]
    prompt_class: dict[str, str]
    anywhere: re.Pattern[str]
    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    any_pattern: re.Pattern[str]
    pieces: frozenset[tuple[str, ...]]
    share: frozenset[str]
    share_heads: frozenset[str]
    navigation: frozenset[str]
    agencies: frozenset[str]
    lists: frozenset[str]
    singles: frozenset[str]
    foots: frozenset[str]
    tails: frozenset[str]


@cache
def phrases() -> Phrases:
    """The tables, read once."""
    table: dict[str, Any] = tomllib.loads(files("sayso.capture").joinpath("residue.toml").read_text("utf-8"))
    classes: dict[str, dict[str, list[str]]] = table["class"]
    starts = {row.translate(QUOTES): name for name, rows in classes.items() for row in rows.get("starts", ())}
    prompts = {row.translate(QUOTES): name for name, rows in classes.items() for row in rows.get("prompts", ())}
    patterns = tuple((name, re.compile(p)) for name, rows in classes.items() for p in rows.get("patterns", ()))
    anywhere = [row.translate(QUOTES) for rows in classes.values() for row in rows.get("anywhere", ())]
    return Phrases(
        lines={plain(row): name for name, rows in classes.items() for row in rows.get("lines", ())},
        starts=_beginning(starts),
        start_class=starts,
        prompts=_beginning(prompts),
        prompt_class=prompts,
        anywhere=re.compile("|".join(map(re.escape, anywhere))),
        patterns=patterns,
        any_pattern=re.compile("|".join(f"(?:{pattern.pattern})" for _, pattern in patterns)),
        pieces=frozenset(
            tuple("#" if token.isdigit() else token for token in PIECE_WORD.findall(row))
            for name, rows in classes.items()
            if name not in ("kicker", "slug")
            for row in rows.get("lines", ())
        )
        | {(word,) for word in table["words"]["share_heads"]},
        share=frozenset(table["words"]["share"]),
        share_heads=frozenset(table["words"]["share_heads"]),
        navigation=frozenset(table["words"]["navigation"]),
        agencies=frozenset(table["credits"]["agencies"]),
        lists=frozenset(plain(row) for name in table["sections"]["lists"] for row in classes[name]["lines"]),
        singles=frozenset(table["sections"]["singles"]),
        foots=frozenset(table["sections"]["foots"]),
        tails=frozenset(table["sections"]["tails"]),
    )


def _beginning(rows: Iterable[str]) -> re.Pattern[str]:
    """A pattern of the rows, the longest first, ending where a word ends."""
    ordered = sorted(rows, key=len, reverse=True)
    return re.compile("(" + "|".join(map(re.escape, ordered)) + r")(?:(?<=\W)|(?!\w))")


@lru_cache(REMEMBERED)
def residue_class(text: str) -> str | None:
    """The class of residue that a line is, judged by itself alone, or None."""
    if len(text) > LONGEST:
        return None
    known, bare = phrases(), plain(text)
    if not bare or NO_WORDS.fullmatch(bare):
        return "mark"
    if name := known.lines.get(bare):
        return name
    words = words_of(text)
    if (found := known.starts.match(bare)) and not OPENS_QUOTE.match(text):
        return known.start_class[found[1]]
    if name := _prompt(text, bare, words):
        return name
    if len(words) <= LONGEST_ANYWHERE and not OPENS_QUOTE.match(text) and known.anywhere.search(bare):
        return "newsletter"
    if known.any_pattern.fullmatch(text):
        return next(name for name, pattern in known.patterns if pattern.fullmatch(text))
    return _buttons(text) or ("credit" if is_credit(text) else None)


def _prompt(text: str, bare: str, words: Sequence[str]) -> str | None:
    known = phrases()
    found = known.prompts.match(bare)
    if not found or len(words) > LONGEST_PROMPT or OPENS_QUOTE.match(text) or text.endswith("."):
        return None
    return known.prompt_class[found[1]]


def _buttons(text: str) -> str | None:
    """Rows that are made of nothing but the words of buttons or menus, apart or glued."""
    known = phrases()
    tokens = _tokens(text)
    if not 2 <= len(tokens) <= LONGEST_BUTTONS:
        return None
    if _composed(tuple("#" if token.isdigit() else token for token in tokens)):
        return "share"
    if text.endswith("."):
        return None
    if known.share_heads.intersection(tokens) and all(t in known.share or t.isdigit() for t in tokens):
        return "share"
    named = [token in known.navigation for token in tokens]
    if all(named) and (len(tokens) >= 3 or SEPARATORS.search(text)):
        return "navigation"
    return "navigation" if _is_menu(text, sum(named), len(tokens)) else None


def _tokens(text: str) -> list[str]:
    """The words of a row of buttons, parted where they are glued; the networks' own capitals part nothing."""
    return [token.casefold() for token in GLUED_WORD.findall(NETWORK.sub(lambda found: f" {found[0].lower()} ", text))]


def _is_menu(text: str, named: int, count: int) -> bool:
    """Whether most entries of a row are names of sections: a trail with its separators, or words with capitals."""
    if len(SEPARATORS.findall(text)) >= 2 and named * 2 >= count and count <= 12:
        return True
    words = text.split()
    return (
        len(words) >= 5 and named * 2 >= count and all(word[:1].isupper() or not word[:1].isalpha() for word in words)
    )


def _composed(tokens: tuple[str, ...]) -> bool:
    """Whether a row falls apart into phrases of the tables without a rest ("Newest firstOldest first")."""
    pieces = phrases().pieces
    fewest: list[tuple[int, int] | None] = [(0, 0)] + [None] * len(tokens)  # pieces, and words in pieces of several
    for end in range(1, len(tokens) + 1):
        ways = [
            (before[0] + 1, before[1] + (end - start if end - start > 1 else 0))
            for start in range(max(0, end - LONGEST_PIECE), end)
            if (before := fewest[start]) is not None and (tokens[start:end] in pieces or tokens[start:end] == ("#",))
        ]
        fewest[end] = min(ways, key=lambda way: (way[0], -way[1])) if ways else None
    whole = fewest[-1]
    return whole is not None and (whole[1] > 0 or whole[0] >= 3)


def is_credit(text: str) -> bool:
    """Whether a line is nothing but the credit of a picture: names, an agency, a slash."""
    bare = text.strip("()[] .©")
    if len(bare) > 110 or not bare:
        return False
    agencies = phrases().agencies
    if bare.casefold() in agencies:
        return True
    head = CREDIT_HEAD.fullmatch(text.rstrip(")"))
    named = head["who"] if head else bare
    words = [word for word in re.split(r"[\s,/|]+", named.strip("()[] .")) if word]
    proper = all(PROPER.fullmatch(word) or word.casefold() in JOINING | agencies for word in words)
    if not proper or not words or len(words) > 9:
        return False
    if head:
        return len(words) <= 7
    parts = {part.strip().casefold() for part in re.split(r"[/|,]| via | by | for ", bare)}
    return (len(words) <= 7 and bool(parts & agencies)) or NAMES_AGENCY.fullmatch(bare) is not None


def classes_of(lines: Sequence[Line]) -> list[str | None]:
    """The class of residue of each line, None for the article's own; in the light of the lines around it."""
    classes = [None if line.kind else "navigation" if line.menu else residue_class(line.text) for line in lines]
    _settle_kickers(lines, classes)
    end = _tail(lines, classes)
    _mark_lists(lines, classes, end)
    for place in range(end, len(lines)):
        classes[place] = None if END_NOTE.match(lines[place].text) else classes[place] or "after"
    _mark_repeated(lines, classes)
    _mark_foot(lines, classes)
    _mark_last_headlines(lines, classes)
    return classes


def _mark_repeated(lines: Sequence[Line], classes: list[str | None]) -> None:
    """A line that stands a second time, word for word: sliders and share boxes repeat titles and captions."""
    seen: set[str] = set()
    for place, line in enumerate(lines):
        if classes[place] is None and len(line.text) >= SHORTEST_REPEATED and line.kind is None:
            if line.text in seen:
                classes[place] = "repeated"
            seen.add(line.text)


def _mark_foot(lines: Sequence[Line], classes: list[str | None]) -> None:
    """Behind the last paragraph, once a foot of the page has begun: what ends as no paragraph does and marks no picture."""
    running = [place for place, kind in enumerate(classes) if kind is None and is_running(lines[place].text)]
    if len(running) < FEWEST_PARAGRAPHS:
        return
    foot = False
    for place in range(running[-1] + 1, len(lines)):
        text = lines[place].text
        foot = foot or classes[place] in phrases().foots
        own = lines[place].kind or ends_sentence(text) or is_marked_caption(text) or END_NOTE.match(text)
        if foot and classes[place] is None and not own:
            classes[place] = "headline"


def _mark_last_headlines(lines: Sequence[Line], classes: list[str | None]) -> None:
    """Headlines of other stories at the foot, without a heading: three lines or more that end as no paragraph does."""
    left = [place for place, kind in enumerate(classes) if kind is None]
    if sum(is_running(lines[place].text) for place in left) < FEWEST_PARAGRAPHS:
        return
    last: list[int] = []
    for place in reversed(left):
        text = lines[place].text
        bare = not ends_finally(text) and 4 <= len(words_of(text)) <= 24 and not lines[place].kind
        if not bare or END_NOTE.match(text) or is_marked_caption(text) or shows_scene(text):
            break
        last.append(place)
    if len(last) >= FEWEST_LAST_HEADLINES:
        for place in last:
            classes[place] = "headline"


END_NOTE = re.compile(r"\(?(?i:reporting|additional reporting|writing|editing|edited|compiled|with reporting) by\b")


def _settle_kickers(lines: Sequence[Line], classes: list[str | None]) -> None:
    """The name of a section is residue above the text and beside a menu; elsewhere it is a subheading."""
    begun = False
    for place, line in enumerate(lines):
        if classes[place] == "kicker" and begun:
            beside = {classes[other] for other in (place - 1, place + 1) if 0 <= other < len(lines)}
            if not beside & {"navigation", "kicker", "footer", "related"}:
                classes[place] = None
        elif classes[place] is None and is_running(line.text):
            begun = True


def _tail(lines: Sequence[Line], classes: Sequence[str | None]) -> int:
    """The place from which nothing is the article's: where the readers' comments begin."""
    tails = phrases().tails
    running = [
        len(line.text) if kind is None and is_running(line.text) else 0
        for line, kind in zip(lines, classes, strict=True)
    ]
    total, seen = sum(running), 0
    marks = [place for place, line in enumerate(lines) if END_MARK.fullmatch(line.text)]
    for place, kind in enumerate(classes):
        if kind in tails and total and seen >= ARTICLE_DONE * total:
            return place
        if marks == [place] and total and seen >= MARKED_DONE * total:
            return place
        seen += running[place]
    return len(lines)


def _mark_lists(lines: Sequence[Line], classes: list[str | None], end: int) -> None:
    """Headlines under a heading such as "Related" or "Most read", as long as they look like headlines."""
    known, left = phrases(), 0
    for place in range(end):
        text = lines[place].text
        if classes[place] is not None:
            bare = plain(text)
            left = MOST_HEADLINES if bare in known.lists else max(left, 1) if bare in known.singles else left
        elif left:
            ended = lines[place].kind or is_running(text) or len(words_of(text)) > 24 or is_marked_caption(text)
            left = 0 if ended else left - 1
            classes[place] = None if ended else "headline"
