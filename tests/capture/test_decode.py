"""Bytes to text, and compression that cannot run away."""

import gzip
import io
import time
import tracemalloc

import pytest
import zstandard

from sayso.capture.decode import COMPRESSIONS, MAX_DOCUMENT, decode, gather, unfold
from sayso.errors import BrokenInput, TooLargeInput

QUOTED = "The minister’s office said “no” — 12 people were killed in São Tomé."


@pytest.mark.parametrize(
    ("content", "markup", "text", "charset", "why"),
    [
        (QUOTED.encode(), False, QUOTED, "utf-8", "what is UTF-8 throughout is UTF-8"),
        (b"", False, "", "utf-8", "nothing is text too"),
        (b"\xef\xbb\xbfFighting", False, "Fighting", "utf-8-sig", "the mark is no character of the text"),
        (QUOTED.encode("utf-16"), False, QUOTED, "utf-16", "a byte order mark goes before NUL bytes"),
        (QUOTED.encode("utf-32"), False, QUOTED, "utf-32", "and is not mistaken for that of UTF-16"),
        (QUOTED.encode("cp1252"), False, QUOTED, "cp1252", "English with typographic quotes and no label"),
        (b'<meta charset="windows-1251"><p>' + "Бои".encode("cp1251") * 9, True, None, "cp1251", "declared"),
        (b'<meta charset="iso-8859-1"><p>\x93no\x94', True, None, "cp1252", "Latin-1 means Windows-1252 on the web"),
        (b'<meta charset="klingon"><p>caf\xe9', True, None, "cp1252", "an unknown label says nothing"),
        (b'<meta charset="base64"><p>caf\xe9', True, None, "cp1252", "a codec that is no charset says nothing"),
        ("“Non”, dit-il à l’été".encode() * 9 + b"\xe2\x80", False, None, "utf-8", "cut in mid-character"),
        ("Погибли двенадцать человек, сообщили власти. ".encode("koi8-r") * 9, False, None, "koi8_r", "by detection"),
    ],
)  # fmt: skip
def test_a_text_is_decoded_and_its_charset_told(content, markup, text, charset, why):
    decoded = decode(content, markup=markup)

    assert decoded.charset == charset, why
    assert content.decode(decoded.charset, "replace") == decoded.text, "the charset gives the captured text again"
    if text is not None:
        assert decoded.text == text, why


def test_a_declaration_beside_the_document_goes_before_the_one_in_it():
    content = b'<meta charset="windows-1251"><p>' + "naïve café".encode("cp1252") * 9

    assert decode(content, declared="windows-1252", markup=True).charset == "cp1252"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"%PDF-1.7\n\0\1\2", "NUL bytes"),
        (bytes(range(1, 9)) * 100, "control characters"),
        ("ab\0c".encode("utf-16"), "NUL characters"),
    ],
)
def test_what_is_no_text_is_refused(content, why):
    with pytest.raises(BrokenInput, match="no text"):
        decode(content)


def packed(name, content):
    return gzip.compress(content) if name == ".gz" else zstandard.ZstdCompressor(level=3).compress(content)


def unpack(name, content):
    return gather(unfold(io.BytesIO(content), COMPRESSIONS[name]))


@pytest.mark.parametrize("name", COMPRESSIONS)
def test_packed_bytes_come_back_over_several_members(name):
    assert unpack(name, packed(name, b"one ") + packed(name, b"two" * 9999)) == b"one " + b"two" * 9999


@pytest.mark.parametrize("name", COMPRESSIONS)
@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda whole: whole[:-5], "too early"),
        (lambda whole: b"no" + whole, "broken"),
        (lambda whole: whole + b"x!", "broken|early"),
    ],
)
def test_spoiled_compression_is_broken(name, spoil, says):
    with pytest.raises(BrokenInput, match=says):
        unpack(name, spoil(packed(name, b"something to read " * 500)))


def test_zeros_after_the_last_member_are_padding():
    assert unpack(".gz", packed(".gz", b"text") + b"\0" * 1000) == b"text"


@pytest.mark.parametrize("name", COMPRESSIONS)
def test_a_bomb_is_refused_quickly_and_with_little_memory(name):
    bomb = packed(name, b"\0" * 10 * MAX_DOCUMENT) if name == ".zst" else packed(name, b"\0" * MAX_DOCUMENT) * 40
    tracemalloc.start()
    begun = time.perf_counter()
    with pytest.raises(TooLargeInput, match="20 MB"):
        unpack(name, bomb)
    took, (_, peak) = time.perf_counter() - begun, tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert took < 1
    assert peak < 100_000_000
