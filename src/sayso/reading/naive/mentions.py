"""Names and common nouns of people, by capitals and lists: the naive way, where a sentence has no syntax.

Written for edited English news in sentence case. A run of capitalised words is a name; the words before it, in it and
after it tell what it names. Names that tell nothing (one unknown word without a preposition of place) are persons
where they speak or carry a title, else places where a preposition says so.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.reading import lexicon
from sayso.reading.found import Found, titles_before
from sayso.reading.gazetteer import Gazetteer
from sayso.reading.parse import Parse, Sentence
from sayso.reading.words import Token
from sayso.record import EntityKind, Mention

PLACE_PREPOSITIONS = frozenset(
    "in near at from to into towards toward outside around across inside throughout of".split()
)
HYPHENS = "-‑"
QUOTES = frozenset("\"'“”‘’«»")


def find_mentions(parse: Parse, gazetteer: Gazetteer) -> tuple[Found, ...]:
    """Every name and every common noun of people in the article, in order; nested where the text nests them."""
    found: list[Found] = []
    common = frozenset(token.text for sentence in parse.sentences for token in sentence.tokens if token.text.islower())
    named = frozenset(
        token.text
        for sentence in parse.sentences
        for n, token in enumerate(sentence.tokens)
        if token.is_capital and not _opens(sentence, n)
    )
    seen = Seen(gazetteer=gazetteer, common=common, named=named)
    seen = dataclasses.replace(seen, surnames=_surnames(parse, seen))
    for sentence in parse.sentences:
        names = list(_names(parse, sentence, seen))
        found += names
        found += _people(parse, sentence, names)
    return tuple(sorted(found, key=lambda one: (one.mention.start, one.mention.end)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What the whole article shows: words in small letters, words capital within a sentence, last names of persons."""

    gazetteer: Gazetteer
    common: frozenset[str]
    named: frozenset[str]
    surnames: frozenset[str] = frozenset()


def _opens(sentence: Sentence, place: int) -> bool:
    """Whether a word is capital for its place alone: first of a sentence, a quote, or after a colon."""
    return place == 0 or sentence.tokens[place - 1].text in QUOTES | {":"}


def _surnames(parse: Parse, seen: Seen) -> frozenset[str]:
    full = (one for sentence in parse.sentences for one in _names(parse, sentence, seen))
    persons = [one for one in full if one.mention.kind is EntityKind.PERSON]
    return frozenset(one.mention.exact.split()[-1] for one in persons if " " in one.mention.exact)


def _names(parse: Parse, sentence: Sentence, seen: Seen) -> Iterator[Found]:
    place = 0
    while place < len(sentence.tokens):
        last = _run(sentence, place, seen)
        if last is None:
            place += 1
            continue
        for first, end in _split(sentence, _begin(sentence, place, last, seen), last):
            one = _named(parse, sentence, first, end, seen)
            if one:
                yield one
        place = last + 1


def _begin(sentence: Sentence, first: int, last: int, seen: Seen) -> int:
    """Where a run really begins: a sentence's first word may be capital for its place alone."""
    token = sentence.tokens[first]
    words = lexicon.name_words()
    if (
        first > 1
        and first < last
        and sentence.tokens[first - 1].lower == "of"
        and (sentence.tokens[first - 2].lower in words["titles"])
    ):
        return first + 1
    ordinary = token.lower in words["modifiers"] or token.lower in seen.common or token.lower.endswith(("ed", "ing"))
    whole = sentence.tokens[last].lower in words["organization"] | words["media"] | words["facility"]
    return first + 1 if _opens(sentence, first) and ordinary and first < last and not whole else first


def _run(sentence: Sentence, first: int, seen: Seen) -> int | None:
    """The last token of the run of capitalised words that begins at `first`, or None."""
    tokens, never = sentence.tokens, lexicon.name_words()["never"]
    if not _can_begin(sentence, first, seen):
        return None
    last = place = first
    words = lexicon.name_words()
    while place + 1 < len(tokens):
        here, after = tokens[place], tokens[place + 1]
        if after.start - here.end > 1 or after.text in QUOTES:
            break
        if after.is_capital and after.lower not in never:
            place = last = place + 1
        elif _hyphened(tokens, place + 1):
            place = last = place + 2
        elif (after.lower in words["joints"] and _joins(sentence, place + 1, words["organization"])) or (
            after.lower in ("for", "the") and here.lower in ("of", "for", "council", "centre", "center")
        ):
            place += 1
        else:
            break
    return last


