"""Who says what: quotes with their speakers, 'X said', 'according to X', 'reports X', and what stands inside what.

The naive stage, for edited English news: a word of saying, the nearest fitting noun phrase as its source, and the
quote or the rest of the sentence as its content. First-person cues inside a quote ("I think") are part of the quote.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.reading import lexicon
from sayso.reading.entities import FIRST_PRONOUNS, Cast
from sayso.reading.lexicon import Cue
from sayso.reading.mentions import Found
from sayso.reading.parse import Parse, Sentence, Token
from sayso.reading.quotes import Quote, find_quotes
from sayso.record import Act, Attribution, EntityKind, Span, TimeExpression

READY = frozenset("ready willing prepared".split())
NOUN_CUES = frozenset("reports rumours claims allegations".split())
CLOSERS = frozenset({"’", "”", '"', "»", "'", "?", "!"})
BE = frozenset("is are was were be been being am 's 're".split())
DETERMINERS = frozenset("the a an his her its their this that these those such any no of".split())
SUBJECT_PRONOUNS = frozenset("he she they it i we".split())
SAYERS = frozenset({EntityKind.PERSON, EntityKind.GROUP, EntityKind.ORGANIZATION, EntityKind.PLACE})
MEDIUM = re.compile(
    r"\b(?:in|on|via|through) (?:a |an |his |her |its |their |the )?"
    r"((?:[\w-]+ ){0,2}?(?:post|statement|tweet|video|interview|letter|message|broadcast|speech|briefing|report|news conference"
    r"|press conference|communiqué|telegram channel|state television|state media|radio|Facebook|Twitter|Telegram|X))\b",
    re.IGNORECASE,
)
ULTIMATUM = re.compile(r"\bmust\b|\bor (?:die|face|else|be)\b|\bunless\b", re.IGNORECASE)
"""Words that turn a belligerent's warning into a threat."""
THAT_REACH = 9
"""Tokens between a cue and its 'that', with when and where it was said between them."""
CUE_REACH = 6
"""Tokens after a turn in which another voice's cue shows that the turn is to it."""
TURNS = frozenset("but while although whereas though".split())
SOURCE_REACH = 25
"""Tokens to the left of a cue in which its source may stand; appositions are long, but not longer."""


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
        found += _in_sentence(parse, sentence, cast, quotes)
    found = _quotes_alone(parse, found, quotes)
    numbered = [
        dataclasses.replace(
            one, attribution=dataclasses.replace(one.attribution, id=f"a{number}", date=_said_on(parse, one, dates))
        )
        for number, one in enumerate(sorted(found, key=lambda one: _first(one.attribution)), start=1)
    ]
    return tuple(
        dataclasses.replace(one, attribution=dataclasses.replace(one.attribution, via=_via(one, numbered)))
        for one in numbered
    )


def _first(one: Attribution) -> tuple[int, int]:
    spans = one.cue or one.source or one.content
    return spans[0].start, spans[0].end


def _via(one: Saying, others: Sequence[Saying]) -> str | None:
    """The smallest other saying whose content holds this one's cue."""
    start = _first(one.attribution)[0]
    holding = [
        other
        for other in others
        if other is not one and any(span.start <= start < span.end for span in other.attribution.content)
    ]
    smallest = min(holding, key=lambda other: sum(s.end - s.start for s in other.attribution.content), default=None)
    return smallest.attribution.id if smallest else None


def _in_sentence(parse: Parse, sentence: Sentence, cast: Cast, quotes: Sequence[Quote]) -> Iterator[Saying]:
    tokens = sentence.tokens
    for place, token in enumerate(tokens):
        if token.lower == "according" and place + 2 < len(tokens) and tokens[place + 1].lower == "to":
            saying = _according(parse, sentence, place, cast)
        elif token.text == ":" and _opens_quote(tokens, place):
            saying = _colon(parse, sentence, place, cast, quotes)
        elif token.lower in NOUN_CUES and _tells(tokens, place):
            saying = _noun(parse, sentence, place)
        elif token.lower in lexicon.cues() and not _is_noun(sentence, place):
            saying = _verb(parse, sentence, place, cast, quotes)
        else:
            continue
        if saying:
            yield from _voices(parse, sentence, saying, cast)


