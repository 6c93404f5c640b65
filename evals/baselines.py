"""The simplest means that could work, one a stage: what the cleverness of the reader has to beat.

Nothing here is tuned. Lines for paragraphs, capital letters for names, the biggest place of a name, years for
dates, quotation marks for attributions, and for claims a table of verbs, the nearest names to either side, the
nearest place, the day of publication and always the status "reported".
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from evals.alignment import sentences
from evals.gold import Gold
from sayso.assets import GAZETTEER, asset
from sayso.reading.gazetteer import TABLE, Gazetteer, indexed

TAG = re.compile(r"<[^<>]*>")
NAME = re.compile(r"\b[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
QUOTE = re.compile(r"[“\"]([^“”\"\n]{1,600})[”\"]")
SAID = re.compile(r"\b(?:said|told|says)\b")
NUMBER = re.compile(r"\b\d[\d,]*\b")
VERBS = {
    "ASSAULT": "killed attacked clashed shelled bombed shot struck fired wounded abducted",
    "CONTROL": "captured seized took retook entered",
    "COERCE": "arrested detained banned",
    "PROTEST": "protested demonstrated",
    "DISPLACEMENT": "fled displaced evacuated",
    "CONSULT": "met",
    "AGREE": "agreed",
    "REQUEST": "urged demanded",
    "ACCUSE": "accused condemned",
    "RETREAT": "withdrew released",
    "ACCESS": "closed reopened",
}
TYPE_OF = {verb: kind for kind, verbs in VERBS.items() for verb in verbs.split()}
TRIGGER = re.compile(rf"\b(?:{'|'.join(TYPE_OF)})\b")
OWN_VOICE: dict[str, Any] = {
    "relation": "outlet",
    "speaker_kind": "media",
    "polarity": "positive",
    "modality": "actual",
    "hedge": None,
    "status": "reported",
    "timeframe": "news",
    "attribution": None,
    "speakers": [],
    "content_of": None,
    "mode": None,
    "roles": {},
}


def baseline(gold: Gold) -> dict[str, Any]:
    """A record of the capture of a gold article, by the simplest means."""
    captured = gold.capture.read_text(encoding="utf-8", errors="replace")
    day = gold.value.get("published") if gold.value.get("published_given") else None
    return read(TAG.sub("\n", captured) if gold.capture.suffix == ".html" else captured, day)


def read(captured: str, published: str | None) -> dict[str, Any]:
    """A record of a text."""
    lines = [line.strip() for line in captured.split("\n") if line.strip()]
    text, blocks, start = "\n\n".join(lines), [], 0
    for line in lines:
        blocks.append({"kind": "body", "start": start, "end": start + len(line)})
        start += len(line) + 2
    names = [_found(name) for name in NAME.finditer(text)]
    places = [name | known for name in names if (known := _meant(name["exact"]))]
    attributions = _attributions(text, names)
    return {
        "article": {"title": lines[0] if lines else None, "published": published, "text": text, "blocks": blocks},
        "entities": [{"id": name, "name": name} for name in sorted({name["exact"] for name in names})],
        "mentions": [
            name | {"kind": "place" if _meant(name["exact"]) else "person", "entity": name["exact"]} for name in names
        ],
        "places": places,
        "dates": [
            _found(year) | {"type": "DATE", "value": year[0], "basis": "stated"} | _bounds(f"{year[0]}-01-01", year[0])
            for year in YEAR.finditer(text)
        ],
        "attributions": attributions,
        "claims": _claims(text, names, places, published),
    }


def _found(match: re.Match[str]) -> dict[str, Any]:
    return {"start": match.start(), "end": match.end(), "exact": match[0]}


def _bounds(earliest: str, year: str) -> dict[str, str]:
    return {"earliest": earliest, "latest": f"{year}-12-31"}


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer(indexed(asset(GAZETTEER).folder / TABLE))


TOWN = 5000
"""People of the smallest settlement that the baseline takes a name for: below, any word is a hamlet somewhere."""


def _meant(name: str) -> dict[str, Any] | None:
    """The country of a name, or else the most populous settlement."""
    found = [one for one in _gazetteer().find(name)
             if one.kind == "country" or (one.kind == "settlement" and one.population >= TOWN)]  # fmt: skip
    return _place(found[0].name, found[0].country, found[0].kind) if found else None


def _place(name: str, country: str | None, precision: str) -> dict[str, Any]:
    return {"name": name, "country": country, "admin1": None, "precision": precision, "use": "literal"}


def _nearest(items: list[dict[str, Any]], start: int, bounds: tuple[int, int]) -> list[dict[str, Any]]:
    """The items between bounds, the nearest first."""
    inside = [item for item in items if bounds[0] <= item["start"] < bounds[1]]
    return sorted(inside, key=lambda item: abs(item["start"] - start))


def _attributions(text: str, names: list[dict[str, Any]]) -> list[dict[str, Any]]:
    found = []
    for number, quote in enumerate(QUOTE.finditer(text)):
        around = (max(0, quote.start() - 100), quote.end() + 100)
        said = next(SAID.finditer(text, *around), None)
        if said and (voice := _nearest(names, said.start(), around)):
            found.append(
                {
                    "id": f"a{number}",
                    "source": [voice[0]],
                    "cue": [_found(said)],
                    "content": [_found(quote)],
                    "entity": voice[0]["exact"],
                    "act": "state",
                }
            )
    return found


def _claims(
    text: str, names: list[dict[str, Any]], places: list[dict[str, Any]], published: str | None
) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for bounds in sentences(text):
        for verb in TRIGGER.finditer(text, *bounds):
            before = _nearest(names, verb.start(), (bounds[0], verb.start()))[:1]
            after = _nearest(names, verb.start(), (verb.end(), bounds[1]))[:1]
            where = _nearest(places, verb.start(), bounds)
            kind = TYPE_OF[verb[0]]
            found.append(
                {
                    "id": f"c{len(found)}",
                    "happening": f"h{len(found)}",
                    "type": kind,
                    "trigger": _found(verb),
                    "actors": [one | {"entity": one["exact"]} for one in before],
                    "recipients": [one | {"entity": one["exact"]} for one in after],
                    "place": places.index(where[0]) if where else None,
                    "place_basis": "sentence" if where else None,
                    "when": {"date": None, "earliest": None, "latest": published, "basis": "publication"},
                    "counts": [_count(number) for number in NUMBER.finditer(text, verb.end(), bounds[1])][:1],
                    **OWN_VOICE,
                }
            )
    return found


def _count(number: re.Match[str]) -> dict[str, Any]:
    value = int(number[0].replace(",", ""))
    return _found(number) | {"of": "killed", "low": value, "high": value, "bound": "exact"}
