"""Cells: what a row of a table says, by the field that each of its cells becomes."""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from catalogue.importing.sheets.columns import Column
from catalogue.importing.sheets.sheet import Row

_BARE = re.compile(r"\d+(?:[.,]\d+)?")
_BULLET = re.compile(r"\s*(?:[•·▪●■◦–—*-]|\d{1,2}[.)])\s+")
_TEXTS = ("body", "section", "objectives")


class Cells(Struct, frozen=True):
    """The filled cells of a row by field and number of the date; `line` and `sheet` are the row's, `sections` are texts with their headings.

    `number` is what stands in the column of the numbers of courses, also if that only counts the rows.
    """

    line: int
    values: Mapping[tuple[str, int], str]
    sections: Mapping[str, str]
    unknown: Mapping[str, str]
    sheet: str = ""
    number: str = ""

    def get(self, field: str, run: int = 0) -> str:
        """Returns what a cell says about one date of the row, else about all of them; empty where nothing does."""
        return self.values.get((field, run)) or self.values.get((field, 0), "")

    def runs(self, fields: Sequence[str]) -> Sequence[int]:
        """Returns the numbers of the dates of which any of `fields` says something."""
        return sorted({run for field, run in self.values if field in fields})

    @property
    def text(self) -> str:
        """All that it says."""
        return " · ".join((*self.values.values(), *self.sections.values(), *self.unknown.values()))

    @property
    def count(self) -> int:
        """How many cells say something."""
        return len(self.values) + len(self.sections) + len(self.unknown)


def cells_of(row: Row, columns: Sequence[Column], *, sheet: str = "") -> Cells:
    """Returns what a row says; cells behind the last heading are unknown as those below one that means nothing."""
    headings = [*columns, *(Column("–") for _ in row.cells[len(columns) :])]
    filled = [(each, text) for each, text in zip(headings, row.cells, strict=False) if text.strip()]
    return Cells(
        line=row.number,
        values=dict(_values(filled)),
        sections={each.heading: _paragraphs(text) for each, text in filled if each.field == "section"},
        unknown={each.heading: text for each, text in filled if not each.field},
        sheet=sheet,
    )


def _values(filled: Sequence[tuple[Column, str]]) -> Iterator[tuple[tuple[str, int], str]]:
    found: dict[tuple[str, int], str] = {}
    for column, text in filled:
        if column.field in ("", "section"):
            continue
        key = (column.field, column.run)
        told = _paragraphs(text) if column.field in _TEXTS else text
        told = _with_unit(told, column) if _BARE.fullmatch(told) else told
        found[key] = f"{found[key]}, {told}" if key in found else told
    yield from found.items()


def _with_unit(number: str, column: Column) -> str:
    """A bare number as its column means it: of 45.5 the price is 45,50 €."""
    if column.field == "cost" and re.fullmatch(r"\d+[.,]\d", number):
        number += "0"
    if column.unit == "£":
        return f"£{number.replace(',', '.')}"
    return f"{number} {column.unit}".strip()


def _paragraphs(text: str) -> str:
    """The text of a cell as Markdown: who breaks a line there means a paragraph, or an item of a list."""
    if "<" in text or "\n" not in text:
        return text
    lines = [line.rstrip() for line in text.split("\n")]
    result = lines[0]
    for before, line in itertools.pairwise(lines):
        both = _BULLET.match(before) and _BULLET.match(line)
        result += ("\n" if both or not (before and line) else "\n\n") + line
    return re.sub(r"(?m)^[^\S\n]*[•·▪●■◦–—]\s+", "- ", result)
