"""What is found while somebody is still typing: words, compounds, synonyms and dates that are not whole yet."""

from pathlib import Path

import pytest

from tests.search.measure import Query, ask, average, found, queries

KINDS = ("exact", "partial", "compound", "multi", "abbreviation", "inflection", "mixed", "synonym", "question")
# How much of a query is typed, and how often the expected offer is among the first three then.
SHARES = {0.7: 0.83, 0.8: 0.9, 0.9: 0.93}


def begun(share: float) -> list[Query]:
    """Returns the beginnings of queries: every third, and for each share others."""
    asked = [one for one in queries() if one.kind in KINDS and len(one.query) > 5][list(SHARES).index(share) :: 3]
    return [Query(one.query[: round(len(one.query) * share)], one.kind, one.expected) for one in asked]


@pytest.mark.parametrize(("share", "least"), SHARES.items())
def test_what_is_typed_so_far_mostly_finds_it_already(share: float, least: float, index: Path) -> None:
    assert average(ask(begun(share), index=index))["main@3"] >= least


def test_what_is_looked_up_is_found_before_it_is_typed_out(looked_up: Path) -> None:
    assert average(ask(begun(0.8), index=looked_up))["main@3"] >= 0.85


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("Zoomschulu", "zoom-online-seminar"),
        ("KI-Schulun", "ki-verwaltung"),
        ("Zeitmanagem", "mail-postfach"),
        ("Lapto", "windows-10"),
        ("Betriebsr", "personalratsmanagement"),
        ("job descript", "stellenbeschreibung"),
        ("Computer kap", "ticketsystem"),
        ("17.11.202", "mail-postfach"),
        ("MA-Gespräc", "entwicklungsgespraech"),
    ],
)
def test_what_is_meant_is_known_before_its_end(typed: str, slug: str, index: Path) -> None:
    assert slug in found(typed, index=index)[:3]


def test_a_finished_word_is_not_taken_for_the_beginning_of_another(index: Path) -> None:
    assert len(found("Lapto", index=index)) > len(found("Lapto ", index=index))
