"""Typing errors in parts of compounds, and how many of all typing errors do no harm, in the demonstration catalogue."""

import random
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from catalogue.cli.search import run_search
from catalogue.reading.translations import read_translation
from tests.search.measure import Query, ask, found, queries

Wrong = Callable[[str, int], str]
# What is done to a word at one place behind its first letter.
ERRORS: Mapping[str, Wrong] = {
    "swapped": lambda word, at: word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    "missing": lambda word, at: word[:at] + word[at + 1 :],
    "doubled": lambda word, at: word[:at] + word[at] + word[at:],
}
# For so many of a hundred, the right offer is among the first three.
LEAST = 0.87


@pytest.mark.parametrize(
    ("typed", "offer"),
    [
        # One part of a compound that the catalogue does not have.
        ("Unfallmedung", "arbeitsschutz-unterweisung"),
        ("Brandchutzunterweisung", "arbeitsschutz-unterweisung"),
        ("Brnadschutzunterweisung", "arbeitsschutz-unterweisung"),
        # A form behind a word that is typed right.
        ("Excelkrus", "standardsoftware"),
        # The end of a compound, where nothing is called so alone.
        ("Fürsrge", "achtsamkeit"),
        ("Einnschätzung", "kompetenzcheck"),
        # A word that stands in compounds mostly.
        ("Verfharen", "baugenehmigung"),
    ],
)
def test_a_part_of_a_compound_may_be_typed_wrong(index: Path, typed: str, offer: str) -> None:
    assert offer in found(typed, index=index)[:3]


@pytest.mark.parametrize("typed", ["Duschen", "Karate", "Judo", "Schach", "Fußball"])
def test_what_sounds_like_the_end_of_a_compound_finds_nothing(index: Path, typed: str) -> None:
    assert found(typed, index=index) == ()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("Fürsrge", "Fürsorge"), ("fürsrge", "fürsorge"), ("Excelkrus", "Excelkurs"), ("Komunikation", "Kommunikation")],
)
def test_what_was_meant_is_told_as_it_is_written(index: Path, typed: str, meant: str) -> None:
    told = run_search(typed, index=index, today=date(2026, 11, 20), limit=1, words=read_translation("de"))
    assert told["corrected"] == meant


def test_most_single_errors_do_no_harm(index: Path) -> None:
    chance = random.Random(20261124)
    words = [
        one
        for one in queries("own-queries.yml")
        if one.kind in {"exact", "compound", "inflection", "synonym"} and one.expected
    ]
    words = [one for one in words if one.query.isalpha() and len(one.query) > 5]
    right = [one.asked for one in ask(words, index=index) if one.metrics()["main@3"] == 1]
    assert len(right) > 500
    for name, wrong in ERRORS.items():
        typed = [
            Query(wrong(one.query, chance.randrange(1, len(one.query) - 1)), "typo", one.expected) for one in right
        ]
        harmless = sum(one.metrics()["main@3"] == 1 for one in ask(typed, index=index))
        assert harmless >= LEAST * len(typed), name
