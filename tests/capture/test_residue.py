from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.capture.draft import Hints
from sayso.capture.residue import clean_text
from sayso.errors import BrokenInput, TooLargeInput

CAPTURES = Path(__file__).parent / "residue_captures"
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
