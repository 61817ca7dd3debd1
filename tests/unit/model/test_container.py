"""Containers: the indentation that their content loses, and the columns that their lines keep."""

import pytest

from catalogue.model.container import INVISIBLE, flattened


@pytest.mark.parametrize(
    ("markdown", "flat", "removed"),
    [
        ("!!! note\n    Text.\n", "\nText.\n", [0, 4, 0]),
        ("```\n!!! note\n    Text.\n```\n", "```\n!!! note\n    Text.\n```\n", [0] * 5),
        (" !!! note\n    Text.\n", " !!! note\n    Text.\n", [0] * 3),
        ("```\n<div markdown>\n```\n", "```\n<div markdown>\n```\n", [0] * 4),
        ("<div markdown>\nText.\n</div>\n", f"{INVISIBLE}<div markdown>\nText.\n{INVISIBLE}</div>\n", [-1, 0, -1, 0]),
        ("!!! note\n    <div markdown>\n", f"\n{INVISIBLE}<div markdown>\n", [0, 3, 0]),
    ],
)
def test_the_content_of_a_container_stands_at_the_margin(markdown: str, flat: str, removed: list[int]) -> None:
    """A sign that nobody sees moves its line one column to the right."""
    assert flattened(markdown) == (flat, removed)
