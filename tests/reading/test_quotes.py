"""Quotations: which marks open and close, what runs on over paragraphs, and apostrophes that are none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.reading.parse import parse_article
from sayso.reading.quotes import find_quotes
from sayso.record import Article

# The paragraphs, the quotes (spans of one joined by a bar), and why.
ROWS = [
    (["He said “we won” and left."], ["we won"], "curly marks"),
    (["He said \"we won\" and left."], ["we won"], "typewriter marks"),
    (["He said ‘we won’ and left."], ["we won"], "single curly marks"),
    (["Il a dit «nous» hier."], ["nous"], "guillemets"),
    (["“He told me ‘run’ twice,” she said."], ["He told me ‘run’ twice,"], "nested marks are part of the outer quote"),
    (["The rebels’ camp and the army's men."], [], "possessives are no quotes"),
    (["It’s the fighters’ camp, don’t go."], [], "nor are contractions"),
    (["‘It’s the fighters’ camp,’ she said."], ["It’s the fighters’ camp,"], "apostrophes inside single marks"),
    (["“We fled.", "“We hid,” she said."], ["We fled.|We hid,"], "a quote that runs on opens again"),
    (["“We fled.", "“We hid.", "“We won,” she said."], ["We fled.|We hid.|We won,"], "over three paragraphs"),
    (["“We fled.", "She left."], ["We fled."], "one that was never closed ends with its paragraph"),
    (["“We fled.", "She said “no” then."], ["We fled.", "no"], "a quote inside the next paragraph is another"),
    (["“a” “no”"], ["no"], "a single letter is no quotation"),
    (["She said “قُتل 12 😀” there."], ["قُتل 12 😀"], "any script inside"),
    (["“One.” He left. “Two.”"], ["One.", "Two."], "two in one paragraph"),
]  # fmt: skip


@pytest.mark.parametrize(("paragraphs", "expected", "why"), ROWS)
def test_quotes(article: Callable[..., Article], paragraphs: list[str], expected: list[str], why: str) -> None:
    made = article(*paragraphs)
    quotes = find_quotes(parse_article(made))

    assert ["|".join(made.text[s.start : s.end] for s in one.spans) for one in quotes] == expected, why
