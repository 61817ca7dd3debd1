"""Reach: how far the filled cells of a workbook lie apart, asked before anything is made of the cells between them."""

import re
import struct
from collections.abc import Iterable, Iterator
from io import BufferedReader, BytesIO
from zipfile import BadZipFile, ZipFile

from catalogue.importing.sheets import compound, xls_reach, xlsb_reach

# All cells between the first and the last take memory, filled or not: of a word in the last corner of Excel more than there is.
# So many, which take a gigabyte, are a table of twenty columns with a word in the last row.
MOST = 25_000_000
_SHEET = re.compile(r"(?:.*/)?worksheets/[^/]+\.xml", re.IGNORECASE)
# A cell with something in it; those that are only coloured are no cells to the reader. Nothing is tried twice: of torn cells
# without an end, each would else be read to the end of all.
_FILLED = re.compile(rb"<(?:\w+:)?c\b(?>[^<>]*?\br=[\"']([A-Z]{1,3})(\d{1,7})[\"'])[^<>]*+(?<!/)>(?!</)")
_PIECE = 1 << 20


def reaches_far(content: bytes) -> bool:
    """Tells whether a workbook (.xlsx, .xlsm, .xlsb, .xls) spans more cells than can be held; False for what is none.

    Raises RoundError for one that must not be opened, since its sectors lead to themselves.
    """
    try:
        if content.startswith(compound.SIGN):
            return xls_reach.cells_of(content) > MOST
        with ZipFile(BytesIO(content)) as book:
            return any(_cells_in(book, name) > MOST for name in book.namelist())
    except compound.RoundError:
        raise
    except (BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError, struct.error):
        return False  # whoever opens it as a workbook tells what is wrong with it


def _cells_in(book: ZipFile, name: str) -> int:
    if _SHEET.fullmatch(name):
        return _cells(_pieces(book, name))
    if not name.casefold().endswith(".bin"):
        return 0
    with book.open(name) as file, BufferedReader(file, _PIECE) as sheet:  # type: ignore[type-var]
        return xlsb_reach.cells_of(sheet) if sheet.peek(2).startswith(xlsb_reach.BEGIN) else 0


def _pieces(book: ZipFile, name: str) -> Iterator[bytes]:
    """Yields the text of a sheet in pieces, of which none ends in a tag, nor behind one whose end is the next."""
    rest = b""
    with book.open(name) as file:
        while read := file.read(_PIECE):
            text = rest + read
            end = max(text.rfind(b"<", 0, max(text.rfind(b"<"), 0)), 0)
            yield text[:end]
            rest = text[end:]
    yield rest


def _cells(pieces: Iterable[bytes]) -> int:
    """How many cells lie between the first and the last."""
    columns, rows = set[bytes](), set[int]()
    for piece in pieces:
        found = _FILLED.findall(piece)
        columns.update(column for column, _ in found)
        numbers = [int(row) for _, row in found]
        rows.update((min(numbers), max(numbers)) if numbers else ())
    places = [_place(column) for column in columns]
    return (max(places) - min(places) + 1) * (max(rows) - min(rows) + 1) if places else 0


def _place(column: bytes) -> int:
    place = 0
    for letter in column:
        place = place * 26 + letter - 64
    return place
