"""Durations in the form of ISO 8601, as far as training needs it: PT90M, PT3H, P2D, P1W, P6M, P1Y."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Annotated

from pydantic import BeforeValidator, ValidationInfo, WithJsonSchema

from catalogue.model.text import text_of
from catalogue.model.value import mistake

_PATTERN = re.compile(
    r"P(?=.)(?:(?P<years>\d{1,3})Y)?(?:(?P<months>\d{1,3})M)?(?:(?P<weeks>\d{1,3})W)?(?:(?P<days>\d{1,4})D)?"
    r"(?:T(?=.)(?:(?P<hours>\d{1,4})H)?(?:(?P<minutes>\d{1,5})M)?)?",
    re.ASCII,
)


# The same for editors, as far as it tells a duration from another text.
DAYS_FORM = "[Pp](?=.)([0-9]{1,3}[Yy])?([0-9]{1,3}[Mm])?([0-9]{1,3}[Ww])?([0-9]{1,4}[Dd])?"
FORM = f"{DAYS_FORM}([Tt](?=.)([0-9]{{1,4}}[Hh])?([0-9]{{1,5}}[Mm])?)?"


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time.

    `months` (years included) depend on the calendar and stay apart from `days` (weeks included) and `minutes`
    (hours included). `text` is the form the author wrote (ISO 8601-1, 5.5.2).
    """

    text: str
    months: int = 0
    days: int = 0
    minutes: int = 0

    @property
    def total_minutes(self) -> int:
        """The length in minutes of presence: a day counts eight hours, a month twenty days."""
        return self.minutes + (self.days + self.months * 20) * 480

    def before(self, day: date) -> date:
        """Returns the day that lies this long before `day`; parts of a day are dropped."""
        return months_after(day, -self.months) - timedelta(days=self.days)

    def after(self, day: date) -> date:
        """Returns the day that lies this long after `day`; parts of a day are dropped."""
        return months_after(day, self.months) + timedelta(days=self.days)


def months_after(day: date, months: int) -> date:
    """Returns the day so many months after `day`, or before it; the 31st becomes the last day of a shorter month.

    Raises OverflowError beyond the years that a date can have.
    """
    if not months:
        return day
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise OverflowError(f"no date has the year {year}")


@lru_cache(maxsize=1024)
def parse_duration(text: str) -> Duration | None:
    """Returns the duration written as `text`, or None when it is none."""
    match = _PATTERN.fullmatch(text.strip().upper())
    if match is None:
        return None
    number = {name: int(value or 0) for name, value in match.groupdict().items()}
    return Duration(
        text=text.strip().upper(),
        months=number["years"] * 12 + number["months"],
        days=number["weeks"] * 7 + number["days"],
        minutes=number["hours"] * 60 + number["minutes"],
    )


# What a field would hold where nobody knows what is meant: a length of a training, or of another time.
_EXAMPLES = {"every": "P1Y", "mandatory": "P1Y", "new_for": "P60D", "retention": "P12M"}


def _validate(value: object, info: ValidationInfo) -> Duration:
    return _read(text_of(value), str(info.field_name))


def _validate_days(value: object, info: ValidationInfo) -> Duration:
    name = str(info.field_name)
    duration = _read(text_of(value), name, hours=False)
    if duration.minutes:
        raise mistake("not-whole-days", value=duration.text[:40], example=_EXAMPLES.get(name, "P30D"))
    return duration


def _read(text: str, field: str, *, hours: bool = True) -> Duration:
    duration = parse_duration(text)
    if duration is None or not (duration.months or duration.days or duration.minutes):
        # Its patterns take long to compile, and most catalogues hold no such mistake.
        from catalogue.model.spoken_duration import hours_or_minutes, meant_duration

        example = _EXAMPLES.get(field, "PT3H")
        if either := hours_or_minutes(text, field):
            raise mistake("bad-duration", value=text[:40], suggestion="", known=", ".join(either), example=either[0])
        meant = meant_duration(text, field)
        suggestion = meant if hours or "T" not in meant else ""
        raise mistake("bad-duration", value=text[:40], suggestion=suggestion, example=example)
    return duration


DurationField = Annotated[
    Duration,
    BeforeValidator(_validate),
    WithJsonSchema({"type": "string", "pattern": f"^{FORM}$", "examples": ["PT90M", "PT3H", "P2D"]}),
]
# A time from one day to another, as a course is repeated or reviewed: hours would be dropped.
DaysField = Annotated[
    Duration,
    BeforeValidator(_validate_days),
    WithJsonSchema({"type": "string", "pattern": f"^{DAYS_FORM}$", "examples": ["P1Y", "P6M", "P60D"]}),
]
