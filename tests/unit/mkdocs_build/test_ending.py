"""How a preview ends: told when it waits, broken off when it works, and as any other program the second time."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from catalogue.mkdocs_build import ending
from catalogue.mkdocs_build.ending import MANY, Ending

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a process of Windows cannot send itself these signals")
WISHES = (signal.SIGINT, signal.SIGTERM)


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    before = {wish: signal.getsignal(wish) for wish in WISHES}
    yield
    for wish, handler in before.items():
        signal.signal(wish, handler)


def listening() -> tuple[SimpleNamespace, Ending]:
    server = SimpleNamespace(_shutdown=False, root="/nowhere", shutdown=lambda _wait: None)
    ending_of_it = Ending(server)  # type: ignore[arg-type]
    ending_of_it.listen()
    return server, ending_of_it


@pytest.mark.parametrize("wish", WISHES)
def test_a_server_that_waits_is_told_and_nothing_is_raised(wish: int) -> None:
    server, _ = listening()
    os.kill(os.getpid(), wish)
    assert server._shutdown


@pytest.mark.parametrize("wish", WISHES)
def test_work_is_broken_off_and_the_server_is_told_even_if_nobody_hears_that(wish: int) -> None:
    server, working = listening()
    with pytest.raises(KeyboardInterrupt), working.work():
        os.kill(os.getpid(), wish)
    assert server._shutdown


def test_who_asks_again_ends_it_as_any_other_program() -> None:
    listening()
    os.kill(os.getpid(), signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        os.kill(os.getpid(), signal.SIGTERM)


def test_work_that_is_done_is_no_longer_broken_off() -> None:
    server, ending = listening()
    with ending.work():
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    assert server._shutdown


@pytest.mark.parametrize("files", [MANY, MANY + 1])
def test_the_site_of_a_large_preview_is_deleted_by_somebody_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: int
) -> None:
    site = tmp_path / "mkdocs_site"
    (site / "kurse").mkdir(parents=True)
    (site / "kurse/index.html").write_text("<p>", encoding="utf-8")
    monkeypatch.setattr(ending, "stock_of", {site: SimpleNamespace(rows=range(files))}.get)
    ended: list[bool] = []
    server = SimpleNamespace(_shutdown=False, root=str(site), shutdown=ended.append)
    large = Ending(server)  # type: ignore[arg-type]
    large.listen()
    server.shutdown()
    assert ended == [False]
    assert site.exists() == (files == MANY)  # a small one is left to the host
    if large.deleting:
        assert large.deleting.wait(timeout=60) == 0
        assert [*tmp_path.iterdir()] == []


def test_a_site_that_nobody_else_can_delete_is_left_to_the_host(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "mkdocs_site"
    site.mkdir()
    monkeypatch.setattr(sys, "executable", str(tmp_path / "no-python"))
    assert ending.let_go(site) is None
    assert [*tmp_path.iterdir()] == [site]
