"""Who says what: the source, the act and the content of every saying, and what stands inside what."""

# ruff: noqa: E501 - a row of a table is one line, and its columns are the arguments of its test
from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Sayings = list[tuple[str, str, str]]

# The text, its sayings (source, act, content), and why.
ROWS: list[tuple[str, Sayings, str]] = [
    ("Colonel Paul Zaro said the town had fallen.", [("Colonel Paul Zaro", "state", "the town had fallen")], "indirect speech"),
    ("Zaro said that the town had fallen.", [("Zaro", "state", "the town had fallen")], "that is no content"),
    ("“We hold the town,” Zaro said.", [("Zaro", "state", "We hold the town")], "direct speech"),
    ("“We hold the town,” said Colonel Paul Zaro.", [("Colonel Paul Zaro", "state", "We hold the town")], "inverted"),
    ("The town has fallen, Colonel Paul Zaro said.", [("Colonel Paul Zaro", "state", "The town has fallen")], "the saying comes last"),
    ("According to the Red Cross, 40 people were wounded.", [("the Red Cross", "state", "40 people were wounded")], "according to, before"),
    ("The town has fallen, according to two residents.", [("two residents", "state", "The town has fallen")], "according to, behind"),
    ("Amina Diallo told the Kivu Courier that the town had fallen.", [("Amina Diallo", "state", "the town had fallen")], "whom it is told to is no content"),
    ("Both Chad and Niger said they would send troops.", [("Chad", "state", "they would send troops"), ("Niger", "state", "they would send troops")], "one saying a voice"),
    ("Colonel Paul Zaro: “We hold the town.”", [("Colonel Paul Zaro", "state", "We hold the town")], "a colon, as headlines have it"),
    ("The army denied that the town had fallen.", [("The army", "deny", "the town had fallen")], "a denial"),
    ("The army accused the rebels of burning the market.", [("The army", "accuse", "the rebels of burning the market")], "an accusation"),
    ("The rebels vowed to retake the town.", [("The rebels", "promise", "to retake the town")], "a promise"),
    ("Analysts fear that the town will fall.", [("Analysts", "suspect", "the town will fall")], "a fear"),
    ("The UN called for a truce.", [("The UN", "demand", "a truce")], "a demand"),
    ("Zaro, 40, said the town had fallen.", [("Zaro", "state", "the town had fallen")], "past an apposition"),
    ("He was told to leave the town.", [], "a passive cue is nobody's saying"),
    ("The town is said to have fallen.", [], "nor is said to"),
    ("Both Chad and Niger pledged to send troops.", [("Chad", "promise", "to send troops"), ("Niger", "promise", "to send troops")], "the same, with a cue that takes an infinitive"),
    ("The Red Cross said it had closed the clinic.", [("The Red Cross", "state", "it had closed the clinic")], "a subject pronoun after said is no addressee"),
    ("The town has fallen, Colonel Paul Zaro said on Saturday.", [("Colonel Paul Zaro", "state", "The town has fallen")], "a title before the source is no content"),
    ("“We fled,” says Amina Diallo, a farmer from Tamba.", [("Amina Diallo", "state", "We fled")], "a quote of two words"),
    ("Zaro told state television on Saturday that the town had fallen.", [("Zaro", "state", "the town had fallen")], "when and whom it was told stand between"),
]  # fmt: skip
BUGS: list[tuple[str, Sayings, str]] = [
    ("Officials in Goma and the Red Cross said 40 people had died.", [("Officials", "state", "40 people had died"), ("Red Cross", "state", "40 people had died")], "two voices, the first with its place"),
    ("The rebels warned the army to leave the town.", [("The rebels", "demand", "to leave the town")], "warned to do a thing"),
    ("“We hold the town,” he said. “We will stay.”", [("he", "state", "We hold the town | We will stay.")], "a quote goes on after its speaker"),
    ("Unconfirmed reports that the town had fallen spread on Sunday.", [("Unconfirmed reports", "claim", "the town had fallen")], "the verb of the reports ends their content"),
    ("Rebels say they shot down a jet.", [("Rebels", "claim", "they shot down a jet")], "a party on its own doing claims"),
    ("Zaro’s claims were rejected by the army.", [("the army", "reject", "Zaro’s claims")], "a passive cue with its agent"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [*ROWS, *(pytest.param(*row, marks=pytest.mark.xfail(strict=True, reason=row[-1])) for row in BUGS)],
)
def test_sayings(tell: Callable[..., Any], text: str, expected: Sayings, why: str) -> None:
    assert tell(text).sayings() == expected, why


def test_a_quote_that_runs_on_is_one_saying(tell: Callable[..., Any]) -> None:
    told = tell("“We hold the town.", "“And we will stay,” said Colonel Paul Zaro.")

    assert told.sayings() == [("Colonel Paul Zaro", "state", "We hold the town. | And we will stay,")]


def test_a_saying_inside_another_points_at_it(tell: Callable[..., Any]) -> None:
    told = tell("“We hold the town,” said Colonel Paul Zaro, the Kivu Courier reported.")
    said, relayed = told.saying("said"), told.saying("reported")

    assert (said.via, relayed.via) == (relayed.id, None)
    assert told.named(relayed.entity).name == "Kivu Courier"


def test_via_never_goes_round(tell: Callable[..., Any]) -> None:
    told = tell("Minister Aron Tasse said that soldiers had looted shops, the Kivu Courier reported.")

    assert told.saying("reported").via is None


@pytest.mark.parametrize(
    ("text", "medium", "why"),
    [
        ("In a Facebook post, Zaro said the town had fallen.", "Facebook", "a network"),
        ("Zaro tweeted that the town had fallen.", "tweet", "the cue says it"),
        ("Zaro said in a statement that the town had fallen.", "statement", "a statement"),
        ("Zaro said the town had fallen.", None, "nothing says how"),
        ("Zaro said the town had fallen in a video battle.", None, "words of the content are no medium"),
    ],
)
def test_medium(tell: Callable[..., Any], text: str, medium: str | None, why: str) -> None:
    (one,) = tell(text).reading.attributions

    assert (one.medium or None) == medium, why


@pytest.mark.parametrize(
    ("text", "said_on", "why"),
    [
        ("Zaro said on Saturday that the town had fallen.", "on Saturday", "a day between cue and content"),
        ("The town had fallen, Zaro said on Saturday.", "on Saturday", "a day behind the cue"),
        ("Zaro said the town had fallen on Saturday.", None, "a day of the happening"),
        ("On Saturday the town fell, Zaro said.", None, "a day that opens what is said"),
    ],
)
def test_the_day_of_saying(tell: Callable[..., Any], text: str, said_on: str | None, why: str) -> None:
    told = tell(text)
    (one,) = told.reading.attributions

    assert (told.reading.dates[one.date].exact if one.date is not None else None) == said_on, why


def test_a_pronoun_is_the_person_and_not_his_title(tell: Callable[..., Any]) -> None:
    told = tell("Colonel Paul Zaro denied the report. “We hold the town,” he said.")

    assert told.named(told.saying("said").entity).name == "Paul Zaro"


def test_the_speaker_of_a_pronoun_is_who_spoke_before(tell: Callable[..., Any]) -> None:
    told = tell("Paul Zaro denied the report. “We hold the town,” he said.")

    assert told.named(told.saying("said").entity).name == "Paul Zaro"
