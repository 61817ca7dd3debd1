"""Descriptions: the plain text of a calendar entry, link and closing date first."""

from collections.abc import Sequence
from datetime import date

from catalogue.model.offer import Course, Offer, Review
from catalogue.model.session import Part, Session, SessionStatus
from catalogue.model.term import VenueKind
from catalogue.model.translation import Translation
from catalogue.outputs.calendar.heading import Heading
from catalogue.outputs.calendar.wall_time import moment_text

# Outlook cuts at 8,192 characters; the line about a move comes on top.
LONGEST = 7500


def part_description(course: Course, session: Session, part: Part, *, heading: Heading) -> str:
    """Returns the text of an entry for a part."""
    words = heading.edition.words
    first = _first_lines(course, session, heading)
    return _joined(first, _about(course, session), _place(part, words), heading.people)


def deadline_description(course: Course, session: Session, *, heading: Heading) -> str:
    """Returns the text of an entry for a closing day."""
    words = heading.edition.words
    when = words("calendar.session", when=moment_text(session.first.start, words))
    return _joined((heading.link, when), _about(course, session), heading.people)


def repetition_description(course: Course, last: date, *, heading: Heading) -> str:
    """Returns the text of an entry for the repetition of a session whose last day was `last`."""
    attended = heading.edition.words("calendar.attended", day=heading.edition.spelled(last))
    return _joined((heading.link, attended), (course.summary,), heading.people)


def cycle_description(course: Course, *, heading: Heading) -> str:
    """Returns the text of an entry for a round of a mandatory course without sessions."""
    everybody = heading.edition.words("calendar.everybody")
    return _joined((heading.link, everybody), (course.summary,), heading.people)


def review_description(offer: Offer, review: Review, *, heading: Heading) -> str:
    """Returns the text of an entry for a review: where the page is, when it was seen last, where it is changed."""
    words, edit = heading.edition.words, heading.edition.settings.edit
    lines = [
        words("calendar.page", url=heading.url),
        words("calendar.reviewed", day=heading.edition.spelled(review.last)),
        words("calendar.source", path=offer.path),
    ]
    if edit:
        lines.append(words("calendar.edit", url=edit.replace("{path}", offer.path)))
    return _joined(lines, (words("calendar.review-done"),))


def _joined(*blocks: Sequence[str]) -> str:
    text = "\n\n".join("\n".join(lines) for lines in blocks if lines)
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def _first_lines(course: Course, session: Session, heading: Heading) -> list[str]:
    words, lines = heading.edition.words, [heading.link]
    closing = course.closing_day(session)
    if closing is not None and not session.cancelled:
        lines.append(words("calendar.closes", day=heading.edition.spelled(closing)))
    if session.status is SessionStatus.FULL:
        lines.append(words("calendar.full"))
    return lines


def _about(course: Course, session: Session) -> tuple[str, ...]:
    return (course.summary, session.note) if session.note else (course.summary,)


def _place(part: Part, words: Translation) -> list[str]:
    lines: list[str] = []
    conference = conference_of(part)
    if conference:
        lines.append(words("calendar.conference", url=conference))
    if part.venue is not None and part.venue.directions:
        lines.append(words("calendar.directions", text=part.venue.directions))
    return lines


def conference_of(part: Part) -> str:
    """Returns the page about the online venue of a part, or an empty text (RFC 7986, 5.11).

    An address with a query or a fragment is left out: it may hold a passcode, and feeds are open to everyone.
    """
    venue = part.venue
    if venue is None or venue.kind is not VenueKind.ONLINE or venue.url is None:
        return ""
    return "" if "?" in venue.url or "#" in venue.url else venue.url
