"""Courses of one title: which row goes with which is found soon, however many there are."""

import time
from pathlib import Path

import pytest

from catalogue.importing.note import unheard
from catalogue.importing.sheets.namesakes import Namesakes
from catalogue.importing.slugs import Slugs
from tests.unit.importing.test_tables import records

MANY = 6000


def test_the_first_course_that_tells_nothing_otherwise_is_meant() -> None:
    found = Namesakes(("summary", "body"))
    assert found.agreeing({}) == -1
    found.add(0, {"summary": "a"})
    assert (found.agreeing({}), found.agreeing({"summary": "b"}), found.agreeing({"body": "x"})) == (0, -1, 0)
    found.add(1, {"summary": "b", "body": "x"})
    found.add(2, {"body": "y"})
    assert (found.agreeing({"body": "x"}), found.agreeing({"summary": "b", "body": "y"})) == (0, 2)
    found.add(0, {"body": "z"})
    assert (found.agreeing({"body": "x"}), found.agreeing({"body": "z"}), found.agreeing({"body": "w"})) == (1, 0, -1)
    found.add(0, {"body": "w"})
    assert found.agreeing({"body": "w", "summary": "a"}) == 0


@pytest.mark.no_cover
def test_many_rows_of_one_title_are_joined_soon(tmp_path: Path) -> None:
    rows = "".join(f"Excel;Beschreibung {number};12.01.2027\n" for number in range(MANY))
    began = time.process_time()
    assert len(records(tmp_path, a_csv=f"Titel;Beschreibung;Datum\n{rows}")) == MANY
    assert time.process_time() - began < 10  # seconds; it takes one, and took thirty


@pytest.mark.no_cover
def test_many_offers_of_one_name_are_numbered_soon() -> None:
    slugs = Slugs({"excel-3": "courses/excel-3.md"})
    began = time.process_time()
    found = [slugs.claim("excel", folder="docs/guides", date="", say=unheard) for _ in range(2 * MANY)]
    assert found[:3] == ["excel", "excel-2", "excel-4"]
    assert len(set(found)) == 2 * MANY
    assert time.process_time() - began < 5  # seconds; it takes hundredths
