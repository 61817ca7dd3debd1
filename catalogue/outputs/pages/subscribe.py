"""The subscription pages: every feed with its address to copy, to open, as a QR code and to download."""

from collections.abc import Iterable, Iterator

from catalogue.model.term import Contact, Term
from catalogue.outputs.address import TERM_FEEDS
from catalogue.outputs.calendar.feeds import DEADLINES, REPETITIONS, REVIEWS
from catalogue.outputs.output import Page
from catalogue.outputs.pages.subscription import Subscription, subscription, term_subscription
from catalogue.outputs.pages.workshop import Workshop

# The programs that the help goes through, in this order; their words stand under `subscribe.program`.
PROGRAMS = ("outlook", "outlook-new", "thunderbird", "apple", "android", "nextcloud")


def subscribe_page(workshop: Workshop) -> Page:
    """Returns the page on which staff choose a calendar to subscribe to."""
    words, addresses = workshop.words, workshop.addresses
    return workshop.page(
        "subscribe.html",
        address=addresses.page("calendar"),
        kind="calendar",
        title=words("subscribe.title"),
        description=words("subscribe.description"),
        groups=_groups(workshop),
        everything=subscription(workshop, words("subscribe.all-name"), addresses.feed()),
        duties=tuple(_duties(workshop)),
        reviews=tuple(_reviews(workshop)),
        programs=PROGRAMS,
    )


def choice_pages(workshop: Workshop) -> Iterator[Page]:
    """Yields, for each vocabulary with feeds, the page of its terms' feeds with their QR codes."""
    words = workshop.words
    for vocabulary, feeds in _groups(workshop):
        kind = words(f"vocabulary.{vocabulary}.one")
        yield workshop.page(
            "choice.html",
            address=workshop.addresses.choice(vocabulary),
            kind="calendar",
            title=words("subscribe.by", kind=kind),
            description=words("subscribe.by-description", kind=kind),
            feeds=feeds,
        )


def _groups(workshop: Workshop) -> tuple[tuple[str, tuple[Subscription, ...]], ...]:
    terms = ((name, workshop.catalogue.vocabularies.get(name, ())) for name in TERM_FEEDS)
    return tuple((name, _listed(workshop, group)) for name, group in terms if group)


def _listed(workshop: Workshop, terms: Iterable[Term]) -> tuple[Subscription, ...]:
    """Those of which a date lies ahead come first."""
    return tuple(sorted((term_subscription(workshop, term) for term in terms), key=lambda one: one.idle))


def _duties(workshop: Workshop) -> Iterator[Subscription]:
    """The feeds of days by which staff have something to do: to register, to repeat."""
    catalogue, words, addresses = workshop.catalogue, workshop.words, workshop.addresses
    if catalogue.settings.deadline_feed:
        yield subscription(workshop, words("subscribe.deadlines"), addresses.feed(DEADLINES))
    if any(course.mandatory for course in catalogue.courses):
        yield subscription(workshop, words("subscribe.repetitions"), addresses.feed(REPETITIONS))


def _reviews(workshop: Workshop) -> Iterator[Subscription]:
    """The feeds of days on which those who answer for offers look at them again."""
    catalogue, words, addresses = workshop.catalogue, workshop.words, workshop.addresses
    for contact in catalogue.terms(Contact) if catalogue.settings.review_feeds else ():
        name = words("subscribe.reviews", name=contact.name)
        yield subscription(workshop, name, addresses.feed(f"{REVIEWS}/{contact.id}"))
