"""The gate: no metric of any stage may fall below its floor.

    python -m evals.gate                     compares dev and judge with evals/floors.toml; 1 if any falls below
    python -m evals.gate --raise --why WHY   raises floors up to what is reached now, less the slack

Floors only rise: `--raise` never lowers one. Lowering a floor is an edit of floors.toml by hand, with the reason in
its comment. A floor whose metric is no longer measured fails, so that none is lost unsaid. The baseline has no floors.
"""

from __future__ import annotations

import argparse
import math
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from evals.gold import half
from evals.run import HALVES, measure

FLOORS = Path(__file__).parent / "floors.toml"
SLACK = 0.005  # room that --raise leaves below what is reached: an article or two read otherwise is no fall
ROW = re.compile(r"^(?P<name>\w+) = (?P<value>[\d.]+)(?P<rest>.*)$")
HEAD = """# The floor of every metric, by half and stage (python -m evals.gate). Floors only rise: raise them with
# python -m evals.gate --raise --why "..."; what lowers one by hand says why beside it. Accuracies are over what was
# found: finding more, and harder, items may lower one honestly.
"""
Floors = dict[str, float]  # by "half.stage.metric"


@dataclass(frozen=True, slots=True)
class Check:
    """A metric against its floor; either may be missing."""

    name: str
    floor: float | None
    value: float | None

    @property
    def holds(self) -> bool:
        """Whether the metric is measured and no lower than its floor; without a floor anything holds."""
        return self.floor is None or (self.value is not None and self.value >= self.floor)


def measured(halves: Iterable[str] = HALVES) -> tuple[Floors, list[str]]:
    """What is reached now, of the judging half totals only, without metrics that have nothing to score.

    Beside it the articles that could not be read, which counted as read with nothing found.
    """
    outcomes = {name: measure(half(name)) for name in halves}
    values = {
        f"{name}.{stage}.{metric}": value
        for name, outcome in outcomes.items()
        for stage, values in outcome.values().items()
        for metric, value in values.items()
        if value is not None
    }
    return values, [name for outcome in outcomes.values() for name in outcome.failed]


def read_floors(text: str) -> Floors:
    """The floors of a floors.toml."""
    return {
        f"{half}.{stage}.{metric}": float(floor)
        for half, stages in tomllib.loads(text).items()
        for stage, metrics in stages.items()
        for metric, floor in metrics.items()
    }


def compare(floors: Floors, values: Floors) -> list[Check]:
    """Every floor and every metric, those that fall below first."""
    checks = [Check(name, floors.get(name), values.get(name)) for name in {**floors, **values}]
    return sorted(checks, key=lambda check: check.holds)


def raised(text: str, values: Floors, day: date, why: str) -> str:
    """The floors.toml with every floor up to the value less the slack, and a floor for every metric that had none.

    Lines of floors that stay are kept to the letter, with their comments; a raised one gets the date and the reason.
    """
    before = read_floors(text)
    after = {name: max(before.get(name, 0.0), _floor(value)) for name, value in values.items()}
    rows = {f"{section}.{found['name']}": line for section, line, found in _rows(text)}
    for name, floor in after.items():
        if name not in before:
            rows[name] = f"{name.rpartition('.')[2]} = {floor:.3f}  # {day}: {why}"
        elif floor > before[name]:
            rows[name] = f"{name.rpartition('.')[2]} = {floor:.3f}  # {day}: from {before[name]:.3f}, {why}"
    sections: dict[str, list[str]] = {}
    for name, row in rows.items():
        sections.setdefault(name.rpartition(".")[0], []).append(row)
    return HEAD + "".join(f"\n[{section}]\n" + "\n".join(lines) + "\n" for section, lines in sections.items())


def _floor(value: float) -> float:
    return max(0.0, math.floor((value - SLACK) * 1000) / 1000)


def _rows(text: str) -> Iterable[tuple[str, str, re.Match[str]]]:
    section = ""
    for line in text.splitlines():
        if line.startswith("["):
            section = line.strip("[] ")
        elif found := ROW.match(line):
            yield section, line, found


def report(checks: list[Check]) -> str:
    """What falls below its floor, a line each; else one line."""
    fallen = [check for check in checks if not check.holds]
    if not fallen:
        floors = sum(check.floor is not None for check in checks)
        return f"all {floors} floors hold; {len(checks) - floors} metrics have none yet"
    rows = [f"{'below its floor':<36} {'floor':>6} {'value':>6}"]
    for check in fallen:
        value = "gone" if check.value is None else f"{check.value:.3f}"
        rows.append(f"{check.name:<36} {check.floor or 0:>6.3f} {value:>6}")
    return "\n".join(rows)


def main(arguments: list[str] | None = None) -> int:
    """Checks, or raises."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--raise", dest="up", action="store_true", help="raise the floors to what is reached now")
    parser.add_argument("--why", default="", help="the reason, for the comment of each floor raised")
    options = parser.parse_args(arguments)
    if options.up and not options.why:
        parser.error("--raise wants --why: what made it better")
    text = FLOORS.read_text(encoding="utf-8") if FLOORS.exists() else ""
    values, failed = measured()
    checks = compare(read_floors(text), values)
    print(report(checks))
    for name in failed:
        print(f"could not be read: {name}")
    if options.up:
        FLOORS.write_text(raised(text, values, date.today(), options.why), encoding="utf-8")
        print(f"raised {FLOORS.name}")
    return 0 if all(check.holds for check in checks) and not failed else 1


if __name__ == "__main__":
    raise SystemExit(main())
