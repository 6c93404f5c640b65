"""Words of English text with exact offsets, by the rules of Universal Dependencies' English treebanks.

Contractions and possessives are parted ("do|n't", "can|not", "UN|'s"), hyphens too ("ten|-|year") save after prefixes
that are no words ("anti-tank" stays), and so are currency signs, percent signs and slashes. Addresses, abbreviations
with full stops, numbers with their points and colons, and runs of one mark ("...", "--", "!!") stay whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Abbreviations that a full stop belongs to: titles, ranks, months, bodies, units, notes; lower case, without the stop.
ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof st jr sr gen lt col maj capt sgt cpl cpt brig adm cmdr gov sen rep reps hon rev fr pres sec amb "
    "messrs supt insp det pte pvt jan feb mar apr jun jul aug sep sept oct nov dec no nos vs inc ltd co corp dept "
    "est approx mt ft fig vol ext assn bros univ ave blvd etc al ca cf pp "
    "corps ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore "
    "pa tenn "
    "tex va vt wash wis wyo".split()
)
PREFIXES = (
    "anti co counter cyber de e ex extra hyper inter intra mega mid mini mis multi neo non over post pre pro pseudo "
    "quasi re semi sub super trans ultra un under vice"
).split()
_ADDRESS = (
    r"(?:https?://|www\.)[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]'’]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<!\w)@\w+|(?<!\w)#[^\W\d]\w*"
)
_DOMAIN = (
    r"\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|gov|edu|info|int|co\.uk|ru|ua|fr|de|io|tv|me)\b(?:/[^\s<>\"“”]*[\w/])?"
)
_LETTERED = r"(?:[^\W\d_]\.){2,}(?!\w)"  # U.S., a.m., J.R.
_PREFIXED = rf"\b(?:{'|'.join(PREFIXES)})[-‑](?=[^\W\d_])[^\W\d_]+"
_DATED = r"\d{1,4}/\d{1,2}(?:/\d{2,4})?\b|\d{3}[-‑]\d{3}[-‑]\d{4}\b|\d{3}[-‑]\d{4}\b"  # 9/11, 04/30/2001, telephones
_NUMBER = r"\d+(?:[.,:]\d+)+(?:st|nd|rd|th|s)?|\d+(?:st|nd|rd|th|s)\b|\d+"
_LETTERS = r"[^\W\d_](?:[^\W_]|\u0300|[\u0300-\u036f])*"
_WORD = rf"{_LETTERS}(?:['’&](?=[^\W\d_]){_LETTERS})*['’]?|['’](?:s|m|d|re|ve|ll|em|til|cause|tis|twas)\b"
_FACE = r"[:;]-?[()DP](?!\w)"
_RUN = r"([.…!?*=~_<>-])\1+|[!?]{2,}|[^\w\s]|_"
TOKEN = re.compile(
    rf"{_ADDRESS}|{_DOMAIN}|{_LETTERED}|{_PREFIXED}|{_DATED}|{_NUMBER}|{_WORD}|{_FACE}|{_RUN}", re.IGNORECASE
)
ENDING = re.compile(r"(?:n['’]t|['’](?:s|m|d|re|ve|ll))$", re.IGNORECASE)
JOINED = {
    "cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3, "lemme": 3, "gimme": 3, "dunno": 2, "cant": 2, "dont": 2,
    "didnt": 3, "doesnt": 4, "wont": 2, "isnt": 2, "wasnt": 3, "couldnt": 5, "wouldnt": 5, "shouldnt": 6, "havent": 4,
    "hasnt": 3, "arent": 3, "im": 1, "ive": 1, "youre": 3, "theyre": 4,
}  # fmt: skip
"""Words written as one that are two, and where they part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word, a number or a mark."""

    start: int
    end: int
    text: str
    lower: str

    @property
    def is_word(self) -> bool:
        """Whether it has a letter or a digit, or is what a contraction leaves."""
        return self.text[0].isalnum() or self.text[-1].isalnum()

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


def words(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The words, numbers and marks of text[start:end], in order."""
    stop, done = len(text) if end is None else end, start
    for found in TOKEN.finditer(text, start, stop):
        if found.start() < done:
            continue  # the full stop of an abbreviation
        for one in _parted(text, found.start(), found.end(), stop):
            yield one
            done = one.end


def _parted(text: str, start: int, end: int, stop: int) -> Iterator[Token]:
    piece = text[start:end]
    if piece[-1] in "'’" and len(piece) > 1:
        yield from _parted(text, start, end - 1, stop)
        yield token(text, end - 1, end)
        return
    low = piece.lower()
    cut = JOINED.get(low)
    if cut is None and (ending := ENDING.search(piece)) and ending.start():
        cut = ending.start()
    if cut is None and piece[-1].isalpha() and end < stop and text[end] == "." and _abbreviates(text, low, end, stop):
        end += 1
    if cut:
        yield token(text, start, start + cut)
        yield token(text, start + cut, end)
    else:
        yield token(text, start, end)


def _abbreviates(text: str, low: str, end: int, stop: int) -> bool:
    """Whether the full stop at `end` belongs to the word: an abbreviation that goes on, or an initial before a name."""
    after = text[end + 1 : min(end + 3, stop)].lstrip()
    if low in ("no", "nos"):
        return after[:1].isdigit()
    if low in ABBREVIATIONS:
        return bool(after)
    return len(low) == 1 and text[end - 1].isupper() and after[:1].isupper()


def token(text: str, start: int, end: int) -> Token:
    """The token of text[start:end]."""
    piece = text[start:end]
    return Token(start=start, end=end, text=piece, lower=piece.lower().replace("’", "'"))
