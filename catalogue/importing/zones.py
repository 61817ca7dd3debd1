"""Time zones: the names that records use for them, and the wall time of the catalogue's zone a moment becomes."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from importlib import resources
from zoneinfo import ZoneInfo

from msgspec import Struct
from pydantic_core import PydanticCustomError

from catalogue.importing.note import Say
from catalogue.importing.wall_time import WallTime, parse_wall_time
from catalogue.model.moment import FIRST_YEAR, LAST_YEAR, written_offset
from catalogue.reading.zone import open_zone

_SHORT = {
    "cet": "Europe/Berlin", "cest": "Europe/Berlin", "mez": "Europe/Berlin", "mesz": "Europe/Berlin",
    "et": "America/New_York", "est": "America/New_York", "edt": "America/New_York",
    "ct": "America/Chicago", "cst": "America/Chicago", "cdt": "America/Chicago",
    "mt": "America/Denver", "mst": "America/Denver", "mdt": "America/Denver",
    "pt": "America/Los_Angeles", "pst": "America/Los_Angeles", "pdt": "America/Los_Angeles",
    "gmt": "Europe/London", "bst": "Europe/London", "utc": "Etc/UTC", "z": "Etc/UTC",
    # The names of Windows, which Outlook writes into calendar files.
    "w._europe_standard_time": "Europe/Berlin", "central_europe_standard_time": "Europe/Budapest",
    "central_european_standard_time": "Europe/Warsaw", "romance_standard_time": "Europe/Paris", "gmt_standard_time": "Europe/London",
}  # fmt: skip
# Where a catalogue is likely to be at home, by language and by the distance from UTC in hours that it writes.
_LIKELY: Mapping[str, Mapping[int, str]] = {
    "en": {-5: "America/New_York", -4: "America/New_York", -6: "America/Chicago", -7: "America/Denver",
           -8: "America/Los_Angeles", 1: "Europe/Berlin", 2: "Europe/Berlin"},
}  # fmt: skip
_HOME = {"de": "Europe/Berlin", "en": "Europe/London"}


class Local(Struct, frozen=True):
    """A day and wall time of the catalogue's zone; `clock` is None for a whole day.

    `offset` (+02:00) is set, and `fold` says which of the two is meant (PEP 495), where the clocks repeat an hour.
    """

    day: date
    clock: time | None
    offset: str = ""
    fold: int = 0

    @property
    def wall(self) -> datetime:
        """Day and time together, without a zone; a whole day begins at midnight."""
        return datetime.combine(self.day, self.clock or time()).replace(fold=self.fold)

    @property
    def text(self) -> str:
        """The form in which front matter has it."""
        return self.day.isoformat() if self.clock is None else f"{self.day} {self.clock:%H:%M}{self.offset}"


@cache
def find_zone(name: str) -> ZoneInfo | None:
    """Returns the zone that a record calls `name`: an IANA name in any case, or a usual abbreviation."""
    wanted = name.strip(' "').replace(" ", "_").casefold()
    known = _names().get(wanted) or _SHORT.get(wanted)
    try:
        return open_zone(known) if known else None
    except PydanticCustomError:
        return None


@cache
def _names() -> Mapping[str, str]:
    text = resources.files("tzdata").joinpath("zones").read_text(encoding="utf-8")
    return {name.casefold(): name for name in text.split()}


def guess_zone(*, starts: Iterable[str], language: str) -> str:
    """Returns the likeliest zone of a catalogue that names none, from its language and the offsets of its `starts`."""
    walls = [wall for text in starts if (wall := parse_wall_time(text)) and wall.offset is not None]
    hours = Counter(int(wall.offset.total_seconds() // 3600) for wall in walls if wall.offset is not None)
    likely = _LIKELY.get(language, {})
    common = sorted(hours, key=lambda hour: (-hours[hour], hour))
    return next((likely[hour] for hour in common[:1] if hour in likely), _HOME.get(language, "Europe/London"))


def settle(wall: WallTime, *, stated: ZoneInfo | None, zone: ZoneInfo, say: Say) -> Local | None:
    """Returns what a moment of the origin is in the catalogue's `zone`; None when it leaves the years we take.

    The wall time counts: an offset that the zone has at other times of the year (-05:00 in a New York summer) is
    taken for a mistake, and so is any fixed offset beside a `stated` zone. A time in UTC, or with an offset foreign
    to the catalogue's zone where no zone is stated, is converted.
    """
    if wall.clock is None:
        return Local(wall.day, None)
    if wall.seconds:
        say("seconds-dropped", value=wall.clock)
    naive = datetime.combine(wall.day, wall.clock)
    if wall.offset is not None and naive.replace(tzinfo=stated or zone, fold=1).utcoffset() == wall.offset:
        naive = naive.replace(fold=1)
    if wall.offset is None or (not wall.universal and _keeps_clock(wall, naive, stated, zone, say)):
        moved = naive if stated is None or stated.key == zone.key else _in_zone(naive.replace(tzinfo=stated), zone)
    else:
        moved = _in_zone((naive - wall.offset).replace(tzinfo=UTC), zone)
    if moved != naive:
        say("time-converted", value=f"{naive:%Y-%m-%d %H:%M}", result=f"{moved:%Y-%m-%d %H:%M}", zone=zone.key)
    if wall.offset is None and _twice(naive, stated or zone):
        say("time-ambiguous", value=f"{naive:%Y-%m-%d %H:%M}", zone=(stated or zone).key)
    return _existing(moved, zone, say)


def _twice(naive: datetime, zone: ZoneInfo) -> bool:
    """Whether the clocks show that time twice, as in the night in which summer time ends."""
    first, second = (naive.replace(tzinfo=zone, fold=fold).utcoffset() or timedelta() for fold in (0, 1))
    return first > second


def _keeps_clock(wall: WallTime, naive: datetime, stated: ZoneInfo | None, zone: ZoneInfo, say: Say) -> bool:
    home = stated or zone
    if wall.offset in _offsets(naive, home):
        return True
    own = {offset for month in (1, 7) for offset in _offsets(naive.replace(month=month, day=1), home)}
    if wall.offset not in own and (stated is None or not wall.offset):
        return False
    say(
        "offset-ignored",
        value=written_offset(wall.offset or timedelta()),
        time=f"{naive:%Y-%m-%d %H:%M}",
        zone=home.key,
    )
    return True


def _offsets(naive: datetime, zone: ZoneInfo) -> set[timedelta | None]:
    return {naive.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1)}


def _in_zone(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.astimezone(zone).replace(tzinfo=None)


def _existing(naive: datetime, zone: ZoneInfo, say: Say) -> Local | None:
    """A wall time that the clocks skip in spring moves on by the hour they skip; one they repeat gets its offset."""
    there = naive.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)
    if there.replace(tzinfo=None) != naive:
        say("time-skipped", value=f"{naive:%Y-%m-%d %H:%M}", result=f"{there:%H:%M}", zone=zone.key)
    if not FIRST_YEAR < there.year < LAST_YEAR:
        return None
    repeated = len(_offsets(there.replace(tzinfo=None), zone)) > 1
    offset = written_offset(there.utcoffset() or timedelta()) if repeated else ""
    return Local(there.date(), there.time(), offset, there.fold if repeated else 0)
