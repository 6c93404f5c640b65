"""Who says what: quotes with their speakers, indirect speech, and what stands inside what.

Where a sentence has syntax, by the encoder's cues (cued.py); else by patterns (naive/sayings.py). Here sayings of all
sentences are put in order, quotes that stand alone go on with the speaker before them, and each saying learns which
other it stands inside, and when it was said.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from sayso.reading import cued
from sayso.reading.entities import FIRST_PRONOUNS, Cast
from sayso.reading.naive.sayings import READY, sayings_at
from sayso.reading.parse import Parse, Sentence
from sayso.reading.quotes import Quote, find_quotes
from sayso.reading.saying import CueAt, Saying
from sayso.record import Attribution, Span, TimeExpression


def find_sayings(parse: Parse, cast: Cast, dates: Sequence[TimeExpression]) -> tuple[Saying, ...]:
    """Every saying of the article in the order of its cues, nested by `via`."""
    quotes = find_quotes(parse)
    found: list[Saying] = []
    for sentence in parse.sentences:
        places = [cue.word for cue in sentence.syntax.cues] if sentence.syntax else range(len(sentence.tokens))
        ats = [CueAt(parse=parse, sentence=sentence, place=n, cast=cast, quotes=quotes) for n in (0, *places)]
        found += _of_sentence(sentence, ats[0], ats[1:])
    found = _quotes_alone(parse, found, quotes)
    numbered = [
        dataclasses.replace(
            one, attribution=dataclasses.replace(one.attribution, id=f"a{number}", date=_said_on(parse, one, dates))
        )
        for number, one in enumerate(sorted(found, key=lambda one: _first(one.attribution)), start=1)
    ]
    return tuple(_inside(parse, one, numbered) for one in numbered)


def _of_sentence(sentence: Sentence, opening: CueAt, ats: Sequence[CueAt]) -> Iterator[Saying]:
    """The sayings of a sentence: by its cues, and by a name and a colon that open it."""
    if sentence.syntax is None:
        yield from (saying for at in ats for saying in sayings_at(at))
        return
    told = [one for at, cue in zip(ats, sentence.syntax.cues, strict=True)
            for one in cued.sayings(at, sentence.syntax, cue)]  # fmt: skip
    told += [one for at in _offers(sentence, opening) for one in sayings_at(at)]
    yield from (_relaying(one, told) for one in told)
    yield from (one for one in cued.labelled(opening) if not any(_overlap(one, other) for other in told))


def _offers(sentence: Sentence, opening: CueAt) -> Iterator[CueAt]:
    """Offers in words of being ready ("we are ready to stop on condition that …"), which no cue of saying tells."""
    known = {cue.word for cue in sentence.syntax.cues} if sentence.syntax else set()
    for place, token in enumerate(sentence.tokens):
        if token.lower in READY and place not in known:
            yield dataclasses.replace(opening, place=place)


def _relaying(one: Saying, others: Sequence[Saying]) -> Saying:
    """A saying that follows another of the same words relays that one: "“…,” said X, the Courier reported"."""
    mine = one.attribution
    for other in others:
        inner = other.attribution
        if inner.content == mine.content and inner.source != mine.source and inner.cue[0].start < mine.cue[0].start:
            spans = (*inner.content, *inner.source, *inner.cue)
            whole = Span(start=min(span.start for span in spans), end=max(span.end for span in spans))
            return dataclasses.replace(one, attribution=dataclasses.replace(mine, content=(whole,)))
    return one


def _overlap(one: Saying, other: Saying) -> bool:
    """Whether two sayings have the same source."""
    return one.attribution.source[0].start == other.attribution.source[0].start


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
    cue = (one.attribution.cue or one.attribution.source)[-1]
    for number, date in enumerate(dates):
        inside = any(span.start <= date.start < span.end for span in one.attribution.content)
        if sentence.start <= date.start < sentence.end and not inside and 0 <= date.start - cue.end <= 60:
            return number
    return None
