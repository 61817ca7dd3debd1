"""Successive publications of one site on a web server, and what a subscriber's calendar has to show after each."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from catalogue.model.catalogue import Catalogue
from tests import making
from tests.calendar_site import STAMP, Site

PLACE = "Rathaus, Raum 170, Marktplatz 1, 12345 Musterstadt"
SESSIONS = {
    name: making.session(name, f"2027-0{month}-10 09:00", f"2027-0{month}-10 12:00", venue="rathaus")
    for month, name in enumerate(("moved", "cancelled", "deleted", "kept", "withdrawn"), start=3)
}


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Says nothing."""


class WebSite:
    """A folder on a web server; each publication is three days younger, and unchanged files keep their time stamps."""

    def __init__(self, folder: Path, address: str) -> None:
        self.folder, self.address = folder, address
        self._site, self._times = Site(), 0

    def publish(self, catalogue: Catalogue) -> None:
        """Publishes the calendars of a catalogue."""
        stamp = STAMP + timedelta(days=3 * self._times)
        self._times += 1
        for path, content in self._site.publish(catalogue, stamp=stamp).items():
            target = self.folder / path
            if not target.exists() or target.read_bytes() != content:
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
                # The server answers 304 by the second, and tests publish faster than that.
                os.utime(target, (stamp.timestamp(), stamp.timestamp()))


@contextmanager
def serving(folder: Path) -> Iterator[WebSite]:
    """Serves `folder`."""
    folder.mkdir(parents=True)
    web = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=web.serve_forever)
    thread.start()
    try:
        yield WebSite(folder, f"http://127.0.0.1:{web.server_port}/")
    finally:
        web.shutdown()
        thread.join()
        web.server_close()


@dataclass(frozen=True, slots=True)
class Publication:
    """What is published, and the lines that every calendar program shows then: start, title and place."""

    what: str
    catalogue: Catalogue
    shown: tuple[str, ...]


def publications() -> tuple[Publication, ...]:
    """Returns the publications in their order: each kind of change that an author can make."""
    changed = {
        **SESSIONS,
        "moved": making.session("moved", "2027-03-17 10:00", "2027-03-17 13:00", venue="rathaus"),
        "cancelled": {**SESSIONS["cancelled"], "status": "cancelled"},
    }
    del changed["deleted"]
    first = making.catalogue(making.course("zoom", *SESSIONS.values()))
    second = making.catalogue(making.course("zoom", *changed.values()))
    meeting = {"id": "zoom", "title": "Zoom & Co.", "aliases": ["zoom"]}
    renamed = making.catalogue(making.course("meeting", *changed.values(), **meeting))
    terms = making.changed_terms("venues", "rathaus", name="Altes Rathaus")
    elsewhere = making.catalogue(making.course("meeting", *changed.values(), **meeting), terms=terms)
    left = [session for name, session in changed.items() if name != "withdrawn"]
    withdrawn = making.catalogue(making.course("meeting", *left, **meeting, withdrawn=["withdrawn"]), terms=terms)
    days = (("06-10", "tag-1"), ("06-11", "tag-2"))
    parts = [
        {"id": name, "start": f"2027-{day} 09:00", "end": f"2027-{day} 12:00", "venue": "rathaus"} for day, name in days
    ]
    cut = [making.session("kept", parts=parts) if each["id"] == "kept" else each for each in left]
    recut = making.catalogue(making.course("meeting", *cut, **meeting, withdrawn=["withdrawn"]), terms=terms)
    lines = _changed("Zoom & Co.", f"Altes {PLACE}")[:-1]
    in_parts = tuple(
        f"2027-{day} 09:00 Zoom & Co. (Teil {n} von 2) @ Altes {PLACE}" for n, (day, _) in enumerate(days, 1)
    )
    return (
        Publication("the first one", first, _lines("03-10 09:00", "Kurs zoom", PLACE)),
        Publication("nothing changed", first, _lines("03-10 09:00", "Kurs zoom", PLACE)),
        Publication("one moved, one cancelled, one deleted", second, _changed("Kurs zoom", PLACE)),
        Publication("the course renamed", renamed, _changed("Zoom & Co.", PLACE)),
        Publication("the venue renamed", elsewhere, _changed("Zoom & Co.", f"Altes {PLACE}")),
        Publication("one withdrawn", withdrawn, lines),
        Publication("one cut into parts", recut, (*lines[:-1], *in_parts)),
    )


def _lines(first: str, title: str, place: str) -> tuple[str, ...]:
    starts = (first, "04-10 09:00", "05-10 09:00", "06-10 09:00", "07-10 09:00")
    return tuple(f"2027-{start} {title} @ {place}" for start in starts)


def _changed(title: str, place: str) -> tuple[str, ...]:
    lines = list(_lines("03-17 10:00", title, place))
    lines[1] = f"2027-04-10 09:00 Abgesagt: {title} @ {place}"
    # What is gone from the content says what it said last.
    lines[2] = f"2027-05-10 09:00 Abgesagt: Kurs zoom @ {PLACE}"
    return tuple(lines)
