"""Who did it, to whom, to what."""

# ruff: noqa: E501, PLR0913, PLR0917 - a row of a table is one line, and its columns are the arguments of its test
from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

# The text, the trigger, actors, recipients, other roles, and why.
ROWS: list[tuple[str, str, list[str], list[str], dict[str, list[str]], str]] = [
    ("Gunmen attacked soldiers.", "attacked", ["Gunmen"], ["soldiers"], {}, "active"),
    ("Soldiers were attacked by gunmen.", "attacked", ["gunmen"], ["Soldiers"], {}, "passive"),
    ("Soldiers were attacked.", "attacked", [], ["Soldiers"], {}, "a passive without its agent"),
    ("The town was attacked by gunmen.", "attacked", ["gunmen"], [], {"target": ["town"]}, "a thing that is hit is a target"),
    ("Rebels seized the airport.", "seized", ["Rebels"], [], {"object": ["airport"]}, "what is taken is the object"),
    ("An attack by rebels on villagers was reported.", "attack", ["rebels"], ["villagers"], {}, "a noun with by and on"),
    ("Clashes between the army and rebels went on.", "Clashes", ["army", "rebels"], [], {}, "clashes are symmetric"),
    ("Rebels launched an attack on soldiers.", "attack", ["Rebels"], ["soldiers"], {}, "a light verb hands its subject on"),
    ("Families fled Goma.", "fled", ["Families"], [], {"origin": ["Goma"]}, "who flees is the actor, whence the origin"),
    ("Families fled to Goma.", "fled", ["Families"], [], {"destination": ["Goma"]}, "and whither the destination"),
    ("Families were displaced by soldiers.", "displaced", ["Families"], [], {"cause": ["soldiers"]}, "who drives them out is the cause"),
    ("The airport was closed.", "closed", [], [], {"object": ["airport"]}, "what is closed"),
    ("Villagers are running out of food.", "running out of", [], ["Villagers"], {"object": ["food"]}, "who lacks is the recipient"),
    ("Police arrested 30 protesters.", "arrested", ["Police"], ["protesters"], {}, "an arrest"),
    ("Rebels shelled the market, killing 12 civilians.", "killing", ["Rebels"], ["civilians"], {}, "a participle takes the subject of its clause"),
    ("Rebels shelled the market, killing 12 civilians.", "shelled", ["Rebels"], [], {"target": ["market"]}, "whom a later verb hits is not this one's recipient"),
    ("The army met rebels.", "met", ["army", "rebels"], [], {}, "who meets is symmetric"),
    ("The army clashed with rebels.", "clashed", ["army", "rebels"], [], {}, "a symmetric verb"),
    ("If the army enters Goma, the rebels will fight.", "fight", ["rebels"], [], {}, "a comma parts the clause of a condition"),
    ("The army accused rebels of killing 14 villagers.", "killing", ["rebels"], ["villagers"], {}, "who is accused of it did it"),
    ("The rebels threatened to attack the airport.", "attack", ["rebels"], [], {"target": ["airport"]}, "who threatens would do it"),
    ("Gunmen attacked soldiers near Goma.", "attacked", ["Gunmen"], ["soldiers"], {}, "a place nearby is no target"),
]  # fmt: skip
BUGS: list[tuple[str, str, list[str], list[str], dict[str, list[str]], str]] = [
    ("Soldiers killed villagers with machetes.", "killed", ["Soldiers"], ["villagers"], {"instrument": ["machetes"]}, "an instrument"),
    ("Thousands of families fled from Goma to Bunia.", "fled", ["families"], [], {"origin": ["Goma"], "destination": ["Bunia"]}, "both ends of a flight"),
    ("The army held talks with rebels.", "held talks", ["army", "rebels"], [], {}, "so are talks"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients", "roles", "why"),
    [*ROWS, *(pytest.param(*row, marks=pytest.mark.xfail(strict=True, reason=row[-1])) for row in BUGS)],
)
def test_roles(
    tell: Callable[..., Any],
    text: str,
    trigger: str,
    actors: list[str],
    recipients: list[str],
    roles: dict[str, list[str]],
    why: str,
) -> None:
    claim = tell(text).claim(trigger)
    filled = {role: [one.exact for one in getattr(claim.roles, role)] for role in claim.roles.__slots__}

    assert [one.exact for one in claim.actors] == actors, why
    assert [one.exact for one in claim.recipients] == recipients, why
    assert {role: words for role, words in filled.items() if words} == roles, why


def test_participants_lead_to_their_entities(tell: Callable[..., Any]) -> None:
    told = tell("Lemba Front fighters attacked soldiers.")
    (actor,) = told.claim("attacked").actors

    assert told.named(told.named(actor.entity).of).name == "Lemba Front"
