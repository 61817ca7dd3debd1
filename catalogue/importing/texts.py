"""The text below the front matter: the body of the record and what has no field of its own."""

import re

from catalogue.importing.entry import Entry
from catalogue.importing.lengths import parse_length
from catalogue.importing.note import unheard
from catalogue.importing.places import place
from catalogue.importing.plain import line
from catalogue.importing.record import SourceSession, as_text
from catalogue.importing.registration import (
    has_secret,
    mail_address,
    registration,
    web_address,
    without_secret,
)
from catalogue.model.text import SUMMARY_LENGTH, TITLE_LENGTH


def whole_body(entry: Entry, body: str) -> str:
    """Returns `body` with all that the front matter cannot hold.

    Before it stand title and summary in full, where the fields hold them shortened; behind it the facts that no field
    takes and the address of the origin.
    """
    before = []
    if len(entry.title) > TITLE_LENGTH:
        before.append(f"**{_escaped(entry.title)}**")
    if len(entry.summary) > SUMMARY_LENGTH and not _holds(body, entry.summary):
        before.append(_escaped(entry.summary))
    facts = "\n".join(f"- **{name}:** {value}" for name, value in _facts(entry))
    return "\n\n".join(part for part in (*before, body, facts, _source(entry)) if part)


def _holds(body: str, summary: str) -> bool:
    """Whether the body begins and ends what the summary says, perhaps with a list or a picture in between."""
    there, words = _letters(body), _letters(summary)
    return words[:100] in there and words[-40:] in there


def _letters(text: str) -> str:
    return re.sub(r"\W", "", text.casefold())


def _escaped(text: str) -> str:
    """Plain text as Markdown that shows just that."""
    text = re.sub(r"([\\`*_\[\]{}])", r"\\\1", text).replace("<", "&lt;")
    return re.sub(r"^(?:(\d+)(?=[.)])|(?=[#>+=-]))", r"\1\\", text)


def _facts(entry: Entry) -> list[tuple[str, str]]:
    words = entry.words
    found = []
    length = entry.record.duration_text
    if length and parse_length(length) is None:
        found.append((words("import.fact.duration"), _escaped(line(length))))
    for session in entry.undated:
        found.append((words("import.fact.date"), _undated(session)))
    for run in entry.runs:
        if run.source.online_url:
            found += _online(entry, run.day, run.source.online_url)
    seen = [session.registration_url for session in entry.record.sessions] + [entry.record.registration_url]
    chosen = registration(entry.registration_urls, unheard).get("email", "")
    for text in dict.fromkeys(seen):
        mail = mail_address(text)
        enough = mail and (not entry.course or mail == chosen) and len(text) < len(mail) + 10
        if text and not web_address(text) and not enough:
            entry.say("registration-as-text", value=text)
            found.append((words("import.fact.registration"), _escaped(line(text))))
    return list(dict.fromkeys(found))


def _undated(session: SourceSession) -> str:
    """What the origin says about a session whose start nobody can read."""
    when = [session.start or session.start_raw, session.end or session.end_raw]
    where = [place(session.location).text, without_secret(session.online_url)]
    rest = [session.registration_url, session.registration_deadline, as_text(session.capacity or "")]
    said = [*when, session.duration_text, *where, session.status, session.note, *rest]
    return _escaped(line(" · ".join(text for text in said if text))) or "–"


def _online(entry: Entry, day: str, url: str) -> list[tuple[str, str]]:
    """The address of an online session; one that lets anyone in with its passcode is not published."""
    address = web_address(url)
    if has_secret(address):
        entry.say("secret-dropped", value=re.sub(r"[?#].*", "", address))
        return []
    label = entry.words("import.fact.online")
    if len(entry.runs) > 1:
        label = f"{label} ({day})"
    return [(label, f"<{address}>" if address else _escaped(line(url)))]


def _source(entry: Entry) -> str:
    url = entry.record.url
    if not url:
        return ""
    address = web_address(url)
    return f"{entry.words('import.source')}: " + (f"<{address}>" if address else _escaped(line(url)))
