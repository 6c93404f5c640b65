"""Who says what, without syntax: 'X said', 'according to X', 'reports that …', and the colon of headlines.

For edited English news: a word of saying, its source (sources.py) and its content (contents.py). First-person cues
inside a quote ("I think") are part of the quote.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence

from sayso.reading import lexicon
from sayso.reading.lexicon import Cue
from sayso.reading.naive.contents import find_content, takes
from sayso.reading.naive.sources import DETERMINERS, find_source, paired
from sayso.reading.parse import Sentence
from sayso.reading.saying import (
    SAYERS,
    CueAt,
    Saying,
    Source,
    addressee,
    find_medium,
    is_first_person,
    trimmed,
)
from sayso.reading.words import Token
from sayso.record import Act, Attribution, Span

READY = frozenset("ready willing prepared".split())
NOUN_CUES = frozenset("reports rumours claims allegations".split())
DOUBTED = frozenset("unconfirmed unverified".split())
BE = frozenset("is are was were be been being am 's 're".split())
ACCORDING_REACH = 6
"""Tokens after 'according' in which the name of the source begins."""
SHORT = 3
"""Characters that are no content: a mark or two before 'according to'."""
ULTIMATUM = re.compile(r"\bmust\b|\bor (?:die|face|else|be)\b|\bunless\b", re.IGNORECASE)
"""Words that turn a belligerent's warning into a threat."""


def sayings_at(at: CueAt) -> Iterator[Saying]:
    """The sayings that a token tells as a word of saying, one a voice."""
    tokens, place, word = at.tokens, at.place, at.token
    if word.lower == "according" and place + 2 < len(tokens) and tokens[place + 1].lower == "to":
        saying = _according(at)
    elif word.text == ":" and _opens_quote(tokens, place):
        saying = _colon(at)
    elif word.lower in NOUN_CUES and _tells(tokens, place):
        saying = _noun(at)
    elif word.lower in lexicon.cues() and not _is_noun(at.sentence, place):
        saying = _verb(at)
    else:
        return
    if saying:
        source = Source(span=saying.attribution.source[0], entity=saying.attribution.entity)
        for other in paired(at, source):
            twin = dataclasses.replace(saying.attribution, source=(other.span,), entity=other.entity)
            yield dataclasses.replace(saying, attribution=twin)
        yield saying


def _told(at: CueAt, source: Source, cue: Span, content: Sequence[Span]) -> Saying:
    """A plain saying."""
    return Saying(
        attribution=Attribution(
            id="",
            source=(source.span,),
            cue=(cue,),
            content=tuple(content),
            entity=source.entity,
            medium=None,
            act=Act.STATE,
        ),
        cue=lexicon.cues()["said"],
        sentence=at.sentence.index,
        word=at.place,
    )


def _tells(tokens: Sequence[Token], place: int) -> bool:
    """Whether a noun of saying is followed by what it tells: 'reports that …', 'unconfirmed reports the army had …'."""
    after = tokens[place + 1 : place + 3]
    doubted = place > 0 and tokens[place - 1].lower in DOUBTED
    return bool(after) and (after[0].lower == "that" or (doubted and (after[0].lower == "the" or after[0].is_capital)))


def _noun(at: CueAt) -> Saying | None:
    """'amid unconfirmed reports that …': a voice without a name; its words are source and cue."""
    tokens, place = at.tokens, at.place
    first = place - 1 if place and tokens[place - 1].lower in DOUBTED else place
    span = Span(start=tokens[first].start, end=tokens[place].end)
    after = place + 2 if tokens[place + 1].lower == "that" else place + 1
    stop = next((t.start for t in tokens[after:] if t.text in (",", "–", "—", ";")), at.sentence.end)
    content = trimmed(at.parse.text, tokens[after].start, stop) if after < len(tokens) else None
    if content is None:
        return None
    told = _told(at, Source(span=span, entity=None), span, [content])
    claimed = dataclasses.replace(told.attribution, act=Act.CLAIM)
    return dataclasses.replace(told, attribution=claimed, cue=lexicon.cues()["claimed"])


def _opens_quote(tokens: Sequence[Token], place: int) -> bool:
    return place + 1 < len(tokens) and tokens[place + 1].text in "“\"‘'«"


