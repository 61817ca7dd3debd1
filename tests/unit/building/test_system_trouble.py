"""Trouble with the system: a full disk is told with a folder that is there, our own mistakes are not taken for trouble."""

import errno
from pathlib import Path

import pytest

from catalogue.building.system_trouble import trouble_in
from catalogue.crew import LostWorkerError
from catalogue.reading.translations import read_translation

GERMAN = read_translation("de")


def test_a_full_disk_is_told_with_the_folder_that_is_there(tmp_path: Path) -> None:
    lost = OSError(errno.ENOSPC, "No space left on device", str(tmp_path / "gone/deep/page.html"))
    told = f"Auf dem Datenträger mit dem Ordner {tmp_path} ist kein Platz mehr. Schaffen Sie dort Platz"
    assert trouble_in(lost, GERMAN, near=Path("/")).startswith(told)
    assert trouble_in(OSError(errno.EDQUOT, "Quota"), GERMAN, near=tmp_path).startswith(told)


@pytest.mark.parametrize(
    "error", [PermissionError(errno.EACCES, "Permission denied", "/srv/site"), LostWorkerError("a worker is gone")]
)
def test_other_trouble_is_told_in_the_words_of_the_system(error: OSError | LostWorkerError, tmp_path: Path) -> None:
    assert trouble_in(error, GERMAN, near=tmp_path).startswith("Die Seite wurde nicht fertig gebaut: ")


@pytest.mark.parametrize("error", [FileNotFoundError(errno.ENOENT, "No such file", "x"), ValueError("x"), OSError()])
def test_what_may_be_our_mistake_is_no_trouble(error: Exception, tmp_path: Path) -> None:
    assert trouble_in(error, GERMAN, near=tmp_path) == ""
