"""Wishes: somebody wants this process to end; when that is heard, and when it has to wait."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

# Ctrl+C, the system's wish, and a terminal that is closed, of which not every system tells.
WISHES = (signal.SIGINT, signal.SIGTERM, *(each for each in signal.Signals if each.name == "SIGHUP"))


@contextmanager
def undisturbed() -> Iterator[None]:
    """Who wants to end us waits: Python swallows what is raised while it forks, and ending must not end half-way."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    try:
        signal.pthread_sigmask(signal.SIG_BLOCK, WISHES)
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def all_as_ctrl_c() -> Iterator[None]:
    """Makes each wish raise KeyboardInterrupt, so that whoever has begun something can leave nothing half made behind."""
    # One that is handled otherwise, somebody wants so, as nohup does.
    usual = [wish for wish in WISHES if signal.getsignal(wish) is signal.SIG_DFL]
    for wish in usual:
        signal.signal(wish, signal.default_int_handler)
    try:
        yield
    finally:
        for wish in usual:
            signal.signal(wish, signal.SIG_DFL)


@contextmanager
def brought_to_an_end() -> Iterator[None]:
    """Lets the first wish pass unheard: a site half moved would be neither the old one nor the new one.

    It takes a moment, but minutes on a slow disk of the network: who asks twice means it.
    """
    usual: dict[int, Any] = {}

    def heard(wish: int, frame: FrameType | None) -> None:  # noqa: ARG001 - Python's signature
        _restore(usual)

    try:
        if threading.current_thread() is threading.main_thread():  # Python lets no other one
            for wish in WISHES:
                if signal.getsignal(wish) not in (signal.SIG_IGN, None):
                    usual[wish] = signal.getsignal(wish)
                    signal.signal(wish, heard)
        yield
    finally:
        _restore(usual)


def _restore(usual: dict[int, Any]) -> None:
    for wish, handler in usual.items():
        signal.signal(wish, handler)
