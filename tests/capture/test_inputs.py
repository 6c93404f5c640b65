"""Files, folders, standard input and lines of JSON, and what cannot be read of them."""

import gzip
import io
import itertools
import json
import sys

import pytest
import zstandard

from sayso.capture import inputs
from sayso.capture.decode import MAX_DOCUMENT
from sayso.capture.draft import Input
from sayso.capture.inputs import count_documents, open_source, publication
from sayso.errors import UsageError
from sayso.record import Failure

STORY = "Two people were killed near the bridge on Sunday, officials said."


def jsonl(*objects):
    return b"".join(json.dumps(one).encode() + b"\n" for one in objects)


def opened(source, **more):
    return list(open_source(source, **more))


def told(results):
    """Names and media types, or names and kinds of failure."""
    return [(r.input, r.error.kind) if isinstance(r, Failure) else (r.name, r.media_type) for r in results]


@pytest.fixture
def stdin(monkeypatch):
    def give(content):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))

    return give


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("a.txt", "text/plain"),
        ("a.html", "text/html"),
        ("a.HTM", "text/html"),
        ("a.md", "text/markdown"),
        ("a.txt.gz", "text/plain"),
        ("a.html.gz", "text/html"),
        ("a.b.html.zst", "text/html"),
    ],
)
def test_a_file_is_what_its_name_says(tmp_path, name, media_type):
    content = STORY.encode()
    pack = {"gz": gzip.compress, "zst": zstandard.ZstdCompressor().compress}.get(name.rpartition(".")[2], bytes)
    (tmp_path / name).write_bytes(pack(content))

    (document,) = opened(tmp_path / name, published="2031-05-04")

    assert (document.name, document.media_type) == (str(tmp_path / name), media_type)
    assert document.content == content
    assert document.hints.published == "2031-05-04"


def test_a_folder_gives_its_files_sorted_and_nothing_else(tmp_path):
    for name in ("b.txt", "a/z.html", "a/c.txt", ".hidden.txt", ".git/x.txt", "photo.jpg", "notes"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(STORY)

    assert [d.name for d in opened(tmp_path)] == [str(tmp_path / name) for name in ("a/c.txt", "a/z.html", "b.txt")]


@pytest.mark.parametrize(
    ("source", "kind", "says"),
    [
        ("https://example.org/a", "unsupported", "save the page first"),
        ("nowhere.txt", "not_found", "check the name"),
        ("report.docx", "unsupported", ".docx file is not read"),
        ("empty", "not_found", "holds nothing to read"),
        ("empty.jsonl", "broken", "one JSON object a line"),
        ("torn.txt.gz", "broken", "compression"),
    ],
)
def test_what_cannot_be_read_says_why_and_what_to_do(tmp_path, monkeypatch, source, kind, says):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    for name in ("report.docx", "empty.jsonl", "empty/only.jpg"):
        (tmp_path / name).write_text(" \n")
    (tmp_path / "torn.txt.gz").write_bytes(b"no gzip at all")

    (failed,) = opened(source)

    assert (failed.input, failed.error.kind) == (source, kind)
    assert says in failed.error.message


def test_a_file_over_the_limit_is_too_large(tmp_path, monkeypatch):
    (tmp_path / "long.txt").write_bytes(b"a" * (MAX_DOCUMENT + 1))

    assert told(opened(tmp_path / "long.txt")) == [(str(tmp_path / "long.txt"), "too_large")]


def test_a_thousand_lines_with_ten_broken_give_each_its_place(tmp_path):
    good = {n: json.dumps({"id": f"n{n}", "text": STORY}) for n in range(1000)}
    broken = dict.fromkeys(range(50, 1000, 100), '{"id": "half')
    (tmp_path / "batch.jsonl").write_text("\n".join((good | broken).values()))

    results = opened(tmp_path / "batch.jsonl")

    assert sum(isinstance(result, Input) for result in results) == 990
    assert told(results)[49:52] == [
        ("n49", "text/plain"),
        (f"{tmp_path}/batch.jsonl:51", "broken"),
        ("n51", "text/plain"),
    ]


def test_a_line_gives_its_hints_and_its_text_is_clean(tmp_path):
    line = {
        "id": 7,
        "text": STORY,
        "title": "T",
        "published": "2031-05-03",
        "url": "https://x.example/a",
        "source": "X",
    }
    (tmp_path / "one.jsonl").write_bytes(b"\xef\xbb\xbf" + jsonl(line | {"unknown": [1]}, {"html": "<p>Hi"}))

    first, second = opened(tmp_path / "one.jsonl", published="2031-01-01")

    assert first.name == "7"
    assert (first.hints.title, first.hints.url, first.hints.source) == ("T", line["url"], "X")
    assert (first.hints.published, second.hints.published) == ("2031-05-03", "2031-01-01"), "its own day goes first"
    assert (first.hints.clean, second.hints.clean) == (True, False)
    assert second.name == f"{tmp_path}/one.jsonl:2"


@pytest.mark.parametrize(
    ("line", "name", "says"),
    [
        (b"not json", "b.jsonl:1", "not JSON"),
        (b"[1, 2]", "b.jsonl:1", "Expected `object`"),
        (b"[" * 100_000, "b.jsonl:1", "does not fit"),
        (b'{"id": "x", "deep": ' + b"[" * 100_000, "b.jsonl:1", "not JSON"),
        (b'{"id": "x", "text": 5}', "x", "b.jsonl:1: the line does not fit (Expected `str | null`, got `int`"),
        (b'{"id": "x", "text": " "}', "x", 'neither "text" nor "html"'),
        (b'{"id": "x", "text": "a", "published": "Sunday"}', "x", "'Sunday' is no date"),
        (b'{"id": "\xff"}', "b.jsonl:1", "UTF-8"),
    ],
)  # fmt: skip
def test_a_broken_line_says_where_and_why(tmp_path, monkeypatch, line, name, says):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "b.jsonl").write_bytes(line + b"\n" + jsonl({"id": "good", "text": STORY}))

    failed, good = opened("b.jsonl")

    assert (failed.input, failed.error.kind) == (name, "broken")
    assert says in failed.error.message
    assert good.name == "good"


