"""Linear maps to eight bits with scales that are fixed beforehand, from what runs through them on sample sentences.

A scale taken from the batch at hand would let neighbours and padding change an answer; fixed scales do not. A few
channels run far wider than the others, so each is divided by the root of its reach over its weights' reach before
rounding (Xiao et al. 2023, SmoothQuant), and the weights take that factor.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
from torch import Tensor, nn

from training.reader.graph import BITS, Array, Map

ALPHA = 0.5
"""Share of a channel's reach that its weights take over."""
KEPT = 4000
"""Rows that are kept of what runs through a map, to choose its scale by."""
CUTS = (1.0, 0.99999, 0.9999, 0.999)
"""Shares of the values that a scale may span; the one with the least squared error is taken."""


class Watch:
    """Keeps a sample of the inputs of some linear maps, by name."""

    def __init__(self, maps: dict[str, nn.Linear]) -> None:
        self.rows: dict[str, list[Array]] = {name: [] for name in maps}
        self._chance = np.random.default_rng(1)
        self._hooks = [part.register_forward_pre_hook(self._hook(name)) for name, part in maps.items()]

    def _hook(self, name: str) -> Callable[[nn.Module, tuple[Tensor, ...]], None]:
        def keep(_: nn.Module, given: tuple[Tensor, ...]) -> None:
            rows = given[0].detach().reshape(-1, given[0].shape[-1]).numpy()
            chosen = self._chance.choice(len(rows), size=min(len(rows), 160), replace=False)
            self.rows[name].append(rows[chosen].astype(np.float32))

        return keep

    def done(self) -> dict[str, Array]:
        """What was kept, without the hooks."""
        for hook in self._hooks:
            hook.remove()
        return {name: np.concatenate(rows)[: KEPT * 4] for name, rows in self.rows.items()}


def quantised(parts: Iterable[nn.Linear], rows: Array) -> Map:
    """Linear maps of one input, side by side, in eight bits; `rows` is a sample of their input."""
    weights = np.concatenate([part.weight.detach().numpy().T for part in parts], axis=1)
    bias = np.concatenate([part.bias.detach().numpy() for part in parts])
    reach = np.maximum(np.abs(rows).max(axis=0), 1e-5)
    wide = np.maximum(np.abs(weights).max(axis=1), 1e-5)
    factor = reach**ALPHA / wide ** (1 - ALPHA)
    factor /= np.exp(np.log(factor).mean())
    evened = rows / factor
    scale, zero = _scale(evened)
    heavy = weights * factor[:, None]
    top = 2 ** (BITS - 1) - 1
    weight_scale = np.maximum(np.abs(heavy).max(axis=0), 1e-8) / top
    return Map(
        weights=np.clip(np.round(heavy / weight_scale), -top, top).astype(np.int8),
        weight_scale=weight_scale,
        bias=bias,
        smooth=1 / factor,
        scale=scale,
        zero=zero,
        exact=weights,
    )


def _scale(values: Array) -> tuple[float, int]:
    """The scale and zero point with the least squared error."""
    best: tuple[float, float, int] | None = None
    sample = values.ravel()
    sample = sample if len(sample) < 2_000_000 else sample[:: len(sample) // 2_000_000]
    for cut in CUTS:
        low, high = np.quantile(sample, [1 - cut, cut]) if cut < 1 else (sample.min(), sample.max())
        low, high = min(float(low), 0.0), max(float(high), 0.0)
        scale = max((high - low) / 255, 1e-8)
        zero = round(-low / scale)
        rounded = (np.clip(np.round(sample / scale) + zero, 0, 255) - zero) * scale
        error = float(((rounded - sample) ** 2).mean())
        if best is None or error < best[0]:
            best = error, scale, int(np.clip(zero, 0, 255))
    assert best is not None
    return best[1], best[2]


def table(embedding: Tensor) -> tuple[Array, Array]:
    """An embedding in eight bits, with one scale a row."""
    values = embedding.detach().numpy()
    scale = np.maximum(np.abs(values).max(axis=1, keepdims=True), 1e-8) / 127
    return np.round(values / scale).astype(np.int8), scale.astype(np.float32)
