"""Derivations: of what was derived before it is known which terms said something else, unless all else was another."""

from typing import Any

from catalogue.building.derivation import Derived, Keys
from catalogue.model.borne import name_of
from tests.making import catalogue, changed_terms

BORNE = ("categories/kommunikation", "venues/rathaus")


def key(world: bytes, **fields: Any) -> tuple[Keys, bytes]:
    made = catalogue(terms=changed_terms("venues", "rathaus", **fields))
    terms = {name_of(term): term for group in made.vocabularies.values() for term in group}
    keys = Keys({"names": Derived(world, lambda _offers: b"", said=lambda term: term.name)}, terms)
    return keys, keys.of("names", BORNE)


def test_terms_that_said_something_else_are_named() -> None:
    keys, now = key(b"world")
    assert keys.changed("names", BORNE, now) == frozenset()
    assert keys.changed("names", BORNE, key(b"world", name="Altes Rathaus")[1]) == frozenset({"venues/rathaus"})
    assert keys.changed("names", BORNE, key(b"world", address="Markt 2")[1]) == frozenset()


def test_of_another_world_nothing_is_known() -> None:
    keys, _ = key(b"world")
    assert keys.changed("names", BORNE, key(b"other world")[1]) is None
    assert keys.changed("names", BORNE[:1], key(b"world")[1]) is None
