"""Who says what: quotes with their speakers, 'X said', 'according to X', 'reports X', and what stands inside what.

The naive stage, for edited English news: a word of saying, its source (sources.py) and its content (contents.py).
First-person cues inside a quote ("I think") are part of the quote.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.reading import lexicon
from sayso.reading.contents import find_content, find_medium, takes, trimmed
from sayso.reading.entities import FIRST_PRONOUNS, Cast
from sayso.reading.lexicon import Cue
from sayso.reading.mentions import Found
from sayso.reading.parse import Parse, Sentence, Token
from sayso.reading.quotes import Quote, find_quotes
from sayso.reading.sources import DETERMINERS, SAYERS, CueAt, Source, find_source, may_say, paired
from sayso.record import Act, Attribution, Span, TimeExpression

READY = frozenset("ready willing prepared".split())
NOUN_CUES = frozenset("reports rumours claims allegations".split())
DOUBTED = frozenset("unconfirmed unverified".split())
BE = frozenset("is are was were be been being am 's 're".split())
TO_OTHERS = frozenset({Act.WARN, Act.THREATEN, Act.DEMAND, Act.ASK, Act.ACCUSE})
"""Acts that are done to somebody: 'it' and 'her' after their cue are whom they address."""
ACCORDING_REACH = 6
"""Tokens after 'according' in which the name of the source begins."""
SHORT = 3
"""Characters that are no content: a mark or two before 'according to'."""
ULTIMATUM = re.compile(r"\bmust\b|\bor (?:die|face|else|be)\b|\bunless\b", re.IGNORECASE)
"""Words that turn a belligerent's warning into a threat."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """An attribution with what later stages ask of it: its cue's entry, sentence, and whom it is said to."""

    attribution: Attribution
    cue: Cue
    sentence: int
    addressee: Found | None = None
    quoted: bool = False


def find_sayings(parse: Parse, cast: Cast, dates: Sequence[TimeExpression]) -> tuple[Saying, ...]:
    """Every saying of the article in the order of its cues, nested by `via`."""
    quotes = find_quotes(parse)
    found: list[Saying] = []
    for sentence in parse.sentences:
        for place in range(len(sentence.tokens)):
            found += _at(CueAt(parse=parse, sentence=sentence, place=place, cast=cast, quotes=quotes))
    found = _quotes_alone(parse, found, quotes)
    numbered = [
        dataclasses.replace(
            one, attribution=dataclasses.replace(one.attribution, id=f"a{number}", date=_said_on(parse, one, dates))
        )
        for number, one in enumerate(sorted(found, key=lambda one: _first(one.attribution)), start=1)
    ]
    return tuple(_inside(parse, one, numbered) for one in numbered)


def _inside(parse: Parse, one: Saying, others: Sequence[Saying]) -> Saying:
    """The saying with the one that it stands inside; its 'we' is the speaker of that one."""
    via = _via(one, others)
    outer = next((other for other in others if other.attribution.id == via), None)
    words = [parse.text[span.start : span.end].lower() for span in one.attribution.source]
    own = outer is not None and bool(words) and words[0] in FIRST_PRONOUNS
    entity = outer.attribution.entity if own and outer is not None else one.attribution.entity
    return dataclasses.replace(one, attribution=dataclasses.replace(one.attribution, via=via, entity=entity))


def _first(one: Attribution) -> tuple[int, int]:
    spans = one.cue or one.source or one.content
    return spans[0].start, spans[0].end


def _via(one: Saying, others: Sequence[Saying]) -> str | None:
    """The smallest other saying whose content holds this one's cue, and is longer than this one's content."""
    start, size = _first(one.attribution)[0], _size(one.attribution)
    holding = [
        other
        for other in others
        if any(span.start <= start < span.end for span in other.attribution.content) and _size(other.attribution) > size
    ]
    smallest = min(holding, key=lambda other: _size(other.attribution), default=None)
    return smallest.attribution.id if smallest else None


def _size(one: Attribution) -> int:
    return sum(span.end - span.start for span in one.content)


def _at(at: CueAt) -> Iterator[Saying]:
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
    if source is None or (_first_person(at, source.span) and lexicon.cues()[at.token.lower].outer is None):
        return None
    addressee, after = _addressee(at, source.span)
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
        addressee=addressee,
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


def _first_person(at: CueAt, span: Span) -> bool:
    """Whether somebody quoted speaks of himself ('I think'): no saying of its own."""
    return at.quoted and at.parse.text[span.start : span.end].lower() in FIRST_PRONOUNS


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


def _addressee(at: CueAt, source: Span) -> tuple[Found | None, int]:
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
    addresses = lexicon.cues()[at.token.lower].act in TO_OTHERS or at.token.lower.startswith("t")
    if pronoun in ("them", "him", "reporters", "us") or (addresses and pronoun in ("it", "her")):
        return None, after + 1
    return None, at.place + 1


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


def _quotes_alone(parse: Parse, sayings: list[Saying], quotes: Sequence[Quote]) -> list[Saying]:
    """A paragraph that opens with a quote without a speaker goes on with the speaker of the quote before it."""
    found = list(sayings)
    for quote in quotes:
        opens = next((block for block in parse.blocks if quote.start - block.start in (0, 1)), None)
        if opens is None or len(parse.text[quote.start : quote.end].split()) <= 3:
            continue
        if any(span.start < quote.end and quote.start < span.end for one in found for span in one.attribution.content):
            continue
        before = [n for n, one in enumerate(found) if one.quoted and _first(one.attribution)[0] < quote.start]
        if before and _next_block(parse, found[before[-1]], opens.start):
            one = found[before[-1]]
            content = (*one.attribution.content, *quote.spans)
            found[before[-1]] = dataclasses.replace(
                one, attribution=dataclasses.replace(one.attribution, content=content)
            )
    return found


def _next_block(parse: Parse, one: Saying, start: int) -> bool:
    ends = max(span.end for span in (*one.attribution.content, *one.attribution.cue))
    between = [block for block in parse.blocks if ends <= block.start < start]
    return not between


def _said_on(parse: Parse, one: Saying, dates: Sequence[TimeExpression]) -> int | None:
    """The date that stands by the cue and outside the content: when it was said."""
    sentence = parse.sentences[one.sentence]
    cue = one.attribution.cue[0]
    for number, date in enumerate(dates):
        inside = any(span.start <= date.start < span.end for span in one.attribution.content)
        if sentence.start <= date.start < sentence.end and not inside and 0 <= date.start - cue.end <= 60:
            return number
    return None
