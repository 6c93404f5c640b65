"""Scores the reader on the gold articles; beside it the reader without its encoder, and the naive baseline.

    python -m evals.run                      the developing half, a table a stage
    python -m evals.run --errors 20          with so many misses of each metric (developing half only)
    python -m evals.run --stage cleaning     one stage (of cleaning alone nothing more is run)
    python -m evals.run --half judge         totals of the judging half
    python -m evals.run --half both --write  writes evals/results.json

Nobody who writes code or rules reads the judging half: of it only totals are ever printed.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

import sayso
import sayso.record
from evals.baselines import baseline
from evals.gold import Gold, half
from evals.scoring import STAGES, add, score
from evals.tally import Miss, Score, Tally

RESULTS = Path(__file__).parent / "results.json"
HALVES = ("dev", "judge")
Reader = Callable[[Gold], dict[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The scores of one reader on some articles, and which articles it could not read."""

    scores: dict[str, Score]
    articles: int
    failed: tuple[str, ...] = ()

    def values(self) -> dict[str, dict[str, float | None]]:
        """The value of each metric of each stage."""
        return {stage: {name: t.value for name, t in self.scores[stage].tallies.items()} for stage in self.scores}


def library(gold: Gold) -> dict[str, Any]:
    """The record that the library reads out of a capture; a given publication day is handed over."""
    published = gold.value["published"] if gold.value.get("published_given") else None
    record: dict[str, Any] = sayso.read(gold.capture, published=published).to_dict()
    return record


def cleaner(gold: Gold) -> dict[str, Any]:
    """The clean article alone, unread."""
    article: dict[str, Any] = msgspec.to_builtins(_captured(gold).article)
    return {"article": article}


def patterns(gold: Gold) -> dict[str, Any]:
    """The record that the library reads without its encoder: by patterns, lists, capitals and the order of words."""
    captured = _captured(gold)
    (reading,) = _patterns()([captured.article])
    run = sayso.record.Run(sayso=sayso.__version__)
    record = sayso.record.Record(
        input=gold.name, run=run, capture=captured.capture, article=captured.article, reading=reading
    )
    return record.to_dict()


@cache
def _patterns() -> Callable[[list[Any]], list[Any]]:
    from sayso.reading.reader import make_reader

    return make_reader(naive=True)


def _captured(gold: Gold) -> Any:
    from sayso.pipeline import capture_document

    published = gold.value["published"] if gold.value.get("published_given") else None
    return capture_document(gold.capture, published=published)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What stands beside the reader's scores: those of the reader without its encoder, and of the baseline."""

    patterns: Outcome
    naive: Outcome


def measure(golds: list[Gold], reader: Reader = library) -> Outcome:
    """Scores a reader; an article that it cannot read counts as one in which it found nothing."""
    scores: dict[str, Score] = {}
    failed = []
    for gold in golds:
        try:
            record = reader(gold)
        except Exception as problem:  # whatever it is, the others are still measured, as in a batch
            record = {}
            failed.append(f"{gold.name} ({type(problem).__name__})")
        scores = add(scores, score(gold, record))
    return Outcome(scores=scores, articles=len(golds), failed=tuple(failed))


def table(outcome: Outcome, beside: Beside, stage: str) -> str:
    """One stage: value, precision and recall, how many items, and what the simpler readers reach."""
    heads = ("value", "prec", "rec", "gold", "found", "patterns", "naive")
    rows = [f"{stage:<16} " + " ".join(f"{head:>8}" for head in heads)]
    for name, tally in outcome.scores[stage].tallies.items():
        others = [one.scores[stage].tallies.get(name, Tally()).value for one in (beside.patterns, beside.naive)]
        figures = " ".join(f"{_figure(value):>8}" for value in (tally.value, tally.precision, tally.recall))
        simpler = " ".join(f"{_figure(value):>8}" for value in others)
        rows.append(f"  {name:<14} {figures} {tally.gold:>8} {tally.found:>8} {simpler}")
    return "\n".join(rows)


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def errors(outcome: Outcome, stage: str, limit: int) -> str:
    """Misses of each metric of a stage, spread over the articles: only ever of the developing half."""
    by_metric: dict[str, list[Miss]] = {}
    for miss in outcome.scores[stage].misses:
        by_metric.setdefault(miss.metric, []).append(miss)
    return "\n".join(
        f"  {stage}.{miss.metric}: due {miss.expected!r}, came {miss.got!r} ({miss.where})"
        for misses in by_metric.values()
        for miss in misses[:: max(1, len(misses) // limit)][:limit]
    )


def results(outcomes: dict[str, tuple[Outcome, Beside]]) -> dict[str, Any]:
    """What is written to results.json: by half, stage and metric the value, the counts, the simpler readers' values."""
    return {
        name: {
            "articles": outcome.articles,
            "stages": {
                stage: {
                    metric: {
                        "value": _rounded(tally.value),
                        "gold": tally.gold,
                        "found": tally.found,
                        "patterns": _rounded(beside.patterns.scores[stage].tallies.get(metric, Tally()).value),
                        "naive": _rounded(beside.naive.scores[stage].tallies.get(metric, Tally()).value),
                    }
                    for metric, tally in outcome.scores[stage].tallies.items()
                }
                for stage in outcome.scores
            },
        }
        for name, (outcome, beside) in outcomes.items()
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def main(arguments: list[str] | None = None) -> int:
    """Measures, prints and, if asked to, writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=(*HALVES, "both"), default="dev")
    parser.add_argument("--stage", choices=STAGES, action="append", help="only this one; may be repeated")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="misses to show of each metric (dev)")
    parser.add_argument("--json", action="store_true", help="results as JSON instead of tables")
    parser.add_argument("--write", action="store_true", help=f"write {RESULTS.name}")
    options = parser.parse_args(arguments)
    if options.errors and options.half != "dev":
        parser.error("--errors shows articles, and the judging half is not to be read: use it with --half dev")
    outcomes = {}
    for name in HALVES if options.half == "both" else (options.half,):
        golds = half(name)
        alone = options.stage == ["cleaning"]
        beside = Beside(patterns=measure(golds, cleaner if alone else patterns), naive=measure(golds, baseline))
        outcomes[name] = measure(golds, cleaner if alone else library), beside
    written = results(outcomes)
    if options.json:
        print(json.dumps(written, indent=1))
    else:
        _show(outcomes, options.stage or STAGES, options.errors)
    if options.write:
        before = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
        RESULTS.write_text(json.dumps({**before, **written}, indent=1) + "\n", encoding="utf-8")
    return 0


def _show(outcomes: dict[str, tuple[Outcome, Beside]], stages: tuple[str, ...], limit: int) -> None:
    for name, (outcome, beside) in outcomes.items():
        failed = f"; could not be read: {', '.join(outcome.failed)}" if outcome.failed else ""
        print(f"== {name}: {outcome.articles} articles{failed}")
        for stage in stages if outcome.articles else ():
            print(table(outcome, beside, stage))
            if limit and name == "dev":
                print(errors(outcome, stage, limit))


if __name__ == "__main__":
    raise SystemExit(main())
