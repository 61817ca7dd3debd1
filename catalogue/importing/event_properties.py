"""Properties of events in calendar files: what each tells, and nothing where it cannot be read."""

from datetime import date, timedelta

from icalendar import Component
from icalendar.error import BrokenCalendarProperty


def told(event: Component, name: str) -> date | timedelta | None:
    """Returns the moment or the length that a property of an event tells."""
    try:
        value = getattr(event[name], "dt", None)
    except (KeyError, BrokenCalendarProperty):
        return None
    return value if isinstance(value, date | timedelta) else None


def word(event: Component, name: str) -> str:
    """Returns the text of a property; empty where there is none."""
    said = event.get(name, "")
    # In several languages, the first counts.
    return str(said[0] if isinstance(said, list) else said).strip()
