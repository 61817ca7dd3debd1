"""An earlier offers.json held against today's catalogue."""

import json
from typing import Any

import pytest

from catalogue.model.catalogue import Catalogue
from catalogue.model.offer import KINDS
from catalogue.outputs.address import Addresses
from catalogue.outputs.earlier import _UNTOLD, Compared, _as_written, compared, read_earlier
from catalogue.outputs.exchange import exchange, line_of, schema
from catalogue.reading.translations import read_translation
from tests.making import catalogue, changed_terms, course, guide, session

ADDRESSES = Addresses(read_translation("de"))


def published(made: Catalogue) -> bytes:
    """What offers.json holds."""
    lines = {offer.path: line_of(offer, made.settings, ADDRESSES) for offer in made.offers}
    file, _ = exchange(made, lines=lambda: lines, key=b"")
    assert file.pieces is not None
    return b"".join(file.pieces())


def since(before: Catalogue, now: Catalogue) -> Compared:
    earlier = read_earlier(published(before))
    assert earlier is not None
    return compared(earlier, now.published(), ADDRESSES)


def test_what_came_and_what_went_by_title() -> None:
    before = catalogue(course("a", title="Zoom"), course("b"), guides=[guide("d", title="Ablage")])
    now = catalogue(course("b"), course("c"), course("e", status="draft"))
    found = since(before, now)
    assert [offer.slug for offer in found.come] == ["c"]
    assert found.gone == (("Ablage", "guide"), ("Zoom", "course"))
    assert found.changed == ()


def test_what_became_a_draft_is_gone() -> None:
    assert since(catalogue(course("a")), catalogue(course("a", status="draft"))).gone == (("Kurs a", "course"),)


@pytest.mark.parametrize(
    ("fields", "changed"),
    [
        ({"title": "Neu"}, ("title",)),
        ({"category": "gesundheit", "cost": "5 Euro"}, ("category", "cost")),
        ({"slug": "b", "id": "a", "aliases": ["a"]}, None),
        ({"capacity": {"max": "5"}}, ("capacity",)),
        ({"sessions": [session()]}, None),
        ({"review": {"by": "fortbildung", "last": "2027-01-01"}}, None),
    ],
)
def test_an_offer_has_changed_when_somebody_has_rewritten_it(
    fields: dict[str, Any], changed: tuple[str, ...] | None
) -> None:
    found = since(catalogue(course("a")), catalogue({**course("a"), **fields}))
    assert [each.fields for each in found.changed] == ([changed] if changed else [])
    assert not found.come
    assert not found.gone


def test_fields_are_called_as_authors_write_them() -> None:
    before, now = (catalogue(guides=[guide("a", applies_to=version)]) for version in ("6.1", "6.2"))
    assert [each.fields for each in since(before, now).changed] == [("applies_to",)]
    told = set(schema()["properties"]["offers"]["items"]["properties"]) - _UNTOLD - {"kind"}
    fields = {name for kind in KINDS.values() for name in kind.model_fields}
    assert {_as_written(name) for name in told} - fields == set(), (
        "call them in outputs/exchange.py as the fields are called"
    )


def test_whoever_renames_a_term_has_changed_no_offer() -> None:
    before, now = course("a", area="fb11"), changed_terms("areas", "fb11", name="Personal")
    assert since(catalogue(before), catalogue(before, terms=now)) == Compared()


@pytest.mark.parametrize(
    "content",
    [
        b"", b"\xff", b"[]", b'{"version": 1}', b'{"version": 2, "offers": []}', b'{"version": 1, "offers": [1]}',
        b'{"version": 1, "offers": [{"kind": "course", "id": 1, "title": "x"}]}', b"[" * 100_000,
        b'{"version": 1, "offers": [{"kind": "film", "id": "a", "title": "x"}]}',
    ],
)  # fmt: skip
def test_anything_else_is_no_earlier_catalogue(content: bytes) -> None:
    assert read_earlier(content) is None


def test_an_empty_one_is_one() -> None:
    assert read_earlier(json.dumps({"version": 1, "offers": []}).encode()) == {}
