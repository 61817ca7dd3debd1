"""The languages of the settings: each place that has something for every language has it for each of them."""

from datetime import date
from pathlib import Path

import click
import pytest

from catalogue.cli.import_records import command
from catalogue.importing.guess import _COMMON
from catalogue.model.settings import LANGUAGES
from catalogue.outputs import dates
from catalogue.outputs.almanac import ALMANACS
from catalogue.outputs.search.language import rules_of
from catalogue.reading.site_language import site_language
from catalogue.reading.translations import read_translation

TELLING = (dates.day, dates.plain_day, dates.entry_day)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_names_of_months_and_forms_of_dates(language: str) -> None:
    assert language in ALMANACS, "add it to outputs/almanac.py"
    words = read_translation(language)
    try:
        assert all("2027" in tell(date(2027, 3, 2), words) for tell in TELLING)
        assert dates.short_names(words)["day"]
    except KeyError:
        pytest.fail(f"add {language} to the tables of outputs/dates.py")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_is_found_in_settings_that_are_not_read_yet(language: str, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"theme:\n  language: {language}\n", encoding="utf-8")
    assert site_language(tmp_path, "mkdocs.yml") == language, "add it to reading/site_language.py"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_rules_of_its_own_in_the_search(language: str) -> None:
    assert rules_of(language).language == language, "add it to outputs/search/language.py"


def test_the_import_knows_every_language() -> None:
    choice = next(parameter.type for parameter in command.params if parameter.name == "language")
    assert isinstance(choice, click.Choice)
    assert tuple(choice.choices) == LANGUAGES, "offer them in cli/import_records.py"
    assert set(_COMMON) == set(LANGUAGES), "tell their common words in importing/guess.py"
