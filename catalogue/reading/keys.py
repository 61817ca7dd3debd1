"""The keys an author may write at a spot of a file, asked of the models themselves."""

from collections.abc import Iterator, Sequence
from typing import Any, get_args

from catalogue.model.session import SHORT_FORM, Session
from catalogue.model.value import Value

# Fields of an offer or a term that the reader fills in and no author may write.
FILLED = frozenset({"slug", "path", "body"})


def keys_at(model: type[Value], path: Sequence[str | int]) -> tuple[str, ...]:
    """Returns the keys that are known where `path` (whose last step is a key) ends below `model`."""
    for step in path[:-1]:
        model = model_at(model, str(step)) or model
    # What is left out of exports comes from elsewhere: the id of a term is its key, the address of the site a setting of MkDocs.
    names = tuple(name for name, field in model.model_fields.items() if not field.exclude and name not in FILLED)
    return (*names, *SHORT_FORM) if model is Session else names


def model_at(model: type[Value], key: str) -> type[Value] | None:
    """Returns the model of the named values below `key`; None where one stands that has none."""
    field = model.model_fields.get(key)
    return next(_values(field.annotation), None) if field else None


def _values(annotation: Any) -> Iterator[type[Value]]:
    if isinstance(annotation, type) and issubclass(annotation, Value):
        yield annotation
    for inner in get_args(annotation):
        yield from _values(inner)
