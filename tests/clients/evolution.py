"""Somebody with Evolution or GNOME Calendar: Evolution Data Server subscribes, headless, in a home of its own."""

import json
import os
import shutil
import signal
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

READER = Path(__file__).with_name("evolution_reader.py")
PYTHON = "/usr/bin/python3"
MOST_SECONDS = 60
SOURCE = """\
[Data Source]
DisplayName=Courses
Enabled=true
Parent=webcal-stub

[Calendar]
BackendName=webcal
Selected=true

[Security]
Method=none

[Authentication]
Host={host}
Port={port}
Method=none
ProxyId=system-proxy

[WebDAV Backend]
ResourcePath={path}

[Refresh]
Enabled=true
IntervalMinutes=60
"""


class Evolution:
    """A subscription in Evolution Data Server."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def sync(self) -> None:
        """Asks for news; they arrive a little later."""
        self._ask("sync")

    def agenda(self) -> tuple[str, ...]:
        """What the calendar shows, a line for each entry; a cancelled one has to say so in both ways."""
        shown = []
        for start, title, place, status in self._ask("agenda"):
            assert (status == "CANCELLED") == title.startswith("Abgesagt: "), (title, status)
            shown.append(f"{datetime.strptime(start, '%Y%m%dT%H%M%S'):%Y-%m-%d %H:%M} {title} @ {place}")  # noqa: DTZ007
        return tuple(sorted(shown))

    def _ask(self, word: str) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{word}\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, "Evolution Data Server has ended"
        return json.loads(line)


def _there() -> bool:
    if shutil.which("dbus-run-session") is None or not Path("/usr/libexec/evolution-calendar-factory").exists():
        return False
    ask = "import gi; gi.require_version('ECal', '2.0'); from gi.repository import ECal"
    return subprocess.run([PYTHON, "-c", ask], capture_output=True, check=False).returncode == 0


@contextmanager
def evolution(home: Path, address: str) -> Iterator[Evolution]:
    """Subscribes to `address`."""
    if not _there():
        pytest.skip("Evolution is not installed (Debian: evolution-data-server gir1.2-ecal-2.0 python3-gi dbus)")
    folders = {f"XDG_{name}": str(home / name.lower()) for name in ("CONFIG_HOME", "DATA_HOME", "CACHE_HOME")}
    runtime = home / "run"
    runtime.mkdir(mode=0o700)
    sources = Path(folders["XDG_CONFIG_HOME"]) / "evolution" / "sources"
    sources.mkdir(parents=True)
    at = urlsplit(address)
    (sources / "courses.source").write_text(SOURCE.format(host=at.hostname, port=at.port, path=at.path))
    own = {"HOME": str(home), "XDG_RUNTIME_DIR": str(runtime), "GSETTINGS_BACKEND": "memory", "GIO_USE_VFS": "local"}
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("DBUS_", "COV_", "DISPLAY"))}
    process = subprocess.Popen(
        ["dbus-run-session", "--", PYTHON, str(READER)],
        env={**clean, **folders, **own, "TZ": "Europe/Berlin"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    # What hangs in the session ends with it, and a test that waits for an answer with them.
    alarm = threading.Timer(MOST_SECONDS, os.killpg, (process.pid, signal.SIGKILL))
    alarm.start()
    try:
        yield Evolution(process)
    finally:
        alarm.cancel()
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
