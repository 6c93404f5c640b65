"""Bytes to text: which charset it is, and decompression that cannot run away.

No document grows beyond `MAX_DOCUMENT` bytes in memory, whatever a small file would unfold to.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO, Final, Protocol

from sayso.errors import BrokenInput, TooLargeInput

MAX_DOCUMENT: Final = 20_000_000
"""The most bytes that one decoded document may have; the longest of long reads has a twentieth of it."""

PIECE: Final = 1 << 16

BOMS: Final = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
"""Byte order marks, the longer first; each charset drops its mark, so that `bytes.decode` gives the captured text."""

LABELS: Final = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "windows-1252": "cp1252",
    "x-sjis": "cp932",
    "shift_jis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}
"""Labels that pages use for a wider charset than they name (WHATWG Encoding Standard, section 4.2)."""

META: Final = re.compile(rb"<meta\b[^>]{0,200}?\bcharset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
DECLARED_WITHIN: Final = 4096
"""Bytes in which a page must declare its charset; the HTML standard says 1024, old newsroom systems write more."""

SPARSE: Final = 0.1
"""The share of bytes beyond ASCII up to which an unlabelled text is Western (Windows-1252).

English has them in quotation marks, dashes and the odd name: under 2 %, in a short quotation up to 9. Cyrillic,
Greek, Arabic and East Asian charsets have them in most of their bytes. charset-normalizer alone reads such English
as Baltic or Central European and spells its names wrong.
"""

CONTROLS: Final = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
CONTROLS_ALLOWED: Final = 0.01
SAMPLE: Final = 200_000


class Decoder(Protocol):
    """What zlib's and zstandard's decompression objects have in common."""

    @property
    def eof(self) -> bool:
        """Whether the end of the member was reached."""
        ...

    @property
    def unused_data(self) -> bytes:
        """What was fed beyond it."""
        ...

    def decompress(self, data: bytes, /) -> bytes:
        """The bytes that these unfold to."""
        ...


def _gzip() -> Decoder:
    return zlib.decompressobj(wbits=31)


def _zstd() -> Decoder:
    import zstandard

    decoder: Decoder = zstandard.ZstdDecompressor(max_window_size=1 << 27).decompressobj()
    return decoder


@dataclass(frozen=True, slots=True, kw_only=True)
class Compression:
    """A format, and how many bytes of it may be fed at once so that no more than about 16 MB come out."""

    magic: bytes
    decoder: Callable[[], Decoder]
    feed: int


COMPRESSIONS: Final = {
    ".gz": Compression(magic=b"\x1f\x8b", decoder=_gzip, feed=1 << 14),  # 1:1032 at most
    ".zst": Compression(magic=b"\x28\xb5\x2f\xfd", decoder=_zstd, feed=1 << 9),  # 4 bytes can stand for 128 KB
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A text, and the charset under which the bytes give it."""

    text: str
    charset: str


def unfold(stream: IO[bytes], compression: Compression) -> Iterator[bytes]:
    """The decompressed bytes, piece by piece, members and frames one after the other.

    Memory stays under some 50 MB whatever the stream unfolds to; the caller says when it is enough.

    Raises:
        BrokenInput: It is not of the format, or it ends too early.
    """
    decoder, begun = compression.decoder(), False
    while data := stream.read(compression.feed):
        while data:
            if not begun and not (data := data.lstrip(b"\0")):  # padding after the last member
                break
            begun = True
            try:
                piece = decoder.decompress(data)
            except Exception as error:  # zstandard and zlib have no common root
                raise BrokenInput(f"its compression is broken ({error}): fetch or pack it again") from error
            if piece:
                yield piece
            data = decoder.unused_data if decoder.eof else b""
            if decoder.eof:
                decoder, begun = compression.decoder(), False
    if begun:
        raise BrokenInput("its compressed data ends too early: fetch or pack it again")


def gather(pieces: Iterator[bytes], limit: int = MAX_DOCUMENT) -> bytes:
    """All the bytes of one document.

    Raises:
        TooLargeInput: There are more of them than the limit; the rest is not even looked at.
    """
    kept = bytearray()
    for piece in pieces:
        kept += piece
        if len(kept) > limit:
            raise TooLargeInput(f"a document may have {limit // 1_000_000} MB at most: split it")
    return bytes(kept)


def decode(content: bytes, *, declared: str | None = None, markup: bool = False) -> Decoded:
    """The text of a document.

    In this order: a byte order mark; UTF-8 if all of it is; the charset that was declared beside it or, in
    markup, in its head; UTF-8 with a few broken characters; Western if little of it is beyond ASCII; and what
    charset-normalizer thinks.

    Raises:
        BrokenInput: It is no text.
    """
    for mark, charset in BOMS:
        if content.startswith(mark):
            return _text(content, charset)
    if b"\0" in content:
        raise BrokenInput("it has NUL bytes, so it is no text: give a text or HTML file (UTF-8 is best)")
    try:
        return _text(content, "utf-8", errors="strict")
    except UnicodeDecodeError:
        pass
    if markup and declared is None and (found := META.search(content[:DECLARED_WITHIN])):
        declared = found.group(1).decode("ascii")
    for likely in (_known(declared), _chipped(content), _western(content)):
        if likely is not None:
            try:
                return _text(content, likely, errors="replace" if likely == "utf-8" else "strict")
            except UnicodeDecodeError:
                continue
    return _text(content, _guessed(content))


def _text(content: bytes, charset: str, *, errors: str = "replace") -> Decoded:
    """Decoded, if what comes out is text."""
    text = content.decode(charset, errors)
    if "\0" in text or len(CONTROLS.findall(text, 0, SAMPLE)) > CONTROLS_ALLOWED * min(len(text), SAMPLE) + 2:
        raise BrokenInput(f"it is full of control characters (read as {charset}), so it is no text: convert it first")
    return Decoded(text=text, charset=charset)


def _known(label: str | None) -> str | None:
    """Python's name of a declared text charset; UTF-8 was ruled out before, and UTF-16 cannot declare itself."""
    import codecs

    if label is None:
        return None
    name = label.strip().lower()
    try:
        codec = codecs.lookup(LABELS.get(name, name))
    except LookupError:
        return None
    if codec.name.startswith(("utf", "punycode", "idna", "unicode", "raw")) or not getattr(
        codec, "_is_text_encoding", True
    ):
        return None
    return codec.name


def _chipped(content: bytes) -> str | None:
    """UTF-8, if most of what is beyond ASCII is valid: a page cut in mid-character, or glued from two sources."""
    text = content[:SAMPLE].decode("utf-8", "replace")
    broken = text.count("\ufffd")
    beyond = sum(1 for character in text if character > "\x7f" and character != "\ufffd")
    return "utf-8" if beyond > broken else None


def _western(content: bytes) -> str | None:
    beyond = len(content.translate(None, bytes(range(128))))
    return "cp1252" if beyond <= SPARSE * len(content) else None


def _guessed(content: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(content[:SAMPLE]).best()
    if best is None:
        raise BrokenInput("its charset cannot be told, perhaps it is no text: save it as UTF-8")
    return best.encoding
