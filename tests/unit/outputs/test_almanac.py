"""The almanac: the same names as the library that knows all languages has."""

import pytest
from babel.core import Locale

from catalogue.model.settings import LANGUAGES
from catalogue.outputs.almanac import ALMANACS, Almanac


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_names_are_those_of_cldr(language: str) -> None:
    months, days = Locale.parse(language).months, Locale.parse(language).days
    assert ALMANACS[language] == Almanac(
        months=tuple(months["format"]["wide"][number] for number in range(1, 13)),
        short_months=tuple(months["format"]["abbreviated"][number] for number in range(1, 13)),
        days=tuple(days["stand-alone"]["wide"][number] for number in range(7)),
        short_days=tuple(days["format"]["abbreviated"][number] for number in range(7)),
        letters=tuple(days["stand-alone"]["short"][number].rstrip(".") for number in range(7)),
    )
    assert months["format"]["wide"] == months["stand-alone"]["wide"]  # else an almanac must hold both
