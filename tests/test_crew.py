"""Several processes: the same results in the same order, and a document that kills its process is one failure."""

import json
import os

from sayso import pipeline
from sayso.capture.draft import Input
from sayso.capture.inputs import failure
from sayso.errors import BrokenInput
from sayso.pipeline.crew import LOOK_AHEAD, LOT_BYTES, LOT_DOCUMENTS, Crew, Lot, lots, read_in_order
from sayso.record import Failure, Problem, Reading


def prepare():
    """Nothing to load."""


def attempt(lot: Lot) -> list[Failure]:
    """A stand-in for reading: the results say what was in the documents."""
    if any(isinstance(document, Input) and document.content == b"die" for document in lot):
        os._exit(9)
    return [document if isinstance(document, Failure) else
            Failure(input=document.name, error=Problem(kind="done", message=document.content.decode()))
            for document in lot]  # fmt: skip


def flat(results):
    return [one for lot in results for one in lot]


def documents(*contents: bytes):
    for number, content in enumerate(contents):
        yield Input(name=str(number), content=content, media_type="text/plain")


def test_results_come_in_the_order_of_the_documents_and_the_dead_are_told():
    contents = [f"content {number}".encode() for number in range(30)]
    contents[7] = b"die"
    failed = failure("gone", BrokenInput("torn"))
    crew = Crew(workers=2, prepare=prepare, attempt=attempt)

    results = flat(read_in_order(lots([failed, *documents(*contents)]), crew))

    assert results[0] == failed
    assert [result.input for result in results[1:]] == [str(number) for number in range(30)]
    assert results[8].error.kind == "internal"
    assert [result.error.message for result in results[1:8]] == [f"content {number}" for number in range(7)]


def read_nothing():
    """In a worker as in the process of the test: the pipeline, with a reader that finds nothing."""
    pipeline._reader = lambda: lambda articles: [Reading() for _ in articles]


def test_several_processes_give_the_same_bytes_as_one(monkeypatch):
    monkeypatch.setattr(pipeline, "_reader", lambda: lambda articles: [Reading() for _ in articles])
    contents = [
        f"{number} people were killed near the bridge on Sunday, officials said.".encode() for number in range(9)
    ]
    contents[4] = b"\0"
    crew = Crew(workers=2, prepare=read_nothing, attempt=pipeline._attempt)

    together = [json.dumps(one.to_dict()) for one in flat(read_in_order(lots(documents(*contents)), crew))]

    assert together == [json.dumps(pipeline._attempt([document])[0].to_dict()) for document in documents(*contents)]
    assert sum("error" in line for line in together) == 1


def test_no_more_than_a_few_documents_are_under_way():
    taken = []

    def counted():
        for document in documents(*[b"x"] * 1000):
            taken.append(document)
            yield document

    results = read_in_order(lots(counted()), Crew(workers=1, prepare=prepare, attempt=attempt))
    for _ in range(10):
        next(results)
    results.close()

    assert len(taken) <= (10 + LOOK_AHEAD) * LOT_DOCUMENTS


def test_lots_are_full_with_a_few_documents_or_one_long_one():
    long = b"x" * LOT_BYTES
    contents = [b"short"] * (LOT_DOCUMENTS + 1) + [long, b"short"]

    made = list(lots(documents(*contents)))

    assert [len(lot) for lot in made] == [LOT_DOCUMENTS, 2, 1]
    assert [document.name for lot in made for document in lot] == [str(number) for number in range(len(contents))]


def test_an_article_that_breaks_the_reader_costs_its_lot_nothing(monkeypatch):
    def read(articles):
        if any("crash" in article.text for article in articles):
            raise ZeroDivisionError("made to crash")
        return [Reading() for _ in articles]

    monkeypatch.setattr(pipeline, "_reader", lambda: read)
    contents = [b"The bridge fell on Sunday.", b"This one will crash the reader.", b"The road was cut on Sunday."]

    found = pipeline._attempt(list(documents(*contents)))

    assert [getattr(one, "error", None) and one.error.kind for one in found] == [None, "internal", None]
