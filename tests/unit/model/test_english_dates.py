"""English dates and hours: what they are in numbers, and which of them stay because they may mean two things or none."""

import pytest

from catalogue.model.english_dates import in_numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("12 January 2027: 9am–12pm", "12.1.2027, 09:00–12:00"),
        ("12 January 2027, 10pm to midnight", "12.1.2027, 22:00 to 24:00"),
        ("12 January 2027, 10am–noon", "12.1.2027, 10:00–12:00"),
        ("12 January 2027, 2–2pm", "12.1.2027, 02:00–14:00"),
        ("12 January 2027, 11–1pm", "12.1.2027, 11:00–13:00"),
        ("12 January 2027, 12am–12pm", "12.1.2027, 00:00–12:00"),
        ("12 January 2027, 14.00 pm", "12.1.2027, 14:00"),
    ],
)
def test_hours_of_twelve_become_those_of_24(text: str, numbers: str) -> None:
    assert in_numbers(text) == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("13/01/2027", "13.1.2027"),
        ("01/13/2027", "13.1.2027"),
        ("30/04/2027", "30.4.2027"),
        ("29/02/00", "29.2.00"),
        ("31/04/2027", "31/04/2027"),
        ("29/02/2027", "29/02/2027"),
        ("12/01/2027", "12/01/2027"),
    ],
)
def test_a_date_with_strokes_is_turned_where_one_order_alone_is_on_the_calendar(text: str, numbers: str) -> None:
    assert in_numbers(text) == numbers
