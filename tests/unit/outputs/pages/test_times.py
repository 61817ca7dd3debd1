"""Times on pages: no line ends inside of "9–12 Uhr"."""

import re

from catalogue.outputs.pages.agenda import agenda_pages
from catalogue.outputs.pages.offer import offer_page
from catalogue.outputs.pages.term import contacts_page
from tests.making import TERMS, catalogue, course, session
from tests.workshops import workshop

# A line may end behind a dash, and at a plain space.
ENDS = re.compile(r"\d–\d|\d Uhr")
CONTACT = {"intern": {"name": "Fortbildung", "hours": "Mo–Fr 9–12:30 Uhr"}}


def test_hours_stay_on_one_line() -> None:
    one = course("zoom", session("a", "2027-03-15 09:00", "2027-03-15 12:30"))
    shop = workshop(catalogue(one, terms={**TERMS, "contacts": CONTACT}))
    (offer,) = shop.catalogue.offers
    for page in (offer_page(offer, shop), *agenda_pages(shop), contacts_page(shop)):
        seen = re.sub(r'<span class="tc-sr">.*?</span>', "", page.body)
        assert '9<span aria-hidden="true">–\u2060</span>12:30\u00a0Uhr' in seen, page.address
        assert ENDS.findall(seen) == [], page.address


def test_a_voice_says_until_when() -> None:
    """Voices pass over a dash: "9 12 Uhr"."""
    one = course("zoom", session("a", "2027-03-15 09:00", "2027-03-15 12:30"))
    shop = workshop(
        catalogue(one, terms={**TERMS, "contacts": {"intern": {"name": "A", "hours": "Mo–Fr 9–12 Uhr – <b>"}}})
    )
    (offer,) = shop.catalogue.offers
    told = "".join(page.body for page in (offer_page(offer, shop), *agenda_pages(shop), contacts_page(shop)))
    heard = re.sub("<[^>]*>", "", re.sub(r'<span aria-hidden="true">.*?</span>', "", told)).replace("\u00a0", " ")
    assert re.findall(r"9 bis 12:30 Uhr|9–\S+", heard) == ["9 bis 12:30 Uhr"] * 6
    assert "Mo bis Fr 9 bis 12 Uhr – &lt;b&gt;" in heard
