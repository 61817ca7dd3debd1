"""Spoken moments: days and times as people write them (12.1.2027, 9 Uhr), and the right form of what they mean."""

import re
from datetime import datetime, time

from catalogue.model.english_dates import in_numbers
from catalogue.model.moment import MONTHS, UNTIL, Moment, on_calendar, on_clock

# With the time behind the day: Mi, 20.1.27, 9 Uhr; 20. Januar 2027; 2027-01-20 9.00; in English, see there.
_SPOKEN = re.compile(
    r"(?:(?:mo|di|mi|do|fr|sa|so|tu|we|th|su)[a-z]{0,8}\.?,?\s+)?(?:(?:am|den|der|the)\s+)?"
    r"(?:(?P<iso>\d{4})[-/](?P<iso_month>\d{1,2})[-/](?P<iso_day>\d{1,2})"
    r"|(?P<day>\d{1,2})(?:\.\s?(?P<month>\d{1,2})\.|\.?\s?(?P<name>[a-zÄä]{3,9})\.?)\s?(?P<year>\d{4}|\d{2}))"
    r"(?:(?:,|T|\s)\s*(?:um\s+|at\s+)?(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?(?::00)?(?:\s?(?:Uhr|h))?"
    rf"{UNTIL}?)?",
    re.ASCII | re.IGNORECASE,
)
_CLOCK = re.compile(r"(?:bis\s+)?(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?(?P<word>\s?(?:Uhr|h))?", re.IGNORECASE)


def meant_moment(text: str, *, with_time: bool, last: bool = False) -> str:
    """Returns the right form of a day (or a moment, `with_time`) as people write it; empty where it is none.

    Of two times (9-12 Uhr) the `last` one counts if so wanted. Raises the mistake where no calendar or no clock has it.
    """
    match = _SPOKEN.fullmatch(in_numbers(text.strip()))
    if match is None or (match["hour"] and not with_time):
        return ""
    month = match["iso_month"] or match["month"] or MONTHS.get(match["name"][:3].casefold())
    if month is None:
        return ""
    year = int(match["iso"] or match["year"])
    day = on_calendar(year if year > 99 else 2000 + year, int(month), int(match["iso_day"] or match["day"]), text)
    if not match["hour"]:
        return day.isoformat()
    hour, minute = ("until", "until_minute") if last and match["until"] else ("hour", "minute")
    return f"{day} {on_clock(int(match[hour]), int(match[minute] or 0), text):%H:%M}"


def meant_end(text: str, start: Moment) -> str:
    """Returns the right form of the end of what begins at `start`; empty where it is none, or none behind that.

    It may lack its day (16 Uhr) or have the start before it (12.1.2027, 9-12 Uhr). Raises the same mistakes.
    """
    clock = _clock_alone(text) if start.clock else None
    meant = f"{start.day} {clock:%H:%M}" if clock else meant_moment(text, with_time=True, last=True)
    return meant if _is_behind(meant, start) else ""


def _is_behind(meant: str, start: Moment) -> bool:
    if not meant:
        return False
    end, begin = datetime.fromisoformat(meant), datetime.combine(start.day, start.clock or time())
    return end > begin if start.clock and ":" in meant else end.date() >= start.day


def _clock_alone(text: str) -> time | None:
    """The time of an end without its day: 16:00, 16 Uhr, 4pm."""
    match = _CLOCK.fullmatch(in_numbers(text))
    if match is None or not (match["minute"] or match["word"]):
        return None
    return on_clock(int(match["hour"]), int(match["minute"] or 0), text)
