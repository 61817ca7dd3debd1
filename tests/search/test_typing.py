"""Typing errors: how many the browser's program sees between a typed word and one of the index."""

import json
import random

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


def test_one_error_is_one_wherever_it_is() -> None:
    """Words of few letters, changed at random: what they share at both ends must not hide an error, nor make one."""
    chance = random.Random(20261123)
    pairs = [(word, changed(word, chance)) for word in ("".join(chance.choices("abc", k=6)) for _ in range(4_000))]
    script = f"""
        import {{ near }} from {json.dumps(ENGINE.with_name("distance.js").as_uri())};
        console.log(JSON.stringify({json.dumps(pairs)}.map(([one, other]) => near(one, other))));
    """
    told = run_node(script)
    assert told == [aligned(one, other) < 2 for one, other in pairs]
    assert 500 < sum(told) < 3_500


def changed(word: str, chance: random.Random) -> str:
    """The word with up to two letters lost, added, replaced or swapped."""
    letters = list(word)
    for _ in range(chance.randrange(3)):
        at = chance.randrange(len(letters) - 1)
        match chance.randrange(4):
            case 0:
                del letters[at]
            case 1:
                letters.insert(at, chance.choice("abc"))
            case 2:
                letters[at] = chance.choice("abc")
            case _:
                letters[at : at + 2] = letters[at : at + 2][::-1]
    return "".join(letters)


def aligned(one: str, other: str) -> int:
    """The optimal string alignment distance by its definition."""
    rows = [[at or row for at in range(len(other) + 1)] if not row else [row] for row in range(len(one) + 1)]
    for row, letter in enumerate(one, 1):
        for at, facing in enumerate(other, 1):
            cost = min(rows[row - 1][at] + 1, rows[row][at - 1] + 1, rows[row - 1][at - 1] + (letter != facing))
            if row > 1 and at > 1 and letter == other[at - 2] and one[row - 2] == facing:
                cost = min(cost, rows[row - 2][at - 2] + 1)
            rows[row].append(cost)
    return rows[-1][-1]
