"""Content: the entries that a catalogue gives, and the feeds in which each stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from catalogue.model.catalogue import Catalogue
from catalogue.model.offer import Course
from catalogue.model.session import Session
from catalogue.model.translation import Translation
from catalogue.outputs.calendar.change import Losses
from catalogue.outputs.calendar.due import cycle_entries, deadline_entry, repetition_entry, review_entry
from catalogue.outputs.calendar.entry import Entry
from catalogue.outputs.calendar.event import session_entries
from catalogue.outputs.calendar.feeds import DEADLINES, REPETITIONS, REVIEWS, keys_of

Placed = Iterator[tuple[Entry, tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Content:
    """The entries of the content: `members` are the feeds of each by UID, `sessions` the UIDs of each session."""

    entries: tuple[Entry, ...]
    members: Mapping[str, tuple[str, ...]]
    sessions: tuple[tuple[Course, Session, tuple[str, ...]], ...]


def content_of(catalogue: Catalogue, *, today: date, words: Translation) -> Content:
    """Returns the entries of a catalogue without drafts; `today` decides which rounds of a repetition are shown."""
    build = partial(session_entries, settings=catalogue.settings, words=words)
    sessions = [
        (course, session, build(course, session)) for course in catalogue.courses for session in course.sessions
    ]
    placed = [(part, keys_of(course, session)) for course, session, parts in sessions for part in parts]
    placed += _deadlines(catalogue, words)
    placed += _repetitions(catalogue, today, words)
    placed += _reviews(catalogue, words)
    return Content(
        entries=tuple(entry for entry, _ in placed),
        members={entry.uid: keys for entry, keys in placed},
        sessions=tuple((course, session, tuple(part.uid for part in parts)) for course, session, parts in sessions),
    )


def losses_of(catalogue: Catalogue) -> Losses:
    """Returns what the authors say about entries that are no longer there."""
    return Losses(
        withdrawn=frozenset((course.id, session) for course in catalogue.courses for session in course.withdrawn),
        optional=frozenset(course.id for course in catalogue.courses if course.mandatory is None),
    )


def _deadlines(catalogue: Catalogue, words: Translation) -> Placed:
    settings = catalogue.settings
    for course in catalogue.courses if settings.deadline_feed else ():
        for session in course.sessions:
            entry = deadline_entry(course, session, settings=settings, words=words)
            if entry is not None:
                yield entry, (DEADLINES,)


def _repetitions(catalogue: Catalogue, today: date, words: Translation) -> Placed:
    for course in catalogue.courses:
        for entry in cycle_entries(course, today=today, settings=catalogue.settings, words=words):
            yield entry, (REPETITIONS,)
        for session in course.sessions:
            repetition = repetition_entry(course, session, settings=catalogue.settings, words=words)
            if repetition is not None:
                yield repetition, (REPETITIONS,)


def _reviews(catalogue: Catalogue, words: Translation) -> Placed:
    settings = catalogue.settings
    for offer in catalogue.offers if settings.review_feeds else ():
        if offer.review is not None:
            entry = review_entry(offer, offer.review, settings=settings, words=words)
            yield entry, (f"{REVIEWS}/{offer.review.by.id}",)
