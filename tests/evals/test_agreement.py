from collections import Counter

import pytest

from evals.agreement import compare, first_coding, kappa, table

KAPPAS = [
    ({("a", "a"): 20, ("b", "b"): 15, ("a", "b"): 5, ("b", "a"): 10}, 0.4, "the textbook's 50 items: .7 against .5"),
    ({("a", "a"): 1, ("b", "b"): 1}, 1.0, "all agree"),
    ({("a", "b"): 1, ("b", "a"): 1}, -1.0, "none agree"),
    ({("a", "a"): 9, ("a", "b"): 1}, 0.0, "one who never says b agrees by chance alone"),
    ({("a", "a"): 9}, None, "nothing to tell apart"),
    ({}, None, "nothing at all"),
]


def test_kappa_takes_off_what_chance_would_give():
    for values, expected, why in KAPPAS:
        assert kappa(Counter(values)) == pytest.approx(expected), why


def test_two_codings_are_compared_item_by_item(make_gold, make_claim):
    words = [f"word{number}" for number in range(40)]
    claims = [make_claim(f"c{word}", f"b0:{word}.") for word in words]
    other = [{**claim, "status": "claimed"} if number < 4 else claim for number, claim in enumerate(claims)]
    text = ("body", " ".join(f"{word}." for word in words))
    first = make_gold(text, name="first", claims=claims)
    second = make_gold(text, name="second", claims=other[:39])
    rows = table(compare([(first, second)]), 1).splitlines()
    assert "| claims | claims | 0.99 |  | 40 | 39 |" in rows
    assert "| claims | status | 0.90 | 0.00 | 39 | 39 |" in rows
    assert not any(row.startswith("| cleaning") for row in rows)


def test_a_second_coding_without_a_first_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"nowhere\.json: there is no first coding"):
        first_coding(tmp_path / "nowhere.json")
