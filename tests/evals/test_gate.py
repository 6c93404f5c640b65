from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals import gate
from evals.gate import Check, compare, raised, read_floors, report

DAY = date(2026, 11, 24)
FLOORS = """# a head

[dev.claims]
claims = 0.500  # 2026-01-01: the first reader
status = 0.700  # 2026-02-02: lowered by hand, the gold was corrected

[judge.claims]
claims = 0.400
"""
CHECKS = [
    (0.5, 0.6, True, "above"),
    (0.5, 0.5, True, "on it"),
    (0.5, 0.499, False, "below"),
    (0.5, None, False, "no longer measured"),
    (None, 0.1, True, "no floor yet"),
]


def test_a_metric_holds_on_or_above_its_floor():
    for floor, value, expected, why in CHECKS:
        assert Check("dev.claims.claims", floor, value).holds is expected, why


def test_what_falls_below_is_told_by_name():
    checks = compare(
        read_floors(FLOORS), {"dev.claims.claims": 0.499, "dev.claims.status": 0.9, "dev.dates.value": 1.0}
    )
    assert [line.split() for line in report(checks).splitlines()] == [
        ["below", "its", "floor", "floor", "value"],
        ["dev.claims.claims", "0.500", "0.499"],
        ["judge.claims.claims", "0.400", "gone"],
    ]
    assert report(compare({"a.b.c": 0.1}, {"a.b.c": 0.1, "a.b.d": 0.1})) == "all 1 floors hold; 1 metrics have none yet"


def test_raising_dates_what_rises_and_keeps_the_rest_to_the_letter():
    values = {"dev.claims.claims": 0.612, "dev.claims.status": 0.6, "dev.dates.value": 0.9}
    text = raised(FLOORS, values, DAY, "a new parser")
    assert text.partition("\n\n")[2] == (
        "[dev.claims]\n"
        "claims = 0.607  # 2026-11-24: from 0.500, a new parser\n"
        "status = 0.700  # 2026-02-02: lowered by hand, the gold was corrected\n"
        "\n[judge.claims]\n"
        "claims = 0.400\n"
        "\n[dev.dates]\n"
        "value = 0.895  # 2026-11-24: a new parser\n"
    )


NAMES = st.sampled_from([f"{half}.{stage}.{metric}" for half in "de" for stage in "st" for metric in "mn"])
VALUES = st.dictionaries(NAMES, st.floats(0, 1))


@given(VALUES, VALUES, VALUES)
def test_raising_never_lowers_nor_loses_a_floor(first, second, third):
    text = ""
    for values in (first, second, third):
        before = read_floors(text)
        text = raised(text, values, DAY, "why")
        after = read_floors(text)
        assert all(after[name] >= floor for name, floor in before.items())
        assert all(check.holds for check in compare(after, {**before, **after}))


@given(VALUES)
def test_what_was_just_reached_holds(values):
    assert all(check.holds for check in compare(read_floors(raised("", values, DAY, "why")), values))


def test_the_gate_lets_nothing_fall_and_raising_records_what_is_reached(tmp_path, monkeypatch, capsys):
    floors = tmp_path / "floors.toml"
    floors.write_text("[dev.claims]\nclaims = 0.500\n", encoding="utf-8")
    monkeypatch.setattr(gate, "FLOORS", floors)
    runs = [
        ([], 0.4, 1, 0.5, "below its floor"),
        (["--raise", "--why", "a slip"], 0.4, 1, 0.5, "below its floor, which stays"),
        (["--raise", "--why", "a better parser"], 0.8, 0, 0.795, "above it"),
        ([], 0.5, 1, 0.795, "the old floor does not do any more"),
    ]
    for arguments, value, status, floor, why in runs:
        monkeypatch.setattr(gate, "measured", lambda value=value: ({"dev.claims.claims": value}, []))
        assert gate.main(arguments) == status, why
        assert read_floors(floors.read_text(encoding="utf-8")) == {"dev.claims.claims": floor}, why
    assert "dev.claims.claims" in capsys.readouterr().out


def test_an_article_that_cannot_be_read_does_not_pass(tmp_path, monkeypatch):
    monkeypatch.setattr(gate, "FLOORS", tmp_path / "floors.toml")
    monkeypatch.setattr(gate, "measured", lambda: ({}, ["made-up (BrokenInput)"]))
    assert gate.main([]) == 1


def test_raising_wants_a_reason():
    with pytest.raises(SystemExit):
        gate.main(["--raise"])
