"""Scores of words, trees and roles against the treebank, with gold words and from raw text.

    python -m training.reader.score --data GOLD                  a table, in Markdown
    python -m training.reader.score --data GOLD --asset FOLDER   of another model than the one that ships
    python -m training.reader.score --data GOLD --spacy PIPE     words, sentences, classes and lemmas of a spaCy pipe

A word is right if it covers the same characters as a gold one; all else is counted over matched words, as F1, so that
from raw text a wrong word or sentence counts against everything that stands on it (the measure of the CoNLL 2018
shared task). Raw text is the sentences of a document one after another, a blank between them, or a line break where
one does not end in a mark. Roles are triples of predicate word, label and chief word of the argument, or all its words
(`spans`); broken arguments are joined and relative pronouns led back in gold as in what is found. A gold argument's
chief word is the first that hangs outside of it in the gold tree. Nothing that the label sets leave out is left out.
"""

from __future__ import annotations

import argparse
import importlib
import itertools
import re
import statistics
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.assets import READER, asset
from sayso.reading.encoder import frames
from sayso.reading.encoder.model import Model
from sayso.reading.parse import split_sentences
from sayso.reading.syntax import Argument, Frame, PredicateKind, Syntax
from sayso.reading.words import Token, token, words
from training.reader.treebank import Tree, read_ewt, read_gum

OF_INTEREST = ("ARG0", "ARG1", "ARG2", "ARGM-TMP", "ARGM-LOC", "ARGM-NEG", "ARGM-MOD")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """What was found: words as spans of characters, and of each its class, features, lemma, head and relation.

    `roles` are (predicate word, label, chief word, runs of words); `kinds` what each word is as a predicate.
    """

    spans: Sequence[tuple[int, int]]
    sentences: Sequence[tuple[int, int]]
    upos: Sequence[str]
    features: Sequence[dict[str, str]]
    lemmas: Sequence[str]
    heads: Sequence[int]
    relations: Sequence[str]
    kinds: Sequence[str]
    roles: Sequence[tuple[int, str, int, tuple[tuple[int, int], ...]]]


def gold_of(trees: Iterable[Tree], *, gap: str = " ") -> tuple[str, Parsed]:
    """The text of some sentences one after another, and what is true of it. Words are counted through all of them."""
    text, spans, sentences = "", [], []
    upos, features, lemmas, heads, relations, kinds, roles = [], [], [], [], [], [], []
    for tree in trees:
        base, began = len(spans), len(text)
        for word, space in zip(tree.words, tree.spaces, strict=True):
            spans.append((len(text), len(text) + len(word)))
            text += word + (" " if space else "")
        text = text.rstrip()
        sentences.append((began, len(text)))
        text += gap if text[-1:] in ".!?…\"'”’)" else "\n"
        upos += tree.upos
        features += tree.features
        lemmas += tree.lemmas
        heads += [base + head if head >= 0 else -1 for head in tree.heads]
        relations += tree.deprels
        here = ["none"] * len(tree.words)
        for one in tree.predicates or ():
            here[one.index] = one.kind
            raw = [Argument(label=r.label, head=r.head, pieces=((r.start, r.end),)) for r in one.roles]
            whole = frames.frame(one.index, PredicateKind(one.kind), raw, tree.heads)
            roles += _moved(whole, base)
        kinds += here
    return text, Parsed(spans=spans, sentences=sentences, upos=upos, features=features, lemmas=lemmas, heads=heads,
                        relations=relations, kinds=kinds, roles=roles)  # fmt: skip


class Scores:
    """Counts of what is due, found and right, by name."""

    def __init__(self) -> None:
        self.due: dict[str, int] = defaultdict(int)
        self.found: dict[str, int] = defaultdict(int)
        self.right: dict[str, int] = defaultdict(int)

    def add(self, name: str, due: set, found: set) -> None:
        """Counts two sets of things."""
        self.due[name] += len(due)
        self.found[name] += len(found)
        self.right[name] += len(due & found)

    def f1(self) -> dict[str, float]:
        """F1 by name."""
        return {name: 2 * self.right[name] / max(1, self.due[name] + self.found[name]) for name in self.due}


