"""Percent-encoding: letter by letter as the standard library does it."""

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.outputs.percent import percent


@given(st.text())
def test_it_is_what_the_library_makes(text: str) -> None:
    assert percent(text) == quote(text)


def test_half_a_character_is_refused() -> None:
    with pytest.raises(UnicodeEncodeError):
        percent("\ud800")
