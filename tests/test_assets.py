"""Assets: a folder is handed out only if every pinned file is what it was."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso import assets
from sayso.errors import AssetError


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the assets that a test may spoil; the cache is empty before and after."""
    here = tmp_path / "assets"
    shutil.copytree(assets.HERE, here, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(assets, "HERE", here)
    assets.asset.cache_clear()
    yield here
    assets.asset.cache_clear()


def alter(path: Path) -> None:
    """Turns one bit of the last byte."""
    content = path.read_bytes()
    path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))


def test_the_gazetteer_is_what_was_pinned(copied: Path) -> None:
    found = assets.asset(assets.GAZETTEER)

    assert found.folder == copied / assets.GAZETTEER
    assert found.digest.removeprefix("sha256:").isalnum()
    assert len(found.digest) == len("sha256:") + 64


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (alter, "is not the file that was pinned: install sayso again"),
        (lambda path: path.write_bytes(b""), "is not the file that was pinned"),
        (Path.unlink, "is missing: install sayso again"),
    ],
)
def test_an_altered_file_is_refused(copied: Path, spoil: Callable[[Path], object], says: str) -> None:
    spoil(copied / assets.GAZETTEER / "places.tsv.zst")

    with pytest.raises(AssetError, match=f"gazetteer/places.tsv.zst {says}"):
        assets.asset(assets.GAZETTEER)


def test_a_name_that_is_not_pinned_is_refused(copied: Path) -> None:
    (copied / "latest").mkdir()

    with pytest.raises(AssetError, match="no asset named 'latest' is pinned"):
        assets.asset("latest")


def test_the_digest_stands_for_all_pinned_files(copied: Path) -> None:
    before = assets.asset(assets.GAZETTEER).digest
    path = copied / assets.GAZETTEER / "places.tsv.zst"
    pinned = hashlib.sha256(path.read_bytes()).hexdigest()
    alter(path)
    altered = hashlib.sha256(path.read_bytes()).hexdigest()
    pins = copied / "assets.toml"
    pins.write_text(pins.read_text(encoding="utf-8").replace(pinned, altered), encoding="utf-8")
    assets.asset.cache_clear()

    assert assets.asset(assets.GAZETTEER).digest != before
