"""Spans: when the parts of a session take place, as plain numbers that can be kept."""

from typing import NamedTuple

from catalogue.model.session import Session
from catalogue.views.months import last_day

# The part of a session that has no others.
ONLY = "1"


class Span(NamedTuple):
    """A part of a session: its id, when it begins (seconds since 1970), its first and its last day (numbers)."""

    id: str
    begins: int
    first: int
    last: int


def spans_of(session: Session) -> tuple[Span, ...]:
    """Returns the spans of the parts of a session in their order."""
    return tuple(
        Span(
            part.id,
            int(part.start.instant.timestamp()),
            part.start.day.toordinal(),
            last_day(part).toordinal(),
        )
        for part in session.parts
    )
