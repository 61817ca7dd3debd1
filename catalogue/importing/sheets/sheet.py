"""Sheets: the rows of a table, saved as CSV or as a workbook of Excel or LibreOffice, each cell as text."""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path

from msgspec import Struct

from catalogue.importing.sheets.columns import columns, known
from catalogue.importing.sheets.compound import RoundError
from catalogue.importing.sheets.quiet import quiet
from catalogue.importing.sheets.reach import reaches_far

TEXTS, WORKBOOKS = frozenset({".csv", ".tsv"}), frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"})
# A larger table is a database; it would be held in memory as a whole.
LARGEST = 100_000_000
_LONGEST_CELL = 1_000_000
_DELIMITERS = (";", ",", "\t", "|")
# Titles and remarks may stand above the headings.
ABOVE = 30
_MIDNIGHT = time()


class Row(Struct, frozen=True):
    """A row: the number of its first line, counted from 1, and the text of each cell."""

    number: int
    cells: tuple[str, ...]


class Sheet(Struct, frozen=True):
    """The rows of a table; `name` is that of the file, with several sheets in it also of the sheet."""

    name: str
    rows: tuple[Row, ...]


class UnreadableSheetError(Exception):
    """A file that is no table; its text is the code of the reason."""


def is_table(path: Path) -> bool:
    """Tells by the ending of its name whether a file is a table."""
    return path.suffix.casefold() in TEXTS | WORKBOOKS


def read_sheets(path: Path) -> tuple[Sheet, ...]:
    """Returns the sheets of a file; raises UnreadableSheetError for what is none, OSError for what cannot be read."""
    content = _content(path)
    if path.suffix.casefold() in TEXTS:
        return (Sheet(path.name, _of_text(_decoded(content))),)
    return _of_workbook(path, content)


def _content(path: Path) -> bytes:
    """The bytes of a file; of a device, which says that it has none, not all that it would give."""
    size = path.stat().st_size
    with path.open("rb") as file:
        content = file.read(LARGEST + 1) if size <= LARGEST else b""
    if max(size, len(content)) > LARGEST:
        raise UnreadableSheetError("table-too-large")
    return content


def _decoded(content: bytes) -> str:
    """The text of a table as Excel writes it: UTF-8 and UTF-16 with a mark, else UTF-8 or Windows-1252."""
    codecs = ["utf-16"] if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig", "cp1252"]
    for codec in codecs:
        try:
            return content.decode(codec)
        except UnicodeDecodeError:
            continue
    raise UnreadableSheetError("table-not-text")


def _of_text(text: str) -> tuple[Row, ...]:
    """The rows with the delimiter that gives the most headings."""
    mark, _, rest = text.partition("\n")
    if mark.strip().casefold().startswith("sep=") and len(mark.strip()) <= 5:
        return tuple(_rows(rest, mark.strip()[4:] or "\t", first=2))
    return tuple(_rows(text, max(_DELIMITERS, key=lambda each: _headings(text, each)), first=1))


def _headings(text: str, delimiter: str) -> int:
    """How many headings a delimiter gives: looked for at the top alone, since a table may fill the memory once."""
    try:
        return max((known(columns(row.cells)) for row in islice(_rows(text, delimiter, first=1), ABOVE)), default=0)
    except UnreadableSheetError:
        return 0


def _rows(text: str, delimiter: str, *, first: int) -> Iterator[Row]:
    if csv.field_size_limit() < _LONGEST_CELL:
        csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    begun = 0
    try:
        for cells in reader:
            yield Row(first + begun, tuple(map(_line_ends, cells)))
            begun = reader.line_num
    except csv.Error:
        raise UnreadableSheetError("table-broken") from None


def _of_workbook(path: Path, content: bytes) -> tuple[Sheet, ...]:
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

    try:
        far = reaches_far(content)
    except RoundError:  # the library would read on until the memory is full, and end the program
        raise UnreadableSheetError("not-a-workbook") from None
    if far:
        raise UnreadableSheetError("table-reaches-far")
    try:
        with quiet():
            book = CalamineWorkbook.from_filelike(io.BytesIO(content))
            shown = [each.name for each in book.sheets_metadata if each.visible == SheetVisibleEnum.Visible]
            sheets = [(name, tuple(_typed(book.get_sheet_by_name(name).iter_rows()))) for name in shown]
    except (CalamineError, OSError):
        raise UnreadableSheetError(_reason(path)) from None
    except BaseException as error:  # torn files make the library panic, which is no Exception and has no name to import
        if type(error).__name__ != "PanicException":
            raise
        raise UnreadableSheetError("not-a-workbook") from None
    filled = [(name, rows) for name, rows in sheets if rows]
    return tuple(Sheet(f"{path.name} [{name}]" if len(filled) > 1 else path.name, rows) for name, rows in filled)


def _reason(path: Path) -> str:
    """Why the library opens no workbook: only where it goes by the ending of the name it tells of too many cells."""
    from python_calamine import CalamineError, CalamineWorkbook

    if path.suffix.casefold() == ".ods":
        try:
            CalamineWorkbook.from_path(path)
        except CalamineError as error:
            return "table-reaches-far" if "cell limit" in str(error).casefold() else "not-a-workbook"
    return "not-a-workbook"


def _typed(rows: Iterable[Iterable[object]]) -> Iterator[Row]:
    """The filled rows: who pressed a key in the last row of a sheet has a million others."""
    for number, cells in enumerate(rows, start=1):
        texts = tuple(_text(cell) for cell in cells)
        if any(texts):
            yield Row(number, texts)


def _text(cell: object) -> str:
    """A cell as a person would write it: dates by day and month, whole numbers without a point."""
    match cell:
        case bool():
            return "ja" if cell else "nein"
        case float() if cell.is_integer():
            return str(int(cell))
        case float():
            return str(round(cell, 10)).replace(".", ",")
        case datetime():
            return _moment(cell)
        case date():
            return f"{cell:%d.%m.%Y}"
        case time():
            return f"{cell:%H:%M}"
        case timedelta():
            minutes = round(cell.total_seconds() / 60)
            return f"{minutes // 60}:{minutes % 60:02}"
        case _:
            return _line_ends(str(cell))


def _moment(moment: datetime) -> str:
    """Date and time to the minute: sums of parts of days miss it by a breath."""
    near = (moment + timedelta(seconds=30)).replace(second=0, microsecond=0)
    return f"{near:%d.%m.%Y}" if near.time() == _MIDNIGHT else f"{near:%d.%m.%Y, %H:%M}"


def _line_ends(text: str) -> str:
    return text.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n").strip()
