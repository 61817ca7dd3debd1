"""What `catalogue search` tells of hits and of what was understood."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from catalogue.cli.search import run_search
from catalogue.reading.translations import read_translation
from tests.search.measure import write_small

COURSE = "---\ntitle: Datenschutz\nsummary: Was vertraulich ist.\ncategory: a\nkeywords: [Verschwiegenheit]\nsessions:\n  - {id: a, start: 2027-11-17 09:00, end: 2027-11-17 12:00}\n---\nText.\n\nAuch ein Zebra kommt vor.\n"
SYNONYMS = "groups:\n  - [Datenschutz, Privacy]\n"


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_small(
        tmp_path_factory.mktemp("small"), language="de", courses={"datenschutz": COURSE}, synonyms=SYNONYMS
    )


def told(query: str, index: Path, *, limit: int = 10) -> dict[str, Any]:
    return run_search(query, index=index, today=date(2026, 11, 20), limit=limit, words=read_translation("de"))


@pytest.mark.parametrize("query", ["Datenschutz", "Wer ist im Datenschutz Maulwurf?", "Datenschutz November 2027"])
def test_what_is_told_of_a_hit_makes_its_score(index: Path, query: str) -> None:
    (hit,) = told(query, index)["hits"]
    assert hit["factor"] * sum(why["weight"] * why["rarity"] for why in hit["why"]) == pytest.approx(
        hit["score"], rel=0.02
    )


def test_a_date_is_told_by_its_days(index: Path) -> None:
    (hit,) = told("November 2027", index)["hits"]
    assert [why["query"] for why in hit["why"]] == ["2027-11-01 – 2027-11-30"]


def test_only_what_finds_something_was_meant(index: Path) -> None:
    assert told("Verschwigenheit", index)["corrected"] == "Verschwiegenheit"
    unknown = told("Verschwigenheit Regenwurm Giraffen", index)
    assert (unknown["count"], unknown["corrected"]) == (0, None)


@pytest.mark.parametrize(
    ("query", "mentioned"), [("Zebra", ["datenschutz"]), ("Zebra Giraffe", []), ("Giraffe", []), ("Datenschutz", [])]
)
def test_what_only_mentions_a_query_is_named_where_nothing_is_found(
    index: Path, query: str, mentioned: list[str]
) -> None:
    found = told(query, index)
    assert (bool(found["hits"]), found["mentioned"]) == (query == "Datenschutz", mentioned)


def test_of_what_mentions_a_query_no_more_is_named_than_of_hits(tmp_path: Path) -> None:
    courses = {name: COURSE.replace("Datenschutz", name.title()) for name in ("esel", "mond", "wald")}
    index = write_small(tmp_path, language="de", courses=courses, synonyms=SYNONYMS)
    assert len(told("Zebra", index)["mentioned"]) == len(courses)
    assert len(told("Zebra", index, limit=2)["mentioned"]) == 2
