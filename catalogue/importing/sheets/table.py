"""Tables: a sheet whose headings are understood, in one row or in two."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from catalogue.importing.sheets.columns import Column, column, columns, known
from catalogue.importing.sheets.sheet import ABOVE, Row, Sheet


class Table(Struct, frozen=True):
    """A sheet whose headings are understood, the rows below them, and the texts above them."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    above: tuple[str, ...] = ()

    @property
    def fields(self) -> frozenset[str]:
        """What its columns tell."""
        return frozenset(each.field for each in self.columns)


def table_of(sheet: Sheet) -> Table | None:
    """Returns the table in a sheet; None where no row of it is one of headings with a title and something else."""
    best, found = 1, None
    for place, row in enumerate(sheet.rows[:ABOVE]):
        headings = columns(row.cells)
        if known(headings) > best and _has_title(headings):
            above = tuple(text for each in sheet.rows[:place] for text in each.cells if text)
            best, found = known(headings), Table(sheet.name, headings, sheet.rows[place + 1 :], above)
    return _with_second_row(found) if found else None


def _has_title(headings: Sequence[Column]) -> bool:
    return any(each.field == "title" for each in headings)


def _with_second_row(table: Table) -> Table:
    """The table with the headings of two rows joined: below "Termin", which spans two columns, stand "von" and "bis"."""
    below = next(iter(table.rows), Row(0, ()))
    filled = [text for text in below.cells if text]
    if filled and all(text.startswith("(") and text.endswith(")") for text in filled):  # explains the headings
        return replace(table, rows=table.rows[1:])
    if _titled(table, below):
        return table
    joined, above = [], ""
    for place, lower in enumerate(below.cells):
        own = table.columns[place].heading if place < len(table.columns) else ""
        above = own or (above if lower else "")
        both = f"{above} {lower}".strip()
        joined.append(next((each for each in (both, lower, own) if column(each).field), both))
    found = columns(joined)
    better = known(found) > known(table.columns) and _has_title(found)
    return replace(table, columns=found, rows=table.rows[1:]) if better else table


def _titled(table: Table, row: Row) -> bool:
    """Whether a row has something below the heading of titles: it is a course."""
    return any(each.field == "title" and text for each, text in zip(table.columns, row.cells, strict=False))
