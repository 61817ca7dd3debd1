"""The day a build takes for today and the time its changes bear: environment, git, clock, in that order."""

import os
import shutil
import subprocess
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from catalogue.building.moments import find_moments, fix_moments
from catalogue.building.variable import BadVariableError
from catalogue.reading.zone import open_zone

BERLIN = open_zone("Europe/Berlin")
# 2026-11-20 23:30 in UTC is the day after in Berlin.
LATE, LATE_TEXT = datetime(2026, 11, 20, 23, 30, tzinfo=UTC), "1795217400"


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("SOURCE_DATE_EPOCH", "CATALOGUE_TODAY", "CATALOGUE_PREVIOUS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose last commit is of 2026-11-01, 10:00 in UTC."""
    when = {"GIT_AUTHOR_DATE": "2026-10-01T10:00:00Z", "GIT_COMMITTER_DATE": "2026-11-01T10:00:00Z"}
    for command in (
        ["init", "--quiet"],
        ["-c", "user.name=T", "-c", "user.email=t@x.example", "commit", "--quiet", "--allow-empty", "-m", "x"],
    ):
        subprocess.run(["git", *command], cwd=tmp_path, check=True, env={**os.environ, **when})
    return tmp_path


def test_the_epoch_gives_both(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", LATE_TEXT)
    moments = find_moments(repository, zone=BERLIN)
    assert moments.stamp == LATE
    assert moments.today == date(2026, 11, 21), "the day in the catalogue's zone"
    assert find_moments(repository, zone=open_zone("America/New_York")).today == date(2026, 11, 20)


def test_today_overrides_the_day_alone(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", LATE_TEXT)
    monkeypatch.setenv("CATALOGUE_TODAY", "2027-03-01")
    moments = find_moments(repository, zone=BERLIN)
    assert (moments.today, moments.stamp) == (date(2027, 3, 1), LATE)


def test_without_an_epoch_the_last_commit_gives_the_stamp(repository: Path) -> None:
    before = datetime.now(BERLIN).date()
    moments = find_moments(repository, zone=BERLIN)
    assert moments.stamp == datetime(2026, 11, 1, 10, tzinfo=UTC), "the committer's time, not the author's"
    assert before <= moments.today <= datetime.now(BERLIN).date()


def test_a_folder_inside_the_repository_will_do(repository: Path) -> None:
    (repository / "katalog").mkdir()
    assert find_moments(repository / "katalog", zone=BERLIN).stamp == datetime(2026, 11, 1, 10, tzinfo=UTC)


def test_signatures_shown_by_the_users_settings_do_not_disturb(repository: Path) -> None:
    subprocess.run(["git", "config", "log.showSignature", "true"], cwd=repository, check=True)
    assert find_moments(repository, zone=BERLIN).stamp == datetime(2026, 11, 1, 10, tzinfo=UTC)


@pytest.mark.parametrize("case", ["no repository", "no commit", "no git"])
def test_else_the_clock_gives_it_to_the_second(case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if case == "no commit":
        subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    if case == "no git":
        monkeypatch.setenv("PATH", str(tmp_path))
        assert shutil.which("git") is None
    before = datetime.now(UTC) - timedelta(seconds=1)
    stamp = find_moments(tmp_path, zone=BERLIN).stamp
    assert before <= stamp <= datetime.now(UTC)
    assert stamp.microsecond == 0


@pytest.mark.parametrize("value", ["", "  "])
def test_an_empty_variable_is_none(value: str, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    monkeypatch.setenv("CATALOGUE_TODAY", value)
    assert find_moments(repository, zone=BERLIN).stamp == datetime(2026, 11, 1, 10, tzinfo=UTC)


@pytest.mark.parametrize("value", ["gestern", "-1", "1.5", "²", "１２３", "1e9", "9" * 12, "9" * 400, "2026-11-20"])
def test_an_epoch_that_is_no_number_is_told(value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    with pytest.raises(BadVariableError) as caught:
        find_moments(tmp_path, zone=BERLIN)
    assert (caught.value.name, caught.value.value) == ("SOURCE_DATE_EPOCH", value)


@pytest.mark.parametrize("value", ["morgen", "20.11.2026", "2026-02-30", "0001-01-01", "9999-12-31", "2026-11"])
def test_a_day_that_is_none_is_told(value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CATALOGUE_TODAY", value)
    with pytest.raises(BadVariableError) as caught:
        find_moments(tmp_path, zone=BERLIN)
    assert (caught.value.name, caught.value.value) == ("CATALOGUE_TODAY", value)


def test_the_command_line_hands_on_what_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The variables are set by what is tested, so monkeypatch must know them to take them away again.
    monkeypatch.setenv("CATALOGUE_TODAY", "2026-01-01")
    monkeypatch.setenv("CATALOGUE_PREVIOUS", "old.json")
    fix_moments(today=None, previous=None)
    assert (os.environ["CATALOGUE_TODAY"], os.environ["CATALOGUE_PREVIOUS"]) == ("2026-01-01", "old.json")
    fix_moments(today="2027-03-01", previous="new.json")
    assert find_moments(tmp_path, zone=BERLIN).today == date(2027, 3, 1)
    assert os.environ["CATALOGUE_PREVIOUS"] == "new.json"
    with pytest.raises(BadVariableError):
        fix_moments(today="morgen", previous="other.json")
    assert os.environ["CATALOGUE_PREVIOUS"] == "new.json"
