"""vdirsyncer and khal subscribe over HTTP to successive publications, as an employee's calendar does."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from catalogue.model.catalogue import Catalogue
from tests import making
from tests.calendar_site import ALL, STAMP, Site

SCRIPTS = Path(sys.executable).parent
Publish = Callable[[Catalogue], None]

pytestmark = [
    pytest.mark.skipif(
        not all((SCRIPTS / name).exists() for name in ("vdirsyncer", "khal")),
        reason="vdirsyncer or khal is not installed",
    ),
]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Says nothing."""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """A web server on the folder `site`; returns its address."""
    (tmp_path / "site").mkdir()
    web = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(tmp_path / "site")))
    thread = threading.Thread(target=web.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{web.server_port}/"
    web.shutdown()
    thread.join()
    web.server_close()


class Subscriber:
    """Somebody with vdirsyncer and khal; `sync` brings their calendar up to date and fails as vdirsyncer does."""

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

    def agenda(self) -> list[str]:
        """What the calendar shows, a line for each entry: start, title and place."""
        line = "{start} {title} @ {location}"
        shown = self._run(
            "khal", "-c", f"{self.home}/khal.conf", "list", "--day-format", "", "-f", line, "2027-01-01", "365d"
        )
        return sorted(filter(None, shown.splitlines()))

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


@pytest.fixture
def published(tmp_path: Path) -> Publish:
    """Publishes a catalogue into the folder of the web server, each time three days later."""
    site, times = Site(), iter(range(0, 99, 3))

    def publish(catalogue: Catalogue) -> None:
        for path, content in site.publish(catalogue, stamp=STAMP + timedelta(days=next(times))).items():
            target = tmp_path / "site" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)

    return publish


SESSIONS = {
    name: making.session(name, f"2027-0{month}-10 09:00", f"2027-0{month}-10 12:00", venue="rathaus")
    for month, name in enumerate(("moved", "cancelled", "deleted", "kept"), start=3)
}


def test_each_kind_of_change_reaches_the_subscriber(tmp_path: Path, server: str, published: Publish) -> None:
    place = "@ Rathaus, Raum 170, Marktplatz 1, 12345 Musterstadt"
    home = tmp_path / "home"
    home.mkdir()
    published(making.catalogue(making.course("zoom", *SESSIONS.values())))
    reader = Subscriber(home, server + ALL)
    reader.sync()
    assert reader.agenda() == [f"2027-0{month}-10 09:00 Kurs zoom {place}" for month in (3, 4, 5, 6)]

    before = reader.files()
    published(making.catalogue(making.course("zoom", *SESSIONS.values())))
    reader.sync()
    assert reader.files() == before, "nothing changed, nothing is fetched"

    changed = {
        **SESSIONS,
        "moved": making.session("moved", "2027-03-17 10:00", "2027-03-17 13:00", venue="rathaus"),
        "cancelled": {**SESSIONS["cancelled"], "status": "cancelled"},
    }
    del changed["deleted"]
    published(making.catalogue(making.course("zoom", *changed.values())))
    reader.sync()
    assert reader.agenda() == [
        f"2027-03-17 10:00 Kurs zoom {place}",
        f"2027-04-10 09:00 Abgesagt: Kurs zoom {place}",
        f"2027-05-10 09:00 Abgesagt: Kurs zoom {place}",
        f"2027-06-10 09:00 Kurs zoom {place}",
    ]

    renamed = making.course("meeting", *changed.values(), id="zoom", title="Zoom & Co.", aliases=["zoom"])
    terms = making.changed_terms("venues", "rathaus", name="Altes Rathaus")
    published(making.catalogue(renamed, terms=terms))
    reader.sync()
    assert reader.agenda() == [
        f"2027-03-17 10:00 Zoom & Co. {place.replace('Rathaus', 'Altes Rathaus')}",
        f"2027-04-10 09:00 Abgesagt: Zoom & Co. {place.replace('Rathaus', 'Altes Rathaus')}",
        f"2027-05-10 09:00 Abgesagt: Kurs zoom {place}",
        f"2027-06-10 09:00 Zoom & Co. {place.replace('Rathaus', 'Altes Rathaus')}",
    ]
    assert len(reader.files()) == len(before), "four entries all the time: every UID stayed"


def test_a_feed_whose_sessions_are_gone_still_syncs(tmp_path: Path, server: str, published: Publish) -> None:
    home = tmp_path / "home"
    home.mkdir()
    published(making.catalogue(making.course("zoom", SESSIONS["kept"])))
    reader = Subscriber(home, server + "kalender/kurs/zoom.ics")
    reader.sync()
    published(making.catalogue(making.course("zoom", withdrawn=["kept"])))
    reader.sync()
    assert [line[:36] for line in reader.agenda()] == ["2027-06-10 09:00 Abgesagt: Kurs zoom"]
