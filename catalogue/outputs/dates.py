"""Dates and times as words, in the typography of the language: "Di., 17. November 2026, 9–12 Uhr"."""

from collections.abc import Mapping, Sequence
from datetime import date, time
from functools import lru_cache
from typing import Any

from babel.core import Locale

from catalogue.model.moment import Moment
from catalogue.model.session import Part
from catalogue.model.translation import Translation

# No-break spaces keep "17. November" and "12 Uhr" on one line; the en dash stands for "bis".
_DAY = {
    "de": "{weekday}, {day}.\u00a0{month}\u00a0{year}",
    "en": "{weekday}, {day}\u00a0{month}\u00a0{year}",
}
_PLAIN_DAY = {"de": "{day}.\u00a0{month}\u00a0{year}", "en": "{day}\u00a0{month}\u00a0{year}"}
# The same in few letters, for scripts.
_SHORT_DAY = {"de": "{weekday}, {day}. {month} {year}", "en": "{weekday}, {day} {month} {year}"}


@lru_cache(maxsize=4096)  # a catalogue names the same few days over and over
def _formatted(value: date, pattern: str, language: str) -> str:
    months, days = _months(language)["format"]["wide"], _days(language)["format"]["abbreviated"]
    weekday, month = days[value.weekday()], months[value.month]
    return pattern.format(weekday=weekday, day=value.day, month=month, year=value.year)


# Of the library that knows all languages, only what they call days and months: it takes long to load the rest.
def _months(language: str) -> Any:
    return Locale.parse(language).months


def _days(language: str) -> Any:
    """The names of the days by their numbers, from Monday, which is 0."""
    return Locale.parse(language).days


def day(value: date, words: Translation) -> str:
    """Returns a day with its weekday: "Di., 17. November 2026"."""
    return _formatted(value, _DAY[words.language], words.language)


def plain_day(value: date, words: Translation) -> str:
    """Returns a day without its weekday: "17. November 2026"."""
    return _formatted(value, _PLAIN_DAY[words.language], words.language)


def month(value: date, words: Translation) -> str:
    """Returns a month with its year: "November 2026"."""
    return f"{_months(words.language)['stand-alone']['wide'][value.month]}\u00a0{value.year}"


def short_names(words: Translation) -> Mapping[str, str | Sequence[str]]:
    """Returns what a script needs to write a short day, "Di., 17. Nov. 2026": browsers take long to find that out themselves."""
    weekdays = _days(words.language)["format"]["abbreviated"]
    months = _months(words.language)["format"]["abbreviated"]
    return {
        "day": _SHORT_DAY[words.language],
        "weekdays": [weekdays[(number - 1) % 7] for number in range(7)],
        "months": [months[number] for number in range(1, 13)],
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
    names = _days(words.language)["stand-alone"]
    short, full = names["short"], names["wide"]
    return tuple((short[number].rstrip("."), full[number]) for number in range(7))


def begin(part: Part, words: Translation) -> str:
    """Returns the time at which a part begins: "9 Uhr"; empty for a whole day."""
    return clock(part.start.clock, words) if part.start.clock is not None else ""
