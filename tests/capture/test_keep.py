"""Captures are kept as they came."""

import pytest

from sayso.capture.keep import keep, kept
from sayso.errors import BrokenInput


def test_bytes_are_kept_once_under_their_digest(tmp_path):
    path = keep(b"as it came", tmp_path)

    assert path == keep(b"as it came", tmp_path)
    assert path.relative_to(tmp_path).as_posix() == f"{path.name[:2]}/{path.name}"
    assert kept(path.name, tmp_path) == b"as it came"
    assert [file.name for file in tmp_path.rglob("*") if file.is_file()] == [path.name], "nothing else is left"


def test_an_altered_capture_is_found_out(tmp_path):
    path = keep(b"as it came", tmp_path)
    path.write_bytes(b"as it went")

    with pytest.raises(BrokenInput, match="was altered"):
        kept(path.name, tmp_path)
