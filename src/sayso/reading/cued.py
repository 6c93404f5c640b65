"""Sayings of a sentence by the encoder's cues: whose words, which words, and what act they are.

What the encoder finds within the sentence is led on to the rest of the article: a quote that began before or goes on
after is taken whole, and a cue without words of its own ("…!” he cried.") takes the quote that ends right before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.reading import lexicon
from sayso.reading.found import Found
from sayso.reading.quotes import Quote
from sayso.reading.saying import CueAt, Saying, Source, addressee, find_medium, is_first_person, may_say, trimmed
from sayso.reading.syntax import Cue, Syntax
from sayso.record import Act, Attribution, ClaimType, Span

OUTER: dict[Act, tuple[ClaimType, str | None]] = {
    Act.THREATEN: (ClaimType.THREATEN, None), Act.DEMAND: (ClaimType.REQUEST, None),
    Act.OFFER: (ClaimType.AGREE, None), Act.PROMISE: (ClaimType.AGREE, None), Act.AGREE: (ClaimType.AGREE, None),
    Act.ACCUSE: (ClaimType.ACCUSE, "allege"), Act.REJECT: (ClaimType.REJECT, None),
}  # fmt: skip
"""The claim that an act makes, for cues that the table of cues does not hold."""
NOUN_CUES = frozenset("reports rumours claims allegations".split())
"""Nouns that are a voice of their own where nobody else is named ("unconfirmed reports that …")."""
MANY = frozenset({Act.STATE, Act.ASK, Act.WARN})
"""Acts of words that may do several. Accuracy of acts on our developing half, midway in the training: .838 by the
encoder alone, .868 so, .878 by the table wherever it knows the word, which loses outer claims of demands."""
TRYING = frozenset("try attempt seek manage fail".split())
"""Verbs that say how far something was done, not what somebody has in mind: they make it attempted, not said."""
LEFT_OUT = frozenset("that".split())
"""Words at the beginning of what is said that only join it to its cue."""
SHARED = 0.5
"""Share of a quote's words in this sentence that must be said by a cue for the whole quote to be."""
GAP = 4
"""Characters at most between a quote's end and the sentence of the cue that takes it."""


def sayings(at: CueAt, syntax: Syntax, cue: Cue) -> Iterator[Saying]:
    """The sayings of a cue that the encoder found, one a voice."""
    if syntax.lemmas[cue.word] in TRYING:
        return
    content, act = contents(at, cue), act_of(at, cue)
    said = list(sources(at, syntax, cue))
    words = tuple(Span(start=at.tokens[a].start, end=at.tokens[b - 1].end) for a, b in cue.words)
    if not said and at.token.lower in NOUN_CUES:
        said = [Source(span=words[0], entity=None)]
    if not content or not said or (is_first_person(at, said[0].span) and act not in OUTER):
        return
    to, _ = addressee(at, said[0].span)
    for source in said:
        yield Saying(
            attribution=Attribution(
                id="",
                source=(source.span,),
                cue=words,
                content=tuple(content),
                entity=source.entity,
                medium=find_medium(at, content),
                act=act,
            ),
            cue=entry(at, act, syntax.tellings[cue.word].type),
            sentence=at.sentence.index,
            word=cue.word,
            addressee=to,
            quoted=any(quote.start <= span.end and span.start <= quote.end for quote in at.quotes for span in content),
        )


def labelled(at: CueAt) -> Iterator[Saying]:
    """What a name and a colon give to somebody ("ARMY: …", "Pence: No debate"), as headlines and transcripts do.

    `at` is the first token of a sentence that opens its block; the content is the rest of the block.
    """
    here = [one for one in at.cast.in_sentence(at.sentence.index) if one.first == len(one.titles) and may_say(one)]
    block = at.parse.blocks[at.sentence.block]
    for one in here:
        after = one.last + 1
        if after + 1 >= len(at.tokens) or at.tokens[after].text != ":" or at.sentence.start != block.start:
            continue
        content = _unquoted(at.parse.text, Span(start=at.tokens[after + 1].start, end=block.end))
        if content is not None:
            yield Saying(
                attribution=Attribution(
                    id="",
                    source=(Span(start=at.sentence.start, end=one.mention.end),),
                    cue=(),
                    content=(content,),
                    entity=one.mention.entity,
                    medium=None,
                    act=Act.STATE,
                ),
                cue=lexicon.cues()["said"],
                sentence=at.sentence.index,
                word=None,
                quoted=at.parse.text[at.tokens[after + 1].start] in "“\"‘'",
            )
        return


