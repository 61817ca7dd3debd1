"""Moments of a build: the day it happens on and the time that changes bear, from the environment, git or the clock."""

import os
import subprocess
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Moments:
    """The day that decides what is past, and the time that changed calendar entries bear."""

    today: date
    stamp: datetime


def find_moments(root: Path, *, zone: ZoneInfo) -> Moments:
    """Returns today and the stamp: from SOURCE_DATE_EPOCH, else today's date and the time of the last commit."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    fixed = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else None
    now = fixed or datetime.now(UTC)
    day = os.environ.get("CATALOGUE_TODAY")
    today = date.fromisoformat(day) if day else now.astimezone(zone).date()
    return Moments(today=today, stamp=fixed or _commit_time(root) or now.replace(microsecond=0))


def _commit_time(root: Path) -> datetime | None:
    try:
        done = subprocess.run(
            ["git", "log", "-1", "--format=%ct"], cwd=root, capture_output=True, text=True, check=False, timeout=20
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return datetime.fromtimestamp(int(done.stdout), UTC) if done.stdout.strip().isdigit() else None


def fix_moments(*, today: str | None, previous: str | None) -> None:
    """Hands what the command line says to the builds of this process, which the host starts and stands between."""
    if today:
        os.environ["CATALOGUE_TODAY"] = today
    if previous:
        os.environ["CATALOGUE_PREVIOUS"] = previous
