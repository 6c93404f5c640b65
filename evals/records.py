"""Gold and prediction in one shape on one text, so that one scorer compares either with either.

`perfect` turns a gold article into the record that a perfect reader would have printed; `on_gold_text` moves a
predicted record onto the gold's clean text. Spans of the prediction that have no counterpart there (words of
residue) become NOWHERE: they overlap with nothing and count as made up.
"""

from __future__ import annotations

from typing import Any

from evals.alignment import NOWHERE, Alignment, align
from evals.gold import Gold

Record = dict[str, Any]
LISTS = ("mentions", "entities", "places", "dates", "attributions", "claims")


def perfect(gold: Gold) -> Record:
    """The record of a reader who finds just what the annotator found."""
    value = gold.value
    article = {key: value.get(key) for key in ("title", "source", "bylines", "published")}
    article["text"] = gold.text
    article["blocks"] = [
        {"kind": block.get("kind"), "start": start, "end": start + len(block["text"])}
        for block, start in zip(value["blocks"], gold.starts, strict=True)
    ]
    places = [one | _words(gold, one["span"]) for one in value["places"]]
    dates = [one | _words(gold, one["span"]) for one in value["dates"]]
    place_at = {(one["start"], one["end"]): number for number, one in enumerate(places)}
    date_at = {(one["start"], one["end"]): number for number, one in enumerate(dates)}
    index = {
        "place": lambda written: place_at.get(gold.span(written)) if written else None,
        "date": lambda written: date_at.get(gold.span(written)) if written else None,
    }
    return {
        "article": article,
        "entities": value["entities"],
        "mentions": [one | _words(gold, one["span"]) for one in value["mentions"]],
        "places": places,
        "dates": dates,
        "attributions": [
            one
            | {part: [_words(gold, written) for written in one.get(part) or ()] for part in PARTS}
            | {"date": index["date"](one.get("date"))}
            for one in value["attributions"]
        ],
        "claims": [_claim(gold, one, index) for one in value["claims"]],
    }


PARTS = ("source", "cue", "content")


def _words(gold: Gold, written: str) -> Record:
    start, end = gold.span(written)
    return {"start": start, "end": end, "exact": gold.text[start:end]}


def _claim(gold: Gold, claim: Record, index: dict[str, Any]) -> Record:
    def filled(given: list[Record]) -> list[Record]:
        return [one | _words(gold, one["span"]) for one in given]

    return claim | {
        "trigger": _words(gold, claim["trigger"]),
        "actors": filled(claim["actors"]),
        "recipients": filled(claim["recipients"]),
        "roles": {role: filled(given) for role, given in claim["roles"].items()},
        "place": index["place"](claim.get("place")),
        "when": claim["when"] | {"date": index["date"](claim["when"].get("date"))},
        "counts": [one | _words(gold, one["span"]) for one in claim["counts"]],
    }


def complete(record: Record) -> Record:
    """The record with the lists that it lacks, as one of an input that could not be read lacks all."""
    article = {"text": "", "blocks": [], **record.get("article", {})}
    return {**record, "article": article, **{name: record.get(name) or [] for name in LISTS}}


def on_gold_text(record: Record, gold: Gold) -> tuple[Record, Alignment]:
    """The record with all its spans moved onto the gold's clean text, and the alignment that moved them."""
    whole = complete(record)
    alignment = align(whole["article"]["text"], gold.text)
    moved = {name: _moved(whole[name], alignment) for name in LISTS}
    article = whole["article"] | {"blocks": _moved(whole["article"]["blocks"], alignment)}
    return {**whole, "article": article, **moved}, alignment


def _moved(value: Any, alignment: Alignment) -> Any:
    if isinstance(value, list | tuple):
        return [_moved(one, alignment) for one in value]
    if not isinstance(value, dict):
        return value
    moved = {key: _moved(one, alignment) for key, one in value.items()}
    if "start" in value and "end" in value:
        start, end = alignment.span(value["start"], value["end"]) if value["end"] > 0 else NOWHERE
        moved |= {"start": start, "end": end}
    return moved
