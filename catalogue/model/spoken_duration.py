"""Spoken durations: lengths of time as people write them (3 Stunden, every two years), and the right form of what they mean."""

import re

from catalogue.model.duration import parse_duration

# A number and the sign of its unit; a small t stands for what comes behind the T.
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
# So many hours fill a day: a smaller number may mean them as well as minutes.
_HOURS_OF_A_DAY = frozenset("12345678")


def meant_duration(text: str, field: str) -> str:
    """Returns the duration in the right form that `text` ("3 Stunden", "90 min", "60") stands for in a field; empty where none."""
    found = _meant(text, field)
    return found if found and parse_duration(found) else ""  # a thousand years are more than a duration may be


def hours_or_minutes(text: str, field: str) -> tuple[str, ...]:
    """Returns both durations that a small bare number may mean in a field, the likelier one first: "3" is seldom three minutes."""
    text = text.strip()
    return (f"PT{text}H", f"PT{text}M") if field == "duration" and text in _HOURS_OF_A_DAY else ()


def _meant(text: str, field: str) -> str:
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
