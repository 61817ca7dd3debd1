"""Years: one that stands above a table alone ("Programm 2027") is that of the dates below that have none."""

import re
from collections.abc import Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from catalogue.importing.lines import Remark
from catalogue.importing.schedule import Pair, parse_schedule
from catalogue.importing.sheets.sheet import Row
from catalogue.importing.sheets.table import Table
from catalogue.model.english_dates import MONTH_NAMES

_DATED = frozenset({"date", "start", "end"})
# No year of a date, of two ("2026/27"), or behind a number.
_ABOVE = re.compile(r"(?<![\d./–-])20\d{2}(?![\d/–-])")
# What tells when the list was made, or a number to call.
_OF_THE_LIST = re.compile(
    r"\b(?:stand|version|erstellt|gedruckt|geändert|aktualisiert|tel\w*|as of|printed|updated|created|phone)\b|©|\(c\)",
    re.IGNORECASE,
)
_OWN = re.compile(r"(?<!\d)\d{4}(?!\d)|(?<![\d.])\d{1,2}\.[^\S\n]?\d{1,2}\.\d{2}(?!\d)")
_MONTH = rf"(?:{MONTH_NAMES}|januar|februar|märz?|mrz|mai|juni|juli|okt(?:ober)?|dez(?:ember)?)"
# Years of something else: a whole date, the end of registration, what is taught in a version of its own, and the number of a room.
_ASIDE = re.compile(
    rf"\d\.?\s*{_MONTH}\b\.?\s*20\d{{2}}|\b{_MONTH}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+20\d{{2}}"
    r"|\b(?:(?:anmeld|regist)[^.;\n]{0,60}\b(?:bis|ab|until|from|by)|\w*frist|\w*schluss|deadline)\b[^.;\n]{0,60}?20\d{2}"
    r"|\b(?:office|excel|word|powerpoint|outlook|access|project|visio|exchange|sharepoint|windows|server|agenda|dsgvo|gdpr|"
    r"raum|zimmer|saal|room|durchwahl|dw|app|apparat|fon|fax|extension)\b[\s.:]*20\d{2}|\d:20\d{2}",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"(?<![\d.])(\d{1,2}\.[^\S\n]?\d{1,2}\.)(?!\d)")
_NAMED = re.compile(rf"(?<![\d.])(\d{{1,2}}(?:\.\s?|(?:st|nd|rd|th)?\s+){_MONTH}\b\.?)", re.IGNORECASE)


class WithYears(Struct, frozen=True):
    """The rows of a table with their dates in full, and what is to be said about it."""

    rows: tuple[Row, ...]
    remarks: tuple[Remark, ...] = ()


def with_years(table: Table, rows: tuple[Row, ...]) -> WithYears:
    """Returns rows of a table with the year that stands above it in each date that lacks one and is read with it."""
    told = [text for text in table.above if not _OF_THE_LIST.search(text)]
    found = {year: text for text in told for year in _ABOVE.findall(_ASIDE.sub(" ", text))}
    if len(found) != 1:
        return WithYears(rows)
    ((year, text),) = found.items()
    places = {place: each.field for place, each in enumerate(table.columns) if each.field in _DATED}
    changed = tuple(_in_full(row, places, year) for row in rows)
    count = sum(
        one != two
        for row, after in zip(rows, changed, strict=True)
        for one, two in zip(row.cells, after.cells, strict=True)
    )
    remark = Remark("year-from-above", {"count": str(count), "year": year, "value": text})
    return WithYears(changed, (remark,) if count else ())


def _in_full(row: Row, places: Mapping[int, str], year: str) -> Row:
    cells, days = list(row.cells), dict[str, date]()
    for place, field in places.items():
        if place < len(cells) and cells[place]:
            cells[place] = in_full(cells[place], year)
            for first, _ in _pairs(cells[place]):
                days.setdefault(field, first.day)
    # Over New Year, of which of the two is the year above?
    begin = days.get("start", days.get("date", date.min))
    return row if days.get("end", begin) < begin else replace(row, cells=tuple(cells))


def in_full(text: str, year: str) -> str:
    """Returns a text with a year behind each day, if it has none and means dates with it; else as it is."""
    if _OWN.search(text) or parse_schedule(text) is not None:
        return text
    whole = _NAMED.sub(rf"\1 {year}", _NUMBERS.sub(rf"\g<1>{year}", text))
    return whole if whole != text and _in_order(whole) else text


def _in_order(text: str) -> bool:
    """Whether dates are read in which nothing ends before it begins, as would "29.12.–02.01." in one year."""
    pairs = _pairs(text)
    return bool(pairs) and all(last is None or first.day <= last.day for first, last in pairs)


def _pairs(text: str) -> tuple[Pair, ...]:
    """When the dates that a text means begin and end."""
    schedule = parse_schedule(text)
    return tuple(pair for parts in schedule.sessions for pair in parts) if schedule else ()
