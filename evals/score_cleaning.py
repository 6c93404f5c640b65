"""Cleaning: the clean text and its blocks.

- `words`: F1 of words in their order, folded (case and the shape of quotes and dashes do not count).
- `residue_out`: of the words that the capture has beyond the gold text (tags of a page left out, scripts not), the
  share that is not in the predicted text; only where a capture was read.
- `blocks`: F1 of paragraphs; one is found if it shares at least 80 % of the characters of both together (marks and
  spaces aside), so that two paragraphs glued together are none.
- `kinds`: accuracy of the kind of the blocks found. `typed_blocks`: F1 of blocks found with the right kind.
- `title`, `source`, `bylines`: optional fields, compared leniently; `published`: accuracy, only where the day was
  not handed over.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from evals.alignment import Alignment, one_to_one, span_of, words
from evals.gold import Gold
from evals.names import plain, same_name
from evals.tally import Judged, Score, Tally, agreeing, finding, optional, total

SHARED = 0.8
TAG = re.compile(r"<[^<>]*>")


def score_cleaning(gold: Gold, due: dict[str, Any], record: dict[str, Any], alignment: Alignment) -> Score:
    """Everything about the clean text of one article; `record` with offsets in its own text."""
    return total(
        [
            word_score(gold.text, record["article"]["text"], alignment),
            residue_score(gold, record["article"]["text"]),
            block_score(gold.text, due["article"]["blocks"], record["article"], alignment),
            head_score(gold, record["article"]),
        ]
    )


def word_score(text: str, predicted: str, alignment: Alignment) -> Score:
    """Words of both texts that stand in the same order."""
    return Score({"words": Tally.matched(len(words(text)), len(words(predicted)), alignment.words)})


def residue_score(gold: Gold, predicted: str) -> Score:
    """How much of what does not belong to the article was left out."""
    if gold.capture.suffix == ".json":
        return Score()
    captured = TAG.sub(" ", gold.capture.read_text(encoding="utf-8", errors="replace"))
    wanted = Counter(words(gold.text))
    residue = (Counter(words(captured)) - wanted).total()
    kept = min(residue, (Counter(words(predicted)) - wanted).total())
    return Score({"residue_out": Tally.matched(residue, residue, residue - kept)})


def block_score(text: str, gold: list[Any], article: dict[str, Any], alignment: Alignment) -> Score:
    """Blocks found, their kinds, and both together; the article's blocks have the offsets of its own text."""
    found = article["blocks"]
    there = [_letters(text, range(*span_of(block))) for block in gold]
    shares = []
    for j, block in enumerate(found):
        letters = _letters(article["text"], range(*span_of(block)))
        landed = {alignment.to[place] for place in letters} - {-1}
        lost = sum(alignment.to[place] < 0 for place in letters)
        shares += [(len(due & landed) / max(1, len(due | landed) + lost), i, j) for i, due in enumerate(there)]
    pairs = one_to_one((share if share >= SHARED else 0, i, j) for share, i, j in shares)
    kinds = [
        Judged(gold[i]["kind"], found[j]["kind"], gold[i]["kind"] == found[j]["kind"], gold[i]["start"])
        for i, j in pairs
    ]
    spans, made = [span_of(block) for block in gold], [alignment.span(*span_of(block)) for block in found]
    typed = sum(kind.right for kind in kinds)
    return total(
        [
            finding("blocks", spans, made, pairs, text),
            agreeing("kinds", kinds),
            Score({"typed_blocks": Tally.matched(len(gold), len(found), typed)}),
        ]
    )


def _letters(text: str, places: range) -> set[int]:
    return {place for place in places if text[place].isalnum()}


def head_score(gold: Gold, article: dict[str, Any]) -> Score:
    """Title, source, bylines and publication day."""
    value = gold.value
    title = Judged(value.get("title"), article.get("title"), plain(value.get("title")) == plain(article.get("title")))
    source = Judged(value.get("source"), article.get("source"), _same_source(value.get("source"), article))
    due, came = value.get("bylines") or [], article.get("bylines") or []
    pairs = one_to_one((float(same_name(a, b)), i, j) for i, a in enumerate(due) for j, b in enumerate(came))
    parts = [
        optional("title", [title]),
        optional("source", [source]),
        Score({"bylines": Tally.matched(len(due), len(came), len(pairs))}),
    ]
    if not value.get("published_given"):
        day, read = (value.get("published") or "")[:10], (article.get("published") or "")[:10]
        parts.append(agreeing("published", [Judged(day, read, day == read)]))
    return total(parts)


def _same_source(due: str | None, article: dict[str, Any]) -> bool:
    """A name and the host that it lives on count as the same: "The Daily Lamp", "dailylamp.example"."""
    came = article.get("source")
    host = "".join(plain((came or "").removeprefix("www.").split(".")[0]))
    name = "".join(word for word in plain(due) if word not in ("the", "a"))
    return due == came or same_name(due, came) or (bool(host) and host in (name, "the" + name))
