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


# How people write a length of time, and the sign of its unit; a small t stands for what comes behind the T.
_SPOKEN = re.compile(
    r"(?:(?:every|alle)\s+)?(?P<number>\d{1,4})(?P<half>[.,]5)?\s*(?:(?P<tM>mins?|minute[ns]?)|(?P<tH>h|std|stunden?|hrs?|hours?)|(?P<D>tagen?|tage?|days?)"
    r"|(?P<W>wochen?|weeks?)|(?P<M>monat(?:en?)?|months?)|(?P<Y>jahr(?:en?)?|years?))\.?",
    re.ASCII | re.IGNORECASE,
)
# A length of time before a session is one as well without these words.
_BEFORE = re.compile(r"[\s,]+(?:vorher|davor|zuvor|before(?:hand)?|(?:vor|before)\s[\w\s]{1,30})$", re.IGNORECASE)
# The same as words, and slips of the right form.
_WORDS = {
    **dict.fromkeys(("jährlich", "jedes jahr", "yearly", "annually", "annual", "every year", "once a year"), "P1Y"), **dict.fromkeys(("halbjährlich", "jedes halbjahr"), "P6M"),
    **dict.fromkeys(("vierteljährlich", "quarterly"), "P3M"), **dict.fromkeys(("monatlich", "monthly"), "P1M"),
    **dict.fromkeys(("ganztägig", "ein tag", "one day", "a day", "full day", "a full day", "all day"), "P1D"), **dict.fromkeys(("½ tag", "1/2 tag", "halber tag", "halbtägig", "half a day", "half day", "half-day", "a half day"), "PT4H"),
    **dict.fromkeys(("an hour", "one hour"), "PT1H"), **dict.fromkeys(("half an hour", "half-hour"), "PT30M"), "an hour and a half": "PT90M",
    "every two years": "P2Y", "every three years": "P3Y", "a fortnight": "P14D", "one week": "P7D", "a week": "P7D",
}  # fmt: skip
_SLIP = re.compile(
    r"P(?P<hours>\d{1,3})H|PT?(?P<whole>\d{1,3})[.,]5H|(?P<clock>\d{1,2}):(?P<minutes>[0-5]\d)(?:\s*(?:h|std\.?|stunden))?",
    re.ASCII | re.IGNORECASE,
)
# What a bare number means in a field.
_BARE = {"duration": "PT{}M", "new_for": "P{}D", "retention": "P{}D", "closes": "P{}D"}
# What a field would hold where nobody knows what is meant: a length of a training, or of another time.
_EXAMPLES = {"every": "P1Y", "mandatory": "P1Y", "new_for": "P60D", "retention": "P12M"}


def meant_duration(text: str, field: str) -> str:
    """Returns the duration in the right form that `text` ("3 Stunden", "90 min", "60") stands for, or nothing."""
    text = _BEFORE.sub("", text.strip()) if field == "closes" else text.strip()
    if text.isascii() and text.isdigit() and len(text) <= 4 and int(text):
        return _BARE.get(field, "").format(text)
    if known := _WORDS.get(text.casefold()) or _slipped(text):
        return known
    match = _SPOKEN.fullmatch(text)
    if match is None or not int(match["number"]):
        return ""
    unit, number = str(match.lastgroup), int(match["number"])
    if match["half"]:
        return f"PT{number * 60 + 30}M" if unit == "tH" else ""
    return f"PT{number}{unit[1]}" if unit[0] == "t" else f"P{number}{unit}"


def _slipped(text: str) -> str:
    match = _SLIP.fullmatch(text)
    if match is None:
        return ""
    if match["clock"]:
        hours, minutes = int(match["clock"]), int(match["minutes"])
        return f"PT{hours}H" if hours and not minutes else f"PT{hours * 60 + minutes}M" if hours + minutes else ""
    return f"PT{match['hours']}H" if match["hours"] else f"PT{int(match['whole']) * 60 + 30}M"


def _validate(value: object, info: ValidationInfo) -> Duration:
    text = text_of(value)
    duration = parse_duration(text)
    if duration is None or not (duration.months or duration.days or duration.minutes):
        name = str(info.field_name)
        example = _EXAMPLES.get(name, "PT3H")
        raise mistake("bad-duration", value=text[:40], suggestion=meant_duration(text, name), example=example)
    return duration


def _validate_days(value: object, info: ValidationInfo) -> Duration:
    duration = _validate(value, info)
    if duration.minutes:
        raise mistake("not-whole-days", value=duration.text[:40], example=_EXAMPLES.get(str(info.field_name), "P30D"))
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