def _hyphened(tokens: Sequence[Token], hyphen: int) -> bool:
    """Whether a hyphen ties two words of a name ("Deir al-Zor", "Jean-Paul"), one of them a capital word."""
    if tokens[hyphen].text not in HYPHENS or hyphen + 1 >= len(tokens):
        return False
    before, mark, after = tokens[hyphen - 1 : hyphen + 2]
    return before.end == mark.start and mark.end == after.start and after.is_capital


def _can_begin(sentence: Sentence, place: int, seen: Seen) -> bool:
    token = sentence.tokens[place]
    if not token.is_capital or token.lower in lexicon.name_words()["never"]:
        return False
    if _opens(sentence, place):
        return (
            token.text in seen.named
            or not (token.lower in lexicon.people() or token.lower in lexicon.name_words()["modifiers"])
            or (place + 1 < len(sentence.tokens) and sentence.tokens[place + 1].is_capital)
        )
    return len(token.text) > 1


def _joins(sentence: Sentence, joint: int, organization: frozenset[str]) -> bool:
    """Whether a small word joins the capitalised words around it into one name."""
    before, word = sentence.tokens[joint - 1], sentence.tokens[joint]
    following = sentence.tokens[joint + 1 : joint + 3]
    if word.lower in ("of", "for"):
        skipped = [token for token in following if token.lower != "the"]
        return before.lower in organization and bool(skipped) and skipped[0].is_capital
    if word.lower in ("and", "the"):
        return False
    return bool(following) and following[0].is_capital


def _split(sentence: Sentence, first: int, last: int) -> Iterator[tuple[int, int]]:
    """One run may be several names: 'US General Mark Milley', 'Taliban official Bilal Karimi', 'Geneva, ...'."""
    tokens, words = sentence.tokens, lexicon.name_words()
    lowers = [token.lower for token in tokens[first : last + 1]]
    whole = " ".join(token.text for token in tokens[first : last + 1])
    if whole in lexicon.world() or lowers[-1] in words["organization"] | words["facility"] | words["place"]:
        yield first, last
        return
    for place in range(first, last):
        if tokens[place].lower in words["titles"] and place < last:
            if place > first:
                yield from _split(sentence, first, place - 1)
            end = place
            while end < last and tokens[end].lower in words["titles"]:
                end += 1
            yield end, last
            return
    head = next((n for n in range(last, first, -1) if _is_known(sentence, first, n - 1)), None)
    if head is not None:
        yield first, head - 1
        yield from _split(sentence, head, last)
        return
    yield first, last


def _is_known(sentence: Sentence, first: int, last: int) -> bool:
    words = " ".join(token.text for token in sentence.tokens[first : last + 1])
    known = lexicon.countries()
    return words in lexicon.world() or words in known.names or words in known.demonyms


def _named(parse: Parse, sentence: Sentence, first: int, last: int, seen: Seen) -> Found | None:
    tokens = sentence.tokens
    while first <= last and tokens[first].lower in lexicon.name_words()["titles"] and first < last:
        first += 1
    start, end = tokens[first].start, tokens[last].end
    exact = parse.text[start:end]
    article = "The " + exact if first and tokens[first - 1].text == "The" else exact
    known = lexicon.world().get(article) or lexicon.world().get(exact)
    kind = known.kind if known else _kind(sentence, first, last, exact, seen.gazetteer)
    if known is None and first == last and exact in seen.surnames:
        kind = EntityKind.PERSON
    elif known is None and first == last and _opens(sentence, first) and _is_ordinary(tokens[first], seen):
        kind = None
    if kind is None:
        return None
    demonym = lexicon.countries().demonyms.get(exact)
    country = (known.country if known else None) or (demonym.code if demonym else None)
    return Found(
        mention=Mention(start=start, end=end, exact=exact, kind=kind),
        sentence=sentence.index,
        first=first,
        last=last,
        known=known,
        country=country,
        titles=titles_before(sentence, first),
    )


