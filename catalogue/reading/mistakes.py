"""Pydantic's errors, turned into problems with their place in the file."""

from collections.abc import Iterator

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from catalogue.model.nearest import nearest
from catalogue.model.problem import Place, Problem
from catalogue.model.value import Value
from catalogue.reading.keys import keys_at
from catalogue.reading.node import Node, locate

# Codes of the library, and ours for them; everything else our own fields raise with our own code.
_CODES = {
    "missing": "missing-field",
    "extra_forbidden": "unknown-key",
    "too_short": "empty-list",
    "tuple_type": "list-expected",
    "string_pattern_mismatch": "bad-language",
    "string_type": "text-expected",
    "model_type": "mapping-expected",
    "model_attributes_type": "mapping-expected",
    "dict_type": "mapping-expected",
}
# A mistake that is told elsewhere already.
SILENT = "spoilt-term"


def problems_of(
    error: ValidationError, node: Node, *, model: type[Value], path: str, prefix: tuple[str | int, ...] = ()
) -> Iterator[Problem]:
    """Yields one problem for each mistake in `error`; `node` is the tree of the file, its part at `prefix` was validated."""
    for details in error.errors(include_url=False, include_input=False):
        if details["type"] != SILENT:
            yield _problem(details, node, model=model, path=path, prefix=prefix)


def _problem(
    details: ErrorDetails, node: Node, *, model: type[Value], path: str, prefix: tuple[str | int, ...]
) -> Problem:
    code = _CODES.get(details["type"], details["type"])
    context = details.get("ctx", {})
    at = tuple(int(step) if step.isdigit() else step for step in context.get("at", "").split(".") if step)
    where = _in_file(node, (*prefix, *(step for step in details["loc"] if not str(step).startswith("function-")), *at))
    line, column = locate(node, where, key=code in ("unknown-key", "missing-field"))
    words = {"field": _name(where), **context.get("details", {})}
    if code == "unknown-key":
        known = keys_at(model, details["loc"])
        words |= {"suggestion": nearest(words["field"], known), "known": ", ".join(known)}
    return Problem(code, Place(path, line, column), words)


def _in_file(node: Node, path: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """The path as the author wrote it: a single-part session has no `parts` in the file."""
    steps = list(path)
    if len(steps) > 3 and steps[0] == "sessions" and steps[2] == "parts" and steps[3] == 0:
        line, column = locate(node, steps[:2])
        if locate(node, steps[:3]) == (line, column):
            del steps[2:4]
    return tuple(steps)


def _name(path: tuple[str | int, ...]) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "")


