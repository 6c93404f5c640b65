"""Who is who within an article, as the CoNLL shared tasks score it: the mean F1 of MUC, B-cubed and CEAF-e.

    python -m evals.coreference                   on our own gold, both halves
    python -m evals.coreference --gum FOLDER      and on Wikinews out of GUM (the `dep` folder of its CoNLL-U files)

Mentions that cover the same characters, or overlap with the same last word, are the same mention. Only mentions of
people, groups, organizations and places count, and only in clusters of two or more. Beside the reader stands the
simplest way: mentions of exactly the same words are one.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np
from scipy.optimize import linear_sum_assignment

from evals.gold import half
from evals.run import HALVES
from sayso.reading.reader import Tools, load_tools, read_articles
from sayso.record import Article, Block, BlockKind, Mention, PublishedBasis, Reading

Span = tuple[int, int]
Clusters = list[frozenset[Span]]
KINDS = frozenset("person group organization place".split())
GUM_KINDS = frozenset("person organization place".split())
GUM_DEV = 3
"""Every third article of GUM was kept out of training (training/reader/treebank.py): only those are scored."""
PRONOUNS = frozenset("i you he she it we they me him her us them who which that this my your his its our their".split())


def muc(one: Clusters, other: Clusters) -> float:
    """The share of links of one side that the other has (Vilain et al. 1995)."""
    where = {span: n for n, cluster in enumerate(other) for span in cluster}
    links = sum(len(cluster) - 1 for cluster in one)
    kept = sum(len(cluster) - len({where.get(span, span) for span in cluster}) for cluster in one)
    return kept / links if links else 0.0


def b_cubed(one: Clusters, other: Clusters) -> float:
    """The mean share of a mention's cluster that the other side gives it, too (Bagga and Baldwin 1998)."""
    where = {span: cluster for cluster in other for span in cluster}
    spans = [(span, cluster) for cluster in one for span in cluster]
    return sum(len(cluster & where.get(s, frozenset())) / len(cluster) for s, cluster in spans) / max(1, len(spans))


def ceaf(one: Clusters, other: Clusters) -> float:
    """Entity-based CEAF (Luo 2005): the likeness of the best pairing of clusters, over those of one side."""
    if not one or not other:
        return 0.0
    alike = np.array([[2 * len(a & b) / (len(a) + len(b)) for b in other] for a in one])
    rows, columns = linear_sum_assignment(-alike)
    return float(alike[rows, columns].sum()) / len(one)


def conll(gold: Sequence[Clusters], found: Sequence[Clusters]) -> float:
    """The mean of the three over articles joined together."""
    due = [frozenset((n, span) for span in c) for n, clusters in enumerate(gold) for c in clusters]
    came = [frozenset((n, span) for span in c) for n, clusters in enumerate(found) for c in clusters]
    values = []
    for measure in (muc, b_cubed, ceaf):
        recall, precision = measure(due, came), measure(came, due)
        values.append(2 * recall * precision / (recall + precision) if recall + precision else 0.0)
    return sum(values) / len(values)


def clusters(pairs: Iterable[tuple[Span, object]]) -> Clusters:
    """Mentions of one entity together; an entity mentioned once is none."""
    by: dict[object, set[Span]] = defaultdict(set)
    for span, entity in pairs:
        by[entity].add(span)
    return [frozenset(spans) for spans in by.values() if len(spans) > 1]


def met(found: Sequence[Span], gold: Sequence[Span]) -> dict[Span, Span]:
    """For each found mention the gold one that ends where it ends and overlaps it, the longest first."""
    ends: dict[int, list[Span]] = defaultdict(list)
    for span in gold:
        ends[span[1]].append(span)
    pairs: dict[Span, Span] = {}
    for span in found:
        near = sorted(ends.get(span[1], []), key=lambda other: abs(other[0] - span[0]))
        pairs[span] = near[0] if near else span
    return pairs


