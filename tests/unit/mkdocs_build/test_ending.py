"""How a preview ends: told when it waits, broken off when it works, and as any other program the second time."""

import os
import signal
from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from catalogue.mkdocs_build.ending import Ending

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a process of Windows cannot send itself these signals")
WISHES = (signal.SIGINT, signal.SIGTERM)


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    before = {wish: signal.getsignal(wish) for wish in WISHES}
    yield
    for wish, handler in before.items():
        signal.signal(wish, handler)


def listening() -> tuple[SimpleNamespace, Ending]:
    server = SimpleNamespace(_shutdown=False)
    ending = Ending(server)  # type: ignore[arg-type]
    ending.listen()
    return server, ending


@pytest.mark.parametrize("wish", WISHES)
def test_a_server_that_waits_is_told_and_nothing_is_raised(wish: int) -> None:
    server, _ = listening()
    os.kill(os.getpid(), wish)
    assert server._shutdown


@pytest.mark.parametrize("wish", WISHES)
def test_work_is_broken_off_and_the_server_is_told_even_if_nobody_hears_that(wish: int) -> None:
    server, ending = listening()
    with pytest.raises(KeyboardInterrupt), ending.work():
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
