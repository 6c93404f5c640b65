"""The pages, as they stand on a terminal or in a file."""

import io

import pytest
from rich.cells import cell_len
from rich.console import Console

from sayso.record import PassedOver, Reading, Record
from sayso.terminal.layout import find_telling
from sayso.terminal.render import make_console, show_claim, show_record


def page(record, width, show=show_record, **more):
    out = io.StringIO()
    show(record, *more.pop("arguments", ()), Console(file=out, width=width, highlight=False, **more))
    return out.getvalue()


WIDE = """\
Shelling kills 12 in Sakembe market, governor says
example.org · published 2031-05-04 (as given) · English
3 paragraphs · 4 claims of 2 happenings · 2 voices

  # STATUS        WHO                        WHAT                       TO WHOM
────────────────────────────────────────────────────────────────────────────────────────────────────
  1 ACCUSED       Gunmen of the Lemba Front  violence: shelling or      civilians
                                             rockets
                  where        Sakembe, North Kivu, COD    when         Sat 2031-05-03 (“on
                                                                        Saturday”)
                  how many     at least 12 civilians       target       the market of Sakembe
                               killed
                  according to Odile Nsenga (government, adversary of the actor, interview), via
                               Kivu Courier
                  “Gunmen of the Lemba Front «shelled» the market of Sakembe on Saturday, killing at
                  least 12 civilians, governor Odile Nsenga told the Kivu Courier.”  body
  2 ACCUSED       Odile Nsenga · title · 12 people killed “«Shelling» kills 12 in Sakembe market,
                  governor says”
  3 DENIED        a spokesman of the Lemba Front · body “A spokesman of the Front denied any
                  «shelling».”
────────────────────────────────────────────────────────────────────────────────────────────────────
  4 PROMISED NOT  not said                   yielding                   not said
                  where        not said                    when         not said; by 2031-05-04
                                                                        (published)
                  what of      the town
                  according to a spokesman of the Lemba Front (belligerent, about itself)
                  “We will never «surrender» the town,”  body

"""


def test_a_wide_page_has_aligned_columns(market):
    assert page(market, 100) == WIDE


def test_a_narrow_page_is_stacked(market):
    narrow = page(market, 60)

    assert "    who          Gunmen of the Lemba Front\n    what         violence: shelling or rockets\n" in narrow
    assert "  3 DENIED a spokesman of the Lemba Front" in narrow


@pytest.mark.parametrize("width", [40, 57, 80, 99, 100, 101, 160])
@pytest.mark.parametrize("show", [show_record, show_claim])
def test_no_line_is_wider_than_the_terminal_or_ends_in_blanks(market, width, show):
    arguments = (find_telling(market, "1")[0],) if show is show_claim else ()
    lines = page(market, width, show, arguments=arguments).splitlines()

    assert max(cell_len(line) for line in lines) <= width
    assert all(line == line.rstrip() for line in lines)


def test_colour_changes_no_letter(market):
    import re

    coloured = page(market, 100, force_terminal=True, color_system="truecolor")

    assert coloured != WIDE
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == WIDE


def test_a_claim_is_shown_in_its_paragraph_with_its_words_named(market):
    shown = page(market, 100, show_claim, arguments=(find_telling(market, "1")[0],))

    assert (
        "paragraph 2 of 3, body\n"
        "Gunmen of the Lemba Front shelled the market of Sakembe on Saturday, killing at least 12 civilians,\n"
        "───────────────────────── ─────── ───────────────────── ───────────          ─────────────────────\n"
        "who                       trigger target        where   when                 how many    to whom\n"
        "governor Odile Nsenga told the Kivu Courier.\n"
        "───────────────────── ────\n"
        "source                cue\n"
    ) in shown
    assert "    id           02aa0007\n" in shown


def test_marks_stand_under_wide_and_combining_characters(draftsman):
    made = draftsman([("body", "在果马的叛军 e\u0301lite rebels attacked 🇾🇪 base")])
    made.claim("attacked", 0, recipients=made.people("base"))
    shown = page(made.record(), 80, show_claim, arguments=(find_telling(made.record(), "1")[0],)).splitlines()
    text = next(number for number, line in enumerate(shown) if "attacked" in line)

    assert shown[text + 1].index("─") == cell_len(shown[text].partition("attacked")[0])


def test_an_article_that_is_passed_over_says_why(market):
    passed = Reading(passed_over=PassedOver(kind="language", message="the article is in 'es'"))
    record = Record(**{name: getattr(market, name) for name in ("input", "run", "capture", "article")}, reading=passed)

    assert "Not read: the article is in 'es'." in page(record, 100)


def test_escape_sequences_in_the_text_are_not_passed_on(draftsman):
    made = draftsman([("body", "They \x1b[2Jattacked\x9b31m the base")], title="A \x1b]0;title")
    made.claim("attacked", 0)
    record = made.record()
    both = page(record, 100) + page(record, 50, show_claim, arguments=(find_telling(record, "1")[0],))

    assert "\x1b" not in both
    assert "\x9b" not in both


def test_off_a_terminal_there_is_no_colour_and_a_width_of_its_own(monkeypatch):
    monkeypatch.delenv("COLUMNS", raising=False)
    assert (make_console(io.StringIO()).width, make_console(io.StringIO()).is_terminal) == (100, False)
    monkeypatch.setenv("COLUMNS", "60")
    assert make_console(io.StringIO()).width == 60
