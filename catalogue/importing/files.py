"""Files of an import: records, tables and calendars, told apart by the ending of their names, as lines."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from catalogue.importing.calendar_file import Dated, NoCalendarError, is_calendar, on_the_clocks, read_events
from catalogue.importing.guess import likely_zone
from catalogue.importing.lines import Line, Remark, read_lines
from catalogue.importing.plain import title_key
from catalogue.importing.schedule import parse_schedule
from catalogue.importing.sheets.courses import lines_of
from catalogue.importing.sheets.sheet import UnreadableSheetError, is_table, read_sheets
from catalogue.importing.sheets.table import table_of

_Start = tuple[date, time | None]


def read_files(
    paths: Sequence[Path], *, today: date, zone: ZoneInfo | None = None, language: str = ""
) -> Iterator[Line]:
    """Yields the lines of all files in their order, events with the records of their titles.

    Events without such a record become drafts. `zone` is that of the catalogue, as far as it is known yet: many calendars
    tell times in UTC, tables hardly ever. Where it is not, the likeliest is asked, in a catalogue of this `language`.
    Raises OSError when a file cannot be read.
    """
    lines = [line for path in paths if not is_calendar(path) for line in _lines(path, today)]
    events: dict[str, list[Dated]] = {}
    faults = []
    for each in _events([path for path in paths if is_calendar(path)], today):
        if each.fault:
            faults.append(Line(each.file, each.number, fault=each.fault, value=each.title))
        else:
            events.setdefault(title_key(each.title), []).append(each)
    if zone is None and any(_is_universal(each) for some in events.values() for each in some):
        zone = likely_zone([*lines, *map(_draft, events.values())], language)
    for line in lines:
        own = events.pop(title_key(str((line.data or {}).get("title") or "")), None)
        yield _with_events(line, own, zone) if own and line.data else line
    yield from map(_draft, events.values())
    yield from faults


def _lines(path: Path, today: date) -> Iterable[Line]:
    return _of_table(path, today) if is_table(path) else read_lines(path)


def _of_table(path: Path, today: date) -> Iterator[Line]:
    """The records of all sheets that have headings; if none has, the file is refused."""
    try:
        sheets = read_sheets(path)
    except UnreadableSheetError as error:
        yield Line(path.name, 1, fault=str(error))
        return
    tables = [(sheet, table_of(sheet)) for sheet in sheets]
    if all(table is None for _, table in tables):
        yield Line(path.name, 1, fault="no-headings")
        return
    lines = lines_of([table for _, table in tables if table is not None], today=today)
    others = [Remark("sheet-without-headings", {"value": sheet.name}) for sheet, table in tables if table is None]
    for line in lines:
        yield replace(line, remarks=(*others, *line.remarks))
        others = []


def _events(paths: Iterable[Path], today: date) -> Iterator[Dated]:
    for path in paths:
        try:
            yield from read_events(path, today=today)
        except NoCalendarError:
            yield Dated(path.name, 1, "", fault="not-a-calendar")


def _is_universal(each: Dated) -> bool:
    return str(each.session.get("start", "")).endswith("Z")


def _once(events: Sequence[Dated]) -> tuple[list[Dated], tuple[Remark, ...]]:
    """The events without those that say the same as one before, and what is to be said about that."""
    found = {tuple(sorted(each.session.items())): each for each in reversed(events)}
    kept = [each for each in events if found[tuple(sorted(each.session.items()))] is each]
    earlier = {(each.file, each.number): each.earlier for each in events}
    count = len(events) - len(kept) + sum(earlier.values())
    remark = Remark("event-repeated", {"value": events[0].title, "count": str(count)})
    return kept, (remark,) if count else ()


def _with_events(line: Line, events: Sequence[Dated], zone: ZoneInfo | None) -> Line:
    """A record with the dates of the events that bear its title, but for those that it has itself."""
    data: Mapping[str, Any] = line.data or {}
    there = data.get("sessions")
    own = there if isinstance(there, list) else [there] if there else []
    starts = {start for session in own for start in _starts(session, zone)}
    once, remarks = _once(events)
    news = [each.session for each in once if not starts & set(_starts(each.session, zone))]
    return replace(line, data={**data, "sessions": [*own, *news]}, remarks=(*line.remarks, *remarks))


def _starts(session: Any, zone: ZoneInfo | None) -> Iterator[_Start]:
    """The days and hours at which a session begins, on the clocks of the zone where it is known."""
    text = session.get("start") if isinstance(session, Mapping) else session
    if isinstance(text, str) and zone:
        text = on_the_clocks(text, zone)
    schedule = parse_schedule(text) if isinstance(text, str) else None
    for parts in schedule.sessions if schedule else ():
        yield parts[0][0].day, parts[0][0].clock


def _draft(events: Sequence[Dated]) -> Line:
    first = events[0]
    once, remarks = _once(events)
    sessions = [each.session for each in once]
    data = {"id": first.title, "record_type": "course", "title": first.title, "draft": True, "sessions": sessions}
    return Line(
        first.file, first.number, data=data, remarks=(Remark("event-as-draft", {"value": first.title}), *remarks)
    )
