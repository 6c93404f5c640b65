"""What does not hold in a gold article, and what is doubtful.

    python -m evals.gold check [--doubts] evals/gold/dev/*

A problem breaks the format or contradicts another field, and has to be mended. A doubt (shown with --doubts) is
what a slip of the annotator often looks like; many are right as they stand.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from evals import gold as words
from evals.alignment import align, overlap, sentences
from evals.alignment import words as words_of
from evals.gold import Gold, SpanError, load
from evals.tally import Span

Value = dict[str, Any]
WRITTEN = re.compile(r"b\d+:")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
CODE = re.compile(r"[A-Z]{3}")
SEEN = 0.9  # share of a block's words that the capture should have; mended mojibake leaves some out


def problems(gold: Gold) -> Iterator[str]:
    """What has to be mended, a line each."""
    value = gold.value
    if value.get("kind") not in words.KINDS:
        yield f"kind {value.get('kind')!r}"
    blind = {None} if gold.capture.suffix == ".json" else set()
    for number, block in enumerate(value["blocks"]):
        if block.get("kind") not in words.BLOCKS | blind or not block["text"].strip():
            yield f"block {number}: kind {block.get('kind')!r} or empty"
    spans = list(_bad_spans(gold, {key: value[key] for key in value if key not in ("blocks", "title", "source")}))
    yield from spans
    yield from _twice(value)
    yield from _bad_references(value)
    yield from _bad_words(value)
    yield from _bad_days(value)
    yield from _bad_counts(value)
    if not spans:
        yield from _bad_voices(gold)


def _bad_spans(gold: Gold, value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for part in value.values():
            yield from _bad_spans(gold, part)
    elif isinstance(value, list):
        for part in value:
            yield from _bad_spans(gold, part)
    elif isinstance(value, str) and WRITTEN.match(value):
        try:
            gold.span(value)
        except SpanError as problem:
            yield str(problem)


def _twice(value: Value) -> Iterator[str]:
    for kind, key in (("entities", "id"), ("attributions", "id"), ("claims", "id")):
        yield from _repeated(kind, (one[key] for one in value[kind]))
    for kind in ("mentions", "places", "dates"):
        yield from _repeated(kind, (one["span"] for one in value[kind]))


def _repeated(kind: str, keys: Iterable[str]) -> Iterator[str]:
    for key, times in Counter(keys).items():
        if times > 1:
            yield f"{kind}: {key!r} is there {times} times"


def _bad_references(value: Value) -> Iterator[str]:
    entities = {entity["id"] for entity in value["entities"]}
    attributions = {one["id"]: one.get("via") for one in value["attributions"]}
    claims = {claim["id"]: claim["content_of"] for claim in value["claims"]}
    places = {place["span"] for place in value["places"]}
    dates = {one["span"] for one in value["dates"]}
    for one in value["entities"]:
        if one.get("of") not in entities | {None} or one.get("of") == one["id"]:
            yield f"entity {one['id']}: of {one['of']!r}"
    for one in value["mentions"] + value["attributions"]:
        if one.get("entity") not in entities | {None}:
            yield f"{one.get('span') or one.get('id')}: entity {one['entity']!r}"
    for one in value["attributions"]:
        if one.get("via") not in {*attributions, None}:
            yield f"attribution {one['id']}: via {one['via']!r}"
        if one.get("date") not in dates | {None}:
            yield f"attribution {one['id']}: date {one['date']!r} is not among dates"
    yield from (f"attribution {id}: stands inside itself" for id in attributions if _circles(attributions, id))
    yield from (f"claim {id}: is the content of itself" for id in claims if _circles(claims, id))
    for claim in value["claims"]:
        filled = claim["actors"] + claim["recipients"] + [p for role in claim["roles"].values() for p in role]
        references = (
            ("content_of", claim["content_of"], claims),
            ("attribution", claim["attribution"], attributions),
            ("place", claim["place"], places),
            ("when.date", claim["when"]["date"], dates),
            *(("entity", one["entity"], entities) for one in filled),
            *(("speakers", one, entities) for one in claim["speakers"]),
        )
        for key, given, known in references:
            if given is not None and given not in known:
                yield f"claim {claim['id']}: {key} {given!r} is not annotated"


def _circles(outer: dict[str, str | None], id: str) -> bool:
    seen: set[str] = set()
    at: str | None = id
    while at is not None and at not in seen:
        seen.add(at)
        at = outer.get(at)
    return at is not None


def _bad_words(value: Value) -> Iterator[str]:
    for claim in value["claims"]:
        name = f"claim {claim['id']}"
        for key, known in words.CHOICES.items():
            yield from _unknown(name, key, claim.get(key), known)
        yield from _unknown(name, "mode", claim["mode"], words.MODES.get(claim["type"], frozenset()) | {None})
        yield from _unknown(name, "place_basis", claim.get("place_basis"), words.PLACE_BASES | {None})
        yield from _unknown(name, "when.basis", claim["when"].get("basis"), words.BASES)
        yield from (f"{name}: role {role!r}" for role in claim["roles"] if role not in words.ROLES)
        for count in claim["counts"]:
            yield from _unknown(name, "bound", count.get("bound"), words.BOUNDS)
            yield from _unknown(name, "of", count.get("of"), words.COUNTED)
            yield from _unknown(name, "period", count.get("period"), words.PERIODS)
    for one in value["attributions"]:
        yield from _unknown(f"attribution {one['id']}", "act", one["act"], words.ACTS)
    for one in value["places"]:
        yield from _unknown(f"place {one['span']}", "precision", one["precision"], words.PRECISIONS | {None})
        yield from _unknown(f"place {one['span']}", "use", one["use"], words.USES)
    for one in value["dates"]:
        yield from _unknown(f"date {one['span']}", "type", one["type"], words.TIMEX)
        yield from _unknown(f"date {one['span']}", "basis", one["basis"], words.BASES)
    for one in value["entities"] + value["mentions"]:
        yield from _unknown(one.get("id") or one["span"], "kind", one["kind"], words.ENTITIES)
    for one in value["entities"] + value["places"]:
        if one.get("country") and not CODE.fullmatch(one["country"]):
            yield f"{one.get('id') or one['span']}: country {one['country']!r} is no alpha-3 code"


def _unknown(name: str, key: str, given: object, known: frozenset[Any]) -> Iterator[str]:
    if given not in known:
        yield f"{name}: {key} {given!r}"


def _bad_days(value: Value) -> Iterator[str]:
    intervals = [(f"date {one['span']}", one) for one in value["dates"]]
    intervals += [(f"claim {claim['id']}", claim["when"]) for claim in value["claims"]]
    for name, one in intervals:
        days = one.get("earliest"), one.get("latest")
        try:
            ends = [date.fromisoformat(day[:10]) for day in days if day and DAY.match(day)]
        except ValueError:
            ends = []
        if len(ends) != sum(day is not None for day in days):
            yield f"{name}: {days!r} are not both days"
        elif any(first > second for first, second in pairwise(ends)):
            yield f"{name}: ends before it begins: {days!r}"


def _bad_counts(value: Value) -> Iterator[str]:
    ends = {"exact": (True, True), "at_least": (True, False), "at_most": (False, True), "vague": (False, False)}
    for claim in value["claims"]:
        for number, count in enumerate(claim["counts"]):
            name = f"claim {claim['id']}: count {number}"
            low, high = count.get("low"), count.get("high")
            due = ends.get(count.get("bound", ""))
            if due is not None and due != (low is not None, high is not None):
                yield f"{name}: {count['bound']} with low {low} and high {high}"
            if low is not None and high is not None and low > high:
                yield f"{name}: low {low} is more than high {high}"
            whole = count.get("part_of")
            if whole is not None and (whole == number or not 0 <= whole < len(claim["counts"])):
                yield f"{name}: part_of {whole}"


def _bad_voices(gold: Gold) -> Iterator[str]:
    """Speakers that do not follow from the attribution and those that it stands inside."""
    by_id = {one["id"]: one for one in gold.value["attributions"]}
    for claim in gold.value["claims"]:
        name, given = f"claim {claim['id']}", claim["attribution"]
        own = claim["relation"] == "outlet"
        if own != (given is None):
            yield f"{name}: relation {claim['relation']!r} with attribution {given!r}"
        chain, at = [], by_id.get(given or "")
        while at is not None and at["entity"] and at["entity"] not in chain:
            chain.append(at["entity"])
            at = by_id.get(at.get("via") or "")
        if claim["speakers"] != chain and (at is None or at["entity"]):
            yield f"{name}: speakers {claim['speakers']} but its attributions lead to {chain}"


def doubts(gold: Gold) -> Iterator[str]:
    """What may be a slip, a line each."""
    yield from _odd_blocks(gold)
    yield from _odd_mentions(gold)
    yield from _unused(gold.value)
    for claim in gold.value["claims"]:
        name = f"claim {claim['id']}"
        yield from (
            f"{name}: {line}" for line in (*_odd_place(gold, claim), *_odd_voice(gold, claim), *_odd_when(claim))
        )
        yield from (f"{name}: {line}" for line in _odd_status(gold, claim))
    yield from _odd_happenings(gold.value)


def _odd_blocks(gold: Gold) -> Iterator[str]:
    if gold.capture.suffix == ".json":
        return
    captured = gold.capture.read_text(encoding="utf-8", errors="replace")
    known = Counter(words_of(captured))
    for number, block in enumerate(gold.value["blocks"]):
        own = Counter(words_of(block["text"]))
        if (own & known).total() < SEEN * own.total():
            yield f"block {number}: words that the capture does not have"
    if align(gold.text, captured).words < SEEN * len(words_of(gold.text)):
        yield "blocks: not in the order of the capture"


def _odd_mentions(gold: Gold) -> Iterator[str]:
    places = [gold.span(one["span"]) for one in gold.value["places"]]
    for one in gold.value["mentions"]:
        span = gold.span(one["span"])
        touching = [place for place in places if overlap(span, place)]
        if one["kind"] == "place" and span not in touching:
            what = "ends elsewhere than the place" if touching else "is not among places"
            yield f"mention {one['span']}: {what}"
    spans = sorted(gold.span(one["span"]) for one in gold.value["mentions"])
    for first, second in pairwise(spans):
        if overlap(first, second):
            yield f"mentions {gold.text[slice(*first)]!r} and {gold.text[slice(*second)]!r} overlap"


def _unused(value: Value) -> Iterator[str]:
    used = {one["of"] for one in value["entities"]} | {one["entity"] for one in value["attributions"]}
    for claim in value["claims"]:
        roles = [one for given in claim["roles"].values() for one in given]
        used |= {one["entity"] for one in claim["actors"] + claim["recipients"] + roles} | set(claim["speakers"])
    yield from (
        f"entity {one['id']} ({one['name']}): nothing needs it" for one in value["entities"] if one["id"] not in used
    )


def _odd_place(gold: Gold, claim: Value) -> Iterator[str]:
    basis = claim.get("place_basis")
    if (claim["place"] is None) != (basis is None):
        yield f"place {claim['place']!r} with place_basis {basis!r}"
    if claim["place"] is None:
        return
    trigger, place = gold.span(claim["trigger"])[0], gold.span(claim["place"])[0]
    together = _within(_blocks(gold), trigger, place), _within(sentences(gold.text), trigger, place)
    if basis == "paragraph" and not together[0]:
        yield f"place {claim['place']!r} is in another paragraph"
    if basis in ("role", "clause", "sentence") and not together[1]:
        yield f"place {claim['place']!r} is in another sentence, and its basis {basis}"


def _blocks(gold: Gold) -> list[Span]:
    return [(start, start + len(b["text"])) for start, b in zip(gold.starts, gold.value["blocks"], strict=True)]


def _within(bounds: list[Span], one: int, other: int) -> bool:
    return any(start <= one < end and start <= other < end for start, end in bounds)


def _odd_voice(gold: Gold, claim: Value) -> Iterator[str]:
    """Whether the attribution is the innermost whose content holds the trigger."""
    trigger = gold.span(claim["trigger"])
    holding = {}
    for one in gold.value["attributions"]:
        content = [gold.span(span) for span in one["content"]]
        if any(start <= trigger[0] and trigger[1] <= end for start, end in content):
            holding[one["id"]] = sum(end - start for start, end in content)
    given = claim["attribution"]
    if given is None and holding:
        yield f"own voice, but the trigger is what {', '.join(holding)} say"
    elif given is not None and given not in holding:
        yield f"the trigger is not in the content of {given}"
    elif given is not None and holding[given] > min(holding.values()):
        yield f"{min(holding, key=lambda id: holding[id])} is further in than {given}"


def _odd_when(claim: Value) -> Iterator[str]:
    when = claim["when"]
    if (when["date"] is None) != (when["basis"] in ("context", "publication")):
        yield f"when: basis {when['basis']} with date {when['date']!r}"


def _odd_status(gold: Gold, claim: Value) -> Iterator[str]:
    """Where the status is not the one that the other fields lead to, by the reader's own table."""
    try:
        from sayso.ontology import Standing, status_rule, types
        from sayso.record import Act, ClaimType, Modality, Polarity, Relation, SpeakerKind
    except ImportError:
        return
    acts = {one["id"]: one["act"] for one in gold.value["attributions"]}
    act = acts.get(claim["attribution"] or "")
    rule = status_rule(
        Standing(
            act=Act(act) if act else None,
            polarity=Polarity(claim["polarity"]),
            modality=Modality(claim["modality"]),
            hedged=bool(claim["hedge"]),
            relation=Relation(claim["relation"]),
            speaker_kind=SpeakerKind(claim["speaker_kind"]),
            harmful=types()[ClaimType(claim["type"])].harmful,
        )
    )
    if rule.status != claim["status"]:
        yield f"status {claim['status']}, but by the table {rule.status} ({rule.why})"


def _odd_happenings(value: Value) -> Iterator[str]:
    types: dict[str, set[str]] = {}
    for claim in value["claims"]:
        types.setdefault(claim["happening"], set()).add(claim["type"])
    yield from (f"happening {id}: {' and '.join(sorted(seen))}" for id, seen in types.items() if len(seen) > 1)


def main(arguments: list[str]) -> int:
    """Checks folders or second codings; prints what does not hold; 1 if anything does not."""
    wanted = "--doubts" in arguments
    bad = 0
    for name in (one for one in arguments if one not in ("check", "--doubts")):
        try:
            gold = load(Path(name))
            found = list(problems(gold))
            doubtful = list(doubts(gold)) if wanted and not found else []
        except (OSError, ValueError, KeyError, TypeError, IndexError) as problem:
            found, doubtful = [f"{type(problem).__name__}: {problem}"], []
        bad += bool(found)
        print(f"{name}: {'holds' if not found else f'{len(found)} problems'}")
        for line in (*found, *(f"? {line}" for line in doubtful)):
            print(f"  {line}")
    return 1 if bad else 0
