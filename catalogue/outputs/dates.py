"""Dates and times as words, in the typography of the language: "Di., 17. November 2026, 9–12 Uhr"."""

from collections.abc import Mapping, Sequence
from datetime import date, time
from functools import lru_cache

from catalogue.model.moment import Moment
from catalogue.model.session import Part
from catalogue.model.translation import Translation
from catalogue.outputs.almanac import ALMANACS

# No-break spaces keep "17. November" and "12 Uhr" on one line; the en dash stands for "bis". A year may go to the next: with
# large letters "November 2026" is wider than a telephone, and would break within its number.
_DAY = {
    "de": "{weekday}, {day}.\u00a0{month} {year}",
    "en": "{weekday}, {day}\u00a0{month} {year}",
}
_PLAIN_DAY = {"de": "{day}.\u00a0{month} {year}", "en": "{day}\u00a0{month} {year}"}
# In calendars, not all of which know no-break spaces. In English 3/10 is March or October, so the month is in words.
_ENTRY_DAY = {"de": "{day:02}.{number:02}.{year}", "en": "{day} {month} {year}"}
# The same in few letters, for scripts.
_SHORT_DAY = {"de": "{weekday}, {day}. {month} {year}", "en": "{weekday}, {day} {month} {year}"}


@lru_cache(maxsize=4096)  # a catalogue names the same few days over and over
def _formatted(value: date, pattern: str, language: str) -> str:
    names = ALMANACS[language]
    weekday, month = names.short_days[value.weekday()], names.months[value.month - 1]
    return pattern.format(weekday=weekday, day=value.day, month=month, number=value.month, year=value.year)


def day(value: date, words: Translation) -> str:
    """Returns a day with its weekday: "Di., 17. November 2026"."""
    return _formatted(value, _DAY[words.language], words.language)


def plain_day(value: date, words: Translation) -> str:
    """Returns a day without its weekday: "17. November 2026"."""
    return _formatted(value, _PLAIN_DAY[words.language], words.language)


def entry_day(value: date, words: Translation) -> str:
    """Returns a day as entries of calendars tell it: "17.11.2026"."""
    return _formatted(value, _ENTRY_DAY[words.language], words.language)


def month(value: date, words: Translation) -> str:
    """Returns a month with its year: "November 2026"."""
    return f"{ALMANACS[words.language].months[value.month - 1]} {value.year}"


def short_names(words: Translation) -> Mapping[str, str | Sequence[str]]:
    """Returns what a script needs to write a short day, "Di., 17. Nov. 2026": browsers take long to find that out themselves."""
    names = ALMANACS[words.language]
    return {
        "day": _SHORT_DAY[words.language],
        "weekdays": [names.short_days[-1], *names.short_days[:-1]],  # from Sunday, as scripts count
        "months": list(names.short_months),
    }


def clock(value: time, words: Translation) -> str:
    """Returns a time of day: "9 Uhr", "9:30 Uhr"; in English "9:00"."""
    return _clock(value, words.language)


def _clock(value: time, language: str) -> str:
    return f"{_hour(value, language)}\u00a0Uhr" if language == "de" else _hour(value, language)


def _hour(value: time, language: str) -> str:
    short = language == "de" and not value.minute
    return str(value.hour) if short else f"{value.hour}:{value.minute:02}"


def moment(value: Moment, words: Translation) -> str:
    """Returns a moment: "Di., 17. November 2026, 9 Uhr"."""
    return day(value.day, words) if value.clock is None else f"{day(value.day, words)}, {clock(value.clock, words)}"


def span(part: Part, words: Translation) -> str:
    """Returns when a part takes place: "Di., 17. November 2026, 9–12 Uhr"."""
    start, end = part.start, part.end
    return _span(start.day, start.clock, end.day, end.clock, words.language)


@lru_cache(maxsize=4096)
def _span(first: date, begin: time | None, last: date, end: time | None, language: str) -> str:
    start = _formatted(first, _DAY[language], language)
    if first == last:
        return start if begin is None or end is None else f"{start}, {_hour(begin, language)}–{_clock(end, language)}"
    until = _formatted(last, _DAY[language], language)
    if begin is None or end is None:
        return f"{start} – {until}"
    return f"{start}, {_clock(begin, language)} – {until}, {_clock(end, language)}"


def weekdays(words: Translation) -> tuple[tuple[str, str], ...]:
    """Returns the days of the week from Monday, each short and in full: ("Mo", "Montag")."""
    names = ALMANACS[words.language]
    return tuple(zip(names.letters, names.days, strict=True))


def begin(part: Part, words: Translation) -> str:
    """Returns the time at which a part begins: "9 Uhr"; empty for a whole day."""
    return clock(part.start.clock, words) if part.start.clock is not None else ""
