"""Properties of events in calendar files: what each tells, and nothing where it cannot be read."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

# An event as icalendar reads it: properties by their names, whatever the case.
Properties = Mapping[str, Any]


def told(event: Properties, name: str) -> date | timedelta | None:
    """Returns the moment or the length that a property of an event tells."""
    try:
        value = getattr(event[name], "dt", None)
    except (KeyError, ValueError):  # there is none, or a broken one
        return None
    return value if isinstance(value, date | timedelta) else None


def word(event: Properties, name: str) -> str:
    """Returns the text of a property; empty where there is none."""
    said = event.get(name, "")
    # In several languages, the first counts.
    return str(said[0] if isinstance(said, list) else said).strip()
