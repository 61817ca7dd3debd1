"""Spools: what was added comes back in its order, wherever there was room for it."""

import os
import tempfile
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.caching.spool import Spool


def _spool_of(parts: list[bytes]) -> Spool:
    spool = Spool()
    for part in parts:
        spool.add(part)
    return spool


@given(st.lists(st.binary(max_size=200)))
def test_what_was_added_comes_in_its_order_each_time(parts: list[bytes]) -> None:
    spool = _spool_of(parts)
    assert list(spool) == list(spool) == parts
    spool.close()
    assert list(spool) == []


def test_a_process_that_is_forked_has_all_of_it_as_well() -> None:
    parts = [bytes([number]) * 70_000 for number in range(5)]
    spool = _spool_of(parts)
    child = os.fork()
    if not child:
        os._exit(list(spool) != parts)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert list(spool) == parts


def test_without_a_folder_for_it_all_is_held(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(**_: object) -> NoReturn:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(tempfile, "TemporaryFile", refused)
    assert list(_spool_of([b"a", b"", b"bc"])) == [b"a", b"", b"bc"]


@pytest.mark.parametrize("fails", ["at once", "half-way"])
def test_what_no_longer_fits_on_the_disk_is_held(fails: str) -> None:
    class Full:
        """A file on a disk with room for ten bytes."""

        def __init__(self) -> None:
            self.real = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - as the spool holds it
            self.left = 10

        def write(self, data: bytes) -> int:
            if len(data) > self.left and (fails == "at once" or not self.left):
                raise OSError(28, "No space left on device")
            written = self.real.write(data[: self.left])
            self.left -= written
            return written

        def fileno(self) -> int:
            return self.real.fileno()

        def close(self) -> None:
            self.real.close()

    spool = Spool()
    spool.close()
    spool._file = Full()  # type: ignore[assignment]
    parts = [b"1234", b"5678", b"90ab", b"c", b"defg"]
    for part in parts:
        spool.add(part)
    assert list(spool) == parts
