"""Words that tell a happening, and the same words where they do not."""

# ruff: noqa: E501 - a row of a table is one line, and its columns are the arguments of its test
from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.reading.parse import parse_article
from sayso.reading.triggers import find_triggers
from sayso.record import Article

# The text, its triggers (words, type, mode), and why.
ROWS: list[tuple[str, list[tuple[str, str, str | None]], str]] = [
    ("Rebels shelled the town.", [("shelled", "ASSAULT", "heavy-weapons")], "a verb with its mode"),
    ("The shelling of the town went on.", [("shelling", "ASSAULT", "heavy-weapons")], "its noun"),
    ("Rebels fled from the army.", [("fled", "DISPLACEMENT", None)], "an irregular verb"),
    ("Rebels will seize the town.", [("seize", "CONTROL", "takes")], "a base form after an auxiliary"),
    ("The attack failed.", [("attack", "ASSAULT", None)], "a noun after its article"),
    ("They attack at night.", [("attack", "ASSAULT", None)], "the same word as a verb"),
    ("Rebels opened fire on soldiers.", [("opened fire", "ASSAULT", "firearms")], "a set phrase"),
    ("Gunmen carried out an air strike.", [("air strike", "ASSAULT", "aerial")], "the longest phrase wins"),
    ("12 dead in Goma.", [("dead", "ASSAULT", None)], "a bare count is its own trigger"),
    ("The dead were buried.", [], "the dead without a count"),
    ("They convened a meeting.", [("convened", "CONSULT", None)], "a verb and its noun tell one thing"),
    ("Police arrested 12 men.", [("arrested", "COERCE", "arrest")], "an arrest"),
    ("The airport was closed.", [("closed", "ACCESS", "closes")], "a closure"),
    ("The March Movement met.", [("met", "CONSULT", None)], "a name is no trigger"),
    ("Families left their village.", [("left", "DISPLACEMENT", None)], "families that leave a place"),
    ("Rebels took the town of Tamba.", [("took", "CONTROL", "takes")], "to take a place"),
]  # fmt: skip
BUGS: list[tuple[str, list[tuple[str, str, str | None]], str]] = [
    ("The army says its men control Bunia.", [("control", "CONTROL", "holds")], "to control"),
    ("The town fell on Sunday.", [("fell", "CONTROL", "loses")], "a place that falls"),
    ("Three soldiers died in the raid.", [("died", "ASSAULT", None), ("raid", "ASSAULT", None)], "a raid of fighters is no search"),
    ("The wounded were taken to hospital.", [], "the wounded as a noun"),
    ("Families left.", [], "who leaves no place has not fled"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [*ROWS, *(pytest.param(*row, marks=pytest.mark.xfail(strict=True, reason=row[-1])) for row in BUGS)],
)
def test_triggers(
    article: Callable[..., Article], text: str, expected: list[tuple[str, str, str | None]], why: str
) -> None:
    parse = parse_article(article(text))
    found = []
    for spot in find_triggers(parse):
        tokens = parse.sentences[spot.sentence].tokens
        found.append((text[tokens[spot.first].start : tokens[spot.last].end], spot.type.value, spot.mode))

    assert found == expected, why
