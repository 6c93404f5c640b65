"""Program text among the lines: scripts, style rules, JSON, comment debris.

Pages that were copied or badly stripped leave them behind in any shape: whole lines, one minified line, brackets
alone, or code glued into a sentence. A line is code by its tokens (calls, assignments, declarations, keys) unless
it runs in words as prose does; a line that is only code-like goes if it stands beside one that is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.capture.text_lines import INLINE_TAG, Line
from sayso.capture.traced import join

# How much of a line is looked at to judge it: minified code shows itself at once, and prose that long is prose.
LOOKED_AT = 4000
# A paragraph never has so many characters; a whole page in one line may, with some forty runs of words in LOOKED_AT.
LONGEST_LINE, FEWEST_SENTENCES = 20_000, 20

# Prose is told by Latin words; a line with more than this share of other letters is nobody's program.
FOREIGN = 0.15

URL = re.compile(r"(?:https?:)?//[^\s\"'“”‘’()<>]+|www\.[^\s\"'“”‘’()<>]+")
TOKEN = re.compile(
    r"""
      \bfunction\s{0,3}[\w$]{0,40}\s{0,3}\(          # function (src, d, tag)
    | =>\s{0,3}[{(\w]
    | [\w$)\]]\.[a-zA-Z_$][\w$]{0,60}\(             # d.createElement(
    | [\w$)\]]\([^()\n]{0,200}\)\s?;                   # track(1);
    | \)\s{0,3}\{ | \}\s{0,3}[()] | \]\s{0,3}\)\s{0,3};
    | \{\s{0,3}[a-z-]{2,30}\s{0,3}:\s{0,3}[^;{}\n]{1,120}[;}]     # { color: red;
    | [{,\[]\s{0,3}["“”'][\w@$-]{1,40}["“”']\s{0,3}:     # {"key":
    | [\w$\]]\s?[+!=]?={1,3}\s?(?:["'“”‘’\[{(!]|function|true|false|null|new\s|window|document)
    | [\w$.]=[\w$]{1,60}[;&,)]
    | &&\s?[\w$!(] | \|\|\s?[\w$\[{(]
    | \b(?:class|href|src|style|rel|data-[\w-]{1,30})=["'“”‘’]
    | <!\[CDATA\[ | \]\]>
    """,
    re.VERBOSE,
)
CERTAIN = re.compile(
    r"""
    \s*(?: \(?\s?(?:async\s)?function\b\s?[\w$]{0,40}\s?\(
      | !function\(
      | (?:var|let|const)\s[\w$]{1,40}\s?(?:=[^\n]|;|,\s?[\w$]{1,40}\s?[=;,])
      | [\w$][\w$.\[\]'"]{0,60}\s?[+|]?=\s?[^=\s][^\n]{0,400};\s*$
      | (?:window|document|googletag|dataLayer|self\.__next_f)\s?[.(\[=]
      | (?:jQuery|\$)\s?[.(]
      | [\w$]{1,40}(?:\.[\w$]{1,40}){1,6}\([^\n]{0,400}\)\s?;?\s*$
      | (?:if|for|while|switch)\s?\([^\n]{0,300}\)\s?\{?\s*$
      | (?:else|try)\s?\{ | \}\s?(?:else|catch|finally)\b
      | \}\s?\([^\n]{0,400}\)+\s?;
      | @(?:media|import|font-face|charset|keyframes|supports)\b
      | [.#][a-zA-Z_-][^{}\n]{0,200}\{
      | (?:\*|html|body|div|span|table|[phai]|h[1-6]|ul|li|img)[\w\s,.:>#*-]{0,120}\{\s?(?:[a-z-]{2,30}\s?:|$)
      | [\[{]\s{0,3}["“”][\w@$ -]{1,40}["“”]\s{0,3}:
      | ["“”][a-z@$_][\w@$-]{0,40}["“”]\s{0,2}:\s{0,2}(?:["“”\[{]|-?\d|true|false|null)
      | /\*\s?<!\[CDATA\[ | //\s?<!\[CDATA\[
    )
    """,
    re.VERBOSE,
)
CODE_LIKE = re.compile(
    r"""
      [^\w\n]+$                                          # brackets and marks only
    | [a-z-]{2,30}\s?:\s?[^;{}\n]{1,120};?\s*$             # margin: 0 auto;
    | //[^\n]{0,300}$ | /\*[^\n]{0,300} | [^\n]{0,300}\*/\s*$
    | (?:return|break|continue|throw|import|export|case|var|let|const|else)\b[^\n]{0,300};?\s*$
    | [^\n]{0,300}[;{}]\s*$ | [{}\])][^\n]{0,300}$ | [^\n]{0,300}[,(]\s*$
    """,
    re.VERBOSE,
)
PROSE = re.compile(r"\b[A-Za-z’']{1,20}(?:,? [a-z’']{2,20}\b){2}")
ENDS_CODE = re.compile(r"[;})\]]+")
OPENS_NAME = re.compile(r"[\w$.(!\[]*\Z")
GLUED_STOP = re.compile(r"[a-z]{2,40}[.](?=[a-zA-Z_$])")
SENTENCE_GOES_ON = re.compile(r"[a-z,] \Z")
MARKS_ONLY = re.compile(r"[^\w]+")
BRACKETS = re.compile(r"[{}()\[\];<>]")

DEBRIS = re.compile(r"<!(?:--+|–|—|-)?(?:\[[^\]\n]{0,80}\]>?)?|(?:--+|–|—)>|<!\[endif\]")
COMMENT_OPEN, COMMENT_CLOSE = "<!--", "-->"

# A word or two of code may stand in a sentence; two tokens this close together are one piece of program.
TOKENS_TOGETHER = 160


def is_code(text: str) -> bool:
    """Whether a line is certainly program text."""
    seen = text[:LOOKED_AT]
    if "<" in seen:
        seen = INLINE_TAG.sub("", seen)
    if CERTAIN.match(seen):
        return _prose(seen) <= 2 or seen.lstrip()[:1] in '{["“'
    if not any(mark in seen for mark in "{}()=&|[]"):
        return False
    tokens = len(TOKEN.findall(URL.sub("", seen)))
    if not tokens:
        return False
    if sum(not char.isascii() for char in seen) > FOREIGN * len(seen):
        return False
    prose = _prose(seen)
    return prose == 0 or (tokens >= 3 and prose * 2 <= tokens)


def _prose(text: str) -> int:
    """How often three words follow each other as they do in a sentence."""
    return len(PROSE.findall(text))


def is_packed(text: str) -> bool:
    """Whether a line is data or a packed script by its length alone; a page run together in one line has sentences."""
    return len(text) > LONGEST_LINE and _prose(text[:LOOKED_AT]) < FEWEST_SENTENCES


def is_code_like(text: str) -> bool:
    """Whether a line may be program text if its neighbour is."""
    return len(text) <= LOOKED_AT and CODE_LIKE.match(text) is not None and _prose(text) <= 1


def without_code(lines: Sequence[Line]) -> list[Line]:
    """The lines that are not program text; a dropped one leaves a gap where it stood."""
    certain = [is_code(line.text) for line in lines]
    if any(certain):
        certain = _spread(lines, certain)
    kept: list[Line] = []
    gap = False
    for line, code in zip(lines, certain, strict=True):
        if code or (MARKS_ONLY.fullmatch(line.text) and BRACKETS.search(line.text)):
            gap = True
            continue
        kept.append(replace(line, gap=True) if gap else line)
        gap = False
    return kept


def _spread(lines: Sequence[Line], certain: list[bool]) -> list[bool]:
    """Code also where a code-like line touches code, from above or from below."""
    found = list(certain)
    for order in (range(1, len(lines)), range(len(lines) - 2, -1, -1)):
        step = -1 if order.step > 0 else 1
        for place in order:
            found[place] = found[place] or (found[place + step] and is_code_like(lines[place].text))
    return found


def without_debris(line: Line) -> Line | None:
    """The line without comments and their broken ends; None where nothing else stood in it."""
    text = line.text
    if "<!" not in text and not ("->" in text or "–>" in text or "—>" in text):
        return line
    run, place, parts = line.run, 0, []
    start = text.find(COMMENT_OPEN)
    while start >= 0:
        end = text.find(COMMENT_CLOSE, start)
        if end < 0:
            break
        parts.append(run[place:start])
        place = end + len(COMMENT_CLOSE)
        start = text.find(COMMENT_OPEN, place)
    bare = join([*parts, run[place:]]).sub(DEBRIS, "").strip()
    return replace(line, run=bare) if bare.text else None


def without_inline_code(line: Line) -> list[Line]:
    """The parts of a line of prose around the program text that was glued into it."""
    text = line.text
    if not any(mark in text for mark in "{}();=") or not (spans := _code_spans(text)):
        return [line]
    parts, place = [], 0
    for start, end in spans:
        parts.append(line.cut(place, start))
        place = end
    return [part for part in [*parts, line.cut(place)] if part.text]


def _code_spans(text: str) -> list[tuple[int, int]]:
    """Pieces of program inside prose: two tokens or more, close together, up to the last bracket before a sentence."""
    groups: list[list[tuple[int, int]]] = []
    for match in TOKEN.finditer(text):
        if groups and match.start() - groups[-1][-1][1] <= TOKENS_TOGETHER:
            groups[-1].append(match.span())
        else:
            groups.append([match.span()])
    found = []
    for group in groups:
        start, end = group[0][0], group[-1][1]
        if len(group) < 2 or _prose(text[start:end]) > len(group):
            continue
        opening = OPENS_NAME.search(text, max(0, start - 60), start)
        prose = PROSE.search(text, end)
        stop = min(end + TOKENS_TOGETHER, prose.start() if prose else len(text))
        ends = [closing.end() for closing in ENDS_CODE.finditer(text, end - 1, stop)]
        found.append((_name_start(text, opening.start() if opening else start), ends[-1] if ends else end))
    return found


def _name_start(text: str, start: int) -> int:
    """Where program text begins that may be glued to the full stop of a sentence: "... he said.track.push("."""
    glued = GLUED_STOP.match(text, start)
    return glued.end() if glued and SENTENCE_GOES_ON.search(text, max(0, start - 20), start) else start
