"""The order of a German dictionary."""

import random
from string import ascii_uppercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.views.alphabet import OTHER, by_letter, by_title, sort_key
from tests.making import catalogue, course

ORDERED = [
    "Abc",
    "Ähren",
    "Akte",
    "Ärger",
    "Arm",
    "E-Mail",
    "École",
    "Emil",
    "Maße",
    "Masse",
    "Öl",
    "Oma",
    "Übung",
    "zoom",
]


def titles(*names: str) -> list[str]:
    made = catalogue(*(course(f"k{n:03}", title=name) for n, name in enumerate(names)))
    return [offer.title for offer in by_title(made.offers)]


def test_umlauts_stand_with_their_vowels_and_case_counts_for_nothing() -> None:
    shuffled = random.Random(7).sample(ORDERED, len(ORDERED))
    assert [sort_key(title) for title in titles(*shuffled)] == [sort_key(title) for title in ORDERED]


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("  „Führen“ – aber wie?  ", "fuhren aber wie"),
        ("STRASSE Straße", "strasse strasse"),
        ("Zoom™", "zoomtm"),
        ("ﬁnden", "finden"),
        ("...", ""),
    ],
)
def test_the_key(title: str, key: str) -> None:
    assert sort_key(title) == key


@given(st.text(max_size=30))
def test_the_key_of_a_key_is_itself(title: str) -> None:
    assert sort_key(sort_key(title)) == sort_key(title)


@given(st.text("aäAÄoöeéßs ", max_size=12))
def test_accents_and_case_make_no_difference(title: str) -> None:
    assert sort_key(title.upper()) == sort_key(title) == sort_key(title.lower())


def test_equal_titles_are_told_apart_by_slug() -> None:
    made = catalogue(course("b", title="Gleich"), course("a", title="gleich"))
    assert [offer.slug for offer in by_title(made.offers)] == ["a", "b"]


def test_letters_with_the_rest_at_the_end() -> None:
    made = catalogue(
        *(
            course(f"k{n}", title=title)
            for n, title in enumerate(["Zoom", "Ärger", "10-Finger", "„Anfang“", "Ωmega", "!?"])
        )
    )
    groups = by_letter(by_title(made.offers))
    assert list(groups) == ["A", "Z", OTHER]
    assert [offer.title for offer in groups["A"]] == ["„Anfang“", "Ärger"]
    assert {offer.title for offer in groups[OTHER]} == {"10-Finger", "Ωmega", "!?"}


@given(
    st.lists(st.text(min_size=1, max_size=5).filter(lambda text: bool(text.strip()) and text.isprintable()), max_size=5)
)
def test_every_offer_stands_under_one_letter(names: list[str]) -> None:
    made = catalogue(*(course(f"k{n}", title=f"{name}x") for n, name in enumerate(names)))
    groups = by_letter(by_title(made.offers))
    assert sorted(offer.slug for group in groups.values() for offer in group) == sorted(o.slug for o in made.offers)
    assert set(groups) <= {*ascii_uppercase, OTHER}
    assert all(groups.values())
