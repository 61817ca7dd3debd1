"""Former offers: which pages stand after a change is what laying all of them out would tell, or less."""

from collections.abc import Mapping
from typing import Any

import pytest

from catalogue.model.catalogue import Catalogue
from catalogue.outputs.fingerprint import Fingerprints
from catalogue.outputs.leaf import Leaf, laid_out
from catalogue.outputs.output import digest
from catalogue.outputs.pages.former import Changes, formers_of
from catalogue.outputs.pages.offer import offer_page
from catalogue.outputs.pages.workshop import FEW, Workshop
from catalogue.outputs.site import _pages
from catalogue.views.brief import brief_of, briefs_of
from tests import making
from tests.workshops import workshop

JUNE = making.session("j", "2027-06-01 09:00", "2027-06-01 12:00")
JULY = making.session("y", "2027-07-01 09:00", "2027-07-01 12:00")
MAY = making.session("m", "2027-05-01 09:00", "2027-05-01 12:00")


def course(slug: str, *sessions: Mapping[str, object], **fields: Any) -> dict[str, Any]:
    return {"slug": slug, "sessions": sessions, "title": slug.title(), **fields}


BASE = {
    "anton": course("anton", JUNE, tools=["zoom"]),
    "berta": course("berta", MAY, tools=["zoom"], prerequisites=["anton"]),
    "caesar": course("caesar", category="gesundheit"),
    "dora": course("dora", JUNE, MAY, audiences=["alle"]),
    "fritz": course("fritz", category="gesundheit", prerequisites=["dora"]),
}


def shop(fields: Mapping[str, Mapping[str, Any]]) -> Workshop:
    made = making.catalogue(*(making.course(f["slug"], *f["sessions"], **_rest(f)) for f in fields.values()))
    return knowing(made)


def _rest(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if name not in ("slug", "sessions")}


def knowing(made: Catalogue) -> Workshop:
    found = workshop(made)
    plain = [brief_of(offer) for offer in made.published().offers]
    return Workshop(found.catalogue, found.today, found.templates, found.render, lambda: briefs_of(plain))


def said(of: Workshop) -> Mapping[str, bytes]:
    return {offer.path: digest(repr(offer).encode()) for offer in of.catalogue.offers}


def leaves(of: Workshop) -> tuple[dict[str, Leaf], dict[str, Leaf]]:
    prints = Fingerprints(said(of))
    offers = laid_out((offer_page(offer, of) for offer in of.catalogue.offers), prints, before={}, heed=lambda: None)
    lists = laid_out(_pages(of), prints, before={}, heed=lambda: None)
    slugs = {offer.path: offer.slug for offer in of.catalogue.offers}
    return {slugs[each.leaf.source]: each.leaf for each in offers}, {each.leaf.address: each.leaf for each in lists}


CHANGES: dict[str, dict[str, Any]] = {
    "title": {"dora": course("dora", JUNE, MAY, audiences=["alle"], title="Emil")},
    "title of one that others ask for": {"anton": course("anton", JUNE, tools=["zoom"], title="Anton II")},
    "title of one that another asks for which has nothing else of it": {
        "dora": course("dora", JUNE, MAY, audiences=["alle"], title="Doris")
    },
    "session in a month that had none": {"caesar": course("caesar", JULY, category="gesundheit")},
    "session moved": {"anton": course("anton", MAY, tools=["zoom"])},
    "session gone": {"dora": course("dora", JUNE, audiences=["alle"])},
    "cancelled": {"dora": course("dora", JUNE | {"status": "cancelled"}, MAY, audiences=["alle"])},
    "tool": {"caesar": course("caesar", category="gesundheit", tools=["zoom"])},
    "no tool": {"berta": course("berta", MAY, prerequisites=["anton"])},
    "category": {"caesar": course("caesar")},
    "came": {"emil": course("emil", JUNE)},
    "went": {"caesar": None},
    "nothing": {},
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_stands_is_what_it_was(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("catalogue.outputs.pages.listing.WHOLE", 0)  # with a page for each letter
    after = {slug: fields for slug, fields in (BASE | CHANGES[name]).items() if fields}
    old, new = shop(BASE), shop(after)
    before = formers_of(old, said(old))
    changes = Changes(before, formers_of(new, said(new)), new)
    assert changes.few
    (offers, lists), (own, others) = leaves(old), leaves(new)
    for slug in changes.steady():
        assert own[slug] == offers[slug]
    for address in changes.lists() & others.keys():
        assert others[address] == lists[address]
    if name == "nothing":
        assert changes.steady() == own.keys()
    else:
        assert changes.lists() & lists.keys()
        assert changes.steady() or name in ("category", "title of one that others ask for")


def test_offers_that_share_a_rare_tool_are_no_longer_known() -> None:
    old, new = shop(BASE), shop(BASE | CHANGES["title of one that others ask for"])
    before = formers_of(old, said(old))
    assert Changes(before, formers_of(new, said(new)), new).steady() <= {"caesar", "dora", "fritz"}


def test_months_in_which_nothing_changed_stand() -> None:
    old, new = shop(BASE), shop(BASE | {"caesar": course("caesar", category="gesundheit", title="Caesar II")})
    before = formers_of(old, said(old))
    lists = Changes(before, formers_of(new, said(new)), new).lists()
    assert {new.addresses.month(2027, 5), new.addresses.month(2027, 6)} <= lists
    moved = shop(BASE | CHANGES["session moved"])
    lists = Changes(before, formers_of(moved, said(moved)), moved).lists()
    assert moved.addresses.month(2027, 6) not in lists


def test_where_much_changed_nobody_asks() -> None:
    many = {f"x{number}": course(f"x{number}") for number in range(FEW + 1)}
    old, new = shop(BASE), shop(BASE | many)
    before = formers_of(old, said(old))
    assert not Changes(before, formers_of(new, said(new)), new).few
    assert not Changes({}, before, old).few


def test_where_nobody_knows_briefs_nobody_is_known() -> None:
    assert formers_of(workshop(making.catalogue(making.course("a"))), {}) == {}
