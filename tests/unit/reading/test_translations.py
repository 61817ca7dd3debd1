"""The translations: the same keys and the same slots in every language, and no text forgotten."""

import re

import pytest

from catalogue.model.settings import LANGUAGES
from catalogue.reading.translations import read_translation

SLOT = re.compile(r"\{(\w+)\}")
TEXTS = {language: read_translation(language).texts for language in LANGUAGES}
EN = TEXTS["en"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_keys_are_the_same(language: str) -> None:
    assert set(TEXTS[language]) ^ set(EN) == set(), f"these stand in one of translations/{language}.yml and en.yml only"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_slots_are_the_same(language: str) -> None:
    # "Eine Seite" and "1 page": one of a thing may be told without its number.
    def slots(texts: object, key: str) -> set[str]:
        assert isinstance(texts, dict)
        return set(SLOT.findall(texts[key])) - ({"count"} if key.endswith(".one") else set())

    own = TEXTS[language]
    both = own.keys() & EN.keys()
    assert {key: (slots(own, key), slots(EN, key)) for key in both if slots(own, key) != slots(EN, key)} == {}


@pytest.mark.parametrize("texts", TEXTS.values(), ids=LANGUAGES)
def test_no_text_is_empty_and_counts_have_both_forms(texts: dict[str, str]) -> None:
    assert [key for key, text in texts.items() if not text.strip()] == []
    ones = {key.removesuffix(".one") for key in texts if key.endswith(".one")}
    manies = {key.removesuffix(".many") for key in texts if key.endswith(".many")}
    assert ones == manies


@pytest.mark.parametrize("texts", TEXTS.values(), ids=LANGUAGES)
def test_path_words_are_fit_for_addresses(texts: dict[str, str]) -> None:
    paths = {key: text for key, text in texts.items() if key.startswith("path.")}
    assert [text for text in paths.values() if not re.fullmatch(r"[a-z]+(?:-[a-z]+)*", text)] == []
    pages = [text for key, text in paths.items() if not key.startswith("path.feed.")]
    assert len(set(pages)) == len(pages)


def test_an_unknown_language_is_our_own_mistake() -> None:
    with pytest.raises(FileNotFoundError):
        read_translation("xx")


def test_english_has_no_words_of_german() -> None:
    """Such as were taken over letter by letter: an example "tag-1", a "blank", a promise about German authorities."""
    told = "\n".join(str(text) for text in EN.values())
    for word in ("tag-1", "Imprint", "a blank", "blanks", "needs no lawyer", "12.01.2027", "Provider and area"):
        assert word not in told, word
    assert "id: tag-3" in read_translation("de")("problem.part-without-id.hint", number=3)
    assert "id: day-3" in read_translation("en")("problem.part-without-id.hint", number=3)
