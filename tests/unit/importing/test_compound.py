"""Compound files that were crafted: what leads to itself takes no more room than the file, and what cannot be is refused."""

import struct
import tracemalloc
from contextlib import nullcontext
from datetime import date
from pathlib import Path

import pytest

from catalogue.importing.files import read_files
from catalogue.importing.sheets.compound import RoundError, stream
from tests.unit.importing.books import END, NONE, SECTOR, record, word, xls

NAMES = ("Workbook",)
BOOK = xls(word(0, 0, "Titel") + record(0x00FF, bytes(5000)))
BEGIN = record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 0))
MUCH = 4000


def with_head(content: bytes, at: int, form: str, *values: int) -> bytes:
    changed = bytearray(content)
    struct.pack_into(form, changed, at, *values)
    return bytes(changed)


def listed_for_ever() -> bytes:
    """The list of the sectors that tell which comes next goes on in a sector that names itself as the next."""
    here = len(BOOK) // SECTOR - 1
    return with_head(BOOK, 68, "<I", here) + struct.pack("<128I", *[0] * 127, here) + bytes(MUCH * SECTOR)


def listed_too_often() -> bytes:
    """Many sectors of the list, each of them full."""
    here = len(BOOK) // SECTOR - 1
    lists = (struct.pack("<128I", *[0] * 127, here + number + 1) for number in range(MUCH))
    return with_head(BOOK, 68, "<I", here) + b"".join(lists) + struct.pack("<128I", *[NONE] * 127, END)


def long_way_round() -> bytes:
    """The directory leads to itself, and the table has room for many more sectors than there are."""
    here = len(BOOK) // SECTOR - 1
    head = with_head(with_head(BOOK, 48, "<I", 0), 76, "<109I", *range(here, here + 109))
    return head + bytes(109 * SECTOR)


def test_a_sound_one_is_read() -> None:
    assert stream(BOOK, NAMES).startswith(BEGIN)


@pytest.mark.parametrize(
    ("crafted", "endless"), [(listed_for_ever(), True), (listed_too_often(), False), (long_way_round(), True)]
)
def test_what_goes_round_takes_no_more_room_than_a_few_times_the_file(crafted: bytes, endless: bool) -> None:
    tracemalloc.start()
    try:
        with pytest.raises(RoundError) if endless else nullcontext():
            assert stream(crafted, NAMES).startswith(BEGIN)
        assert tracemalloc.get_traced_memory()[1] < 12 * len(crafted)
    finally:
        tracemalloc.stop()


def test_what_goes_round_is_told_as_no_workbook_and_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(long_way_round())
    assert [line.fault for line in read_files([path], today=date(2027, 3, 1))] == ["not-a-workbook"]


@pytest.mark.parametrize("power", [0, 8, 10, 20, 65_535])
def test_sectors_of_another_size_there_are_none(power: int) -> None:
    with pytest.raises(ValueError, match=f"^{power}$"):
        stream(with_head(BOOK, 30, "<H", power), NAMES)
