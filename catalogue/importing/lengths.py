"""Lengths of time in words ("3 Stunden", "2 x 90 Min.", "half a day") as durations."""

import re
from decimal import Decimal

from catalogue.model.duration import Duration, parse_duration

_UNITS = {
    "minutes": r"min(?:ute)?s?|minuten|min|[′']",
    "lessons": r"ue|u\.?-?std|ustd|unterrichtsstunden?|unterrichtseinheit(?:en)?|lessons?",
    "hours": r"(?:zeit)?stunden?|std|hours?|hrs?|h",
    "days": r"tage?n?|tägige?[rns]?|days?|d",
    "weeks": r"wochen?|wöchige?[rns]?|weeks?",
    "months": r"monate?n?|months?",
}
_SIZE = {"minutes": 1, "lessons": 45, "hours": 60}
_WORDS = {
    "ein": "1", "eine": "1", "einen": "1", "einem": "1", "einer": "1", "one": "1", "an": "1", "a": "1", "zwei": "2", "two": "2",
    "drei": "3", "three": "3", "vier": "4", "four": "4", "fünf": "5", "five": "5", "sechs": "6", "six": "6",
    "sieben": "7", "seven": "7", "acht": "8", "eight": "8", "neun": "9", "nine": "9", "zehn": "10", "ten": "10",
    "eleven": "11", "twelve": "12", "anderthalb": "1.5", "eineinhalb": "1.5", "zweieinhalb": "2.5", "dreieinhalb": "3.5",
}  # fmt: skip
_WHOLE = {
    r"(?:ein |1 |1/2 |½ |0[.,]5 )?halb(?:er|e|en)? tag|halbtägig|halbtags|(?:a )?half(?: a|[ -]a)?[ -]day|(?:1/2|½|0[.,]5) (?:tag|day)": "PT4H",
    r"ganztägig|ganztags|ein ganzer tag|(?:a )?(?:full|whole)[- ]day|all[- ]day|eintägig": "P1D",
}
# English ways to say halves and quarters, in words that are read; and what stands behind a length and is none.
_SAID = {
    r"\bthree[- ]quarters of an hour\b": "45 min",
    r"\b(?:a )?quarter of an hour\b": "15 min",
    r"\b(?:an? )?(?:half an|half[ -]an?|half|½|1/2)[ -]hour\b": "30 min",
    r"\b(an?|one|two|three|four|five|six|\d+) and a half (hour|day)s?\b": r"\1 ½ \2s",
    r"\b(an?|one|two|three|four|five|six|\d+) (hour|day)s? and a half\b": r"\1 ½ \2s",
    r"\b(\d+) 1/2 ": r"\1½ ",
    r"\b(?:a )?fortnight\b": "2 weeks",
    r"(?<=\d)(\s?h)(?:rs?|ours?)?\s?(\d{2})(?:\s?m(?:ins?)?)?$": r"\1 \2 min",
    r"\b(two|three|four|five|six|\d+) half[ -]days?\b": r"\1 x 4 hours",
    r"\b(?:weekly|monthly|consecutive|separate) (?=sessions?\b|meetings?\b)": "",
    r"(?<=[a-z])[ -](?:courses?|workshops?|classe?s?|sessions?|webinars?|e-?learning|talks?|programmes?|modules?|reads?|video)$": "",
    r"\s*\((?:self[- ]paced|at your own pace)\)$": "",
}
_FILLER = re.compile(
    r"\b(?:ca|circa|etwa|rund|about|approx|approximately|insgesamt|gesamt|je|jeweils|à|á|und|and|total|dauer|duration|lang|long|of|mit|with|"
    r"zu|pro tag|am tag|täglich|per day|each|a day)\b\.?|[,;:()+~≈/]"
)
_EACH = re.compile(r"\b(?:je|jeweils|[àá]|of|pro tag|am tag|täglich|per day|each|a day|zu)\b")
_PAIR = re.compile(r"(\d+(?:[.,]\d+)?|\d+\s?½)\s*-?\s*(" + "|".join(_UNITS.values()) + r")\.?(?![a-zäöü])")
# "2.30 h" may be two hours and a half, "1.000 UE" a thousand.
_UNCLEAR = re.compile(r"\d\.(?:15|30|45)\s*(?:h|std|stunden?|hours?)\b|\d[.,]\d{3}(?!\d)")
# "8 UE (45 Min.)" and "8 UE à 45 Min.": how long each of the lessons is, and not 45 minutes more.
_LESSONS = re.compile(
    rf"(\d+(?:[.,]\d+)?)\s*(?:(?:{_UNITS['lessons']}|{_UNITS['hours']})\.?,?\s*\(?(?:[àá]|zu je|je|zu|of)\s*|(?:{_UNITS['lessons']})\.?\s*\()"
    rf"(\d{{2}})\s*(?:{_UNITS['minutes']})(?!\w)\.?\)?"
)
_TIMES = re.compile(
    r"^(\d{1,3})\s*(?:x|×|\*|mal|(?:termine?n?|abende?n?|treffen|sitzungen|module?n?|vormittage?n?|nachmittage?n?|sessions?|meetings?|evenings?)"
    r",?\s*\(?(?:à|(?:mit|zu)? ?je(?:weils)?|zu|of|x))\s*(?=\d)"
)


