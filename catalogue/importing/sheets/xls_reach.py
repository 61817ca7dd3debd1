"""The reach of an old workbook (.xls): how many cells its sheets span together, since they are all opened at once."""

from collections.abc import Iterator
from struct import unpack_from

from catalogue.importing.sheets.compound import stream

# Kinds of records.
_BEGIN, _END, _SHEET, _LOCKED, _EXTENT, _SEVERAL = 0x0809, 0x000A, 0x0085, 0x002F, 0x0200, 0x00BD
# Those of one cell with something in it.
_CELLS = frozenset({0x0006, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E, _SEVERAL})
# A sheet has no more cells. Of as many, room is kept and soon given back; of more, the program would be ended.
_MOST = 1 << 24
_Record = tuple[int, bytes]


def cells_of(content: bytes) -> int:
    """Returns how many cells a workbook spans; raises ValueError, or an error of struct, for what is none."""
    book = stream(content, ("Workbook", "Book"))
    begins, known = [], dict[int, int]()
    for kind, body in _records(book, 0):
        if kind == _LOCKED:
            return 0  # its cells are written in cipher, and nobody opens it
        if kind == _SHEET:
            begins.append(unpack_from("<I", body)[0])
    for begin in begins:
        if begin not in known:
            known[begin] = _span(_records(book, begin))
    return sum(known[begin] for begin in begins)


def _records(book: bytes, at: int) -> Iterator[_Record]:
    """Yields the records of a part of the book, with those of the charts in it."""
    depth = 0
    while at + 4 <= len(book):
        kind, size = unpack_from("<HH", book, at)
        depth += (kind == _BEGIN) - (kind == _END)
        if kind == _END and depth <= 0:
            return
        yield kind, book[at + 4 : at + 4 + size]
        at += 4 + size


def _span(records: Iterator[_Record]) -> int:
    """How many cells lie between the first and the last; those that the sheet claims to have, where it cannot have so many."""
    rows, columns, told = set[int](), set[int](), 0
    for kind, body in records:
        if kind in _CELLS and len(body) >= 6:
            row, column = unpack_from("<HH", body)
            rows.add(row)
            columns.add(column)
            if kind == _SEVERAL:
                columns.add(unpack_from("<H", body, len(body) - 2)[0])
        elif kind == _EXTENT and len(body) >= 10:
            top, bottom, left, right = unpack_from("<IIHH" if len(body) >= 14 else "<HHHH", body)
            told = max(told, (bottom - top) * (right - left))
    if told > _MOST:
        return told
    return (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1) if rows else 0
