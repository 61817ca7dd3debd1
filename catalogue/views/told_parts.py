"""Told parts: those of a session that a list of one month or one venue is about, and whether they share a place."""

from collections.abc import Sequence

from catalogue.model.session import Part, Session
from catalogue.views.months import Month, last_day, month_of


def told_parts(session: Session, *, month: Month | None = None, venue: str = "") -> tuple[Part, ...]:
    """Returns the parts that take place in a month, or at a venue (its id); none where the session has a single one.

    Without month and venue there are none either: a list of all dates tells when a session begins.
    """
    if len(session.parts) < 2:
        return ()
    if month:
        return tuple(part for part in session.parts if month_of(part.start.day) <= month <= month_of(last_day(part)))
    return tuple(part for part in session.parts if venue and part.venue is not None and part.venue.id == venue)


def at_one_place(parts: Sequence[Part]) -> bool:
    """Whether all of these parts take place where the first does, so that the place is told once."""
    return all(part.venue == parts[0].venue for part in parts)
