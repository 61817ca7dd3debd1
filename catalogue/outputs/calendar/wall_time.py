"""Wall times in words: days and moments as entries tell them."""

from datetime import date

from catalogue.model.moment import Moment
from catalogue.model.translation import Translation
from catalogue.outputs.almanac import ALMANACS


def moment_text(moment: Moment, words: Translation) -> str:
    """Returns a moment: "10.03.2026, 09:00 Uhr"."""
    day = day_text(moment.day, words)
    return day if moment.clock is None else words("calendar.moment", day=day, clock=moment.clock.isoformat("minutes"))


def day_text(day: date, words: Translation) -> str:
    """Returns a day in digits, "10.03.2026"; in English, where 3/10 is March or October, as "10 March 2026"."""
    year = f"{day.year:04}"
    if words.language == "de":
        return words("calendar.day", year=year, month=f"{day.month:02}", day=f"{day.day:02}")
    return words("calendar.day", year=year, month=ALMANACS[words.language].months[day.month - 1], day=day.day)
