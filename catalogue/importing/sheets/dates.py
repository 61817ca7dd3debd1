"""Dates: what the cells of a row say about when and where, put together as one session of a record."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from catalogue.importing.places import says_online
from catalogue.importing.ranges import parse_range
from catalogue.importing.schedule import parse_schedule
from catalogue.importing.sheets.cells import Cells
from catalogue.importing.wall_time import parse_clock, parse_wall_time

WHEN = ("date", "time", "start", "end", "start_time", "end_time")
WHERE = ("location", "room", "street", "postcode", "city")
# What is told of each date, or once of the course.
SHARED = ("status", "capacity", "registration_url", "registration_deadline", "duration_text", "online_url", "note")
# Excel counts days from here; a date that lost its format in a table is such a number.
_FIRST_DAY = date(1899, 12, 30)
_PART = re.compile(r"0[.,]\d+")
# Between hours before noon and after it, and what has a meaning behind a day already.
_AND, _BRACKETS = re.compile(r"\s*(?:,|\+|&|\b(?:und|and|u\.)(?!\w))\s*"), re.compile(r"[()\[\]\n;]")
_WEEKDAY = re.compile(r"(?:mo|di|mi|do|fr|sa|so|tu|we|th|su)[a-zä]{0,8}\.?", re.IGNORECASE)
_DAYS = re.compile(r"(?:[3-7]\d{4})(?:[.,]\d+)?")


def sessions_of(cells: Cells) -> Iterator[dict[str, Any]]:
    """Yields the sessions of a row: one, or several where columns are numbered; without a date none but its place."""
    for run in _runs(cells):
        start, end = _moments(cells, run)
        place = _place(cells, run)
        told = {"start": start, "end": end, "location": place, **_shared(cells, run)}
        if start or end or (place and not (isinstance(place, str) and says_online(place))):
            yield {name: value for name, value in told.items() if value}


def _runs(cells: Cells) -> Sequence[int]:
    """The numbers of the dates of a row; hours alone, beside numbered days, are those of all of these."""
    dated = cells.runs(("date", "start"))
    return dated if any(dated) else cells.runs(WHEN) or (0,)


def rest_of(cells: Cells) -> dict[str, Any]:
    """Returns what a row without a date says about the course, and would say about its date."""
    where = cells.get("location")
    online = {"format": where} if where and says_online(where) and not cells.get("format") else {}
    return {name: value for name, value in {**_shared(cells, 0), **online}.items() if name != "note"}


def _moments(cells: Cells, run: int) -> tuple[str, str]:
    """Start and end as a person would write them: "12.01.2027, 9-12 Uhr"."""
    weekday = cells.get("weekday", run)
    day, hours = _on(weekday, _day(cells.get("date", run))), _hour(cells.get("time", run))
    start, end = _on(weekday, _day(_hour(cells.get("start", run)))), _day(_hour(cells.get("end", run)))
    first, last = _hour(cells.get("start_time", run)), _hour(cells.get("end_time", run))
    if day and _is_hour(start):
        first, start = start, ""
    if _is_hour(end):
        last, end = end, ""
    begin = start or day
    when = first or hours
    begun = _joined(begin, when) if begin and when else begin or when
    return begun, f"{end}, {last}" if end and last else end or last


def _joined(day: str, hours: str) -> str:
    """Day and hours in one text; hours that nobody can read ("vormittags") stand behind the day in brackets."""
    whole = f"{day}, {hours}"
    if parse_schedule(whole) or not parse_schedule(day):
        return whole
    blocks = [f"{day}, {each}" for each in _AND.split(hours)]
    if len(blocks) > 1 and parse_wall_time(day) and all(map(parse_range, blocks)):
        return " und ".join(blocks)
    return f"{day} ({hours})" if parse_clock(hours) is None and not _BRACKETS.search(whole) else whole


def _on(weekday: str, day: str) -> str:
    """The day with the weekday of another column, so that it is told where they differ."""
    return f"{weekday} {day}" if _WEEKDAY.fullmatch(weekday) and day[:1].isdigit() and parse_wall_time(day) else day


def _hour(text: str) -> str:
    """A part of a day as its hour: times that lost their format in a table are such numbers."""
    if not _PART.fullmatch(text):
        return text
    minutes = round(float(text.replace(",", ".")) * 1440)
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _is_hour(text: str) -> bool:
    return parse_wall_time(text) is None and parse_clock(text) is not None


def _day(text: str) -> str:
    if text == "0":  # no day, in exports of databases
        return ""
    if not _DAYS.fullmatch(text):
        return text
    whole, _, part = text.replace(",", ".").partition(".")
    minutes = round(float(f"0.{part or 0}") * 1440)
    day = _FIRST_DAY + timedelta(days=int(whole))
    return f"{day:%d.%m.%Y}" + (f", {minutes // 60:02}:{minutes % 60:02}" if minutes else "")


def _place(cells: Cells, run: int) -> str | Mapping[str, str]:
    """The place as one text, or as a mapping where its parts have columns of their own."""
    parts = {name: text for name in WHERE if (text := cells.get(name, run))}
    alone = parts.get("location", "")
    if len(parts) == (1 if alone else 0) or says_online(alone):
        return alone
    # Street, postcode and "Ort" are an address; else that is the house.
    town = "city" not in parts and re.fullmatch(r"\d{5}", parts.get("postcode", ""))
    return {("city" if town else "name") if name == "location" else name: text for name, text in parts.items()}


def _shared(cells: Cells, run: int) -> dict[str, Any]:
    told: dict[str, Any] = {name: text for name in SHARED if (text := cells.get(name, run))}
    least = cells.get("capacity_least", run)
    if least:
        told["capacity"] = {"min": least, "max": told["capacity"]} if "capacity" in told else f"mind. {least}"
    return told
