"""Weekdays beside dates: where the two do not agree, one of them is a mistake."""

import re
from collections.abc import Iterator

from catalogue.importing.wall_time import parse_wall_time
from catalogue.model.english_dates import in_numbers

# In the order of the week.
_NAMES = (
    "mo mon montag monday", "di dienstag tu tue tues tuesday", "mi mittwoch we wed wednesday", "do donnerstag th thu thur thurs thursday",
    "fr fri freitag friday", "sa sat samstag sonnabend saturday", "so sonntag su sun sunday",
)  # fmt: skip
_NUMBER = {name: number for number, names in enumerate(_NAMES) for name in names.split()}
_DATED = re.compile(
    rf"\b(?P<name>{'|'.join(_NUMBER)})s?\.?\s?,?\s+(?:den\s+)?"
    r"(?:the\s+)?(?P<day>\d{1,2}\.\s?(?:\d{1,2}\.|[^\W\d_]{3,9})\s?\d{2,4}|\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{2,4}"
    r"|\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?[^\W\d_]{3,9}\.?,?\s+\d{4}|[^\W\d_]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4})",
    re.IGNORECASE,
)


def wrong_weekdays(text: str) -> Iterator[str]:
    """Yields each date in `text` that stands behind a weekday which it is not ("Mo, 12.01.2027", a Tuesday)."""
    for match in _DATED.finditer(text[:500]):
        wall = parse_wall_time(in_numbers(match["day"]))
        if wall is not None and wall.day.weekday() != _NUMBER[match["name"].casefold()]:
            yield match[0]
