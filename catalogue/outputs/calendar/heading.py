"""Headings: what all calendar entries of one offer say alike."""

from msgspec import Struct

from catalogue.model.offer import Course, Offer
from catalogue.model.term import Contact
from catalogue.outputs.calendar.edition import Edition
from catalogue.outputs.calendar.entry import Organizer


class Heading(Struct, frozen=True):
    """What the entries of an offer have in common.

    `url` is the absolute address of its page, `categories` what they are filed under, `organizer` the function that
    answers questions, when it has a mail address. `link` and `people` are lines of their descriptions.
    """

    edition: Edition
    url: str
    categories: tuple[str, ...]
    organizer: Organizer | None
    link: str
    people: tuple[str, ...]


def heading_of(offer: Offer, edition: Edition) -> Heading:
    """Returns the heading of an offer in an edition."""
    url = f"{edition.settings.url.rstrip('/')}/{edition.addresses.offer(offer)}"
    form = (offer.format.name,) if offer.format is not None else ()
    return Heading(
        edition=edition,
        url=url,
        categories=tuple(dict.fromkeys((offer.category.name, *form, *(each.name for each in offer.audiences)))),
        organizer=organizer_of(offer.contact),
        link=edition.words("calendar.link", url=url),
        people=_people(offer, edition) if isinstance(offer, Course) else (),
    )


def organizer_of(contact: Contact | None) -> Organizer | None:
    """Returns the function that answers questions, when it has a mail address."""
    return Organizer(name=contact.name, email=contact.email) if contact is not None and contact.email else None


def _people(offer: Offer, edition: Edition) -> tuple[str, ...]:
    """Who provides a course, and who answers questions about it."""
    lines = []
    if offer.provider is not None:
        lines.append(edition.words("calendar.provider", name=offer.provider.name))
    if offer.contact is not None:
        ways = (offer.contact.name, offer.contact.phone, offer.contact.email)
        lines.append(edition.words("calendar.contact", text=", ".join(way for way in ways if way)))
    return tuple(lines)
