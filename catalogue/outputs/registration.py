"""Registration links: the address with its placeholders filled, or a mail that is already written."""

from urllib.parse import quote

from catalogue.model.offer import Course
from catalogue.model.session import Session
from catalogue.model.translation import Translation
from catalogue.outputs.dates import moment


def registration_link(course: Course, session: Session | None, *, words: Translation) -> str:
    """Returns where one registers for a session (or, without sessions, for the course); empty when nobody need."""
    registration = course.registration
    if session is not None and session.url:
        return session.url
    if registration is None:
        return ""
    if registration.url:
        filled = registration.url.replace("{course}", quote(course.id, safe=""))
        return filled.replace("{session}", quote(session.id if session else "", safe=""))
    when = moment(session.first.start, words) if session else ""
    name = f"{course.id}-{session.id}" if session else course.id
    subject = words("registration.subject", title=course.title)
    body = words(
        "registration.body" if session else "registration.body-without-date", title=course.title, when=when, id=name
    )
    lines = body.replace("\n", "\r\n")  # RFC 6068, 5
    return f"mailto:{registration.email}?subject={quote(subject)}&body={quote(lines)}"
