"""Coverage: a tracer runs where coverage is asked for, and nowhere else, in however many processes the tests are run."""

import sys
import threading

import pytest

from tests.conftest import controller_of, uncovered


def traced() -> bool:
    """Tells whether coverage hears of what this thread runs, or of what others would."""
    return any(
        "coverage" in type(tracer).__module__
        for tracer in (sys.gettrace(), getattr(threading.gettrace(), "__self__", None))
    )


@pytest.mark.no_cover
def test_nothing_is_traced_where_no_coverage_is_asked() -> None:
    assert not traced()


def test_coverage_pauses_and_goes_on(pytestconfig: pytest.Config) -> None:
    asked = controller_of(pytestconfig) is not None
    assert traced() is asked
    with uncovered(pytestconfig):
        assert not traced()
    assert traced() is asked
