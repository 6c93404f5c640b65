"""From a source to its record: the whole way, and the only room that knows every stage of it.

    source ──open_source──▶ Input ──capture_article──▶ Captured ──make_reader()──▶ Reading ──▶ Record
                              └── whatever cannot be captured ──▶ Failure, in its place in the stream

An article that is not in English is captured and passed over. Documents go through in lots of a few, since the
encoder starves on one short article alone. With several workers each process loads the reader once, no more than a
few lots are under way at any time, and the order is that of the input.
"""

from __future__ import annotations

import dataclasses
import logging
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path

from sayso import __version__
from sayso.assets import GAZETTEER, HAPPENINGS, READER, asset
from sayso.capture.article import Captured, capture_article
from sayso.capture.draft import Hints, Input
from sayso.capture.inputs import count_documents, failure, open_source, publication
from sayso.capture.keep import keep
from sayso.capture.language import ENGLISH
from sayso.errors import InputError, UsageError
from sayso.pipeline.crew import Crew, Lot, failed_inside, lots, read_in_order
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
    captured = _captured(document)
    return _record(document.name, captured, *_readings([captured.article]))


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
    crew = Crew(workers=workers, prepare=_reader, attempt=partial(_attempt, captures=folder))
    if workers > 1:
        _make_ready()
    results = map(crew.attempt, lots(documents)) if workers == 1 else read_in_order(lots(documents), crew)
    return (result for lot in results for result in lot)


def _make_ready() -> None:
    """Makes what is made on first use, before several processes would each begin to make it."""
    from sayso.reading.own_gazetteers import open_gazetteer

    open_gazetteer()


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


def _attempt(lot: Lot, captures: Path | None = None) -> list[Record | Failure]:
    """The records of a lot's documents or, whatever happens, why there is none.

    Only what the next document would meet as well goes through: a folder that cannot be written, a missing asset.
    """
    _reader()
    seen: list[tuple[str, Captured] | Failure] = []
    for item in lot:
        if captures is not None and isinstance(item, Input):
            keep(item.content, captures)
        seen.append(item if isinstance(item, Failure) else _seen(item))
    try:
        return _together(seen)
    except Exception:
        log.debug("a lot of %d failed together; each is read alone", len(seen), exc_info=True)
    return [item if isinstance(item, Failure) else _alone(item) for item in seen]


def _seen(document: Input) -> tuple[str, Captured] | Failure:
    """The article in a document with the document's name, or why there is none."""
    try:
        return document.name, capture_article(document)
    except InputError as error:
        return failure(document.name, error)
    except Exception as error:
        log.exception("capturing %s failed", document.name)
        return failed_inside(document.name, f"{type(error).__name__}: {error}")


def _together(seen: Sequence[tuple[str, Captured] | Failure]) -> list[Record | Failure]:
    readings = iter(_readings([item[1].article for item in seen if not isinstance(item, Failure)]))
    return [item if isinstance(item, Failure) else _record(*item, next(readings)) for item in seen]


def _alone(item: tuple[str, Captured]) -> Record | Failure:
    """The record of one article, or that reading it failed."""
    try:
        return _record(*item, *_readings([item[1].article]))
    except Exception as error:
        log.exception("reading %s failed", item[0])
        return failed_inside(item[0], f"{type(error).__name__}: {error}")


def _readings(articles: Sequence[Article]) -> list[Reading]:
    """What each article says; those in other languages than English are passed over."""
    read = iter(_reader()([one for one in articles if one.language == ENGLISH]))
    return [next(read) if one.language == ENGLISH else _passed_over(one) for one in articles]


def _passed_over(article: Article) -> Reading:
    language = f"in {article.language!r}" if article.language else "in no language that can be told"
    message = f"the article is {language}, and sayso reads English: it was captured and not read"
    return Reading(passed_over=PassedOver(kind="language", message=message))


def _record(name: str, captured: Captured, reading: Reading) -> Record:
    return Record(input=name, run=_run(), capture=captured.capture, article=captured.article, reading=reading)


@cache
def _run() -> Run:
    """What reads: the version, and the digests of model and gazetteer."""
    from sayso.reading.own_gazetteers import digest_with_own

    places = digest_with_own(asset(GAZETTEER).digest)
    return Run(sayso=__version__, models={name: asset(name).digest for name in (READER, HAPPENINGS)}, gazetteer=places)


@cache
def _reader() -> Callable[[Sequence[Article]], list[Reading]]:
    """The reader with all that it needs, loaded once a process."""
    from sayso.reading.reader import make_reader

    return make_reader()
