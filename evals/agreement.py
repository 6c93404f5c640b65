"""How far two annotators agree: second, blind codings against the first, with the scorer of the reader.

    python -m evals.agreement     a Markdown table for docs/evaluation.md

For what is found (mentions, dates, claims) agreement is F1, which takes neither annotator for the truth; for a field
it is the percentage of matched items, and for categorical fields with enough items Cohen's kappa beside it, which
takes off what chance would give.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from evals.gold import GOLD, Gold, load
from evals.records import perfect
from evals.run import HALVES
from evals.scoring import READING, add, score
from evals.tally import Score

ENOUGH = 30  # matched items below which a kappa says little
CATEGORICAL = {
    "mentions": {"kind", "named", "sector"},
    "places": {"precision", "use"},
    "dates": {"type", "basis"},
    "attributions": {"act"},
    "claims": {"type", "mode", "relation", "speaker_kind", "polarity", "modality", "status", "timeframe"}
    | {"place_basis", "when_basis"},
}


def kappa(values: Counter[tuple[str, str]]) -> float | None:
    """Cohen's kappa of pairs of values; None where both annotators gave one and the same value throughout.

    Cohen, J. (1960), A coefficient of agreement for nominal scales.
    """
    items = values.total()
    first: Counter[str] = Counter()
    second: Counter[str] = Counter()
    for (one, other), times in values.items():
        first[one] += times
        second[other] += times
    observed = sum(times for (one, other), times in values.items() if one == other) / items if items else 0.0
    chance = sum(first[value] * second[value] for value in first) / items**2 if items else 1.0
    return None if chance == 1 else (observed - chance) / (1 - chance)


def first_coding(second: Path) -> Path:
    """The folder of the first coding of an article.

    Raises:
        FileNotFoundError: if neither half has it.
    """
    for half in HALVES:
        if (GOLD / half / second.stem / "gold.json").exists():
            return GOLD / half / second.stem
    raise FileNotFoundError(f"{second.name}: there is no first coding in {' or '.join(HALVES)}")


def compare(pairs: Iterable[tuple[Gold, Gold]]) -> dict[str, Score]:
    """The scores of second codings against first ones, added up; the text is given, so cleaning is left out."""
    scores: dict[str, Score] = {}
    for first, second in pairs:
        scores = add(scores, score(first, perfect(second)))
    return {stage: scores[stage] for stage in READING if stage in scores}


def table(scores: dict[str, Score], articles: int) -> str:
    """The Markdown table: stage, field, agreement, kappa, items of the first and the second annotator."""
    rows = [
        f"Two annotators, {articles} articles, the second blind, as it came out:",
        "",
        "| stage | field | agreement | kappa | first | second |",
        "|---|---|---:|---:|---:|---:|",
    ]
    for stage, one in scores.items():
        for name, tally in one.tallies.items():
            if tally.value is None:
                continue
            known = one.values.get(name, Counter())
            wanted = name in CATEGORICAL[stage] and known.total() >= ENOUGH
            rows.append(
                f"| {stage} | {name} | {tally.value:.2f} | {_figure(kappa(known) if wanted else None)} "
                f"| {tally.gold} | {tally.found} |"
            )
    return "\n".join(rows)


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"


def main() -> int:
    """Prints the table, or that there is nothing to compare yet."""
    codings = sorted((GOLD / "double").glob("*.json"))
    if not codings:
        print("No second codings in evals/gold/double yet: nothing to compare.")
        return 0
    print(table(compare((load(first_coding(path)), load(path)) for path in codings), len(codings)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
