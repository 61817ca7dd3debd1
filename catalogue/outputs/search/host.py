"""Host records: what a search of the host must know of an offer or a term, where a site configures its plugin."""

from collections.abc import Iterator

from markupsafe import escape
from msgspec import Struct

from catalogue.model.offer import Offer
from catalogue.outputs.address import TERM_PAGES
from catalogue.outputs.pages.workshop import Workshop
from catalogue.views.term_index import terms_of


class SearchRecord(Struct, frozen=True):
    """One entry of the index: where it leads, and its title and text as HTML without tags that matter."""

    location: str
    title: str
    text: str


def search_records(workshop: Workshop) -> Iterator[SearchRecord]:
    """Yields a record for each offer and each term that has a page."""
    for offer in workshop.catalogue.offers:
        yield SearchRecord(
            workshop.addresses.offer(offer), str(escape(offer.title)), _text(offer, workshop.render(offer))
        )
    for name in TERM_PAGES:
        for term in workshop.catalogue.vocabularies.get(name, ()):
            words = " ".join((term.summary, *term.keywords))
            yield SearchRecord(workshop.addresses.term(term), str(escape(term.name)), str(escape(words)))


def _text(offer: Offer, body: str) -> str:
    names = [word for term in terms_of(offer) for word in (term.name, *term.keywords)]
    words = " · ".join(dict.fromkeys((*offer.keywords, *names)))
    objectives = " ".join(offer.objectives)
    return f"<p>{escape(offer.summary)}</p> {body} <p>{escape(objectives)}</p> <p>{escape(words)}</p>"
