"""Due days: whole-day entries for closing days, for the repetition of mandatory courses, and for reviews.

None of them is an RRULE: each due day is worked out from the content and is an entry of its own, with stamps of its
own, so that it can move or be cancelled by itself.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count

from catalogue.model.duration import Duration
from catalogue.model.moment import Moment
from catalogue.model.offer import Course, Offer, Review
from catalogue.model.session import Session
from catalogue.model.settings import Settings
from catalogue.model.translation import Translation
from catalogue.outputs.calendar.description import (
    cycle_description,
    deadline_description,
    repetition_description,
    review_description,
)
from catalogue.outputs.calendar.entry import Entry, EntryKind
from catalogue.outputs.calendar.event import categories_of, organizer_of, url_of
from catalogue.outputs.calendar.uid import cycle_uid, deadline_uid, repetition_uid, review_uid


def deadline_entry(course: Course, session: Session, *, settings: Settings, words: Translation) -> Entry | None:
    """Returns the entry on the last day of registration; None when registration never closes early."""
    closing = course.closing_day(session)
    if closing is None:
        return None
    url = url_of(course, settings, words)
    return Entry(
        uid=deadline_uid(site=settings.site, course=course.id, session=session.id),
        kind=EntryKind.DEADLINE,
        course=course.id,
        session=session.id,
        start=_day(closing, settings),
        end=_day(closing + timedelta(days=1), settings),
        summary=words("calendar.deadline", title=course.title),
        description=deadline_description(course, session, url=url, words=words),
        url=url,
        cancelled=session.cancelled,
        categories=categories_of(course),
        organizer=organizer_of(course.contact),
    )


def repetition_entry(course: Course, session: Session, *, settings: Settings, words: Translation) -> Entry | None:
    """Returns the entry on the day by which whoever attended `session` repeats it; None unless the course is mandatory.

    The day follows from the session's last day and `mandatory`, for nobody's attendance is known here. Once the
    session is over, the day stays, also when the author tidies the session away.
    """
    if course.mandatory is None:
        return None
    last = session.last.end.day
    due, url = course.mandatory.after(last), url_of(course, settings, words)
    return Entry(
        uid=repetition_uid(site=settings.site, course=course.id, session=session.id),
        kind=EntryKind.REPETITION,
        course=course.id,
        session=session.id,
        start=_day(due, settings),
        end=_day(due + timedelta(days=1), settings),
        summary=words("calendar.repetition", title=course.title),
        description=repetition_description(course, last, url=url, words=words),
        url=url,
        cancelled=session.cancelled,
        categories=categories_of(course),
        organizer=organizer_of(course.contact),
        settled=_day(last, settings),
    )


def cycle_entries(course: Course, *, today: date, settings: Settings, words: Translation) -> Iterator[Entry]:
    """Yields the entries of a mandatory course that everybody takes alone: one for each round, counted from `published`.

    The rounds shown are those not over for longer than the retention, up to the next one.
    """
    every = course.mandatory
    if every is None or course.published is None or course.sessions or not (every.months or every.days):
        return
    for number in count(1):
        due = Duration(every.text, months=every.months * number, days=every.days * number).after(course.published)
        if due > every.after(today):
            return
        if settings.retention.after(due) >= today:
            yield _round(course, number, due, settings=settings, words=words)


def _round(course: Course, number: int, due: date, *, settings: Settings, words: Translation) -> Entry:
    url = url_of(course, settings, words)
    return Entry(
        uid=cycle_uid(site=settings.site, course=course.id, round_=number),
        kind=EntryKind.REPETITION,
        course=course.id,
        session="",
        start=_day(due, settings),
        end=_day(due + timedelta(days=1), settings),
        summary=words("calendar.repetition", title=course.title),
        description=cycle_description(course, url=url, words=words),
        url=url,
        categories=categories_of(course),
        organizer=organizer_of(course.contact),
    )


def review_entry(offer: Offer, review: Review, *, settings: Settings, words: Translation) -> Entry:
    """Returns the entry on the day on which an offer is to be reviewed next."""
    url = url_of(offer, settings, words)
    return Entry(
        uid=review_uid(site=settings.site, offer=offer.id),
        kind=EntryKind.REVIEW,
        course=offer.id,
        session="",
        start=_day(review.due, settings),
        end=_day(review.due + timedelta(days=1), settings),
        summary=words("calendar.review", title=offer.title),
        description=review_description(offer, review, url=url, settings=settings, words=words),
        url=url,
        categories=categories_of(offer),
        organizer=organizer_of(review.by),
    )


def _day(day: date, settings: Settings) -> Moment:
    return Moment(day=day, clock=None, zone=settings.timezone)
