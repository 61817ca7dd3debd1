"""Entries: a record with everything about it that does not depend on the other records."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from catalogue.importing.forms import Form, form
from catalogue.importing.names import readable
from catalogue.importing.note import Say
from catalogue.importing.places import Place, on_network, place, platform
from catalogue.importing.plain import first_sentence, line, plain
from catalogue.importing.record import Record, SourceSession
from catalogue.importing.registration import mail_address, web_address
from catalogue.importing.sessions import Run, runs
from catalogue.importing.states import says_draft
from catalogue.model.translation import Translation

_COURSE = re.compile(
    r"event|course|kurs|veranstaltung|seminar|training|workshop|webinar|lehrgang|schulung|fortbildung|e-?learning|vortrag",
    re.IGNORECASE,
)
_GUIDE = re.compile(
    r"guide|resource|anleitung|leitfaden|how-?to|article|artikel|page|seite|hilfe|faq|tutorial", re.IGNORECASE
)
_PHONE = re.compile(r"(?:\+|\b0)[\d ()/.-]{5,30}\d")


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to ask: the name of the contact and the fields of its term."""

    name: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """A record made ready: what it is called, what it is, when and where it takes place."""

    file: str
    line: int
    record: Record
    say: Say
    words: Translation
    title: str
    course: bool
    runs: tuple[Run, ...]
    undated: tuple[SourceSession, ...]
    form: Form
    contact: Contact
    categories: tuple[str, ...]

    @property
    def draft(self) -> bool:
        """Whether the record is not to be published yet."""
        return self.record.draft or says_draft(self.record.status)

    def venue(self, run: Run) -> Place:
        """Returns where a session takes place: its location, else the platform that is named somewhere."""
        found = place(run.source.location)
        if found.name and not (found.online and found.name == "Online"):
            return found
        named = platform(run.source.online_url) if run.source.online_url else ""
        named = named or next(iter(self.form.platforms), "")
        return on_network(named) if named or found.name or run.source.online_url else Place()


def make_entry(
    file: str, number: int, record: Record, *, zone: ZoneInfo, today: date, words: Translation, say: Say
) -> Entry:
    """Returns the entry of a record; `words` are those of its language."""
    course = _is_course(record, say)
    found, undated = runs(record, zone=zone, today=today, say=say) if course else ((), ())
    shape = form(line(record.format), hybrid=words("import.hybrid"))
    if shape.joined:
        say("format-split", value=record.format, name=shape.name, platforms=", ".join(shape.platforms) or "–")
    categories = tuple(name for each in record.categories if (name := plain(each)))
    if not categories:
        say("category-assumed", value=words("import.category"))
    return Entry(
        file=file, line=number, record=record, say=say, words=words, title=_title(record, words, say), course=course,
        runs=found, undated=undated, form=shape, contact=contact_of(record.contact, say),
        categories=categories or (words("import.category"),),
    )  # fmt: skip


def _is_course(record: Record, say: Say) -> bool:
    kind = record.record_type
    if record.sessions or _COURSE.search(kind):
        return True
    if kind and not _GUIDE.search(kind):
        say("unknown-kind", value=kind)
    return False


def _title(record: Record, words: Translation, say: Say) -> str:
    title = plain(record.title)
    if title:
        if title != record.title and re.search(r"[<&*_`\[]", record.title):
            say("title-plain", value=record.title, title=title)
        return title
    heading = re.search(r"^#+\s+(.+)$", record.body_markdown, re.MULTILINE)
    guesses = (plain(heading[1]) if heading else "", first_sentence(record.body_markdown), readable(plain(record.id)))
    title = next((guess for guess in guesses if guess), words("import.untitled"))
    say("title-assumed", value=title)
    return title


def contact_of(value: Any, say: Say) -> Contact:
    """Returns the contact in a text ("IT-Service, it@stadt.example, 0123 4567") or a mapping."""
    if isinstance(value, Sequence) and not isinstance(value, str) and value:
        if len(value) > 1:
            say("contacts-dropped", value=", ".join(str(each) for each in value[1:]))
        return contact_of(value[0], say)
    texts = (
        [str(each) for each in value.values() if isinstance(each, str | int)]
        if isinstance(value, Mapping)
        else [str(value or "")]
    )
    text = line(" · ".join(texts))
    mail, phone, link = mail_address(text), _PHONE.search(text), re.search(r"https?://\S+", text)
    fields = {"email": mail, "phone": phone[0].strip() if phone else "", "url": web_address(link[0]) if link else ""}
    rest = text
    for found in (mail, fields["phone"], link[0] if link else ""):
        rest = rest.replace(found, " ") if found else rest
    rest = re.sub(r"\b(?:tel(?:efon)?|phone|e-?mail|mail|fon|kontakt|contact)\b\.?:?", " ", rest, flags=re.IGNORECASE)
    name = " ".join(re.sub(r"[()<>·;|]|(?:^|\s)[,:/-](?=\s|$)", " ", rest).split()).strip(" ,;:-")
    return Contact(
        name or mail or fields["phone"] or fields["url"], {key: each for key, each in fields.items() if each}
    )
