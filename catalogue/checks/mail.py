"""Rules about mail addresses: those that look like one, but reach nobody outside."""

from collections.abc import Iterator

from catalogue.checks.circumstances import Circumstances
from catalogue.checks.subject import Subject
from catalogue.model.offer import Course, Offer
from catalogue.model.problem import Problem, Severity
from catalogue.model.term import Contact, vocabulary_file


def email_without_dot(offer: Offer, circumstances: Circumstances) -> Iterator[Problem]:
    """The domain of the mail address for registration has no dot."""
    email = offer.registration.email if isinstance(offer, Course) and offer.registration else None
    if email and _dotless(email):
        yield circumstances.warning("email-without-dot", offer, "registration", "email", value=email[:80])


def contact_without_dot(subject: Subject) -> Iterator[Problem]:
    """The domain of the mail address of a contact has no dot."""
    path = vocabulary_file(subject.catalogue.settings.courses, Contact.vocabulary)
    for contact in subject.catalogue.terms(Contact):
        if contact.email and _dotless(contact.email):
            place = subject.find(path, contact.id, "email")
            yield Problem("email-without-dot", place, {"value": contact.email[:80]}, Severity.WARNING)


def _dotless(email: str) -> bool:
    return "." not in email.partition("@")[2]
