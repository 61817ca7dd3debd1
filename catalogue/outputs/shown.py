"""Shown: what stands for all that pages show of an offer beside its text, its own front matter and the terms it bears."""

from collections.abc import Callable, Iterable, Mapping

from catalogue.model.borne import borne
from catalogue.model.offer import Offer
from catalogue.model.term import Term
from catalogue.outputs.output import digest


class Shown(dict[str, bytes]):
    """What stands for each offer, by its file, found out when the first is asked for.

    `fronts` stand for the front matter, and `terms` gives what stands for the terms of each offer, as `terms_of` does.
    """

    def __init__(self, fronts: Mapping[str, bytes], terms: Callable[[], Mapping[str, bytes]]) -> None:
        super().__init__()
        self._fronts = fronts
        self._terms = terms

    def __missing__(self, path: str) -> bytes:
        if self:
            raise KeyError(path)
        terms = self._terms()
        self.update({each: digest(front, terms.get(each, b"")) for each, front in self._fronts.items()})
        return dict.__getitem__(self, path)


def terms_of(offers: Iterable[Offer]) -> dict[str, bytes]:
    """Returns what stands for all that the terms say which each of the offers bears, by the offer's file."""
    said: dict[int, bytes] = {}

    def all_of(term: Term) -> bytes:
        # A term is the same value for all offers that bear it, and says what those say that it refers to.
        if id(term) not in said:
            said[id(term)] = digest(repr(term).encode())
        return said[id(term)]

    return {offer.path: digest(*(all_of(term) for _, term in sorted(borne(offer).items()))) for offer in offers}
