import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.capture.draft import Hints
from sayso.capture.residue import clean_text
from sayso.errors import BrokenInput, TooLargeInput

CAPTURES = Path(__file__).parent / "residue_captures"
TWO_AUTHORS = ("Nadia Farouk", "Omar Saléh")
STORY = "Soldiers closed the port of Kalemie on Friday, the governor said, and boats stayed at the quay."


def rows(draft):
    return [(f"{block.kind} {block.time or ''}".strip(), block.text.text) for block in draft.blocks]


def leads_back(draft, text):
    """Whether every character that stands for one captured character is that character."""
    for block in draft.blocks:
        for start, end, first, last in block.text.runs():
            if end - start == last - first == 1:
                continue
            if end - start == last - first:
                assert (
                    block.text.text[start:end].replace("|", " ").split() == text[first:last].replace("|", " ").split()
                )


@pytest.mark.parametrize("name", sorted(path.stem for path in CAPTURES.glob("*.txt")))
def test_a_capture_gives_its_blocks_and_no_residue(name):
    text = (CAPTURES / f"{name}.txt").read_text(encoding="utf-8")
    due = (CAPTURES / f"{name}.blocks").read_text(encoding="utf-8").rstrip("\n").split("\n")

    draft = clean_text(text, Hints())

    assert rows(draft) == [tuple(row.replace("⏎", "\n").split("\t", 1)) for row in due]
    leads_back(draft, text)


@pytest.mark.parametrize(
    ("glued", "points", "why"),
    [
        (
            "Rebels offer talks after weeks of fightingBut the army calls it a trickThousands have fled",
            ["Rebels offer talks after weeks of fighting", "But the army calls it a trick", "Thousands have fled"],
            "a small letter glued to a capital is a seam",
        ),
        (
            "The valley held out from 1996-2001Former deputy minister warns of a crisisAid is short",
            ["The valley held out from 1996-2001", "Former deputy minister warns of a crisis", "Aid is short"],
            "so is a year",
        ),
    ],
)
def test_glued_points_are_parted(glued, points, why):
    title = "Rebels offer talks in the valley"
    draft = clean_text(f"{title}\n{glued}\n{STORY}\n{STORY.replace('Friday', 'Monday')}\n", Hints())

    assert [text for kind, text in rows(draft) if kind == "bullet"] == points, why


@pytest.mark.parametrize(
    "text",
    [
        f"{STORY}\n\nHe said: “We are in McDonald’s with an iPhone.”\n\nمرحبا 🙂 e\u0301",
        "A single line",
        "One\n\nTwo – three\n\n‘Four’",
    ],
)
def test_clean_text_passes_untouched(text):
    draft = clean_text(text, Hints(clean=True))

    assert "\n\n".join(block.text.text for block in draft.blocks) == text


def test_certain_residue_goes_from_clean_text_too():
    draft = clean_text(f"{STORY}\n<!–\n(function(d){{d.x=1;}})(document);\n{STORY}", Hints(clean=True))

    assert [text for _, text in rows(draft)] == [STORY, STORY]


def test_mojibake_is_mended_and_leads_back():
    broken = STORY.replace("Kalemie", "KalÃ©mie")

    draft = clean_text(f"Port closed\n\n{broken}\n\n{STORY}", Hints())

    assert "Kalémie" in draft.blocks[1].text.text


@pytest.mark.parametrize("name", sorted(path.stem for path in CAPTURES.glob("*.txt")))
def test_cleaning_the_clean_text_changes_nothing(name):
    once = clean_text((CAPTURES / f"{name}.txt").read_text(encoding="utf-8"), Hints())
    text = "\n\n".join(block.text.text for block in once.blocks)

    for clean in (True, False):
        again = clean_text(text, Hints(clean=clean))
        assert "\n\n".join(block.text.text for block in again.blocks).replace("\n\n", "\n") == text.replace(
            "\n\n", "\n"
        )


@pytest.mark.parametrize(
    ("name", "title", "source", "bylines", "published"),
    [
        (
            "wire",
            "UPDATE 1-Militia says it took mining town, governor denies it",
            "Lakeside Wire",
            ("Ines Calder",),
            None,
        ),
        ("bulletin", "Weekly bulletin: two markets shelled on the Dorra border", None, (), "2021-09-05"),
        ("release", "ARMY REPULSES ATTACK ON KORI DAM", "REPUBLIC OF TANGARA", (), "2025-08-14"),
        (
            "scraped_feed",
            "Fuel convoy ‘vanishes’ on the road to Ras Hadid",
            "Gulf Ledger",
            ("Nadia Farouk", "Omar Saléh"),
            None,
        ),
        ("broadcaster", "Ceasefire in Port Amani breaks down hours after it began", "BBX", ("Miriam Oduya",), None),
    ],
)
def test_a_capture_says_of_itself(name, title, source, bylines, published):
    draft = clean_text((CAPTURES / f"{name}.txt").read_text(encoding="utf-8"), Hints())

    assert (draft.title, draft.source, draft.bylines, draft.published) == (title, source, bylines, published)


def test_a_given_title_is_told_apart_in_clean_text_and_never_put_in():
    text = f"Port closed\n\n{STORY}"

    assert rows(clean_text(text, Hints(clean=True, title="Port closed"))) == [("title", "Port closed"), ("body", STORY)]
    other = clean_text(text, Hints(clean=True, title="Boats idle"))
    assert (other.title, rows(other)) == ("Boats idle", [("body", "Port closed"), ("body", STORY)])


def test_wrapped_clean_text_is_joined_and_paragraphs_in_lines_are_not():
    wrapped = "\n".join(textwrap.wrap(STORY, 48)) + "\n\n"

    assert [text for _, text in rows(clean_text(wrapped * 3, Hints(clean=True)))] == [STORY] * 3
    assert [text for _, text in rows(clean_text(f"{STORY}\n" * 3, Hints(clean=True)))] == [STORY] * 3


def test_a_page_run_together_in_one_long_line_is_no_packed_data():
    page = "".join(f"The governor of district {n} said that boats stayed at the quay." for n in range(400))

    assert len(clean_text(page, Hints()).blocks) == 400


def test_nothing_but_residue_is_broken():
    with pytest.raises(BrokenInput, match="no article"):
        clean_text("<!–\n(function(d){d.x=1;})(document);\nShare this article\n", Hints())


def test_more_lines_than_an_article_can_have_are_refused():
    with pytest.raises(TooLargeInput, match="split"):
        clean_text("word\n" * 20_001, Hints())


def test_a_line_of_packed_data_goes_and_the_article_stays():
    draft = clean_text(f"Port closed\n\n{STORY}\n{'x0' * 11_000}\n\n{STORY}", Hints())

    assert all(len(text) < 200 for _, text in rows(draft))


@given(
    st.lists(
        st.sampled_from([STORY, "Share", "<!–", "🙂 e\u0301 مرحبا", "“Open", "12:30 ", "a.B", "f(x);"]), max_size=12
    )
)
def test_no_soup_of_lines_breaks_the_cleaner(lines):
    text = "\n".join(lines)
    try:
        draft = clean_text(text, Hints())
    except BrokenInput:
        return
    leads_back(draft, text)
