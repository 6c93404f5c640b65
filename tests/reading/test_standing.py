"""How sure: one sentence for each status end to end, and the fields that decide it."""

# ruff: noqa: E501, PLR0913, PLR0917 - a row of a table is one line, and its columns are the arguments of its test
from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sayso.record import Status

# The text, the trigger, its status, polarity, modality, and why.
ROWS = [
    ("The Lemba Front denied that its fighters had killed civilians.", "killed", "denied", "positive", "actual", "what is denied is positive"),
    ("If rebels attack Goma, the army has a plan.", "attack", "hypothetical", "positive", "conditional", "under if"),
    ("Soldiers reportedly burned two villages.", "burned", "unconfirmed", "positive", "actual", "a hedge"),
    ("The Lemba Front threatened to attack the airport.", "attack", "threatened", "positive", "future", "content of a threat"),
    ("The United Nations urged both sides to stop the fighting.", "stop the fighting", "demanded", "positive", "demanded", "content of a demand"),
    ("The Lemba Front offered to stop the fighting.", "stop the fighting", "offered", "positive", "future", "content of an offer"),
    ("The Lemba Front vowed to attack the airport.", "attack", "promised", "positive", "future", "content of a promise"),
    ("Talks are set to resume on Monday.", "resume", "planned", "positive", "scheduled", "what is scheduled"),
    ("Analysts said the rebels would withdraw.", "withdraw", "forecast", "positive", "future", "the future in somebody's view"),
    ("Rebels tried to seize the bridge on Friday.", "seize", "attempted", "positive", "attempted", "tried to"),
    ("Troops did not enter the town on Saturday.", "enter", "negated", "negative", "actual", "said not to have happened"),
    ("The army accused the Lemba Front of killing 14 villagers.", "killing", "accused", "positive", "actual", "blamed on somebody"),
    ("Rebels shelled the market on Sunday.", "shelled", "reported", "positive", "actual", "the article's own voice"),
    ("Residents said soldiers had burned the clinic.", "burned", "claimed", "positive", "actual", "anybody else's word"),
    ("The Kivu Courier reported that rebels had seized the bridge.", "seized", "reported", "positive", "actual", "a relayed newsroom's own voice"),
    ("The rebels will never surrender, analysts said.", "surrender", "forecast", "negative", "future", "polarity is shown beside it"),
    ("Zaro said he would stop fighting.", "stop fighting", "planned", "positive", "future", "the speaker's own intention"),
    ("The rebels will fight unless the army withdraws.", "fight", "hypothetical", "positive", "conditional", "and so does a following one"),
]  # fmt: skip
BUGS = [
    ("If the army enters Goma, the rebels will fight, analysts warned.", "fight", "hypothetical", "positive", "conditional", "a leading if clause governs the main one"),
    ("The Lemba Front said army jets had bombed a school.", "bombed", "accused", "positive", "actual", "a party on its enemy's doing"),
    ("A ban is to take effect on Monday.", "ban", "planned", "positive", "scheduled", "is to"),
    ("The Lemba Front refused to meet with the government.", "meet with", "negated", "negative", "actual", "content of a refusal"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "trigger", "status", "polarity", "modality", "why"),
    [*ROWS, *(pytest.param(*row, marks=pytest.mark.xfail(strict=True, reason=row[-1])) for row in BUGS)],
)
def test_status(
    tell: Callable[..., Any], text: str, trigger: str, status: str, polarity: str, modality: str, why: str
) -> None:
    claim = tell(text).claim(trigger)

    assert (claim.status, claim.polarity, claim.modality) == (status, polarity, modality), why


def test_every_status_has_its_sentence() -> None:
    assert {row[2] for row in ROWS} == set(Status)


# The text, the trigger, relation and kind of the innermost speaker, and why.
SPEAKERS = [
    ("Rebels shelled the market.", "shelled", "outlet", "media", "the article's own voice"),
    ("The army said it had killed 12 gunmen.", "killed", "self", "belligerent", "the doer's own word"),
    ("Residents said soldiers had burned the clinic.", "burned", "third_party", "witness", "a bystander"),
    ("Analysts said rebels had seized the bridge.", "seized", "third_party", "analyst", "an analyst"),
    ("The Red Cross said that the rebels had seized the bridge.", "seized", "third_party", "humanitarian", "a relief body"),
    ("Governor Odile Nsenga said that the rebels had seized it.", "seized", "third_party", "government", "an office of state"),
    ("Taliban spokesman Jan Karun said the army had shelled Kunduz.", "shelled", "adversary", "belligerent", "a party on its enemy"),
    ("The Kivu Courier reported that rebels had seized the bridge.", "seized", "third_party", "media", "a relayed newsroom"),
    ("Villagers said soldiers had beaten them.", "beaten", "victim", "witness", "a pronoun that is done to goes back to the speaker"),
    ("The Red Cross said gunmen had burned the clinic.", "burned", "third_party", "humanitarian", "a name two words before a common noun is no possessor"),
    ("Governor Odile Nsenga said rebels had seized the bridge.", "seized", "third_party", "government", "the same: Nsenga said rebels"),
    ("The Lemba Front said its fighters had seized the bridge.", "seized", "self", "belligerent", "a possessive pronoun makes them the speaker's"),
]  # fmt: skip
SPEAKERS_BUGS = [
    ("The Lemba Front said army jets had bombed a school.", "bombed", "adversary", "belligerent", "an agent that is only a modifier"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "trigger", "relation", "kind", "why"),
    [*SPEAKERS, *(pytest.param(*row, marks=pytest.mark.xfail(strict=True, reason=row[-1])) for row in SPEAKERS_BUGS)],
)
def test_speakers(tell: Callable[..., Any], text: str, trigger: str, relation: str, kind: str, why: str) -> None:
    claim = tell(text).claim(trigger)

    assert (claim.relation, claim.speaker_kind) == (relation, kind), why


@pytest.mark.parametrize(
    ("text", "outer", "kind", "inner", "why"),
    [
        ("The Lemba Front threatened to attack the airport.", "threatened", "THREATEN", "attack", "a threat and what is threatened"),
        ("The Lemba Front offered to stop the fighting.", "offered", "AGREE", "stop the fighting", "an offer"),
        ("The army accused the Lemba Front of killing villagers.", "accused", "ACCUSE", "killing", "an accusation"),
        ("The Lemba Front refused to meet with the army.", "refused", "REJECT", "meet with", "a refusal"),
    ],
)  # fmt: skip
def test_an_act_of_speech_is_a_claim_beside_its_content(
    tell: Callable[..., Any], text: str, outer: str, kind: str, inner: str, why: str
) -> None:
    told = tell(text)

    assert told.claim(outer).type == kind, why
    assert told.claim(outer).status == "reported", why
    assert told.claim(inner).content_of == told.claim(outer).id, why


def test_plain_saying_makes_no_claim_of_its_own(tell: Callable[..., Any]) -> None:
    assert [one.trigger.exact for one in tell("Zaro said gunmen had burned the clinic.").reading.claims] == ["burned"]


def test_what_did_not_happen_is_in_no_scheme_of_events(tell: Callable[..., Any]) -> None:
    done = tell("Gunmen killed 12 villagers.").claim("killed")
    threatened = tell("Gunmen threatened to attack villagers.").claim("attack")

    assert (done.codes.acled.sub_event_type, done.codes.ucdp) == ("Attack", "3")
    assert (threatened.codes.acled, threatened.codes.ucdp) == (None, None)
