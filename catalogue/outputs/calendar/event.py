"""Events: the calendar entries of a session, one for each of its parts."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from catalogue.model.moment import Moment
from catalogue.model.offer import Course
from catalogue.model.session import Part, Session
from catalogue.model.term import Venue
from catalogue.model.translation import Translation
from catalogue.outputs.calendar.description import conference_of, part_description
from catalogue.outputs.calendar.entry import Entry, EntryKind, Position
from catalogue.outputs.calendar.heading import Heading
from catalogue.outputs.calendar.uid import part_uid
from catalogue.outputs.calendar.wall_time import moment_text
from catalogue.outputs.place import said_once


def session_entries(course: Course, session: Session, *, heading: Heading) -> tuple[Entry, ...]:
    """Returns one entry for each part of a session, in the order of time; never one bar over the nights."""
    parts: Sequence[Part] = session.parts
    if len(parts) > 1:
        parts = sorted(parts, key=lambda part: (part.start.instant, part.id))
    site = heading.edition.settings.site
    uids = [part_uid(site=site, course=course.id, session=session.id, part=part.id) for part in parts]
    return tuple(
        Entry(
            uid=uid,
            kind=EntryKind.PART,
            course=course.id,
            session=session.id,
            start=part.start,
            end=part.over,
            summary=_summary(course, part, number=number, of=len(parts), words=heading.edition.words),
            description=part_description(course, session, part, heading=heading),
            url=heading.url,
            location=_location(part.venue),
            cancelled=session.cancelled,
            categories=heading.categories,
            geo=_position(part.venue),
            organizer=heading.organizer,
            conference=conference_of(part),
            moved_from=session.previous_start if part is session.first else None,
            siblings=_neighbours(uids, uid),
        )
        for number, (part, uid) in enumerate(zip(parts, uids, strict=True), start=1)
    )


def worded(entry: Entry, *, moved: Moment | None, words: Translation) -> Entry:
    """Returns the entry as readers see it: "Abgesagt: …" before its summary, "Verschoben: …" before its description.

    `moved` is where the entry stood before, as far as the ledger knows; what the author says takes precedence.
    """
    moved = entry.moved_from or moved
    summary, description = entry.summary, entry.description
    if entry.cancelled:
        summary = words(f"calendar.cancelled.{entry.kind.value}", title=summary)
    if moved is not None and entry.kind is not EntryKind.REVIEW:  # a review that was done has not moved
        description = words("calendar.moved", when=moment_text(moved, words)) + "\n" + description
    if summary is entry.summary and description is entry.description:
        return entry
    return replace(entry, summary=summary, description=description)


def _summary(course: Course, part: Part, *, number: int, of: int, words: Translation) -> str:
    title = f"{course.title}: {part.title}" if part.title else course.title
    return title if of == 1 else words("calendar.part", title=title, number=number, of=of)


def _location(venue: Venue | None) -> str:
    if venue is None:
        return ""
    return ", ".join(said_once(venue.name, venue.room, venue.address))


def _position(venue: Venue | None) -> Position | None:
    return Position(lat=venue.geo.lat, lon=venue.geo.lon) if venue is not None and venue.geo is not None else None


def _neighbours(uids: list[str], uid: str) -> tuple[str, ...]:
    """The parts just before and after: naming every other one would grow with the square of their number."""
    return tuple(second if first == uid else first for first, second in pairwise(uids) if uid in (first, second))