def act_of(at: CueAt, cue: Cue) -> Act:
    """The act of a cue: the table's where it knows the word, save for words that say, ask and warn.

    "Said", "told", "warned" do what their content makes them do, and the encoder has read that; what "accused" or
    "denied" does, the word itself says.
    """
    listed = lexicon.cues().get(at.token.lower)
    return cue.act if listed is None or listed.act in MANY else listed.act


def entry(at: CueAt, act: Act, told: ClaimType | None) -> lexicon.Cue:
    """The table's entry for the word of a cue, or one made from its act.

    A word that the table does not hold makes a claim of its own only if it was also read as one that tells it (`told`).
    """
    listed = lexicon.cues().get(at.token.lower)
    if listed is not None and (listed.act is act or act is Act.STATE):
        return listed
    outer, mode = OUTER.get(act, (None, None))
    if listed is None and outer is not told:
        outer = mode = None
    return lexicon.Cue(act=act, takes=frozenset({"clause"}), outer=outer, mode=mode)


def sources(at: CueAt, syntax: Syntax, cue: Cue) -> Iterator[Source]:
    """Who says it: each voice of a coordination by itself."""
    for first, last in cue.source:
        spans = trimmed(at.parse.text, at.tokens[first].start, at.tokens[last - 1].end)
        if spans is None:
            return
        here = [o for o in at.cast.in_sentence(at.sentence.index) if first <= o.first and o.last < last and may_say(o)]
        voices = _voices(syntax, here, first, last)
        if len(voices) > 1:
            for one in voices:
                yield Source(span=Span(start=one.mention.start, end=one.mention.end), entity=one.mention.entity)
        elif voices:
            yield Source(span=spans, entity=voices[0].mention.entity)
        elif syntax.tellings[syntax.chief(first, last)].type is None:  # what happens ("closures threaten") says nothing
            yield Source(span=spans, entity=at.cast.refers(at.sentence, last - 1))


def _voices(syntax: Syntax, here: Sequence[Found], first: int, last: int) -> list[Found]:
    """The mentions that a source is of: the one its chief word is in, and those joined to that one by 'and'."""
    chief = syntax.chief(first, last)
    heads = [chief, *(kid for kid in syntax.children[chief] if syntax.relations[kid] == "conj" and first <= kid < last)]
    found = []
    for head in heads:
        holding = [one for one in here if one.first <= head <= one.last]
        if holding:
            found.append(max(holding, key=lambda one: (one.last == head, one.last - one.first)))
    named = [one for one in here if one.named]
    return found or named[-1:] or list(here[-1:])


def contents(at: CueAt, cue: Cue) -> list[Span]:
    """What is said, with the whole of every quote that it is part of."""
    found: list[Span] = []
    for first, last in cue.content:
        while first < last - 1 and at.tokens[first].lower in LEFT_OUT:
            first += 1
        span = trimmed(at.parse.text, at.tokens[first].start, at.tokens[last - 1].end)
        span = _unquoted(at.parse.text, span) if span else None
        if span is not None:
            found.append(span)
    if not found:
        before = [q for q in at.quotes if 0 <= at.sentence.start - q.end <= GAP and _same_block(at, q)]
        return [span for quote in before[-1:] for span in quote.spans]
    for quote in () if at.quoted else at.quotes:
        if _takes(quote, at, found):
            found = [one for one in found if not (quote.start <= one.start and one.end <= quote.end)]
            found += quote.spans
    return sorted(found, key=lambda span: span.start)


def _same_block(at: CueAt, quote: Quote) -> bool:
    block = at.parse.blocks[at.sentence.block]
    return block.start <= quote.spans[-1].start < block.end


def _takes(quote: Quote, at: CueAt, found: Sequence[Span]) -> bool:
    """Whether most of what a quote has in this sentence is said by the cue, and the quote goes on beyond it."""
    inside = [
        (max(span.start, at.sentence.start), min(span.end, at.sentence.end))
        for span in quote.spans
        if span.start < at.sentence.end and at.sentence.start < span.end
    ]
    size = sum(end - start for start, end in inside)
    said = sum(
        max(0, min(end, one.end) - max(start, one.start)) for start, end in inside for one in found
    )  # fmt: skip
    beyond = quote.start < at.sentence.start or quote.end > at.sentence.end
    return size > 0 and beyond and said >= SHARED * size


def _unquoted(text: str, span: Span) -> Span | None:
    """Without a quotation mark at an edge."""
    start, end = span.start, span.end
    while start < end and text[start] in "“\"‘'«„":
        start += 1
    while end > start and text[end - 1] in '”"’»“' and (text[end - 1] != "’" or text[end - 2] in ",.!?…"):
        end -= 1
    return trimmed(text, start, end)
