"""Rules about what lets anybody in: whoever reads a page could join with the passcode in an address, or beside it."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from catalogue.checks.circumstances import Circumstances, FindPlace
from catalogue.checks.coded import outside_code
from catalogue.checks.meetings import risk
from catalogue.checks.passcodes import passcodes
from catalogue.checks.subject import Subject
from catalogue.model.body import Body
from catalogue.model.offer import Offer
from catalogue.model.problem import MOST, Place, Problem, Severity
from catalogue.model.term import Term, vocabulary_file
from catalogue.model.value import Value

# The passcode itself: looking for addresses first would read each of them to its end once for every one that begins in it.
# Mail programs write addresses into others, with % in place of their signs.
_SECRET = re.compile(
    r"(?:[?&;#]|%3F|%26)(pwd|passcode|kenncode|zugangscode|access_?code|mtid|(?:attendee|moderator|meeting)(?:pw|password)"
    r"|password|passwort|kennwort|pw|pin|tk|jwt|token|secret|p)(?:=|%3D)([^\s<>\"')&#%]+)",
    re.IGNORECASE,
)
# What stands there where somebody explains how such an address is made.
_PLACEHOLDER = re.compile(r"[{\[$%].*|[….*_x-]+", re.IGNORECASE)
_ADDRESS = re.compile(r"(?<![a-z])[a-z][a-z+.-]{1,20}://|(?<![\w.-])(?:[\w-]{1,63}\.){1,9}[a-z]{2,20}(?=[/:?])", re.I)
# What no address holds, and how long one is at most.
_END = re.compile(r"[\s<>\"')]")
_LONGEST = 2000
_SHOWN = 80


def secret_in_text(path: str, body: Body) -> Iterator[Problem]:
    """A body holds an address with a passcode, or a passcode in words."""
    text = body.markdown
    if "=" in text:
        for start, address, severity in islice(_secrets(outside_code(_SECRET.finditer(text), text), text), MOST):
            yield _told(address, Place(path, *body.spot(start)), severity)
    for found in islice(outside_code(passcodes(text), text), MOST):
        yield Problem("written-passcode", Place(path, *body.spot(found.start())), {"value": found[1]}, Severity.WARNING)


def secret_in_field(offer: Offer, said: str, circumstances: Circumstances) -> Iterator[Problem]:
    """A field of an offer, or of one of its sessions, holds an address with a passcode, or a passcode in words.

    `said` are all its texts together: in those of most offers nothing of the kind is found.
    """
    return _of_value(offer, said, circumstances.find, offer.path)


def secret_in_term(subject: Subject) -> Iterator[Problem]:
    """A field of a term holds an address with a passcode, or a passcode in words."""
    for name, terms in subject.catalogue.vocabularies.items():
        path = vocabulary_file(subject.catalogue.settings.courses, name)
        for term in terms:
            yield from _of_value(term, said_in(term), subject.find, path, term.id)


def _of_value(value: Value, said: str, find: FindPlace, path: str, *outer: str) -> Iterator[Problem]:
    clean = ("=" not in said and "%3" not in said) or _SECRET.search(said) is None
    clean = clean and next(passcodes(said), None) is None
    for steps, text in () if clean else _texts(value):
        if "=" in text:
            secrets = islice(_secrets(_SECRET.finditer(text), text), MOST)
            # One of a field is told: an error before what might be no secret.
            for _, address, severity in sorted(secrets, key=lambda secret: secret[2] is not Severity.ERROR)[:1]:
                yield _told(address, find(path, *outer, *steps), severity)
        for found in islice(passcodes(text), 1):
            place = find(path, *outer, *steps)
            yield Problem("written-passcode", place, {"value": found[1]}, Severity.WARNING)


def _secrets(found: Iterable[re.Match[str]], text: str) -> Iterator[tuple[int, str, Severity]]:
    """The addresses with a passcode, each once: where they begin, and how they are to be told."""
    last = -1
    for match in found:
        before = _END.split(text[max(0, match.start() - _LONGEST) : match.start()])[-1]
        address = _ADDRESS.search(before)
        start = match.start() - len(before) + address.start() if address else last
        if start > last and not _PLACEHOLDER.fullmatch(match[2]):
            severity = risk(match[1], text[start : match.start(1)])
            if severity is not None:
                last = start
                yield start, text[start : match.end()], severity


def said_in(value: Value) -> str:
    """Returns all texts of a value and of the values in it together, but of no term that it refers to."""
    return "\n".join(_strings(value))


def _strings(value: Value) -> Iterator[str]:
    for each in value.__dict__.values():
        if type(each) is str:
            yield each
        elif type(each) is tuple:
            for entry in each:
                if type(entry) is str:
                    yield entry
                elif isinstance(entry, Value) and not isinstance(entry, Term):
                    yield from _strings(entry)
        elif isinstance(each, Value) and not isinstance(each, Term):
            yield from _strings(each)


def _texts(value: object, *steps: str | int) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """All texts of a value, and where in it they stand; the terms that it refers to are looked at for themselves."""
    if isinstance(value, str):
        yield steps, value
    elif isinstance(value, tuple):
        for number, each in enumerate(value):
            yield from _texts(each, *steps, number)
    elif isinstance(value, Value) and not (steps and isinstance(value, Term)):
        for name, each in value:
            if each:
                yield from _texts(each, *steps, name)


def _told(address: str, place: Place, severity: Severity) -> Problem:
    """Tells where the address leads; what is secret in it is not printed once more."""
    where = re.split(r"[?#]|%3F", address, flags=re.IGNORECASE)[0][:_SHOWN]
    if severity is Severity.WARNING:
        return Problem("secret-link", place, {"value": where}, Severity.WARNING)
    return Problem("secret-link", place, {"value": where})
