"""Documents read by several processes, in their order, with a few of them under way at any time."""

from __future__ import annotations

import logging
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from sayso.capture.draft import Input
from sayso.record import Failure, Problem, Record

log = logging.getLogger(__name__)

Lot = list[Input | Failure]
"""A few documents that are read together, some of which may already have failed."""
Attempt = Callable[[Lot], list[Record | Failure]]

LOOK_AHEAD: Final = 2
"""Lots under way for each worker: enough that none waits for a slow neighbour, few enough that a million lines take
the memory of a few dozen."""
LOT_DOCUMENTS: Final = 16
LOT_BYTES: Final = 60_000
"""A lot is full with so many documents or bytes: some ten articles of news, or one long page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Crew:
    """How many processes, what each does once when it starts, and what it does with a lot of documents."""

    workers: int
    prepare: Callable[[], object]
    attempt: Attempt


def lots(documents: Iterable[Input | Failure]) -> Iterator[Lot]:
    """The documents in lots, in their order."""
    lot: Lot = []
    size = 0
    for document in documents:
        lot.append(document)
        size += len(document.content) if isinstance(document, Input) else 0
        if len(lot) >= LOT_DOCUMENTS or size >= LOT_BYTES:
            yield lot
            lot, size = [], 0
    if lot:
        yield lot


def read_in_order(waiting_lots: Iterator[Lot], crew: Crew) -> Iterator[list[Record | Failure]]:
    """What became of each lot.

    Of a lot that kills its process (out of memory, a fault in native code) each document is tried once more, alone in
    a fresh pool, and becomes a failure if it kills that too; what was under way beside it is read again.
    """
    pool = _pool(crew, crew.workers)
    waiting: deque[tuple[Lot, Future[list[Record | Failure]] | None]] = deque()
    try:
        while True:
            while len(waiting) < LOOK_AHEAD * crew.workers and (lot := next(waiting_lots, None)) is not None:
                waiting.append((lot, None))
            if not waiting:
                return
            first = waiting[0][0]
            try:
                _submit(waiting, pool, crew.attempt)
                future = waiting[0][1]
                assert future is not None
                result = future.result()
            except BrokenProcessPool:
                _stop(pool)
                result = [one for document in first for one in _alone(document, crew)]
                pool = _pool(crew, crew.workers)
                waiting = deque((lot, None) for lot, _ in waiting)
            waiting.popleft()
            yield result
    finally:
        _stop(pool)


def failed_inside(name: str, what: str) -> Failure:
    """The failure of a document that sayso itself, not the document, is to blame for."""
    message = f"sayso itself failed on it ({what}): please report it with the document"
    return Failure(input=name, error=Problem(kind="internal", message=message))


def _submit(
    waiting: deque[tuple[Lot, Future[list[Record | Failure]] | None]], pool: ProcessPoolExecutor, attempt: Attempt
) -> None:
    for place, (lot, future) in enumerate(waiting):
        if future is None:
            waiting[place] = (lot, pool.submit(attempt, lot))


def _alone(document: Input | Failure, crew: Crew) -> list[Record | Failure]:
    """The second try of a document that may have killed its process."""
    if isinstance(document, Failure):
        return [document]
    pool = _pool(crew, 1)
    try:
        return pool.submit(crew.attempt, [document]).result()
    except BrokenProcessPool:
        log.error("reading %s ended its process twice", document.name)
        return [failed_inside(document.name, "its process died twice")]
    finally:
        _stop(pool)


def _pool(crew: Crew, workers: int) -> ProcessPoolExecutor:
    """Processes that start anew on every platform: forking beside the threads of a progress bar may hang."""
    import multiprocessing

    spawn = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=spawn, initializer=_start, initargs=(crew.prepare,))


def _start(prepare: Callable[[], object]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends a worker without a traceback
    with suppress(Exception):  # what fails here fails again with the first document, and is told there
        prepare()


def _stop(pool: ProcessPoolExecutor) -> None:
    pool.shutdown(wait=False, cancel_futures=True)
