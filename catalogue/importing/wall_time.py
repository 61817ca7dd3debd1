"""Wall times in text: ISO 8601 and the ways people write dates, taken apart without a zone."""

import re
from datetime import UTC, date, datetime, time, timedelta

from msgspec import Struct

from catalogue.model.moment import FIRST_YEAR, LAST_YEAR, MONTHS

# As also Austrians and calendars of offices write them.
_MONTHS = {**MONTHS, "jän": 1, "mrz": 3}
_WEEKDAY = re.compile(r"^(?:mo|di|mi|do|fr|sa|so|tu|we|th|su)[a-zä]{0,8}\.?,?\s+", re.IGNORECASE)
_ISO = re.compile(r"(?P<y>\d{4})[-/](?P<m>\d{1,2})[-/](?P<d>\d{1,2})")
_BASIC = re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})(?=$|T)")
_GERMAN = re.compile(r"(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>\d{4}|\d{2}(?!\d))")
_DAY_MONTH = re.compile(r"(?P<d>\d{1,2})(?:\.\s?|(?:st|nd|rd|th)?\s)\s*(?P<name>[^\W\d_]{3,9})\.?,?\s+(?P<y>\d{4})")
_MONTH_DAY = re.compile(r"(?P<name>[^\W\d_]{3,9})\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>\d{4})")
_CLOCK = re.compile(
    r"[T\s,]*(?:um|at|ab|von|from)?\s*(?P<h>\d{1,2})(?:[:.]?(?P<min>\d{2})(?:(?::|(?<=T\d{4}))(?P<s>\d{2})(?:[.,]\d{1,9})?|\.00)?)?\s*"
    r"(?P<half>[ap]\.?m\.?)?\s*(?:uhr|h)?\s*(?P<offset>z|utc|gmt|(?:utc|gmt)?\s?[+-]\d{1,2}(?::?\d{2})?)?\s*",
    re.IGNORECASE,
)
# Behind a day: another day without its year ("12.02"), a number of something (120), a length (2 h), but no clock time.
_NO_CLOCK = re.compile(r"[\s,]*(?:\d{1,2}\.(?:0[1-9]|1[0-2])|\d{3}|0?[1-6]\s?h)\s*", re.IGNORECASE)
_TWO_CLOCKS = re.compile(r"[\s,]+(\d{1,2})(?::?(\d{2}))?\s?-(\d{1,2})(?::?(\d{2}))?\s*")
# No course begins before; from this offset on it is more likely a time.
_NIGHT, _FEW = (5, 59), (9, 0)
# Two digits from here on are a year of the last century.
_LAST_CENTURY = 70
# Seconds or milliseconds since 1970, as databases write moments.
_EPOCH = re.compile(r"[1-4]\d{9}(?:\d{3})?")
# No clock on earth is farther from UTC; "9:00-16:30" are two times.
_FARTHEST = timedelta(hours=14)


class WallTime(Struct, frozen=True):
    """A day, with a clock time or without; `offset` is the distance from UTC that stood behind it.

    `universal` tells that it was written as UTC itself (Z).
    """

    day: date
    clock: time | None = None
    offset: timedelta | None = None
    universal: bool = False
    seconds: bool = False


def parse_wall_time(text: str) -> WallTime | None:
    """Returns the day or moment written as `text`, or None; years outside of 1970 to 2100 are mistakes."""
    text = _WEEKDAY.sub("", text.strip()[:80])
    if _EPOCH.fullmatch(text):
        return _since_1970(int(text[:10]))
    for pattern in (_ISO, _BASIC, _GERMAN, _DAY_MONTH, _MONTH_DAY):
        match = pattern.match(text)
        if match:
            day, rest = _day(match), text[match.end() :]
            if _NO_CLOCK.fullmatch(rest) or _are_two(rest, iso=pattern in (_ISO, _BASIC)):
                return None
            return WallTime(day) if day and not rest.strip(" ,") else _with_clock(day, rest)
    return None


def parse_clock(text: str) -> time | None:
    """Returns the time of day that stands alone ("16.30 Uhr", "17"); None for anything else."""
    bare = text.strip()[:80]
    if re.fullmatch(r"\d{3,}|0+", bare) or not re.match(r"(?:um|bis|at|until|to)?\s*\d", bare, re.IGNORECASE):
        return None
    wall = _with_clock(date(2000, 1, 1), re.sub(r"^(?:bis|until|to)\s*", "", bare, flags=re.IGNORECASE))
    return wall.clock if wall and wall.offset is None else None


def _are_two(rest: str, *, iso: bool) -> bool:
    """Whether "9:00-12:00" behind a day are two times and no offset.

    Behind an ISO day, "07:00-08:00" is a morning in California; few live where an offset of nine hours and more is meant.
    """
    if not iso:
        return re.search(r"\d\s?-\d{1,2}(?!\d)", rest) is not None
    match = _TWO_CLOCKS.fullmatch(rest)
    if match is None:
        return False
    begin, end = (int(match[1]), int(match[2] or 0)), (int(match[3]), int(match[4] or 0))
    return _NIGHT < begin < end and (len(match[1]) == 1 or end >= _FEW)


def _since_1970(seconds: int) -> WallTime:
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    return WallTime(moment.date(), moment.time().replace(second=0), timedelta(), universal=True)


def _day(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    month = _MONTHS.get(parts["name"].casefold()[:3], 0) if "name" in parts else int(parts["m"])
    year = int(parts["y"])
    if len(parts["y"]) == 2:
        year += 1900 if year >= _LAST_CENTURY else 2000
    try:
        return date(year, month, int(parts["d"])) if FIRST_YEAR < year < LAST_YEAR else None
    except ValueError:
        return None


def _with_clock(day: date | None, text: str) -> WallTime | None:
    match = _CLOCK.fullmatch(text)
    if day is None or match is None:
        return None
    hour = int(match["h"])
    half = (match["half"] or "").casefold()[:1]
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    minute = int(match["min"] or 0)
    if (hour, minute) == (24, 0):
        hour, minute = 23, 59
    if hour > 23 or minute > 59:
        return None
    offset, universal = _offset(match["offset"] or "")
    if offset is not None and abs(offset) > _FARTHEST:
        return None
    return WallTime(day, time(hour, minute), offset, universal, seconds=(match["s"] or "00") != "00")


def _offset(text: str) -> tuple[timedelta | None, bool]:
    match = re.search(r"([+-])(\d{1,2}):?(\d{2})?$", text)
    if match is None:
        return (timedelta(), True) if text else (None, False)
    size = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    return (-size if match[1] == "-" else size), False
