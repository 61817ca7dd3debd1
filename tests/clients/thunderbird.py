"""Somebody with Thunderbird: the real program, headless, steered through Marionette (its own remote control)."""

import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

PREFERENCES: dict[str, str | bool] = {
    "app.update.enabled": False,
    "calendar.timezone.local": "Europe/Berlin",
    "calendar.timezone.useSystemTimezone": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "mail.provider.suppress_dialog_on_startup": True,
    "mail.shell.checkDefaultClient": False,
    "mailnews.start_page.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
}
BEGIN = 'const { cal } = ChromeUtils.importESModule("resource:///modules/calendar/calUtils.sys.mjs");'
SUBSCRIBE = """
const calendar = cal.manager.createCalendar("ics", Services.io.newURI(arguments[0]));
calendar.name = "courses";
calendar.id = "courses";
cal.manager.registerCalendar(calendar);
"""
AGENDA = """
const calendar = cal.manager.getCalendarById("courses");
const all = Ci.calICalendar.ITEM_FILTER_ALL_ITEMS;
const items = await calendar.getItemsAsArray(all, 0, null, null);
const berlin = cal.timezoneService.getTimezone("Europe/Berlin");
return items.map((item) => {
  const start = item.startDate.getInTimezone(berlin).icalString;
  return [start, item.title, item.getProperty("LOCATION") ?? "", item.status];
});
"""


class Thunderbird:
    """A subscription in Thunderbird."""

    def __init__(self, port: int, address: str) -> None:
        self._connection, self._number = _connected(port), 0
        self._read()  # the greeting
        self._command("WebDriver:NewSession")
        self._command("Marionette:SetContext", value="chrome")
        self._run(SUBSCRIBE, address)

    def sync(self) -> None:
        """Asks for news; they arrive a little later."""
        self._run('cal.manager.getCalendarById("courses").refresh();')

    def agenda(self) -> tuple[str, ...]:
        """What the calendar shows, a line for each entry; a cancelled one has to say so in both ways."""
        shown = []
        for start, title, place, status in self._run(AGENDA):
            assert (status == "CANCELLED") == title.startswith("Abgesagt: "), (title, status)
            day = f"{start[:4]}-{start[4:6]}-{start[6:8]} {start[9:11]}:{start[11:13]}"
            shown.append(f"{day} {title} @ {place}")
        return tuple(sorted(shown))

    def quit(self) -> None:
        """Ends the program."""
        self._command("Marionette:Quit", flags=["eForceQuit"])
        self._connection.close()

    def _run(self, script: str, *arguments: str) -> Any:
        wrapped = (
            f"const done = arguments[arguments.length - 1]; {BEGIN}"
            f"(async function () {{ {script} }}).apply(null, arguments)"
            ".then((value) => done([value ?? null, null]), (error) => done([null, String(error)]));"
        )
        value, error = self._command("WebDriver:ExecuteAsyncScript", script=wrapped, args=list(arguments))["value"]
        assert error is None, error
        return value

    def _command(self, name: str, **parameters: Any) -> Any:
        self._number += 1
        data = json.dumps([0, self._number, name, parameters]).encode()
        self._connection.sendall(f"{len(data)}:".encode() + data)
        _, _, error, result = self._read()
        assert error is None, error
        return result

    def _read(self) -> Any:
        """Reads one message: its length in digits, a colon, JSON."""
        length = b""
        while (byte := self._connection.recv(1)) not in (b":", b""):
            length += byte
        data = b""
        while len(data) < int(length):
            data += self._connection.recv(int(length) - len(data))
        return json.loads(data)


def _connected(port: int) -> socket.socket:
    for _ in range(1200):
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=30)
        except OSError:
            time.sleep(0.1)
    raise AssertionError("Thunderbird does not answer")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def thunderbird(home: Path, address: str) -> Iterator[Thunderbird]:
    """Subscribes to `address`."""
    program = shutil.which("thunderbird")
    if program is None:
        pytest.skip("Thunderbird is not installed (Debian: thunderbird)")
    port = _free_port()
    profile = home / "profile"
    profile.mkdir()
    preferences = {**PREFERENCES, "marionette.port": port}
    lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in preferences.items())
    (profile / "user.js").write_text("".join(lines))
    options = ["--headless", "--marionette", "--remote-allow-system-access", "--no-remote", "-profile", str(profile)]
    surroundings = {**os.environ, "HOME": str(home), "MOZ_CRASHREPORTER_DISABLE": "1"}
    process = subprocess.Popen(
        [program, *options], env=surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        reader = Thunderbird(port, address)
        yield reader
        reader.quit()
        process.wait(timeout=60)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
