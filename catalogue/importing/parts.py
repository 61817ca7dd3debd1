"""The blocks of a session: from one start and one end to a part a day."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from catalogue.importing.meetings import Meeting, meeting
from catalogue.importing.note import Say, unheard
from catalogue.importing.ranges import parse_end
from catalogue.importing.record import SourceSession
from catalogue.importing.schedule import Pair, Schedule, parse_schedule
from catalogue.importing.wall_time import WallTime, parse_clock, parse_wall_time
from catalogue.importing.weekdays import wrong_weekdays
from catalogue.importing.zones import Local, settle
from catalogue.model.session import LONGEST_DAYS

# A run of more days with one start and one end is a period, not a course that meets every day.
_MOST_DAYS = 14
_LONGEST_PERIOD = timedelta(days=731)


class Span(Struct, frozen=True):
    """Start and end of a part, in wall time of the catalogue's zone; both have a clock time or neither."""

    start: Local
    end: Local


def spans(
    session: SourceSession, *, whole: str, stated: ZoneInfo | None, zone: ZoneInfo, say: Say
) -> tuple[tuple[Span, ...], ...]:
    """Returns the sessions that a session of the origin holds, mostly one, each as its parts, one a day.

    None when it has no start that can be read. `whole` is what the record says about the duration of the course; it
    can give the end where the origin has none.
    """
    schedule = parse_schedule(session.start) or parse_schedule(session.start_raw)
    if schedule is None:
        return ()
    for text in wrong_weekdays(schedule.text):
        say("weekday-differs", value=text)
    length = meeting(session.duration_text, whole)
    if schedule.days > 1:
        code = "several-sessions" if len(schedule.sessions) > 1 else "several-days"
        say(code, value=schedule.text, count=len(schedule.sessions) if len(schedule.sessions) > 1 else schedule.days)
        session, length = _end_as_hour(session, schedule, say), replace(length, days=1)
    found = []
    for pairs in schedule.sessions:
        frames = [_Frame(session, pair, length, stated, zone, say) for pair in pairs]
        found.append(tuple(span for frame in frames for span in _spans(frame)))
    return tuple(each for each in found if each)


def _end_as_hour(session: SourceSession, schedule: Schedule, say: Say) -> SourceSession:
    """Returns a session of several days with the hour of its end alone, which is that of each; its day they tell."""
    wall = parse_wall_time(session.end)
    if wall is None:
        return session
    last = max((pair[1] or pair[0]).day for each in schedule.sessions for pair in each)
    if wall.day != last:
        say("unreadable-end", value=session.end)
    return session.model_copy(update={"end": f"{wall.clock:%H:%M}" if wall.clock else ""})


def _spans(frame: "_Frame") -> tuple[Span, ...]:
    """The parts of what stands as one start and one end."""
    zone, say = frame.zone, frame.say
    start = settle(frame.first, stated=frame.stated, zone=zone, say=say)
    if start is None:
        return ()
    end = _end(frame, start)
    if start.clock == end.clock == time() and end.day > start.day:
        say("midnight-as-whole-day", value=start.text, end=end.text)
        start, end = replace(start, clock=None), Local(end.day - timedelta(days=1), None)
    return _daily(start, end, zone, say)


class _Frame(Struct, frozen=True):
    """What the end of a session is worked out in: the session, its start and end as written, its length, the zones."""

    session: SourceSession
    pair: Pair
    length: Meeting
    stated: ZoneInfo | None
    zone: ZoneInfo
    say: Say

    @property
    def first(self) -> WallTime:
        """The start as it is written."""
        return self.pair[0]


def _stated_end(frame: _Frame) -> WallTime | None:
    """The end as the origin states it, in the offset of the start where it has none itself."""
    session, (first, second), say = frame.session, frame.pair, frame.say
    text = session.end or session.end_raw
    wall = parse_end(session.end, first) or parse_end(session.end_raw, first)
    if wall is None and text:
        say("unreadable-end", value=text)
    if wall is not None and wall.clock is None and second is not None:
        wall = replace(wall, clock=second.clock)  # the hours stand behind the start: 12.01.2027, 9-16 Uhr
    if wall is not None and second is not None and second.day > first.day and parse_clock(text):
        wall = replace(
            wall, day=second.day
        )  # the days stand in the start, in the end the hour alone: 12.–14.01.2027 9 Uhr
    wall = wall or second
    if wall is not None and wall.offset is None and first.offset is not None and wall.clock is not None:
        say("end-without-offset", value=text)
        return replace(wall, offset=first.offset, universal=first.universal)
    return wall


