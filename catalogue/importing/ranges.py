"""Ranges: start and end in one text ("13.03.2027 09:00 - 16:30", "12.–14. März 2027"), taken apart."""

import re
from datetime import timedelta

from msgspec.structs import replace

from catalogue.importing.wall_time import WallTime, parse_clock, parse_wall_time
from catalogue.model.english_dates import in_numbers

# From the evening to the morning is a night, from ten to nine a mistake.
_EVENING, _MORNING = 18, 8
_OVER_NEW_YEAR = timedelta(days=62)
_BETWEEN = re.compile(r"\s*(?:[-–—−/]|\b(?:bis|to|until)\b)\s*", re.IGNORECASE)
_HALF = re.compile(r"\d\s*([ap]\.?m)\b\.?\s*$", re.IGNORECASE)
_PART_OF_DAY = re.compile(r"(?:vom\s+)?(\d{1,2})\.\s*(?:(\d{1,2})\.|([^\W\d_]{3,9})\.?)?")


def parse_range(text: str) -> tuple[WallTime, WallTime | None] | None:
    """Returns start and end that `text` holds; the end is None where it is a single moment, all where it is no time."""
    single = parse_wall_time(text)
    if single is not None:
        return single, None
    for between in _BETWEEN.finditer(text[:160]):
        left, right = text[: between.start()], text[between.end() :]
        start = parse_wall_time(left)
        end = parse_end(right, start) if start else parse_wall_time(right)
        if start is None and end is not None:
            start = _beginning(left, end)
            # "12./13.03.2027" are two days that follow each other, "12./14.03.2027" two that do not.
            if start is not None and "/" in between[0] and (end.day - start.day).days > 1:
                return None
        elif start is not None and end is not None and "/" in between[0] and _are_two(left, start, end):
            return None
        if start is not None and end is not None:
            return _in_half(left, right, start, end), end
    return None


def parse_end(text: str, start: WallTime) -> WallTime | None:
    """Returns the end written as `text`: a moment, or a time of day on the day of `start`."""
    text = in_numbers(text)
    whole = parse_wall_time(text)
    clock = parse_clock(text) if whole is None and start.clock is not None else None
    if clock is None or start.clock is None:
        return whole
    overnight = clock <= start.clock and start.clock.hour >= _EVENING and clock.hour <= _MORNING
    day = start.day + timedelta(days=1) if overnight else start.day
    return replace(start, day=day, clock=clock, seconds=False)


def _are_two(left: str, start: WallTime, end: WallTime) -> bool:
    """Whether a slash stands between two days and not for all between them, as it does in ISO 8601."""
    whole = start.clock is None and end.clock is None and (end.day - start.day).days > 1
    return whole and re.match(r"\s*\d{4}", left) is None


def _in_half(left: str, right: str, start: WallTime, end: WallTime) -> WallTime:
    """The start in the half of the day that stands behind the end alone: of "1-3pm" 13:00, but of "11-1pm" 11:00."""
    half = _HALF.search(right)
    if half is None or _HALF.search(left) or start.clock is None or end.clock is None:
        return start
    later = parse_wall_time(f"{left.rstrip()}{half[1]}")
    fits = later is not None and later.clock is not None and later.clock < end.clock
    return later if later is not None and fits else start


def _beginning(text: str, end: WallTime) -> WallTime | None:
    """The first day in "12.–14.03.2027", which has its month and year from the last."""
    match = _PART_OF_DAY.fullmatch(text.strip())
    if match is None:
        return None
    month = match[2] or (f" {match[3]} " if match[3] else end.day.month)
    firsts = [
        parse_wall_time(f"{match[1]}.{month}{'' if match[3] else '.'}{year}")
        for year in (end.day.year, end.day.year - 1)
    ]
    most = (timedelta(days=366), _OVER_NEW_YEAR)  # 28.12.–02.01.2027 begins in the year before
    before = (
        each for each, days in zip(firsts, most, strict=True) if each and timedelta() <= end.day - each.day < days
    )
    return next(before, None) if end.clock is None else None
