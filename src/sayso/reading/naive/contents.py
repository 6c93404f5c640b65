"""What is said: the quote, or the part of the sentence, that is the content of a saying.

A quote that the cue stands outside of and that is a saying, not one quoted word; else what follows
the cue up to a turn to another voice; else what stands before the comma ahead of "…, X said".
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.reading import lexicon
from sayso.reading.parse import Sentence
from sayso.reading.quotes import Quote
from sayso.reading.saying import CueAt, trimmed
from sayso.record import Span

THAT_REACH = 9
"""Tokens between a cue and its 'that', with when and where it was said between them."""
CUE_REACH = 6
"""Tokens after a turn in which another voice's cue shows that the turn is to it."""
TURNS = frozenset("but while although whereas though".split())
WHOLE_WORDS = 8
"""Words from which a quote is a saying even without a comma or stop at its end."""
CLAUSES = {"to": {"to", "not"}, "of": {"of"}, "for": {"for", "on", "upon"}, "with": {"with"}}
"""Words that open the kinds of content a cue may take (lexicon/cues.csv, column takes)."""


def find_content(at: CueAt, after: int, source: Span) -> list[Span]:
    """What is said: quotes, or the rest of the sentence from the token `after`, or its head before the source."""
    near = [] if at.quoted else [quote for quote in at.quotes if _is_said(at, quote)]
    if near:
        return [span for quote in near for span in quote.spans]
    tokens, text, sentence = at.tokens, at.parse.text, at.sentence
    after = _tail_start(sentence, after)
    tail = (
        trimmed(text, tokens[after].start, min(_tail_end(sentence, after), _quote_end(at)))
        if after < len(tokens)
        else None
    )
    head_end = min(source.start, at.token.start)
    comma = text.rfind(",", sentence.start, head_end)
    if _is_aside(at, comma, source):
        head = trimmed(text, sentence.start, comma)
        return [head] if head else []
    infinitive = "to" in lexicon.cues()[at.token.lower].takes and after < len(tokens) and tokens[after].lower == "to"
    silent = not any(token.is_word for token in tokens[after:]) or (_only_aside(sentence, after) and not infinitive)
    if tail is not None and not silent and source.start <= at.token.start:
        return [tail]
    if comma > sentence.start and not text[comma + 1 : head_end].strip("’”\"' "):
        head = trimmed(text, sentence.start, comma)
        return [head] if head else []
    if comma > sentence.start and _small(text[comma + 1 : head_end]):
        head_end = comma
    head = trimmed(text, sentence.start, head_end)
    return [head] if head and (tail is None or silent) and head.end - head.start > 3 else []


def takes(at: CueAt, after: int, content: Sequence[Span]) -> bool:
    """Whether the content is one that the cue can have; a bare clause needs a cue that takes clauses."""
    kinds = lexicon.cues()[at.token.lower].takes
    if "clause" in kinds or any(quote.start == span.start for quote in at.quotes for span in content):
        return True
    near = {token.lower for token in (*at.tokens[after : after + 2], *at.tokens[at.place + 1 : at.place + 2])}
    return "object" in kinds or any(near & CLAUSES[kind] for kind in kinds)


def _is_said(at: CueAt, quote: Quote) -> bool:
    """Whether a quote of the sentence is what the cue says: long, or ending at a comma or stop, no other cue nearer."""
    sentence, cue = at.sentence, at.token
    if not (quote.start < sentence.end and sentence.start < quote.end):
        return False
    words = len(at.parse.text[quote.start : quote.end].split())
    edge = at.parse.text[quote.end - 1 : quote.end] in ",.?!…" or quote.start - sentence.start <= 1
    low, high = (cue.end, quote.start) if quote.start > cue.end else (quote.end, cue.start)
    other = any(low <= token.start and token.end <= high and token.lower in lexicon.cues() for token in at.tokens)
    return ((edge and words > 2) or words > WHOLE_WORDS) and not other


def _quote_end(at: CueAt) -> int:
    """Where the quote ends that a cue stands in; the sentence's end for one outside of quotes."""
    spans = (span for quote in at.quotes for span in quote.spans)
    return next((span.end for span in spans if span.start <= at.token.start < span.end), at.sentence.end)


def _is_aside(at: CueAt, comma: int, source: Span) -> bool:
    """Whether the saying is an aside between commas, or ends its sentence: '…, the UN said, and …'."""
    following = at.tokens[at.place + 1].text if at.place + 1 < len(at.tokens) else ""
    small = comma > at.sentence.start and _small(at.parse.text[comma + 1 : source.start])
    return following in (",", ".") and small and source.start < at.token.start


def _small(words: str) -> bool:
    """Whether nothing but articles and titles stands in some words ('…, the UN said', '…, Colonel X said')."""
    return all(word in {"the", "a", "an"} | lexicon.name_words()["titles"] for word in words.lower().split())


def _tail_start(sentence: Sentence, after: int) -> int:
    """Past when and where it was said, past 'that' and 'of': the token at which the content begins."""
    tokens, after = sentence.tokens, _past_setting(sentence, after)
    while after < len(tokens) - 1 and tokens[after].lower in ("that", ":", ","):
        after += 1
    return after + 1 if after < len(tokens) - 1 and tokens[after].lower == "of" else after


def _past_setting(sentence: Sentence, after: int) -> int:
    """Past 'in a Facebook post that', 'Sunday that': when and where it was said, before the content begins."""
    tokens = sentence.tokens
    if after < len(tokens) and (
        tokens[after].lower in ("in", "on", "at", "during", "late", "via") or tokens[after].lower.endswith("day")
    ):
        for place in range(after, min(len(tokens), after + THAT_REACH)):
            if tokens[place].lower == "that":
                return place
            if tokens[place].text == ",":
                break
    return after


def _tail_end(sentence: Sentence, after: int) -> int:
    """Where indirect speech ends: at a turn to another voice (', but analysts warned'), else with the sentence."""
    tokens = sentence.tokens
    for place in range(after + 1, len(tokens) - 2):
        if tokens[place].text not in (",", "–", "—"):
            continue
        turn = tokens[place + 1].lower in TURNS or (
            tokens[place + 1].lower == "and" and tokens[place + 2].lower in TURNS
        )
        near = tokens[place + 1 : place + 2 + CUE_REACH]
        if (turn or near[0].lower in lexicon.people()) and any(token.lower in lexicon.cues() for token in near[1:]):
            return tokens[place].start
    return sentence.end


def _only_aside(sentence: Sentence, after: int) -> bool:
    """Whether what follows a cue is only when, where or how it was said."""
    tokens = sentence.tokens[after:]
    lowers = [token.lower for token in tokens if token.is_word]
    if not lowers or len(lowers) > 9:
        return not lowers
    if lowers[0] == "to":
        return len(lowers) <= 3
    return lowers[0] in (
        "on",
        "in",
        "at",
        "late",
        "earlier",
        "later",
        "during",
        "via",
        "yesterday",
        "by",
        "adding",
    ) or (lowers[0].endswith("day") and len(lowers) < 4)
