"""The feed of what is new: what RFC 4287 asks for, entries that stay the same ones, and nothing that is not published."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

from catalogue.outputs.fingerprint import Fingerprints
from catalogue.outputs.news import news
from catalogue.views.novelty import NEWEST
from tests.making import catalogue, course, guide
from tests.workshops import TODAY, workshop

ATOM = "{http://www.w3.org/2005/Atom}"
NEW = (
    course("kurs", title="Führen & <leiten>", summary="Über „Sinn“.", published="2027-02-01", language="en"),
    course("alt", published="2026-01-01"),
    course("bald", published="2027-03-02"),
    course("entwurf", published="2027-02-02", status="draft"),
    course("ohne"),
)
GUIDE = guide("zoom", title="Zoom", published="2027-02-28")


def feed(*offers: Mapping[str, Any], guides: Sequence[Mapping[str, Any]] = (), today: date = TODAY) -> ET.Element:
    """Returns the feed of a catalogue."""
    made = catalogue(*map(dict, offers), guides=[*map(dict, guides)])
    planned = news(workshop(made, today=today), prints=Fingerprints({o.path: b"" for o in made.offers}), world=b"")
    assert planned.path == "neu/atom.xml"
    text = planned.make()
    assert text.startswith(b'<?xml version="1.0" encoding="utf-8"?>\n<feed ')
    return ET.fromstring(text)


def told(element: ET.Element, name: str) -> str:
    """Returns the text of the one child of this name."""
    (found,) = element.findall(f"{ATOM}{name}")
    return found.text or ""


def test_the_newest_offers_stand_in_it_the_newest_first() -> None:
    root = feed(*NEW, guides=[GUIDE])
    guides, courses = root.findall(f"{ATOM}entry")
    assert [told(each, "title") for each in (guides, courses)] == ["Zoom", "Führen & <leiten>"]
    assert told(courses, "summary") == "Über „Sinn“."
    assert told(courses, "updated") == told(courses, "published") == "2027-02-01T00:00:00+01:00"
    (link,) = courses.findall(f"{ATOM}link")
    assert link.attrib == {
        "rel": "alternate", "type": "text/html", "href": "https://fortbildung.stadt.example/kurse/kurs/", "hreflang": "en",
    }  # fmt: skip
    assert next(each.get("term") for each in courses.findall(f"{ATOM}category")) == "course"


def test_it_has_what_a_feed_must_have() -> None:
    root = feed(*NEW, guides=[GUIDE])
    assert root.tag == f"{ATOM}feed"
    assert told(root, "title").startswith("Neu im Katalog – ")
    assert told(root, "id").startswith("urn:uuid:")
    assert datetime.fromisoformat(told(root, "updated")).date() == date(2027, 2, 28)
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    links = {each.get("rel"): each.get("href") or "" for each in root.findall(f"{ATOM}link")}
    assert links["self"] == urljoin(links["alternate"], "atom.xml") == "https://fortbildung.stadt.example/neu/atom.xml"
    ids = [told(each, "id") for each in (root, *root.findall(f"{ATOM}entry"))]
    assert len(set(ids)) == 3


def test_an_offer_that_is_renamed_or_rewritten_is_not_told_again() -> None:
    before, after = (
        feed(course(slug, id="kurs", title=title, published="2027-02-01"), today=TODAY + timedelta(days))
        for slug, title, days in (("kurs", "Alt", 0), ("neu", "Neu", 3))
    )
    first, second = (root.find(f"{ATOM}entry") for root in (before, after))
    assert first is not None
    assert second is not None
    assert (told(first, "id"), told(first, "updated")) == (told(second, "id"), told(second, "updated"))
    assert told(first, "title") != told(second, "title")
    assert told(before, "updated") == told(after, "updated"), "a later day alone is no news"


def test_no_character_spoils_the_whole_feed() -> None:
    (entry,) = feed(course("kurs", title="A\uffffB", published="2027-02-01")).findall(f"{ATOM}entry")
    assert told(entry, "title") == "AB"


def test_without_anything_new_it_is_an_empty_feed() -> None:
    root = feed(course("alt", published="2026-01-01"), course("ohne"))
    assert root.findall(f"{ATOM}entry") == []
    assert told(root, "updated") == "2026-01-01T00:00:00+01:00"
    assert told(feed(), "updated") == "2027-03-01T00:00:00+01:00"


def test_it_does_not_grow_without_limit() -> None:
    many = [course(f"kurs-{number}", published="2027-02-01") for number in range(NEWEST + 5)]
    assert len(feed(*many).findall(f"{ATOM}entry")) == NEWEST
