"""The label sets: learnt from the training split, ordered by count, written beside the weights."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from training.reader.lemmas import KEEP, edit
from training.reader.treebank import KINDS, Sentence

RARE_RULE = 3
"""A way of bending seen less often is not learnt: mostly misspellings."""
RARE_ROLE = 9
"""A role seen less often (R-ARGM-MNR, ARGA) is not learnt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """Names of all classes, by their numbers. `roles` begins with "", no role."""

    upos: tuple[str, ...]
    morphology: tuple[str, ...]
    lemmas: tuple[str, ...]
    deprels: tuple[str, ...]
    kinds: tuple[str, ...]
    roles: tuple[str, ...]

    @property
    def tags(self) -> tuple[str, ...]:
        """The roles of a word as part of a span: "", then B- and I- of each role, two by two."""
        return ("", *(f"{side}-{role}" for role in self.roles[1:] for side in "BI"))


def ordered(found: Iterable[str], least: int = 1) -> tuple[str, ...]:
    """Labels by falling count, then by name."""
    counts = Counter(found)
    return tuple(sorted((k for k, n in counts.items() if n >= least), key=lambda k: (-counts[k], k)))


def learn_labels(sentences: Sequence[Sentence]) -> Labels:
    """The label sets of a training split."""
    rules = (edit(t, m) for s in sentences for t, m in zip(s.tokens, s.lemmas, strict=True))
    return Labels(
        upos=ordered(u for s in sentences for u in s.upos),
        morphology=ordered(m for s in sentences for m in s.morphology),
        lemmas=tuple(dict.fromkeys((KEEP, *ordered(rules, RARE_RULE)))),
        deprels=ordered(d for s in sentences for d in s.deprels),
        kinds=KINDS,
        roles=("", *ordered((r for s in sentences for p in s.predicates for r, _, _ in p.args), RARE_ROLE)),
    )
