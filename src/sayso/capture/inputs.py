"""The doors by which documents come in: files, folders, standard input and lines of JSON.

    source ── URL ──────────────▶ Failure (not fetched)
           ── folder ─▶ files, sorted
           ── file ───▶ kind by its name ──▶ .jsonl: one Input or Failure a line, streamed
           ── "-" ────▶ kind by its look ──▶ else: one Input

Whatever goes wrong with one document becomes a `Failure` in its place, and the others go on.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import IO, Any, Final

import msgspec

from sayso.capture.decode import COMPRESSIONS, MAX_DOCUMENT, PIECE, gather, unfold
from sayso.capture.draft import Hints, Input
from sayso.errors import BrokenInput, InputError, NotFoundInput, TooLargeInput, UnsupportedInput, UsageError
from sayso.record import Failure, Problem

LINES: Final = "application/jsonl"
TEXT: Final = "text/plain"
HTML: Final = "text/html"
KINDS: Final = {
    ".txt": TEXT,
    ".html": HTML,
    ".htm": HTML,
    ".md": "text/markdown",
    ".jsonl": LINES,
}
"""What is read, by the end of the file's name; each may be compressed (.gz, .zst)."""

STDIN: Final = "-"
MAX_UNPRODUCTIVE: Final = 10 * MAX_DOCUMENT
"""Bytes of a stream of lines that may go by without a record, before it is taken for a bomb and given up:
unfolding that much takes under a second, and no honest producer leaves 200 MB of white space."""

JSON_LINE: Final = re.compile(rb'\s*\{[ \t]*"')
MARKUP: Final = re.compile(
    rb"\s*(?:<\?xml\b|<!--|<!doctype\s+html|</?(?:html|head|body|meta|title|article|main|section|div|p|h1|table)\b)",
    re.IGNORECASE,
)
MARKUP_INSIDE: Final = re.compile(rb"</(?:p|div|html|body|head|article)\s*>", re.IGNORECASE)


class Line(msgspec.Struct):
    """A line of JSON: what docs/record.md names; other keys are passed over."""

    id: str | int | None = None
    text: str | None = None
    html: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A media type and, if the bytes are compressed, the end of the name that says how."""

    media_type: str
    packed: str | None = None


def open_source(source: str | os.PathLike[str], *, published: str | None = None) -> Iterator[Input | Failure]:
    """The documents of one source, in order, each as it is asked for.

    `published` is the publication day of those that do not bring their own.
    """
    name = printable(source)
    try:
        if name == STDIN:
            yield from _stream(sys.stdin.buffer, name, kind=None, published=published)
        elif name.lower().startswith(("http://", "https://")):
            raise UnsupportedInput("addresses are not fetched: save the page first and give the file")
        elif os.path.isdir(source):
            yield from _folder(Path(source), published=published)
        else:
            yield from _file(Path(source), published=published)
    except InputError as error:
        yield failure(name, error)
    except OSError as error:
        yield failure(name, _unreadable(error))


def count_documents(sources: tuple[str, ...]) -> int | None:
    """How many documents the sources hold, for a progress bar: lines are counted, not read; None if one is a stream."""
    total = 0
    for source in sources:
        if source == STDIN or not (os.path.isdir(source) or os.path.isfile(source)):
            return None
        for path in _walk(Path(source)) if os.path.isdir(source) else [Path(source)]:
            kind = kind_of(path.name)
            if kind is None or kind.media_type != LINES:
                total += 1
                continue
            try:
                with path.open("rb") as stream:
                    total += sum(piece.count(b"\n") for piece in _pieces(stream, kind.packed))
            except (OSError, InputError):
                total += 1
    return total


def failure(name: str, error: InputError) -> Failure:
    """The line that an unreadable input leaves in the stream."""
    return Failure(input=name, error=Problem(kind=error.kind, message=str(error)))


def publication(value: str) -> str:
    """A publication day as given: an ISO day, or an ISO date and time.

    Raises:
        UsageError: It is neither.
    """
    stated = value.strip()
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", stated):
            return date.fromisoformat(stated).isoformat()
        if re.match(r"\d{4}-\d\d-\d\d[T ]\d", stated):
            datetime.fromisoformat(stated)
            return stated.replace(" ", "T", 1)
    except ValueError:
        pass
    raise UsageError(f"{value!r} is no date: write a day such as 2021-09-05, or a time such as 2021-09-05T14:30:00Z")


def printable(source: str | os.PathLike[str]) -> str:
    """The name of a source as Unicode, also where the file system holds bytes that are none."""
    return os.fsencode(source).decode("utf-8", "replace")


def lines(path: Path) -> Iterator[tuple[int, bytes | None]]:
    """The numbered lines of a file, unpacked if its name says so; None for one of more than `MAX_DOCUMENT` bytes.

    Blank lines are counted and left out.
    """
    kind = kind_of(path.name)
    with path.open("rb") as stream:
        yield from _lines(_pieces(stream, kind.packed if kind else None))


def _folder(folder: Path, *, published: str | None) -> Iterator[Input | Failure]:
    empty = True
    os.scandir(folder).close()  # a folder that may not be entered says so itself
    for path in _walk(folder):
        empty = False
        yield from open_source(path, published=published)
    if empty:
        raise NotFoundInput(f"the folder holds nothing to read: sayso reads {_known_kinds()}")


def _walk(folder: Path) -> Iterator[Path]:
    """The files of known kinds below a folder, sorted by name; hidden ones and linked folders are passed over.

    A folder that may not be entered stands for itself, so that opening it tells why.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        yield folder
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(folder / entry.name)
        elif kind_of(entry.name) is not None and entry.is_file():
            yield folder / entry.name


