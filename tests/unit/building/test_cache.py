"""Where results of earlier builds lie, and whether any are kept."""

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
