"""Rules about links that let anybody in: whoever reads a page could join with the passcode in them."""

import re
from collections.abc import Iterator
from itertools import islice

from catalogue.checks.circumstances import Circumstances
from catalogue.model.body import Body
from catalogue.model.offer import Course, Offer
from catalogue.model.problem import MOST, Place, Problem, Severity

_SECRET = re.compile(
    r"https?://[^\s<>\"')]*[?&;](?:pwd|passcode|password|passwort|kennwort)=[^\s<>\"')&#]+", re.IGNORECASE
)
_SHOWN = 80


def secret_in_text(path: str, body: Body) -> Iterator[Problem]:
    """A body holds an address with a passcode."""
    text = body.markdown
    for found in islice(_SECRET.finditer(text), MOST) if "=" in text else ():
        line = text.count("\n", 0, found.start())
        column = found.start() - text.rfind("\n", 0, found.start())
        yield Problem("secret-link", Place(path, body.line + line, column), _told(found[0]), Severity.WARNING)


def secret_in_field(offer: Offer, circumstances: Circumstances) -> Iterator[Problem]:
    """A session or the registration of a course holds an address with a passcode."""
    for steps, text in _texts(offer) if isinstance(offer, Course) else ():
        if text and (found := _SECRET.search(text)):
            yield circumstances.warning("secret-link", offer, *steps, **_told(found[0]))


def _texts(course: Course) -> Iterator[tuple[tuple[str | int, ...], str | None]]:
    if course.registration:
        yield ("registration", "url"), course.registration.url
        yield ("registration", "note"), course.registration.note
    for number, session in enumerate(course.sessions):
        yield ("sessions", number, "url"), session.url
        yield ("sessions", number, "note"), session.note


def _told(address: str) -> dict[str, str]:
    """Where the address leads; what is secret in it is not printed once more."""
    return {"value": re.split(r"[?#]", address)[0][:_SHOWN]}
