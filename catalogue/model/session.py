"""Sessions: the dated runs of a course, in one part or several."""

from datetime import timedelta
from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field, ValidationInfo, field_validator, model_validator

from catalogue.model.address import Url
from catalogue.model.choice import choice
from catalogue.model.moment import Moment, MomentField
from catalogue.model.number import Count
from catalogue.model.reference import reference
from catalogue.model.registration import Closing
from catalogue.model.slug import Slug
from catalogue.model.term import Venue
from catalogue.model.text import Line
from catalogue.model.value import Items, Value, mistake

# What a session of one part may write in place of `parts`.
SHORT_FORM = ("start", "end", "venue")


# A part that lasts longer has a slip in its year or month.
LONGEST_DAYS = 31


class SessionStatus(StrEnum):
    """The state of a session; `scheduled` unless the author says otherwise."""

    SCHEDULED = "scheduled"
    CONFIRMED = "confirmed"
    FULL = "full"
    CANCELLED = "cancelled"
    HELD = "held"


# Of a session in such a state it is not told yet that it was, will not be, or is full.
TO_COME = (SessionStatus.SCHEDULED, SessionStatus.CONFIRMED)


GERMAN = {
    "geplant": "scheduled", "bestätigt": "confirmed", "findet statt": "confirmed", "ausgebucht": "full", "voll": "full",
    "abgesagt": "cancelled", "entfällt": "cancelled", "canceled": "cancelled", "durchgeführt": "held",
    "stattgefunden": "held", "fällt aus": "cancelled", "ausgefallen": "cancelled", "storniert": "cancelled",
    "offen": "scheduled", "verschoben": "scheduled", "verlegt": "scheduled", "warteliste": "full", "beendet": "held",
}  # fmt: skip


class Part(Value):
    """A block of a session with start, end and place.

    `id` is permanent within the session and part of the calendar UID. A whole-day part has days without times,
    and its `end` is its last day.
    """

    id: Slug
    start: MomentField
    end: MomentField
    venue: Annotated[Venue | None, *reference("venues")] = None
    title: Line | None = None

    @field_validator("end")
    @classmethod
    def _after_start(cls, end: Moment, info: ValidationInfo) -> Moment:
        start: Moment | None = info.data.get("start")
        if start is None:
            return end  # the start has a mistake of its own
        if (start.clock is None) != (end.clock is None):
            raise mistake("mixed-date-and-time", start=start.written)
        if end.day < start.day if start.clock is None else end.instant <= start.instant:
            raise mistake("end-before-start", value=end.written, start=start.written)
        if (end.day - start.day).days > LONGEST_DAYS:
            raise mistake("part-too-long", value=end.written, start=start.written, limit=LONGEST_DAYS)
        return end

    @property
    def whole_day(self) -> bool:
        """Whether the part has days only and no times."""
        return self.start.clock is None

    @property
    def over(self) -> Moment:
        """The moment from which the part lies in the past: its end, or the day after a whole day."""
        if not self.whole_day:
            return self.end
        return Moment(day=self.end.day + timedelta(days=1), clock=None, zone=self.end.zone)


class Session(Value):
    """One dated run of a course (schema.org CourseInstance).

    `previous_start` is where a moved session stood before (schema.org previousStartDate); `attendance` counts who
    came to a held one; `places_left` is schema.org's remainingAttendeeCapacity.
    """

    id: Slug
    status: Annotated[SessionStatus, choice(SessionStatus, GERMAN)] = SessionStatus.SCHEDULED
    parts: Items[Part] = Field(json_schema_extra={"minItems": 1})
    previous_start: MomentField | None = None
    closes: Closing | None = None
    places_left: Count | None = None
    attendance: Count | None = None
    note: Line | None = None
    url: Url | None = None

    @model_validator(mode="before")
    @classmethod
    def _one_part(cls, data: Any) -> Any:
        """Turns a session's own start, end and venue into its single part, whose id is 1 for ever."""
        if not isinstance(data, dict):
            return data
        if "parts" in data:
            return {**data, "parts": _numbered(data["parts"])}
        own = {key: data[key] for key in SHORT_FORM if key in data}
        rest = {key: value for key, value in data.items() if key not in own}
        return {**rest, "parts": [{"id": "1", **own}]}

    @field_validator("parts")
    @classmethod
    def _one_id_a_part(cls, parts: tuple[Part, ...]) -> tuple[Part, ...]:
        if not parts:
            raise mistake("empty-list")
        seen: set[str] = set()
        for index, part in enumerate(parts):
            if part.id in seen:
                raise mistake("duplicate-part-id", at=f"{index}.id", value=part.id)
            seen.add(part.id)
        return parts

    @property
    def first(self) -> Part:
        """The part that begins first."""
        return self.parts[0] if len(self.parts) == 1 else min(self.parts, key=lambda part: part.start.instant)

    @property
    def last(self) -> Part:
        """The part that ends last."""
        return self.parts[0] if len(self.parts) == 1 else max(self.parts, key=lambda part: part.over.instant)

    @property
    def cancelled(self) -> bool:
        """Whether the session will not take place."""
        return self.status is SessionStatus.CANCELLED

    @property
    def full(self) -> bool:
        """Whether it is yet to be held, and nobody else can come."""
        return self.status is SessionStatus.FULL or (self.places_left == 0 and self.status in TO_COME)


def _numbered(parts: object) -> object:
    """Gives parts without an id their position as id; the check `part-without-id` advises to write it down."""
    if not isinstance(parts, list):
        return parts
    return [{"id": str(n), **part} if isinstance(part, dict) else part for n, part in enumerate(parts, start=1)]
