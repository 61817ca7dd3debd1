"""Real calendar programs subscribe over HTTP to successive publications, as an employee's calendar does."""

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol

import pytest

from tests import making
from tests.calendar_site import ALL
from tests.clients.evolution import evolution
from tests.clients.publications import PLACE, SESSIONS, WebSite, publications, serving
from tests.clients.thunderbird import thunderbird
from tests.clients.vdirsyncer import vdirsyncer

# Programs fetch in the background: so long it may take until what is published is shown.
SECONDS = 60


class Reader(Protocol):
    """A calendar program with one subscription."""

    def sync(self) -> None: ...

    def agenda(self) -> tuple[str, ...]: ...


Subscribe = Callable[[Path, str], AbstractContextManager[Any]]
PROGRAMS: dict[str, Subscribe] = {"vdirsyncer": vdirsyncer, "evolution": evolution, "thunderbird": thunderbird}


@pytest.fixture
def site(tmp_path: Path) -> Iterator[WebSite]:
    with serving(tmp_path / "site") as web:
        yield web


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


def shown(reader: Reader, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """Returns what the program shows, as soon as that is `wanted`, or at the end of all patience."""
    end = time.monotonic() + SECONDS
    while (found := reader.agenda()) != wanted and time.monotonic() < end:
        time.sleep(0.2)
    return found


@pytest.mark.parametrize("program", PROGRAMS)
def test_each_kind_of_change_reaches_the_subscriber(program: str, home: Path, site: WebSite) -> None:
    first, *others = publications()
    site.publish(first.catalogue)
    with PROGRAMS[program](home, site.address + ALL) as reader:
        reader.sync()
        assert shown(reader, first.shown) == first.shown, first.what
        for publication in others:
            site.publish(publication.catalogue)
            reader.sync()
            assert shown(reader, publication.shown) == publication.shown, publication.what


def test_nothing_changed_is_nothing_fetched_and_every_uid_stays(home: Path, site: WebSite) -> None:
    first, again, changed, renamed, *_ = publications()
    site.publish(first.catalogue)
    with vdirsyncer(home, site.address + ALL) as reader:
        reader.sync()
        before = reader.files()
        site.publish(again.catalogue)
        reader.sync()
        assert reader.files() == before
        for publication in (changed, renamed):
            site.publish(publication.catalogue)
            reader.sync()
            assert len(reader.files()) == len(before)


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_feed_whose_sessions_are_gone_still_syncs(program: str, home: Path, site: WebSite) -> None:
    site.publish(making.catalogue(making.course("zoom", SESSIONS["kept"])))
    with PROGRAMS[program](home, site.address + "kalender/kurs/zoom.ics") as reader:
        reader.sync()
        wanted: tuple[str, ...] = (f"2027-06-10 09:00 Kurs zoom @ {PLACE}",)
        assert shown(reader, wanted) == wanted
        site.publish(making.catalogue(making.course("zoom", withdrawn=["kept"])))
        reader.sync()
        wanted = (f"2027-06-10 09:00 Abgesagt: Kurs zoom @ {PLACE}",)
        assert shown(reader, wanted) == wanted
