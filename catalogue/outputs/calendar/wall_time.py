"""Wall times in words: days and moments as entries tell them."""

from datetime import date

from catalogue.model.moment import Moment
from catalogue.model.translation import Translation


def moment_text(moment: Moment, words: Translation) -> str:
    """Returns a moment in digits: "10.03.2026, 09:00 Uhr"."""
    day = day_text(moment.day, words)
    return day if moment.clock is None else words("calendar.moment", day=day, clock=moment.clock.isoformat("minutes"))


def day_text(day: date, words: Translation) -> str:
    """Returns a day in digits: "10.03.2026"."""
    return words("calendar.day", year=f"{day.year:04}", month=f"{day.month:02}", day=f"{day.day:02}")
