"""Where results of earlier builds lie, and whether any are kept."""

import errno
import os
from pathlib import Path

import pytest

from catalogue.building.cache import cache_of
from catalogue.building.variable import BadVariableError


@pytest.mark.parametrize(
    ("said", "keeps"), [("", True), (" ", True), ("yes", True), ("Yes", True), ("no", False), ("NO ", False)]
)
def test_the_environment_says_whether_anything_is_kept(
    said: str, keeps: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CATALOGUE_CACHE", said)
    assert cache_of(tmp_path).folder == (tmp_path / ".cache" / "catalogue" if keeps else None)


@pytest.mark.parametrize("said", ["nein", "0", "false", "off", "nope"])
def test_anything_else_is_refused(said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CATALOGUE_CACHE", said)
    with pytest.raises(BadVariableError) as caught:
        cache_of(tmp_path)
    assert (caught.value.name, caught.value.value) == ("CATALOGUE_CACHE", said)


def test_in_a_folder_that_somebody_made_for_himself_alone_nothing_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", path)

    monkeypatch.delenv("CATALOGUE_CACHE", raising=False)
    with monkeypatch.context() as then:
        then.setattr(os, "lstat", refused)
        assert cache_of(tmp_path).folder is None
    assert cache_of(tmp_path).folder