def parse_length(text: str, *, once: bool = False) -> Duration | None:
    """Returns the duration that `text` says, or None when it is not understood wholly and surely.

    Of "3 x 2 Stunden" it is six hours, or with `once` two.
    """
    exact = parse_duration(text)
    if exact is not None:
        return exact if exact.months or exact.days or exact.minutes else None
    words = " ".join(text.casefold().split()).strip(" .")
    for pattern, duration in _WHOLE.items():
        if re.fullmatch(pattern, words):
            return parse_duration(duration)
    return _counted(words, once=once)


def _counted(words: str, *, once: bool) -> Duration | None:
    clock = re.fullmatch(r"(\d{1,2}):(\d{2})\s*(?:h|std\.?|stunden|hours)", words)
    if clock:
        return _duration(minutes=Decimal(int(clock[1]) * 60 + int(clock[2])))
    text = _in_digits(_as_read(words))
    times = _TIMES.match(text)
    factor, rest = (1 if once else int(times[1]), text[times.end() :]) if times else (1, text)
    return _sum(_pairs(rest), factor, each=_EACH.search(rest) is not None)


def days_and_minutes(text: str) -> tuple[int, int] | None:
    """Returns the days and the minutes on each of "2 Tage (je 8 UE)" and "2 Tage (16 UE)"; None for all else."""
    words = _in_digits(_as_read(" ".join(text.casefold().split()).strip(" .")))
    pairs = _pairs(words)
    if len(pairs) != 2 or pairs[0][1] != "days" or pairs[1][1] not in _SIZE:
        return None
    (days, _), (number, unit) = pairs
    minutes = number * _SIZE[unit] / (1 if _EACH.search(words) or days < 1 else days)
    fits = 1 <= days <= 366 and days == int(days) and 1 <= minutes < 1440
    return (int(days), round(minutes)) if fits else None


def _as_read(words: str) -> str:
    for pattern, text in _SAID.items():
        words = re.sub(pattern, text, words)
    return words


def _in_digits(words: str) -> str:
    text = re.sub(r"[a-zäöü]+", _digits, re.sub(r"\ba(?=\s?\d)", "à", words))
    return _LESSONS.sub(lambda match: f"{_number(match[1]) * int(match[2]):f} min", text)


def _pairs(text: str) -> list[tuple[Decimal, str]]:
    """Numbers with their units; none when anything else of weight stands between them."""
    if _UNCLEAR.search(text) or _FILLER.sub("", _PAIR.sub("", text)).strip(" ."):
        return []
    return [(_number(number), _unit(unit)) for number, unit in _PAIR.findall(text)]


def _sum(pairs: list[tuple[Decimal, str]], factor: int, *, each: bool) -> Duration | None:
    """Adds up hours and minutes; "2 days of 6 hours each" is twelve hours; any other mixture is not understood."""
    if not pairs:
        return None
    units = {unit for _, unit in pairs}
    minutes = sum((number * _SIZE[unit] for number, unit in pairs if unit in _SIZE), Decimal())
    if units <= _SIZE.keys():
        return _duration(minutes=minutes * factor)
    number, unit = pairs[0]
    if len(pairs) == 1 and number == int(number):
        return _duration(**{unit: number * factor})
    if len(pairs) == 2 and unit == "days" and pairs[1][1] in _SIZE:
        return _duration(minutes=minutes * (number if each else 1))
    if len(pairs) == 1 and unit == "days":
        return _duration(minutes=number * factor * 480)
    return None


def _duration(
    *, minutes: Decimal = Decimal(), days: Decimal = Decimal(), weeks: Decimal = Decimal(), months: Decimal = Decimal()
) -> Duration | None:
    for value, letter in ((months, "M"), (weeks, "W"), (days, "D")):
        if value:
            return parse_duration(f"P{int(value)}{letter}")
    whole = round(minutes)
    hours, rest = divmod(whole, 60)
    return parse_duration(f"PT{hours}H" if not rest else f"PT{whole}M") if whole else None


def _digits(match: re.Match[str]) -> str:
    """Number words become digits, also in front of -tägig."""
    word = match[0]
    for ending in ("tägig", "wöchig"):
        head = word.partition(ending)[0]
        if ending in word and head in _WORDS:
            return f"{_WORDS[head]} {word[len(head) :]}"
    return _WORDS.get(word, word)


def _number(text: str) -> Decimal:
    return Decimal(text.replace("½", ".5").replace(" ", "").replace(",", "."))


def _unit(text: str) -> str:
    return next(name for name, pattern in _UNITS.items() if re.fullmatch(pattern, text))
