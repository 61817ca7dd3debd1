"""Typing errors: how many the browser's program sees between a typed word and one of the index."""

import json

import pytest

from catalogue.cli.search import ENGINE
from tests.search.measure import run_node

PAIRS = [
    ("datenschtuz", "datenschutz", 1),
    ("datennschutz", "datenschutz", 1),
    ("datnschutz", "datenschutz", 1),
    ("datwnschutz", "datenschutz", 1),
    ("datwnschtuz", "datenschutz", 2),
    ("arbeitszeit", "arbeitsrecht", 0),
    ("ragonomie", "ergonomie", 0),
    # The first letter: swapped, missing, one too many, another one.
    ("regonomie", "ergonomie", 1),
    ("rgonomie", "ergonomie", 1),
    ("kergonomie", "ergonomie", 1),
    ("srgonomie", "ergonomie", 1),
    ("prtal", "portal", 1),
    ("ortal", "portal", 0),
    ("oortal", "portal", 1),
    ("mortal", "portal", 0),
    # What can hardly be heard is half an error.
    ("telephonie", "telefonie", 1),
    ("telephoni", "telefonie", 1),
    # Short words.
    ("zoon", "zoom", 1),
    ("zon", "zoom", 0),
    ("zom", "zoom", 1),
    ("zum", "zoom", 0),
    ("akten", "aktion", 0),
    ("mieten", "mittel", 0),
    # A letter in place of one with which it has nothing in common makes another word, unless the word is long.
    ("kino", "kind", 0),
    ("zelt", "zeit", 0),
    ("hase", "hass", 0),
    ("zoim", "zoom", 1),
    ("zomm", "zoom", 1),
    ("zommm", "zoom", 1),
    ("bett", "bitt", 0),
    ("kanben", "kanban", 1),
    ("projelt", "projekt", 1),
    # The key above or below, in words of five letters and more.
    ("retfo", "retro", 1),
    ("uflaub", "urlaub", 1),
    ("flug", "flut", 0),
    # As it is heard, with so many other letters.
    ("egsel", "excel", 1),
    ("schtress", "stress", 1),
    ("komunikazion", "kommunikation", 1),
    ("furungskreffte", "fuhrungskrafte", 2),
]


@pytest.fixture(scope="module")
def counted() -> dict[tuple[str, str], int]:
    script = f"""
        import {{ distance }} from {json.dumps(ENGINE.with_name("distance.js").as_uri())};
        const pairs = {json.dumps([pair[:2] for pair in PAIRS])};
        console.log(JSON.stringify(pairs.map(([typed, known]) => distance(typed, known))));
    """
    return {(typed, known): errors for (typed, known, _), errors in zip(PAIRS, run_node(script), strict=True)}


@pytest.mark.parametrize(("typed", "known", "errors"), PAIRS)
def test_errors_are_counted(counted: dict[tuple[str, str], int], typed: str, known: str, errors: int) -> None:
    assert counted[typed, known] == errors
