"""A saying as the stages pass it on, and what both ways of finding sayings ask of the words around a cue."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.reading import lexicon
from sayso.reading.entities import FIRST_PRONOUNS, Cast
from sayso.reading.found import Found
from sayso.reading.lexicon import Cue
from sayso.reading.parse import Parse, Sentence
from sayso.reading.quotes import Quote
from sayso.reading.words import Token
from sayso.record import Act, Attribution, EntityKind, Span

SAYERS = frozenset({EntityKind.PERSON, EntityKind.GROUP, EntityKind.ORGANIZATION, EntityKind.PLACE})
TO_OTHERS = frozenset({Act.WARN, Act.THREATEN, Act.DEMAND, Act.ASK, Act.ACCUSE})
"""Acts that are done to somebody: 'it' and 'her' after their cue are whom they address."""
MEDIUM = re.compile(
    r"\b(?:in|on|via|through) (?:a |an |his |her |its |their |the )?"
    r"((?:[\w-]+ ){0,2}?(?:post|statement|tweet|video|interview|letter|message|broadcast|speech|briefing|report"
    r"|news conference"
    r"|press conference|communiqué|telegram channel|state television|state media|radio|Facebook|Twitter|Telegram|X))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """An attribution with what later stages ask of it: its cue's entry, and whom it is said to.

    `word` is the cue's chief word, a token of the sentence of index `sentence`; None where a colon stands for a cue.
    """

    attribution: Attribution
    cue: Cue
    sentence: int
    word: int | None
    addressee: Found | None = None
    quoted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CueAt:
    """A word of saying where it stands: token `place` of a sentence, with the cast and quotes of the article."""

    parse: Parse
    sentence: Sentence
    place: int
    cast: Cast
    quotes: Sequence[Quote]

    @property
    def tokens(self) -> Sequence[Token]:
        """The tokens of the sentence."""
        return self.sentence.tokens

    @property
    def token(self) -> Token:
        """The word of saying itself."""
        return self.sentence.tokens[self.place]

    @property
    def quoted(self) -> bool:
        """Whether the word stands inside a quote."""
        return any(quote.holds(self.token.start) for quote in self.quotes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The words of a source and the entity that they mean."""

    span: Span
    entity: str | None


def may_say(one: Found) -> bool:
    """Whether a mention may be a voice: people and bodies, and of places only what stands for a government."""
    if one.mention.kind is not EntityKind.PLACE:
        return one.mention.kind in SAYERS
    known = lexicon.countries()
    return one.mention.exact in known.names or one.mention.exact in known.governments


def is_first_person(at: CueAt, span: Span) -> bool:
    """Whether somebody quoted speaks of himself ('I think'): no saying of its own."""
    return at.quoted and at.parse.text[span.start : span.end].lower() in FIRST_PRONOUNS


def addressee(at: CueAt, source: Span) -> tuple[Found | None, int]:
    """Whom it is said to, where a mention follows the cue at once, and the token after it."""
    tokens, after = at.tokens, at.place + 1
    while after < len(tokens) and tokens[after].lower in ("the", "a", "its", "their", "his", "her", "on", "against"):
        after += 1
    for one in at.cast.in_sentence(at.sentence.index):
        if one.first <= after <= one.last and one.mention.start != source.start and may_say(one):
            following = tokens[one.last + 1].lower if one.last + 1 < len(tokens) else ""
            if following in ("to", "that", ":", "of", "for", ",", "they", "he", "she", "it", "in", "on", "over"):
                return one, one.last + 1
    pronoun = tokens[after].lower if after < len(tokens) else ""
    listed = lexicon.cues().get(at.token.lower)
    addresses = (listed is not None and listed.act in TO_OTHERS) or at.token.lower.startswith("t")
    if pronoun in ("them", "him", "reporters", "us") or (addresses and pronoun in ("it", "her")):
        return None, after + 1
    return None, at.place + 1


def find_medium(at: CueAt, content: Sequence[Span]) -> str | None:
    """What it was said in: 'in a Facebook post', 'on state television'."""
    if at.token.lower.startswith("tweet"):
        return "tweet"
    for match in MEDIUM.finditer(at.parse.text, at.sentence.start, at.sentence.end):
        if not any(span.start <= match.start() < span.end and span.start > at.sentence.start for span in content):
            return match[1]
    return None


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The span without spaces and marks at its edges, or None where nothing is left."""
    while start < end and text[start] in " \t\n,;:–—-":
        start += 1
    while end > start and text[end - 1] in " \t\n,;:.–—":
        end -= 1
    return Span(start=start, end=end) if end > start else None