def _end(frame: _Frame, start: Local) -> Local:
    zone, say, length = frame.zone, frame.say, frame.length
    wall = _stated_end(frame)
    if start.clock == time() and (wall is None or wall == frame.first):
        # A day alone, as programs write it that know moments only: 2027-01-12 00:00:00.
        return Local(start.day + timedelta(days=length.days), time())
    if wall is None:
        return _without_end(start, length, zone, say)
    quiet = say if wall.offset != frame.first.offset else _only_clocks(say)
    end = settle(wall, stated=frame.stated, zone=zone, say=quiet) or start
    if start.clock is None:
        if end.clock not in (None, time(), time(23, 59)) or end.day < start.day:
            say("end-without-start-time", value=end.text, start=start.text)
        return Local(max(end.day, start.day), None)
    if end.clock is None and end.day >= start.day:
        alone = _without_end(start, length, zone, say)
        return alone if alone.day > end.day else Local(end.day, alone.clock)
    if _instant(end, zone) <= _instant(start, zone):
        say("end-not-after-start", value=end.text, start=start.text)
        return _without_end(start, length, zone, say)
    return end


def _only_clocks(say: Say) -> Say:
    """Leaves out what the start has told about its own offset, which is that of the end."""

    def told(code: str, **details: object) -> None:
        if code in ("time-ambiguous", "time-skipped"):
            say(code, **details)

    return told


def _instant(local: Local, zone: ZoneInfo) -> float:
    return local.wall.replace(tzinfo=zone).timestamp()


def _without_end(start: Local, length: Meeting, zone: ZoneInfo, say: Say) -> Local:
    """The end after the length of the meeting, on as many days as it has."""
    last = start.day + timedelta(days=length.days - 1)
    if start.clock is None:
        if length.code == "end-one-day":
            say(length.code, start=start.text, value=last.isoformat(), length=length.text)
        return Local(last, None)
    end = _same_day(start, timedelta(minutes=min(length.minutes, 1439)), zone)
    result = Local(last, end.clock) if length.days > 1 else end
    say(length.code, start=start.text, value=result.text, length=length.text)
    return result


def _same_day(start: Local, size: timedelta, zone: ZoneInfo) -> Local:
    """The end of a block that does not run over midnight, nor into an hour that the clocks skip."""
    wall = min(start.wall + size, datetime.combine(start.day, time(23, 59)))
    if wall <= start.wall:
        return Local(start.day + timedelta(days=1), time(0, 59))
    end = settle(WallTime(wall.date(), wall.time()), stated=None, zone=zone, say=unheard) or Local(
        wall.date(), wall.time()
    )
    return end if _instant(end, zone) > _instant(start, zone) else Local(end.day, time(23, 59))


def _daily(start: Local, end: Local, zone: ZoneInfo, say: Say) -> tuple[Span, ...]:
    """One part a day with the same hours where a session runs over several days."""
    days = (end.day - start.day).days
    if start.clock is None or end.clock is None:
        return _period(start.day, end.day, say)
    if days == 0:
        return (Span(start, end),)
    if end.clock <= start.clock and end.wall - start.wall < timedelta(hours=24):
        return (Span(start, end),)
    if end.clock <= start.clock or days >= _MOST_DAYS:
        say("period-as-whole-days", value=start.text, end=end.text)
        return _period(start.day, end.day, say)
    say("one-part-a-day", value=start.text, end=end.text, days=days + 1)
    return tuple(_part(start.day + timedelta(days=day), start.clock, end.clock, zone) for day in range(days + 1))


def _period(first: date, last: date, say: Say) -> tuple[Span, ...]:
    """Whole days; a period longer than a part may be is several parts, one beyond all reason is its first day."""
    if last - first > _LONGEST_PERIOD:
        say("period-too-long", value=first.isoformat(), end=last.isoformat())
        last = first
    starts = [first + timedelta(days=day) for day in range(0, (last - first).days + 1, LONGEST_DAYS)]
    if len(starts) > 2 or last - first > timedelta(days=LONGEST_DAYS):
        say("period-in-parts", value=first.isoformat(), end=last.isoformat(), count=len(starts))
        ends = [*(start - timedelta(days=1) for start in starts[1:]), last]
        return tuple(Span(Local(start, None), Local(end, None)) for start, end in zip(starts, ends, strict=True))
    return (Span(Local(first, None), Local(last, None)),)


def _part(day: date, start: time, end: time, zone: ZoneInfo) -> Span:
    first = settle(WallTime(day, start), stated=None, zone=zone, say=unheard) or Local(day, start)
    last = settle(WallTime(day, end), stated=None, zone=zone, say=unheard) or Local(day, end)
    return Span(first, last if _instant(last, zone) > _instant(first, zone) else Local(day, time(23, 59)))