def _tells(tokens: Sequence[Token], place: int) -> bool:
    """Whether a noun of saying is followed by what it tells: 'reports that …', 'unconfirmed reports the Taliban had …'."""
    after = [token for token in tokens[place + 1 : place + 3]]
    doubted = place > 0 and tokens[place - 1].lower in ("unconfirmed", "unverified")
    return bool(after) and (after[0].lower == "that" or (doubted and (after[0].lower == "the" or after[0].is_capital)))


def _noun(parse: Parse, sentence: Sentence, place: int) -> Saying | None:
    """'amid unconfirmed reports that …': a voice without a name; its words are source and cue."""
    tokens = sentence.tokens
    first = place - 1 if place and tokens[place - 1].lower in ("unconfirmed", "unverified") else place
    span = Span(start=tokens[first].start, end=tokens[place].end)
    after = place + 2 if tokens[place + 1].lower == "that" else place + 1
    stop = next((t.start for t in tokens[after:] if t.text in (",", "–", "—", ";")), sentence.end)
    content = _trim(parse.text, tokens[after].start, stop) if after < len(tokens) else None
    if content is None:
        return None
    return Saying(
        attribution=Attribution(
            id="", source=(span,), cue=(span,), content=(content,), entity=None, medium=None, act=Act.CLAIM
        ),
        cue=lexicon.cues()["claimed"],
        sentence=sentence.index,
    )


def _voices(parse: Parse, sentence: Sentence, saying: Saying, cast: Cast) -> Iterator[Saying]:
    """One saying a voice: 'both X and Y pledged' is two."""
    source = saying.attribution.source[0]
    tokens = sentence.tokens
    for one in cast.in_sentence(sentence.index):
        joined = one.last + 1 < len(tokens) and tokens[one.last + 1].lower == "and"
        gap = parse.text[one.mention.end : source.start].split()
        if (
            joined
            and one.named
            and may_say(one)
            and gap[:1] == ["and"]
            and 1 <= len(gap) <= 3
            and one.mention.end < source.start
        ):
            twin = dataclasses.replace(
                saying.attribution,
                source=(Span(start=one.mention.start, end=one.mention.end),),
                entity=one.mention.entity,
            )
            yield dataclasses.replace(saying, attribution=twin)
    yield saying


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


def _source(sentence: Sentence, place: int, cast: Cast, quotes: Sequence[Quote]) -> tuple[Span, str | None] | None:
    """The words of whom a cue's saying comes from, left of it or inverted right of it, and their entity."""
    right = _inverted(sentence, place, cast)
    if right:
        return right
    inside = next((quote for quote in quotes if quote.holds(sentence.tokens[place].start)), None)
    aside = _aside(sentence, place)
    best: tuple[Span, str | None] | None = None
    for first, last, entity in reversed(_phrases(sentence, cast, place)):
        if place - last > SOURCE_REACH:
            break
        start = sentence.tokens[first].start
        if inside is None and any(quote.holds(start) for quote in quotes):
            continue
        span = Span(start=start, end=sentence.tokens[last].end)
        if last == place - 1 and not (first and sentence.tokens[first - 1].lower == "of"):
            return span, entity
        if is_apposition(sentence, first) or first > aside:
            continue
        if is_free(sentence, first):
            return span, entity
        best = best or (span, entity)
    return best


def _aside(sentence: Sentence, place: int) -> int:
    """Where the aside between dashes or brackets opens that closes right before a cue; else the cue itself."""
    tokens, close = sentence.tokens, place - 1
    while close >= 0 and tokens[close].lower in ("has", "have", "had", "also"):
        close -= 1
    if close < 1 or tokens[close].text not in ("–", "—", ")"):
        return place
    opener = "(" if tokens[close].text == ")" else tokens[close].text
    return next((n for n in range(close - 1, -1, -1) if tokens[n].text == opener), place)


def _phrases(sentence: Sentence, cast: Cast, before: int) -> list[tuple[int, int, str | None]]:
    """Mentions and subject pronouns left of a token: first and last token, entity; longer mentions before their parts."""
    phrases = [
        (one.first, one.last, one.mention.entity)
        for one in cast.in_sentence(sentence.index)
        if one.last < before and may_say(one) and not is_possessor(sentence, one.last)
    ]
    phrases = [p for p in phrases if not any(q[0] <= p[0] and p[1] <= q[1] and q != p for q in phrases)]
    for number, token in enumerate(sentence.tokens[:before]):
        if token.lower in SUBJECT_PRONOUNS:
            phrases.append((number, number, cast.refers(sentence, number)))
    return sorted(phrases)


