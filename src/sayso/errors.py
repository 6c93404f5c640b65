"""What can go wrong, as one tree.

    SaysoError
    ├── InputError            an input cannot be read; in a batch it becomes an error line and the others go on
    │   ├── NotFoundInput     there is no such file or folder, or a folder holds nothing to read
    │   ├── UnsupportedInput  a kind of file that sayso does not read
    │   ├── BrokenInput       it is not what it says it is: bad JSON, bad compression, no text in it
    │   └── TooLargeInput     more bytes than one document may have
    ├── SchemaError           a record that this version cannot load
    ├── AssetError            a model or table of the package is missing or altered
    └── UsageError            an argument that cannot be meant

Each says what happened, with the offending value, and what the caller can do.
"""

from __future__ import annotations

from typing import ClassVar


class SaysoError(Exception):
    """The root of everything that sayso raises on purpose."""


class InputError(SaysoError):
    """An input cannot be read."""

    kind: ClassVar[str] = "input"


class NotFoundInput(InputError):
    """There is no such file or folder, or nothing to read in it."""

    kind = "not_found"


class UnsupportedInput(InputError):
    """A kind of file that sayso does not read."""

    kind = "unsupported"


class BrokenInput(InputError):
    """An input that is not what it says it is."""

    kind = "broken"


class TooLargeInput(InputError):
    """More bytes than one document may have."""

    kind = "too_large"


class SchemaError(SaysoError):
    """A record that this version cannot load."""


class AssetError(SaysoError):
    """A model or table of the package is missing or altered."""


class UsageError(SaysoError):
    """An argument that cannot be meant."""
