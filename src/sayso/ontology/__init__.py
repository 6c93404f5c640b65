"""Types, modes, contexts, statuses and crosswalks as tables (the CSV files here), and their loader.

The enums that the nouns use live in record.py; here is what holds about them.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sayso.record import AcledCode, Act, ClaimType, Codes, Modality, Polarity, Relation, SpeakerKind, Status


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a table of this room, comment lines left out."""
    lines = files(__package__).joinpath(name).read_text(encoding="utf-8").splitlines()
    return tuple(csv.DictReader(line for line in lines if line and not line.startswith("#")))


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeRow:
    """What holds of a type: its gloss, whether it is an act of speech, whether it harms somebody."""

    gloss: str
    act: bool
    harmful: bool
    quad: str | None


@cache
def types() -> dict[ClaimType, TypeRow]:
    """Every type with what holds of it (types.csv)."""
    return {
        ClaimType(row["type"]): TypeRow(
            gloss=row["gloss"], act=row["act"] == "yes", harmful=row["harmful"] == "yes", quad=row["quad"] or None
        )
        for row in rows("types.csv")
    }


@cache
def modes() -> dict[tuple[ClaimType, str], str]:
    """The gloss of every mode of every type (modes.csv)."""
    return {(ClaimType(row["type"]), row["mode"]): row["gloss"] for row in rows("modes.csv")}


@cache
def contexts() -> dict[str, tuple[str, ...]]:
    """PLOVER's contexts, each with the words that speak for it (contexts.csv)."""
    return {row["context"]: tuple(filter(None, row["words"].split("|"))) for row in rows("contexts.csv")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What decides the status of a claim. `act` is None in the article's own voice."""

    act: Act | None
    polarity: Polarity
    modality: Modality
    hedged: bool
    relation: Relation
    speaker_kind: SpeakerKind
    harmful: bool

    def cells(self) -> dict[str, str]:
        """The values under the names of the table's columns."""
        return {
            "act": self.act or "none",
            "polarity": self.polarity,
            "modality": self.modality,
            "hedge": "yes" if self.hedged else "no",
            "relation": self.relation,
            "speaker_kind": self.speaker_kind,
            "harmful": "yes" if self.harmful else "no",
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusRule:
    """One row of the table: the values it asks for (a missing column takes any), the status, and why."""

    asks: dict[str, frozenset[str]]
    status: Status
    why: str

    def fits(self, cells: dict[str, str]) -> bool:
        """Whether every value asked for is there."""
        return all(cells[column] in values for column, values in self.asks.items())


@cache
def status_rules() -> tuple[StatusRule, ...]:
    """The rows of status.csv in order of precedence."""
    found = []
    for row in rows("status.csv"):
        status, why = Status(row["status"]), row["why"]
        columns = {column: cell for column, cell in row.items() if column not in ("status", "why") and cell != "*"}
        asks = {column: frozenset(cell.split("|")) for column, cell in columns.items()}
        found.append(StatusRule(asks=asks, status=status, why=why))
    return tuple(found)


@cache
def status_rule(standing: Standing) -> StatusRule:
    """The first rule that fits; the table is total, so there is one."""
    cells = standing.cells()
    return next(rule for rule in status_rules() if rule.fits(cells))


# Statuses of what, on somebody's word, did happen: only these are admitted to ACLED's and UCDP's schemes.
HAPPENED = frozenset({Status.REPORTED, Status.CLAIMED, Status.ACCUSED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """What decides the codes of a claim in other people's schemes."""

    type: ClaimType
    mode: str | None
    status: Status
    two_sided: bool
    state_based: bool
    against_civilians: bool
    deadly: bool


@cache
def codes(coded: Coded) -> Codes:
    """CAMEO, ACLED and UCDP codes (crosswalk.csv); the last two only for what actually happened.

    UCDP's types of violence (GED codebook): 1 a state is a side, 2 no state is, 3 against civilians; only with a death.
    """
    wanted = {"type": coded.type, "mode": coded.mode or "*", "sides": "two" if coded.two_sided else "one"}
    row = next(
        (row for row in rows("crosswalk.csv") if all(row[key] in ("*", value) for key, value in wanted.items())), None
    )
    if row is None:
        return Codes()
    acled = None
    if row["acled_event_type"] and coded.status in HAPPENED:
        acled = AcledCode(event_type=row["acled_event_type"], sub_event_type=row["acled_sub_event_type"])
    return Codes(cameo=row["cameo"] or None, acled=acled, ucdp=_ucdp(coded))


def _ucdp(coded: Coded) -> str | None:
    if coded.type is not ClaimType.ASSAULT or coded.status not in HAPPENED or not coded.deadly:
        return None
    if coded.against_civilians:
        return "3"
    return "1" if coded.state_based else "2"
