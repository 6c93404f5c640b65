"""Records that were made before: from plain values or a file back to nouns, every span held against its text."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from sayso.capture.inputs import LINES, kind_of, lines
from sayso.errors import SchemaError
from sayso.record import SCHEMA, Article, Capture, Failure, Reading, Record, Run


def from_dict(line: dict[str, Any]) -> Record:
    """The record that `Record.to_dict` gave, as plain values or parsed from JSON; unknown keys are passed over.

    Raises:
        SchemaError: It is no record, or of a newer schema, or a span does not hold the words it says.
    """
    schema = line.get("schema")
    if not isinstance(schema, int) or isinstance(schema, bool):
        raise SchemaError("this is no record: it has no schema number")
    if schema > SCHEMA:
        raise SchemaError(f"the record has schema {schema}, and this sayso reads {SCHEMA}: upgrade sayso")
    try:
        record = Record(
            input=msgspec.convert(line.get("input"), str),
            run=msgspec.convert(line.get("run"), Run),
            capture=msgspec.convert(line.get("capture"), Capture),
            article=msgspec.convert(line.get("article"), Article),
            reading=msgspec.convert(line, Reading),
        )
    except msgspec.ValidationError as error:
        raise SchemaError(f"the record does not fit schema {SCHEMA}: {error}") from error
    for where, span in (*_spans(record.article.blocks, "blocks"), *_spans(record.reading, "")):
        _check(record.article.text, span, where)
    _check_indices(record.reading)
    return record


def made_before(path: Path) -> Iterator[Record | Failure] | None:
    """The records of a .jsonl file that holds records, or None if it holds anything else."""
    kind = kind_of(path.name)
    if kind is None or kind.media_type != LINES or not path.is_file():
        return None
    _, first = next(lines(path), (0, None))
    try:
        told = msgspec.json.decode(first or b"")
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    if not isinstance(told, dict) or not ({"schema", "error"} & told.keys()):
        return None
    return _loaded(path)


def _loaded(path: Path) -> Iterator[Record | Failure]:
    for number, line in lines(path):
        try:
            told = msgspec.json.decode(line or b"")
            yield msgspec.convert(told, Failure) if "error" in told else from_dict(told)
        except (msgspec.DecodeError, UnicodeDecodeError, TypeError) as error:
            raise SchemaError(f"{path}:{number} is no record ({error})") from error
        except SchemaError as error:
            raise SchemaError(f"{path}:{number}: {error}") from error


def _spans(value: Any, where: str) -> Iterator[tuple[str, Any]]:
    """Every span below a value, with the way to it ("claims[3].trigger")."""
    if isinstance(value, tuple):
        for number, part in enumerate(value):
            yield from _spans(part, f"{where}[{number}]")
    elif dataclasses.is_dataclass(value):
        if hasattr(value, "start"):
            yield where, value
        for field in dataclasses.fields(value):
            yield from _spans(getattr(value, field.name), f"{where}.{field.name}".lstrip("."))


def _check(text: str, span: Any, where: str) -> None:
    """Raises SchemaError if a span lies outside of the text, or does not hold the words that it says."""
    if not 0 <= span.start <= span.end <= len(text):
        raise SchemaError(f"{where} lies outside of the text: {span.start} to {span.end} of {len(text)}")
    exact = getattr(span, "exact", None)
    if exact is not None and text[span.start : span.end] != exact:
        found = text[span.start : span.end]
        raise SchemaError(f"{where} says {exact!r} and the text has {found!r}: the record was altered")


def _check_indices(reading: Reading) -> None:
    """Raises SchemaError if a claim points at a place or a date that is not there."""
    for number, claim in enumerate(reading.claims):
        for name, index, size in (
            ("place", claim.place, len(reading.places)),
            ("when.date", claim.when.date, len(reading.dates)),
        ):
            if index is not None and not 0 <= index < size:
                raise SchemaError(f"claims[{number}].{name} is {index}, and there are {size}: the record was altered")
