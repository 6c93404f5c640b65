import json
from itertools import islice

from bench.corpus import samples, write


def test_the_same_seed_makes_the_same_corpus():
    assert list(samples(2_000, seed=7)) == list(samples(2_000, seed=7))
    assert list(samples(2_000, seed=7)) != list(samples(2_000, seed=8))


def test_articles_are_as_long_as_asked_for_and_make_up_the_words():
    made = list(samples(5_000))
    assert sum(sample.words for sample in made) >= 5_000 > sum(sample.words for sample in made[:-1])
    assert all(300 <= sample.words <= 1_050 for sample in made)


def test_every_template_is_filled():
    for sample in islice(samples(100_000), 30):
        assert not {"{", "}"} & set(sample.title + "".join(sample.paragraphs))


def test_the_three_forms_hold_the_same_articles(tmp_path):
    made = write(tmp_path, words=1_000)
    lines = [json.loads(line) for line in (tmp_path / "clean.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [line["id"] for line in lines] == [sample.name for sample in made]
    for sample in made:
        raw = (tmp_path / "txt" / f"{sample.name}.txt").read_text(encoding="utf-8")
        page = (tmp_path / "html" / f"{sample.name}.html").read_text(encoding="utf-8")
        assert all(paragraph in raw and paragraph in page for paragraph in sample.paragraphs)
        assert all(residue in raw for residue in sample.residue)
