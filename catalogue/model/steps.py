"""Steps: the items of the lists in a body that stand in no other list, as plain text."""

from collections.abc import Iterator
from typing import Any

from catalogue.model.body import Body
from catalogue.model.container import INVISIBLE, flattened
from catalogue.model.outline import PARSER


def steps(body: Body) -> tuple[str, ...]:
    """Returns the texts of the steps of a body, as `outline` marks them, but in half the time; empty ones are left out."""
    text, _ = flattened(body.markdown)
    return tuple(step for step in _steps(PARSER.events(text)) if step)


def _steps(events: Any) -> Iterator[str]:
    depth = 0
    pieces: list[str] | None = None
    for event in events:
        if isinstance(event, str):
            if pieces is not None and event in ("SoftBreak", "HardBreak"):
                pieces.append(" ")
            continue
        ((kind, value),) = event.items()
        if kind in ("Text", "Code") and pieces is not None:
            pieces.append(value)
        elif kind in ("Start", "End") and value == "Item" and depth == 1:
            if kind == "End" and pieces is not None:
                yield " ".join("".join(pieces).replace(INVISIBLE, "").split())
            pieces = [] if kind == "Start" else None
        elif kind in ("Start", "End") and isinstance(value, dict) and "List" in value:
            depth += 1 if kind == "Start" else -1
