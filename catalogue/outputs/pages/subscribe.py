"""The subscription pages: every feed with its address to copy, to open, as a QR code and to download."""

from collections.abc import Iterable, Iterator

from catalogue.model.term import Contact, Term
from catalogue.outputs.address import TERM_FEEDS
from catalogue.outputs.calendar.feeds import DEADLINES, REPETITIONS, REVIEWS
from catalogue.outputs.output import Page
from catalogue.outputs.pages.paging import parts
from catalogue.outputs.pages.subscription import Subscription, subscription, term_subscription
from catalogue.outputs.pages.workshop import Workshop
from catalogue.views.alphabet import sort_key

# The programs that the help goes through, in this order; their words stand under `subscribe.program`.
PROGRAMS = ("outlook", "outlook-new", "thunderbird", "apple", "android", "nextcloud")
# Up to so many calendars of one kind stand on the page of all calendars; of more, it tells where they are.
FEW = 40
# So many calendars stand on one page of their kind: each has its QR code, which takes three kilobytes.
LENGTH = 40

Group = tuple[str, tuple[Subscription, ...]]


def subscribe_page(workshop: Workshop) -> Page:
    """Returns the page on which staff choose a calendar to subscribe to."""
    words, addresses = workshop.words, workshop.addresses
    return workshop.page(
        "subscribe.html",
        address=addresses.page("calendar"),
        kind="calendar",
        title=words("subscribe.title"),
        description=words("subscribe.description"),
        groups=tuple((name, _if_few(feeds), len(feeds)) for name, feeds in _groups(workshop)),
        everything=subscription(workshop, words("subscribe.all-name"), addresses.feed()),
        duties=tuple(_duties(workshop)),
        reviews=tuple((name, _if_few(feeds), len(feeds)) for name, feeds in _reviews(workshop)),
        programs=PROGRAMS,
    )


def choice_pages(workshop: Workshop) -> Iterator[Page]:
    """Yields, for each vocabulary with feeds, the pages of its terms' feeds with their QR codes.

    Those for editors have pages only where they are too many for the page of all calendars.
    """
    words = workshop.words
    for vocabulary, feeds in _groups(workshop):
        kind = words(f"vocabulary.{vocabulary}.one")
        description = words("subscribe.by-description", kind=kind)
        yield from _choice(workshop, vocabulary, feeds, title=words("subscribe.by", kind=kind), description=description)
    for name, feeds in _reviews(workshop):
        if len(feeds) > FEW:
            yield from _choice(
                workshop, name, feeds, title=words("subscribe.all-reviews"), description=words("subscribe.reviews-lead")
            )


def _choice(
    workshop: Workshop, name: str, feeds: tuple[Subscription, ...], *, title: str, description: str
) -> Iterator[Page]:
    address = workshop.addresses.choice(name)
    if len(feeds) > LENGTH:
        feeds = tuple(sorted(feeds, key=lambda one: sort_key(one.name)))
    cut = parts(feeds, name=lambda one: one.link, address=address, title=title, length=LENGTH, workshop=workshop)
    for part, page in cut:
        yield workshop.page(
            "choice.html", kind="calendar", description=description, vocabulary=name, feeds=part, **page
        )


def _if_few(feeds: tuple[Subscription, ...]) -> tuple[Subscription, ...]:
    return feeds if len(feeds) <= FEW else ()


def _groups(workshop: Workshop) -> tuple[Group, ...]:
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


def _reviews(workshop: Workshop) -> tuple[Group, ...]:
    """The feeds of days on which those who answer for offers look at them again."""
    catalogue, words, addresses = workshop.catalogue, workshop.words, workshop.addresses
    feeds = tuple(
        subscription(workshop, words("subscribe.reviews", name=contact.name), addresses.feed(f"{REVIEWS}/{contact.id}"))
        for contact in (catalogue.terms(Contact) if catalogue.settings.review_feeds else ())
    )
    return ((REVIEWS, feeds),) if feeds else ()