def _file(path: Path, *, published: str | None) -> Iterator[Input | Failure]:
    if not path.exists():
        raise NotFoundInput("there is no such file or folder: check the name")
    kind = kind_of(path.name)
    if kind is None and path.suffix and path.is_file():
        raise UnsupportedInput(f"a {path.suffix} file is not read: sayso reads {_known_kinds()}")
    with path.open("rb") as stream:
        yield from _stream(stream, printable(path), kind=kind, published=published)


def _stream(stream: IO[bytes], name: str, *, kind: Kind | None, published: str | None) -> Iterator[Input | Failure]:
    """The documents of an open stream; without a kind it is told by the look of the first bytes."""
    if kind is None:
        pieces, media_type = _sniffed(stream)
    else:
        pieces, media_type = _pieces(stream, kind.packed), kind.media_type
    hints = Hints(published=published)
    if media_type != LINES:
        yield Input(name=name, content=gather(pieces), media_type=media_type, hints=hints)
        return
    empty = True
    for number, line in _lines(pieces):
        empty = False
        yield _document(line, at=f"{name}:{number}", published=published)
    if empty:
        raise BrokenInput("it is empty: a .jsonl file has one JSON object a line")


def _document(line: bytes | None, *, at: str, published: str | None) -> Input | Failure:
    """The document of one line, or why there is none."""
    if line is None:
        return failure(at, TooLargeInput(f"the line has more than {MAX_DOCUMENT // 1_000_000} MB: split it"))
    try:
        return _parsed(line.removeprefix(b"\xef\xbb\xbf"), at=at, published=published)
    except (InputError, UsageError) as error:
        name = _name_of(line)
        where = f"{at}: " if name else ""
        return failure(name or at, BrokenInput(f"{where}{error}"))


def _parsed(line: bytes, *, at: str, published: str | None) -> Input:
    try:
        told = msgspec.json.decode(line, type=Line)
    except msgspec.ValidationError as error:
        raise BrokenInput(
            f"the line does not fit ({error}): write id, text or html, title, published, url, source"
        ) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BrokenInput(f"the line is not JSON ({error}): write one object a line, in UTF-8") from error
    body, media_type = (told.text, TEXT) if told.text and told.text.strip() else (told.html, HTML)
    if body is None or not body.strip():
        raise BrokenInput('the line has neither "text" nor "html" with anything in it')
    return Input(
        name=at if told.id is None or told.id == "" else str(told.id),
        content=body.encode(),
        media_type=media_type,
        charset="utf-8",
        hints=Hints(
            title=told.title or None,
            published=publication(told.published) if told.published else published,
            url=told.url or None,
            source=told.source or None,
            clean=media_type == TEXT,
        ),
    )


