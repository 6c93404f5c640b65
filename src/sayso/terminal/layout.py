"""What is shown of a record, and in which order: from nouns to words, without any look.

Claims stand by happening, in the order in which the article first tells each. One telling is shown whole, the
others shortly under it, so that a happening told six times does not drown the page. Each claim has the number by
which `sayso show` knows it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sayso.ontology import modes, types
from sayso.record import (
    Basis,
    Claim,
    Count,
    Participant,
    Place,
    PlaceBasis,
    Polarity,
    Precision,
    Reading,
    Record,
    Relation,
)
from sayso.terminal import words
from sayso.terminal.words import shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A label and what the claim says there; `gap` where the article says nothing, or not quite it."""

    label: str
    value: str
    gap: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One claim in words. `status` is the label, `doubt` what stands under it."""

    number: int
    claim: Claim
    status: str
    doubt: tuple[str, ...]
    who: Fact
    what: Fact
    whom: Fact
    facts: tuple[Fact, ...]
    count: str | None
    says: str
    block: str
    quote: tuple[str, str, str]  # the evidence before its trigger, the trigger, and after it


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """An article as it is shown: its head, and its happenings, each with the first telling first."""

    title: str
    facts: str
    counts: str
    notice: str | None
    happenings: tuple[tuple[Telling, ...], ...]


def lay_out(record: Record) -> Page:
    """The page of a record."""
    article, reading = record.article, record.reading
    happenings = tuple(_happenings(reading))
    language = words.LANGUAGES.get(article.language or "", article.language or "language unknown")
    voices = {attribution.entity or attribution.id for attribution in reading.attributions}
    published = "publication day unknown"
    if article.published:
        published = f"published {article.published} ({words.PUBLISHED[article.published_basis]})"
    notice = None
    if reading.passed_over is not None:
        notice = f"Not read: {shown(reading.passed_over.message)}."
    elif not happenings:
        notice = "It tells of nothing that sayso reads: no conflict, crisis, threat, talks or aid."
    return Page(
        title=shown(article.title or record.input),
        facts=" · ".join([shown(article.source or record.input), published, language]),
        counts=" · ".join(
            [
                words.number(len(article.blocks), "paragraph"),
                f"{words.number(len(reading.claims), 'claim')} of {words.number(len(happenings), 'happening')}",
                words.number(len(voices), "voice"),
            ]
        ),
        notice=notice,
        happenings=happenings,
    )


def find_telling(record: Record, key: str) -> tuple[Telling, ...]:
    """The claims that a key may mean: the one of that number, or those whose id begins with it."""
    tellings = [telling for happening in _happenings(record.reading) for telling in happening]
    numbered = tuple(telling for telling in tellings if str(telling.number) == key)
    return numbered or tuple(telling for telling in tellings if key and telling.claim.id.startswith(key))


def _happenings(reading: Reading) -> Iterator[tuple[Telling, ...]]:
    """Claims by happening, in the order of first telling, numbered as they stand on the page."""
    groups: dict[str, list[Claim]] = {}
    for claim in sorted(reading.claims, key=lambda claim: (claim.trigger.start, claim.evidence.start)):
        groups.setdefault(claim.happening, []).append(claim)
    led = [_fullest_first(group) for group in groups.values()]
    order = {claim.id: number for number, claim in enumerate((claim for group in led for claim in group), 1)}
    for group in led:
        yield tuple(_telling(claim, reading, order) for claim in group)


def _fullest_first(tellings: list[Claim]) -> list[Claim]:
    """The telling that says most goes first, since a headline leaves out who and where; the others keep their order.

    Only one of the same status as the very first may go before it, so that a denial never stands for what it denies.
    """
    fullest = max((claim for claim in tellings if claim.status is tellings[0].status), key=_fullness)
    return [fullest, *(claim for claim in tellings if claim is not fullest)]


def _fullness(claim: Claim) -> int:
    """How many of who, whom, where, when, how many and the roles a claim fills."""
    told = [claim.actors, claim.recipients, claim.counts, *(getattr(claim.roles, role) for role in words.ROLES)]
    return sum(map(bool, told)) + (claim.place is not None) + (claim.when.basis is not Basis.PUBLICATION)


def _telling(claim: Claim, reading: Reading, order: dict[str, int]) -> Telling:
    negative = claim.polarity is Polarity.NEGATIVE and claim.status not in words.NEGATIVE_BY_ITSELF
    doubt = [f"“{shown(claim.hedge)}”"] if claim.hedge else []
    doubt += [words.TIMEFRAMES[claim.timeframe]] if claim.timeframe in words.TIMEFRAMES else []
    return Telling(
        number=order[claim.id],
        claim=claim,
        status=claim.status.upper() + (" NOT" if negative else ""),
        doubt=tuple(doubt),
        who=_fact("who", _people(claim.actors)),
        what=_fact("what", _what(claim)),
        whom=_fact("to whom", _people(claim.recipients), wanted=claim.type in words.TAKES_WHOM),
        facts=tuple(_facts(claim, reading, order)),
        count="; ".join(count_words(count) for count in claim.counts) or None,
        says=_says(claim, reading),
        block=words.BLOCKS[claim.block],
        quote=_quote(claim),
    )


def _facts(claim: Claim, reading: Reading, order: dict[str, int]) -> Iterator[Fact]:
    """Where, when, how many and the rest, those that nobody would miss left out if the article has none."""
    yield _where(claim, reading.places)
    yield _when(claim, reading)
    counts = "; ".join(count_words(count) for count in claim.counts)
    if counts or claim.type in words.TAKES_COUNT:
        yield _fact("how many", counts)
    for role, label in words.ROLES.items():
        people = _people(getattr(claim.roles, role))
        if people or (role == "object" and claim.type in words.TAKES_OBJECT):
            yield _fact(label, people)
    if claim.content_of in order:
        yield Fact(label="content of", value=f"claim {order[claim.content_of]}")
    yield Fact(label="according to", value=_according_to(claim, reading))


def _fact(label: str, value: str, *, wanted: bool = True) -> Fact:
    return Fact(label=label, value=value or (words.NOT_SAID if wanted else ""), gap=not value)


def _people(participants: Sequence[Participant]) -> str:
    return ", ".join(dict.fromkeys(shown(participant.exact) for participant in participants))


def _what(claim: Claim) -> str:
    """The type in plain words and, if the words say it, the mode."""
    gloss = types()[claim.type].gloss
    mode = modes().get((claim.type, claim.mode), claim.mode) if claim.mode else None
    return f"{gloss}: {mode}" if mode and mode != gloss else gloss


def _where(claim: Claim, places: Sequence[Place]) -> Fact:
    """The place in the article's own words, the unit and country it lies in, and how precisely that is known."""
    if claim.place is None:
        return _fact("where", "")
    place = places[claim.place]
    unit = None if place.precision in (Precision.ADM1, Precision.COUNTRY) else place.admin1
    country = None if place.precision is Precision.COUNTRY else place.country
    chain = dict.fromkeys(filter(None, (shown(place.exact), unit, country)))
    notes = []
    if place.precision is None:
        notes.append("not on the map")
    elif place.precision in words.PRECISIONS:
        notes.append(words.PRECISIONS[place.precision])
    if claim.place_basis in (PlaceBasis.SENTENCE, PlaceBasis.PARAGRAPH, PlaceBasis.FOCUS):
        notes.append("from the article" if claim.place_basis is PlaceBasis.FOCUS else f"from the {claim.place_basis}")
    return Fact(label="where", value=", ".join(chain) + _noted(notes))


