"""Tables for an office: as Markdown, which reads well as plain text too, as HTML for word processors, as CSV for spreadsheets."""

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from html import escape

from msgspec import Struct

from catalogue.model.translation import Translation
from catalogue.outputs.dates import plain_day
from catalogue.outputs.explained import visible

Cell = str | int | date
# What spreadsheets take for the beginning of a formula; some also take these signs in the width of East Asian letters.
_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_RIGHT = ' style="text-align:right"'
# By it spreadsheets know UTF-8.
_MARK = "\ufeff"


class Table(Struct, frozen=True):
    """Rows below the names of their columns. Numbers stand to the right; days are written out for people, not for programs.

    An empty cell among numbers is one that nobody knows.
    """

    heading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def as_markdown(table: Table, words: Translation) -> str:
    """Returns a table with its heading, which is left out where there is none; without rows nothing."""
    if not table.rows:
        return ""
    rows = [tuple(_shown(cell, words) for cell in row) for row in (table.columns, *table.rows)]
    right = _numbers(table)
    widths = [max(3, *(len(row[index]) for row in rows)) for index in range(len(right))]
    rule = [f"{'-' * (width - 1)}:" if end else "-" * width for width, end in zip(widths, right, strict=True)]
    lines = [_line(row, widths, right) for row in (rows[0], rule, *rows[1:])]
    return "\n".join((*((f"## {table.heading}", "") if table.heading else ()), *lines, ""))


def as_html(table: Table, words: Translation) -> str:
    """Returns a table with its heading as HTML that a word processor takes over as its own; without rows nothing."""
    if not table.rows:
        return ""
    styles = [_RIGHT if end else "" for end in _numbers(table)]
    head = "".join(
        f'<th scope="col"{style}>{_text(name)}</th>' for name, style in zip(table.columns, styles, strict=True)
    )
    rows = (
        "".join(
            _cell(_written(cell, words), place, style)
            for place, (cell, style) in enumerate(zip(row, styles, strict=True))
        )
        for row in table.rows
    )
    body = "\n".join(f"<tr>{row}</tr>" for row in rows)
    heading = f"<h2>{_text(table.heading)}</h2>\n" if table.heading else ""
    return f"{heading}<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>\n"


def as_csv(tables: Iterable[Table], words: Translation) -> str:
    """Returns tables one below the other, with the separator that spreadsheets of the language expect."""
    lines = _Lines()
    writer = csv.writer(lines, delimiter=words("table.separator"), lineterminator="\r\n")
    for number, table in enumerate(tables):
        if number:
            writer.writerow(())
        if table.heading:
            writer.writerow((_harmless(table.heading),))
        writer.writerows(tuple(map(_harmless, row)) for row in (table.columns, *table.rows))
    return _MARK + "".join(lines)


class _Lines(list[str]):
    """What the writer of CSV takes for a file."""

    def write(self, text: str) -> None:
        self.append(text)


def _numbers(table: Table) -> list[bool]:
    """Tells of each column whether numbers stand in it."""
    columns = zip(*table.rows, strict=True)
    return [
        any(cell != "" for cell in column) and all(isinstance(cell, int) or cell == "" for cell in column)
        for column in columns
    ]


def _cell(text: str, place: int, style: str) -> str:
    """What a row is about stands first: whoever hears the table is told it with each number."""
    return f"<td{style}>{_text(text)}</td>" if place else f'<th scope="row"{style}>{_text(text)}</th>'


def _text(text: str) -> str:
    return escape(visible(text))


def _line(row: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    cells = (
        cell.rjust(width) if end else cell.ljust(width) for cell, width, end in zip(row, widths, right, strict=True)
    )
    return f"| {' | '.join(cells)} |"


def _shown(cell: Cell, words: Translation) -> str:
    return visible(_written(cell, words)).replace("|", "\\|")


def _written(cell: Cell, words: Translation) -> str:
    return plain_day(cell, words) if isinstance(cell, date) else str(cell)


def _harmless(cell: Cell) -> Cell:
    """Keeps a text on one line, and from being taken for a formula."""
    if not isinstance(cell, str):
        return cell
    text = visible(cell)
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text
