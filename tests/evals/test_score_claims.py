"""Attributions and claims: a tiny gold each, with values worked out by hand."""

import copy

import pytest

from evals.records import perfect
from evals.score_attributions import score_attributions
from evals.score_claims import score_claims
from evals.scoring import STAGES, score
from evals.tally import Tally

TEXT = "Lee said the army killed at least 12 people in Goma on Monday. The army denied it shelled Goma, Lee reports."


def attribution(id, entity, *parts, **fields):
    source, cue, content = parts
    return {
        "id": id,
        "source": [source],
        "cue": [cue],
        "content": [content],
        "entity": entity,
        "medium": None,
        "act": "state",
        "via": None,
        "date": None,
        **fields,
    }


@pytest.fixture
def gold(make_gold, make_claim):
    dead = {"span": "b0:at least 12", "of": "killed", "who": "people", "unit": "people", "low": 12, "high": None}
    army = {"entity": "e2", "span": "b0:army"}
    return make_gold(
        ("body", TEXT),
        entities=[
            {"id": "e1", "name": "Ann Lee", "kind": "person", "named": True},
            {"id": "e2", "name": "the army", "kind": "group", "named": False},
        ],
        mentions=[
            {"span": "b0:Lee", "kind": "person", "entity": "e1"},
            {"span": "b0:army", "kind": "group", "entity": "e2"},
        ],
        places=[
            {"span": f"b0:Goma{nth}", "name": "Goma", "country": "COD", "admin1": None}
            | {"precision": "settlement", "use": "literal"}
            for nth in ("", "#2")
        ],
        dates=[
            {"span": "b0:on Monday", "type": "DATE", "value": "2024-03-11", "basis": "relative"}
            | {"earliest": "2024-03-11", "latest": "2024-03-11"}
        ],
        attributions=[
            attribution("a1", "e1", "b0:Lee", "b0:said", "b0:the army killed at least 12 people in Goma on Monday"),
            attribution("a2", "e1", "b0:Lee#2", "b0:reports", "b0:The army denied it shelled Goma"),
            attribution("a3", "e2", "b0:The army", "b0:denied", "b0:it shelled Goma", act="deny", via="a2"),
        ],
        claims=[
            make_claim(
                "c1",
                "b0:killed",
                mode="firearms",
                happening="h1",
                actors=[army],
                recipients=[{"entity": None, "span": "b0:at least 12 people"}],
                place="b0:Goma",
                place_basis="role",
                when={"date": "b0:on Monday", "earliest": "2024-03-11", "latest": "2024-03-11", "basis": "relative"},
                counts=[{**dead, "bound": "at_least", "part_of": None, "period": "incident"}],
                attribution="a1",
                speakers=["e1"],
                relation="third_party",
                status="claimed",
            ),
            make_claim(
                "c2",
                "b0:shelled",
                happening="h1",
                actors=[{"entity": "e2", "span": "b0:it"}],
                place="b0:Goma#2",
                place_basis="role",
                attribution="a3",
                speakers=["e2", "e1"],
                relation="self",
                speaker_kind="belligerent",
                status="denied",
            ),
        ],
    )


@pytest.fixture
def tallies(gold):
    """The tallies of a stage after changing what a perfect reader found."""

    def after(change, stage="claims"):
        found = copy.deepcopy(perfect(gold))
        change(found)
        scorer = {"claims": score_claims, "attributions": score_attributions}[stage]
        return scorer(gold.text, perfect(gold), found).tallies

    return after


def test_a_perfect_reader_has_everything_right(gold):
    found = score(gold, perfect(gold))
    assert tuple(found) == STAGES
    assert {tally.value for stage in found.values() for tally in stage.tallies.values()} <= {1.0, None}


def test_a_reader_that_says_nothing_finds_nothing_and_gets_nothing_wrong(gold):
    found = score(gold, {"input": "x", "error": {"kind": "broken", "message": "no text"}})
    assert found["claims"].tallies["claims"] == Tally.matched(2, 0, 0)
    assert found["claims"].tallies["status"] == Tally.matched(0, 0, 0)
    assert found["cleaning"].tallies["words"] == Tally.matched(21, 0, 0)


def first(list_name, **fields):
    return lambda record: record[list_name][0].update(fields)


