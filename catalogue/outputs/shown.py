"""Shown: what stands for all that pages show of an offer beside its text, its own front matter and the terms it bears."""

from collections.abc import Mapping
from functools import lru_cache

from catalogue.model.borne import name_of
from catalogue.model.catalogue import Catalogue
from catalogue.outputs.output import digest


class Shown(dict[str, bytes]):
    """What stands for each offer, by its file, found out when it is asked for.

    `fronts` stand for the front matter, and `borne` names the terms, as `model.borne` does.
    """

    def __init__(self, fronts: Mapping[str, bytes], borne: Mapping[str, str], catalogue: Catalogue) -> None:
        super().__init__()
        self._fronts = fronts
        self._borne = borne
        self._catalogue = catalogue
        self._together = lru_cache(maxsize=None)(self._all_of)
        self._said: dict[str, bytes] = {}

    def __missing__(self, path: str) -> bytes:
        found = self[path] = digest(self._fronts[path], self._together(self._borne.get(path, "")))
        return found

    def _all_of(self, names: str) -> bytes:
        if not self._said:
            terms = (term for group in self._catalogue.vocabularies.values() for term in group)
            self._said.update((name_of(term), repr(term).encode()) for term in terms)
        # A term says what those say that it refers to.
        return digest(*(self._said[name] for name in names.split()))
