"""Empty keys: fields without a value that no model knows. They count as absent, so that no model would complain."""

from collections.abc import Iterator
from itertools import islice

from catalogue.model.problem import MOST, Place, Problem
from catalogue.model.value import Value
from catalogue.reading.keys import FILLED, keys_at, model_at
from catalogue.reading.node import Mapping, Node, Scalar, Sequence, is_null
from catalogue.reading.other_names import meant_key


def empty_strangers(node: Node, *, model: type[Value], path: str) -> tuple[Problem, ...]:
    """Returns a problem for each key without a value below `node` that `model` does not know."""
    found = tuple(islice(_strangers(node, model, path), MOST + 1))
    if len(found) > MOST:
        return (*found[:MOST], Problem("too-many-mistakes", Place(path), {"limit": str(MOST)}))
    return found


def _strangers(node: Node, model: type[Value], path: str) -> Iterator[Problem]:
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _strangers(item, model, path)
    elif isinstance(node, Mapping):
        known = keys_at(model, ("",))
        for key, value in node.entries:
            inner = model_at(model, key.text)
            if is_null(value) and key.text not in known and key.text not in FILLED:
                yield _stranger(key, known, path)
            elif inner is not None:
                yield from _strangers(value, inner, path)


def _stranger(key: Scalar, known: tuple[str, ...], path: str) -> Problem:
    place, written = Place(path, key.line, key.column), key.text[:60]
    name, colon, value = written.partition(":")
    if colon and (name in known or meant_key(name, known)):
        return Problem("colon-without-blank", place, {"value": written, "suggestion": f"{name}: {value}"})
    details = {"field": written, "suggestion": meant_key(written, known), "known": ", ".join(known)}
    return Problem("unknown-key", place, details)
