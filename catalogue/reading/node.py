"""Nodes: YAML with every scalar kept as text and every value knowing its line and column."""

from collections.abc import Sequence as Items
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text; `null` tells a plain empty value (`key:`) from a quoted empty text."""

    text: str
    line: int
    column: int
    null: bool = False


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    items: tuple["Node", ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their nodes, in the order of the file, each key once."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    line: int
    column: int

    def get(self, key: str) -> "Node | None":
        """Returns the node of `key`, or None."""
        return next((node for name, node in self.entries if name.text == key), None)


Node = Scalar | Sequence | Mapping


def plain(node: Node) -> Any:
    """Returns the node as dict, list and str, empty values left out, as the models take it."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items if not (isinstance(item, Scalar) and item.null)]
    return {key.text: plain(value) for key, value in node.entries if not (isinstance(value, Scalar) and value.null)}


def locate(node: Node, path: Items[str | int], *, key: bool = False) -> tuple[int, int]:
    """Returns line and column of the value at `path`, or of its key when `key` is set.

    Where the path leaves the tree (a missing key), the nearest node above is the place.
    """
    line, column = node.line, node.column
    for depth, step in enumerate(path):
        if isinstance(node, Mapping):
            entry = next(((name, value) for name, value in node.entries if name.text == str(step)), None)
            if entry is None:
                break
            name, node = entry
            at = name if key and depth == len(path) - 1 else node
            line, column = at.line, at.column
        elif isinstance(node, Sequence) and isinstance(step, int):
            items = [item for item in node.items if not (isinstance(item, Scalar) and item.null)]
            if step >= len(items):
                break
            node = items[step]
            line, column = node.line, node.column
        else:
            break
    return line, column
