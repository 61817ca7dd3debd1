"""The almanac: what months and days of the week are called, in the words and the order of CLDR."""

from collections.abc import Mapping
from typing import NamedTuple


class Almanac(NamedTuple):
    """The names of one language, months from January and days from Monday, each in full and short.

    `letters` are the days as they stand above a calendar.
    """

    months: tuple[str, ...]
    short_months: tuple[str, ...]
    days: tuple[str, ...]
    short_days: tuple[str, ...]
    letters: tuple[str, ...]


# Written down: the library that knows all languages needs as long for these few words as a build for its changed page.
ALMANACS: Mapping[str, Almanac] = {
    "de": Almanac(
        months=(
            "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
            "Dezember",
        ),
        short_months=(
            "Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez.",
        ),
        days=("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
        short_days=("Mo.", "Di.", "Mi.", "Do.", "Fr.", "Sa.", "So."),
        letters=("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"),
    ),
    "en": Almanac(
        months=(
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
            "December",
        ),
        short_months=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
        days=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        short_days=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
        letters=("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"),
    ),
}  # fmt: skip
