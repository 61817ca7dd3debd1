"""Marks of footnotes without a note: they are shown as they are written."""

import pytest

from catalogue.checks.missing_footnotes import missing_footnote
from catalogue.model.body import Body
from tests.unit.checks.test_slips import PARSER


def told(text: str) -> list[tuple[int, int, str]]:
    return [
        (each.place.line, each.place.column, each.details["value"]) for each in missing_footnote("a.md", Body(text))
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Siehe dort[^1].", (1, 11, "[^1]")),
        ("Eins[^1] und zwei[^2].\n\n[^1]: Da.", (1, 18, "[^2]")),
        ("Laut Satzung[^a]: nein", (1, 13, "[^a]")),
        ("- a\n- siehe[^da]\n\n```\n[^da]: im Code\n```", (2, 8, "[^da]")),
    ],
)
def test_a_mark_without_a_note_is_told(text: str, found: tuple[int, int, str]) -> None:
    assert told(text) == [found]
    assert found[2] in PARSER.convert(text)


@pytest.mark.parametrize(
    "text",
    [
        "Siehe[^1].\n\n[^1]: Da.",
        "Siehe[^a b].\n\n> [^a b]: Da.",
        "Siehe[^1] und[^2].\n\n[^1]: Da, siehe[^2].\n[^2]: Dort.",
        "`[^1]` und `[^\\s]+`",
        "    [^1] im Code",
    ],
)
def test_notes_and_code_are_not_told(text: str) -> None:
    assert told(text) == []
