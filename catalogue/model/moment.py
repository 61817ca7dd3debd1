"""Moments: a day, or a day with the wall time of the catalogue's zone, as sessions begin and end at them."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, ValidationInfo, WithJsonSchema

from catalogue.model.reference import Context
from catalogue.model.text import text_of
from catalogue.model.value import mistake

_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_MOMENT = re.compile(
    r"(?P<day>\d{4}-\d{1,2}-\d{1,2})(?:[ T]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::00)?(?P<offset>Z|[+-]\d{2}:?\d{2})?)?",
    re.ASCII,
)
# The end behind the beginning: it has a line of its own.
UNTIL = r"(?:\s*(?:-|–|bis|to)\s*(?P<until>\d{1,2})(?:[:.](?P<until_minute>\d{2}))?(?:\s?(?:Uhr|h))?)"
_SPAN = re.compile(rf"\d{{4}}-\d{{1,2}}-\d{{1,2}}[ T]+(?P<hour>\d{{1,2}}):(?P<minute>\d{{2}}){UNTIL}", re.IGNORECASE)
# By their first letters, in German and in English.
MONTHS = {
    "jan": 1, "feb": 2, "mär": 3, "mar": 3, "apr": 4, "mai": 5, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
    "okt": 10, "oct": 10, "nov": 11, "dez": 12, "dec": 12,
}  # fmt: skip
# The same for editors.
DAY_FORM = "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"
MOMENT_FORM = f"{DAY_FORM}([ T]+[0-9]{{1,2}}:[0-9]{{2}}(:00)?(Z|[+-][0-9]{{2}}:?[0-9]{{2}})?)?"
# Before 1970 zone rules differ from today's data, after 2100 they are guesses; no session lies there.
FIRST_YEAR, LAST_YEAR = 1970, 2100


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, or a wall time on a day in a zone.

    `clock` is None for a whole day. `fold` is 1 for the second of two equal wall times, in the hour that the
    clocks repeat in autumn (PEP 495).
    """

    day: date
    clock: time | None
    zone: ZoneInfo
    fold: int = 0

    @property
    def aware(self) -> datetime:
        """The moment with its zone; a whole day begins at midnight."""
        return datetime.combine(self.day, self.clock or time(), self.zone).replace(fold=self.fold)

    @property
    def instant(self) -> datetime:
        """The moment in UTC, by which moments are compared and sorted."""
        return _instant(self.day, self.clock, self.zone, self.fold)

    @property
    def written(self) -> str:
        """The moment as an author would write it: 2027-01-31, or 2027-01-31 09:00."""
        return self.day.isoformat() if self.clock is None else f"{self.day} {self.clock:%H:%M}"

    @property
    def text(self) -> str:
        """The moment as HTML's `<time datetime>` and schema.org want it: a date, or a time with its offset."""
        return self.day.isoformat() if self.clock is None else _text(self.day, self.clock, self.zone, self.fold)


# Sessions crowd on the same days and hours, and zones are slow to ask.
@lru_cache(maxsize=1 << 14)
def _instant(day: date, clock: time | None, zone: ZoneInfo, fold: int) -> datetime:
    return Moment(day, clock, zone, fold).aware.astimezone(UTC)


@lru_cache(maxsize=1 << 14)
def _text(day: date, clock: time, zone: ZoneInfo, fold: int) -> str:
    return Moment(day, clock, zone, fold).aware.isoformat(timespec="minutes")


def on_calendar(year: int, month: int, day: int, text: str) -> date:
    """Returns a day; raises the mistake if no calendar has it, or we take no such year. `text` is what was written."""
    try:
        result = date(year, month, day)
    except ValueError:
        raise mistake("no-such-date", value=text[:40]) from None
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise mistake("date-out-of-range", value=text[:40], first=FIRST_YEAR, last=LAST_YEAR)
    return result


def on_clock(hour: int, minute: int, text: str) -> time:
    """Returns a time of day; raises the mistake if no clock shows it. `text` is what was written."""
    try:
        return time(hour, minute)
    except ValueError:
        raise mistake("no-such-time", value=text[:40]) from None


