"""Golds small enough to work out by hand."""

import json

import pytest

from evals.gold import load

WHOLE = {
    "id": "made-up",
    "kind": "wire",
    "published": "2024-03-11",
    "published_given": True,
    "source": "The Morning Lamp",
    "title": None,
    "bylines": [],
    "entities": [],
    "mentions": [],
    "places": [],
    "dates": [],
    "attributions": [],
    "claims": [],
}


@pytest.fixture
def make_gold(tmp_path):
    """A gold article out of its blocks (kind and text) and whatever else is given, with a capture to read."""

    def make(*blocks, capture=None, name="made-up", **parts):
        value = {**WHOLE, "blocks": [{"kind": kind, "text": text} for kind, text in blocks], **parts}
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        (folder / "gold.json").write_text(json.dumps(value), encoding="utf-8")
        text = "\n".join(text for _, text in blocks) if capture is None else capture
        (folder / "capture.txt").write_text(text, encoding="utf-8")
        return load(folder)

    return make


@pytest.fixture
def make_claim():
    """A claim of a gold, in its own voice, about which nothing is known but its trigger."""

    def make(id, trigger, type="ASSAULT", **fields):
        return {
            "id": id,
            "type": type,
            "mode": None,
            "happening": f"h{id}",
            "content_of": None,
            "trigger": trigger,
            "actors": [],
            "recipients": [],
            "roles": {},
            "place": None,
            "place_basis": None,
            "when": {"date": None, "earliest": None, "latest": "2024-03-11", "basis": "publication"},
            "counts": [],
            "attribution": None,
            "speakers": [],
            "relation": "outlet",
            "speaker_kind": "media",
            "polarity": "positive",
            "modality": "actual",
            "hedge": None,
            "status": "reported",
            "timeframe": "news",
            **fields,
        }

    return make
