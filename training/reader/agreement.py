"""How far the two annotators of our own sentences agree, before anything was reconciled.

    python -m training.reader.agreement          a table, in Markdown

The first annotation stands in training/data/first/, the second, blind one in training/data/second/. F1 of the second
against the first for what is found; for categories Cohen's kappa over what both found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator
from pathlib import Path

from training.reader.corpus import Annotated, Said, Spans, Told, read_corpus

DATA = Path(__file__).parent.parent / "data"


def pairs() -> Iterator[tuple[Annotated, Annotated]]:
    """Every sentence as both annotators have it."""
    for file in sorted((DATA / "first").glob("*.txt")):
        one, other = (read_corpus(DATA / which / file.name)[0] for which in ("first", "second"))
        texts = {sentence.text: sentence for sentence in other}
        yield from ((sentence, texts[sentence.text]) for sentence in one if sentence.text in texts)


def f1(both: Iterable[tuple[Annotated, Annotated]], facts: Callable[[Annotated], Iterable[Hashable]]) -> float:
    """F1 of what the second found against what the first did."""
    due, found, right = 0, 0, 0
    for one, other in both:
        here, there = set(facts(one)), set(facts(other))
        due, found, right = due + len(here), found + len(there), right + len(here & there)
    return 2 * right / max(1, due + found)


def kappa(chosen: list[tuple[Hashable, Hashable]]) -> float:
    """Cohen's kappa of two annotators' choices for the same things."""
    agreed = sum(one == other for one, other in chosen) / len(chosen)
    left, right = Counter(one for one, _ in chosen), Counter(other for _, other in chosen)
    chance = sum(left[label] * right[label] for label in left) / len(chosen) ** 2
    return (agreed - chance) / (1 - chance)


def _told(both: list[tuple[Annotated, Annotated]]) -> Iterator[tuple[Told, Told]]:
    for one, other in both:
        there = {told.start: told for told in other.told}
        yield from ((told, there[told.start]) for told in one.told if told.start in there)


def _said(both: list[tuple[Annotated, Annotated]]) -> Iterator[tuple[Said, Said]]:
    for one, other in both:
        there = {said.cue: said for said in other.said if said.cue and said.act}
        yield from ((said, there[said.cue]) for said in one.said if said.cue in there and said.act)


def _characters(sentence: Annotated, part: Callable[[Said], Spans]) -> set[int]:
    return {n for said in sentence.said for start, end in part(said) for n in range(start, end)}


def main() -> None:
    """Prints the table."""
    both = list(pairs())
    told, said = list(_told(both)), list(_said(both))
    rows = [
        ("sentences coded twice", f"{len(both):,}"),
        ("mentions, span and kind (F1)", f1(both, lambda s: s.mentions)),
        ("mentions, span (F1)", f1(both, lambda s: [m[:2] for m in s.mentions])),
        ("predicates (F1)", f1(both, lambda s: [t.start for t in s.told])),
        (
            "predicates with a type, word and type (F1)",
            f1(both, lambda s: [(t.start, t.type) for t in s.told if t.type]),
        ),
        ("type (kappa)", kappa([(a.type, b.type) for a, b in told])),
        ("polarity (kappa)", kappa([(a.positive, b.positive) for a, b in told])),
        ("modality (kappa)", kappa([(a.modality, b.modality) for a, b in told])),
        ("cues (F1)", f1(both, lambda s: [a.cue for a in s.said if a.cue])),
        ("characters of sources (F1)", f1(both, lambda s: _characters(s, lambda a: a.source))),
        ("characters of contents (F1)", f1(both, lambda s: _characters(s, lambda a: a.content))),
        ("act (kappa)", kappa([(a.act, b.act) for a, b in said])),
    ]
    for name, value in rows:
        print(f"| {name} | {value if isinstance(value, str) else format(value, '.3f')} |")


if __name__ == "__main__":
    main()
