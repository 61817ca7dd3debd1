"""The rest: what somebody asks for is made first, and never while it is being made already."""

import threading
import time
import weakref
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from catalogue.mkdocs_build.rest import Rest
from catalogue.outputs.output import Planned
from catalogue.publishing.manifest import Manifest
from catalogue.publishing.stock import Stock

PAGE = "kurse/index.html"


def test_a_page_that_is_asked_for_while_it_is_being_made_is_made_once(tmp_path: Path) -> None:
    stock = Stock(tmp_path, Manifest())
    bodies = SimpleNamespace(world=b"", hold=lambda _leads: True, dead=tuple)
    build: Any = SimpleNamespace(bodies=bodies)
    made: list[threading.Thread] = []

    def make() -> bytes:
        asking = threading.Thread(target=stock.wait_for, args=(PAGE,), kwargs={"patience": 60})
        made.append(asking)
        asking.start()
        while not stock.wanted:
            time.sleep(0.001)
        rest.heed()  # as the lists do when they are laid out for the first of their pages
        return b"<p>"

    first: Any = SimpleNamespace()
    rest = Rest(stock, first, overtaken=lambda: False, readers=lambda: [PAGE], tell=lambda: None)
    rest.plan(build, [Planned(PAGE, b"key", make)])
    made[0].join(timeout=60)
    assert len(made) == 1
    assert not made[0].is_alive()
    assert (tmp_path / PAGE).read_bytes() == b"<p>"


def test_a_page_with_a_link_that_leads_nowhere_is_owed_until_that_is_mended(tmp_path: Path) -> None:
    stock, dead = Stock(tmp_path, Manifest()), [("courses/a.md", "b.md")]
    bodies = SimpleNamespace(world=b"", hold=lambda _leads: True, dead=lambda: tuple(dead))
    build: Any = SimpleNamespace(bodies=bodies)
    first: Any = SimpleNamespace()
    rest = Rest(stock, first, overtaken=lambda: False, readers=lambda: [PAGE], tell=lambda: None)
    files = [Planned(PAGE, b"key", lambda: b"<p>")]
    for expected in (True, False):
        rest.plan(build, files)
        assert not stock.owed  # somebody has it open, so that it was made at once
        stock.plan(files, world=b"", holds=lambda _leads: True)
        assert (PAGE in stock.owed) == expected
        dead.clear()


class _FirstPages:
    """What holds the build before."""

    def at(self, _address: str) -> None:
        return None


def test_what_was_built_before_is_let_go(tmp_path: Path) -> None:
    first: Any = _FirstPages()
    before = weakref.ref(first)
    rest = Rest(Stock(tmp_path, Manifest()), first, overtaken=lambda: False, readers=list, tell=lambda: None)
    del first
    heed = rest.heed  # as the project of the build after goes on to hold
    rest.end()
    assert before() is None
    heed()
