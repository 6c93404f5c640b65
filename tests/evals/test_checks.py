import copy

import pytest

from evals.checks import doubts, main, problems
from evals.gold import Gold


@pytest.fixture
def gold(make_gold, make_claim):
    """An article without a fault: "Ann Lee said rebels killed 12 people in Goma on Monday."."""
    lee = {"id": "e1", "name": "Ann Lee", "kind": "person", "of": None, "country": "COD"}
    rebels = {"id": "e2", "name": "rebels", "kind": "group", "of": None, "country": None}
    monday = {"earliest": "2024-03-11", "latest": "2024-03-11", "basis": "relative"}
    dead = {"span": "b0:12", "of": "killed", "low": 12, "high": 12, "bound": "exact", "part_of": None}
    return make_gold(
        ("body", "Ann Lee said rebels killed 12 people in Goma on Monday."),
        ("body", "The hospital in Bunia is full."),
        entities=[lee, rebels],
        mentions=[
            {"span": "b0:Ann Lee", "kind": "person", "entity": "e1"},
            {"span": "b0:Goma", "kind": "place", "entity": None},
        ],
        places=[
            {"span": span, "name": span[3:], "country": "COD", "precision": "settlement", "use": "literal"}
            for span in ("b0:Goma", "b1:Bunia")
        ],
        dates=[{"span": "b0:on Monday", "type": "DATE", "value": "2024-03-11", **monday}],
        attributions=[
            {"id": "a1", "source": ["b0:Ann Lee"], "cue": ["b0:said"], "entity": "e1", "act": "state", "via": None}
            | {"content": ["b0:rebels killed 12 people in Goma on Monday"], "date": None}
        ],
        claims=[
            make_claim(
                "c1",
                "b0:killed",
                actors=[{"entity": "e2", "span": "b0:rebels"}],
                place="b0:Goma",
                place_basis="role",
                when={"date": "b0:on Monday", **monday},
                counts=[{**dead, "period": "incident"}],
                attribution="a1",
                speakers=["e1"],
                relation="third_party",
                speaker_kind="analyst",
                status="claimed",
            )
        ],
    )


@pytest.fixture
def changed(gold):
    """The article with a field of its first claim, or of anything else by its path, set to another value."""

    def make(path, value):
        altered = copy.deepcopy(gold.value)
        *way, last = path
        at = altered
        for step in way:
            at = at[step]
        at[last] = value
        return Gold(gold.name, gold.capture, altered, gold.text, gold.starts)

    return make


CLAIM = ("claims", 0)
WHEN = {"date": None, "earliest": "2024-03-12", "latest": "2024-03-11", "basis": "context"}
PROBLEMS = [
    (("kind",), "essay", "kind 'essay'"),
    ((*CLAIM, "trigger"), "b0:shelled", "'b0:shelled' is not in its block"),
    ((*CLAIM, "trigger"), "b7:killed", "'b7:killed' names no block"),
    (("entities", 1, "id"), "e1", "entities: 'e1' is there 2 times"),
    (("mentions", 1, "span"), "b0:Ann Lee", "mentions: 'b0:Ann Lee' is there 2 times"),
    (("entities", 0, "of"), "e9", "entity e1: of 'e9'"),
    (("attributions", 0, "via"), "a1", "attribution a1: stands inside itself"),
    ((*CLAIM, "content_of"), "c1", "claim c1: is the content of itself"),
    ((*CLAIM, "place"), "b0:killed", "claim c1: place 'b0:killed' is not annotated"),
    ((*CLAIM, "status"), "sure", "claim c1: status 'sure'"),
    ((*CLAIM, "place_basis"), "guess", "claim c1: place_basis 'guess'"),
    ((*CLAIM, "when"), WHEN, "claim c1: ends before it begins: ('2024-03-12', '2024-03-11')"),
    (("dates", 0, "earliest"), "Monday", "date b0:on Monday: ('Monday', '2024-03-11') are not both days"),
    (("places", 0, "country"), "Congo", "b0:Goma: country 'Congo' is no alpha-3 code"),
    ((*CLAIM, "counts", 0, "high"), None, "claim c1: count 0: exact with low 12 and high None"),
    ((*CLAIM, "counts", 0, "high"), 3, "claim c1: count 0: low 12 is more than high 3"),
    ((*CLAIM, "counts", 0, "part_of"), 0, "claim c1: count 0: part_of 0"),
    ((*CLAIM, "speakers"), ["e2"], "claim c1: speakers ['e2'] but its attributions lead to ['e1']"),
    ((*CLAIM, "relation"), "outlet", "claim c1: relation 'outlet' with attribution 'a1'"),
]
DOUBTS = [
    (("blocks", 1, "text"), "Markets opened again after weeks", "block 1: words that the capture does not have"),
    (("mentions", 1, "span"), "b0:in Goma", "mention b0:in Goma: ends elsewhere than the place"),
    (("mentions", 1, "span"), "b0:rebels", "mention b0:rebels: is not among places"),
    (("mentions", 1), {"span": "b0:Ann", "kind": "person", "entity": None}, "mentions 'Ann' and 'Ann Lee' overlap"),
    ((*CLAIM, "actors"), [], "entity e2 (rebels): nothing needs it"),
    ((*CLAIM, "place_basis"), None, "claim c1: place 'b0:Goma' with place_basis None"),
    ((*CLAIM, "place"), "b1:Bunia", "claim c1: place 'b1:Bunia' is in another sentence, and its basis role"),
    ((*CLAIM, "trigger"), "b1:full", "claim c1: the trigger is not in the content of a1"),
    ((*CLAIM, "attribution"), None, "claim c1: own voice, but the trigger is what a1 say"),
    ((*CLAIM, "when", "basis"), "context", "claim c1: when: basis context with date 'b0:on Monday'"),
    ((*CLAIM, "speaker_kind"), "belligerent", "claim c1: status claimed, but by the table accused"),
]


def test_an_article_without_a_fault_holds(gold):
    assert [*problems(gold), *doubts(gold)] == []


def test_what_breaks_the_format_or_contradicts_itself_is_a_problem(changed):
    for path, value, expected in PROBLEMS:
        assert expected in list(problems(changed(path, value))), expected


def test_what_looks_like_a_slip_is_a_doubt(changed):
    for path, value, expected in DOUBTS:
        assert any(line.startswith(expected) for line in doubts(changed(path, value))), expected


def test_a_folder_that_cannot_be_read_is_a_problem(tmp_path, gold, capsys):
    assert main(["check", str(gold.capture.parent)]) == 0
    assert main(["check", str(tmp_path / "nothing")]) == 1
    assert "FileNotFoundError" in capsys.readouterr().out