def is_free(sentence: Sentence, first: int) -> bool:
    """Whether a noun phrase may be a subject: no preposition and no verb form stands right before it."""
    place = first - 1
    while place >= 0 and sentence.tokens[place].lower in DETERMINERS - {"of", "that"} | lexicon.name_words()["titles"]:
        place -= 1
    if place < 0:
        return True
    before = sentence.tokens[place].lower
    if before in (
        "alongside",
        "including",
        "like",
        "than",
        "about",
        "of",
        "in",
        "by",
        "with",
        "against",
        "to",
        "from",
        "for",
        "on",
        "at",
        "near",
        "into",
        "towards",
        "between",
    ):
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


def _inverted(sentence: Sentence, place: int, cast: Cast) -> tuple[Span, str | None] | None:
    """'…,' said Milley; …, reports The Times."""
    tokens = sentence.tokens
    before = tokens[place - 1].text if place else ""
    if before not in CLOSERS | {","}:
        return None
    quoted = before != "," or (place > 1 and tokens[place - 2].text in CLOSERS)
    after = place + 1
    while after < len(tokens) and tokens[after].lower in {"the", "a", "an"} | lexicon.name_words()["titles"]:
        after += 1
    for one in cast.in_sentence(sentence.index):
        if one.first <= after <= one.last and may_say(one) and (quoted or _ends(sentence, one.last)):
            return Span(start=one.mention.start, end=one.mention.end), one.mention.entity
    if quoted and place + 1 < len(tokens) and tokens[place + 1].lower in SUBJECT_PRONOUNS:
        pronoun = tokens[place + 1]
        return Span(start=pronoun.start, end=pronoun.end), cast.refers(sentence, place + 1)
    return None


def _ends(sentence: Sentence, last: int) -> bool:
    """Whether a sentence, or its clause, ends right after a token."""
    return last + 1 >= len(sentence.tokens) or sentence.tokens[last + 1].text in ".,;"


def may_say(one: Found) -> bool:
    """Whether a mention may be a voice: people and bodies, and of places only what stands for a government."""
    if one.mention.kind is not EntityKind.PLACE:
        return one.mention.kind in SAYERS
    known = lexicon.countries()
    return one.mention.exact in known.names or one.mention.exact in known.governments


def _verb(parse: Parse, sentence: Sentence, place: int, cast: Cast, quotes: Sequence[Quote]) -> Saying | None:
    """A saying made by a verb of the cue list."""
    tokens, cue = sentence.tokens, lexicon.cues()[sentence.tokens[place].lower]
    if _is_governed(sentence, place):
        return None
    source = _source(sentence, place, cast, quotes)
    if source is None or _first_person(parse, sentence, source[0], quotes, place):
        return None
    addressee, after = _addressee(sentence, place, source[0], cast)
    addressed = addressee is not None or after > place + 1
    content = _content(parse, sentence, place, after, source[0], quotes)
    if not content or not _takes(cue, sentence, place, after, content, quotes):
        return None
    act = _act(parse, sentence, cue, content, after)
    told = parse.text[content[0].start : content[-1].end]
    threat = lexicon.cues()["threatened"]
    if act is Act.WARN and addressed and ULTIMATUM.search(told):
        act, cue = Act.THREATEN, threat
    if act is Act.DEMAND and cue.outer is None:
        cue = lexicon.cues()["urged"]
    return Saying(
        attribution=Attribution(
            id="",
            source=(source[0],),
            cue=(Span(start=tokens[place].start, end=tokens[place].end),),
            content=tuple(content),
            entity=source[1],
            medium=_medium(parse, sentence, tokens[place].lower, content),
            act=act,
        ),
        cue=cue,
        sentence=sentence.index,
        addressee=addressee,
        quoted=any(quote.start <= span.end and span.start <= quote.end for quote in quotes for span in content),
    )