def span(words, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return {"start": start, "end": start + len(words), "exact": words}


ATTRIBUTIONS = [
    (first("attributions", content=[span("the army killed")]), "relation", (3, 3, 2), "less than half of the content"),
    (
        first("attributions", content=[span("killed at least 12 people in Goma on Monday")]),
        "relation",
        (3, 3, 3),
        "more",
    ),
    (first("attributions", source=[span("Lee", 1)]), "relation", (3, 3, 2), "another source"),
    (first("attributions", cue=[span("denied")]), "cue", (3, 3, 2), "another cue, and one cue twice"),
    (first("attributions", source=[]), "source", (3, 2, 2), "no source"),
    (first("attributions", act="claim"), "act", (3, 3, 2), "another act"),
    (first("attributions", entity="e2"), "entity", (3, 3, 2), "another entity"),
    (first("attributions", entity=None), "entity", (3, 3, 2), "no entity"),
    (lambda r: r["attributions"][2].update(via=None), "via", (1, 0, 0), "out of its chain"),
    (lambda r: r["attributions"][2].update(via="a1"), "via", (1, 1, 0), "in another chain"),
    (first("attributions", via="a2"), "via", (1, 2, 1), "a chain made up"),
    (first("attributions", medium="radio"), "medium", (0, 1, 0), "a medium made up"),
]


def test_attributions(tallies):
    for change, metric, expected, why in ATTRIBUTIONS:
        assert tallies(change, "attributions")[metric] == Tally.matched(*expected), why


def claim(number=0, **fields):
    return lambda record: record["claims"][number].update(fields)


def when(latest, date=0):
    return {"date": date, "earliest": "2024-03-11", "latest": latest, "basis": "relative"}


COUNT = {"of": "killed", "low": 12, "high": None, "bound": "at_least", **span("at least 12")}
FOUND = [
    (claim(trigger=span("killed at")), "claims", (2, 2, 2), "an overlapping trigger"),
    (claim(trigger=span("people")), "claims", (2, 2, 1), "another trigger"),
    (claim(trigger=span("people")), "loose", (2, 2, 2), "another trigger of the sentence, the same type"),
    (claim(trigger=span("people"), type="COERCE"), "loose", (2, 2, 1), "another trigger and another type"),
    (claim(trigger=span("people")), "happenings", (1, 1, 1), "a happening is found by any of its claims"),
    (claim(type="COERCE"), "typed", (2, 2, 1), "another type"),
    (claim(type="COERCE"), "whole", (2, 2, 1), "another type"),
    (claim(status="accused"), "whole", (2, 2, 1), "another status"),
    (claim(recipients=[]), "whole", (2, 2, 2), "recipients are not looked at first"),
    (lambda record: record["claims"].pop(0), "claims", (2, 1, 1), "a claim missed"),
]
FIELDS = [
    (claim(status="accused"), "status", (2, 2, 1), "another status"),
    (claim(mode=None), "mode", (1, 0, 0), "no mode"),
    (claim(1, mode="aerial"), "mode", (1, 2, 1), "a mode made up"),
    (claim(actors=[span("army") | {"entity": None}]), "actors", (2, 2, 2), "the same words"),
    (claim(actors=[span("army", 1) | {"entity": "e2"}]), "actors", (2, 2, 2), "other words of the entity"),
    (claim(actors=[span("army", 1) | {"entity": None}]), "actors", (2, 2, 2), "the same head"),
    (claim(actors=[span("Lee") | {"entity": "e1"}]), "actors", (2, 2, 1), "another actor"),
    (claim(actors=[span("army") | {"entity": None}]), "actor_entity", (2, 2, 1), "an actor that is not known"),
    (claim(recipients=[span("Lee") | {"entity": None}]), "recipients", (1, 1, 0), "another recipient"),
    (claim(roles={"target": [span("Goma") | {"entity": None}]}), "roles", (0, 1, 0), "a role made up"),
    (claim(place=1), "place", (2, 2, 2), "another mention of the place"),
    (claim(place=None), "place", (2, 1, 1), "no place"),
    (claim(when=when("2024-03-12")), "when", (2, 2, 1), "another interval"),
    (claim(when=when("2024-03-12")), "when_dated", (1, 1, 0), "another interval, where there is a date"),
    (claim(when=when("2024-03-11", None)), "when", (2, 2, 2), "the interval without its words"),
    (claim(counts=[COUNT | {"low": 13}]), "counts", (1, 1, 0), "another number"),
    (claim(counts=[COUNT | {"low": 13}]), "count_spans", (1, 1, 1), "another number of the same words"),
    (claim(counts=[COUNT, COUNT]), "counts", (1, 2, 1), "a number twice"),
    (claim(attribution=None), "attributed", (2, 1, 1), "own voice"),
    (claim(attribution="a2"), "attributed", (2, 2, 1), "another attribution"),
    (claim(1, speakers=["e2"]), "speaker", (2, 2, 2), "the innermost speaker"),
    (claim(1, speakers=["e2"]), "chain", (2, 2, 1), "a chain cut short"),
    (claim(1, speakers=["e1", "e2"]), "speaker", (2, 2, 1), "a chain turned round"),
    (claim(speakers=[]), "speaker", (2, 1, 1), "no speaker"),
    (claim(hedge="reportedly"), "hedge", (0, 1, 0), "a hedge made up"),
    (claim(1, content_of="c1"), "content_of", (0, 1, 0), "a speech act made up"),
    (claim(happening="h2"), "grouping", (1, 0, 0), "two happenings of one"),
]


def test_which_claims_are_found(tallies):
    for change, metric, expected, why in FOUND:
        assert tallies(change)[metric] == Tally.matched(*expected), why


def test_what_is_right_about_the_claims_found(tallies):
    for change, metric, expected, why in FIELDS:
        assert tallies(change)[metric] == Tally.matched(*expected), why


def test_claims_of_one_trigger_are_matched_by_what_they_say(make_gold, make_claim):
    demand = make_claim("c1", "b0:surrender", "CONCEDE", status="demanded", content_of="c3")
    threat = make_claim("c2", "b0:surrender", "ASSAULT", status="threatened", content_of="c3")
    outer = make_claim("c3", "b0:told", "THREATEN")
    gold = make_gold(("title", "Rebels told to surrender or die"), claims=[demand, threat, outer])
    found = perfect(gold)
    found["claims"].reverse()
    got = score(gold, found)["claims"].tallies
    assert got["type"] == got["claims"] == Tally.matched(3, 3, 3)
    assert got["content_of"] == Tally.matched(2, 2, 2)
