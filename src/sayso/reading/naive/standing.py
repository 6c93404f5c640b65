"""Polarity and modality of what a trigger tells, by the words before it in its clause."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.reading.parse import Sentence
from sayso.reading.triggers import Spot
from sayso.reading.words import Token
from sayso.record import Modality, Polarity

CLAUSE_ENDS = frozenset(", ; : – — ( ) but while although whereas after before because since when".split())
NEGATIVE = frozenset(
    "not n't never no nor neither without cannot failed refused refuse fail unable nobody nothing".split()
)
FUTURE = frozenset("will 'll shall wo tomorrow".split())
POSSIBLE = frozenset("could may might can would should possible possibly risk".split())
CONDITIONAL = frozenset("if unless provided".split())
TRYING = frozenset(
    "try tries tried trying seek seeks sought seeking attempt attempts attempted attempting bid aim aims aimed aiming hoping".split()
)
SCHEDULED = frozenset("due set scheduled planned plans plan planning poised".split())
EXPECTED = frozenset("expected likely unlikely forecast projected".split())
DEMANDED = frozenset("told ordered asked urged must should warned forced".split())
MODAL_REACH = 7
"""Tokens before the trigger in which an auxiliary or a verb of trying still governs it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseCertainty:
    """How a clause puts what its trigger tells."""

    polarity: Polarity
    modality: Modality


def clause_certainty(sentence: Sentence, spot: Spot, *, told: bool) -> ClauseCertainty:
    """How the words of the clause put what the trigger tells; `told` if they are somebody's ('said he would')."""
    lowers = [token.lower for token in _clause_before(sentence, spot.first)]
    negative = any(word in NEGATIVE for word in lowers[-MODAL_REACH:])
    return ClauseCertainty(
        polarity=Polarity.NEGATIVE if negative else Polarity.POSITIVE,
        modality=_modality(sentence, spot, lowers, told),
    )


def _clause_before(sentence: Sentence, first: int) -> list[Token]:
    start = next((n + 1 for n in range(first - 1, -1, -1) if sentence.tokens[n].lower in CLAUSE_ENDS), 0)
    return list(sentence.tokens[start:first])


def _modality(sentence: Sentence, spot: Spot, clause: list[str], told: bool) -> Modality:
    near = clause[-MODAL_REACH:]
    if any(word in CONDITIONAL for word in clause) or _under_condition(sentence, spot.first):
        return Modality.CONDITIONAL
    if spot.form in ("base", "phrase") and "to" in near:
        before_to = near[: len(near) - near[::-1].index("to") - 1][-3:]
        for words, modality in (
            (TRYING, Modality.ATTEMPTED),
            (SCHEDULED, Modality.SCHEDULED),
            (EXPECTED, Modality.FUTURE),
            (DEMANDED, Modality.DEMANDED),
        ):
            if any(word in words for word in before_to):
                return modality
    if (
        any(word in DEMANDED - {"told", "ordered", "asked", "warned", "forced"} for word in near)
        and spot.form == "base"
    ):
        return Modality.DEMANDED
    ahead = clause if spot.form == "noun" else near
    if any(word in FUTURE for word in ahead) or (told and "would" in near):
        return Modality.FUTURE
    if any(word in POSSIBLE for word in near):
        return Modality.POSSIBLE
    if spot.form == "base" and near[-1:] == ["to"]:
        return Modality.ATTEMPTED
    return Modality.ACTUAL


def _under_condition(sentence: Sentence, first: int) -> bool:
    """Whether 'on condition that' or a leading 'if' clause governs the trigger."""
    lowers = [token.lower for token in sentence.tokens[:first]]
    return any(lowers[n : n + 3] == ["on", "condition", "that"] for n in range(len(lowers)))
