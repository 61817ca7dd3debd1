"""The VTIMEZONE of every IANA zone says what the zone's own data say."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from importlib import resources
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from catalogue.model.moment import Moment
from catalogue.outputs.calendar.ical import END, head
from catalogue.outputs.calendar.posix import parse_footer
from catalogue.outputs.calendar.timezone import observances_of, timezone
from catalogue.reading.zone import open_zone

ZONES = tuple((resources.files("tzdata") / "zones").read_text(encoding="utf-8").split())
# No DST, negative DST, the southern hemisphere, days before and after the rule's day, half hours, another month.
HARD = (
    "Europe/Berlin", "Europe/Dublin", "Asia/Kolkata", "Australia/Sydney", "Australia/Lord_Howe", "America/Godthab",
    "Asia/Jerusalem", "Africa/Casablanca", "Africa/Cairo", "Asia/Gaza", "America/Santiago", "America/Nuuk",
    "Pacific/Chatham", "Antarctica/Troll", "Atlantic/Azores", "Etc/UTC", "America/Havana",
)  # fmt: skip


def written(name: str) -> Any:
    """The zone as the library icalendar understands our VTIMEZONE."""
    component: Any = Calendar.from_ical(head(timezone(name)) + END).walk("VTIMEZONE")[0]
    return component.to_tz(lookup_tzid=False)


def test_berlin_is_written_as_every_client_knows_it() -> None:
    rules = {each.name: (each.onset.isoformat(), each.rule) for each in timezone("Europe/Berlin").observances}
    assert rules == {
        "CEST": ("1970-03-29T02:00:00", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"),
        "CET": ("1970-10-25T03:00:00", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"),
    }


def test_the_greater_offset_is_daylight_in_dublin_too() -> None:
    assert {each.name: each.daylight for each in timezone("Europe/Dublin").observances} == {"IST": True, "GMT": False}


def test_a_zone_without_change_has_one_observance_without_rule() -> None:
    (only,) = timezone("Asia/Kolkata").observances
    assert (only.before, only.after, only.rule) == (timedelta(hours=5.5), timedelta(hours=5.5), "")


def test_a_day_that_may_fall_into_either_month_takes_two_observances() -> None:
    rules = sorted(each.rule for each in timezone("Africa/Cairo").observances if not each.daylight)
    assert rules == [
        "FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=26,27,28,29,30,31;BYDAY=FR",
        "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=1;BYDAY=FR",
    ]


@pytest.mark.parametrize(
    ("footer", "rules"),
    [
        (
            "<-02>2<-01>,M3.5.0/-1,M10.5.0/0",
            ["BYMONTH=3;BYMONTHDAY=24,25,26,27,28,29,30;BYDAY=SA", "BYMONTH=10;BYDAY=-1SU"],
        ),
        ("IST-2IDT,M3.4.4/26,M10.5.0", ["BYMONTH=3;BYMONTHDAY=23,24,25,26,27,28,29;BYDAY=FR", "BYMONTH=10;BYDAY=-1SU"]),
        ("ABC3DEF,J60/0,J300", ["BYMONTH=3;BYMONTHDAY=1", "BYMONTH=10;BYMONTHDAY=27"]),
        ("ABC3DEF,59/0,299/5:30", ["BYYEARDAY=60", "BYYEARDAY=300"]),
        ("ABC3DEF,J80/-5,J300/25", ["BYMONTH=3;BYMONTHDAY=20", "BYMONTH=10;BYMONTHDAY=28"]),
    ],
)
def test_footers_become_rules(footer: str, rules: list[str]) -> None:
    assert [each.rule.removeprefix("FREQ=YEARLY;") for each in observances_of(parse_footer(footer))] == rules


@pytest.mark.parametrize("footer", ["ABC3DEF,J59/25,J300", "ABC3DEF,M2.4.0/26,M10.5.0"])
def test_a_change_that_no_rule_can_say_is_refused(footer: str) -> None:
    with pytest.raises(ValueError, match="no RRULE"):
        observances_of(parse_footer(footer))


@pytest.mark.parametrize(
    "footer", ["", "CET", "CET-1CEST", "CET-1CEST,M3.6.0,M10.5.0", "\u0661CET-1", "CET-1CEST,M3.5.0"]
)
def test_what_is_no_footer_is_refused(footer: str) -> None:
    with pytest.raises(ValueError, match="not the rule"):
        parse_footer(footer)


# One zone for each rule there is.
RULES = {timezone(name).rule: name for name in reversed(ZONES)}
HALF_HOUR = timedelta(minutes=30)


def asked_of(year: int, offset_at: Callable[[datetime], timedelta | None]) -> Iterator[datetime]:
    """Yields moments of a year: one of each day, and each half hour of three days around a change of the offset."""
    days = [datetime(year, 1, 1) + timedelta(days=day) for day in range(366)]  # noqa: DTZ001 - says nothing of a zone
    changed = {number for number in range(1, 366) if offset_at(days[number - 1]) != offset_at(days[number])}
    for number, day in enumerate(days):
        near = not changed.isdisjoint(range(number, number + 3))
        yield from (day + HALF_HOUR * half for half in range(48 if near else 1))


def test_the_hours_around_a_change_are_asked_of() -> None:
    zone = open_zone("Europe/Berlin")
    asked = set(asked_of(2091, lambda instant: instant.replace(tzinfo=UTC).astimezone(zone).utcoffset()))
    for change in (datetime(2091, 3, 25, 1), datetime(2091, 10, 28, 1)):  # noqa: DTZ001 - UTC without zone
        assert {change + HALF_HOUR * number for number in range(-24, 24)} <= asked


@pytest.mark.no_cover  # the others run the same code, in less time
@pytest.mark.parametrize("name", sorted(RULES.values()))
def test_the_rule_of_every_zone_agrees_with_its_data(name: str) -> None:
    zone, ours = open_zone(name), timezone(name)

    def offset_at(instant: datetime) -> timedelta | None:
        return instant.replace(tzinfo=UTC).astimezone(zone).utcoffset()

    # After 2090 no table of any zone reaches, and the rule alone counts.
    for instant in asked_of(2091, offset_at):
        assert ours.rule.offset_at(instant) == offset_at(instant), instant


@pytest.mark.no_cover  # the others run the same code, in less time
@pytest.mark.parametrize("name", HARD)
def test_the_library_reads_our_observances_as_the_rule(name: str) -> None:
    rule, read = timezone(name).rule, written(name)
    for year in (1971, 1974, 2027, 2028, 2032, 2045):
        for wall in asked_of(year, rule.offset_at):
            instant = rule.first_instant(wall)
            if instant is not None:
                assert wall.replace(tzinfo=read).utcoffset() == wall - instant, wall


def moment(zone: ZoneInfo, text: str, fold: int = 0) -> Moment:
    wall = datetime.fromisoformat(text)
    return Moment(day=wall.date(), clock=wall.time(), zone=zone, fold=fold)


def test_wall_time_is_told_only_where_it_means_the_right_instant() -> None:
    berlin, ours = open_zone("Europe/Berlin"), timezone("Europe/Berlin")
    assert ours.tells(moment(berlin, "2027-03-10T09:00"))
    assert ours.tells(moment(berlin, "2027-10-31T02:30"))
    assert not ours.tells(moment(berlin, "2027-10-31T02:30", fold=1))
    assert not ours.tells(moment(berlin, "1975-07-01T09:00"))  # no summer time in Germany before 1980


def test_no_zone_file_is_read_from_the_machine(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        timezone("Europe/Nowhere")
