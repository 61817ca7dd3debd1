"""Moments of a build: the day it happens on and the time that changes bear, from the environment, git or the clock."""

import os
import re
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import Struct
from pydantic_core import PydanticCustomError

from catalogue.building.variable import BadVariableError, variable
from catalogue.model.moment import FIRST_YEAR, LAST_YEAR, parse_day

TODAY, EPOCH, PREVIOUS = "CATALOGUE_TODAY", "SOURCE_DATE_EPOCH", "CATALOGUE_PREVIOUS"

_LAST_COMMIT = ("git", "-c", "log.showSignature=false", "log", "-1", "--format=%ct")


class Moments(Struct, frozen=True):
    """The day that decides what is past, and the time that changed calendar entries bear."""

    today: date
    stamp: datetime


def find_moments(root: Path, *, zone: ZoneInfo) -> Moments:
    """Returns today and the stamp: from SOURCE_DATE_EPOCH, else today's date and the time of the last commit.

    CATALOGUE_TODAY overrides the day alone. Raises BadVariableError.
    """
    fixed = _fixed(variable(EPOCH))
    stamp = fixed or _commit_time(root) or datetime.now(UTC).replace(microsecond=0)
    return Moments(today=find_today(zone=zone), stamp=stamp)


def find_today(*, zone: ZoneInfo) -> date:
    """Returns today alone, for which nobody has to ask git. Raises BadVariableError."""
    day = variable(TODAY)
    now = _now()
    return _day(day) if day else now.astimezone(zone).date()


def host_day() -> date:
    """Returns the day by which the host dates its files, which is that of Greenwich whatever today is. Raises BadVariableError."""
    return _now().date()


def _now() -> datetime:
    return _fixed(variable(EPOCH)) or datetime.now(UTC)


def _fixed(seconds: str) -> datetime | None:
    if not seconds:
        return None
    if re.fullmatch(r"[0-9]{1,10}", seconds) is None:
        raise BadVariableError(EPOCH, seconds)
    moment = datetime.fromtimestamp(int(seconds), UTC)
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise BadVariableError(EPOCH, seconds)
    return moment


def _day(text: str) -> date:
    try:
        return parse_day(text)
    except PydanticCustomError:
        raise BadVariableError(TODAY, text) from None


def _commit_time(root: Path) -> datetime | None:
    import subprocess  # only builds want it

    try:
        done = subprocess.run(  # noqa: S603 - a fixed command
            _LAST_COMMIT, cwd=root, capture_output=True, text=True, check=False, timeout=20
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    seconds = done.stdout.strip()
    return datetime.fromtimestamp(int(seconds), UTC) if re.fullmatch(r"[0-9]{1,10}", seconds) else None


def fix_moments(*, today: str | None, previous: str | None) -> None:
    """Hands what the command line says to the builds of this process, which the host starts and stands between.

    Raises BadVariableError.
    """
    if today:
        _day(today)
        os.environ[TODAY] = today
    find_today(zone=ZoneInfo("UTC"))
    if previous:
        os.environ[PREVIOUS] = previous
