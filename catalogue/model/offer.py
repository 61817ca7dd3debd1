"""Offers: what the catalogue holds, courses that take place and guides that are always there."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field, ValidationInfo, field_validator

from catalogue.model.accessibility import GERMAN, AccessibilityFact
from catalogue.model.body import Body
from catalogue.model.choice import choice
from catalogue.model.duration import DaysField, Duration, DurationField
from catalogue.model.moment import DayField
from catalogue.model.number import Count
from catalogue.model.reference import reference
from catalogue.model.registration import RegistrationField
from catalogue.model.session import Session
from catalogue.model.slug import Slug
from catalogue.model.term import (
    Area,
    Audience,
    Category,
    Competence,
    Contact,
    CourseMode,
    Format,
    Level,
    Provider,
    Tool,
)
from catalogue.model.text import Line, Summary, Title
from catalogue.model.value import Items, Value, at_most, mistake

# Weekly for twenty years: what has more is no course but a slip, or an attack on the reader's time.
MOST_SESSIONS = 1000
Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$")]


_GERMAN = {
    "entwurf": "draft",
    "true": "draft",
    "ja": "draft",
    "versteckt": "draft",
    "veröffentlicht": "published",
    "false": "published",
}


class OfferStatus(StrEnum):
    """Whether an offer is published; a draft reaches no output at all."""

    PUBLISHED = "published"
    DRAFT = "draft"


class OfferKind(StrEnum):
    """The two kinds of offer."""

    COURSE = "course"
    GUIDE = "guide"


class Review(Value):
    """Who looks an entry through, when it was done last and how often it is due."""

    by: Annotated[Contact, *reference("contacts")]
    last: DayField
    every: DaysField = Duration(text="P1Y", months=12)

    @property
    def due(self) -> date:
        """The day on which the next review is due."""
        return self.every.after(self.last)


class Capacity(Value):
    """How few and how many people a session takes."""

    min: Count | None = None
    max: Count | None = None

    @field_validator("max")
    @classmethod
    def _sensible(cls, most: int | None, info: ValidationInfo) -> int | None:
        if most == 0:
            raise mistake("capacity-zero")
        least = info.data.get("min")
        if least is not None and most is not None and least > most:
            raise mistake("capacity-crossed", min=least, max=most)
        return most


class Offer(Value):
    """What courses and guides have in common.

    `slug` is the name in the address; `id` is the permanent name (the slug, unless the file was renamed).
    `path` is the source file, relative to the project root; `body` the Markdown below the front matter.
    """

    kind: ClassVar[OfferKind]

    slug: Slug
    path: str
    body: Body
    id: Slug
    title: Title
    summary: Summary
    category: Annotated[Category, *reference("categories")]
    format: Annotated[Format | None, *reference("formats")] = None
    audiences: Items[Annotated[Audience, *reference("audiences")]] = ()
    tools: Items[Annotated[Tool, *reference("tools")]] = ()
    competences: Items[Annotated[Competence, *reference("competences")]] = ()
    level: Annotated[Level | None, *reference("levels")] = None
    keywords: Items[Line] = ()
    duration: DurationField | None = None
    provider: Annotated[Provider | None, *reference("providers")] = None
    area: Annotated[Area | None, *reference("areas")] = None
    contact: Annotated[Contact | None, *reference("contacts")] = None
    prerequisites: Items[Slug] = ()
    objectives: Items[Line] = ()
    accessibility: Items[Annotated[AccessibilityFact, choice(AccessibilityFact, GERMAN)]] = ()
    review: Review | None = None
    published: DayField | None = None
    language: Language | None = None
    aliases: Items[Slug] = ()
    status: Annotated[OfferStatus, choice(OfferStatus, _GERMAN)] = OfferStatus.PUBLISHED

    @property
    def draft(self) -> bool:
        """Whether the offer is kept from every output."""
        return self.status is OfferStatus.DRAFT


class Course(Offer):
    """Something that takes place (schema.org Course).

    `withdrawn` are the ids of sessions that never should have been published: taken out of `sessions`, they vanish
    from the calendars, where any other session that is taken out is shown as cancelled.
    """

    kind: ClassVar[OfferKind] = OfferKind.COURSE

    cost: Line | None = None
    registration: RegistrationField = None
    capacity: Capacity | None = None
    mandatory: DaysField | None = None
    sessions: Annotated[tuple[Session, ...], *at_most(MOST_SESSIONS)] = ()
    withdrawn: Items[Slug] = ()

    @field_validator("sessions")
    @classmethod
    def _one_id_a_session(cls, sessions: tuple[Session, ...]) -> tuple[Session, ...]:
        seen: set[str] = set()
        for index, session in enumerate(sessions):
            if session.id in seen:
                raise mistake("duplicate-session-id", at=f"{index}.id", value=session.id)
            seen.add(session.id)
        return sessions

    @property
    def any_time(self) -> bool:
        """Whether it can be begun at any time: without sessions, unless its format says that people meet."""
        return not self.sessions and not self.meets

    @property
    def meets(self) -> bool:
        """Whether its format says that people meet, in a room or online."""
        return self.format is not None and self.format.mode is not CourseMode.ON_DEMAND

    @property
    def tells_registration(self) -> bool:
        """Whether it says how one registers, or that nobody need; where it says nothing, pages say the latter."""
        return "registration" in self.model_fields_set or any(session.url for session in self.sessions)

    def closing_day(self, session: Session) -> date | None:
        """Returns the last day of registration for `session`, or None when it never closes before the start."""
        start = session.first.start.day
        if isinstance(session.closes, Duration):
            return session.closes.before(start)
        if session.closes is not None:
            return session.closes
        return self.registration.closing_day(start) if self.registration else None

    def registers(self, session: Session) -> bool:
        """Tells whether people register for `session`: as for any other, or at an address of its own."""
        return self.registration is not None or session.url is not None


class Guide(Offer):
    """Performance Support: a short answer to "how do I …", there at any moment (schema.org HowTo)."""

    kind: ClassVar[OfferKind] = OfferKind.GUIDE

    applies_to: Line | None = None


# The offers of each kind.
KINDS: Mapping[OfferKind, type[Offer]] = {kind.kind: kind for kind in (Course, Guide)}
