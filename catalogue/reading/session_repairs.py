"""Repairs of sessions: what an author wrote where entries of several fields belong, as the entries that were meant."""

import re
from collections.abc import Collection, Iterator

from msgspec import Struct

from catalogue.reading.braces import in_braces
from catalogue.reading.node import Mapping, Node, Scalar, Sequence, is_null

# What every session and every part of one has.
_OWN = frozenset({"start", "end"})
_DAY = "2027-01-12"
_START = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)(?:[ T](?P<hour>\d\d?):(?P<minute>\d\d))?")
# So many hours behind its start an end is shown as an example, but on the same day.
_HOURS, _LAST_HOUR = 3, 23


class TornEntry(Struct, frozen=True):
    """An entry that dashes tear apart: the places of its pieces in the list, where the first begins that should have none, and the entry as it was meant."""

    places: range
    line: int
    column: int
    repair: str


def are_sessions(known: Collection[str]) -> bool:
    """Tells by the fields of its entries whether a list is one of sessions or of their parts."""
    return _OWN.issubset(known)


def as_entry(node: Node | None) -> str:
    """Returns how a session is written: with the author's own values where these are fields or a day, else an example."""
    values = _texts(node) if isinstance(node, Mapping) else {}
    if values:
        return f"- {in_braces(values)}"
    start = _day_of(node) if isinstance(node, Scalar) else ""
    start = start or f"{_DAY} 09:00"
    return f"- {in_braces({'id': start[: len(_DAY)], 'start': start, 'end': end_behind(start)})}"


def end_behind(start: str) -> str:
    """Returns an end on the day of a start and behind it; an example where the start is none."""
    match = _START.match(start)
    if match is None:
        return f"{_DAY} 12:00"
    if not match["hour"]:
        return match["day"]
    hour = int(match["hour"]) + _HOURS
    if hour > _LAST_HOUR:
        return f"{match['day']} 23:59"
    return f"{match['day']} {hour:02}:{match['minute']}"


def torn_entries(node: Node | None) -> Iterator[TornEntry]:
    """Yields the entries of a list of sessions of which several lines have a dash.

    A piece holds one field that nothing since the last dash before a whole entry, or before an id, has.
    """
    items = [item for item in node.items if not is_null(item)] if isinstance(node, Sequence) else []
    begin = 0
    while begin < len(items):
        end = _end_of(items, begin)
        if end > begin + 1:
            yield _torn(items, begin, end)
        begin = end


def _end_of(items: list[Node], begin: int) -> int:
    """The place behind the last piece of the entry that begins at `begin`."""
    seen: set[str] = set()
    for place in range(begin, len(items)):
        item = items[place]
        if not isinstance(item, Mapping):
            return max(place, begin + 1)
        if place > begin and (len(item.entries) != 1 or "id" in item.by_key or not seen.isdisjoint(item.by_key)):
            return place
        seen.update(item.by_key)
    return len(items)


def _torn(items: list[Node], begin: int, end: int) -> TornEntry:
    pieces = [item for item in items[begin:end] if isinstance(item, Mapping)]
    values: dict[str, str] = {}
    for piece in pieces:
        values |= _texts(piece)
    return TornEntry(range(begin, end), pieces[1].line, pieces[1].column, f"- {in_braces(values)}")


def _texts(node: Mapping) -> dict[str, str]:
    """The values of a mapping as texts; what holds more than one is not shown."""
    told = (each for each in node.entries if not is_null(each[1]))
    return {key.text: value.text if isinstance(value, Scalar) else "…" for key, value in told}


def _day_of(node: Scalar) -> str:
    # Their patterns take long to compile, and most catalogues hold no such mistake.
    from pydantic_core import PydanticCustomError

    from catalogue.model.spoken_moment import meant_moment

    try:
        return meant_moment(node.text, with_time=True)
    except PydanticCustomError:  # no calendar has it
        return ""