def by_reader(mentions: Sequence[Mention], gold: Sequence[Span]) -> Clusters:
    """The reader's entities, over gold mentions where they meet."""
    here = [one for one in mentions if one.kind.value in KINDS and one.entity]
    same = met([(one.start, one.end) for one in here], gold)
    return clusters((same[one.start, one.end], one.entity) for one in here)


def by_name(mentions: Sequence[Mention], gold: Sequence[Span]) -> Clusters:
    """Mentions of exactly the same words together."""
    here = [one for one in mentions if one.kind.value in KINDS]
    same = met([(one.start, one.end) for one in here], gold)
    return clusters((same[one.start, one.end], one.exact.lower()) for one in here)


def plain(text: str) -> Article:
    """Clean text as an article, a paragraph a block."""
    blocks = [Block(kind=BlockKind.BODY, start=m.start(), end=m.end()) for m in re.finditer(r"[^\n]+", text)]
    return Article(
        id="gold", title=None, source=None, bylines=(), language="en", published=None,
        published_basis=PublishedBasis.NONE, text=text, blocks=tuple(blocks), origin=((0, len(text), 0, len(text)),),
    )  # fmt: skip


def own(name: str) -> list[tuple[str, Clusters]]:
    """The texts and clusters of one half of our own gold."""
    found = []
    for gold in half(name):
        text, starts = "", []
        for block in gold.value["blocks"]:
            starts.append(len(text))
            text += block["text"] + "\n\n"
        pairs = []
        for one in gold.value["mentions"]:
            if one["kind"] in KINDS and one.get("entity"):
                start, end = gold.span(one["span"])
                pairs.append(((start, end), one["entity"]))
        found.append((text, clusters(pairs)))
    return found


def gum(file: Path) -> tuple[str, Clusters]:
    """The text of an article of GUM, and its clusters of names and nouns (pronouns are no mentions of ours)."""
    text, opened, pairs = "", defaultdict(list), []
    for line in file.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if line.startswith("# newpar") and text:
            text = text.rstrip() + "\n\n"
        if len(cells) < 10 or not cells[0].isdigit():
            continue
        start = len(text)
        text += cells[1]
        marks = re.search(r"Entity=([^|]+)", cells[9])
        for mark in re.findall(r"\([^()]+\)?|[^()]+\)", marks[1]) if marks else ():
            name = re.match(r"\(?(\d+)(?:-(\w+))?", mark)
            if name and mark.startswith("("):
                opened[name[1]].append((start, name[2]))
            if name and mark.endswith(")") and opened[name[1]]:
                begun, kind = opened[name[1]].pop()
                words = text[begun:].lower()
                if kind in GUM_KINDS and words not in PRONOUNS:
                    pairs.append(((begun, len(text)), name[1]))
        text += "" if "SpaceAfter=No" in cells[9] else " "
    return text, clusters(pairs)


def scored(some: Sequence[tuple[str, Clusters]], tools: Tools) -> tuple[float, float]:
    """CoNLL F1 of the reader, and of the names alone."""
    readings: list[Reading] = read_articles([plain(text) for text, _ in some], tools)
    results = []
    for way in (by_reader, by_name):
        found = [
            way(reading.mentions, [span for cluster in gold for span in cluster])
            for reading, (_, gold) in zip(readings, some, strict=True)
        ]
        results.append(conll([gold for _, gold in some], found))
    return results[0], results[1]


def main() -> None:
    """Prints a line a set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gum", type=Path, default=None, metavar="FOLDER")
    options = parser.parse_args()
    tools = load_tools()
    sets: dict[str, Callable[[], list[tuple[str, Clusters]]]] = {name: lambda name=name: own(name) for name in HALVES}
    if options.gum:
        sets["Wikinews"] = lambda: [gum(file) for file in sorted(options.gum.glob("*.conllu"))[::GUM_DEV]]
    for name, read in sets.items():
        some = read()
        reader, names = scored(some, tools)
        print(f"{name}: {len(some)} articles, CoNLL F1 {reader:.3f}; exact names alone {names:.3f}")


if __name__ == "__main__":
    main()