def _is_ordinary(token: Token, seen: Seen) -> bool:
    """Whether a sentence's first word is an ordinary one: seen in small letters, or the name of a thing."""
    word = token.lower
    if token.text in seen.named:
        return False
    return word in seen.common or word in lexicon.things() or word in lexicon.cues()


def _kind(sentence: Sentence, first: int, last: int, exact: str, gazetteer: Gazetteer) -> EntityKind | None:
    words, tokens = lexicon.name_words(), sentence.tokens
    final, several = tokens[last].lower, last > first
    if exact in lexicon.countries().demonyms:
        return EntityKind.NATIONALITY
    if exact in lexicon.countries().names:
        return EntityKind.PLACE
    if not several and final in words["organization"]:
        return EntityKind.ORGANIZATION
    by_word = (
        (words["facility"], EntityKind.FACILITY),
        (words["organization"] | words["media"], EntityKind.ORGANIZATION),
        (words["place"], EntityKind.PLACE),
    )
    for table, kind in by_word:
        if final in table and several:
            return kind
    if several and any(token.lower in words["organization"] for token in tokens[first:last]):
        return EntityKind.ORGANIZATION
    before = tokens[first - 1].lower if first else ""
    after = tokens[last + 1].lower if last + 1 < len(tokens) else ""
    if before in words["titles"]:
        return EntityKind.PERSON
    noun = lexicon.people().get(before)
    if noun is not None and not noun.plural:
        return noun.kind
    if after in words["place"] or (before in PLACE_PREPOSITIONS and (gazetteer.find(exact) or not several)):
        return EntityKind.PLACE
    if exact.isupper() and len(exact) > 1:
        return EntityKind.ORGANIZATION
    if gazetteer.find(exact) and after not in lexicon.cues():
        return EntityKind.PLACE
    return EntityKind.PERSON if several or after in lexicon.cues() or after in ("'s", ",") else None


def _people(parse: Parse, sentence: Sentence, names: list[Found]) -> Iterator[Found]:
    """Common nouns of people, with the names and modifiers that belong to them."""
    inside = {place for name in names for place in range(name.first - len(name.titles), name.last + 1)}
    for place, token in enumerate(sentence.tokens):
        noun = lexicon.people().get(token.lower)
        if noun is None or place in inside or not _is_head(sentence, place):
            continue
        first = _modified(sentence, place, names)
        start, end = sentence.tokens[first].start, token.end
        yield Found(
            mention=Mention(start=start, end=end, exact=parse.text[start:end], kind=noun.kind),
            sentence=sentence.index,
            first=first,
            last=place,
            noun=noun,
        )


def _is_head(sentence: Sentence, place: int) -> bool:
    """Whether a noun of people ends its phrase: 'army' in 'army barracks' does not, nor does 'local' in 'local men'."""
    token = sentence.tokens[place]
    if place + 1 == len(sentence.tokens):
        return True
    after = sentence.tokens[place + 1]
    if after.lower in lexicon.people():
        return False
    return token.lower not in lexicon.name_words()["modifiers"] or not after.is_word or _is_verb(after)


def _is_verb(token: Token) -> bool:
    """Whether a word goes on after a subject: a word of saying, of happening, an auxiliary or a small word."""
    happening = any(word.form in ("s", "ed", "phrase") for word in lexicon.triggers().get((token.lower,), ()))
    return happening or token.lower in lexicon.cues() or token.lower in lexicon.name_words()["never"]


def _modified(sentence: Sentence, place: int, names: list[Found]) -> int:
    ends = {name.last: name.first for name in names}
    modifiers = lexicon.name_words()["modifiers"]
    first = place
    while first > 0:
        before = sentence.tokens[first - 1]
        if first - 1 in ends and ends[first - 1] >= 0:
            first = ends[first - 1]
        elif (
            before.lower in modifiers or before.lower in lexicon.people() or before.lower.startswith(("anti-", "pro-"))
        ):
            first -= 1
        else:
            break
    return first
