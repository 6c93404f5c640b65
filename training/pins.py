"""Pins an asset's files by their SHA-256 in assets.toml.

python -m training.pins reader      after its files have been written
"""

from __future__ import annotations

import hashlib
import re
import sys
from pathlib import Path

ASSETS = Path(__file__).parent.parent / "src" / "sayso" / "assets"
PINS = ASSETS / "assets.toml"


def pin(name: str) -> None:
    """Writes the digests of an asset's files; what is pinned of others stays. Cards (README.md) are not pinned."""
    files = sorted(file for file in (ASSETS / name).iterdir() if file.name != "README.md")
    rows = [f'"{file.name}" = "{hashlib.sha256(file.read_bytes()).hexdigest()}"' for file in files]
    section = f"[{name}]\n" + "\n".join(rows) + "\n"
    text = PINS.read_text(encoding="utf-8")
    found = re.search(rf"^\[{name}\]\n(?:\"[^\n]*\n)*", text, re.MULTILINE)
    text = text[: found.start()] + section + text[found.end() :] if found else text.rstrip() + "\n" + section
    PINS.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    for asset in sys.argv[1:]:
        pin(asset)
