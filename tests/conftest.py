"""What holds for all tests, wherever they are begun: examples may take their time, Ctrl+C is heard, and coverage costs little."""

import os
import signal
import sys
from pathlib import Path

import pytest
from hypothesis import settings

HERE = Path(__file__).parent
# Coverage is asked of these. What the others run in this process, these run as well, and a tracer would double their time.
COVERED = (HERE / "unit", HERE / "build")

# How long an example takes says something about the machine, not about the program.
settings.register_profile("project", deadline=None)
settings.load_profile("project")
# A shell lets what it runs in the background ignore Ctrl+C, and so would the programs that tests interrupt.
signal.signal(signal.SIGINT, signal.default_int_handler)
# What a forked process has run, coverage never learns; it need not be traced.
os.register_at_fork(after_in_child=lambda: sys.settrace(None))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if not any(item.path.is_relative_to(folder) for folder in COVERED):
            item.add_marker(pytest.mark.no_cover)
