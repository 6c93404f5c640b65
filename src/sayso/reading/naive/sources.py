"""Who says it: the words of a saying's source and the entity they mean.

The nearest noun phrase left of the cue that may be a subject, past appositions and asides; or the
phrase right of an inverted cue ("…," said X); and each voice of a pair ("both X and Y pledged").
"""

from __future__ import annotations

from collections.abc import Iterator

from sayso.reading import lexicon
from sayso.reading.parse import Sentence
from sayso.reading.saying import CueAt, Source, may_say
from sayso.record import Span

CLOSERS = frozenset({"’", "”", '"', "»", "'", "?", "!"})
DETERMINERS = frozenset("the a an his her its their this that these those such any no of".split())
SUBJECT_PRONOUNS = frozenset("he she they it i we".split())
NOT_SUBJECT = frozenset(
    "of in by with against to from for on at near into towards between alongside including like than about".split()
)
"""Prepositions: the phrase after them is no subject."""
SOURCE_REACH = 25
"""Tokens to the left of a cue in which its source may stand; appositions are long, but not longer."""


def find_source(at: CueAt) -> Source | None:
    """Of whom a saying comes: inverted right of its cue, else left of it."""
    right = _inverted(at)
    if right:
        return right
    aside = _aside(at.sentence, at.place)
    best: Source | None = None
    for first, last, entity in reversed(_phrases(at)):
        if at.place - last > SOURCE_REACH:
            break
        start = at.tokens[first].start
        if not at.quoted and any(quote.holds(start) for quote in at.quotes):
            continue
        source = Source(span=Span(start=start, end=at.tokens[last].end), entity=entity)
        if last == at.place - 1 and not (first and at.tokens[first - 1].lower == "of"):
            return source
        if is_apposition(at.sentence, first) or first > aside:
            continue
        if is_free(at.sentence, first):
            return source
        best = best or source
    return best


def paired(at: CueAt, source: Source) -> Iterator[Source]:
    """The other voice of a pair: X of 'both X and Y pledged', where Y is the source."""
    for one in at.cast.in_sentence(at.sentence.index):
        joined = one.last + 1 < len(at.tokens) and at.tokens[one.last + 1].lower == "and"
        gap = at.parse.text[one.mention.end : source.span.start].split()
        near = gap[:1] == ["and"] and len(gap) <= 3 and one.mention.end < source.span.start
        if joined and near and one.named and may_say(one):
            yield Source(span=Span(start=one.mention.start, end=one.mention.end), entity=one.mention.entity)


def _aside(sentence: Sentence, place: int) -> int:
    """Where the aside opens that closes right before a cue: between dashes or brackets, or '…, who leads Y, told'."""
    tokens, close = sentence.tokens, place - 1
    while close >= 0 and tokens[close].lower in ("has", "have", "had", "also"):
        close -= 1
    if close < 1 or tokens[close].text not in ("–", "—", ")", ","):
        return place
    if tokens[close].text == ",":
        relative = ("who", "which", "whose")
        return next((n for n in range(close - 2, -1, -1) if _opens_relative(sentence, n, relative)), place)
    opener = "(" if tokens[close].text == ")" else tokens[close].text
    return next((n for n in range(close - 1, -1, -1) if tokens[n].text == opener), place)


def _opens_relative(sentence: Sentence, place: int, relative: tuple[str, ...]) -> bool:
    return sentence.tokens[place].text == "," and sentence.tokens[place + 1].lower in relative


def _phrases(at: CueAt) -> list[tuple[int, int, str | None]]:
    """Mentions and subject pronouns left of a cue: first and last token, entity; longer ones before their parts."""
    phrases = [
        (one.first, one.last, one.mention.entity)
        for one in at.cast.in_sentence(at.sentence.index)
        if one.last < at.place and may_say(one) and not is_possessor(at.sentence, one.last)
    ]
    phrases = [p for p in phrases if not any(q[0] <= p[0] and p[1] <= q[1] and q != p for q in phrases)]
    for number, token in enumerate(at.tokens[: at.place]):
        if token.lower in SUBJECT_PRONOUNS:
            phrases.append((number, number, at.cast.refers(at.sentence, number)))
    return sorted(phrases)


def is_free(sentence: Sentence, first: int) -> bool:
    """Whether a noun phrase may be a subject: no preposition and no verb form stands right before it."""
    place = first - 1
    while place >= 0 and sentence.tokens[place].lower in DETERMINERS - {"of", "that"} | lexicon.name_words()["titles"]:
        place -= 1
    if place < 0:
        return True
    before = sentence.tokens[place].lower
    if before in NOT_SUBJECT:
        return False
    verb = any(word.form != "noun" for word in lexicon.triggers().get((before,), ()))
    return not before.endswith("ing") and before not in lexicon.cues() and not verb


def is_possessor(sentence: Sentence, last: int) -> bool:
    """Whether a phrase is followed by a possessive 's, and so is not the head of its noun phrase."""
    return last + 1 < len(sentence.tokens) and sentence.tokens[last + 1].lower in ("'s", "'")


def is_apposition(sentence: Sentence, first: int) -> bool:
    """Whether a common noun phrase only describes the name before its comma ('Massoud, the leader of …')."""
    tokens, place = sentence.tokens, first - 1
    described = False
    while place >= 0 and (tokens[place].lower in ("the", "a", "an", "its", "their", "his") or tokens[place].lower in
                          lexicon.name_words()["modifiers"]):  # fmt: skip
        described, place = True, place - 1
    if not described or place < 1 or tokens[place].text not in (",", "–"):
        return False
    return tokens[place - 1].is_capital or tokens[place - 1].text == ")"


def _inverted(at: CueAt) -> Source | None:
    """'…,' said Milley; …, reports The Times."""
    tokens, place = at.tokens, at.place
    before = tokens[place - 1].text if place else ""
    if before not in CLOSERS | {","}:
        return None
    quoted = before != "," or (place > 1 and tokens[place - 2].text in CLOSERS)
    after = place + 1
    while after < len(tokens) and tokens[after].lower in {"the", "a", "an"} | lexicon.name_words()["titles"]:
        after += 1
    for one in at.cast.in_sentence(at.sentence.index):
        if one.first <= after <= one.last and may_say(one) and (quoted or _ends(at.sentence, one.last)):
            return Source(span=Span(start=one.mention.start, end=one.mention.end), entity=one.mention.entity)
    if quoted and place + 1 < len(tokens) and tokens[place + 1].lower in SUBJECT_PRONOUNS:
        pronoun = tokens[place + 1]
        return Source(span=Span(start=pronoun.start, end=pronoun.end), entity=at.cast.refers(at.sentence, place + 1))
    return None


def _ends(sentence: Sentence, last: int) -> bool:
    """Whether a sentence, or its clause, ends right after a token."""
    return last + 1 >= len(sentence.tokens) or sentence.tokens[last + 1].text in ".,;"
