"""Types, modes, contexts and crosswalks: every PLOVER word is there, and no table names what there is not."""

# ruff: noqa: E501 - a row of a table is one line, and its columns are the arguments of its test
from __future__ import annotations

from collections import Counter

import pytest

from sayso.ontology import HAPPENED, Coded, codes, contexts, modes, rows, types
from sayso.record import ClaimType, Status

PLOVER = """AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE
COERCE ASSAULT""".split()
OWN = "CONTROL DISPLACEMENT SHORTAGE ACCESS ASSESSMENT".split()
# PLOVER's modes and contexts as its manual lists them: 67 and 37.
PLOVER_MODES = {
    "CONSULT": "visit third-party multilateral phone",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
    "heavy-weapons crowd-control unconventional",
}
PLOVER_CONTEXTS = """military intelligence executive legislative election political_institutions pro_democracy pro_autocracy
economic legal reparations human_rights rights_freedoms repression human_security gender lgbt religion_ethnicity inequality
diplomatic territory peacekeeping health asylum migration disasters natural_resource environment technology terrorism cbrn
cyber misinformation crime corruption illegal_drugs trafficking""".split()


def test_the_types_are_plovers_sixteen_and_five_of_our_own() -> None:
    assert len(PLOVER) == 16
    assert [str(one) for one in types()] == [*PLOVER, *OWN]
    assert set(types()) == set(ClaimType)


def test_every_type_says_what_it_is_in_plain_words_and_only_plovers_have_a_quad() -> None:
    assert all(row.gloss for row in types().values())
    assert {name for name, row in types().items() if row.quad} == set(PLOVER)
    assert Counter(row.quad for row in types().values() if row.quad) == {
        "verbal cooperation": 4, "material cooperation": 3, "verbal conflict": 4, "material conflict": 5,
    }  # fmt: skip


def test_every_mode_of_plover_is_there_and_the_rest_are_of_our_own_types() -> None:
    wanted = {(kind, mode) for kind, words in PLOVER_MODES.items() for mode in words.split()}

    assert len(wanted) == 67
    assert {(str(kind), mode) for kind, mode in modes() if kind in PLOVER} == wanted
    assert {(str(kind), mode) for kind, mode in modes() if kind in OWN} == {
        *(("CONTROL", mode) for mode in "takes loses holds contests enters".split()),
        *(("ACCESS", mode) for mode in "opens closes restricted".split()),
    }


def test_every_mode_stands_once_and_is_glossed() -> None:
    listed = [(row["type"], row["mode"]) for row in rows("modes.csv")]

    assert len(listed) == len(set(listed))
    assert all(modes().values())


def test_every_context_of_plover_is_there_and_no_other() -> None:
    assert len(PLOVER_CONTEXTS) == 37
    assert list(contexts()) == PLOVER_CONTEXTS


def test_words_of_contexts_are_lower_case_as_they_are_looked_up() -> None:
    assert all(word == word.lower().strip() for words in contexts().values() for word in words)


@pytest.mark.parametrize("row", rows("crosswalk.csv"), ids=lambda row: f"{row['type']}-{row['mode']}-{row['sides']}")
def test_a_crosswalk_row_names_what_there_is(row: dict[str, str]) -> None:
    assert row["type"] in [*PLOVER, *OWN]
    assert row["mode"] == "*" or (ClaimType(row["type"]), row["mode"]) in modes()
    assert row["sides"] in ("*", "one", "two")
    assert bool(row["acled_event_type"]) == bool(row["acled_sub_event_type"])
    assert not row["cameo"] or row["cameo"].isdigit()


def test_no_crosswalk_row_is_hidden_by_one_above() -> None:
    table = rows("crosswalk.csv")
    for number, row in enumerate(table):
        above = [
            one
            for one in table[:number]
            if all(one[key] in ("*", row[key]) for key in ("type", "mode", "sides"))
        ]  # fmt: skip
        assert not above, row


def every_coded() -> list[Coded]:
    return [
        Coded(
            type=kind,
            mode=mode,
            status=status,
            two_sided=two,
            state_based=state,
            against_civilians=civilians,
            deadly=deadly,
        )
        for kind in ClaimType
        for mode in (None, *(mode for other, mode in modes() if other is kind))
        for status in Status
        for two in (False, True)
        for state, civilians in ((False, False), (True, False), (False, True))
        for deadly in (False, True)
    ]


def test_only_what_happened_is_in_acled_and_ucdp() -> None:
    """And that something is, or the test could not fail."""
    coded = every_coded()
    admitted = {one.status for one in coded if codes(one).acled or codes(one).ucdp}

    assert admitted == HAPPENED == {Status.REPORTED, Status.CLAIMED, Status.ACCUSED}


def test_ucdp_wants_violence_with_a_death() -> None:
    found = {(one.type, one.deadly) for one in every_coded() if codes(one).ucdp}

    assert found == {(ClaimType.ASSAULT, True)}


@pytest.mark.parametrize(
    ("changed", "cameo", "sub_event", "ucdp", "why"),
    [
        ({}, "190", "Attack", "2", "one-sided, no state"),
        ({"mode": "drone"}, "195", "Air/drone strike", "2", "the mode goes first"),
        ({"two_sided": True}, "190", "Armed clash", "2", "both sides fight"),
        ({"state_based": True}, "190", "Attack", "1", "a state is a side"),
        ({"against_civilians": True, "state_based": True}, "190", "Attack", "3", "against civilians, whoever did it"),
        ({"deadly": False}, "190", "Attack", None, "nobody killed"),
        ({"status": Status.DENIED}, "190", None, None, "denied: CAMEO codes the telling, the others events"),
        ({"type": ClaimType.SHORTAGE}, None, None, None, "no row of its own"),
        ({"type": ClaimType.CONSULT}, "040", None, None, "talks are no event of ACLED"),
    ],
)
def test_codes(
    changed: dict[str, object], cameo: str | None, sub_event: str | None, ucdp: str | None, why: str
) -> None:
    plain = {"type": ClaimType.ASSAULT, "mode": None, "status": Status.CLAIMED, "two_sided": False}
    plain |= {"state_based": False, "against_civilians": False, "deadly": True}
    found = codes(Coded(**(plain | changed)))  # type: ignore[arg-type]

    assert (found.cameo, found.acled.sub_event_type if found.acled else None, found.ucdp) == (cameo, sub_event, ucdp), (
        why
    )
