"""Steps: the outermost items of the lists in a body, as plain text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.model.body import Body
from catalogue.model.steps import steps

LINES = (
    "- a", "1. b", "  - c", "   1. d", "> - e", "text", "**f**", "`c`", "", "    code", "!!! note", "    - x", "[^Item]: - z",
    "a[^Item]", "<b>", "## h", "- [ ] t", "* q", "| a | b |", "|---|---|", "- ", "\\", "- > 1. x", "</div>",
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1. Öffnen **Sie**\n   das `Fenster`\n2. Fertig\n\n- noch einer\n-\n", ("Öffnen Sie das Fenster", "Fertig", "noch einer")),
        ("1. Wäh*len*[de](a.md):\n    - rot\n    - blau\n", ("Wählende: rot blau",)),
        ("1. Öffnen Sie Zoom.\n\n    Warten Sie.\n", ("Öffnen Sie Zoom. Warten Sie.",)),
        ("1. Tippen:\n\n    > Guten Tag\n", ("Tippen: Guten Tag",)),
        ("Text\n\n## Titel\n", ()),
    ],
)  # fmt: skip
def test_steps_are_the_outermost_items_with_all_that_stands_in_them(text: str, found: tuple[str, ...]) -> None:
    assert steps(Body(text)) == found


@given(st.lists(st.sampled_from(LINES), max_size=12).map("\n".join))
def test_a_step_is_one_line_of_text(text: str) -> None:
    for step in steps(Body(text)):
        assert step
        assert step == " ".join(step.split())
