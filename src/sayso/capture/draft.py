"""What passes between the doors of the capture room: an input, and the draft of an article cleaned out of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from sayso.capture.traced import Traced
from sayso.record import BlockKind, PublishedBasis


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What the caller or the line of JSON says about an input; it goes before what the text says itself.

    `clean` means that the text was already taken out of its page: only what is certainly residue goes.
    """

    title: str | None = None
    published: str | None = None
    url: str | None = None
    source: str | None = None
    clean: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One document, as bytes. `name` is the file, the URL, or the id of a line of JSON."""

    name: str
    content: bytes
    media_type: str
    charset: str | None = None
    hints: Hints = field(default_factory=Hints)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftBlock:
    """One paragraph of the clean article, on its way back to the captured text."""

    kind: BlockKind
    text: Traced
    time: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An article cleaned out of one document: its blocks in reading order and what the document says of itself."""

    blocks: tuple[DraftBlock, ...]
    title: str | None = None
    source: str | None = None
    bylines: tuple[str, ...] = ()
    published: str | None = None
    published_basis: PublishedBasis = PublishedBasis.NONE
