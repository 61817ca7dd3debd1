"""Wishes to end: all are as Ctrl+C for a build; what is brought to its end hears the second one only."""

import os
import signal

import pytest

from catalogue.wishes import WISHES, all_as_ctrl_c, brought_to_an_end

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a process of Windows cannot send itself these signals")


@pytest.fixture(params=WISHES)
def wish(request: pytest.FixtureRequest) -> object:
    before = signal.signal(request.param, signal.default_int_handler)
    yield request.param
    signal.signal(request.param, before)


def test_what_was_begun_is_brought_to_an_end(wish: signal.Signals) -> None:
    done = []
    with brought_to_an_end():
        os.kill(os.getpid(), wish)
        done.append(wish)
    assert done
    with pytest.raises(KeyboardInterrupt):
        os.kill(os.getpid(), wish)


def test_who_asks_twice_means_it(wish: signal.Signals) -> None:
    def ask() -> None:
        os.kill(os.getpid(), wish)

    with brought_to_an_end():
        ask()
        with pytest.raises(KeyboardInterrupt):
            ask()
    assert signal.getsignal(wish) is signal.default_int_handler


def test_what_is_ignored_stays_so(wish: signal.Signals) -> None:
    signal.signal(wish, signal.SIG_IGN)
    with brought_to_an_end():
        os.kill(os.getpid(), wish)
        os.kill(os.getpid(), wish)
    assert signal.getsignal(wish) is signal.SIG_IGN


def test_each_is_as_ctrl_c_for_as_long_as_it_lasts(wish: signal.Signals) -> None:
    signal.signal(wish, signal.SIG_DFL)
    with pytest.raises(KeyboardInterrupt), all_as_ctrl_c():
        os.kill(os.getpid(), wish)
    assert signal.getsignal(wish) is signal.SIG_DFL


def test_what_nobody_is_to_hear_is_not_heard(wish: signal.Signals) -> None:
    signal.signal(wish, signal.SIG_IGN)  # as nohup does
    with all_as_ctrl_c():
        os.kill(os.getpid(), wish)
