"""Content: the calendar entries that an offer gives, and the feeds in which each stands."""

from collections.abc import Iterator

from catalogue.model.offer import Course, Offer
from catalogue.outputs.calendar.due import cycle_entries, deadline_entry, repetition_entry, review_entry
from catalogue.outputs.calendar.entry import Entry
from catalogue.outputs.calendar.event import session_entries
from catalogue.outputs.calendar.feeds import DEADLINES, REPETITIONS, REVIEWS, keys_in, keys_of
from catalogue.outputs.calendar.heading import Heading

Content = Iterator[tuple[Entry, tuple[str, ...]]]


def entries_of(offer: Offer, heading: Heading) -> Content:
    """Yields the entries of an offer, each with the keys of its feeds.

    The day of the edition decides which rounds of a repetition there are, and nothing else.
    """
    settings = heading.edition.settings
    if isinstance(offer, Course):
        yield from _sessions(offer, heading)
        for entry in cycle_entries(offer, heading=heading):
            yield entry, (REPETITIONS,)
    if settings.review_feeds and offer.review is not None:
        entry = review_entry(offer, offer.review, heading=heading)
        yield entry, tuple(sorted(keys_in(REVIEWS, offer.review.by)))


def _sessions(course: Course, heading: Heading) -> Content:
    for session in course.sessions:
        keys = keys_of(course, session)
        for part in session_entries(course, session, heading=heading):
            yield part, keys
        deadline = deadline_entry(course, session, heading=heading) if heading.edition.settings.deadline_feed else None
        if deadline is not None:
            yield deadline, (DEADLINES,)
        repetition = repetition_entry(course, session, heading=heading)
        if repetition is not None:
            yield repetition, (REPETITIONS,)
