"""Rows as they are meant: without sums and errors of formulas, and what stands there by "s. o." in full."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from catalogue.importing.lines import Remark
from catalogue.importing.sheets.sheet import Row
from catalogue.importing.sheets.strokes import in_order, shown_by

_DITTO = re.compile(
    r"[„“”\"″]|''|[-–]+\s?[„“”\"″]\s?[-–]+|s\.\s?o\.|(?:siehe|wie)\s(?:oben|zuvor)|dito|dto\.?|ditto|(?:as|see) above",
    re.IGNORECASE,
)
_ERROR = re.compile(r"#(?:NV|N/A|REF!|BEZUG!|WERT!|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|ZAHL!)", re.IGNORECASE)
_SUM = re.compile(r"(?:zwischen|gesamt)?summen?|gesamt|insgesamt|gesamtzahl|(?:sub|grand )?totals?|sum", re.IGNORECASE)


class Meant(Struct, frozen=True):
    """The rows that say something about courses, and what is to be said about the others."""

    rows: tuple[Row, ...]
    remarks: tuple[Remark, ...]


def meant(rows: Iterable[Row]) -> Meant:
    """Returns the rows that have courses or dates in them, their cells as they are meant."""
    filled = [row for row in rows if any(row.cells)]
    sums = [row for row in filled if _SUM.fullmatch(_first(row))]
    courses = [row for row in filled if row not in sums]
    resolved, remarks = tuple(_resolved(courses)), [*map(_of_sum, sums), *_errors(courses)]
    if example := shown_by(resolved):
        resolved = in_order(resolved, example)
        remarks.append(Remark("order-of-dates", {"value": example}))
    return Meant(resolved, tuple(remarks))


def _first(row: Row) -> str:
    return next((text for text in row.cells if text), "").strip(" :=∑Σ")


def _of_sum(row: Row) -> Remark:
    return Remark("sum-row", {"line": str(row.number), "value": " · ".join(filter(None, row.cells))})


def _errors(rows: Iterable[Row]) -> Iterator[Remark]:
    found = [text for row in rows for text in row.cells if _ERROR.fullmatch(text)]
    if found:
        yield Remark("error-cells", {"count": str(len(found)), "value": ", ".join(dict.fromkeys(found))})


def _resolved(rows: Iterable[Row]) -> Iterator[Row]:
    """Yields the rows with the text of the last filled cell above where a cell refers to it, and without errors."""
    above: dict[int, str] = {}
    for row in rows:
        cells = tuple(_cell(text, above.get(place, "")) for place, text in enumerate(row.cells))
        above |= {place: text for place, text in enumerate(cells) if text}
        yield Row(row.number, cells)


def _cell(text: str, above: str) -> str:
    if _ERROR.fullmatch(text):
        return ""
    return above if _DITTO.fullmatch(text) else text
