"""The status table: total, without dead rows, and in the order that the record's contract gives."""

# ruff: noqa: E501 - a row of a table is one line, and its columns are the arguments of its test
from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest

from sayso.ontology import Standing, rows, status_rule, status_rules
from sayso.record import Act, Modality, Polarity, Relation, SpeakerKind, Status

DOMAINS = {
    "act": {"none", *Act},
    "polarity": set(Polarity),
    "modality": set(Modality),
    "hedge": {"yes", "no"},
    "relation": set(Relation),
    "speaker_kind": set(SpeakerKind),
    "harmful": {"yes", "no"},
}


def standings() -> Iterator[Standing]:
    """Every combination that can be."""
    for act, polarity, modality, hedged, relation, kind, harmful in product(
        (None, *Act), Polarity, Modality, (False, True), Relation, SpeakerKind, (False, True)
    ):
        yield Standing(
            act=act,
            polarity=polarity,
            modality=modality,
            hedged=hedged,
            relation=relation,
            speaker_kind=kind,
            harmful=harmful,
        )


def test_every_combination_has_a_status_and_every_row_a_combination() -> None:
    """Walks the rules itself, so that 53,760 combinations are not kept in the cache."""
    used = set()
    rules = status_rules()
    for standing in standings():
        cells = standing.cells()
        used.add(next(number for number, rule in enumerate(rules) if rule.fits(cells)))

    assert used == set(range(len(rules)))


def test_every_cell_names_values_that_there_are() -> None:
    for row in rows("status.csv"):
        for column, domain in DOMAINS.items():
            assert row[column] == "*" or set(row[column].split("|")) <= domain, row


def test_every_status_can_be_reached() -> None:
    assert {rule.status for rule in status_rules()} == set(Status)


PLAIN = Standing(
    act=Act.STATE,
    polarity=Polarity.POSITIVE,
    modality=Modality.ACTUAL,
    hedged=False,
    relation=Relation.THIRD_PARTY,
    speaker_kind=SpeakerKind.WITNESS,
    harmful=True,
)


@pytest.mark.parametrize(
    ("changed", "status", "why"),
    [
        ({}, "claimed", "anybody's word"),
        ({"act": None, "relation": Relation.OUTLET, "speaker_kind": SpeakerKind.MEDIA}, "reported", "the article's own voice"),
        ({"speaker_kind": SpeakerKind.MEDIA}, "reported", "a relayed newsroom's own voice"),
        ({"act": Act.DENY, "hedged": True, "modality": Modality.CONDITIONAL}, "denied", "a denial goes before everything"),
        ({"modality": Modality.CONDITIONAL, "hedged": True}, "hypothetical", "a condition goes before a hedge"),
        ({"hedged": True, "speaker_kind": SpeakerKind.MEDIA}, "unconfirmed", "a hedge wins over a relayed newsroom"),
        ({"act": Act.DOUBT}, "unconfirmed", "doubted of the past"),
        ({"act": Act.THREATEN, "modality": Modality.DEMANDED}, "demanded", "surrender or die: the surrender"),
        ({"act": Act.THREATEN, "modality": Modality.FUTURE}, "threatened", "surrender or die: the death"),
        ({"act": Act.DEMAND}, "demanded", "content of a demand"),
        ({"act": Act.OFFER}, "offered", "content of an offer"),
        ({"act": Act.PROMISE, "polarity": Polarity.NEGATIVE}, "promised", "will never surrender"),
        ({"modality": Modality.SCHEDULED}, "planned", "due on a day"),
        ({"modality": Modality.FUTURE, "relation": Relation.SELF}, "planned", "his own future"),
        ({"modality": Modality.FUTURE}, "forecast", "another's future"),
        ({"modality": Modality.POSSIBLE}, "forecast", "possible in somebody's view"),
        ({"modality": Modality.ATTEMPTED}, "attempted", "trying to"),
        ({"polarity": Polarity.NEGATIVE}, "negated", "said not to have happened"),
        ({"act": Act.REJECT}, "negated", "content of a refusal"),
        ({"relation": Relation.ADVERSARY, "speaker_kind": SpeakerKind.BELLIGERENT}, "accused", "a party on its enemy"),
        ({"relation": Relation.SELF, "speaker_kind": SpeakerKind.BELLIGERENT}, "claimed", "a party on its own deed"),
        ({"relation": Relation.ADVERSARY, "speaker_kind": SpeakerKind.BELLIGERENT, "harmful": False}, "claimed", "no harm, no charge"),
        ({"act": Act.ACCUSE}, "accused", "blamed on somebody"),
    ],
)  # fmt: skip
def test_precedence(changed: dict[str, object], status: str, why: str) -> None:
    standing = Standing(**{name: changed.get(name, getattr(PLAIN, name)) for name in PLAIN.__slots__})  # type: ignore[arg-type]

    assert status_rule(standing).status == status, why
