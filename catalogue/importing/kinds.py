"""Kinds: whether a record becomes a course or a guide, and what a guide cannot keep."""

import re

from catalogue.importing.note import Say
from catalogue.importing.record import Record, as_text
from catalogue.importing.registration import mail_address, web_address

_COURSE = re.compile(
    r"event|course|kurs|veranstaltung|seminar|training|workshop|webinar|lehrgang|schulung|fortbildung|e[- ]?learning|vortrag|"
    r"\b(?:talk|lecture|briefing|masterclass|conference)\b",
    re.IGNORECASE,
)
_GUIDE = re.compile(
    r"guide|resource|anleitung|leitfaden|how-?to|article|artikel|page|seite|hilfe|faq|tutorial", re.IGNORECASE
)
# Forms in which people come together; "Video" and "Online" alone may be a guide's.
_MEETING = re.compile(
    rf"{_COURSE.pattern}|pr(?:ä|ae)senz|vor ort|hybrid|blended|in-?person|class(?:room)?\b|on-?site|inhouse|unterricht",
    re.IGNORECASE,
)
_COURSE_FIELDS = ("cost", "capacity", "registration_url", "registration_deadline")


def is_course(record: Record, say: Say) -> bool:
    """Tells whether a record becomes a course; where its kind does not say, its fields and its format decide."""
    kind = record.record_type
    if record.sessions or _COURSE.search(kind):
        return True
    if kind and _GUIDE.search(kind):
        return False
    signs = [name for name in _COURSE_FIELDS if getattr(record, name)]
    signs += ["format"] if _MEETING.search(record.format) else []
    if signs:
        say("course-guessed", kind=kind or "–", value=", ".join(signs))
        return True
    if kind:
        say("unknown-kind", value=kind)
    return False


def tell_dropped(record: Record, say: Say) -> None:
    """Reports every field of a course that a guide cannot keep; a registration without an address is in its text."""
    for name in _COURSE_FIELDS:
        value = as_text(getattr(record, name) or "")
        in_text = name == "registration_url" and not (web_address(value) or mail_address(value))
        if value and not in_text:
            say("course-field-dropped", field=name, value=value)
