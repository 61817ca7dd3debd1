"""The subscription page: every feed with its address to copy."""

from catalogue.model.term import VOCABULARIES
from catalogue.outputs.address import TERM_FEEDS
from catalogue.outputs.output import Page
from catalogue.outputs.pages.workshop import Workshop


def subscribe_page(workshop: Workshop) -> Page:
    """Returns the page on which staff choose a calendar to subscribe to."""
    words, addresses = workshop.words, workshop.addresses
    groups = [
        (kind.vocabulary, [(term, addresses.term_feed(term)) for term in workshop.catalogue.terms(kind)])
        for kind in VOCABULARIES
        if kind.vocabulary in TERM_FEEDS
    ]
    return workshop.page(
        "subscribe.html",
        address=addresses.page("calendar"),
        kind="calendar",
        title=words("subscribe.title"),
        description=words("subscribe.description"),
        groups=[(name, feeds) for name, feeds in groups if feeds],
        all_feed=addresses.feed(),
    )
