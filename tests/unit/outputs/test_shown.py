"""What is shown of an offer: pages and calendars for which the same stands as before say the same as before."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest

from catalogue.building.derivation import Keys
from catalogue.building.derived import derived_of
from catalogue.model.borne import borne, name_of
from catalogue.model.catalogue import Catalogue
from catalogue.model.term import VOCABULARIES
from catalogue.outputs.calendar.edition import Edition
from catalogue.outputs.calendar.history import history_of
from catalogue.outputs.calendar.share import share_of
from catalogue.outputs.fingerprint import Fingerprints
from catalogue.outputs.shown import Shown, terms_of
from catalogue.outputs.site import Site
from tests import making
from tests.workshops import STAMP, TODAY, site_of, workshop

BORNE = {name: next(iter(terms)) for name, terms in making.TERMS.items()}
FIELDS = [(kind.vocabulary, name) for kind in VOCABULARIES for name in kind.model_fields if name != "id"]
# What a term may say, once and then otherwise.
SAID: Mapping[str, tuple[Any, Any]] = {
    "name": ("So", "Anders"), "summary": ("So.", "Anders."), "keywords": (["so"], ["anders"]), "topics": (["so"], ["anders"]),
    "email": ("so@stadt.example", "anders@stadt.example"), "phone": ("0123 1", "0123 99"), "hours": ("immer", "nie"),
    "room": ("Zimmer 1", "Zimmer 99"), "url": ("https://so.example/", "https://anders.example/"), "short": ("FB 1", "FB 99"),
    "contact": ("fortbildung", "andere"), "icon": ("material/bus", "material/car"), "kind": ("room", "online"),
    "rule": ({"title": "So", "url": "https://so.example/"}, {"title": "Anders", "url": "https://anders.example/"}),
    "address": ("Weg 1, 12345 Musterstadt", "Weg 99, 12345 Musterstadt"), "seats": (1, 99), "colour": ("#2e8b57", "#112233"),
    "accessibility": (["step-free"], ["induction-loop"]), "directions": ("So herum.", "Anders herum."),
    "geo": ({"lat": "54.3", "lon": "7.2"}, {"lat": "1.0", "lon": "2.0"}), "mode": ("onsite", "online"),
    "digcomp22": (["2.1"], ["9.9"]), "area": ("fb11", "andere"), "aliases": (["so"], ["anders"]),
}  # fmt: skip


def terms(way: int, vocabulary: str = "", name: str = "") -> making.Terms:
    """Terms that say all there is, in one way or the other; one of them may say something otherwise."""
    found: dict[str, dict[str, Any]] = {key: dict(entries) for key, entries in making.TERMS.items()}
    found["contacts"]["andere"], found["areas"]["andere"] = {"name": "Andere"}, {"name": "Andere"}
    for kind in VOCABULARIES:
        fields = [field for field in kind.model_fields if field in SAID]
        more = {field: SAID[field][way] for field in fields}
        found[kind.vocabulary][BORNE[kind.vocabulary]] = {**found[kind.vocabulary][BORNE[kind.vocabulary]], **more}
    if vocabulary:
        said = {**found[vocabulary][BORNE[vocabulary]], name: SAID[name][not way]}
        found[vocabulary][BORNE[vocabulary]] = said
    return found


def catalogue(of: making.Terms) -> Catalogue:
    """A course and a guide that bear a term of each vocabulary."""
    one = {"area": "fb11", "provider": "intern", "contact": "fortbildung", "format": "seminar", "level": "basic"}
    many = {"tools": ["zoom"], "audiences": ["alle"], "competences": ["2.1"]}
    every = {**one, **many, "review": {"by": "fortbildung", "last": "2027-01-01", "every": "P1Y"}}
    sessions = making.session("a", venue="rathaus"), making.session("b", venue="online")
    settings = making.settings(review_feeds=True, deadline_feed=True)
    return making.catalogue(
        making.course("kurs", *sessions, **every), guides=[making.guide("dms", **every)], terms=of, of=settings
    )


def site(made: Catalogue) -> Site:
    shop, fronts = workshop(made), {offer.path: b"" for offer in made.offers}
    own, listed = (Shown(fronts, lambda: terms_of(made.offers), listed=way) for way in (False, True))
    return site_of(shop, Fingerprints(own, listed=listed))


def pages(made: Site) -> Mapping[tuple[str, bytes], str]:
    """What the pages say by their addresses and by what stands for them."""
    return {(leaf.address, leaf.key): made.page(leaf).body for leaf in made.lasting}


def entries(made: Catalogue) -> Mapping[bytes, object]:
    """What offers give to the calendars, by what stands for them."""
    edition = Edition(settings=made.settings, words=workshop(made).words, today=TODAY, stamp=STAMP)
    stands, history = terms_of(made.offers), history_of(None)
    return {
        stands[one.path] + one.path.encode(): share_of(one, history.of(one.id), edition=edition) for one in made.offers
    }


def derived(made: Catalogue) -> Mapping[tuple[str, bytes], bytes]:
    """What is kept with the offers, by its name and what stands for it."""
    of = derived_of(made.settings, workshop(made).words)
    every = {name_of(term): term for known in made.vocabularies.values() for term in known}
    keys, bears = Keys(of, every), tuple(sorted({name for offer in made.offers for name in borne(offer)}))
    return {(name, keys.of(name, bears)): each.make(made.offers) for name, each in of.items()}


@cache
def as_it_was(way: int) -> tuple[Catalogue, Mapping[tuple[str, bytes], str], Mapping[bytes, object]]:
    made = catalogue(terms(way))
    return made, pages(site(made)), entries(made)


@pytest.mark.parametrize("way", [0, 1])
@pytest.mark.parametrize(("vocabulary", "name"), FIELDS)
def test_what_stands_for_the_same_says_the_same(vocabulary: str, name: str, way: int) -> None:
    (before, said, told), now = as_it_was(way), catalogue(terms(way, vocabulary, name))
    assert before.terms(type(before.vocabularies[vocabulary][0])) != now.terms(type(now.vocabularies[vocabulary][0]))
    says, tells = pages(site(now)), entries(now)
    assert {key: said[key] for key in said.keys() & says.keys()} == {
        key: says[key] for key in said.keys() & says.keys()
    }
    assert {key: told[key] for key in told.keys() & tells.keys()} == {
        key: tells[key] for key in told.keys() & tells.keys()
    }


@pytest.mark.parametrize(("vocabulary", "name"), FIELDS)
def test_what_is_kept_with_offers_holds_as_long_as_its_key(vocabulary: str, name: str) -> None:
    before, now = derived(catalogue(terms(0))), derived(catalogue(terms(0, vocabulary, name)))
    assert {key: before[key] for key in before.keys() & now.keys()} == {
        key: now[key] for key in before.keys() & now.keys()
    }


def test_a_summary_of_a_term_asks_for_nothing_that_is_kept_with_offers() -> None:
    before, now = derived(catalogue(terms(0))), derived(catalogue(terms(0, "tools", "summary")))
    assert before == now
    still = before.keys() & derived(catalogue(terms(0, "tools", "name"))).keys()
    assert {kind for kind, *_ in still} == {"briefs"}  # which name terms by their ids


def test_words_that_only_the_page_of_a_term_shows_touch_no_offer() -> None:
    before, now = catalogue(terms(0)), catalogue(terms(0, "tools", "summary"))
    assert terms_of(before.offers) == terms_of(now.offers)
    assert terms_of(before.offers, whole=True) != terms_of(now.offers, whole=True)
    assert {address for address, _ in pages(site(now)).keys() - pages(site(before)).keys()} == {
        "kontakte/", "werkzeuge/", "werkzeuge/zoom/",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("vocabulary", "lists"),
    [
        ("tools", False),
        ("competences", False),
        ("providers", False),
        ("audiences", True),
        ("levels", True),
        ("venues", True),
    ],
)
def test_lists_change_with_the_terms_that_they_show(vocabulary: str, lists: bool) -> None:
    before, now = pages(site(catalogue(terms(0)))), pages(site(catalogue(terms(0, vocabulary, "name"))))
    others = {address for address, _ in now.keys() - before.keys()}
    assert "kurse/kurs/" in others
    assert ("kategorien/kommunikation/" in others) is lists
