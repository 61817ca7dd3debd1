"""Due days: whole-day entries for closing days, for the repetition of mandatory courses, and for reviews.

None of them is an RRULE: each due day is worked out from the content and is an entry of its own, with stamps of its
own, so that it can move or be cancelled by itself.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count

from catalogue.model.duration import Duration
from catalogue.model.offer import Course, Offer, Review
from catalogue.model.session import Session
from catalogue.outputs.calendar.description import (
    cycle_description,
    deadline_description,
    repetition_description,
    review_description,
)
from catalogue.outputs.calendar.entry import Entry, EntryKind
from catalogue.outputs.calendar.heading import Heading, organizer_of
from catalogue.outputs.calendar.uid import cycle_uid, deadline_uid, repetition_uid, review_uid


def deadline_entry(course: Course, session: Session, *, heading: Heading) -> Entry | None:
    """Returns the entry on the last day of registration; None when registration never closes early."""
    closing = course.closing_day(session)
    if closing is None:
        return None
    edition = heading.edition
    return Entry(
        uid=deadline_uid(site=edition.settings.site, course=course.id, session=session.id),
        kind=EntryKind.DEADLINE,
        course=course.id,
        session=session.id,
        start=edition.whole_day(closing),
        end=edition.whole_day(closing + timedelta(days=1)),
        summary=edition.words("calendar.deadline", title=course.title),
        description=deadline_description(course, session, heading=heading),
        url=heading.url,
        cancelled=session.cancelled,
        categories=heading.categories,
        organizer=heading.organizer,
    )


def repetition_entry(course: Course, session: Session, *, heading: Heading) -> Entry | None:
    """Returns the entry on the day by which whoever attended `session` repeats it; None unless the course is mandatory.

    The day follows from the session's last day and `mandatory`, for nobody's attendance is known here. Once the
    session is over, the day stays, also when the author tidies the session away.
    """
    if course.mandatory is None:
        return None
    last = session.last.end.day
    due, edition = course.mandatory.after(last), heading.edition
    return Entry(
        uid=repetition_uid(site=edition.settings.site, course=course.id, session=session.id),
        kind=EntryKind.REPETITION,
        course=course.id,
        session=session.id,
        start=edition.whole_day(due),
        end=edition.whole_day(due + timedelta(days=1)),
        summary=edition.words("calendar.repetition", title=course.title),
        description=repetition_description(course, last, heading=heading),
        url=heading.url,
        cancelled=session.cancelled,
        categories=heading.categories,
        organizer=heading.organizer,
        settled=edition.whole_day(last),
    )


def counts_rounds(offer: Offer) -> bool:
    """Tells whether an offer is repeated in rounds, of which today decides how many there are."""
    if not isinstance(offer, Course) or offer.mandatory is None or offer.published is None or offer.sessions:
        return False
    return bool(offer.mandatory.months or offer.mandatory.days)


def cycle_entries(course: Course, *, heading: Heading) -> Iterator[Entry]:
    """Yields the entries of a mandatory course that everybody takes alone: one for each round, counted from `published`.

    The rounds shown are those not over for longer than the retention, up to the next one.
    """
    every, today = course.mandatory, heading.edition.today
    if every is None or course.published is None or not counts_rounds(course):
        return
    for number in count(1):
        due = Duration(every.text, months=every.months * number, days=every.days * number).after(course.published)
        if due > every.after(today):
            return
        if heading.edition.settings.retention.after(due) >= today:
            yield _round(course, number, due, heading)


def _round(course: Course, number: int, due: date, heading: Heading) -> Entry:
    edition = heading.edition
    return Entry(
        uid=cycle_uid(site=edition.settings.site, course=course.id, round_=number),
        kind=EntryKind.REPETITION,
        course=course.id,
        session="",
        start=edition.whole_day(due),
        end=edition.whole_day(due + timedelta(days=1)),
        summary=edition.words("calendar.repetition", title=course.title),
        description=cycle_description(course, heading=heading),
        url=heading.url,
        categories=heading.categories,
        organizer=heading.organizer,
    )


def review_entry(offer: Offer, review: Review, *, heading: Heading) -> Entry:
    """Returns the entry on the day on which an offer is to be reviewed next."""
    edition = heading.edition
    return Entry(
        uid=review_uid(site=edition.settings.site, offer=offer.id),
        kind=EntryKind.REVIEW,
        course=offer.id,
        session="",
        start=edition.whole_day(review.due),
        end=edition.whole_day(review.due + timedelta(days=1)),
        summary=edition.words("calendar.review", title=offer.title),
        description=review_description(offer, review, heading=heading),
        url=heading.url,
        categories=heading.categories,
        organizer=organizer_of(review.by),
    )
