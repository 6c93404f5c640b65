"""Several processes: the same results in the same order, and a document that kills its process is one failure."""

import json
import os

from sayso import pipeline
from sayso.capture.draft import Input
from sayso.capture.inputs import failure
from sayso.errors import BrokenInput
from sayso.pipeline.crew import LOOK_AHEAD, Crew, read_in_order
from sayso.record import Failure, Problem, Reading


def prepare():
    """Nothing to load."""


def attempt(document: Input) -> Failure:
    """A stand-in for reading: the result says what was in the document."""
    if document.content == b"die":
        os._exit(9)
    return Failure(input=document.name, error=Problem(kind="done", message=document.content.decode()))


def documents(*contents: bytes):
    for number, content in enumerate(contents):
        yield Input(name=str(number), content=content, media_type="text/plain")


def test_results_come_in_the_order_of_the_documents_and_the_dead_are_told():
    contents = [f"content {number}".encode() for number in range(30)]
    contents[7] = b"die"
    failed = failure("gone", BrokenInput("torn"))
    crew = Crew(workers=2, prepare=prepare, attempt=attempt)

    results = list(read_in_order(iter([failed, *documents(*contents)]), crew))

    assert results[0] == failed
    assert [result.input for result in results[1:]] == [str(number) for number in range(30)]
    assert results[8].error.kind == "internal"
    assert [result.error.message for result in results[1:8]] == [f"content {number}" for number in range(7)]


def read_nothing():
    """In a worker as in the process of the test: the pipeline, with a reader that finds nothing."""
    pipeline._reader = lambda: lambda article: Reading()


def test_several_processes_give_the_same_bytes_as_one(monkeypatch):
    monkeypatch.setattr(pipeline, "_reader", lambda: lambda article: Reading())
    contents = [
        f"{number} people were killed near the bridge on Sunday, officials said.".encode() for number in range(9)
    ]
    contents[4] = b"\0"
    crew = Crew(workers=2, prepare=read_nothing, attempt=pipeline._attempt)

    together = [json.dumps(result.to_dict()) for result in read_in_order(documents(*contents), crew)]

    assert together == [json.dumps(pipeline._attempt(document).to_dict()) for document in documents(*contents)]
    assert sum("error" in line for line in together) == 1


def test_no_more_than_a_few_documents_are_under_way():
    taken = []

    def counted():
        for document in documents(*[b"x"] * 1000):
            taken.append(document)
            yield document

    results = read_in_order(counted(), Crew(workers=1, prepare=prepare, attempt=attempt))
    for _ in range(10):
        next(results)
    results.close()

    assert len(taken) <= 10 + LOOK_AHEAD
