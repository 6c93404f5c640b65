"""What every reading keeps, whatever the text: spans are their words, indexes and ids lead somewhere, ids are unique.

The articles are invented sentences with everything in them that breaks offsets: emoji, Arabic, combining marks, quotes
left open, words without end, letters that change their length in lower case.
"""

# ruff: noqa: E501 - a row of a table is one line, and its columns are the arguments of its test
from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import sayso
from sayso import ontology
from sayso.pipeline import capture_document
from sayso.reading.reader import Tools, read_articles
from sayso.record import Article, BlockKind, Claim, Participant, Reading, Record, Span, Status

WHO = ("Rebels", "The Lemba Front", "Colonel Paul Zaro", "Kinshasa", "Witnesses", "Governor Odile Nsenga", "Médecins Sans "
       "Frontières", "The army", "He", "They", "We", "Egyptian troops", "An analyst", "Thousands", "N’Djamena")  # fmt: skip
DID = ("shelled", "said that", "denied that", "seized", "fled", "vowed to attack", "accused", "told", "warned", "were killed in",
       "demanded that", "met with", "will deploy to", "tried to take", "reportedly burned", "claimed", "did not enter",
       "opened fire on", "promised to release", "clashed with", "arrested", "according to")  # fmt: skip
WHOM = ("the market of Sakembe", "at least 12 civilians", "the army", "20 to 30 fighters", "Goma", "them", "the airport",
        "up to 4,000 families", "dozens of villagers, including three children", "four of the province’s seven districts",
        "one-third of the country", "Panjshir Valley", "a report", "the Kivu Courier", "Kharkiv’s hospitals")  # fmt: skip
SET = ("on Sunday", "last month", "three weeks ago", "in the 1990s", "from 1996 to 2001", "on 30 February", "29 Feb 2031", "9/11",
       "in May", "at 25:61", "at 4.30 a.m.", "in 0000", "99 years ago", "for 999 days", "next Friday", "if it rains", "amid "
       "unconfirmed reports that it fell", "20,000 decades ago", "999 months ago")  # fmt: skip
NOISE = ("😀", "👩🏽‍🚒", "🇨🇩", "قُتل 12", "مدنيا", "e\u0301\u0323", "a\u0308\u0304", "“", "”", "‘", "’", '"', "'", "«", "»", "„", ":", "—",
         "(", ")", "…", "İ", "ß", "ﬁ", "x" * 300, "A" * 300, "1" * 60, "1,2,3", "\u200d", "\u00a0", "\ufeff", "\t", "\n", "³", "Ⅻ", "٣",
         "½", "..", "?!", "U.S.", "Mr.", "_", "''", "’s", "s’", "-", "\U0001d538", "๓", "\u2028", "\x0b", "\x85", "²", "𝟙𝟚")  # fmt: skip
ENDS = (".", "!", "?", "…", ".”", ".’", ":", "", ",")


@st.composite
def sentences(draw: st.DrawFn) -> str:
    words = [draw(st.sampled_from(part)) for part in (WHO, DID, WHOM, SET)]
    words = draw(st.permutations(words)) if draw(st.booleans()) else words
    for noise in draw(st.lists(st.sampled_from(NOISE), max_size=4)):
        place = draw(st.integers(0, len(words)))
        words = [*words[:place], noise, *words[place:]]
    joint = draw(st.sampled_from([" ", " ", " ", ""]))
    return joint.join(words) + draw(st.sampled_from(ENDS))


