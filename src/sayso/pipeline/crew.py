"""Documents read by several processes, in their order, with a few of them under way at any time."""

from __future__ import annotations

import logging
import signal
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from sayso.capture.draft import Input
from sayso.record import Failure, Problem, Record

log = logging.getLogger(__name__)

Attempt = Callable[[Input], Record | Failure]

LOOK_AHEAD: Final = 4
"""Documents under way for each worker: enough that none waits for a slow neighbour, few enough that a
million lines take the memory of a dozen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Crew:
    """How many processes, what each does once when it starts, and what it does with a document."""

    workers: int
    prepare: Callable[[], object]
    attempt: Attempt


def read_in_order(documents: Iterator[Input | Failure], crew: Crew) -> Iterator[Record | Failure]:
    """What became of each document.

    One that kills its process (out of memory, a fault in native code) is tried once more, alone in a fresh
    pool, and becomes a failure if it kills that too; what was under way beside it is read again.
    """
    pool = _pool(crew, crew.workers)
    waiting: deque[tuple[Input | Failure, Future[Record | Failure] | None]] = deque()
    try:
        while True:
            while len(waiting) < LOOK_AHEAD * crew.workers and (document := next(documents, None)) is not None:
                waiting.append((document, None))
            if not waiting:
                return
            first = waiting[0][0]
            try:
                _submit(waiting, pool, crew.attempt)
                result = _result(waiting[0])
            except BrokenProcessPool:
                _stop(pool)
                result = _alone(first, crew)
                pool = _pool(crew, crew.workers)
                waiting = deque((document, None) for document, _ in waiting)
            waiting.popleft()
            yield result
    finally:
        _stop(pool)


def failed_inside(name: str, what: str) -> Failure:
    """The failure of a document that sayso itself, not the document, is to blame for."""
    message = f"sayso itself failed on it ({what}): please report it with the document"
    return Failure(input=name, error=Problem(kind="internal", message=message))


def _submit(
    waiting: deque[tuple[Input | Failure, Future[Record | Failure] | None]],
    pool: ProcessPoolExecutor,
    attempt: Attempt,
) -> None:
    for place, (document, future) in enumerate(waiting):
        if future is None and isinstance(document, Input):
            waiting[place] = (document, pool.submit(attempt, document))


def _result(waiting: tuple[Input | Failure, Future[Record | Failure] | None]) -> Record | Failure:
    document, future = waiting
    if isinstance(document, Failure):
        return document
    assert future is not None
    return future.result()


def _alone(document: Input | Failure, crew: Crew) -> Record | Failure:
    """The second try of a document that may have killed its process."""
    if isinstance(document, Failure):
        return document
    pool = _pool(crew, 1)
    try:
        return pool.submit(crew.attempt, document).result()
    except BrokenProcessPool:
        log.error("reading %s ended its process twice", document.name)
        return failed_inside(document.name, "its process died twice")
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
