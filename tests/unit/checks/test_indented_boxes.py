"""Boxes a little from the left: what is told is really shown as text, and what is suggested is a box."""

import pytest

from catalogue.checks.indented_boxes import indented_box
from catalogue.checks.slips import markdown_slip
from catalogue.model.body import Body
from tests.unit.checks.test_slips import PARSER


def told(text: str) -> list[tuple[int, int, str]]:
    return [(each.place.line, each.place.column, each.details["repair"]) for each in indented_box("a.md", Body(text))]


@pytest.mark.parametrize(
    ("text", "found", "mended"),
    [
        ('   !!! note "T"\n       Text', (1, 4, '!!! note "T"'), '!!! note "T"\n    Text'),
        ('Text\n\n  === "A"\n\n      Text', (3, 3, '=== "A"'), 'Text\n\n=== "A"\n\n    Text'),
        (
            "1. Eins\n\n   !!! tip\n       Text\n\n2. Zwei",
            (3, 4, "    !!! tip"),
            "1. Eins\n\n    !!! tip\n        Text\n\n2. Zwei",
        ),
        ('- Eins\n\n ??? note "T"\n     Text', (3, 2, '    ??? note "T"'), '- Eins\n\n    ??? note "T"\n        Text'),
    ],
)
def test_a_box_that_is_text_is_told_once(text: str, found: tuple[int, int, str], mended: str) -> None:
    assert told(text) == [found]
    assert [each.code for each in markdown_slip("a.md", Body(text))] == []
    assert found[2].strip()[:3] in PARSER.convert(text)
    assert told(mended) == []
    assert found[2].strip()[:3] not in PARSER.convert(mended)


@pytest.mark.parametrize(
    "text",
    [
        '!!! note "T"\n    Text',
        '- Eins\n\n    !!! note "T"\n        Text',
        "```\n  !!! note\n```",
        "  === Titel",
        "  !!! Achtung",
        "   Text !!! note",
    ],
)
def test_boxes_and_code_are_not_told(text: str) -> None:
    assert [each for each in told(text) if each[2] != "!!! Achtung"] == []
