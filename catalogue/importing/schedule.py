"""Schedules: cells that hold several days or days and hours ("12. und 14.01.2027, 9–16 Uhr"), taken apart."""

import re
from datetime import date, time
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from catalogue.importing.ranges import parse_range
from catalogue.importing.wall_time import WallTime, parse_clock, parse_wall_time
from catalogue.model.english_dates import in_numbers

Pair = tuple[WallTime, WallTime | None]

# A weekday before a day, where it is no part of the date.
_WEEKDAY = re.compile(
    r"\b(?:(?:mo|di|mi|do|fr|sa|so)\.?|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend)\s*,?\s+(?:den\s+)?(?=\d)",
    re.IGNORECASE,
)
_LEADING = re.compile(r"^(?:termine?:|am|den|vom|jeweils|jew\.?|immer|each)\s+", re.IGNORECASE)
# Behind a day, or before a span of days: "12.01.2027 (Di)", "Mo–Fr 11.–15.01.2027".
_BEHIND = re.compile(r"\s*\((?:mo|di|mi|do|fr|sa|so)\.?\)", re.IGNORECASE)
_WEEK = re.compile(
    r"\b(?:mo|di|mi|do|fr|sa|so)\.?\s?(?:[-–]|bis)\s?(?:mo|di|mi|do|fr|sa|so)\b\.?,?\s+(?=\d)", re.IGNORECASE
)
_ALL_DAY = re.compile(r"[\s,;|(]*(?:ganztägig|ganztags|ganztag|all[- ]day|full[- ]day)\)?\s*$", re.IGNORECASE)
_HOURS = re.compile(
    r"(?:[\s,;|(]|(?<=\s)[-–—/](?=\s))*\b(?:jeweils|jew\.?|je|täglich|tägl\.?|each|daily)?\s*(?P<word>von|from|ab|um|at|beginn|start)?:?\s*"
    r"(?P<from>\d{1,2}(?:[:.]\d{2})?)\s*(?:(?P<clock>uhr)|h)?"
    r"(?:\s*(?:[-–—−]|bis|to|until)\s*(?:ca\.\s*)?(?P<to>\d{1,2}(?:[:.]\d{2})?)\s*(?:uhr|h)?)?\s*\)?\s*$",
    re.IGNORECASE,
)
# A lone time of day; "12.02" may be a day.
_TIME = re.compile(r"\d{1,2}(?::\d{2}|\.(?:00|1[3-9]|[2-5]\d))")
_AND = re.compile(r"\s*(?:,|\+|&|/|\b(?:und|sowie|and)\b|\bu\.)\s*(?:am\s+)?", re.IGNORECASE)
# Between dates that have hours of their own.
_TOGETHER = re.compile(r"\s*(?:[+&]|\b(?:und|and|sowie)\b)\s*")
_OR = re.compile(r"\s*(?:;|\n|\b(?:oder|or)\b)\s*(?:am\s+)?", re.IGNORECASE)
_DAY = re.compile(r"\d{1,2}\.\s?(?:\d{1,2}\.|jan|feb|mär|mrz|apr|mai|jun|jul|aug|sep|okt|nov|dez)", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}|\d\.\s?\d{1,2}\.\s?\d{2}\b")
_PLAIN_DAY = re.compile(r"(\d{1,2})\.?\s*(?:(\d{1,2})\.?|([^\W\d_]{3,9})\.?)?")
# Lists longer than this are tables in which the columns ran together.
MOST_DAYS, _LONGEST = 60, 500


class Schedule(Struct, frozen=True):
    """The sessions that a cell holds, each with the days of its parts; `text` is what stands there."""

    text: str
    sessions: tuple[tuple[Pair, ...], ...]

    @property
    def days(self) -> int:
        """How many days or spans there are in all."""
        return sum(len(each) for each in self.sessions)


def parse_schedule(text: str) -> Schedule | None:
    """Returns the sessions that `text` names, or None where anything in it is not understood.

    Days on lines of their own, or with a semicolon between them, are sessions; days with "und", a comma or a plus
    between them are the days of one. Hours behind the last day are those of all, if no other has its own.
    """
    plain = in_numbers(text)
    single = parse_range(plain)
    if single is not None:
        return Schedule(text, ((single,),))
    bare = _cleared(plain) if len(text) <= _LONGEST else ""
    whole = [parse_range(piece) for piece in _TOGETHER.split(bare)]
    if len(whole) > 1 and all(pair is not None and pair[0].clock is not None for pair in whole):
        return Schedule(text, (tuple(pair for pair in whole if pair is not None),))
    for split in (False, True):
        groups = _OR.split(bare) if split else [re.sub(r"\s*\n\s*", " ", bare)]
        found = _sessions([each for group in groups if (each := group.strip(" ,"))])
        if found:
            return Schedule(text, found)
    return None


