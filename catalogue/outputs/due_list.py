"""The list of what falls due: for people, by who is to see to it; as CSV, for letters in series; as JSON, for programs."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from catalogue.model.offer import Course, Offer
from catalogue.model.session import Session
from catalogue.model.term import Contact
from catalogue.model.translation import Translation
from catalogue.outputs.dates import plain_day
from catalogue.outputs.explained import visible
from catalogue.outputs.table import Table, as_csv
from catalogue.outputs.templating import duration_text
from catalogue.views.due import Due, Matter, by_contact

# So many sessions or files are named, of others how many they are.
_SOME = 3


def as_text(found: Sequence[Due], words: Translation, *, until: date, unkept: Sequence[Offer]) -> str:
    """Returns the list for people: what each contact has to see to, in lines that a mail does not tear apart."""
    lines = [f"# {words('due.title', until=plain_day(until, words))}", ""]
    for contact, some in by_contact(found):
        lines += [f"## {_addressed(contact, words)}", "", *(line for each in some for line in _item(each, words)), ""]
    late = sum(each.late for each in found)
    lines.append(words.count("due.found", len(found), late=late) if found else words("due.nothing"))
    if unkept:
        named = _some([offer.path for offer in unkept], words)
        lines.append(words.count("due.unkept", len(unkept), named=named))
    return "\n".join((*map(visible, lines), ""))


def as_table(found: Sequence[Due], words: Translation) -> str:
    """Returns the list as CSV, a row for each, with the contact's address in it."""
    columns = ("day", "late", "what", "title", "file", "contact", "email")
    rows = tuple(
        (
            each.day or "",
            words("due.late") if each.late else "",
            told(each, words),
            each.offer.title,
            each.offer.path,
            each.contact.name if each.contact else "",
            (each.contact.email or "") if each.contact else "",
        )
        for each in found
    )
    return as_csv([Table("", tuple(words(f"due.column.{name}") for name in columns), rows)], words)


def as_json(found: Sequence[Due]) -> str:
    """Returns the list as JSON: an array of objects in the order of urgency."""
    return json.dumps([_object(each) for each in found], ensure_ascii=False, indent=2) + "\n"


def told(each: Due, words: Translation) -> str:
    """Returns what is to be done, in some words."""
    offer = each.offer
    key = f"due.matter.{each.matter}{_how(each)}"
    named = _some([_session(session, each.matter, words) for session in each.sessions], words)
    if each.matter is not Matter.REPETITION or not isinstance(offer, Course) or offer.mandatory is None:
        return words(key, sessions=named)
    every = words(key, every=duration_text(offer.mandatory, words))
    return f"{every} ({named})" if named else every


def _some(names: Sequence[str], words: Translation) -> str:
    """The first of the names, and how many more there are."""
    left = len(names) - _SOME
    named = ", ".join(names[:_SOME])
    return words("due.more", named=named, count=left) if left > 0 else named


def _how(each: Due) -> str:
    """How it is with the dates of a course: none is planned yet, or there was a last one, or will be."""
    if each.matter is not Matter.DATES:
        return ""
    if not each.sessions:
        return "-none"
    return "-late" if each.late or each.sessions[0].cancelled else ""


def _session(session: Session, matter: Matter, words: Translation) -> str:
    named = words("due.session", id=session.id, day=plain_day(session.first.start.day, words))
    if session.cancelled:
        return f"{named} ({words('standing.cancelled')})"
    if matter is Matter.CLOSING and session.places_left is not None:
        return f"{named} ({words.count('standing.few', session.places_left)})"
    return named


def _addressed(contact: Contact | None, words: Translation) -> str:
    return ", ".join(filter(None, (contact.name, contact.email))) if contact else words("due.nobody")


def _item(each: Due, words: Translation) -> tuple[str, str]:
    day = plain_day(each.day, words) if each.day else words("due.some-day")
    late = f" ({words('due.late')})" if each.late else ""
    return f"- {day}{late}: {each.offer.title} [{each.offer.path}]", f"  {told(each, words)}"


def _object(each: Due) -> dict[str, Any]:
    contact = each.contact
    return {
        "matter": each.matter.value,
        "day": each.day.isoformat() if each.day else None,
        "late": each.late,
        "kind": each.offer.kind.value,
        "id": each.offer.id,
        "title": each.offer.title,
        "path": each.offer.path,
        "sessions": [session.id for session in each.sessions],
        "contact": {"id": contact.id, "name": contact.name, "email": contact.email} if contact else None,
    }
