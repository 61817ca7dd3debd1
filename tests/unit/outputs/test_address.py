"""Addresses: relative links lead back to what they were made of."""

from urllib.parse import urldefrag, urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.outputs.address import TERM_FEEDS, TERM_PAGES, Addresses, relative, ways
from catalogue.reading.translations import read_translation
from tests.making import catalogue, course, guide, session

SITE = "https://stadt.example/fortbildung/"
STEPS = st.lists(st.sampled_from(["kurse", "a", "b", "2.1", "zoom", "ein%20bild"]), max_size=4)
FOLDERS = STEPS.map(lambda steps: "".join(f"{step}/" for step in steps))
PAGES = FOLDERS | FOLDERS.map(lambda folder: f"{folder}seite.html")
TARGETS = st.tuples(FOLDERS, st.sampled_from(["", "alle.ics", "bild.png"]), st.sampled_from(["", "#termin-a"])).map(
    "".join
)


@given(TARGETS, PAGES)
def test_a_relative_link_leads_to_its_target(target: str, page: str) -> None:
    link = relative(target, page=page)
    if target.startswith("#"):
        assert urldefrag(urljoin(SITE + page, link)) == urldefrag(SITE + page + target)
    else:
        assert urljoin(SITE + page, link) == SITE + target
    assert link
    assert not link.startswith("/")


@given(TARGETS | st.sampled_from(["https://stadt.example/", "mailto:a@stadt.example"]), PAGES)
def test_the_ways_from_a_page_are_its_relative_links(target: str, page: str) -> None:
    assert ways(page)(target) == relative(target, page=page)


@given(TARGETS, FOLDERS)
def test_it_leads_there_from_a_disk_too(target: str, page: str) -> None:
    if not target.startswith("#"):
        assert urljoin(f"file:///srv/site/{page}", relative(target, page=page)) == f"file:///srv/site/{target}"


@pytest.mark.parametrize(
    ("target", "page", "link"),
    [
        ("kurse/zoom/", "kurse/zoom/", "./"),
        ("", "", "./"),
        ("", "kurse/zoom/", "../../"),
        ("kurse/", "kurse/zoom/", "../"),
        ("kurse/vuca/", "kurse/zoom/", "../vuca/"),
        ("kalender/alle.ics", "", "kalender/alle.ics"),
        ("kurse/zoom/#termin-a", "termine/", "../kurse/zoom/#termin-a"),
        ("kurse/bild.png", "kurse/zoom/", "../bild.png"),
    ],
)
def test_links_are_as_short_as_they_can_be(target: str, page: str, link: str) -> None:
    assert relative(target, page=page) == link


@pytest.mark.parametrize(
    "target", ["https://stadt.example/", "mailto:a@stadt.example", "#oben", "webcal://x.example/a"]
)
def test_addresses_of_their_own_stay(target: str) -> None:
    assert relative(target, page="kurse/zoom/") == target


@pytest.mark.parametrize("language", ["de", "en"])
def test_no_two_things_have_one_address(language: str) -> None:
    addresses = Addresses(read_translation(language))
    made = catalogue(course("zoom", session("a"), session("b")), course("zoom-a"), guides=[guide("dms")])
    terms = [term for name in TERM_PAGES for term in made.vocabularies[name]]
    found = [
        *(addresses.offer(offer) for offer in made.offers),
        *(addresses.vocabulary(name) for name in TERM_PAGES),
        *(addresses.term(term) for term in terms),
        *(addresses.page(name) for name in ("course", "guide", "offers", "agenda", "calendar", "contacts", "new")),
        addresses.month(2027, 3),
        addresses.feed("all"),
        addresses.feed("deadlines"),
        *(addresses.term_feed(term) for name in TERM_FEEDS for term in made.vocabularies[name]),
        *(addresses.course_feed(each) for each in made.courses),
        *(addresses.download(each, one) for each in made.courses for one in each.sessions),
        addresses.ledger(),
    ]
    assert len(set(found)) == len(found)
    assert all(address.endswith(("/", ".ics", ".json")) and not address.startswith("/") for address in found)


def test_feeds_and_downloads_keep_the_permanent_name() -> None:
    addresses = Addresses(read_translation("de"))
    (renamed,) = catalogue(course("neu", session("a"), id="alt")).courses
    assert addresses.offer(renamed) == "kurse/neu/"
    assert addresses.course_feed(renamed) == "kalender/kurs/alt.ics"
    assert addresses.download(renamed, renamed.sessions[0]) == "kalender/termin/alt-a.ics"
    assert addresses.month(2027, 3) == "termine/2027-03/"
