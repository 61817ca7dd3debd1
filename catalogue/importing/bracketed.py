"""Brackets behind dates ("12.01.2027, 9–12 Uhr (ausgebucht)"): remarks that have fields of their own."""

import re

from catalogue.importing.lengths import parse_length
from catalogue.importing.record import SourceSession
from catalogue.importing.schedule import parse_schedule
from catalogue.importing.states import says_moved, session_status

_LONGEST = 500
_BEHIND = re.compile(r"(?P<start>[^()\[\]]+?)[\s,;–-]*[(\[](?P<remark>[^()\[\]]{2,200})[)\]]\s*")


def unbracketed(session: SourceSession) -> SourceSession:
    """Returns `session` with the remark behind its start as its state or length where it says one, else as its note."""
    match = _BEHIND.fullmatch(session.start) if len(session.start) <= _LONGEST else None
    if match is None or parse_schedule(session.start) or not parse_schedule(match["start"]):
        return session
    remark = match["remark"].strip()
    fields = {"start": match["start"].strip()}
    if not session.status and (says_moved(remark) or (session_status(remark) and not re.search(r"\d", remark))):
        fields["status"] = remark
    elif not session.duration_text and parse_length(remark):
        fields["duration_text"] = remark
    else:
        fields["note"] = " · ".join(text for text in (session.note, remark) if text)
    return session.model_copy(update=fields)
