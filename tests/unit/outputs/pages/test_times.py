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
        assert "9–\u206012:30\u00a0Uhr" in seen, page.address
        assert ENDS.findall(seen) == [], page.address
