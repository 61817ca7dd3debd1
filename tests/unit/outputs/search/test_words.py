"""From text to classes: words, gender forms, hyphens, compounds."""

from collections import Counter

import pytest

from catalogue.outputs.search.tokens import words
from catalogue.outputs.search.vocabulary import Vocabulary


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Zoom im Büro", ["Zoom", "im", "Büro"]),
        ("E-Akte", ["EAkte", "Akte"]),
        ("Learn@Lunch", ["LearnLunch", "Learn", "Lunch"]),
        ("Mitarbeiter*innen-Gespräche", ["MitarbeiterGespräche", "Mitarbeiter", "Gespräche"]),
        ("Bürger/-innen und Kolleg:innen", ["Bürger", "und", "Kolleg"]),
        ("Bauportal.NRW", ["Bauportal", "NRW"]),
        ("Kurs/Seminar", ["Kurs", "Seminar"]),
    ],
)
def test_words(text: str, found: list[str]) -> None:
    assert list(words(text)) == found


def vocabulary(*known: str, language: str = "de") -> Vocabulary:
    made = Vocabulary(language)
    made.learn(Counter(known))
    return made


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Schulung", "Schulungen"),
        ("Führung", "Fuehrung"),
        ("MitarbeiterInnen", "Mitarbeiter"),
        ("Lehrerinnen", "Lehrer"),
        ("STRASSE", "Straße"),
    ],
)
def test_forms_of_one_word_are_one_class(one: str, other: str) -> None:
    made = vocabulary()
    assert made.class_of(one) == made.class_of(other)


def test_small_words_belong_to_no_class_but_abbreviations_do() -> None:
    made = vocabulary()
    assert [made.class_of(word) for word in ("der", "und", "a")] == ["", "", ""]
    assert made.class_of("DA") == "da"
    assert made.class_of("KI") == "ki"
    assert made.class_of("Kita") != made.class_of("KI")


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Arbeitsschutz", ["arbeit", "schutz"]),
        ("Führungskräfte", ["fuhrung", "kraft"]),
        ("Schulleitung", ["schul", "leitung"]),
        ("Personalrat", ["personal", "rat"]),
        ("Rettungsdienst", ["dien"]),
        ("Verwaltung", []),
        ("Schutz", []),
    ],
)
def test_compounds_are_split_by_the_words_of_the_catalogue(word: str, parts: list[str]) -> None:
    made = vocabulary("Arbeit", "Schutz", "Führung", "Kraft", "Schule", "Leitung", "Personal", "Rat", "Dienst", word)
    assert [name for name, share in made.shares(word) if share < 1] == [
        made.class_of(part) or part for part in parts
    ] or sorted(name for name, share in made.shares(word) if share < 1) == sorted(parts)


def test_a_part_may_be_a_compound_again() -> None:
    made = vocabulary("Daten", "Austausch", "Datenaustausch", "Plattform", "Datenaustauschplattform")
    shares = dict(made.shares("Datenaustauschplattform"))
    assert shares["plattform"] == pytest.approx(0.6)
    assert shares["datenaustausch"] == pytest.approx(0.5)
    assert shares["austausch"] == pytest.approx(0.3)


def test_english_has_no_compounds() -> None:
    assert len(vocabulary("work", "shop", "workshop", language="en").shares("workshop")) == 1


def test_a_class_is_shown_by_its_shortest_frequent_form() -> None:
    made = vocabulary()
    made.learn(Counter({"Schulungen": 9, "Schulung": 4, "schulungs": 1}))
    assert made.display(made.class_of("Schulung")) == "Schulung"
