"""Entries: a record with everything about it that does not depend on the other records."""

import re
from datetime import date
from zoneinfo import ZoneInfo

from msgspec import Struct

from catalogue.importing.contacts import Contact, contact_of
from catalogue.importing.forms import Form, form
from catalogue.importing.kinds import is_course, tell_dropped
from catalogue.importing.location_keys import left_over
from catalogue.importing.names import readable
from catalogue.importing.note import Say
from catalogue.importing.places import Place, on_network, place, platform
from catalogue.importing.plain import first_sentence, line, plain
from catalogue.importing.record import Record, SourceSession
from catalogue.importing.sessions import Run, runs
from catalogue.importing.states import says_draft
from catalogue.model.translation import Translation


class Entry(Struct, frozen=True):
    """A record made ready: what it is called, what it is, when and where it takes place.

    `number` counts the records of its export that share its id.
    """

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
    number: int = 1

    @property
    def draft(self) -> bool:
        """Whether the record is not to be published yet."""
        return self.record.draft or says_draft(self.record.status)

    @property
    def summary(self) -> str:
        """The summary that the record has, as plain text of any length."""
        return plain(self.record.summary)

    @property
    def sources(self) -> tuple[SourceSession, ...]:
        """The sessions as the origin tells them: those with a date or, where none has one, all others."""
        return tuple(run.source for run in self.runs) or self.undated

    @property
    def registration_urls(self) -> tuple[str, ...]:
        """Where one registers for each of these sessions, or for a record without any."""
        own = self.record.registration_url
        return tuple(source.registration_url or own for source in self.sources) or (own,)

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
    course = is_course(record, say)
    if not course:
        tell_dropped(record, say)
    found, undated = runs(record, zone=zone, today=today, say=say) if course else ((), ())
    for session in record.sessions:
        for name, value in left_over(session.location):
            say("unknown-field", field=f"location.{name}", value=value)
    shape = form(line(record.format), hybrid=words("import.hybrid"))
    if shape.joined:
        say("format-split", value=record.format, name=shape.name, platforms=", ".join(shape.platforms) or "–")
    categories = tuple(name for each in record.categories if (name := plain(each)))
    if not categories:
        say("category-assumed", value=words("import.category"))
    return Entry(
        file=file, line=number, record=record, say=say, words=words, title=_title(record, words, say), course=course,
        runs=found, undated=undated, form=shape, contact=contact_of(record.contact, say, instead=plain(record.provider) or words("import.contact")),
        categories=categories or (words("import.category"),),
    )  # fmt: skip


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
