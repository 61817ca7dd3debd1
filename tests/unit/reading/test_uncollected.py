"""Uncollected: nobody looks for rubbish meanwhile, everybody afterwards, and what is spared is never looked through."""

import gc

import pytest

from catalogue.reading.uncollected import uncollected


def _mistaken() -> None:
    with uncollected():
        assert not gc.isenabled()
        raise ValueError("oops")


def test_collecting_stops_and_goes_on_even_after_a_mistake() -> None:
    with pytest.raises(ValueError, match="oops"):
        _mistaken()
    assert gc.isenabled()


def test_where_it_was_off_it_stays_off() -> None:
    with uncollected():
        with uncollected():
            pass
        assert not gc.isenabled()


def test_only_what_is_spared_is_never_looked_through() -> None:
    before = gc.get_freeze_count()  # what other tests have spared, and the tests themselves
    with uncollected():
        pass
    assert gc.get_freeze_count() <= before
    with uncollected(spared=True):
        pass
    assert gc.get_freeze_count() > before
