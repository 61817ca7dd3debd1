"""Workbooks of the forms before and beside .xlsx, made of single records: .xls in a compound file, and .xlsb."""

import io
import struct
import zipfile

from catalogue.importing.sheets.compound import SIGN

SECTOR = 512
NONE, END, OF_TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def record(kind: int, body: bytes = b"") -> bytes:
    """Returns a record of .xls."""
    return struct.pack("<HH", kind, len(body)) + body


def number(row: int, column: int) -> bytes:
    """Returns a cell of .xls."""
    return record(0x0203, struct.pack("<HHHd", row, column, 0, 1.0))


def word(row: int, column: int, text: str) -> bytes:
    """Returns a cell of .xls with a text."""
    return record(0x0204, struct.pack("<HHHHB", row, column, 0, len(text), 0) + text.encode("ascii"))


def extent(rows: int, columns: int) -> bytes:
    """Returns what a sheet of .xls says of its own size."""
    return record(0x0200, struct.pack("<IIHHH", 0, rows, 0, columns, 0))


def xls(*sheets: bytes) -> bytes:
    """Returns a workbook with sheets of these records."""
    begin = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x10, 0, 0, 0, 0))
    parts = [begin + sheet + record(0x000A) for sheet in sheets]
    places = [len(_top([0] * len(parts))) + sum(map(len, parts[:place])) for place in range(len(parts))]
    return _compound(_top(places) + b"".join(parts))


def _top(places: list[int]) -> bytes:
    begin = record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 0))
    named = (
        record(0x0085, struct.pack("<IBBBBB", place, 0, 0, 1, 0, 65 + number)) for number, place in enumerate(places)
    )
    return begin + b"".join(named) + record(0x000A)


def _compound(book: bytes) -> bytes:
    """A small book is cut into pieces of 64 bytes, with a table of their own."""
    small, size = len(book) < 4096, len(book)
    book = book.ljust(-(-size // SECTOR) * SECTOR, b"\0")
    count, pieces = len(book) // SECTOR, -(-size // 64)
    # The directory, the book, the table of its pieces, and that of all sectors.
    following = [END, *range(2, count + 1), END, END, OF_TABLE]
    root = _entry("Root Entry", 5, 1 if small else END, len(book) if small else 0, child=1)
    directory = root + _entry("Workbook", 2, 0 if small else 1, size) + bytes(256)
    head = SIGN + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<9I", 0, 1, 0, 0, 4096, count + 1, 1, END, 0)
    head += struct.pack("<109I", 2 + count, *[NONE] * 108)
    return head + directory + book + _table([*range(1, pieces), END] if small else []) + _table(following)


def _table(following: list[int]) -> bytes:
    most = SECTOR // 4
    assert len(following) <= most, "one sector of a table is all that is made here"
    return struct.pack(f"<{most}I", *following, *[NONE] * (most - len(following)))


def _entry(name: str, kind: int, start: int, size: int, *, child: int = NONE) -> bytes:
    written = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<HBBIII", len(written), kind, 1, NONE, NONE, child)
    return written.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", start, size)


def xlsb(*cells: tuple[int, int, str]) -> bytes:
    """Returns a workbook with a sheet of these words, each at its row and column."""
    rows = b"".join(
        _binary(0, struct.pack("<II", row, 0) + bytes(9)) + _binary(6, struct.pack("<II", column, 0) + _wide(text))
        for row, column, text in cells
    )
    sheet = _binary(129) + _binary(148, bytes(16)) + _binary(145) + rows + _binary(146) + _binary(130)
    listed = _binary(156, struct.pack("<II", 0, 1) + _wide("r1") + _wide("A"))
    files = {
        "[Content_Types].xml": b"<Types/>",
        "xl/_rels/workbook.bin.rels": b'<Relationships><Relationship Id="r1" Type="http://x/worksheet" Target="worksheets/sheet1.bin"/></Relationships>',
        "xl/workbook.bin": _binary(131) + _binary(143) + listed + _binary(144) + _binary(132),
        "xl/worksheets/sheet1.bin": sheet,
    }
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as book:
        for name, text in files.items():
            book.writestr(name, text)
    return content.getvalue()


def _binary(kind: int, body: bytes = b"") -> bytes:
    sign = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    assert len(body) < 0x80
    return sign + bytes([len(body)]) + body


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")