def test_a_line_over_the_limit_is_too_large_and_the_next_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(inputs, "MAX_DOCUMENT", 100_000)
    long = {"id": "long", "text": "a" * 200_000}
    (tmp_path / "b.jsonl").write_bytes(jsonl({"id": "1", "text": "a"}, long, {"id": "3", "text": "a"}))

    assert [name for name, _ in told(opened(tmp_path / "b.jsonl"))] == ["1", f"{tmp_path}/b.jsonl:2", "3"]


@pytest.mark.parametrize("filling", [b"\0", b"\n"])
def test_a_bomb_of_lines_is_given_up(tmp_path, monkeypatch, filling):
    monkeypatch.setattr(inputs, "MAX_UNPRODUCTIVE", 1_000_000)
    bomb = gzip.compress(jsonl({"id": "1", "text": "a"}) + filling * 30_000_000)
    (tmp_path / "b.jsonl.gz").write_bytes(bomb)

    assert told(opened(tmp_path / "b.jsonl.gz")) == [("1", "text/plain"), (f"{tmp_path}/b.jsonl.gz", "too_large")]


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.ZstdCompressor().compress])
def test_lines_are_streamed(tmp_path, pack):
    name = "many.jsonl.gz" if pack is gzip.compress else "many.jsonl.zst"
    whole = pack(b"".join(jsonl({"id": str(n), "text": STORY * 20, "x": n**9}) for n in range(20_000)))
    (tmp_path / name).write_bytes(whole[: len(whole) // 2])

    first = list(itertools.islice(open_source(tmp_path / name), 100))

    assert [document.name for document in first] == [str(n) for n in range(100)], "the torn end was not reached"
    assert told(opened(tmp_path / name))[-1] == (str(tmp_path / name), "broken"), "and is told when it is"


@pytest.mark.parametrize(
    ("content", "media_type", "why"),
    [
        (STORY.encode(), "text/plain", "words"),
        (b"  \n<!DOCTYPE html><p>Hi", "text/html", "a page"),
        (b"Head\n<p>one</p>\n<p>two</p>\n<p>three</p>", "text/html", "a piece of a page"),
        (b"Head\n<!-\n<!-\nDM.load();\nTwo people", "text/plain", "residue of scripts is no markup"),
        (b"\xef\xbb\xbf" + jsonl({"text": STORY}), "text/plain", "lines of JSON"),
        (b"{curly} talk", "text/plain", "a brace alone is no JSON"),
        (gzip.compress(b"<html><body><p>Hi", mtime=0), "text/html", "packed"),
    ],
)
def test_standard_input_is_told_by_its_look(stdin, content, media_type, why):
    stdin(content)

    (document,) = opened("-")

    assert document.media_type == media_type, why
    assert document.name == ("-:1" if b'{"text' in content else "-")


def test_documents_are_counted_without_being_read(tmp_path):
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(jsonl(*[{"text": STORY}] * 30)))

    assert count_documents((str(tmp_path), str(tmp_path / "a.txt"))) == 32
    assert count_documents((str(tmp_path), "-")) is None


@pytest.mark.parametrize(
    ("value", "day"),
    [("2031-05-04", "2031-05-04"), (" 2031-05-04 ", "2031-05-04"), ("2031-05-04 14:30", "2031-05-04T14:30"),
     ("2031-05-04T14:30:00Z", "2031-05-04T14:30:00Z"), ("2031-05-04T14:30:00+02:00", "2031-05-04T14:30:00+02:00")],
)  # fmt: skip
def test_a_publication_day_is_iso(value, day):
    assert publication(value) == day


@pytest.mark.parametrize(
    "value", ["", "2031", "2031-02-30", "4 May 2031", "20310504", "2031-05-04T25:00", "2031-W18-7"]
)
def test_any_other_publication_day_is_a_wrong_argument(value):
    with pytest.raises(UsageError, match="write a day such as"):
        publication(value)
