"""Strokes: dates like 04/05/2027, which are read if others of the same table show what comes first."""

import re
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from catalogue.importing.sheets.sheet import Row

_DATE = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(20\d{2}|\d{2})(?![\d/])")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LAST_MONTH = len(_MONTHS)
# In what is longer, a date is part of a text.
_LONGEST = 100


def shown_by(rows: Iterable[Row]) -> str:
    """Returns the first date that shows the order of all: a day behind 12; empty if none does, or two differ."""
    found = [match for row in rows for text in row.cells if len(text) <= _LONGEST for match in _DATE.finditer(text)]
    first = [match[0] for match in found if int(match[1]) > _LAST_MONTH]
    second = [match[0] for match in found if int(match[2]) > _LAST_MONTH]
    return "" if first and second else next(iter(first or second), "")


def in_order(rows: Sequence[Row], example: str) -> tuple[Row, ...]:
    """Returns the rows with the dates that may be two days as 4 May 2027, in the order of `example`."""
    day, month = (1, 2) if int(example.split("/", maxsplit=1)[0]) > _LAST_MONTH else (2, 1)

    def date(match: re.Match[str]) -> str:
        either = int(match[1]) <= _LAST_MONTH and 1 <= int(match[2]) <= _LAST_MONTH and int(match[1])
        return (
            f"{int(match[day])} {_MONTHS[int(match[month]) - 1]} {int(match[3]) % 100 + 2000}" if either else match[0]
        )

    def cell(text: str) -> str:
        return _DATE.sub(date, text) if len(text) <= _LONGEST else text

    return tuple(replace(row, cells=tuple(map(cell, row.cells))) for row in rows)
