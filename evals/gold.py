"""Gold articles: their folders, their spans, and the words that their fields may have.

    python -m evals.gold check evals/gold/dev/*
    python -m evals.gold blind evals/gold/dev/NAME > NAME.blocks.json     # for a second annotator

The format is described in GUIDELINES.md. A span "b3:Massoud#2" is the second occurrence of the words in
block 3; the clean text is the blocks joined by an empty line, and offsets count its code points.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso import ontology

GOLD = Path(__file__).parent / "gold"
JOINT = "\n\n"
SPAN = re.compile(r"b(\d+):(.*?)(?:#(\d+))?", re.DOTALL)


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


KINDS = _set("wire tabloid liveblog sitrep communique feature relay local")
BLOCKS = _set("title standfirst bullet body quote caption table liveblog byline dateline")
ENTITIES = _set("person group organization place facility weapon vehicle nationality")
TYPES = _set(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION "
    "MOBILIZE COERCE ASSAULT CONTROL DISPLACEMENT SHORTAGE ACCESS ASSESSMENT"
)
MODES = {str(kind): frozenset(mode for of, mode in ontology.modes() if of is kind) for kind in ontology.types()}
ROLES = _set("instrument target object cause origin destination beneficiary topic")
CHOICES = {
    "polarity": _set("positive negative"),
    "modality": _set("actual possible scheduled future conditional attempted demanded"),
    "status": _set(
        "denied hypothetical unconfirmed threatened demanded offered promised planned forecast attempted "
        "negated accused reported claimed"
    ),
    "relation": _set("self ally adversary victim third_party outlet"),
    "speaker_kind": _set("belligerent government official humanitarian witness analyst media unnamed"),
    "timeframe": _set("news recent history"),
    "type": TYPES,
}
ACTS = _set(
    "state claim confirm deny accuse threaten warn demand offer promise agree reject plan predict believe want "
    "doubt suspect ask"
)
PRECISIONS = _set("exact settlement near_settlement adm3 adm2 adm1 linear_or_fuzzy country")
USES = _set("literal metonymic demonym")
TIMEX = _set("DATE TIME DURATION SET")
BASES = _set("stated relative vague context publication")
PLACE_BASES = _set("role clause sentence paragraph focus")
BOUNDS = _set("exact at_least at_most about vague")
COUNTED = _set(
    "killed injured captured missing displaced arrested participants affected losses territory treated other"
)
PERIODS = _set("incident cumulative")


class SpanError(ValueError):
    """The words are not where the span says they are."""


@dataclass(frozen=True, slots=True)
class Gold:
    """One gold article. `value` is gold.json as it stands; `text` its clean text."""

    name: str
    capture: Path
    value: dict[str, Any]
    text: str
    starts: tuple[int, ...]

    def span(self, written: str) -> tuple[int, int]:
        """Offsets of a written span in the clean text.

        Raises:
            SpanError: if there is no such block, or the words do not occur in it that often.
        """
        found = SPAN.fullmatch(written)
        if not found or int(found[1]) >= len(self.starts):
            raise SpanError(f"{written!r} names no block")
        block, words, nth = int(found[1]), found[2], int(found[3] or 1)
        text, place = self.value["blocks"][block]["text"], -1
        for _ in range(nth):
            place = text.find(words, place + 1) if words else -1
            if place < 0:
                raise SpanError(f"{written!r} is not in its block")
        start = self.starts[block] + place
        return start, start + len(words)


def load(folder: Path) -> Gold:
    """The gold article in a folder, or the second coding of one (a .json file beside no capture)."""
    path = folder if folder.suffix == ".json" else folder / "gold.json"
    value = json.loads(path.read_text(encoding="utf-8"))
    captures = sorted(folder.glob("capture.*")) if folder.is_dir() else [path]
    starts, place = [], 0
    for block in value["blocks"]:
        starts.append(place)
        place += len(block["text"]) + len(JOINT)
    text = JOINT.join(block["text"] for block in value["blocks"])
    return Gold(path.stem if folder.suffix == ".json" else folder.name, captures[0], value, text, tuple(starts))


def half(name: str) -> list[Gold]:
    """All gold articles of one half, `dev` or `judge`, by name."""
    return [load(folder) for folder in sorted((GOLD / name).iterdir()) if (folder / "gold.json").exists()]


if __name__ == "__main__":
    from evals.checks import main

    sys.exit(main(sys.argv[1:]))
