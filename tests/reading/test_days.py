"""Days that the course of an article gives, and where it gives none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def test_another_telling_gives_its_day(tell: Callable[..., Any]) -> None:
    told = tell("Rebels shell Kadoma market", "Rebels shelled the market in Kadoma on Saturday.", kinds=("title",))
    claim = told.claim("shell")

    assert (claim.when.earliest, claim.when.latest, claim.when.basis) == ("2031-05-03", "2031-05-03", "context")
    assert claim.when.date is None


def test_an_entry_of_a_live_blog_tells_of_its_day(tell: Callable[..., Any]) -> None:
    told = tell("12:40 Rebels have shelled the market in Kadoma.", kinds=("liveblog",))
    claim = told.claim("shelled")

    assert (claim.when.earliest, claim.when.latest, claim.when.basis) == ("2031-05-04", "2031-05-04", "context")


def test_an_act_of_speech_and_what_lies_ahead_take_no_day_from_others(tell: Callable[..., Any]) -> None:
    told = tell(
        "Rebels shelled the market on Saturday.", "The governor accused the rebels of arson.", "Talks will open."
    )

    assert [told.claim(word).when.basis for word in ("accused", "Talks")] == ["publication", "publication"]


def test_a_day_in_what_is_demanded_is_not_the_day_of_the_demand(tell: Callable[..., Any]) -> None:
    told = tell("The army ordered residents of Kadoma to leave the town by Friday.")

    assert told.claim("ordered").when.date is None


def test_damage_in_an_undated_picture_takes_no_day_of_the_story(tell: Callable[..., Any]) -> None:
    told = tell("Rebels shelled Kadoma on Saturday.", "A destroyed bridge at Goma.", kinds=("body", "caption"))

    assert [one.when.basis for one in told.claims("destroyed")] == ["publication"]
