"""Contrast: whatever colour a city chooses, it can be read where it is used."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.outputs.contrast import contrast, luminance, mix, readable
from catalogue.outputs.styles import DARK, DARK_SOFT, LIGHT, LIGHT_SOFT

COLOURS = st.tuples(*[st.integers(0, 255)] * 3).map(lambda rgb: "#{:02x}{:02x}{:02x}".format(*rgb))


@given(COLOURS, st.sampled_from([LIGHT, LIGHT_SOFT, DARK, DARK_SOFT]), st.sampled_from([3, 4.5, 6, 8]))
def test_the_result_stands_out_enough(colour: str, ground: str, ratio: float) -> None:
    found = readable(colour, on=ground, ratio=ratio)
    assert contrast(found, ground) >= ratio
    if contrast(colour, ground) >= ratio:
        assert found == colour


@given(COLOURS, COLOURS)
def test_contrast_is_the_same_both_ways(one: str, other: str) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21.001
    assert contrast(one, one) == 1


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    # As the checkers of the W3C's techniques give them.
    [
        ("#ffffff", "#000000", 21),
        ("#777777", "#ffffff", 4.48),
        ("#0000ff", "#ffffff", 8.59),
        ("#ff0000", "#ffffff", 4.0),
    ],
)
def test_known_ratios(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)


def test_mixing_and_light() -> None:
    assert mix("#000000", (255, 255, 255), 0.5) == "#808080"
    assert mix("#123456", (0, 0, 0), 0) == "#123456"
    assert mix("#123456", (1, 2, 3), 1) == "#010203"
    assert luminance("#000000") == 0
    assert luminance("#ffffff") == pytest.approx(1)
