"""Sessions: the dated runs of a record as the front matter of a course has them."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import count
from string import ascii_lowercase
from zoneinfo import ZoneInfo

from msgspec import Struct

from catalogue.importing.bracketed import unbracketed
from catalogue.importing.meetings import meeting
from catalogue.importing.note import Say
from catalogue.importing.parts import Span, spans
from catalogue.importing.places import lets_in, place
from catalogue.importing.plain import line, shorten
from catalogue.importing.record import Record, SourceSession
from catalogue.importing.registration import closing_day, web_address
from catalogue.importing.schedule import lacks_year
from catalogue.importing.states import says_moved, session_status
from catalogue.importing.zones import find_zone
from catalogue.model.session import SessionStatus
from catalogue.model.slug import slugify
from catalogue.model.text import LINE_LENGTH

_LONGEST_ID = 40


class Run(Struct, frozen=True):
    """A session ready to be written; `source` is what the origin said, for its place and its address."""

    id: str
    spans: tuple[Span, ...]
    status: str
    closes: str
    note: str
    source: SourceSession

    @property
    def day(self) -> str:
        """The first day, as a date."""
        return self.spans[0].start.day.isoformat()


def runs(record: Record, *, zone: ZoneInfo, today: date, say: Say) -> tuple[tuple[Run, ...], tuple[SourceSession, ...]]:
    """Returns the sessions of a record and those that have no date that can be read; after `today` none is held yet."""
    found: list[Run] = []
    lost: list[SourceSession] = []
    ids = _Ids(own_id(session.id) for session in record.sessions)
    for session in map(unbracketed, record.sessions):
        if lets_in(session.location):
            say("secret-dropped", value=place(session.location).text or "–")
        stated = _stated(session, record, say)
        for number, parts in enumerate(spans(session, whole=record.duration_text, stated=stated, zone=zone, say=say)):
            found.append(_run(session, record, parts, ids.next("" if number else session.id), today, say))
        if not found or found[-1].source is not session:
            text = session.start or session.start_raw
            say("session-without-year" if lacks_year(text) else "session-without-date", value=text or "–")
            lost.append(session)
    if not found and any(re.search(r"\d", each.start or each.start_raw) for each in lost):
        say("dates-unread")
    return tuple(found), tuple(lost)


def _stated(session: SourceSession, record: Record, say: Say) -> ZoneInfo | None:
    name = session.timezone or record.timezone
    zone = find_zone(name) if name else None
    if name and zone is None:
        say("unknown-zone", value=name)
    return zone


def _run(session: SourceSession, record: Record, parts: tuple[Span, ...], id_: str, today: date, say: Say) -> Run:
    own = session.status and session_status(session.status)
    status = own or (None if session.status else session_status(record.status))
    # A length that nobody can count with is told as it stands: the end does not say it.
    unread = session.duration_text and meeting(session.duration_text, "").code == "end-assumed"
    notes = [line(session.note), line(session.duration_text) if unread else ""]
    # A number in it says more than a state does: 3 places left.
    if session.status and (status is None or says_moved(session.status) or re.search(r"\d", session.status)):
        say("status-as-note", value=session.status)
        notes.append(line(session.status))
    day = parts[0].start.day.isoformat()
    if status is SessionStatus.HELD and parts[0].start.day > today:
        say("held-in-future", value=session.status or record.status, start=day)
        status = None
    note = " · ".join(text for text in notes if text)
    if len(note) > LINE_LENGTH:
        say("text-shortened", field="note", value=note)
    return Run(
        id=id_,
        spans=parts,
        status="" if status in (None, SessionStatus.SCHEDULED) else str(status),
        closes=closing_day(session.registration_deadline or record.registration_deadline, start=day, say=say),
        note=shorten(note, LINE_LENGTH),
        source=session,
    )


class _Ids:
    """Gives sessions their ids: the origin's `own` without hyphens, else a, b, c … in the order of the record."""

    def __init__(self, own: Iterable[str]) -> None:
        self._letters = map(letters, count())
        self._own = frozenset(own)
        self._taken: set[str] = set()

    def next(self, own: str) -> str:
        wanted = own_id(own)
        result = next(self._letters)
        while result in self._taken or result in self._own:
            result = next(self._letters)
        result = wanted if wanted and wanted not in self._taken else result
        self._taken.add(result)
        return result


def own_id(text: str) -> str:
    """Returns the id that the origin gives a session, as it is written; empty where it gives none."""
    own = slugify(text).replace("-", "")
    # The first forty signs of what Outlook calls a date are those of all its dates.
    return (
        own if len(own) <= _LONGEST_ID else own[:28] + hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:12]
    )


def letters(number: int) -> str:
    """Returns the name of a session by its number: a, b … z, aa."""
    text = ""
    while number >= 0:
        text = ascii_lowercase[number % 26] + text
        number = number // 26 - 1
    return text


def session_fields(run: Run, *, course_url: str, venue: str, part_word: str, record: Record) -> dict[str, object]:
    """Returns the front matter of a session; `venue` is a term's id, `part_word` begins the ids of its parts."""
    fields: dict[str, object] = {"id": run.id}
    place = {"venue": venue} if venue else {}
    if len(run.spans) == 1:
        fields |= {"start": run.spans[0].start.text, "end": run.spans[0].end.text, **place}
    else:
        fields["parts"] = [
            {"id": f"{part_word}-{number}", "start": span.start.text, "end": span.end.text, **place}
            for number, span in enumerate(run.spans, start=1)
        ]
    own = web_address(run.source.registration_url or record.registration_url)
    rest = {"status": run.status, "closes": run.closes, "note": run.note, "url": own if own != course_url else ""}
    return fields | {name: value for name, value in rest.items() if value}


def days(found: Sequence[Run]) -> str:
    """Returns the first day of a record's sessions as a date; empty when it has none."""
    return min((run.day for run in found), default="")
