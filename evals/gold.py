"""Gold articles: their folders, their spans, and a check that every span holds.

    python -m evals.gold check evals/gold/dev/*

The format is described in GUIDELINES.md. A span "b3:Massoud#2" is the second occurrence of the words in
block 3; the clean text is the blocks joined by an empty line, and offsets count its code points.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

GOLD = Path(__file__).parent / "gold"
JOINT = "\n\n"
SPAN = re.compile(r"b(\d+):(.*?)(?:#(\d+))?", re.DOTALL)

KINDS = set("wire tabloid liveblog sitrep communique feature relay local".split())
BLOCKS = set("title standfirst bullet body quote caption table liveblog byline dateline".split())
ENTITIES = set("person group organization place facility weapon vehicle nationality".split())
TYPES = set(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION "
    "MOBILIZE COERCE ASSAULT CONTROL DISPLACEMENT SHORTAGE ACCESS ASSESSMENT".split()
)
ROLES = set("instrument target object cause origin destination beneficiary topic".split())
CHOICES = {
    "polarity": set("positive negative".split()),
    "modality": set("actual possible scheduled future conditional attempted demanded".split()),
    "status": set(
        "denied hypothetical unconfirmed threatened demanded offered promised planned forecast attempted "
        "negated accused reported claimed".split()
    ),
    "relation": set("self ally adversary victim third_party outlet".split()),
    "speaker_kind": set("belligerent government official humanitarian witness analyst media unnamed".split()),
    "timeframe": set("news recent history".split()),
    "type": TYPES,
}
ACTS = set(
    "state claim confirm deny accuse threaten warn demand offer promise agree reject plan predict believe want "
    "doubt suspect ask".split()
)
PRECISIONS = set("exact settlement near_settlement adm3 adm2 adm1 linear_or_fuzzy country".split())
USES = set("literal metonymic demonym".split())
TIMEX = set("DATE TIME DURATION SET".split())
BOUNDS = set("exact at_least at_most about vague".split())


class BadSpan(ValueError):
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
            BadSpan: if there is no such block, or the words do not occur in it that often.
        """
        found = SPAN.fullmatch(written)
        if not found or int(found[1]) >= len(self.starts):
            raise BadSpan(f"{written!r} names no block")
        block, words, nth = int(found[1]), found[2], int(found[3] or 1)
        text, place = self.value["blocks"][block]["text"], -1
        for _ in range(nth):
            place = text.find(words, place + 1) if words else -1
            if place < 0:
                raise BadSpan(f"{written!r} is not in its block")
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


def problems(gold: Gold) -> Iterator[str]:
    """What does not hold in a gold article, a line each."""
    value = gold.value
    if value.get("kind") not in KINDS:
        yield f"kind {value.get('kind')!r}"
    for number, block in enumerate(value["blocks"]):
        if block["kind"] not in BLOCKS or not block["text"].strip():
            yield f"block {number}: kind {block['kind']!r} or empty"
    yield from _bad_spans(gold, {key: value[key] for key in value if key not in ("blocks", "title", "source")})
    yield from _bad_ids(value)
    yield from _bad_words(value)


def _bad_spans(gold: Gold, value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for part in value.values():
            yield from _bad_spans(gold, part)
    elif isinstance(value, list):
        for part in value:
            yield from _bad_spans(gold, part)
    elif isinstance(value, str) and re.match(r"b\d+:", value):
        try:
            gold.span(value)
        except BadSpan as problem:
            yield str(problem)


def _bad_ids(value: dict[str, Any]) -> Iterator[str]:
    entities = {entity["id"] for entity in value["entities"]}
    attributions = {one["id"] for one in value["attributions"]}
    claims = {claim["id"] for claim in value["claims"]}
    places = {place["span"] for place in value["places"]}
    dates = {date["span"] for date in value["dates"]}
    for one in value["entities"]:
        if one.get("of") not in entities | {None}:
            yield f"entity {one['id']}: of {one['of']!r}"
    for one in value["mentions"] + value["attributions"]:
        if one.get("entity") not in entities | {None}:
            yield f"{one.get('span') or one.get('id')}: entity {one['entity']!r}"
    for one in value["attributions"]:
        if one.get("via") not in attributions | {None}:
            yield f"attribution {one['id']}: via {one['via']!r}"
        if one.get("date") not in dates | {None}:
            yield f"attribution {one['id']}: date {one['date']!r} is not among dates"
    for claim in value["claims"]:
        filled = claim["actors"] + claim["recipients"] + [p for role in claim["roles"].values() for p in role]
        wrong = [
            (key, given)
            for key, given, known in (
                ("content_of", claim["content_of"], claims),
                ("attribution", claim["attribution"], attributions),
                ("place", claim["place"], places),
                ("when.date", claim["when"]["date"], dates),
                *(("entity", one["entity"], entities) for one in filled),
                *(("speakers", one, entities) for one in claim["speakers"]),
            )
            if given is not None and given not in known
        ]
        for key, given in wrong:
            yield f"claim {claim['id']}: {key} {given!r} is not annotated"


def _bad_words(value: dict[str, Any]) -> Iterator[str]:
    for claim in value["claims"]:
        for key, known in CHOICES.items():
            if claim.get(key) not in known:
                yield f"claim {claim['id']}: {key} {claim.get(key)!r}"
        for role in claim["roles"]:
            if role not in ROLES:
                yield f"claim {claim['id']}: role {role!r}"
        for count in claim["counts"]:
            if count.get("bound") not in BOUNDS:
                yield f"claim {claim['id']}: bound {count.get('bound')!r}"
    for one in value["attributions"]:
        if one["act"] not in ACTS:
            yield f"attribution {one['id']}: act {one['act']!r}"
    for one in value["places"]:
        if one["precision"] not in PRECISIONS or one["use"] not in USES:
            yield f"place {one['span']}: {one['precision']!r} {one['use']!r}"
    for one in value["dates"]:
        if one["type"] not in TIMEX:
            yield f"date {one['span']}: {one['type']!r}"
    for one in value["entities"] + value["mentions"]:
        if one["kind"] not in ENTITIES:
            yield f"{one.get('id') or one.get('span')}: kind {one['kind']!r}"


def main(arguments: list[str]) -> int:
    """Checks folders or second codings; prints what does not hold; 1 if anything does not."""
    bad = 0
    for name in arguments[1:]:
        try:
            found = list(problems(load(Path(name))))
        except (OSError, ValueError, KeyError, TypeError, IndexError) as problem:
            found = [f"{type(problem).__name__}: {problem}"]
        bad += bool(found)
        print(f"{name}: {'holds' if not found else f'{len(found)} problems'}")
        for line in found:
            print(f"  {line}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