# The same days and times stand in many offers; read once, they are also kept once.
@lru_cache(maxsize=16_384)
def parse_day(text: str) -> date:
    """Returns the date written as `text` (2027-01-31); raises the mistake to show."""
    match = _DAY.fullmatch(text.strip())
    if match is None:
        raise mistake("bad-date", value=text[:40], suggestion=_meant(text, with_time=False))
    year, month, day = (int(part) for part in match.groups())
    return on_calendar(year, month, day, text)


@lru_cache(maxsize=16_384)
def parse_moment(text: str, zone: ZoneInfo) -> Moment:
    """Returns the moment written as `text` (2027-01-31 or 2027-01-31 09:00); raises the mistake to show.

    An offset (2027-10-31 02:30+01:00) is allowed where it is one of the zone's own on that day; it chooses between
    the two equal wall times of the autumn night.
    """
    match = _MOMENT.fullmatch(text.strip())
    if match is None:
        raise mistake("bad-date-time", value=text[:40], suggestion=_meant(text, with_time=True))
    day = parse_day(match["day"])
    if match["hour"] is None:
        return Moment(day=day, clock=None, zone=zone)
    clock = on_clock(int(match["hour"]), int(match["minute"]), text)
    return Moment(
        day=day, clock=clock, zone=zone, fold=_fold(datetime.combine(day, clock), zone, match["offset"], text)
    )


def _fold(wall: datetime, zone: ZoneInfo, offset: str | None, text: str) -> int:
    offsets = [wall.replace(tzinfo=zone, fold=fold).utcoffset() or timedelta() for fold in (0, 1)]
    if offsets[0] < offsets[1]:
        raise mistake("time-does-not-exist", value=text[:40], zone=zone.key)
    if offset is None:
        if offsets[0] > offsets[1]:
            raise mistake(
                "time-is-ambiguous",
                value=text[:40],
                zone=zone.key,
                first=written_offset(offsets[0]),
                second=written_offset(offsets[1]),
            )
        return 0
    wanted = _offset(offset)
    if (
        wanted not in offsets
        and _SPAN.fullmatch(text.strip())
        and -wanted > timedelta(hours=wall.hour, minutes=wall.minute)
    ):
        raise mistake("bad-date-time", value=text[:40], suggestion=f"{wall:%Y-%m-%d %H:%M}")
    if wanted not in offsets:
        raise mistake("wrong-offset", value=text[:40], zone=zone.key, offset=written_offset(offsets[0]))
    return offsets.index(wanted)


def _offset(text: str) -> timedelta:
    if text == "Z":
        return timedelta()
    size = timedelta(hours=int(text[1:3]), minutes=int(text[-2:]))
    return -size if text[0] == "-" else size


def written_offset(offset: timedelta) -> str:
    """Returns a distance from UTC as it is written: +02:00."""
    minutes = int(offset.total_seconds()) // 60
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _day(value: object) -> date:
    return value if isinstance(value, date) else parse_day(text_of(value))


def _moment(value: object, info: ValidationInfo[Context]) -> Moment:
    if isinstance(value, Moment):
        return value
    text, start = text_of(value).strip(), info.data.get("start") if info.field_name == "end" else None
    if start and (not _MOMENT.fullmatch(text) or _is_span(text)):
        # See `_meant`.
        from catalogue.model.spoken_moment import meant_end

        raise mistake("bad-date-time", value=text[:40], suggestion=meant_end(text, start))
    return parse_moment(text, info.context.zone)


def _is_span(text: str) -> bool:
    """Whether what looks like a distance from UTC is the end: 13:00-16:30."""
    match = _SPAN.fullmatch(text)
    return (
        match is not None
        and f"{match['until']:0>2}:{match['until_minute'] or '00'}" > f"{match['hour']:0>2}:{match['minute']}"
    )


def _meant(text: str, *, with_time: bool) -> str:
    # Its patterns take long to compile, and most catalogues hold no such mistake.
    from catalogue.model.spoken_moment import meant_moment

    return meant_moment(text, with_time=with_time)


DayField = Annotated[
    date, BeforeValidator(_day), WithJsonSchema({"type": "string", "pattern": f"^{DAY_FORM}$", "format": "date"})
]
MomentField = Annotated[
    Moment,
    BeforeValidator(_moment),
    WithJsonSchema({"type": "string", "pattern": f"^{MOMENT_FORM}$", "examples": ["2027-01-12 09:00", "2027-01-12"]}),
]
