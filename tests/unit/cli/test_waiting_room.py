"""The waiting room: it tells whoever sits at this machine what is to be mended, and nobody else."""

import socket
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Thread
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import pytest

from catalogue.cli.waiting_room import wait_for_change
from catalogue.reading.translations import read_translation

PATIENCE = 60.0


@pytest.fixture
def room(tmp_path: Path) -> Iterator[str]:
    """The address of a room that shows a report until something is saved."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    given = {"words": read_translation("de"), "address": address, "root": tmp_path, "since": time.time_ns()}
    waiting = Thread(target=wait_for_change, args=("courses/a.md: <Fehler>",), kwargs=given)
    waiting.start()
    yield f"http://{address}/"
    (tmp_path / "a.md").write_text("saved", encoding="utf-8")
    waiting.join(PATIENCE)
    assert not waiting.is_alive()


def asked(url: str, host: str) -> tuple[int, str]:
    """Returns status and text of the answer to who calls the room `host`."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            urlopen(Request(url, headers={"Host": host}), timeout=PATIENCE)
        except HTTPError as error:
            with error:
                return error.code, error.read().decode()
        except URLError:
            time.sleep(0.05)  # it does not listen yet
    return 0, ""


def test_the_report_is_shown_at_this_machine_and_to_nobody_else(room: str) -> None:
    status, text = asked(room, "localhost:8000")
    assert (status, "courses/a.md: &lt;Fehler&gt;" in text) == (503, True)
    status, text = asked(room, "evil.example")
    assert (status, "courses/a.md" in text) == (421, False)
