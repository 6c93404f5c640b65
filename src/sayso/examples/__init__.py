"""An article that ships with the package, so that a first run needs nothing else.

Invented from head to foot: the event, the people, the armed group and the newspaper. It has the vices of a raw
capture: script remains, glued bullets, captions among the body, two sides that contradict each other.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

PUBLISHED = "2024-03-10"
"""The sample's publication day, a Sunday."""


def sample() -> Path:
    """The file of the sample article."""
    return Path(str(files(__package__).joinpath("sample.txt")))
