"""The whole way, with the simplest cleaner and reader; and records back from what they were written as."""

import json
import logging

import msgspec
import pytest

import sayso
from sayso import pipeline
from sayso.errors import AssetError, BrokenInput, NotFoundInput, SchemaError, UsageError
from sayso.pipeline import from_dict, read, read_many, records
from sayso.pipeline.crew import LOT_DOCUMENTS
from sayso.record import Failure, Record

STORY = "Two people were killed near the bridge on Sunday, officials said."
SPANISH = "Los combates se reanudaron el domingo cerca de la ciudad, dijeron las autoridades."


@pytest.fixture
def lines(tmp_path):
    """A .jsonl file of a few lines."""

    def write(*objects, name="batch.jsonl"):
        path = tmp_path / name
        path.write_text("\n".join(one if isinstance(one, str) else json.dumps(one) for one in objects))
        return path

    return write


@pytest.mark.usefixtures("simple")
def test_a_file_is_read(tmp_path):
    (tmp_path / "a.txt").write_text(STORY)

    record = sayso.read(tmp_path / "a.txt", published="2031-05-04")

    assert record.input == str(tmp_path / "a.txt")
    assert record.article.published == "2031-05-04"
    assert [claim.evidence.exact for claim in record.reading.claims] == [STORY]


@pytest.mark.usefixtures("simple")
def test_a_text_or_a_page_in_hand_is_read():
    hints = pipeline.Hints(title="Bridge", url="https://x.example/2031/05/04/bridge")

    assert read(text=STORY, hints=hints).article.published == "2031-05-04"
    assert read(html=f"<p>{STORY}</p>").capture.media_type == "text/html"


@pytest.mark.usefixtures("simple")
def test_an_article_can_be_had_without_being_read():
    captured = pipeline.capture_document(text=f"  {STORY}")

    assert captured.article.text == STORY
    assert captured.text == f"  {STORY}"


def test_a_reader_that_cannot_be_loaded_ends_the_batch(lines, monkeypatch):
    def broken():
        raise AssetError("a table is missing")

    monkeypatch.setattr(pipeline, "_reader", broken)
    with pytest.raises(AssetError, match="a table is missing"):
        list(read_many([lines({"text": STORY})]))


@pytest.mark.usefixtures("simple")
@pytest.mark.parametrize(
    ("arguments", "error", "says"),
    [
        ({}, UsageError, "give one of these"),
        ({"source": "a.txt", "text": STORY}, UsageError, "give one of these"),
        ({"text": STORY, "published": "Sunday"}, UsageError, "'Sunday' is no date"),
        ({"source": "nowhere.txt"}, NotFoundInput, "nowhere.txt: there is no such file"),
        ({"source": "two.jsonl"}, UsageError, "use read_many"),
        ({"text": " "}, BrokenInput, "text/plain: there is no text in it"),
    ],
)
def test_what_cannot_be_read_is_raised(lines, monkeypatch, arguments, error, says):
    monkeypatch.chdir(lines({"text": STORY}, {"text": STORY}, name="two.jsonl").parent)

    with pytest.raises(error, match=says):
        read(**arguments)


@pytest.mark.usefixtures("simple")
def test_what_is_not_english_is_captured_and_passed_over():
    record = read(text=SPANISH)

    assert record.article.language == "es"
    assert record.reading.passed_over.kind == "language"
    assert record.reading.claims == ()
    assert record.to_dict()["passed_over"]["kind"] == "language"


@pytest.mark.usefixtures("simple")
def test_a_crash_is_one_failure_and_a_line_in_the_log(lines, caplog):
    path = lines({"id": "1", "text": STORY}, {"id": "2", "text": "crash me"}, {"id": "3", "text": STORY})

    with caplog.at_level(logging.ERROR):
        one, two, three = read_many([path])

    assert isinstance(one, Record)
    assert isinstance(three, Record)
    assert (two.input, two.error.kind) == ("2", "internal")
    assert "ZeroDivisionError" in two.error.message
    assert "reading 2 failed" in caplog.text


@pytest.mark.usefixtures("simple")
def test_a_batch_is_read_as_it_is_asked_for(monkeypatch):
    opened = []

    def source(name, **_):
        opened.append(name)
        yield Failure(input=name, error=msgspec.convert({"kind": "broken", "message": ""}, sayso.record.Problem))

    monkeypatch.setattr(pipeline, "open_source", source)
    results = read_many(str(number) for number in range(1000))
    next(results), next(results)

    assert len(opened) == LOT_DOCUMENTS


@pytest.mark.usefixtures("simple")
def test_captures_are_kept(lines, tmp_path):
    list(read_many([lines({"text": STORY}, "{")], captures=tmp_path / "kept"))

    (path,) = (file for file in (tmp_path / "kept").rglob("*") if file.is_file())
    assert path.read_text() == STORY


@pytest.mark.parametrize(
    ("arguments", "says"),
    [({"workers": 0}, "ask for 1 or more"), ({"published": "soon"}, "'soon' is no date")],
)
def test_wrong_arguments_of_a_batch_are_told_at_once(arguments, says):
    with pytest.raises(UsageError, match=says):
        read_many(["a.txt"], **arguments)


def test_a_string_is_no_list_of_sources():
    with pytest.raises(UsageError, match="list of sources"):
        read_many("a.txt")


def test_a_record_comes_back_as_it_was(market):
    assert from_dict(market.to_dict()) == market
    assert from_dict(json.loads(json.dumps(market.to_dict())) | {"new": 1}) == market


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda line: line.pop("schema"), "no schema number"),
        (lambda line: line.update(schema=7), "schema 7, and this sayso reads 1: upgrade"),
        (lambda line: line.update(schema=True), "no schema number"),
        (lambda line: line["claims"][1]["trigger"].update(exact="bombed"), r"claims\[1\].trigger says 'bombed'"),
        (lambda line: line["places"][0].update(start=5), r"places\[0\] says 'Sakembe'"),
        (lambda line: line["attributions"][0]["cue"][0].update(end=99999), r"attributions\[0\].cue\[0\] lies outside"),
        (lambda line: line["claims"][0].update(status="sure"), "sure"),
        (lambda line: line["claims"][1].update(place=4), r"claims\[1\].place is 4"),
        (lambda line: line.pop("article"), "does not fit schema 1"),
    ],
)
def test_a_record_that_does_not_hold_is_refused(market, change, says):
    line = json.loads(json.dumps(market.to_dict()))
    change(line)

    with pytest.raises(SchemaError, match=says):
        from_dict(line)


def test_records_made_before_are_loaded(lines, market):
    failed = {"input": "x", "error": {"kind": "broken", "message": "m"}}

    first, second = records(lines(failed, market.to_dict()))

    assert (first.to_dict(), second) == (failed, market)


def test_an_altered_record_says_where_it_stands(lines, market):
    line = json.loads(json.dumps(market.to_dict()))
    line["article"]["text"] = line["article"]["text"].replace("Sakembe", "Sakemba")

    with pytest.raises(SchemaError, match=r"batch.jsonl:2: .*Sakembe"):
        list(records(lines(market.to_dict(), line)))


@pytest.mark.usefixtures("simple")
def test_anything_else_is_read_now(lines):
    assert [result.input for result in records(lines({"id": "7", "text": STORY}))] == ["7"]
