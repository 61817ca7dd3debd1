"""Sharing: what equals in many offers is kept once, so that ten thousand of them fit into little memory."""

from functools import cache
from typing import TypeVar

from catalogue.model.term import Term
from catalogue.model.value import Value
from catalogue.reading.keys import model_at

T = TypeVar("T", bound=Value)


class Sharing:
    """The values kept so far; each stays alive with it, so that what it is made of can be told by its id."""

    def __init__(self) -> None:
        self._kept: dict[tuple[object, ...], Value] = {}
        self._names: dict[frozenset[str], set[str]] = {}

    def share(self, value: T) -> T:
        """Returns `value` with each value below it in place of equal ones: the one that was met first."""
        given = value.__pydantic_fields_set__
        object.__setattr__(value, "__pydantic_fields_set__", self._names.setdefault(frozenset(given), given))
        fields = value.__dict__
        for name in _nested(type(value)):
            below = fields[name]
            if isinstance(below, tuple):
                for each in below:
                    self.share(each)
            elif below is not None:
                fields[name] = self._same(self.share(below))
        return value

    def _same(self, value: Value) -> Value:
        parts = value.__dict__.values()
        return self._kept.setdefault((type(value), id(value.__pydantic_fields_set__), *map(id, parts)), value)


@cache
def _nested(kind: type[Value]) -> tuple[str, ...]:
    """The fields of a model that hold values of their own, and no terms, of which there is one each anyway."""
    models = {name: model_at(kind, name) for name in kind.model_fields}
    return tuple(name for name, model in models.items() if model is not None and not issubclass(model, Term))
