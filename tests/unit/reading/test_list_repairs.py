"""Repairs of lists: the author's own words come back as the list that was meant."""

import time
from pathlib import Path

import pytest

from catalogue.reading.list_repairs import as_list, has_bullets
from tests.unit.reading.project import checked, offer, write


@pytest.mark.parametrize(
    ("text", "repair"),
    [
        ("alle", "f: [alle]"),
        ("zoom, outlook", "f: [zoom, outlook]"),
        ("„Zoom“; „Teams“", "f: [Zoom, Teams]"),
        ("C#, PC", 'f: ["C#", PC]'),
        ("-Sie planen Treffen, Räume. -Sie leiten.", "- Sie planen Treffen, Räume."),
        ("• Sie planen E-Mails • Sie leiten.", "- Sie planen E-Mails"),
        ("• Excel - Grundlagen • Word", "- Excel - Grundlagen"),
        ("-Excel - Grundlagen", "- Excel - Grundlagen"),
        ("-Sie planen. - Sie leiten.", "- Sie planen."),
        ("\uf0b7 Sie planen.", "- Sie planen."),
        ("1. Sie planen. 2. Sie leiten.", "- Sie planen."),
        ("Sie planen Treffen, Räume und Zeiten. Sie leiten.", "- Sie planen Treffen, Räume und Zeiten."),
        ("-Ziel: planen", '- "Ziel: planen"'),
        ('-Ziel: "A"', "- 'Ziel: \"A\"'"),
        ("- Sie planen Treffen, Räume.\n- Sie leiten.\n", "- Sie planen Treffen, Räume."),
        ("- Zoom\n- Teams\n", "f: [Zoom, Teams]"),
        ("", "f: […, …]"),
        (";", "f: […, …]"),
    ],
)
def test_a_text_becomes_the_list_that_was_meant(text: str, repair: str) -> None:
    assert as_list("f", text) == repair


@pytest.mark.parametrize("piece", [" ", "\n    ", ", ", "A. ", "- ", "1. "])
def test_no_text_keeps_the_repair_busy(piece: str) -> None:
    begin = time.process_time()
    as_list("f", f"x{piece * (50_000 // len(piece))}x")
    assert time.process_time() - begin < 2


@pytest.mark.parametrize(
    "text", ["alle", "E-Mail", "- alle", "-5 Grad", "2027 neu", "Sie – und", "1.000 Euro", "a • b"]
)
def test_what_begins_with_no_bullet(text: str) -> None:
    assert not has_bullets(text)


@pytest.mark.parametrize(
    ("objectives", "found"),
    [
        ("\n  -Sie a.\n  -Sie b.", ("wrong-bullet", 6, "- Sie a.")),
        ("\n  * Sie a.\n  * Sie b.", ("bad-yaml", 6, "- Sie a.")),
        ("\n  *Sie a.\n  *Sie b.", ("bad-yaml", 6, "- Sie a.")),
        ("\n-Sie a.\n-Sie b.", ("bad-yaml", 6, "- Sie a.")),
        ("\n- Sie a.\n-Sie b.", ("bad-yaml", 7, "- Sie b.")),
    ],
)
def test_wrong_bullets_are_told_where_the_first_is(
    tmp_path: Path, objectives: str, found: tuple[str, int, str]
) -> None:
    (problem,) = checked(write(tmp_path, {"courses/a.md": offer(f"objectives:{objectives}\n")}))
    assert (problem.code, problem.place.line, problem.details["repair"]) == found
