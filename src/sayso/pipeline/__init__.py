"""From a source to its record: the whole way, and the only room that knows every stage of it.

    source ──open_source──▶ Input ──capture_article──▶ Captured ──make_reader()──▶ Reading ──▶ Record
                              └── whatever cannot be captured ──▶ Failure, in its place in the stream

An article that is not in English is captured and passed over. With several workers each process loads the
reader once, no more than a few documents are under way at any time, and the order is that of the input.
"""

from __future__ import annotations

import dataclasses
import logging
import os
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from pathlib import Path

from sayso import __version__
from sayso.assets import GAZETTEER, asset
from sayso.capture.article import Captured, capture_article
from sayso.capture.draft import Hints, Input
from sayso.capture.inputs import count_documents, failure, open_source, publication
from sayso.capture.keep import keep
from sayso.capture.language import ENGLISH
from sayso.errors import InputError, UsageError
from sayso.pipeline.crew import Crew, failed_inside, read_in_order
from sayso.pipeline.saved import from_dict, made_before
from sayso.record import Article, Failure, PassedOver, Reading, Record, Run

__all__ = [
    "Captured",
    "Hints",
    "Source",
    "capture_document",
    "count_documents",
    "from_dict",
    "read",
    "read_many",
    "records",
]

log = logging.getLogger(__name__)

Source = str | os.PathLike[str]


def read(
    source: Source | None = None,
    *,
    text: str | None = None,
    html: str | None = None,
    published: str | None = None,
    hints: Hints | None = None,
) -> Record:
    """The record of one document: a file, or a text or page in hand.

        >>> record = sayso.read("article.txt", published="2021-09-05")
        >>> record = sayso.read(text="Shelling killed at least 12 people near Goma on Sunday, officials said.")

    `published` is an ISO day (or time) for a document that does not carry one; `hints` says more about a text
    or page in hand: its title, address and source.

    Raises:
        InputError: It cannot be read (which of its kinds tells why).
        UsageError: The arguments cannot be meant, or the source holds several documents.
    """
    document = _single(source, text=text, html=html, told=_told(published, hints))
    return _record(document.name, _captured(document))


def capture_document(
    source: Source | None = None,
    *,
    text: str | None = None,
    html: str | None = None,
    published: str | None = None,
    hints: Hints | None = None,
) -> Captured:
    """The article in one document, clean and in blocks, and not read. Arguments and errors are those of `read`."""
    return _captured(_single(source, text=text, html=html, told=_told(published, hints)))


def read_many(
    sources: Iterable[Source],
    *,
    published: str | None = None,
    workers: int = 1,
    captures: Source | None = None,
) -> Iterator[Record | Failure]:
    """The records of all the documents of all the sources, in input order, each as soon as it is read.

    What cannot be read is a `Failure` in its place. With `captures` the bytes of every document are kept in
    that folder under their SHA-256. Several `workers` are processes that start anew, so a script that asks for
    them needs the usual `if __name__ == "__main__":`.

    Raises:
        UsageError: `published` is no day, or there is less than one worker.
    """
    if workers < 1:
        raise UsageError(f"{workers} workers cannot work: ask for 1 or more")
    if isinstance(sources, str | os.PathLike):
        raise UsageError("read_many takes a list of sources: write read_many([source])")
    day = publication(published) if published is not None else None
    folder = Path(captures) if captures is not None else None
    documents = (document for source in sources for document in open_source(source, published=day))
    if workers == 1:
        return (item if isinstance(item, Failure) else _attempt(item, folder) for item in documents)
    return read_in_order(documents, Crew(workers=workers, prepare=_reader, attempt=partial(_attempt, captures=folder)))


def records(source: Source) -> Iterator[Record | Failure]:
    """What a source holds: records that were made before (`sayso read --json`), or else documents, read now."""
    found = made_before(Path(source))
    return found if found is not None else read_many([source])


def _told(published: str | None, hints: Hints | None) -> Hints:
    told = hints or Hints()
    day = published if published is not None else told.published
    return dataclasses.replace(told, published=publication(day)) if day is not None else told


def _single(source: Source | None, *, text: str | None, html: str | None, told: Hints) -> Input:
    """The one document that is meant."""
    if sum(given is not None for given in (source, text, html)) != 1:
        raise UsageError("give one of these: a source, text=... or html=...")
    if source is None:
        content = (text if text is not None else html or "").encode("utf-8", "replace")
        media_type = "text/plain" if text is not None else "text/html"
        return Input(name=media_type, content=content, media_type=media_type, charset="utf-8", hints=told)
    documents = open_source(source, published=told.published)
    first = next(documents)
    if isinstance(first, Failure):
        raise _error(first)
    if next(documents, None) is not None:
        raise UsageError(f"{first.name} is not alone in {os.fspath(source)}: use read_many for several documents")
    return dataclasses.replace(first, hints=_over(told, first.hints))


def _over(told: Hints, own: Hints) -> Hints:
    """What the document's line says of itself, and what the caller says where it is silent."""
    silent = {
        field.name: getattr(told, field.name) for field in dataclasses.fields(own) if not getattr(own, field.name)
    }
    return dataclasses.replace(own, **silent)


def _error(failed: Failure) -> InputError:
    """The exception that a failure stands for."""
    kinds: dict[str, type[InputError]] = {kind.kind: kind for kind in InputError.__subclasses__()}
    return kinds.get(failed.error.kind, InputError)(f"{failed.input}: {failed.error.message}")


def _captured(document: Input) -> Captured:
    """The article in a document; an error says which document."""
    try:
        return capture_article(document)
    except InputError as error:
        raise type(error)(f"{document.name}: {error}") from error


def _attempt(document: Input, captures: Path | None = None) -> Record | Failure:
    """The record of a document or, whatever happens, why there is none.

    Only what the next document would meet as well goes through: a folder that cannot be written, a missing asset.
    """
    if captures is not None:
        keep(document.content, captures)
    _reader()
    try:
        return _record(document.name, capture_article(document))
    except InputError as error:
        return failure(document.name, error)
    except Exception as error:
        log.exception("reading %s failed", document.name)
        return failed_inside(document.name, f"{type(error).__name__}: {error}")


def _record(name: str, captured: Captured) -> Record:
    article = captured.article
    if article.language == ENGLISH:
        reading = _reader()(article)
    else:
        language = f"in {article.language!r}" if article.language else "in no language that can be told"
        message = f"the article is {language}, and sayso reads English: it was captured and not read"
        reading = Reading(passed_over=PassedOver(kind="language", message=message))
    return Record(input=name, run=_run(), capture=captured.capture, article=article, reading=reading)


@cache
def _run() -> Run:
    """What reads: the version, and the digest of the gazetteer."""
    return Run(sayso=__version__, gazetteer=asset(GAZETTEER).digest)


@cache
def _reader() -> Callable[[Article], Reading]:
    """The reader with all that it needs, loaded once a process."""
    from sayso.reading.reader import make_reader

    return make_reader()