PARAGRAPHS = st.lists(
    st.one_of(
        st.lists(sentences(), min_size=1, max_size=4).map(" ".join),
        st.sampled_from(["", " ", "“", ".", "12", "😀", "…", "’", "A"]),
        st.text(max_size=30),
    ),
    min_size=1,
    max_size=5,
)
DAYS = st.sampled_from([None, "2031-05-04", "2032-02-29", "2031-05-04T08:30:00"])
MANY = settings(
    max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
FEWER = settings(MANY, max_examples=60)


@MANY
@given(paragraphs=PARAGRAPHS, published=DAYS, kinds=st.lists(st.sampled_from(list(BlockKind)), max_size=5))
def test_any_article_gives_a_reading_that_keeps_the_contract(
    article: Callable[..., Article],
    tools: Tools,
    paragraphs: list[str],
    published: str | None,
    kinds: list[BlockKind],
) -> None:
    made = article(*paragraphs, published=published, kinds=tuple(kinds))

    reading = read_articles([made], tools)[0]

    assert not list(broken(made, reading))


@FEWER
@given(paragraphs=PARAGRAPHS, published=DAYS)
@example(paragraphs=["Rebels shelled Goma ‘on Sunday", "“They 😀 fled"], published=None)
def test_the_same_article_gives_the_same_reading(
    article: Callable[..., Article], tools: Tools, paragraphs: list[str], published: str | None
) -> None:
    made = article(*paragraphs, published=published)

    assert read_articles([made], tools)[0] == read_articles([made], tools)[0]


@pytest.mark.parametrize(
    ("published", "text"),
    [
        ("0001-01-01", "Rebels fled on Sunday."),  # what a page without a date is given by some content systems
        ("0001-01-01", "Rebels fled last month."),
        ("9999-12-31", "Rebels will flee on Sunday."),
        ("2031-05-04", "Rebels fled 999 decades ago."),
    ],
)
def test_a_day_out_of_the_calendar_stays_open(
    article: Callable[..., Article], tools: Tools, published: str, text: str
) -> None:
    (one,) = read_articles([article(text, published=published)], tools)[0].dates

    assert one.earliest is None


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda one: {"mentions": (replace(one.mentions[0], start=one.mentions[0].start + 1),)}, "not its words"),
        (lambda one: {"entities": ()}, "is not among"),
        (lambda one: {"attributions": (replace(one.attributions[0], via="a9"),)}, "is not among"),
        (lambda one: {"attributions": (replace(one.attributions[0], content=(Span(start=5, end=5),)),)}, "no span"),
        (lambda one: {"claims": (*one.claims, *one.claims)}, "an id twice"),
        (lambda one: {"claims": (replace(one.claims[0], place=7),)}, "is not among"),
        (lambda one: {"claims": (replace(one.claims[0], status=Status.DENIED),)}, "not the table's"),
        (lambda one: {"places": (replace(one.places[0], id=None),)}, "has coordinates"),
    ],
)
def test_what_breaks_the_contract_is_seen(
    article: Callable[..., Article], tools: Tools, spoil: Callable[[Reading], dict[str, object]], says: str
) -> None:
    made = article("Residents said rebels had seized Goma on Sunday.")
    reading = read_articles([made], tools)[0]

    assert not list(broken(made, reading))
    assert any(says in words for words in broken(made, replace(reading, **spoil(reading))))


RESIDUE = ("Share", "Read More", "Getty Images", "Skip to content", "Advertisement", "ShareSave", "Follow us on Twitter",
           "<script>var ad = {\"slot\": 3};</script>", "<!-- comment: {'x': 1} -->", "function(){return(0)}", "3 hours ago",
           "By Mona Achieng", "Image caption, Smoke over Goma on Tuesday morning", "We use cookies. Accept all", "1 of 5",
           "Sign up to our newsletter", "&nbsp;&amp;", "Â© 2031 The Courier", "\u200b")  # fmt: skip
MENDED = str.maketrans({"\x85": "…", "|": None} | dict.fromkeys(map(ord, " \t\n\r\v\x1c\x1d\x1e\x1f\u2028\u00a0")))
"""What mending puts in the place of one character: white space, the bars of a table, marks of a Windows code page."""


@FEWER
@given(
    paragraphs=st.lists(st.lists(sentences(), min_size=2, max_size=4).map(" ".join), min_size=1, max_size=4),
    residue=st.lists(st.sampled_from(RESIDUE), max_size=4),
    joint=st.sampled_from(["\n", "\n\n", "\r\n", "\n \t\n"]),
    clean=st.booleans(),
    published=st.sampled_from([None, "2031-05-04"]),
)
def test_the_whole_way_keeps_it_too_and_leads_back_to_the_capture(
    paragraphs: list[str], residue: list[str], joint: str, clean: bool, published: str | None
) -> None:
    lines = [line for pair in zip(paragraphs, [*residue, *[""] * 4], strict=False) for line in pair if line]
    text = joint.join([*lines, "Two people were killed near the bridge on Sunday, officials said."])
    hints = sayso.pipeline.Hints(clean=clean, published=published)

    record = sayso.read(text=text, hints=hints)

    captured = capture_document(text=text, hints=hints)
    assert captured.article == record.article
    assert not list(broken(record.article, record.reading))
    assert not list(astray(record, captured.text))


def test_a_line_of_json_with_residue_in_it_leads_back_too(tmp_path: Path) -> None:
    story = "Share\nRebels seized Goma 😀 on Sunday, قُتل 12.\n<script>var a = 1;</script>\n“They e\u0301 fled,” residents said."
    path = tmp_path / "batch.jsonl"
    path.write_text(json.dumps({"id": "7", "text": story, "published": "2031-05-04"}), encoding="utf-8")

    (record,) = sayso.read_many([path])

    assert isinstance(record, Record)
    assert "script" not in record.article.text
    assert {"seized", "fled"} <= {one.trigger.exact for one in record.reading.claims}
    assert not list(broken(record.article, record.reading))
    assert not list(astray(record, story))


def broken(article: Article, reading: Reading) -> Iterator[str]:
    """What a reading of an article does not keep, in words."""
    yield from _words_moved(article.text, reading)
    yield from _lost(article, reading)
    yield from _doubled(reading)
    for claim in reading.claims:
        yield from _unkept(article, reading, claim)
    for place in reading.places:
        if place.id is None and (place.latitude, place.longitude, place.precision, place.country) != (None,) * 4:
            yield f"a place that the gazetteer does not know has coordinates: {place}"
    for one in (*reading.dates, *(claim.when for claim in reading.claims)):
        days = [date.fromisoformat(day[:10]) for day in (one.earliest, one.latest) if day]
        if days != sorted(days):
            yield f"it ended before it began: {one}"