def lacks_year(text: str) -> bool:
    """Tells whether days stand in `text`, and nowhere a year."""
    plain = in_numbers(text)
    return _DAY.search(plain) is not None and _YEAR.search(plain) is None


def _cleared(text: str) -> str:
    text = _BEHIND.sub("", _WEEK.sub("", text)).strip().strip(",;").strip()
    text = _LEADING.sub("", text)
    return _LEADING.sub("", _WEEKDAY.sub("", text)).strip()


def _sessions(groups: list[str]) -> tuple[tuple[Pair, ...], ...]:
    if not groups:
        return ()
    singles = [parse_range(group) for group in groups]
    if all(single is not None and single[0].clock is not None for single in singles):
        return tuple((single,) for single in singles if single is not None)
    rest, hours = _with_hours(groups[-1])
    year = _year(rest)
    found = [_days(group, year) for group in (*groups[:-1], rest)]
    if not all(found) or sum(len(each) for each in found) > MOST_DAYS:
        return ()
    return tuple(tuple(_at(pair, hours) for pair in each) for each in found)


def _with_hours(text: str) -> tuple[str, tuple[time, time | None] | None]:
    """The days in front, and the hours behind them that hold for all; none for whole days."""
    if whole := _ALL_DAY.search(text):
        return text[: whole.start()], None
    match = _HOURS.search(text)
    # "12.01." and "12.01.2027" end with digits, too.
    while match and not (_is_time(match) and _days(text[: match.start()], None)):
        match = _HOURS.search(text, match.start() + 1)
    begin = parse_clock(match["from"]) if match else None
    if match is None or begin is None:
        return text, None
    end = parse_clock(match["to"]) if match["to"] else None
    return text[: match.start()], (begin, end)


def _is_time(match: re.Match[str]) -> bool:
    """Whether it is surely a time of day: "5" alone may be a day and "2 h" a length."""
    return bool(match["to"] or match["clock"] or match["word"] or _TIME.fullmatch(match["from"]))


def _year(text: str) -> int | None:
    years = re.findall(r"(?<!\d)\d{4}(?!\d)", text)
    return int(years[-1]) if years else None


def _days(text: str, year: int | None) -> tuple[Pair, ...]:
    """The days and spans of days in `text`; one without month or year has those of the next, the last `year`."""
    text = text.strip(" ,;|")
    span = parse_range(text)
    if span is not None:
        return (span,) if span[0].clock is None and (span[1] is None or span[1].clock is None) else ()
    found: list[Pair] = []
    following: date | None = date(year, 12, 31) if year else None
    pieces = _AND.split(text)
    if not pieces[-1].strip():  # "12.01.2027 und": another day was to follow
        return ()
    for piece in reversed([each for each in pieces if each.strip()]):
        pair = parse_range(piece) or _before(piece, following, dated=bool(found))
        if pair is None or pair[0].clock is not None:
            return ()
        found.insert(0, pair)
        following = pair[0].day
    return tuple(found) if all(one[0].day < two[0].day for one, two in pairwise(found)) else ()


def _before(text: str, following: date | None, *, dated: bool) -> Pair | None:
    """The day in "12." or "12.01." before one that has its month or year."""
    match = _PLAIN_DAY.fullmatch(text.strip())
    if match is None or following is None or not (dated or match[2] or match[3]):
        return None
    if not dated and match[2] and not text.rstrip().endswith("."):  # "9.10" behind all days may be a time
        return None
    month = match[3] or match[2] or str(following.month)
    whole = parse_wall_time(
        f"{match[1]}. {month} {following.year}" if match[3] else f"{match[1]}.{month}.{following.year}"
    )
    return (whole, None) if whole else None


def _at(pair: Pair, hours: tuple[time, time | None] | None) -> Pair:
    """The days of a pair with hours: a start with its end on the last day."""
    if hours is None:
        return pair
    first, last = pair
    begin, end = hours
    start = replace(first, clock=begin)
    if end is None:
        return start, last
    return start, replace(last or first, clock=end)
