"""A thin writer of ONNX graphs: nodes by name, constants by value, and maps in eight bits with fixed scales."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

Array = NDArray[Any]
CONTRIB = "com.microsoft"
BITS = 7
"""Of the weights. With eight, processors without dot-product instructions overflow sixteen bits in pairs of products
and clip, so that one model would answer differently on different machines; with seven they cannot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    """A linear map in eight bits: y = (round(x * smooth / scale) + zero) W.

    Weights are [in, out], their scales one an output. `smooth` evens the channels of x out before they are rounded; the
    weights take the reverse. `exact` are the weights before all that.
    """

    weights: Array
    weight_scale: Array
    bias: Array
    smooth: Array
    scale: float
    zero: int
    exact: Array


class Graph:
    """Nodes and constants as they are added; every method that adds a node returns the name of its result.

    A precise graph keeps every map in full precision, to measure what eight bits cost.
    """

    def __init__(self, name: str, *, precise: bool = False) -> None:
        self.name = name
        self._precise = precise
        self._nodes: list[Any] = []
        self._constants: dict[str, Any] = {}
        self._inputs: list[Any] = []
        self._outputs: list[Any] = []
        self._count = 0

    def input(self, name: str, kind: int, shape: list[str | int]) -> str:
        """An input of the graph."""
        self._inputs.append(helper.make_tensor_value_info(name, kind, shape))
        return name

    def output(self, value: str, name: str, kind: int, shape: list[str | int]) -> None:
        """A result of the graph under a name of its own."""
        self._nodes.append(helper.make_node("Identity", [value], [name]))
        self._outputs.append(helper.make_tensor_value_info(name, kind, shape))

    def constant(self, value: Array) -> str:
        """A constant."""
        name = f"c{len(self._constants)}"
        self._constants[name] = numpy_helper.from_array(np.ascontiguousarray(value), name)
        return name

    def add(self, kind: str, *inputs: str, domain: str = "", **attributes: Any) -> str:
        """A node with one result."""
        return self.add_several(kind, 1, *inputs, domain=domain, **attributes)[0]

    def add_several(self, kind: str, results: int, *inputs: str, domain: str = "", **attributes: Any) -> list[str]:
        """A node with some results."""
        names = [f"v{self._count + n}" for n in range(results)]
        self._count += results
        self._nodes.append(helper.make_node(kind, list(inputs), names, domain=domain, **attributes))
        return names

    def linear(self, x: str, weights: Array, bias: Array) -> str:
        """A linear map in full precision; weights are [in, out]."""
        return self.add("Add", self.add("MatMul", x, self.constant(weights)), self.constant(bias))

    def mapped(self, x: str, map_: Map, *sizes: int) -> list[str]:
        """A linear map in eight bits; `sizes` cut its outputs into several results."""
        ends = np.cumsum(sizes or [map_.weights.shape[1]])
        parts = [slice(start, end) for start, end in zip([0, *ends[:-1]], ends, strict=True)]
        if self._precise:
            return [self.linear(x, map_.exact[:, part], map_.bias[part]) for part in parts]
        smooth = self.add("Mul", x, self.constant(map_.smooth.astype(np.float32)))
        scale, zero = self.constant(np.float32(map_.scale)), self.constant(np.uint8(map_.zero))
        rounded = self.add("QuantizeLinear", smooth, scale, zero)
        return [
            self.add(
                "MatMulIntegerToFloat", rounded, self.constant(map_.weights[:, part]), scale,
                self.constant(map_.weight_scale[part].astype(np.float32)), zero,
                self.constant(np.zeros_like(map_.weights[0, part])), self.constant(map_.bias[part].astype(np.float32)),
                domain=CONTRIB,
            )
            for part in parts
        ]  # fmt: skip

    def norm(self, x: str, scale: Array, shift: Array, epsilon: float = 1e-12) -> str:
        """Layer normalisation, spelt out: the runtime's own operator takes three times as long."""
        apart = self.add("Sub", x, self.add("ReduceMean", x, axes=[-1]))
        spread = self.add("ReduceMean", self.add("Mul", apart, apart), axes=[-1])
        spread = self.add("Sqrt", self.add("Add", spread, self.constant(np.float32(epsilon))))
        even = self.add("Mul", apart, self.add("Reciprocal", spread))
        return self.add("Add", self.add("Mul", even, self.constant(scale)), self.constant(shift))

    def gelu(self, x: str) -> str:
        """The bend of all networks here."""
        return self.add("Gelu", x, domain=CONTRIB)

    def model(self) -> onnx.ModelProto:
        """The finished graph."""
        graph = helper.make_graph(
            self._nodes, self.name, self._inputs, self._outputs, initializer=list(self._constants.values())
        )
        opsets = [helper.make_opsetid("", 17), helper.make_opsetid(CONTRIB, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=8, producer_name="sayso")


FLOAT, INT32, INT64 = TensorProto.FLOAT, TensorProto.INT32, TensorProto.INT64
