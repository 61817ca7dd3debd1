"""An entry: what one VEVENT says, whoever writes it down and whenever it changed."""

import re
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, ConfigDict, Field, PlainSerializer, ValidationInfo

from catalogue.model.moment import Moment

# Made by the ten thousand, they are plain values; where one is read from a ledger, it has no unknown keys.
STRICT = ConfigDict(extra="forbid")
_WALL = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(;fold=1)?)?", re.ASCII)


class EntryKind(StrEnum):
    """A part of a session, the last day to register for it, the day to repeat it, or the day to review an offer."""

    PART = "part"
    DEADLINE = "deadline"
    REPETITION = "repetition"
    REVIEW = "review"


def wall_text(moment: Moment) -> str:
    """Returns a moment as the ledger stores it: wall time without offset, `;fold=1` for the second of two equal ones.

    No UTC: when a law changes the offsets, a session stays at nine o'clock and has not moved.
    """
    if moment.clock is None:
        return moment.day.isoformat()
    return f"{moment.day.isoformat()}T{moment.clock.isoformat('minutes')}{';fold=1' if moment.fold else ''}"


def _wall(value: object, info: ValidationInfo[ZoneInfo]) -> Moment:
    """A moment that was stored, in the zone of the catalogue, which is the context in which a ledger is read."""
    if isinstance(value, Moment):
        return value
    match = _WALL.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise ValueError("not a day or wall time")
    clock = time.fromisoformat(match[2]) if match[2] else None
    return Moment(day=date.fromisoformat(match[1]), clock=clock, zone=info.context, fold=1 if match[3] else 0)


Wall = Annotated[Moment, BeforeValidator(_wall), PlainSerializer(wall_text)]
# What is written into feeds as it is; checked, so that nobody slips a line of their own into a feed by way of the ledger.
Uid = Annotated[str, Field(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
Link = Annotated[str, Field(pattern=r"^[^\x00-\x1f\x7f-\x9f]*$")]


@dataclass(frozen=True, slots=True)
class Organizer:
    """The function that answers questions (RFC 5545, 3.8.4.3)."""

    __pydantic_config__ = STRICT

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Position:
    """A position in degrees (RFC 5545, 3.8.1.6)."""

    __pydantic_config__ = STRICT

    lat: float
    lon: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What one VEVENT says, without its stamps.

    `end` is exclusive: for whole days the day after the last. `course` and `session` are permanent ids. `summary`
    and `description` say nothing yet of a cancellation or a move. `siblings` are the UIDs of the neighbouring parts;
    `conference` is the page on which one learns how to join; `moved_from` where the entry stood before, as the author
    says; `settled` the day from which an entry stays although its session left the content.
    """

    __pydantic_config__ = STRICT

    uid: Uid
    kind: EntryKind
    course: str
    session: str
    start: Wall
    end: Wall
    summary: str
    description: str
    url: Link
    location: str = ""
    cancelled: bool = False
    categories: tuple[str, ...] = ()
    geo: Position | None = None
    organizer: Organizer | None = None
    conference: Link = ""
    moved_from: Wall | None = None
    siblings: tuple[Uid, ...] = ()
    settled: Wall | None = None

    @property
    def last_day(self) -> date:
        """The last day on which the entry is not over."""
        if self.end.clock is not None and self.end.clock != time():
            return self.end.day
        return max(self.start.day, self.end.day - timedelta(days=1))

    def ahead(self, today: date) -> bool:
        """Tells whether the entry is not over on `today`."""
        return self.last_day >= today

    @property
    def stays(self) -> bool:
        """Whether feeds show the entry for ever: a review stays due until it is done, however long ago it was due."""
        return self.kind is EntryKind.REVIEW and not self.cancelled
