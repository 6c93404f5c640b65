"""What the reader learns from: our own sentences hold what their format promises, and nothing scored is learnt."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sayso.assets import READER, asset
from sayso.reading.encoder.pieces import Vocabulary
from training.reader import labels
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


def test_re3d_teaches_names_of_the_kinds_that_our_own_sentences_know(tmp_path: Path) -> None:
    pytest.importorskip("torch", reason="the train extra is not installed")
    from training.reader.re3d import read_re3d

    vocabulary = Vocabulary(asset(READER).folder / "tokenizer.json")
    text = "Russia said that Daesh fighters left Mosul. The Ministry of Defence agreed."
    folder = tmp_path / "made"
    folder.mkdir()
    document = {"_id": "made", "text": text}
    (folder / "documents.json").write_text(json.dumps(document) + "\n", encoding="utf-8")
    marked = [(words, "Organisation") for words in ("Russia", "Daesh", "fighters", "The Ministry of Defence")]
    marked.append(("Mosul", "Location"))
    rows = [{"documentId": "made", "begin": text.index(words), "end": text.index(words) + len(words), "type": kind}
            for words, kind in marked]  # fmt: skip
    (folder / "entities.json").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    first, second = read_re3d(tmp_path, {"daesh": "group"}, vocabulary)

    assert [(one, last, labels.MENTIONS[kind - 1]) for one, last, kind in first.mentions or ()] == [
        (3, 3, "group"),
        (6, 6, "place"),
    ]
    assert first.unsure == ((0, 0),)
    assert [(one, last) for one, last, _ in second.mentions or ()] == [(1, 3)]
