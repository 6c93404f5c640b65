"""What the reader learns from: our own sentences hold what their format promises, and nothing scored is learnt."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.reader.corpus import read_corpus
from training.reader.cues import chief
from training.reader.excluded import excluded, refuse

DATA = Path(__file__).parents[2] / "training" / "data"
FILES = sorted(DATA.rglob("*.txt"))


@pytest.mark.parametrize("file", FILES, ids=[str(file.relative_to(DATA)) for file in FILES])
def test_every_span_is_in_its_sentence(file: Path) -> None:
    sentences, faults = read_corpus(file)

    assert not faults
    assert len(sentences) > 200


def test_there_are_enough_sentences_and_each_was_coded_twice() -> None:
    texts = {part: [s.text for f in sorted((DATA / part).glob("*.txt")) for s in read_corpus(f)[0]]
             for part in ("", "first", "second")}  # fmt: skip

    assert len(texts[""]) >= 1500
    assert texts[""] == texts["first"] == texts["second"]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("M person | Idris", "the words are not in the sentence"),
        ("M robot | Gunmen", "no such kind"),
        ("P ASSAULT ? actual | killed", "no such polarity"),
        ("A state | Gunmen | killed", "a field is missing"),
        ("X what", "no such line"),
    ],
)
def test_faults_are_told_and_cost_nothing_else(tmp_path: Path, line: str, why: str) -> None:
    file = tmp_path / "made.txt"
    file.write_text(
        f"= made | wire | MLI\nS body | Gunmen killed farmers.\nM group | Gunmen\n{line}\n", encoding="utf-8"
    )
    (sentence,), faults = read_corpus(file)

    assert len(faults) == 1, why
    assert [kind for _, _, kind in sentence.mentions] == ["group"], why


def test_a_scored_document_stops_the_training() -> None:
    scored = next(iter(excluded()["polnear_dev"]))

    with pytest.raises(ValueError, match="must not be trained on"):
        refuse("polnear_dev", scored)
    refuse("polnear_dev", "an article of our own")


@pytest.mark.parametrize(
    ("cue", "word"),
    [("has learned", "learned"), ("according to", "according"), ("said", "said"), ("is", "is"), ("did not say", "say")],
)
def test_the_chief_word_of_a_cue(cue: str, word: str) -> None:
    lowers = cue.split()

    assert lowers[chief(lowers, range(len(lowers)))] == word
