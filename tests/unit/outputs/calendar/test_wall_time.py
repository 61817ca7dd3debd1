"""Days and moments in the text of entries: digits in German, the month in words in English."""

from datetime import date, time

import pytest

from catalogue.model.moment import Moment
from catalogue.outputs.calendar.wall_time import moment_text
from catalogue.outputs.dates import entry_day
from catalogue.reading.translations import read_translation
from catalogue.reading.zone import open_zone

BERLIN = open_zone("Europe/Berlin")


@pytest.mark.parametrize(
    ("language", "day", "moment"),
    [("de", "09.03.2027", "09.03.2027, 14:30 Uhr"), ("en", "9 March 2027", "9 March 2027, 14:30")],
)
def test_days_are_written_as_people_read_them(language: str, day: str, moment: str) -> None:
    words = read_translation(language)
    assert entry_day(date(2027, 3, 9), words) == day
    assert moment_text(Moment(date(2027, 3, 9), time(14, 30), BERLIN), words) == moment
