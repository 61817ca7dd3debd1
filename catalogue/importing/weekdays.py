"""Weekdays beside dates: where the two do not agree, one of them is a mistake."""

import re
from collections.abc import Iterator

from catalogue.importing.wall_time import parse_wall_time
from catalogue.model.english_dates import in_numbers

_DATED = re.compile(
    r"\b(?P<name>mo|di|mi|do|fr|sa|so|tu|we|th|su)[a-zä]{0,8}\.?\s?,?\s+(?:den\s+)?"
    r"(?:the\s+)?(?P<day>\d{1,2}\.\s?(?:\d{1,2}\.|[^\W\d_]{3,9})\s?\d{2,4}|\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{2,4}"
    r"|\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?[^\W\d_]{3,9}\.?,?\s+\d{4}|[^\W\d_]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4})",
    re.IGNORECASE,
)
_NUMBER = {"mo": 0, "di": 1, "tu": 1, "mi": 2, "we": 2, "do": 3, "th": 3, "fr": 4, "sa": 5, "so": 6, "su": 6}


def wrong_weekdays(text: str) -> Iterator[str]:
    """Yields each date in `text` that stands behind a weekday which it is not ("Mo, 12.01.2027", a Tuesday)."""
    for match in _DATED.finditer(text[:500]):
        wall = parse_wall_time(in_numbers(match["day"]))
        if wall is not None and wall.day.weekday() != _NUMBER[match["name"].casefold()]:
            yield match[0]
