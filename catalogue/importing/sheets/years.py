"""Years: one that stands above a table alone ("Programm 2027") is that of the dates below that have none."""

import re
from collections.abc import Iterable, Mapping, Set
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
# The name of a programme of many years, and a day to come by which something is to be so.
_AIMED = re.compile(
    r"\b\w*(?:strateg(?:ie|ien|y)|visione?n?|agenda|ziele?|zielbild|leitbild|masterplan|roadmap|perspektiven?|goals?|targets?)\b"
    r"(?:\s+(?:der|des|von|für|of|for)\s[^.,;:\d\n]{1,40}?|[\s:–-]*[„“\"'»][^.,;:\d\n]{0,40}?)?[\s:–-]*20\d{2}"
    r"|(?<!\d\s)\b(?:bis|until|by)(?:\s+(?:zum|zum jahr|ins jahr|anfang|mitte|ende|the end of))?\s+20\d{2}",
    re.IGNORECASE,
)
# Nobody plans dates for more years ahead.
_AHEAD = 2
_IN_BRACKETS = re.compile(r"\[([^\]]*)\]$")
_NUMBERS = re.compile(r"(?<![\d.])(\d{1,2}\.[^\S\n]?\d{1,2}\.)(?!\d)")
_NAMED = re.compile(rf"(?<![\d.])(\d{{1,2}}(?:\.\s?|(?:st|nd|rd|th)?\s+){_MONTH}\b\.?)", re.IGNORECASE)


class WithYears(Struct, frozen=True):
    """The rows of a table with their dates in full, and what is to be said about it."""

    rows: tuple[Row, ...]
    remarks: tuple[Remark, ...] = ()


class _Above(Struct, frozen=True):
    """The one year that stands above a table, the text in which it stands, and whether it names something else than a year."""

    year: str
    text: str
    aimed: bool = False


def with_years(table: Table, rows: tuple[Row, ...], *, today: date) -> WithYears:
    """Returns rows of a table with the year that stands above it in each date that lacks one and is read with it.

    A year that the dates can hardly be of is only told: one in the name of a programme, far from all other years of the
    table, or far ahead of `today`.
    """
    above = _above(table.above)
    if above is None:
        return WithYears(rows)
    places = {place: each.field for place, each in enumerate(table.columns) if each.field in _DATED}
    changed = tuple(_in_full(row, places, above.year) for row in rows)
    count = sum(
        one != two
        for row, after in zip(rows, changed, strict=True)
        for one, two in zip(row.cells, after.cells, strict=True)
    )
    doubtful = above.aimed or _far(int(above.year), _years_of(table, rows, places), today)
    details = {"count": str(count), "year": above.year, "value": above.text}
    remark = Remark("year-above-doubtful" if doubtful else "year-from-above", details)
    return WithYears(rows if doubtful else changed, (remark,) if count else ())


def _above(texts: Iterable[str]) -> _Above | None:
    told = [text for text in texts if not _OF_THE_LIST.search(text)]
    bare = {text: _ASIDE.sub(" ", text) for text in told}
    every = {year: text for text in told for year in _ABOVE.findall(bare[text])}
    meant = {year: text for text in told for year in _ABOVE.findall(_AIMED.sub(" ", bare[text]))}
    found = meant or every
    return _Above(*next(iter(found.items())), aimed=not meant) if len(found) == 1 else None


def _far(year: int, others: Set[int], today: date) -> bool:
    return min(abs(year - other) for other in others) > 1 if others else year > today.year + _AHEAD


def _years_of(table: Table, rows: Iterable[Row], places: Mapping[int, str]) -> frozenset[int]:
    """The years that stand in the headings of dates, in the name of the sheet, and in the dates themselves."""
    sheet = _IN_BRACKETS.search(table.name)
    told = " ".join((*(table.columns[place].heading for place in places), sheet[1] if sheet else ""))
    cells = (row.cells[place] for row in rows for place in places if place < len(row.cells))
    own = (first.day.year for cell in cells if _OWN.search(cell) for first, _ in _pairs(cell))
    return frozenset((*map(int, _ABOVE.findall(told)), *own))


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