def _is_noun(sentence: Sentence, place: int) -> bool:
    """Whether a word that could be a cue is a noun or a participle here ('the claims', 'reports suggested')."""
    tokens = sentence.tokens
    before = tokens[place - 1].lower if place else ""
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if before in DETERMINERS or before in ("unconfirmed", "initial", "early"):
        return True
    return after is not None and after.lower in lexicon.cues() and tokens[place].lower.endswith("s")


def _verb(at: CueAt) -> Saying | None:
    """A saying made by a verb of the cue list."""
    source = None if _is_governed(at.sentence, at.place) else find_source(at)
    if source is None or (is_first_person(at, source.span) and lexicon.cues()[at.token.lower].outer is None):
        return None
    to, after = addressee(at, source.span)
    content = find_content(at, after, source.span)
    if not content or not takes(at, after, content):
        return None
    told = at.parse.text[content[0].start : content[-1].end]
    act, cue = _act(at, after, addressed=after > at.place + 1, told=told)
    plain = _told(at, source, Span(start=at.token.start, end=at.token.end), content)
    return dataclasses.replace(
        plain,
        attribution=dataclasses.replace(plain.attribution, medium=find_medium(at, content), act=act),
        cue=cue,
        addressee=to,
        quoted=any(quote.start <= span.end and span.start <= quote.end for quote in at.quotes for span in content),
    )


def _is_governed(sentence: Sentence, place: int) -> bool:
    """Whether a cue is passive ('was told', 'is not expected') or an infinitive ('to claim rule'): nobody says it."""
    before = [token.lower for token in sentence.tokens[max(0, place - 3) : place]]
    if sentence.tokens[place].lower in READY:
        after = sentence.tokens[place + 1].lower if place + 1 < len(sentence.tokens) else ""
        return after != "to"
    while before and (before[-1] in ("not", "n't", "also", "being") or before[-1].endswith("ly")):
        before.pop()
    return bool(before) and before[-1] in BE | {"to"} and sentence.tokens[place].lower != "saying"


def _act(at: CueAt, after: int, *, addressed: bool, told: str) -> tuple[Act, Cue]:
    """The act of a cue and the entry that says what claim it makes.

    Telling somebody *to* do a thing demands it; warning somebody that he must, or else, threatens him.
    """
    cue = lexicon.cues()[at.token.lower]
    infinitive = after < len(at.tokens) and at.tokens[after].lower == "to"
    if cue.act in (Act.ASK, Act.STATE) and infinitive:
        return Act.DEMAND, lexicon.cues()["urged"]
    if cue.act is Act.WARN and addressed and ULTIMATUM.search(told):
        return Act.THREATEN, lexicon.cues()["threatened"]
    return cue.act, cue


def _according(at: CueAt) -> Saying | None:
    """'according to the World Food Programme': the content is the sentence before it, or after its comma."""
    tokens, text, sentence, place = at.tokens, at.parse.text, at.sentence, at.place
    sources = [one for one in at.cast.in_sentence(sentence.index) if place + 1 < one.first <= place + ACCORDING_REACH]
    sources = [one for one in sources if not any(o.first <= one.first and one.last < o.last for o in sources)]
    if not sources:
        return None
    mention = sources[0].mention
    before = trimmed(text, sentence.start, tokens[place].start)
    later = text.find(",", mention.end, sentence.end)
    content = trimmed(text, later + 1, sentence.end) if later > 0 else None
    if before and before.end - before.start > SHORT:
        content = before
    if content is None:
        return None
    source = Source(span=Span(start=mention.start, end=mention.end), entity=mention.entity)
    return _told(at, source, Span(start=tokens[place].start, end=tokens[place + 1].end), [content])


def _colon(at: CueAt) -> Saying | None:
    """'US General Mark Milley: ‘I think …’', as headlines and bullets have it: no word of saying before the colon."""
    if any(token.lower in lexicon.cues() for token in at.tokens[: at.place]):
        return None
    here = at.cast.in_sentence(at.sentence.index)
    one = next((one for one in here if one.last == at.place - 1 and one.named), None)
    quote = next((q for q in at.quotes if 0 <= q.start - at.token.end <= 3), None)
    if one is None or quote is None or one.mention.kind not in SAYERS:
        return None
    source = Source(span=Span(start=one.mention.start, end=one.mention.end), entity=one.mention.entity)
    told = _told(at, source, Span(start=at.token.start, end=at.token.end), quote.spans)
    return dataclasses.replace(told, quoted=True)
