"""Every field of an offer says something on its page and to the search, but for those that are meant to be silent there."""

from typing import Any

import pytest

from catalogue.model.catalogue import Catalogue
from catalogue.model.offer import KINDS, Guide, OfferKind
from catalogue.outputs.pages.offer import offer_page
from catalogue.outputs.search.entry import Entry
from catalogue.outputs.search.index import entries_of
from catalogue.reading.translations import read_translation
from tests.making import FULL, catalogue, course, guide
from tests.workshops import workshop

OF_GUIDES = {name: value for name, value in FULL.items() if name in Guide.model_fields} | {"applies_to": "Word"}
EVERY = [*((OfferKind.COURSE, name) for name in FULL), *((OfferKind.GUIDE, name) for name in OF_GUIDES)]
NOT_SHOWN = {"aliases", "status", "withdrawn"}
NOT_SEARCHED = NOT_SHOWN | {"capacity", "id", "language", "mandatory", "prerequisites", "review"}


def made(kind: OfferKind, without: str = "") -> Catalogue:
    """A catalogue with an offer that has every field but one, and another."""
    fields: dict[str, Any] = dict(FULL if kind is OfferKind.COURSE else OF_GUIDES) | {"status": "published"}
    fields.pop(without, None)
    courses = (course("b"), course("a", **fields)) if kind is OfferKind.COURSE else (course("b"),)
    return catalogue(*courses, guides=() if kind is OfferKind.COURSE else [guide("a", **fields)])


def page(found: Catalogue) -> str:
    return offer_page(found.by_slug["a"], workshop(found)).body


def entry(found: Catalogue) -> Entry:
    entries = entries_of(found, words=read_translation("de"), pages=())
    return next(each for each in entries if each.order[2] == "a")


def test_offers_with_every_field_have_every_field() -> None:
    for kind, model in KINDS.items():
        own = set(model.model_fields) - {"body", "category", "path", "slug", "summary", "title"}
        assert {name for each, name in EVERY if each is kind} == own, "give them a value in FULL of tests/making.py"


@pytest.mark.parametrize(("kind", "field"), EVERY)
def test_a_field_is_shown_and_searched_or_meant_not_to_be(kind: OfferKind, field: str) -> None:
    whole, without = made(kind), made(kind, field)
    shown, searched = page(whole) != page(without), entry(whole) != entry(without)
    assert shown is (field not in NOT_SHOWN), f"show {field} in templates/{kind}.html, or add it to NOT_SHOWN"
    assert searched is (field not in NOT_SEARCHED), (
        f"count {field} in outputs/search/maker.py, or add it to NOT_SEARCHED"
    )
