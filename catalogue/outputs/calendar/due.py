"""Due days: whole-day entries for closing days, for the repetition of mandatory courses, and for reviews.

None of them is an RRULE: each due day is worked out from the content and is an entry of its own, with stamps of its
own, so that it can move or be cancelled by itself.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

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
from catalogue.views.rounds import rounds


def deadline_entry(course: Course, session: Session, *, heading: Heading) -> Entry | None:
    """Returns the entry on the last day of registration; None when registration never closes early."""
    closing = course.closing_day(session)
    if closing is None:
        return None
    uid = deadline_uid(site=heading.edition.settings.site, course=course.id, session=session.id)
    text = deadline_description(course, session, heading=heading)
    return _entry(EntryKind.DEADLINE, uid, closing, course, session, text=text, heading=heading)


def repetition_entry(course: Course, session: Session, *, heading: Heading) -> Entry | None:
    """Returns the entry on the day by which whoever attended `session` repeats it; None unless the course is mandatory.

    The day follows from the session's last day and `mandatory`, for nobody's attendance is known here. Once the
    session is over, the day stays, also when the author tidies the session away.
    """
    if course.mandatory is None:
        return None
    last, edition = session.last.end.day, heading.edition
    uid = repetition_uid(site=edition.settings.site, course=course.id, session=session.id)
    text = repetition_description(course, last, heading=heading)
    due = course.mandatory.after(last)
    entry = _entry(EntryKind.REPETITION, uid, due, course, session, text=text, heading=heading)
    return replace(entry, settled=edition.whole_day(last))


def cycle_entries(course: Course, *, heading: Heading) -> Iterator[Entry]:
    """Yields the entries of a mandatory course that everybody takes alone: one for each round, counted from `published`.

    The rounds shown are those not over for longer than the retention, up to the next one.
    """
    edition = heading.edition
    if course.mandatory is None:
        return
    for number, due in rounds(course, until=course.mandatory.after(edition.today)):
        if edition.settings.retention.after(due) >= edition.today:
            yield _round(course, number, due, heading)


def _round(course: Course, number: int, due: date, heading: Heading) -> Entry:
    uid = cycle_uid(site=heading.edition.settings.site, course=course.id, round_=number)
    text = cycle_description(course, heading=heading)
    return _entry(EntryKind.REPETITION, uid, due, course, text=text, heading=heading)


def review_entry(offer: Offer, review: Review, *, heading: Heading) -> Entry:
    """Returns the entry on the day on which an offer is to be reviewed next."""
    uid = review_uid(site=heading.edition.settings.site, offer=offer.id)
    text = review_description(offer, review, heading=heading)
    entry = _entry(EntryKind.REVIEW, uid, review.due, offer, text=text, heading=heading)
    return replace(entry, organizer=organizer_of(review.by))


def _entry(
    kind: EntryKind, uid: str, day: date, offer: Offer, session: Session | None = None, *, text: str, heading: Heading
) -> Entry:
    """An entry on a whole day; one of a session is cancelled when that is."""
    edition = heading.edition
    return Entry(
        uid=uid,
        kind=kind,
        course=offer.id,
        session=session.id if session else "",
        start=edition.whole_day(day),
        end=edition.whole_day(day + timedelta(days=1)),
        summary=edition.words(f"calendar.{kind.value}", title=offer.title),
        description=text,
        url=heading.url,
        cancelled=session is not None and session.cancelled,
        categories=heading.categories,
        organizer=heading.organizer,
    )
