"""The blocks of a session: from one start and one end to a part a day."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from catalogue.importing.lengths import parse_length
from catalogue.importing.note import Say
from catalogue.importing.record import SourceSession
from catalogue.importing.wall_time import WallTime, parse_wall_time
from catalogue.importing.zones import Local, settle

_HOUR = timedelta(hours=1)
# A run of more days with one start and one end is a period, not a course that meets every day.
_MOST_DAYS = 14


@dataclass(frozen=True, slots=True)
class Span:
    """Start and end of a part, in wall time of the catalogue's zone; both have a clock time or neither."""

    start: Local
    end: Local


def spans(
    session: SourceSession, *, length: str, stated: ZoneInfo | None, zone: ZoneInfo, say: Say
) -> tuple[Span, ...]:
    """Returns the parts of a session, one a day; none when it has no start that can be read.

    `length` is what the record says about the duration; it gives the end where the origin has none.
    """
    wall = parse_wall_time(session.start) or parse_wall_time(session.start_raw)
    start = settle(wall, stated=stated, zone=zone, say=say) if wall else None
    if wall is None or start is None:
        return ()
    end = _end(session, wall, start, length=length, stated=stated, zone=zone, say=say)
    if start.clock == end.clock == time() and end.day > start.day:
        say("midnight-as-whole-day", value=start.text, end=end.text)
        start, end = replace(start, clock=None), Local(end.day - timedelta(days=1), None)
    return _daily(start, end, zone, say)


def _end(
    session: SourceSession,
    first: WallTime,
    start: Local,
    *,
    length: str,
    stated: ZoneInfo | None,
    zone: ZoneInfo,
    say: Say,
) -> Local:
    text = session.end or session.end_raw
    wall = parse_wall_time(session.end) or parse_wall_time(session.end_raw)
    if wall is None and text:
        say("unreadable-end", value=text)
    if wall is None:
        return _without_end(start, length, zone, say)
    if wall.offset is None and first.offset is not None and wall.clock is not None:
        say("end-without-offset", value=text)
        wall = replace(wall, offset=first.offset, universal=first.universal)
    quiet = say if wall.offset != first.offset else _silent
    end = settle(wall, stated=stated, zone=zone, say=quiet) or start
    if start.clock is None:
        return Local(max(end.day, start.day), None)
    if end.clock is None and end.day >= start.day:
        day_end = _without_end(start, length, zone, say)
        return Local(end.day, day_end.clock)
    if _instant(end, zone) <= _instant(start, zone):
        say("end-not-after-start", value=text, start=start.text)
        return _without_end(start, length, zone, say)
    return end


def _silent(code: str, **details: object) -> None:
    """The start has told the same about its own offset already."""


def _instant(local: Local, zone: ZoneInfo) -> float:
    return local.wall.replace(tzinfo=zone).timestamp()


def _without_end(start: Local, length: str, zone: ZoneInfo, say: Say) -> Local:
    """The end after the length that the record tells (a day has eight hours), else after one hour."""
    duration = parse_length(length, once=True) if length else None
    days = max(duration.days - 1, 0) if duration else 0
    if start.clock is None:
        return Local(start.day + timedelta(days=min(days, 366)), None)
    known = duration is not None and not duration.months and (duration.minutes or duration.days)
    minutes = (duration.minutes + (480 if duration.days else 0)) if duration and known else 60
    end = _same_day(start, timedelta(minutes=min(minutes, 1439)), zone)
    result = Local(start.day + timedelta(days=min(days, 366) if known else 0), end.clock)
    say("end-from-duration" if known else "end-assumed", start=start.text, value=result.text, length=length)
    return result


def _same_day(start: Local, size: timedelta, zone: ZoneInfo) -> Local:
    """The end of a block that does not run over midnight, nor into an hour that the clocks skip."""
    wall = min(start.wall + size, datetime.combine(start.day, time(23, 59)))
    if wall <= start.wall:
        return Local(start.day + timedelta(days=1), time(0, 59))
    end = settle(WallTime(wall.date(), wall.time()), stated=None, zone=zone, say=_silent) or Local(
        wall.date(), wall.time()
    )
    return end if _instant(end, zone) > _instant(start, zone) else Local(end.day, time(23, 59))


def _daily(start: Local, end: Local, zone: ZoneInfo, say: Say) -> tuple[Span, ...]:
    """One part a day with the same hours where a session runs over several days."""
    days = (end.day - start.day).days
    if days == 0 or start.clock is None or end.clock is None:
        return (Span(start, end),)
    if end.clock <= start.clock and end.wall - start.wall < timedelta(hours=24):
        return (Span(start, end),)
    if end.clock <= start.clock or days >= _MOST_DAYS:
        say("period-as-whole-days", value=start.text, end=end.text)
        return (Span(Local(start.day, None), Local(end.day, None)),)
    say("one-part-a-day", value=start.text, end=end.text, days=days + 1)
    return tuple(_part(start.day + timedelta(days=day), start.clock, end.clock, zone) for day in range(days + 1))


def _part(day: date, start: time, end: time, zone: ZoneInfo) -> Span:
    first = settle(WallTime(day, start), stated=None, zone=zone, say=_silent) or Local(day, start)
    last = settle(WallTime(day, end), stated=None, zone=zone, say=_silent) or Local(day, end)
    return Span(first, last if _instant(last, zone) > _instant(first, zone) else Local(day, time(23, 59)))
