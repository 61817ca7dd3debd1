"""Rules about keeping entries fresh, and the accessibility statement in the settings."""

from collections.abc import Iterator

from catalogue.checks.circumstances import Circumstances
from catalogue.checks.subject import Subject
from catalogue.model.duration import Duration
from catalogue.model.offer import Course, Offer
from catalogue.model.problem import Problem, Severity

# After it, nobody waits for next year's session any more.
_LONG = Duration("P1Y", months=12)


def review_overdue(offer: Offer, circumstances: Circumstances) -> Iterator[Problem]:
    """An entry was to be looked through by a day that has passed."""
    if offer.review and circumstances.passed(offer.review.due):
        due, by = offer.review.due, offer.review.by.name
        yield circumstances.warning("review-overdue", offer, "review", "last", due=due, by=by)


def review_in_future(offer: Offer, circumstances: Circumstances) -> Iterator[Problem]:
    """The last review lies in the future."""
    if offer.review and circumstances.ahead(offer.review.last):
        yield circumstances.problem("review-in-future", offer, "review", "last", value=offer.review.last)


def published_in_future(offer: Offer, circumstances: Circumstances) -> Iterator[Problem]:
    """The day on which an offer came to the catalogue lies in the future, although it is online at once."""
    if offer.published and not offer.draft and circumstances.ahead(offer.published):
        yield circumstances.warning("published-in-future", offer, "published", value=offer.published)


def sessions_long_past(course: Course, circumstances: Circumstances) -> Iterator[Problem]:
    """All sessions of a course have been over for more than a year, and no other is planned."""
    ends = [session.last.end.day for session in course.sessions]
    if ends and not course.draft and circumstances.passed(_LONG.after(max(ends))):
        yield circumstances.warning("sessions-long-past", course, "sessions", value=max(ends))


def statement_outdated(subject: Subject) -> Iterator[Problem]:
    """The accessibility statement was not looked through for more than a year."""
    settings = subject.catalogue.settings
    statement = settings.accessibility_statement
    if statement is not None and statement.due < subject.today:
        field = "reviewed" if statement.reviewed else "prepared"
        place = subject.find(settings.file, "extra", "catalogue", "accessibility_statement", field)
        yield Problem("statement-outdated", place, {"value": statement.last.isoformat()}, Severity.WARNING)
