"""What a training run is told: one frozen value, written beside the weights it made."""

from __future__ import annotations

from dataclasses import dataclass

BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Weights of all-MiniLM-L6-v2 (Apache-2.0), the only base this training starts from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """One run: sizes of the net, the schedule, and how texts are roughened."""

    seed: int = 13
    epochs: int = 9
    batch: int = 32
    """Sentences a step, of like length."""
    encoder_rate: float = 1.5e-4
    head_rate: float = 1.5e-3
    warm_up: float = 0.1
    """Share of the steps in which the rates rise; then they fall in a half cosine."""
    weight_decay: float = 0.01
    average: float = 0.998
    """Decay a step of the running mean of all weights, which is what gets saved."""
    hidden_dropout: float = 0.1
    head_dropout: float = 0.33

    shape_width: int = 32
    arc_width: int = 320
    label_width: int = 96
    role_width: int = 192
    role_heads: int = 4
    reach: int = 24
    """Distances between a predicate and a word are told apart up to here."""

    caseless: float = 0.2
    """Share of training sentences read without case: upper-case wires, lower-case text."""
    titled: float = 0.04
    """Share read in headline case."""
    unstopped: float = 0.06
    """Share read without their last full stop: headlines, captions."""
    shape_drop: float = 0.08
    """Share of words whose shape is hidden."""
