"""Renewal: offers whose terms say something else now, without reading them again."""

from collections.abc import Mapping
from typing import Any

from catalogue.model.borne import every_term
from catalogue.model.offer import Offer
from catalogue.model.term import Term
from catalogue.model.value import Value


def renewed(offer: Offer, terms: Mapping[int, Term]) -> Offer:
    """Returns the offer with `terms` in place of those with these ids (`id`); the very same one where it bears none of them."""
    if terms.keys().isdisjoint(map(id, every_term(offer))):
        return offer
    made: Offer = _renewed(offer, terms)
    return made


def _renewed(value: Any, terms: Mapping[int, Term]) -> Any:
    """The value with other terms in it; the very same one where there are none."""
    if isinstance(value, Term):
        return terms.get(id(value), value)
    if isinstance(value, tuple):
        made = [_renewed(each, terms) for each in value]
        return tuple(made) if any(new is not old for new, old in zip(made, value, strict=True)) else value
    if isinstance(value, Value):
        both = ((name, each, _renewed(each, terms)) for name, each in value.__dict__.items())
        others = {name: new for name, old, new in both if new is not old}
        return value.model_copy(update=others) if others else value
    return value
