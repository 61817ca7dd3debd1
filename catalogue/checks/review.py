"""Rules about keeping entries fresh, and the accessibility statement in the settings."""

from collections.abc import Iterator

from catalogue.checks.circumstances import Circumstances
from catalogue.checks.subject import Subject
from catalogue.model.offer import Offer
from catalogue.model.problem import Problem, Severity


def review_overdue(offer: Offer, circumstances: Circumstances) -> Iterator[Problem]:
    """An entry was to be looked through by a day that has passed."""
    if offer.review and circumstances.passed(offer.review.due):
        due, by = offer.review.due, offer.review.by.name
        yield circumstances.warning("review-overdue", offer, "review", "last", due=due, by=by)


def review_in_future(offer: Offer, circumstances: Circumstances) -> Iterator[Problem]:
    """The last review lies in the future."""
    if offer.review and circumstances.ahead(offer.review.last):
        yield circumstances.problem("review-in-future", offer, "review", "last", value=offer.review.last)


def statement_outdated(subject: Subject) -> Iterator[Problem]:
    """The accessibility statement was not looked through for more than a year."""
    settings = subject.catalogue.settings
    statement = settings.accessibility_statement
    if statement is not None and statement.due < subject.today:
        field = "reviewed" if statement.reviewed else "prepared"
        place = subject.find(settings.file, "extra", "catalogue", "accessibility_statement", field)
        yield Problem("statement-outdated", place, {"value": statement.last.isoformat()}, Severity.WARNING)