def _moved(frame: Frame, base: int) -> list[tuple[int, str, int, tuple[tuple[int, int], ...]]]:
    """The roles of a frame, with words counted through a document."""
    return [
        (base + frame.word, one.label, base + one.head, tuple((base + a, base + b) for a, b in one.pieces))
        for one in frame.arguments
    ]


def _characters(spans: Mapping[int, tuple[int, int]], runs: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    return tuple((spans[first][0], spans[last - 1][1]) for first, last in runs)


FEATURES = ("VerbForm", "Tense", "Mood", "Voice")


def compare(scores: Scores, gold: Parsed, found: Parsed) -> None:
    """Adds one document's counts."""
    pairs = {}
    for name, one in (("due", gold), ("found", found)):
        spans = dict(enumerate(one.spans))
        head = {n: spans[h] if h >= 0 else None for n, h in enumerate(one.heads)}
        verbs = [n for n, tag in enumerate(one.upos) if tag in ("VERB", "AUX")]
        facts = {
            "words": set(one.spans),
            "sentences": set(one.sentences),
            "upos": {(spans[n], tag) for n, tag in enumerate(one.upos)},
            "verb features": {(spans[n], *((k, one.features[n].get(k)) for k in FEATURES)) for n in verbs},
            "lemmas": {(spans[n], lemma) for n, lemma in enumerate(one.lemmas)},
            "uas": {(spans[n], head[n]) for n in spans},
            "las": {(spans[n], head[n], one.relations[n]) for n in spans},
            "predicates": {spans[n] for n, kind in enumerate(one.kinds) if kind != "none"},
            "predicates without auxiliaries": {spans[n] for n, k in enumerate(one.kinds) if k in ("plain", "light")},
            "role heads": {(spans[p], label, spans[h]) for p, label, h, _ in one.roles},
            "role spans": {(spans[p], label, _characters(spans, runs)) for p, label, _, runs in one.roles},
        }
        for label in OF_INTEREST:
            facts[f"heads of {label}"] = {(spans[p], spans[h]) for p, found, h, _ in one.roles if found == label}
            facts[f"spans of {label}"] = {
                (spans[p], _characters(spans, runs)) for p, found, _, runs in one.roles if found == label
            }
        pairs[name] = facts
    for name, due in pairs["due"].items():
        scores.add(name, due, pairs["found"][name])


def parsed(sentences: Sequence[Sequence[Token]], found: Sequence[Syntax]) -> Parsed:
    """What the model found in the sentences of a document."""
    spans, bounds, upos, features, lemmas, heads, relations, kinds, roles = ([] for _ in range(9))
    for tokens, syntax in zip(sentences, found, strict=True):
        base = len(spans)
        spans += [(token.start, token.end) for token in tokens]
        bounds.append((tokens[0].start, tokens[-1].end))
        upos += syntax.upos
        lemmas += syntax.lemmas
        heads += [base + head if head >= 0 else -1 for head in syntax.heads]
        relations += syntax.relations
        features += [{k: v for k in FEATURES if (v := syntax.features[k][n]) is not None} for n in range(len(tokens))]
        here = ["none"] * len(tokens)
        for frame in syntax.frames:
            here[frame.word] = frame.kind.value
            roles += _moved(frame, base)
        kinds += here
    return Parsed(spans=spans, sentences=bounds, upos=upos, features=features, lemmas=lemmas, heads=heads,
                  relations=relations, kinds=kinds, roles=roles)  # fmt: skip


def measure(trees: Sequence[Tree], model: Model, *, raw: bool = False, case: Callable[[str], str] = str) -> Scores:
    """Scores a model on gold sentences, document by document; `case` changes the letters before they are read."""
    scores = Scores()
    for _, group in itertools.groupby(trees, key=lambda tree: tree.id.rpartition("-")[0]):
        some = list(group)
        text, gold = gold_of(some)
        changed = case(text)
        if len(changed) != len(text):
            changed = "".join(char if len(case(char)) != 1 else case(char) for char in text)
        if raw:
            blocks = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", changed)]
            bounds = [span for start, end in blocks for span in split_sentences(changed, start, end)]
            sentences = [tokens for start, end in bounds if (tokens := list(words(changed, start, end)))]
        else:
            spans, sentences = iter(gold.spans), []
            for tree in some:
                here = [next(spans) for _ in tree.words]
                sentences.append([token(changed, start, end) for start, end in here])
        compare(scores, gold, parsed(sentences, model.analyse([[t.text for t in tokens] for tokens in sentences])))
    return scores


def measure_spacy(trees: Sequence[Tree], pipe: Any, *, raw: bool) -> Scores:
    """What of a spaCy pipe can be compared: its trees have other relations."""
    from spacy.tokens import Doc

    scores = Scores()
    for _, group in itertools.groupby(trees, key=lambda tree: tree.id.rpartition("-")[0]):
        some = list(group)
        text, gold = gold_of(some)
        if raw:
            blocks = [(m.start(), pipe(m.group())) for m in re.finditer(r"[^\n]+", text)]
        else:
            starts = iter(gold.spans)
            blocks = [
                ([next(starts)[0] for _ in tree.words], pipe(Doc(pipe.vocab, words=tree.words, spaces=tree.spaces)))
                for tree in some
            ]
        spans, bounds, upos, lemmas = [], [], [], []
        for place, doc in blocks:
            here = [(t, place[t.i] if isinstance(place, list) else place + t.idx) for t in doc if not t.is_space]
            spans += [(start, start + len(t.text)) for t, start in here]
            upos += [t.pos_ for t, _ in here]
            lemmas += [t.lemma_ for t, _ in here]
            if raw:
                bounds += [(place + sent.start_char, place + sent.end_char) for sent in doc.sents]
        nothing = [-1] * len(spans)
        found = Parsed(
            spans=spans, sentences=bounds or gold.sentences, upos=upos, features=[{}] * len(spans), lemmas=lemmas,
            heads=nothing, relations=[""] * len(spans), kinds=["none"] * len(spans), roles=[],
        )  # fmt: skip
        compare(scores, gold, found)
    return scores


def happened(trees: Sequence[Tree], model: Model) -> float:
    """Pearson's r of what the model says of whether judged words happened with the judgements of UDS-IH2."""
    some = [tree for tree in trees if tree.happened]
    found = model.analyse([tree.words for tree in some])
    pairs = [(value, syntax.tellings[n].happened) for tree, syntax in zip(some, found, strict=True)
             for n, value in tree.happened.items()]  # fmt: skip
    return statistics.correlation(*zip(*pairs, strict=True))


COMPARABLE = ("words", "sentences", "upos", "lemmas")
"""What of a spaCy pipe is measured."""


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, metavar="GOLD")
    parser.add_argument("--asset", type=Path, default=None, metavar="FOLDER")
    parser.add_argument("--spacy", default=None, metavar="PIPE")
    options = parser.parse_args()
    if options.spacy:
        pipe = importlib.import_module("spacy").load(options.spacy)
        dev = read_ewt(options.data / "ewt" / "dev.jsonl")
        for raw in (False, True):
            values = measure_spacy(dev, pipe, raw=raw).f1()
            told = ", ".join(f"{name} {values[name]:.3f}" for name in COMPARABLE)
            print(f"{options.spacy}, {'raw text' if raw else 'gold words'}: {told}")
        return
    model = Model(options.asset or asset(READER).folder)
    dev = read_ewt(options.data / "ewt" / "dev.jsonl", options.data / "uds_ih2" / "dev.jsonl")
    news = read_gum(options.data / "gum_news" / "dep", dev=True)
    columns = {
        "gold words": measure(dev, model),
        "raw text": measure(dev, model, raw=True),
        "lower case": measure(dev, model, case=str.lower),
        "upper case": measure(dev, model, case=str.upper),
        "Wikinews": measure(news, model),
    }
    values = {name: scores.f1() for name, scores in columns.items()}
    print("| F1 | " + " | ".join(values) + " |")
    print("|---" * (len(values) + 1) + "|")
    for measured in values["gold words"]:
        cells = [f"{values[name][measured]:.3f}" if columns[name].due[measured] else "" for name in columns]
        print(f"| {measured} | " + " | ".join(cells) + " |")
    judged = sum(len(tree.happened) for tree in dev)
    print(f"\nwhether it happened: Pearson's r {happened(dev, model):.3f} over {judged:,} words")


if __name__ == "__main__":
    main()
