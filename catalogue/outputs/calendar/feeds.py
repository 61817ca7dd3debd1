"""Feeds: which calendars there are and which entries stand in each."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from sys import intern
from typing import NamedTuple

from catalogue.model.catalogue import Catalogue
from catalogue.model.offer import Course
from catalogue.model.problem import Place, Problem, Severity
from catalogue.model.session import Session
from catalogue.model.term import Contact, Term
from catalogue.model.translation import Translation
from catalogue.outputs.address import TERM_FEEDS
from catalogue.outputs.calendar.ledger import Ledger

ALL = "all"
DEADLINES = "deadlines"
REPETITIONS = "repetitions"
REVIEWS = "reviews"
# What calendar programs refuse when a feed is larger, and from where on that is told.
MOST_BYTES, MOST_EVENTS, WARN_BYTES = 4_000_000, 5_000, 1_000_000
# More feeds than this with the same trouble are told of in one: a page of the same words hides all others.
_APART = 3
# Stands for a title; no name of a site holds it.
_TITLE = "\0"


class Feed(NamedTuple):
    """A calendar to subscribe to.

    `key` names it for ever (`all`, `deadlines`, `repetitions`, `course/<id>`, `<vocabulary>/<term id>`,
    `reviews/<contact id>`); `colour` is #rrggbb or empty.
    """

    key: str
    name: str
    colour: str = ""


def feeds_in(ledger: Ledger | None) -> tuple[Feed, ...]:
    """Returns the feeds that were published, which are written for ever, also when their term or course is gone."""
    published = ledger.feeds.items() if ledger is not None else ()
    return tuple(Feed(key, record.name, record.colour) for key, record in published)


def feeds_of(catalogue: Catalogue, *, published: Iterable[Feed], words: Translation) -> tuple[Feed, ...]:
    """Returns every feed of the catalogue and every one published before, sorted by key."""
    found = {feed.key: feed for feed in published}
    found |= {feed.key: feed for feed in _current(catalogue, words)}
    return tuple(found[key] for key in sorted(found))


def _current(catalogue: Catalogue, words: Translation) -> Iterator[Feed]:
    site = catalogue.settings.name
    yield Feed(ALL, words("calendar.name.all", site=site))
    if catalogue.settings.deadline_feed:
        yield Feed(DEADLINES, words("calendar.name.deadlines", site=site))
    if any(course.mandatory for course in catalogue.courses):
        yield Feed(REPETITIONS, words("calendar.name.repetitions", site=site))
    for contact in catalogue.terms(Contact) if catalogue.settings.review_feeds else ():
        name = words("calendar.name.reviews", site=site, title=contact.name)
        yield Feed(f"{REVIEWS}/{contact.id}", name)
        yield from (Feed(f"{REVIEWS}/{alias}", f"{name} ({alias})") for alias in contact.former)
    name = words("calendar.name.course", site=site, title=_TITLE)  # of which there are thousands
    for course in catalogue.courses:
        yield Feed(f"course/{course.id}", name.replace(_TITLE, course.title))
    for vocabulary in TERM_FEEDS:
        kind = words(f"vocabulary.{vocabulary}.one")
        for term in catalogue.vocabularies.get(vocabulary, ()):
            name = words("calendar.name.term", site=site, kind=kind, title=term.name)
            colour = getattr(term, "colour", None) or ""
            yield Feed(f"{vocabulary}/{term.id}", name, colour)
            yield from (Feed(f"{vocabulary}/{alias}", f"{name} ({alias})", colour) for alias in term.former)


def names_of(feeds: Collection[Feed]) -> Mapping[str, str]:
    """Returns the name of each feed by key; where two would have the same, their keys tell them apart."""
    times = Counter(feed.name for feed in feeds)
    return {feed.key: feed.name if times[feed.name] == 1 else f"{feed.name} ({feed.key})" for feed in feeds}


def keys_of(course: Course, session: Session) -> tuple[str, ...]:
    """Returns the keys of the feeds in which all parts of a session stand."""
    terms: list[Term | None] = [
        course.category,
        course.format,
        course.provider,
        course.area,
        *course.audiences,
        *course.tools,
        *(part.venue for part in session.parts),
    ]
    keys = (key for term in terms if term is not None for key in keys_in(term.vocabulary, term))
    return tuple(sorted({ALL, intern(f"course/{course.id}"), *keys}))


def keys_in(kind: str, term: Term) -> Iterator[str]:
    """Yields the key of a term's feed of a kind, and once each those of its former ids, at which people are still subscribed."""
    yield from (intern(f"{kind}/{name}") for name in (term.id, *term.former))


def may_be_large(size: int, events: int) -> bool:
    """Tells whether it is worth a look at what stands around the events; no name makes up for half of the room."""
    return size > WARN_BYTES // 2 or events > MOST_EVENTS


def size_problems(path: str, *, size: int, events: int) -> Iterator[Problem]:
    """Yields a warning for a feed over 1 MB, and another for one that clients refuse although it shows nothing of the past."""
    details = {"size": f"{size / 1_000_000:.0f}", "events": str(events)}  # whole, for a point is a comma elsewhere
    if size > MOST_BYTES or events > MOST_EVENTS:
        yield Problem("calendar-too-large", Place(path), details, Severity.WARNING)
    elif size > WARN_BYTES:
        yield Problem("calendar-large", Place(path), details, Severity.WARNING)


def told_together(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Returns warnings about sizes in their order; more than three of a kind become one, at the largest, that counts them."""
    kinds: dict[str, list[Problem]] = {}
    for problem in problems:
        kinds.setdefault(problem.code, []).append(problem)
    return tuple(each for kind in kinds.values() for each in (kind if len(kind) <= _APART else (_summed(kind),)))


def _summed(kind: Sequence[Problem]) -> Problem:
    largest = sorted(kind, key=lambda problem: -int(problem.details["size"]))[:_APART]
    place = largest[0].place
    names = ", ".join(f"{each.place.path} ({each.details['size']} MB)" for each in largest)
    details = {"count": str(len(kind)), "names": names}
    if kind[0].code == "calendar-large":
        return Problem("calendar-large-many", place, details, Severity.WARNING)
    return Problem("calendar-too-large-many", place, details, Severity.WARNING)
