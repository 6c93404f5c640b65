"""Who and what is mentioned: the encoder's runs of words, with what the lists know of them.

The world list and the demonyms have the last word on the kind of a name that they know. Where a sentence has no
syntax, naive/mentions.py finds mentions by capitals and lists.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sayso.reading import lexicon
from sayso.reading.found import Found, titles_before
from sayso.reading.gazetteer import Gazetteer
from sayso.reading.lexicon import PeopleNoun
from sayso.reading.naive import mentions as naive
from sayso.reading.parse import Parse, Sentence
from sayso.reading.syntax import Marked, Syntax
from sayso.record import BlockKind, EntityKind, Mention

__all__ = ["Found", "find_mentions"]

VOICES = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
DEMONYM_KINDS = frozenset({EntityKind.NATIONALITY, EntityKind.GROUP, EntityKind.PLACE, EntityKind.PERSON})
TITLES = frozenset({BlockKind.TITLE, BlockKind.BYLINE})
"""Blocks in which capitals may be there for the look of it."""
NAMES = frozenset({"PROPN", "X"})
PARTICLES = frozenset(
    "of the de del la las los le les el al an ad bin ben du da do dos di y e et sur upon on und van der den".split()
)
"""Small words inside names of places."""
TOWN = 50_000
"""From this population a place is not taken for a person of that surname."""
WHERE = frozenset("in at near from to into around outside across towards".split())
"""Before a name these say that it is a place."""
INSIDE_NAMES = frozenset({"-", "–", "'", "’", ".", "'s", "’s", "/"})


def find_mentions(parse: Parse, gazetteer: Gazetteer) -> tuple[Found, ...]:
    """Every mention of the article, in order; nested where the text nests them."""
    if any(sentence.syntax is None for sentence in parse.sentences):
        return naive.find_mentions(parse, gazetteer)
    found = [one for sentence in parse.sentences if sentence.syntax for one in _in(parse, sentence, sentence.syntax)]
    return tuple(sorted(_surnames(parse, found, gazetteer), key=lambda one: (one.mention.start, one.mention.end)))


def _surnames(parse: Parse, found: list[Found], gazetteer: Gazetteer) -> list[Found]:
    """Names of one word read as places that end a person's name in the same article are that person's."""
    last = {one.mention.exact.split()[-1] for one in found
            if one.mention.kind is EntityKind.PERSON and one.named and " " in one.mention.exact}  # fmt: skip
    return [
        _person(one) if one.mention.exact in last and _may_be_person(parse, one, gazetteer) else one for one in found
    ]


def _may_be_person(parse: Parse, one: Found, gazetteer: Gazetteer) -> bool:
    """Whether nothing speaks for the place: no word of where before it, and no country, unit or town of that name."""
    before = parse.sentences[one.sentence].tokens[one.first - 1].lower if one.first else ""
    if one.mention.kind is not EntityKind.PLACE or one.known is not None or before in WHERE:
        return False
    return not any(
        entry.kind in ("country", "adm1") or entry.population >= TOWN for entry in gazetteer.find(one.mention.exact)
    )


def _person(one: Found) -> Found:
    return replace(one, mention=replace(one.mention, kind=EntityKind.PERSON))


def _in(parse: Parse, sentence: Sentence, syntax: Syntax) -> Iterator[Found]:
    runs = (*syntax.mentions, *_voices(sentence, syntax))
    parts = (part for one in runs for part in
             (_places_in(parse, sentence, one) if one.kind is EntityKind.PLACE else [one]))  # fmt: skip
    for part in dict.fromkeys(parts):  # nested runs may hold the same name
        yield _found(parse, sentence, syntax, part)


def _places_in(parse: Parse, sentence: Sentence, one: Marked) -> list[Marked]:
    """The names in a run of words read as one place: "Dallas, Texas" and "Chad, Mali" are two, "central Mali" is Mali.

    It is cut at marks and at small words that no name has inside; a small word of kind stays ("Gao district").
    """
    tokens, kinds = sentence.tokens, lexicon.name_words()["place"]
    if _is_known(parse, sentence, one) or not any(t.is_capital for t in tokens[one.first : one.last]):
        return [one]
    pieces: list[tuple[int, int]] = []
    begin: int | None = None
    for place in range(one.first, one.last):
        token = tokens[place]
        if token.is_capital or (begin is not None and token.text[0].isdigit()):
            begin = place if begin is None else begin
        elif (
            begin is not None
            and token.lower not in PARTICLES
            and (token.lower not in kinds or place + 1 < one.last)
            and token.text not in INSIDE_NAMES
        ):
            pieces.append((begin, place))
            begin = None
    if begin is not None:
        pieces.append((begin, one.last))
    return [_trimmed(sentence, Marked(first=first, last=last, kind=one.kind)) for first, last in pieces] or [one]


def _trimmed(sentence: Sentence, one: Marked) -> Marked:
    """A name without the small words and marks after its last word."""
    last = one.last
    while last - one.first > 1 and sentence.tokens[last - 1].lower in PARTICLES | INSIDE_NAMES:
        last -= 1
    return Marked(first=one.first, last=last, kind=one.kind)


def _voices(sentence: Sentence, syntax: Syntax) -> Iterator[Marked]:
    """Sources of sayings that are no mention and no pronoun: whoever speaks is somebody ("another who fled")."""
    for cue in syntax.cues:
        for first, last in cue.source:
            head = syntax.chief(first, last)
            happens = syntax.tellings[head].type is not None
            if (
                happens
                or syntax.upos[head] not in VOICES
                or any(m.first < last and first < m.last for m in syntax.mentions)
            ):
                continue
            begin = head
            while begin > first and syntax.relations[begin - 1] in ("compound", "amod"):
                begin -= 1
            several = syntax.features["Number"][head] == "Plur"
            yield Marked(first=begin, last=head + 1, kind=EntityKind.GROUP if several else EntityKind.PERSON)


def _found(parse: Parse, sentence: Sentence, syntax: Syntax, one: Marked) -> Found:
    first, last = one.first, one.last - 1
    titles = lexicon.name_words()["titles"]
    named = _is_name(parse, sentence, syntax, one) or _is_known(parse, sentence, one)
    while named and one.kind is EntityKind.PERSON and first < last and sentence.tokens[first].lower in titles:
        first += 1
    start, end = sentence.tokens[first].start, sentence.tokens[last].end
    exact = parse.text[start:end]
    article = "The " + exact if first and sentence.tokens[first - 1].text == "The" else exact
    known = lexicon.world().get(article) or lexicon.world().get(exact)
    demonym = lexicon.countries().demonyms.get(exact)
    kind = known.kind if known else EntityKind.NATIONALITY if demonym and one.kind in DEMONYM_KINDS else one.kind
    return Found(
        mention=Mention(start=start, end=end, exact=exact, kind=kind),
        sentence=sentence.index,
        first=first,
        last=last,
        noun=None if named else _noun(sentence, syntax, one),
        known=known,
        country=(known.country if known else None) or (demonym.code if demonym else None),
        titles=titles_before(sentence, first) if named else (),
    )


def _is_name(parse: Parse, sentence: Sentence, syntax: Syntax, one: Marked) -> bool:
    """Whether a mention is a name: by its chief word's class, or by a capital where nothing else asks for one."""
    head, last = syntax.chief(one.first, one.last), sentence.tokens[one.last - 1]
    if last.lower in lexicon.people() and (not last.is_capital or one.last - one.first == 1):
        return False
    capital = sentence.tokens[head].is_capital and head > 0 and parse.blocks[sentence.block].kind not in TITLES
    return capital or syntax.upos[head] in NAMES


def _is_known(parse: Parse, sentence: Sentence, one: Marked) -> bool:
    exact = parse.text[sentence.tokens[one.first].start : sentence.tokens[one.last - 1].end]
    return exact in lexicon.world() or exact in lexicon.countries().names or exact in lexicon.countries().demonyms


def _noun(sentence: Sentence, syntax: Syntax, one: Marked) -> PeopleNoun:
    """What is known of a common noun: by the list, or else by its form alone."""
    head = syntax.chief(one.first, one.last)
    listed = lexicon.people().get(sentence.tokens[head].lower)
    if listed is not None:
        return listed
    plural = syntax.features["Number"][head] == "Plur"
    return PeopleNoun(singular=syntax.lemmas[head], plural=plural, kind=one.kind, sector=None, speaker=None)
