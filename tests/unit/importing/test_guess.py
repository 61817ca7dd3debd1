"""The language of a table with few words: how prices, dates and lengths are written tells it."""

import pytest

from catalogue.importing.guess import language_of
from catalogue.importing.record import Record
from tests.unit.importing.remarks import Remarks


@pytest.mark.parametrize(
    ("price", "length", "start", "language"),
    [
        ("€50", "2 hrs", "12/01/2027 9:30", "en"),
        ("€75.00", "half day", "12 January 2027, 2pm", "en"),
        ("50 €", "2 Std.", "12.01.2027", "de"),
        ("€ 75,00", "", "", "de"),
        ("€ 20,-", "", "", "de"),
    ],
)
def test_the_language_of_a_table_with_few_words(price: str, length: str, start: str, language: str) -> None:
    table = [
        Record.model_validate({"title": title, "price": price, "duration_text": length, "sessions": [{"start": start}]})
        for title in ("Excel", "Word", "Moodle")
    ]
    assert language_of(table, Remarks()) == language