def _name_of(line: bytes) -> str | None:
    """The id of a line that is broken otherwise."""
    try:
        told: Any = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    name = told.get("id") if isinstance(told, dict) else None
    return str(name) if isinstance(name, str | int) and name != "" else None


def _lines(pieces: Iterator[bytes]) -> Iterator[tuple[int, bytes | None]]:
    """Lines with their numbers and without their ends, None for one that is too long; blank ones are left out.

    Memory holds one line and one piece.

    Raises:
        TooLargeInput: `MAX_UNPRODUCTIVE` bytes went by without a line to give.
    """
    kept, too_long, number, unproductive = bytearray(), False, 0, 0
    for piece in _small(pieces):
        unproductive += len(piece)
        if unproductive > MAX_UNPRODUCTIVE:
            raise TooLargeInput(f"{MAX_UNPRODUCTIVE // 1_000_000} MB went by without a record: the rest is not read")
        if piece.isspace() and not kept and not too_long:  # a bomb of empty lines, fast
            number += piece.count(b"\n")
            continue
        *ended, rest = piece.split(b"\n")
        for part in ended:
            kept += part
            number += 1
            if too_long or len(kept) > MAX_DOCUMENT:
                yield number, None
                unproductive = 0
            elif line := bytes(kept.strip()):
                yield number, line
                unproductive = 0
            kept, too_long = bytearray(), False
        kept += rest
        if len(kept) > MAX_DOCUMENT:
            kept, too_long = bytearray(), True
    if too_long:
        yield number + 1, None
    elif line := bytes(kept.strip()):
        yield number + 1, line


def _pieces(stream: IO[bytes], packed: str | None) -> Iterator[bytes]:
    if packed is not None:
        return unfold(stream, COMPRESSIONS[packed])
    return iter(lambda: stream.read(PIECE), b"")


def _small(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The same bytes in pieces that may safely be split into lines (millions of empty ones make a large list)."""
    for piece in pieces:
        for start in range(0, len(piece), PIECE):
            yield piece[start : start + PIECE]


def _sniffed(stream: IO[bytes]) -> tuple[Iterator[bytes], str]:
    """The bytes of a stream without a name, unpacked, and the media type that they look like."""
    head = stream.read(PIECE)
    joined: IO[bytes] = _Rejoined(head, stream)
    packed = next((end for end, how in COMPRESSIONS.items() if head.startswith(how.magic)), None)
    pieces = _pieces(joined, packed)
    first = next(pieces, b"")
    look = first.removeprefix(b"\xef\xbb\xbf")
    if JSON_LINE.match(look):
        media_type = LINES
    elif MARKUP.match(look) or len(MARKUP_INSIDE.findall(look)) >= 3:
        media_type = HTML
    else:
        media_type = TEXT
    return _chained(first, pieces), media_type


def _chained(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


class _Rejoined(BytesIO):
    """The head that was looked at, and then the rest of the stream."""

    def __init__(self, head: bytes, stream: IO[bytes]) -> None:
        super().__init__(head)
        self._rest = stream

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(size) or self._rest.read(-1 if size is None else size)


def kind_of(name: str) -> Kind | None:
    """What a file is by the end of its name, or None if sayso does not read it."""
    stem, end = os.path.splitext(name.lower())
    packed = end if end in COMPRESSIONS else None
    media_type = KINDS.get(os.path.splitext(stem)[1] if packed else end)
    return Kind(media_type=media_type, packed=packed) if media_type else None


def _known_kinds() -> str:
    return " ".join(KINDS) + ", also compressed: " + " ".join(COMPRESSIONS)


def _unreadable(error: OSError) -> InputError:
    return InputError(f"it cannot be read ({error.strerror or error}): check its permissions")
