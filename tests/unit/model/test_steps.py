"""Steps: what the outline marks as steps, by a shorter way."""

from hypothesis import given
from hypothesis import strategies as st

from catalogue.model.body import Body
from catalogue.model.outline import Sort, outline
from catalogue.model.steps import steps

LINES = (
    "- a", "1. b", "  - c", "   1. d", "> - e", "text", "**f**", "`c`", "", "    code", "!!! note", "    - x", "[^Item]: - z",
    "a[^Item]", "<b>", "## h", "- [ ] t", "* q", "| a | b |", "|---|---|", "- ", "\\", "- > 1. x", "</div>",
)  # fmt: skip


def test_steps_are_the_outermost_items_as_text() -> None:
    body = Body("1. Öffnen **Sie**\n   das `Fenster`\n    - innen\n2. Fertig\n\n- noch einer\n-\n")
    assert steps(body) == ("Öffnen Sie das Fensterinnen", "Fertig", "noch einer")


@given(st.lists(st.sampled_from(LINES), max_size=12).map("\n".join))
def test_they_are_those_of_the_outline(text: str) -> None:
    body = Body(text)
    assert steps(body) == tuple(mark.text for mark in outline(body) if mark.sort is Sort.STEP and mark.text)
