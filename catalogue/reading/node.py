"""Nodes: YAML with every scalar kept as text and every value knowing its line and column."""

from collections.abc import Sequence as Items
from functools import cached_property
from typing import Any, NamedTuple

from msgspec import Struct

# Plain values that stand for nothing.
NULLS = ("", "~", "null", "Null", "NULL")


class Scalar(NamedTuple):
    """A text; `null` tells a plain empty value (`key:`) from a quoted empty text."""

    text: str
    line: int
    column: int
    null: bool = False


class Sequence(NamedTuple):
    """A list of nodes."""

    items: tuple["Node", ...]
    line: int
    column: int


class Mapping(Struct, frozen=True, dict=True):
    """Keys with their nodes, in the order of the file, each key once."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    line: int
    column: int

    def get(self, key: str) -> "Node | None":
        """Returns the node of `key`, or None."""
        entry = self.by_key.get(key)
        return entry[1] if entry else None

    @cached_property
    def by_key(self) -> dict[str, tuple[Scalar, "Node"]]:
        """The entries by their key."""
        return {name.text: (name, node) for name, node in self.entries}


Node = Scalar | Sequence | Mapping


def is_null(node: Node) -> bool:
    """Tells whether nothing was written: such a value counts as absent."""
    return isinstance(node, Scalar) and node.null


def plain(node: Node) -> Any:
    """Returns the node as dict, list and str, empty values left out, as the models take it."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items if not is_null(item)]
    return {key.text: plain(value) for key, value in node.entries if not is_null(value)}


def locate(node: Node, path: Items[str | int], *, key: bool = False) -> tuple[int, int]:
    """Returns line and column of the value at `path`, or of its key when `key` is set.

    Where the path leaves the tree (a missing key), the nearest node above is the place.
    """
    line, column = node.line, node.column
    for depth, step in enumerate(path):
        below = _below(node, step)
        if below is None:
            break
        name, node = below
        at = name if key and depth == len(path) - 1 else node
        line, column = at.line, at.column
    return line, column


def node_at(node: Node, path: Items[str | int]) -> Node | None:
    """Returns the node at `path`; None where the path leaves the tree."""
    for step in path:
        below = _below(node, step)
        if below is None:
            return None
        node = below[1]
    return node


def _below(node: Node, step: str | int) -> tuple[Node, Node] | None:
    """The node one step down, behind the one that names it: its key, or for an entry of a list itself."""
    if isinstance(node, Mapping):
        return node.by_key.get(str(step))
    if isinstance(node, Sequence) and isinstance(step, int):
        entries = [item for item in node.items if not is_null(item)]
        return (entries[step], entries[step]) if step < len(entries) else None
    return None


def names_at(node: Node, path: Items[str | int]) -> tuple[str, ...]:
    """Returns the keys that the file has at `path`; none where that is no mapping."""
    found = node_at(node, path)
    return tuple(found.by_key) if isinstance(found, Mapping) else ()


def is_empty(node: Node, path: Items[str | int]) -> bool:
    """Tells whether the last key of `path` is there without a value."""
    found = node_at(node, path)
    return found is not None and is_null(found)


def as_written(node: Node, path: Items[str | int]) -> tuple[str | int, ...]:
    """Returns the path as it stands in the file: a session of one part has no `parts` there."""
    steps = tuple(path)
    single = len(steps) > 3 and steps[0] == "sessions" and steps[2:4] == ("parts", 0)
    if single and locate(node, steps[:3]) == locate(node, steps[:2]):
        return (*steps[:2], *steps[4:])
    return steps