def _when(claim: Claim, reading: Reading) -> Fact:
    """The days that bound the happening, and the words or the reasoning that they come from."""
    when = claim.when
    if when.earliest and when.latest:
        days = _day(when.earliest) if when.earliest == when.latest else f"{when.earliest} to {when.latest}"
    elif when.earliest or when.latest:
        days = f"since {when.earliest}" if when.earliest else f"by {when.latest}"
    else:
        days = ""
    if when.basis is Basis.PUBLICATION:
        value = f"{words.NOT_SAID}; {days} (published)" if days else words.NOT_SAID
        return Fact(label="when", value=value, gap=True)
    said = f"“{shown(reading.dates[when.date].exact)}”" if when.date is not None else ""
    notes = [note for note in (said, "from the context" if when.basis is Basis.CONTEXT else "") if note]
    return Fact(label="when", value=days + _noted(notes)) if days else _fact("when", said)


def _day(value: str) -> str:
    """A day with its weekday, which people check a date by."""
    try:
        return f"{date.fromisoformat(value[:10]):%a} {value}"
    except ValueError:
        return value


def count_words(count: Count) -> str:
    """A count in words: "at least 12 civilians killed", "“dozens” injured", "4 of 7 people captured"."""
    if count.low is None and count.high is None:
        amount = f"“{shown(count.exact)}”"
    elif count.unit == "share":
        amount = f"“{shown(count.exact)}” ({_share(count.low if count.low is not None else count.high)})"
    elif count.low is not None and count.high is not None and count.low != count.high:
        amount = f"{_figure(count.low)} to {_figure(count.high)}"
    else:
        figure = count.low if count.low is not None else count.high
        amount = words.BOUNDS.get(count.bound, "") + _figure(figure)
    of = f" of {_figure(count.out_of)}" if count.out_of is not None else ""
    who = shown(count.who or ("" if count.unit == "share" else count.unit))
    total = " in all" if count.period == "cumulative" else ""
    since = f" since {shown(count.since)}" if count.since else ""
    inner = "of them " if count.part_of is not None else ""
    return " ".join(f"{inner}{amount}{of} {who} {count.of.replace('_', ' ')}".split()) + total + since