def _is_governed(sentence: Sentence, place: int) -> bool:
    """Whether a cue is passive ('was told', 'is not expected') or an infinitive ('to claim total rule'): nobody says it."""
    before = [token.lower for token in sentence.tokens[max(0, place - 3) : place]]
    if sentence.tokens[place].lower in READY:
        after = sentence.tokens[place + 1].lower if place + 1 < len(sentence.tokens) else ""
        return after != "to"
    while before and (before[-1] in ("not", "n't", "also", "being") or before[-1].endswith("ly")):
        before.pop()
    return bool(before) and before[-1] in BE | {"to"} and sentence.tokens[place].lower != "saying"


def _first_person(parse: Parse, sentence: Sentence, span: Span, quotes: Sequence[Quote], place: int) -> bool:
    word = parse.text[span.start : span.end].lower()
    return word in FIRST_PRONOUNS and any(quote.holds(sentence.tokens[place].start) for quote in quotes)


def _act(parse: Parse, sentence: Sentence, cue: Cue, content: Sequence[Span], after: int) -> Act:
    """The act of a cue; asking somebody *to* do a thing is demanding it."""
    first = sentence.tokens[after].lower if after < len(sentence.tokens) else ""
    if cue.act in (Act.ASK, Act.STATE) and first == "to":
        return Act.DEMAND
    return cue.act


def _addressee(sentence: Sentence, place: int, source: Span, cast: Cast) -> tuple[Found | None, int]:
    """Whom it is said to, where a mention follows the cue at once, and the token after it."""
    tokens, after = sentence.tokens, place + 1
    while after < len(tokens) and tokens[after].lower in ("the", "a", "its", "their", "his", "her", "on", "against"):
        after += 1
    for one in cast.in_sentence(sentence.index):
        if one.first <= after <= one.last and one.mention.start != source.start and may_say(one):
            following = tokens[one.last + 1].lower if one.last + 1 < len(tokens) else ""
            if following in ("to", "that", ":", "of", "for", ",", "they", "he", "she", "it", "in", "on", "over"):
                return one, one.last + 1
    if after < len(tokens) and tokens[after].lower in ("them", "him", "her", "reporters", "us", "it"):
        return None, after + 1
    return None, place + 1


def _content(
    parse: Parse, sentence: Sentence, place: int, after: int, source: Span, quotes: Sequence[Quote]
) -> list[Span]:
    """What is said: the quotes of the sentence that the cue stands outside of, else the rest of the sentence."""
    tokens, text = sentence.tokens, parse.text
    cue = tokens[place]
    if not any(quote.holds(cue.start) for quote in quotes):
        near = [
            q for q in quotes if q.start < sentence.end and sentence.start < q.end and _whole(parse, sentence, q, place)
        ]
        if near:
            return [span for quote in near for span in quote.spans]
    after = _past_setting(sentence, after)
    while after < len(tokens) and tokens[after].lower in ("that", ":", ",") and after < len(tokens) - 1:
        after += 1
    if after < len(tokens) - 1 and tokens[after].lower == "of":
        after += 1
    tail = _trim(text, tokens[after].start, _tail_end(sentence, after)) if after < len(tokens) else None
    head_end = min(source.start, cue.start)
    comma = text.rfind(",", sentence.start, head_end)
    aside = (
        tokens[place + 1 : place + 2] and tokens[place + 1].text in ",." and _follows_comma(text, comma, source.start)
    )
    if aside and source.start < cue.start and comma > sentence.start:
        head = _trim(text, sentence.start, comma)
        return [head] if head else []
    infinitive = "to" in lexicon.cues()[cue.lower].takes and after < len(tokens) and tokens[after].lower == "to"
    at_end = (
        tail is None or not any(t.is_word for t in tokens[after:]) or (_only_aside(sentence, after) and not infinitive)
    )
    if at_end or source.start > cue.start:
        if comma > sentence.start and not text[comma + 1 : head_end].strip("’”\"' "):
            return [_trim(text, sentence.start, comma)]  # type: ignore[list-item]
        head = _trim(text, sentence.start, head_end)
        return [head] if head and at_end and head.end - head.start > 3 else []
    return [tail] if tail else []


def _follows_comma(text: str, comma: int, start: int) -> bool:
    """Whether nothing but an article and titles stands between a comma and a source ('…, the UN said, and …')."""
    words = text[comma + 1 : start].lower().split()
    return comma >= 0 and all(word in {"the", "a", "an"} | lexicon.name_words()["titles"] for word in words)


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


