"""The table of lemmas: the forms of the treebank that the rules get wrong, and the lemmas that are known."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from sayso.reading.encoder.lemmas import Lemmas
from training.reader.labels import FEATURES
from training.reader.treebank import Tree

SEEN = 2
"""Times a lemma must be seen before it counts as known: misspellings are seen once."""
OPEN = frozenset("NOUN VERB ADJ ADV".split())


IRREGULAR = Path(__file__).parent / "irregular.txt"


def _irregular() -> list[list[str]]:
    lines = IRREGULAR.read_text(encoding="utf-8").splitlines()
    return [line.split() for line in lines if line and not line.startswith("#")]


def write_lemmas(trees: Iterable[Tree], file: Path) -> None:
    """Writes the table; the rules are tried with the known lemmas, and what they miss gets a row."""
    lemmas: Counter[tuple[str, str]] = Counter()
    forms: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    features: dict[tuple[str, str, str], dict[str, tuple[str | None, ...]]] = {}
    for tree in trees:
        for word, upos, lemma, told in zip(tree.words, tree.upos, tree.lemmas, tree.features, strict=True):
            if upos == "PROPN" or "Typo" in told or "Abbr" in told:
                continue
            low = word.lower().replace("’", "'")
            lemmas[lemma, upos] += 1
            forms[low, upos][lemma] += 1
            features[low, upos, lemma] = {name: (told.get(name),) for name in FEATURES}
    known = sorted((lemma, upos) for (lemma, upos), count in lemmas.items() if upos in OPEN and count >= SEEN)
    rows = [f"*\t{upos}\t{lemma}" for lemma, upos in known]
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    rules = Lemmas(file)
    wrong = []
    for (low, upos), counts in sorted(forms.items()):
        lemma = counts.most_common(1)[0][0]
        if rules.of(low, upos, features[low, upos, lemma], 0) != lemma:
            wrong.append(f"{low}\t{upos}\t{lemma}")
    for base, *others in _irregular():
        known.append((base, "VERB"))
        wrong += [f"{form}\tVERB\t{base}" for form in others if form != base and (form, "VERB") not in forms]
    rows = [f"*\t{upos}\t{lemma}" for lemma, upos in sorted(set(known))]
    file.write_text("\n".join([*rows, *sorted(set(wrong))]) + "\n", encoding="utf-8")
