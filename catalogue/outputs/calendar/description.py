"""Descriptions: the plain text of a calendar entry, link and closing date first."""

from collections.abc import Iterator
from datetime import date

from catalogue.model.moment import Moment
from catalogue.model.offer import Course, Offer, Review
from catalogue.model.session import Part, Session, SessionStatus
from catalogue.model.settings import Settings
from catalogue.model.term import VenueKind
from catalogue.model.translation import Translation

# Outlook cuts at 8,192 characters; the line about a move comes on top.
LONGEST = 7500


def part_description(course: Course, session: Session, part: Part, *, url: str, words: Translation) -> str:
    """Returns the text of an entry for a part."""
    blocks = (
        _first_lines(course, session, url=url, words=words),
        _about(course, session),
        _place(part, words),
        _people(course, words),
    )
    return _joined(blocks)


def deadline_description(course: Course, session: Session, *, url: str, words: Translation) -> str:
    """Returns the text of an entry for a closing day."""
    when = words("calendar.session", when=moment_text(session.first.start, words))
    return _joined((iter((words("calendar.link", url=url), when)), _about(course, session), _people(course, words)))


def repetition_description(course: Course, last: date, *, url: str, words: Translation) -> str:
    """Returns the text of an entry for the repetition of a session whose last day was `last`."""
    lines = (words("calendar.link", url=url), words("calendar.attended", day=day_text(last, words)))
    return _joined((iter(lines), iter((course.summary,)), _people(course, words)))


def cycle_description(course: Course, *, url: str, words: Translation) -> str:
    """Returns the text of an entry for a round of a mandatory course without sessions."""
    lines = (words("calendar.link", url=url), words("calendar.everybody"))
    return _joined((iter(lines), iter((course.summary,)), _people(course, words)))


def review_description(offer: Offer, review: Review, *, url: str, settings: Settings, words: Translation) -> str:
    """Returns the text of an entry for a review: where the page is, when it was seen last, where it is changed."""
    lines = [
        words("calendar.page", url=url),
        words("calendar.reviewed", day=day_text(review.last, words)),
        words("calendar.source", path=offer.path),
    ]
    if settings.edit:
        lines.append(words("calendar.edit", url=settings.edit.replace("{path}", offer.path)))
    return _joined((iter(lines), iter((words("calendar.review-done"),))))


def moment_text(moment: Moment, words: Translation) -> str:
    """Returns a moment in digits: "10.03.2026, 09:00 Uhr"."""
    if moment.clock is None:
        return day_text(moment.day, words)
    return words("calendar.moment", day=day_text(moment.day, words), clock=f"{moment.clock:%H:%M}")


def day_text(day: date, words: Translation) -> str:
    """Returns a day in digits: "10.03.2026"."""
    return words("calendar.day", year=f"{day.year:04}", month=f"{day.month:02}", day=f"{day.day:02}")


def _joined(blocks: tuple[Iterator[str], ...]) -> str:
    text = "\n\n".join("\n".join(lines) for lines in map(tuple, blocks) if lines)
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def _first_lines(course: Course, session: Session, *, url: str, words: Translation) -> Iterator[str]:
    yield words("calendar.link", url=url)
    closing = course.closing_day(session)
    if closing is not None and not session.cancelled:
        yield words("calendar.closes", day=day_text(closing, words))
    if session.status is SessionStatus.FULL:
        yield words("calendar.full")


def _about(course: Course, session: Session) -> Iterator[str]:
    yield course.summary
    if session.note:
        yield session.note


def _place(part: Part, words: Translation) -> Iterator[str]:
    if part.venue is None:
        return
    conference = conference_of(part)
    if conference:
        yield words("calendar.conference", url=conference)
    if part.venue.directions:
        yield words("calendar.directions", text=part.venue.directions)


def _people(course: Course, words: Translation) -> Iterator[str]:
    if course.provider is not None:
        yield words("calendar.provider", name=course.provider.name)
    if course.contact is not None:
        ways = (course.contact.name, course.contact.phone, course.contact.email)
        yield words("calendar.contact", text=", ".join(way for way in ways if way))


def conference_of(part: Part) -> str:
    """Returns the page about the online venue of a part, or an empty text (RFC 7986, 5.11).

    An address with a query or a fragment is left out: it may hold a passcode, and feeds are open to everyone.
    """
    venue = part.venue
    if venue is None or venue.kind is not VenueKind.ONLINE or venue.url is None:
        return ""
    return "" if "?" in venue.url or "#" in venue.url else venue.url
