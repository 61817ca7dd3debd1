"""The pages of terms and of the vocabularies they stand in."""

from collections.abc import Iterator, Mapping

from catalogue.model.offer import Course, Offer
from catalogue.model.term import VOCABULARIES, Contact, Term, Tool
from catalogue.outputs.address import TERM_FEEDS, TERM_PAGES
from catalogue.outputs.output import Page
from catalogue.outputs.pages.listing import paged
from catalogue.outputs.pages.paging import terms_by_page
from catalogue.outputs.pages.register import register_pages
from catalogue.outputs.pages.subscription import term_subscription
from catalogue.outputs.pages.workshop import Workshop
from catalogue.views.term_index import key_of

# So many coming dates stand on a term's page; the agenda and the feed have them all.
DATES = 12


def term_pages(workshop: Workshop) -> Iterator[Page]:
    """Yields, for each vocabulary that has pages, the list of its terms and a page for each term."""
    for kind in VOCABULARIES:
        terms = workshop.catalogue.terms(kind)
        if kind.vocabulary in TERM_PAGES and terms:
            yield from register_pages(workshop) if kind is Tool else _vocabulary(workshop, kind.vocabulary, terms)
            for term in terms:
                yield from _term(workshop, term)


def _vocabulary(workshop: Workshop, name: str, terms: tuple[Term, ...]) -> Iterator[Page]:
    words = workshop.words
    title = words(f"vocabulary.{name}.many")
    for part, page in terms_by_page(terms, title=words.texts.get(f"vocabulary.{name}.title", title), workshop=workshop):
        yield workshop.page(
            "vocabulary.html",
            kind="vocabulary",
            description=words(f"vocabulary.{name}.description"),
            vocabulary=name,
            terms=[(term, len(workshop.by_term.get(key_of(term), ()))) for term in part],
            **page,
        )


def _term(workshop: Workshop, term: Term) -> Iterator[Page]:
    offers = workshop.by_term.get(key_of(term), ())
    ahead = workshop.ahead.get(key_of(term), ())
    label = workshop.words(f"vocabulary.{term.vocabulary}.one")
    yield from paged(
        workshop,
        "term.html",
        address=workshop.addresses.term(term),
        title=workshop.words("term.title", name=term.name, label=label),
        heading=term.name,
        kind="term",
        description=term.summary or workshop.words("term.description", name=term.name, label=label),
        offers=_guides_first(offers) if term.vocabulary == "tools" else offers,
        term=term,
        label=label,
        first={
            "dates": tuple(ahead[:DATES]),
            "more_dates": max(0, len(ahead) - DATES),
            "feed": term_subscription(workshop, term) if term.vocabulary in TERM_FEEDS else None,
        },
    )


def _guides_first(offers: tuple[Offer, ...]) -> tuple[Offer, ...]:
    """At a tool staff look for quick help before they look for a seminar."""
    return tuple(sorted(offers, key=lambda offer: isinstance(offer, Course)))


def contacts_page(workshop: Workshop) -> Page:
    """Returns "Wer hilft mir?": every contact with what it helps with."""
    words = workshop.words
    return workshop.page(
        "contacts.html",
        address=workshop.addresses.page("contacts"),
        kind="contacts",
        title=words("contacts.title"),
        description=words("contacts.description"),
        contacts=[(contact, _served(workshop, contact)) for contact in workshop.catalogue.terms(Contact)],
    )


def _served(workshop: Workshop, contact: Contact) -> Mapping[str, list[Term]]:
    """The tools and areas a contact is responsible for."""
    served: dict[str, list[Term]] = {"tools": [], "areas": []}
    for name, terms in served.items():
        terms += [t for t in workshop.catalogue.vocabularies.get(name, ()) if getattr(t, "contact", None) == contact]
    return served
