"""How scores are counted: tallies that add up over articles, and what was missed.

A `Tally` counts gold items, found items and how many of either are right; precision, recall and F1 are read
off at the end, so that an article with ten claims weighs ten times as much as one with one (micro-average).
An accuracy is a tally whose gold and found items are the same matched ones: its F1 is the accuracy.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

Span = tuple[int, int]
Pairs = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Tally:
    """Gold items, found items, and how many of each are right."""

    gold: int = 0
    found: int = 0
    gold_right: float = 0
    found_right: float = 0

    @classmethod
    def matched(cls, gold: int, found: int, right: float) -> Tally:
        """Of items matched one to one."""
        return cls(gold, found, right, right)

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.gold + other.gold,
            self.found + other.found,
            self.gold_right + other.gold_right,
            self.found_right + other.found_right,
        )

    @property
    def recall(self) -> float:
        """Right gold items over gold items; 0 where there are none."""
        return self.gold_right / self.gold if self.gold else 0.0

    @property
    def precision(self) -> float:
        """Right found items over found items; 0 where there are none."""
        return self.found_right / self.found if self.found else 0.0

    @property
    def value(self) -> float | None:
        """F1, which is the accuracy of an accuracy; None where there was nothing to find and nothing was found."""
        if not self.gold and not self.found:
            return None
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing that was wrong, for reading: which metric, where in the gold text, what was due and what came.

    `where` names the article and shows the words about the place; it is filled in when the article is done.
    """

    metric: str
    at: int
    expected: str
    got: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """A field of one matched pair: both values, whether they agree, and where the pair stands in the gold text."""

    gold: object
    found: object
    right: bool
    at: int = 0


@dataclass(frozen=True, slots=True)
class Score:
    """The tallies of a stage by metric; for each field the pairs of values seen; and the misses."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    values: dict[str, Counter[tuple[str, str]]] = field(default_factory=dict)
    misses: tuple[Miss, ...] = ()

    def __add__(self, other: Score) -> Score:
        tallies = {
            name: self.tallies.get(name, Tally()) + other.tallies.get(name, Tally())
            for name in {**self.tallies, **other.tallies}
        }
        values = {
            name: self.values.get(name, Counter()) + other.values.get(name, Counter())
            for name in {**self.values, **other.values}
        }
        return Score(tallies, values, self.misses + other.misses)


def total(scores: Iterable[Score]) -> Score:
    """The sum of scores."""
    return sum(scores, Score())


def finding(name: str, gold: Sequence[Span], found: Sequence[Span], pairs: Pairs, text: str = "") -> Score:
    """How many of the gold items were found, and of the found ones are gold: pairs holds the right ones."""
    taken, good = {i for i, _ in pairs}, {j for _, j in pairs}
    misses = [Miss(name, s[0], text[slice(*s)], "nothing") for i, s in enumerate(gold) if i not in taken]
    made_up = [(s, text[slice(*s)] if s[0] >= 0 else "words of residue") for j, s in enumerate(found) if j not in good]
    misses += [Miss(name, s[0], "nothing", words) for s, words in made_up]
    return Score({name: Tally.matched(len(gold), len(found), len(pairs))}, {}, tuple(misses))


def agreeing(name: str, judged: Iterable[Judged]) -> Score:
    """Accuracy of a field over matched items; an empty value is a value like any other."""
    return _field(name, list(judged), optional=False)


def optional(name: str, judged: Iterable[Judged]) -> Score:
    """F1 of a field that may be empty: empty on both sides counts for nothing, on one side as missed or made up."""
    return _field(name, list(judged), optional=True)


def _field(name: str, judged: list[Judged], *, optional: bool) -> Score:
    gold = sum(not optional or bool(one.gold) for one in judged)
    found = sum(not optional or bool(one.found) for one in judged)
    right = sum(one.right and (not optional or (bool(one.gold) and bool(one.found))) for one in judged)
    values = Counter((str(one.gold), str(one.found)) for one in judged)
    wrong = (one for one in judged if not one.right and (not optional or one.gold or one.found))
    misses = tuple(Miss(name, one.at, str(one.gold), str(one.found)) for one in wrong)
    return Score({name: Tally.matched(gold, found, right)}, {name: values}, misses)


def together(name: str, gold: Sequence[object], found: Sequence[object]) -> Score:
    """Pairwise F1 of a grouping: of the pairs of items in one gold group, how many are in one found group, and back.

    `gold[i]` and `found[i]` name the groups of item i; None is a group of its own.
    """
    both = range(len(gold))
    in_gold = {(i, j) for i in both for j in both if i < j and gold[i] is not None and gold[i] == gold[j]}
    in_found = {(i, j) for i in both for j in both if i < j and found[i] is not None and found[i] == found[j]}
    return Score({name: Tally.matched(len(in_gold), len(in_found), len(in_gold & in_found))})