def _words_moved(text: str, reading: Reading) -> Iterator[str]:
    every = [*reading.mentions, *reading.places, *reading.dates]
    for claim in reading.claims:
        every += [claim.trigger, claim.evidence, *claim.counts, *_participants(claim)]
        around = (
            text[: claim.evidence.start].endswith(claim.evidence.prefix),
            text[claim.evidence.end :].startswith(claim.evidence.suffix),
        )
        if around != (True, True):
            yield f"not the neighbours of the evidence: {claim.evidence}"
        if not claim.evidence.start <= claim.trigger.start < claim.trigger.end <= claim.evidence.end:
            yield f"the evidence does not hold its trigger: {claim.trigger}"
    for one in every:
        if text[one.start : one.end] != one.exact or not one.exact.strip():
            yield f"not its words: {one}"
    for span in (s for one in reading.attributions for s in (*one.source, *one.cue, *one.content)):
        if not 0 <= span.start < span.end <= len(text):
            yield f"no span of the text: {span}"


def _participants(claim: Claim) -> list[Participant]:
    roles = [one for role in claim.roles.__slots__ for one in getattr(claim.roles, role)]
    return [*claim.actors, *claim.recipients, *roles]


def _lost(article: Article, reading: Reading) -> Iterator[str]:
    """References that lead nowhere."""
    entities = {one.id for one in reading.entities}
    attributions, claims = {one.id for one in reading.attributions}, {one.id for one in reading.claims}
    places, dates = range(len(reading.places)), range(len(reading.dates))
    wanted: list[tuple[object, object]] = []
    wanted += [(one.entity, entities) for one in (*reading.mentions, *reading.attributions)]
    wanted += [(one.of, entities) for one in reading.entities]
    wanted += [(one.via, attributions - {one.id}) for one in reading.attributions]
    wanted += [(one.date, dates) for one in reading.attributions]
    for claim in reading.claims:
        wanted += [(one.entity, entities) for one in _participants(claim)] + [(one, entities) for one in claim.speakers]
        wanted += [(claim.place, places), (claim.when.date, dates), (claim.attribution, attributions)]
        wanted += [(claim.content_of, claims - {claim.id})]
        wanted += [(one.part_of, set(range(len(claim.counts))) - {n}) for n, one in enumerate(claim.counts)]
        inside = [b.kind for b in article.blocks if b.start <= claim.trigger.start and claim.trigger.end <= b.end]
        wanted += [(claim.block, inside)]
    yield from (f"{one!r} is not among {among}" for one, among in wanted if one is not None and one not in among)  # type: ignore[operator]


def _doubled(reading: Reading) -> Iterator[str]:
    for many in (reading.entities, reading.attributions, reading.claims):
        ids = [one.id for one in many]
        if len(ids) != len(set(ids)):
            yield f"an id twice: {ids}"


def _unkept(article: Article, reading: Reading, claim: Claim) -> Iterator[str]:
    """What the fields of one claim promise to each other."""
    acts = {one.id: one.act for one in reading.attributions}
    standing = ontology.Standing(
        act=acts.get(claim.attribution or ""),
        polarity=claim.polarity,
        modality=claim.modality,
        hedged=claim.hedge is not None,
        relation=claim.relation,
        speaker_kind=claim.speaker_kind,
        harmful=ontology.types()[claim.type].harmful,
    )
    if claim.status is not ontology.status_rule(standing).status:
        yield f"a status that is not the table's: {claim.status} of {standing}"
    if claim.mode is not None and (claim.type, claim.mode) not in ontology.modes():
        yield f"no mode of {claim.type}: {claim.mode}"
    if not set(claim.contexts) <= set(ontology.contexts()):
        yield f"no contexts: {claim.contexts}"
    if (claim.place is None) != (claim.place_basis is None):
        yield "a place without its basis, or a basis without its place"
    if claim.status not in ontology.HAPPENED and (claim.codes.acled or claim.codes.ucdp):
        yield f"coded as an event, and {claim.status}"
    if (claim.attribution is None) != (claim.relation == "outlet"):
        yield f"the article's own voice is the outlet's, and nobody else's: {claim.relation}"


def astray(record: Record, captured: str) -> Iterator[str]:
    """Rows of `origin` that do not lead back to the same characters. White space and invisible marks may be mended."""
    text, place, seen = record.article.text, 0, set[int]()
    for start, end, first, last in record.article.origin:
        if not (place <= start < end <= len(text) and 0 <= first < last <= len(captured)):
            yield f"a row out of its order or of the text: {(start, end, first, last)}"
        here, there = text[start:end], captured[first:last]
        if len(here) == len(there) and here.translate(MENDED) != there.translate(MENDED):
            yield f"{here!r} is not {there!r}"
        place = end
        seen.update(range(start, end))
    lost = {number for number, letter in enumerate(text) if not letter.isspace()} - seen
    if lost:
        yield f"characters from nowhere at {sorted(lost)[:5]}"
