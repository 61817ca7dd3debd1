"""Translations: slots are filled once, and a missing key is our own mistake."""

import pytest

from catalogue.model.translation import Translation

WORDS = Translation(
    "de",
    {
        "a": "{x} und {y}",
        "b.one": "ein Kurs",
        "b.many": "{count} Kurse",
        "d.one": "Zum Kurs",
        "d.two": "Beide Kurse",
        "d.many": "Alle {count} Kurse",
        "numbers.thousand": ".",
        "c": "{registration: {email}}",
    },
)


def test_slots_are_filled_once() -> None:
    assert WORDS("a", x="{y}", y="{x}") == "{y} und {x}"
    assert WORDS("a", x=1) == "1 und {y}"


def test_a_detail_may_be_called_key() -> None:
    assert WORDS("a", key="z", x="x", y="y") == "x und y"


def test_one_two_and_many() -> None:
    assert [WORDS.count("b", number) for number in (1, 2, 0)] == ["ein Kurs", "2 Kurse", "0 Kurse"]
    assert [WORDS.count("d", number) for number in (1, 2, 3)] == ["Zum Kurs", "Beide Kurse", "Alle 3 Kurse"]


def test_thousands_are_set_apart() -> None:
    assert [WORDS.number(number) for number in (0, 999, 1000, 1234567)] == ["0", "999", "1.000", "1.234.567"]
    assert WORDS.count("b", 10000) == "10.000 Kurse"


def test_a_missing_key_is_an_error() -> None:
    with pytest.raises(KeyError):
        WORDS("z")
