"""Empty keys: fields without a value that no model knows. They count as absent, so that no model would complain."""

from collections.abc import Iterator
from itertools import islice

from catalogue.model.problem import MOST, Place, Problem
from catalogue.model.value import Value
from catalogue.reading.decimal_commas import cut_number
from catalogue.reading.keys import FILLED, keys_at, model_at
from catalogue.reading.node import Mapping, Node, Scalar, Sequence, is_null
from catalogue.reading.other_names import meant_key
from catalogue.reading.strangers import KeysThere


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
        keys = KeysThere(keys_at(model, ("",)), node.by_key)
        for index, (key, value) in enumerate(node.entries):
            inner = model_at(model, key.text)
            if is_null(value) and key.text not in keys.known and key.text not in FILLED:
                yield _in_two(node, index, model, path) or _stranger(key, keys, path)
            elif inner is not None:
                yield from _strangers(value, inner, path)


def _in_two(node: Mapping, index: int, model: type[Value], path: str) -> Problem | None:
    """What is told of a number whose comma makes another field of its second half."""
    cut = cut_number(node, index, model)
    if cut is None:
        return None
    written, repair, begin = cut
    return Problem("comma-in-number", Place(path, begin.line, begin.column), {"value": written, "suggestion": repair})


def _stranger(key: Scalar, keys: KeysThere, path: str) -> Problem:
    place, written = Place(path, key.line, key.column), key.text[:60]
    name, colon, value = written.partition(":")
    if colon and (name in keys.known or meant_key(name, keys.known)):
        return Problem("colon-without-blank", place, {"value": written, "suggestion": f"{name}: {value}"})
    code, details = keys.told(key.text, meant_key(written, keys.known))
    return Problem(code, place, {"field": written, **details})
