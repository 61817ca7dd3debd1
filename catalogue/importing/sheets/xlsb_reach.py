"""The reach of a binary workbook (.xlsb): how many cells a sheet of it spans."""

from collections.abc import Iterator
from struct import unpack_from
from typing import IO

# How a sheet begins, whatever its name.
BEGIN = b"\x81\x01"
# Kinds of records: a row, and one cell with something in it.
_ROW, _CELLS = 0, range(2, 12)


def cells_of(sheet: IO[bytes]) -> int:
    """Returns how many cells lie between the first and the last of a sheet; of a torn one, of what there is."""
    rows, columns, row = set[int](), set[int](), 0
    for kind, body in _records(sheet):
        if kind == _ROW and len(body) >= 4:
            (row,) = unpack_from("<I", body)
        elif kind in _CELLS and len(body) >= 4:
            rows.add(row)
            columns.add(unpack_from("<I", body)[0])
    return (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1) if rows else 0


def _records(sheet: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    read = sheet.read
    while head := read(1):
        kind, size = head[0], 0
        if kind & 0x80:
            kind = kind & 0x7F | (_byte(read(1)) & 0x7F) << 7
        for shift in (0, 7, 14, 21):
            byte = _byte(read(1))
            size |= (byte & 0x7F) << shift
            if byte < 0x80:
                break
        yield kind, read(size)


def _byte(read: bytes) -> int:
    return read[0] if read else 0
