"""Vocabularies with very many terms: their lists and their calendars go on on further pages."""

import re
from collections.abc import Iterable, Mapping
from itertools import chain
from urllib.parse import urljoin

import pytest

from catalogue.outputs.output import Page
from catalogue.outputs.pages.paging import TERMS
from catalogue.outputs.pages.subscribe import FEW, LENGTH, choice_pages, subscribe_page
from catalogue.outputs.pages.term import term_pages
from catalogue.outputs.pages.workshop import Workshop
from tests import making
from tests.workshops import workshop

FEED = re.compile(r'readonly value="([^"]+)"')
LINK = re.compile(r'<a [^>]*href="([^"#?]*)')


def shop(vocabulary: str, count: int, **settings: str) -> Workshop:
    """A catalogue with `count` terms in one vocabulary; their ids are numbers, as those of pages are."""
    fields = {"email": "a@b.example"} if vocabulary == "contacts" else {}
    terms = {name: dict(entries) for name, entries in making.TERMS.items()}
    terms[vocabulary] |= {str(n): {"name": f"Begriff {n:04}", **fields} for n in range(1, count + 1)}
    course = making.course("zoom", making.session())
    return workshop(making.catalogue(course, terms=terms, of=making.settings(**settings)))


def below(pages: Iterable[Page], start: str) -> Mapping[str, str]:
    """The bodies of the pages that begin there, by their addresses; no address comes twice."""
    found = [(page.address, page.body) for page in pages if page.address.startswith(start)]
    assert len(dict(found)) == len(found)
    return dict(found)


def test_the_list_of_a_vocabulary_goes_on_where_no_term_has_its_page() -> None:
    made = below(term_pages(shop("areas", 2 * TERMS)), "bereiche/")
    lists = {address: body for address, body in made.items() if 'class="tc-terms"' in body}
    assert list(lists) == ["bereiche/", "bereiche/seite_2/", "bereiche/seite_3/"]
    named = [name for body in lists.values() for name in re.findall(r'<a href="[^"]*">(Begriff \d+)<', body)]
    assert named == [f"Begriff {n:04}" for n in range(1, 2 * TERMS + 1)]
    assert max(body.count('class="tc-term"') for body in lists.values()) <= TERMS
    assert '<a href="seite_2/"><span class="tc-sr">Seite </span>2</a>' in lists["bereiche/"]
    assert '<a href="../"><span class="tc-sr">Seite </span>1</a>' in lists["bereiche/seite_2/"]


def test_letters_of_the_register_lead_to_the_page_on_which_their_tools_begin() -> None:
    made = below(term_pages(shop("tools", 2 * TERMS)), "werkzeuge/")
    lists = {address: body for address, body in made.items() if "tc-register" in body}
    assert list(lists) == ["werkzeuge/", "werkzeuge/seite_2/", "werkzeuge/seite_3/"]
    rows = [re.findall(r"<h3><a [^>]*>([^<]+)", body) for body in lists.values()]
    assert max(map(len, rows)) <= TERMS
    assert (names := list(chain.from_iterable(rows))) == sorted(names)
    letters = re.compile(r'<li><a href="([^"#]*)#([a-z0-9-]+)">')
    for address, body in lists.items():
        ways = {letter: urljoin(address, way) for way, letter in letters.findall(body)}
        assert list(ways) == ["b", "z"]
        for letter, place in ways.items():
            assert f'id="{letter}"' in lists[place], (address, letter)
        assert ways["b"] == "werkzeuge/"


def test_few_tools_stand_on_one_page_with_all_their_letters() -> None:
    (body,) = (body for body in below(term_pages(shop("tools", 3)), "werkzeuge/").values() if "tc-register" in body)
    assert '<a href="#b">B</a>' in body
    assert "tc-pager" not in body


@pytest.mark.parametrize("count", [FEW - 2, 3 * FEW])
def test_the_page_of_all_calendars_lists_a_kind_only_as_long_as_it_is_short(count: int) -> None:
    made = shop("tools", count)
    body = subscribe_page(made).body
    many = len(made.catalogue.vocabularies["tools"])
    listed = [feed for feed in FEED.findall(body) if "/werkzeug/" in feed]
    assert len(listed) == (many if many <= FEW else 0)
    assert 'href="werkzeug/"' in body
    assert (f"Alle {many} Kalender nach Werkzeug" in body) is (many > FEW)


def test_very_many_calendars_of_a_kind_stand_on_several_pages_by_name() -> None:
    made = shop("tools", 3 * LENGTH)
    pages = below(choice_pages(made), "kalender/werkzeug/")
    assert list(pages)[:2] == ["kalender/werkzeug/", "kalender/werkzeug/2/"]
    feeds = [FEED.findall(body) for body in pages.values()]
    assert max(map(len, feeds)) <= LENGTH
    base = "https://fortbildung.stadt.example/kalender/werkzeug/"
    names = {f"{base}{term.id}.ics": term.name for term in made.catalogue.vocabularies["tools"]}
    assert [names[feed] for feed in chain.from_iterable(feeds)] == sorted(names.values())
    for address, body in pages.items():
        assert body.count("tc-qr__code") == len(FEED.findall(body))
        assert "werkzeuge/" in {urljoin(address, link) for link in LINK.findall(body)}


def test_calendars_for_editors_have_pages_of_their_own_once_they_are_very_many() -> None:
    few, many = (shop("contacts", count, review_feeds="true") for count in (2, FEW + 1))
    assert not below(choice_pages(few), "kalender/wiedervorlage/")
    assert "wiedervorlage/1.ics" in subscribe_page(few).body
    pages = below(choice_pages(many), "kalender/wiedervorlage/")
    feeds = [feed for body in pages.values() for feed in FEED.findall(body)]
    assert len(feeds) == len(many.catalogue.vocabularies["contacts"])
    body = subscribe_page(many).body
    assert 'href="wiedervorlage/"' in body
    assert "wiedervorlage/1.ics" not in body
