"""The package's assets: a name in assets.toml -> a folder whose files are what they were when they were pinned."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sayso.errors import AssetError

HERE = Path(__file__).parent
GAZETTEER = "gazetteer"
HAPPENINGS = "happenings"
READER = "reader"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A verified folder, and one digest that stands for all its pinned files."""

    folder: Path
    digest: str


@cache
def asset(name: str) -> Asset:
    """The folder of an asset, each pinned file checked against its SHA-256.

    Raises:
        AssetError: if the name is not pinned, or a file is missing or altered.
    """
    pins = tomllib.loads((HERE / "assets.toml").read_text(encoding="utf-8")).get(name)
    if not pins:
        raise AssetError(f"no asset named {name!r} is pinned in assets.toml")
    for file, pinned in pins.items():
        path = HERE / name / file
        if not path.is_file():
            raise AssetError(f"{name}/{file} is missing: install sayso again")
        if hashlib.sha256(path.read_bytes()).hexdigest() != pinned:
            raise AssetError(f"{name}/{file} is not the file that was pinned: install sayso again")
    together = "".join(f"{pinned}  {file}\n" for file, pinned in sorted(pins.items()))
    return Asset(folder=HERE / name, digest="sha256:" + hashlib.sha256(together.encode()).hexdigest())
