"""Rules about links that let anybody in: whoever reads a page could join with the passcode in them."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from catalogue.checks.circumstances import Circumstances
from catalogue.checks.coded import outside_code
from catalogue.model.body import Body
from catalogue.model.offer import Course, Offer
from catalogue.model.problem import MOST, Place, Problem, Severity

# The passcode itself: looking for addresses first would read each of them to its end once for every one that begins in it.
_SECRET = re.compile(r"[?&;](?:pwd|passcode|password|passwort|kennwort)=([^\s<>\"')&#]+)", re.IGNORECASE)
# What stands there where somebody explains how such an address is made.
_PLACEHOLDER = re.compile(r"[{\[$%].*|[….*_x-]+", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
# What no address holds, and how long one is at most.
_END = re.compile(r"[\s<>\"')]")
_LONGEST = 2000
_SHOWN = 80


def secret_in_text(path: str, body: Body) -> Iterator[Problem]:
    """A body holds an address with a passcode."""
    text = body.markdown
    if "=" in text:
        for start, address in islice(_secrets(outside_code(_SECRET.finditer(text), text), text), MOST):
            yield Problem("secret-link", Place(path, *body.spot(start)), _told(address), Severity.WARNING)


def secret_in_field(offer: Offer, circumstances: Circumstances) -> Iterator[Problem]:
    """A session or the registration of a course holds an address with a passcode."""
    for steps, text in _texts(offer) if isinstance(offer, Course) else ():
        for _, address in islice(_secrets(_SECRET.finditer(text), text), 1) if text and "=" in text else ():
            yield circumstances.warning("secret-link", offer, *steps, **_told(address))


def _secrets(found: Iterable[re.Match[str]], text: str) -> Iterator[tuple[int, str]]:
    """The addresses with a passcode, each once, and where they begin."""
    last = -1
    for match in found:
        before = _END.split(text[max(0, match.start() - _LONGEST) : match.start()])[-1]
        address = _ADDRESS.search(before)
        start = match.start() - len(before) + address.start() if address else last
        if start > last and not _PLACEHOLDER.fullmatch(match[1]):
            last = start
            yield start, text[start : match.end()]


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
