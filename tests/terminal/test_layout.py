"""What is shown of a record, in words."""

import pytest

from sayso.record import (
    Basis,
    Bound,
    ClaimType,
    Modality,
    Period,
    Polarity,
    Precision,
    Relation,
    SpeakerKind,
    Status,
    Timeframe,
    When,
)
from sayso.terminal.layout import count_words, find_telling, lay_out
from sayso.terminal.words import shown

BODY = (
    "Fighters seized about half of Torba, killing dozens, 4 of 7 guards and at least 1,200 sheep since May, one said."
)


@pytest.fixture
def made(draftsman):
    return draftsman([("title", "Torba falls"), ("body", BODY)])


def facts(made, number=1):
    telling = find_telling(made.record(), str(number))[0]
    return {fact.label: fact.value for fact in (telling.who, telling.what, telling.whom, *telling.facts)}


@pytest.mark.parametrize(
    ("words", "low", "more", "says"),
    [
        ("1,200", 1200, {"high": None, "bound": Bound.AT_LEAST, "who": "sheep"}, "at least 1,200 sheep killed"),
        ("4", 4, {"out_of": 7, "who": "guards"}, "4 of 7 guards killed"),
        ("dozens", None, {"bound": Bound.VAGUE}, "“dozens” people killed"),
        ("half", 0.5, {"unit": "share", "of": "territory", "bound": Bound.ABOUT}, "“half” (50 %) territory"),
        ("4", 3, {"high": 5, "of": "injured"}, "3 to 5 people injured"),
        ("4", 4, {"part_of": 0, "who": "children"}, "of them 4 children killed"),
        ("4", 4, {"period": Period.CUMULATIVE, "since": "May"}, "4 people killed in all since May"),
        ("4", 1.5, {"bound": Bound.ABOUT, "unit": "USD", "of": "losses"}, "about 1.5 USD losses"),
    ],
)
def test_a_count_is_told_in_words(made, words, low, more, says):
    assert count_words(made.count(words, low, 1, **more)) == says


@pytest.mark.parametrize(
    ("place", "says"),
    [
        (None, "not said"),
        ({}, "Torba, North Kivu, COD"),
        ({"precision": Precision.ADM1, "admin1": "Torba"}, "Torba, COD (province level)"),
        ({"precision": None, "admin1": None, "country": None, "id": None}, "Torba (not on the map)"),
    ],
)
def test_where_says_how_precisely(made, place, says):
    made.claim("seized", 1, place=None if place is None else made.place("Torba", 1, **place))

    assert facts(made)["where"] == says


@pytest.mark.parametrize(
    ("when", "says"),
    [
        ((None, None, "2031-05-04", Basis.PUBLICATION), "not said; by 2031-05-04 (published)"),
        ((None, None, None, Basis.PUBLICATION), "not said"),
        ((0, "2031-05-01", "2031-05-31", Basis.VAGUE), "2031-05-01 to 2031-05-31 (“since May”)"),
        ((None, "2031-05-03", "2031-05-03", Basis.CONTEXT), "Sat 2031-05-03 (from the context)"),
        ((0, "2031-05-01", None, Basis.STATED), "since 2031-05-01 (“since May”)"),
    ],
)
def test_when_says_how_it_is_known(made, when, says):
    made.day("since May", "2031-05", 1)
    day, earliest, latest, basis = when
    made.claim("seized", 1, when=When(date=day, earliest=earliest, latest=latest, basis=basis))

    assert facts(made)["when"] == says


def test_a_chain_of_voices_is_told_innermost_first(made):
    first, second = made.entity("Ahmad Sar"), made.entity("The Lamp")
    voice = made.voice("one", "said", first, 1, medium="radio address")
    made.claim(
        "seized", 1, attribution=voice, speakers=(first, second), relation=Relation.ADVERSARY,
        speaker_kind=SpeakerKind.BELLIGERENT,
    )  # fmt: skip

    assert facts(made)["according to"] == "Ahmad Sar (belligerent, adversary of the actor, radio address), via The Lamp"


@pytest.mark.parametrize(
    ("claim", "status", "doubt"),
    [
        ({}, "REPORTED", ()),
        ({"status": Status.PROMISED, "polarity": Polarity.NEGATIVE, "modality": Modality.FUTURE}, "PROMISED NOT", ()),
        ({"status": Status.NEGATED, "polarity": Polarity.NEGATIVE}, "NEGATED", ()),
        ({"status": Status.UNCONFIRMED, "hedge": "about"}, "UNCONFIRMED", ("“about”",)),
        ({"timeframe": Timeframe.HISTORY}, "REPORTED", ("history",)),
    ],
)
def test_the_status_shows_polarity_and_doubt(made, claim, status, doubt):
    made.claim("seized", 1, **claim)
    telling = find_telling(made.record(), "1")[0]

    assert (telling.status, telling.doubt) == (status, doubt)


def test_gaps_are_shown_only_where_one_would_look_for_them(made):
    made.claim("falls", 0, type=ClaimType.CONTROL, mode="takes")
    told = facts(made)

    assert told["what"] == "control of ground: taken"
    assert (told["who"], told["what of"], told["to whom"]) == ("not said", "not said", "")
    assert "how many" not in told
    assert "with" not in told


def test_tellings_of_a_happening_stand_together_and_the_fullest_is_shown_whole(market):
    first, second = lay_out(market).happenings

    assert [telling.claim.trigger.exact for telling in first] == ["shelled", "Shelling", "shelling"]
    assert [telling.number for telling in (*first, *second)] == [1, 2, 3, 4]
    assert [telling.status for telling in first] == ["ACCUSED", "ACCUSED", "DENIED"]


def test_a_denial_never_stands_for_what_it_denies(made):
    made.claim("falls", 0, happening="h")
    made.claim("seized", 1, happening="h", status=Status.DENIED, actors=made.people("Fighters", 1))

    assert [telling.status for telling in lay_out(made.record()).happenings[0]] == ["REPORTED", "DENIED"]


def test_a_claim_is_found_by_number_id_or_the_beginning_of_its_id(market):
    whole = market.reading.claims[3].id

    assert [t.claim.id for t in find_telling(market, "4")] == [whole]
    assert [t.claim.id for t in find_telling(market, whole[:3])] == [whole]
    assert len(find_telling(market, "0")) == 4, "every id here begins so"
    assert find_telling(market, "") == ()


def test_the_head_counts(market):
    page = lay_out(market)

    assert page.facts == "example.org · published 2031-05-04 (as given) · English"
    assert page.counts == "3 paragraphs · 4 claims of 2 happenings · 2 voices"


def test_an_article_without_claims_says_so(made):
    assert "nothing that sayso reads" in lay_out(made.record()).notice


@pytest.mark.parametrize("hostile", ["\x1b[2Jgone", "a\x07b", "a\x9bb", "line\r\nline"])
def test_captured_text_cannot_command_the_terminal(hostile):
    assert not any(ord(character) < 32 or 127 <= ord(character) < 160 for character in shown(hostile))