def _figure(amount: float | None) -> str:
    return f"{amount:,}" if isinstance(amount, int) else f"{amount:,.10g}"


def _share(amount: float | None) -> str:
    return f"{(amount or 0) * 100:.3g} %"


def _says(claim: Claim, reading: Reading) -> str:
    """Who says so, innermost first: "Ahmad Massoud, via The Times"."""
    if claim.attribution is None:
        return words.OWN_VOICE
    names = {entity.id: shown(entity.name) for entity in reading.entities}
    chain = [names.get(speaker, "an unnamed voice") for speaker in claim.speakers]
    return ", via ".join(chain or ["an unnamed voice"])


def _according_to(claim: Claim, reading: Reading) -> str:
    """The chain of voices, and what the innermost is to the happening."""
    if claim.attribution is None:
        return words.OWN_VOICE
    notes = [words.SPEAKERS[claim.speaker_kind]]
    if claim.relation is not Relation.OUTLET:
        notes.append(words.RELATIONS[claim.relation])
    medium = next((a.medium for a in reading.attributions if a.id == claim.attribution), None)
    notes += [shown(medium)] if medium else []
    first, via, rest = _says(claim, reading).partition(", via ")
    return first + _noted(notes) + via + rest


def _noted(notes: Sequence[str]) -> str:
    return f" ({', '.join(notes)})" if notes else ""


def _quote(claim: Claim) -> tuple[str, str, str]:
    """The evidence before the trigger, the trigger, and after it; no trigger where it lies outside."""
    evidence, trigger = claim.evidence, claim.trigger
    start, end = trigger.start - evidence.start, trigger.end - evidence.start
    if not 0 <= start < end <= len(evidence.exact):
        return evidence.exact, "", ""
    return evidence.exact[:start], evidence.exact[start:end], evidence.exact[end:]
