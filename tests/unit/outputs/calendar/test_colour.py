"""Colours become names of CSS."""

import pytest

from catalogue.outputs.calendar.colour import nearest_name


@pytest.mark.parametrize(("colour", "name"), [("#2e8b57", "seagreen"), ("#000001", "black"), ("#fffffe", "white")])
def test_the_nearest_name(colour: str, name: str) -> None:
    assert nearest_name(colour) == name
