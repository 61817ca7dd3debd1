"""The site that an index belongs to: its language, its synonyms and the words its search shows."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from typing import Any

from msgspec import Struct

from catalogue.model.catalogue import Catalogue
from catalogue.model.synonym import Synonyms
from catalogue.model.translation import Translation
from catalogue.outputs.search.entry import COLUMNS
from catalogue.outputs.search.folding import fold
from catalogue.outputs.search.kinship import Kinship
from catalogue.outputs.search.labels import labels
from catalogue.outputs.search.language import rules_of
from catalogue.outputs.search.lexis import class_of
from catalogue.outputs.search.packing import compact
from catalogue.outputs.search.spoken import Places, Spoken, spoken
from catalogue.outputs.search.tokens import words as words_of


class Site(Struct, frozen=True, dict=True):
    """What the index needs besides its entries; `former` are, by vocabulary, the ids that its terms had before with those they have."""

    language: str
    synonyms: Synonyms
    labels: Mapping[str, Any]
    former: Mapping[str, Mapping[str, str]] = {}

    def classes(self) -> Mapping[str, str]:
        """Returns the words of the synonyms with their classes; they may be parts of compounds that no offer uses alone."""
        words = {word for text in self.synonyms.texts for word in _all_of(text)}
        return {word: class_of(word, self.language) for word in sorted(words)}

    @cached_property
    def digest(self) -> bytes:
        """What differs between any two sites whose index differs although their entries are the same."""
        told = (self.labels, self.former, self.synonyms.groups, self.synonyms.one_way)
        own = [self.language, rules_of(self.language).data(), *told]
        return hashlib.sha256(compact(own)).digest()

    def spoken(self, known: Collection[str], *, classes: Mapping[str, str], shown: Iterable[str]) -> Spoken:
        """Returns the synonyms of which at least one stands in the catalogue.

        `known` are its classes, `classes` those of the words of the synonyms, and `shown` the words that a browser knows
        from the start.
        """
        rules = rules_of(self.language)

        def stands(text: str) -> bool:
            names = [name for name in map(classes.__getitem__, _all_of(text)) if name]
            return bool(names) and all(name in known for name in names)

        return spoken(self.synonyms, stands=stands, places=Places(Kinship(map(fold, shown), rules), rules))


def site_of(catalogue: Catalogue, *, words: Translation) -> Site:
    """Returns the site of a catalogue; `words` are those of its language."""
    return Site(catalogue.settings.language, catalogue.synonyms, labels(words), _former(catalogue))


def _former(catalogue: Catalogue) -> Mapping[str, Mapping[str, str]]:
    found = {
        name: {alias: term.id for term in terms for alias in term.former}
        for name, terms in catalogue.vocabularies.items()
        if name in COLUMNS
    }
    return {name: ids for name, ids in found.items() if ids}


def _all_of(text: str) -> Iterator[str]:
    """The words of a synonym and their parts."""
    return chain.from_iterable(words_of(text))
