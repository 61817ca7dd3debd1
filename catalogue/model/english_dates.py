"""English dates and hours ("Tuesday 12 and 19 January 2027, 2–4pm") in the way that the readers of schedules know."""

import re
from calendar import monthrange

from catalogue.model.moment import MONTHS

# The names of the months, whole and short.
MONTH_NAMES = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?"
)
_MONTH = rf"(?P<name>{MONTH_NAMES})\b\.?"
_TO = r"\s*(?:[-–—−]|\b(?:to|until|till)\b)\s*"
_CLOCK = r"(?<![\d:.])(\d{1,2})(?:[.:](\d{2}))?"
# "9 am 12.01." is German: on the twelfth.
_HALF = r"\s*([ap])\.?m\b\.?(?!\s+\d{1,2}\.\s?\d)"
_SHARED_HALF = re.compile(rf"{_CLOCK}({_TO}){_CLOCK}{_HALF}", re.IGNORECASE)
_WITH_HALF = re.compile(rf"{_CLOCK}{_HALF}", re.IGNORECASE)
_NOON = re.compile(r"\b(?:12\s*)?(?:noon|midday)\b", re.IGNORECASE)
_MIDNIGHT = re.compile(r"\b(?:12\s*)?midnight\b", re.IGNORECASE)
# "12 January 2027 0930-1300": four digits behind the year are an hour, and no distance from universal time.
_MILITARY = re.compile(
    rf"(?<=\d{{4}})([,\s]+)([01]\d|2[0-3])([0-5]\d)(?:\s?hrs)?({_TO})([01]\d|2[0-3])([0-5]\d)(?:\s?hrs)?(?!\d)",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    rf"\b(?:mon|tues?|wed(?:nes|s)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?\b\.?,?\s+(?:the\s+)?(?=\d|{_MONTH.replace('?P<name>', '?:')})",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)\b", re.IGNORECASE)
_DAY_MONTH = re.compile(
    rf"(?<![\d.:])(?P<d>\d{{1,2}})\s+(?:of\s+)?{_MONTH}(?:,?\s+(?P<y>\d{{4}})(?!\d))?", re.IGNORECASE
)
_MONTH_DAY = re.compile(rf"\b{_MONTH}\s+(?P<d>\d{{1,2}}),?\s+(?P<y>\d{{4}})(?!\d)", re.IGNORECASE)
_STROKES = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})(?![\d/])")
_SPAN = re.compile(rf"(?<![\d.:])(\d{{1,2}}){_TO}(?=\d{{1,2}}\.\d)", re.IGNORECASE)
_BEHIND = re.compile(r"[\s,(]*\b(?:each|every)\s+(?:day|time|week)\b\)?\s*$|[\s,]+daily\s*$", re.IGNORECASE)
_COLON = re.compile(r"(?<=\.\d{4})\s*:\s+")
_HOURS_FIRST = re.compile(
    rf"(\d{{1,2}}:\d{{2}}(?:{_TO}\d{{1,2}}:\d{{2}})?),?\s+(?:on\s+)?(\d[^:]*\.\d{{4}})", re.IGNORECASE
)

# Longer ones are tables in which the columns ran together.
_LONGEST = 500


def in_numbers(text: str) -> str:
    """Returns a text with its English dates as "12.1.2027" and its hours as those of 24; another text as it is.

    "12/01/2027" stays: it is a day in January or, in America, one in December. "13/01/2027" can be only one.
    """
    found = _with_numbered_days(_with_whole_hours(text)) if len(text) <= _LONGEST else text
    if found == text:
        return text
    found = _COLON.sub(", ", _BEHIND.sub("", found)).strip()
    first = _HOURS_FIRST.fullmatch(found)
    return f"{first[2]}, {first[1]}" if first else found


def _with_whole_hours(text: str) -> str:
    text = _MILITARY.sub(r"\1\2:\3\4\5:\6", text)
    text = _MIDNIGHT.sub("24:00", _NOON.sub("12:00", text))
    return _WITH_HALF.sub(lambda match: _of_24(match[1], match[2], match[3]), _SHARED_HALF.sub(_both, text))


def _both(match: re.Match[str]) -> str:
    """Both hours of "2–4pm" and "10–11.30am"; before one that it does not precede, the first is in the other half: "11–1pm"."""
    half = match[6]
    end = _of_24(match[4], match[5], half)
    start = _of_24(match[1], match[2], half)
    if half.casefold() == "p" and start >= end:
        start = _of_24(match[1], match[2], "a")
    return f"{start}{match[3]}{end}"


def _of_24(hour: str, minute: str | None, half: str) -> str:
    """An hour of twelve as one of 24; "14.00 pm" is one already."""
    number = int(hour)
    if 1 <= number <= 12:
        number = number % 12 + (12 if half.casefold() == "p" else 0)
    return f"{number:02}:{minute or '00'}"


def _with_numbered_days(text: str) -> str:
    dated = _STROKES.sub(_certain, text)
    plain = _ORDINAL.sub(r"\1", _WEEKDAY.sub("", dated))
    numbered = _MONTH_DAY.sub(_day, _DAY_MONTH.sub(_day, plain))
    if numbered == plain:
        return dated
    return _SPAN.sub(r"\1.–", numbered)


def _day(match: re.Match[str]) -> str:
    return f"{int(match['d'])}.{MONTHS[match['name'].casefold()[:3]]}.{match['y'] or ''}"


def _certain(match: re.Match[str]) -> str:
    """A date with strokes of which one order alone is a day; any other stays."""
    one, two, year = int(match[1]), int(match[2]), match[3]
    whole = int(year) + (2000 if len(year) == 2 else 0)
    orders = {
        (day, month)
        for day, month in ((one, two), (two, one))
        if 1 <= month <= 12 and day <= monthrange(max(whole, 1), month)[1]
    }
    return "{}.{}.{}".format(*orders.pop(), year) if len(orders) == 1 else match[0]
