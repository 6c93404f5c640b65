"""The same article twice gives the same bytes, in this process and in others."""

# ruff: noqa: E501 - a row of a table is one line, and its columns are the arguments of its test
from __future__ import annotations

import os
import subprocess
import sys

import msgspec

import sayso

STORY = """Rebels seize Sakembe market, governor says

Lemba Front fighters shelled the market of Sakembe on Saturday, killing at least 12 civilians, Governor Odile Nsenga
told the Kivu Courier. Both Chad and Niger said they would send troops to Goma, Bunia and Tripoli.

“We will never surrender,” said Colonel Paul Zaro 😀 of the Front. If the army enters Bunia, analysts warned, thousands
will flee. The army reportedly burned two villages in 2019, according to the Red Cross and the World Food Programme.
"""
READ = "import msgspec, sayso, sys; sys.stdout.buffer.write(msgspec.json.encode(sayso.read(text=sys.argv[1], published='2031-05-04').to_dict()))"


def test_the_same_article_gives_the_same_bytes() -> None:
    first, second = (msgspec.json.encode(sayso.read(text=STORY, published="2031-05-04").to_dict()) for _ in range(2))

    assert first == second
    assert len(sayso.read(text=STORY, published="2031-05-04").reading.claims) > 5


def test_the_order_of_sets_does_not_show() -> None:
    """Two processes whose hashes differ: a set that is walked through anywhere would tell."""
    outputs = [
        subprocess.run(
            [sys.executable, "-c", READ, STORY],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            timeout=60,
        ).stdout
        for seed in ("1", "4242")
    ]

    assert outputs[0] == outputs[1]
    assert b"Sakembe" in outputs[0]
