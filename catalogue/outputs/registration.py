"""Registration links: the address with its placeholders filled, or a mail that is already written."""

from collections.abc import Mapping
from functools import cache, lru_cache
from urllib.parse import quote

from catalogue.model.offer import Course
from catalogue.model.session import Session
from catalogue.model.translation import Translation, cut
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
    values = {"title": _quoted(course.title), "when": _quoted(when), "id": _quoted(name)}
    subject = _filled(words("registration.subject"), {"title": values["title"]})
    body = _filled(words("registration.body" if session else "registration.body-without-date"), values)
    return f"mailto:{registration.email}?subject={subject}&body={body}"


@lru_cache(maxsize=256)  # the sessions of a course have one title, and many begin together
def _quoted(text: str) -> str:
    return quote(text.replace("\n", "\r\n"))  # RFC 6068, 5


def _filled(text: str, quoted: Mapping[str, str]) -> str:
    """The text for an address, its slots filled with what is quoted already."""
    pieces = _pieces(text)
    filled = list(pieces)
    filled[1::2] = [quoted[name] for name in pieces[1::2]]
    return "".join(filled)


@cache  # a handful of texts, the same for thousands of sessions
def _pieces(text: str) -> tuple[str, ...]:
    return tuple(piece if index % 2 else _quoted(piece) for index, piece in enumerate(cut(text)))
