"""Somebody with vdirsyncer and khal, as on a Linux desktop or a server that mirrors calendars."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

SCRIPTS = Path(sys.executable).parent


class Vdirsyncer:
    """A subscription; `sync` brings the calendar up to date and fails as vdirsyncer does."""

    def __init__(self, home: Path, address: str) -> None:
        self.home = home
        (home / "vdirsyncer.conf").write_text(
            f'[general]\nstatus_path = "{home}/status"\n'
            '[pair courses]\na = "web"\nb = "disk"\ncollections = null\n'
            f'[storage web]\ntype = "http"\nurl = "{address}"\n'
            f'[storage disk]\ntype = "filesystem"\npath = "{home}/calendar"\nfileext = ".ics"\n'
        )
        (home / "khal.conf").write_text(
            f"[calendars]\n[[courses]]\npath = {home}/calendar\nreadonly = True\n"
            f"[sqlite]\npath = {home}/khal.db\n"
            "[locale]\nlocal_timezone = Europe/Berlin\ndefault_timezone = Europe/Berlin\ntimeformat = %H:%M\n"
            "dateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\n"
            "longdatetimeformat = %Y-%m-%d %H:%M\n"
        )
        self._run("vdirsyncer", "-c", f"{home}/vdirsyncer.conf", "discover")

    def sync(self) -> None:
        """Fetches the feed."""
        self._run("vdirsyncer", "-c", f"{self.home}/vdirsyncer.conf", "sync")

    def agenda(self) -> tuple[str, ...]:
        """What the calendar shows, a line for each entry: start, title and place."""
        form = ("--day-format", "", "-f", "{start} {title} @ {location}")
        shown = self._run("khal", "-c", f"{self.home}/khal.conf", "list", *form, "2027-01-01", "365d")
        return tuple(sorted(filter(None, shown.splitlines())))

    def files(self) -> Mapping[str, float]:
        """The files of the calendar with the time of their last change."""
        return {path.name: path.stat().st_mtime for path in (self.home / "calendar").glob("*.ics")}

    def _run(self, program: str, *arguments: str) -> str:
        surroundings = {**os.environ, "HOME": str(self.home), "LC_ALL": "C.UTF-8", "PYTHONWARNINGS": "ignore"}
        done = subprocess.run(
            [SCRIPTS / program, *arguments], env=surroundings, capture_output=True, text=True, input="y\n", check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@contextmanager
def vdirsyncer(home: Path, address: str) -> Iterator[Vdirsyncer]:
    """Subscribes to `address`."""
    if not all((SCRIPTS / name).exists() for name in ("vdirsyncer", "khal")):
        pytest.skip("vdirsyncer or khal is not installed")
    yield Vdirsyncer(home, address)
