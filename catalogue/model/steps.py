"""Steps: the items of the lists in a body that stand in no other list, as plain text."""

from collections.abc import Iterator
from typing import Any

from catalogue.model.body import Body
from catalogue.model.container import INVISIBLE, flattened
from catalogue.model.outline import PARSER

_EDGES = ("Start", "End")
# What is opened and closed within the words of a line.
_INLINE = frozenset({"Strong", "Emphasis", "Strikethrough", "Link", "Image"})


def steps(body: Body) -> tuple[str, ...]:
    """Returns the texts of the steps of a body, each with all that stands in it; empty ones are left out."""
    text, _ = flattened(body.markdown)
    return tuple(step for step in _steps(PARSER.events(text)) if step)


def _steps(events: Any) -> Iterator[str]:
    depth = 0
    pieces: list[str] | None = None
    for event in events:
        ((kind, value),) = ((event, ""),) if isinstance(event, str) else event.items()
        edge = kind in _EDGES
        if edge and value == "Item" and depth == 1:
            if kind == "End" and pieces is not None:
                yield " ".join("".join(pieces).replace(INVISIBLE, "").split())
            pieces = [] if kind == "Start" else None
            continue
        if edge and isinstance(value, dict) and "List" in value:
            depth += 1 if kind == "Start" else -1
        if pieces is not None:
            pieces.append(_words(kind, value))


def _words(kind: str, value: Any) -> str:
    """What an event of the parser adds to the words of a step: a paragraph or a list stands apart from what is around it."""
    if kind in ("Text", "Code"):
        return str(value)
    if kind in _EDGES:
        inline = value in _INLINE if isinstance(value, str) else not _INLINE.isdisjoint(value)
        return "" if inline else " "
    return " " if kind in ("SoftBreak", "HardBreak") else ""