def _whole(parse: Parse, sentence: Sentence, quote: Quote, place: int) -> bool:
    """Whether a quote is what a cue says: long, or ending at a comma or stop, and no other cue nearer to it."""
    words = len(parse.text[quote.start : quote.end].split())
    edge = parse.text[quote.end - 1 : quote.end] in ",.?!…" or quote.start - sentence.start <= 1
    cue = sentence.tokens[place]
    low, high = (cue.end, quote.start) if quote.start > cue.end else (quote.end, cue.start)
    other = any(low <= token.start and token.end <= high and token.lower in lexicon.cues() for token in sentence.tokens)
    return ((edge and words > 2) or words > 8) and not other


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


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start] in " \t\n,;:–—-":
        start += 1
    while end > start and text[end - 1] in " \t\n,;:.–—":
        end -= 1
    return Span(start=start, end=end) if end > start else None


def _takes(
    cue: Cue, sentence: Sentence, place: int, after: int, content: Sequence[Span], quotes: Sequence[Quote]
) -> bool:
    """Whether the content is one that the cue can have; a bare clause needs a cue that takes clauses."""
    tokens = sentence.tokens
    if "clause" in cue.takes or any(q.start == s.start for q in quotes for s in content):
        return True
    near = {token.lower for token in tokens[after : after + 2]} | {
        tokens[place + 1].lower if place + 1 < len(tokens) else ""
    }
    wanted = {"to": {"to", "not"}, "of": {"of"}, "for": {"for", "on", "upon"}, "with": {"with"}}
    return "object" in cue.takes or any(near & wanted[kind] for kind in cue.takes)


def _medium(parse: Parse, sentence: Sentence, cue: str, content: Sequence[Span]) -> str | None:
    if cue.startswith("tweet"):
        return "tweet"
    for match in MEDIUM.finditer(parse.text, sentence.start, sentence.end):
        if not any(span.start <= match.start() < span.end and span.start > sentence.start for span in content):
            return match[1]
    return None


def _according(parse: Parse, sentence: Sentence, place: int, cast: Cast) -> Saying | None:
    """'according to the World Food Programme': the content is the sentence before it, or after its comma."""
    tokens, text = sentence.tokens, parse.text
    sources = [one for one in cast.in_sentence(sentence.index) if place + 1 < one.first <= place + 6]
    sources = [one for one in sources if not any(o.first <= one.first and one.last < o.last for o in sources)]
    if not sources:
        return None
    one = sources[0]
    before = _trim(text, sentence.start, tokens[place].start)
    later = text.find(",", one.mention.end, sentence.end)
    content = (
        before
        if before and before.end - before.start > 3
        else _trim(text, later + 1, sentence.end)
        if later > 0
        else None
    )
    if content is None:
        return None
    return Saying(
        attribution=Attribution(
            id="",
            source=(Span(start=one.mention.start, end=one.mention.end),),
            cue=(Span(start=tokens[place].start, end=tokens[place + 1].end),),
            content=(content,),
            entity=one.mention.entity,
            medium=None,
            act=Act.STATE,
        ),
        cue=lexicon.cues()["said"],
        sentence=sentence.index,
    )


def _colon(parse: Parse, sentence: Sentence, place: int, cast: Cast, quotes: Sequence[Quote]) -> Saying | None:
    """'US General Mark Milley: ‘I think …’', as headlines and bullets have it: no word of saying before the colon."""
    if any(token.lower in lexicon.cues() for token in sentence.tokens[:place]):
        return None
    mention = next((one for one in cast.in_sentence(sentence.index) if one.last == place - 1 and one.named), None)
    quote = next((q for q in quotes if 0 <= q.start - sentence.tokens[place].end <= 3), None)
    if mention is None or quote is None or mention.mention.kind not in SAYERS:
        return None
    return Saying(
        attribution=Attribution(
            id="",
            source=(Span(start=mention.mention.start, end=mention.mention.end),),
            cue=(Span(start=sentence.tokens[place].start, end=sentence.tokens[place].end),),
            content=quote.spans,
            entity=mention.mention.entity,
            medium=None,
            act=Act.STATE,
        ),
        cue=lexicon.cues()["said"],
        sentence=sentence.index,
        quoted=True,
    )


def _quotes_alone(parse: Parse, sayings: list[Saying], quotes: Sequence[Quote]) -> list[Saying]:
    """A paragraph that opens with a quote nobody was found for goes on with the speaker of the last one, if that was quoted."""
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
