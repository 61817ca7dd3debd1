"""Rules about keeping entries fresh."""

from collections.abc import Iterator

from catalogue.checks.subject import Subject
from catalogue.model.problem import Problem


def review_overdue(subject: Subject) -> Iterator[Problem]:
    """An entry was to be looked through by a day that has passed."""
    for offer in subject.catalogue.offers:
        if offer.review and offer.review.due < subject.today:
            due, by = offer.review.due, offer.review.by.name
            yield subject.warning("review-overdue", offer, "review", "last", due=due, by=by)


def review_in_future(subject: Subject) -> Iterator[Problem]:
    """The last review lies in the future."""
    for offer in subject.catalogue.offers:
        if offer.review and offer.review.last > subject.today:
            yield subject.problem("review-in-future", offer, "review", "last", value=offer.review.last)
