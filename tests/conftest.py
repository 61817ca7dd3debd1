"""What holds for all tests, wherever they are begun: examples may take their time, Ctrl+C is heard, and coverage costs little."""

import gc
import os
import signal
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import pytest
from hypothesis import settings

UNIT = Path(__file__).parent / "unit"

# How long an example takes says something about the machine, not about the program. Examples are the same in each run, so that
# a change answers for what it brings and not for its luck; `make fuzz` looks for others.
settings.register_profile("project", deadline=None, derandomize=True)
settings.register_profile("fuzz", deadline=None, derandomize=False, print_blob=True)
settings.load_profile("project")
# A shell lets what it runs in the background ignore Ctrl+C, and so would the programs that tests interrupt.
signal.signal(signal.SIGINT, signal.default_int_handler)
# What a forked process has run, coverage never learns; it need not be traced.
os.register_at_fork(after_in_child=lambda: sys.settrace(None))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leaves coverage to the unit tests and to those marked `covered`.

    What the others run in this process, these run as well, and a tracer makes all of it two to three times as slow.
    """
    for item in items:
        if not item.path.is_relative_to(UNIT) and not item.get_closest_marker("covered"):
            item.add_marker(pytest.mark.no_cover)


def controller_of(config: pytest.Config) -> Any:
    """Returns what starts and stops coverage in this process; None where it is not asked for."""
    return getattr(config.pluginmanager.getplugin("_cov"), "cov_controller", None)


def hands_out(session: pytest.Session) -> bool:
    """Tells whether this process has its tests run by others."""
    return session.config.pluginmanager.hasplugin("dsession")


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """Ends what no coverage is asked of where pytest-xdist runs the tests in several processes.

    Each of them begins one with its configuration and then another of its own, and the tracer of the one would go on
    wherever the other pauses; the process that hands the tests out runs none.
    """
    several = hasattr(session.config, "workerinput") or hands_out(session)
    if several and (controller := controller_of(session.config)):
        controller.pause()


@contextmanager
def uncovered(config: pytest.Config) -> Iterator[None]:
    """Does without coverage meanwhile, if it is asked for at all."""
    controller = controller_of(config)
    if controller is None:
        yield
        return
    controller.pause()
    try:
        yield
    finally:
        controller.resume()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection(session: pytest.Session) -> Generator[None, object, object]:
    """Imports our modules first, for which coverage is asked, and the tests then, for which it is not."""
    if hands_out(session):
        return (yield)
    if session.config.pluginmanager.hasplugin("_cov"):
        for module in walk_packages(import_module("catalogue").__path__, "catalogue."):
            if not module.name.endswith("__main__"):
                import_module(module.name)
    with uncovered(session.config):
        return (yield)


def pytest_collection_finish() -> None:
    """Spares the tests themselves, a million objects that stay: a third of the time went to looking for rubbish among them."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None]:
    """Asks for no coverage of what such a test is given: pytest-cov itself leaves out no more than its call."""
    if not item.get_closest_marker("no_cover"):
        return (yield)
    with uncovered(item.config):
        return (yield)
