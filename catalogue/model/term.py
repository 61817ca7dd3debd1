"""Terms: the named entries of the vocabularies, to which offers refer by id."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field

from catalogue.model.accessibility import GERMAN, AccessibilityFact
from catalogue.model.address import Colour, Email, Phone, Url
from catalogue.model.choice import choice
from catalogue.model.number import Count, Latitude, Longitude
from catalogue.model.reference import reference
from catalogue.model.slug import TermId
from catalogue.model.text import Line, Paragraph, Title
from catalogue.model.value import Items, Value, mistake


class CourseMode(StrEnum):
    """How one takes part (schema.org courseMode)."""

    ONSITE = "onsite"
    ONLINE = "online"
    BLENDED = "blended"
    ON_DEMAND = "on-demand"


_KINDS = {
    **dict.fromkeys(("raum", "saal", "gebäude", "präsenz", "vor ort"), "room"),
    **dict.fromkeys(("netz", "virtuell", "digital"), "online"),
}
# What authors call the modes of a format.
MODES = {
    **dict.fromkeys(("präsenz", "vor ort"), "onsite"), **dict.fromkeys(("virtuell", "digital", "webinar"), "online"),
    **dict.fromkeys(("hybrid", "gemischt"), "blended"), **dict.fromkeys(("jederzeit", "selbstlernen", "e-learning", "auf abruf"), "on-demand"),
}  # fmt: skip


class VenueKind(StrEnum):
    """Whether a venue is a room one goes to or a place on the network."""

    ROOM = "room"
    ONLINE = "online"


def _icon(value: object) -> str:
    if not isinstance(value, str) or re.fullmatch(r"[a-z0-9-]+(?:/[a-z0-9-]+)+", value) is None or len(value) > 100:
        raise mistake("bad-icon", value=str(value)[:60])
    return value


Icon = Annotated[str, BeforeValidator(_icon), Field(examples=["material/forum"])]


class Term(Value):
    """An entry of a vocabulary.

    `id` is its key in the file; `name` is what staff read; `keywords` are other words they
    type for it. `aliases` are ids that it had before, under which its page and its feed were published.
    """

    vocabulary: ClassVar[str] = ""

    id: str = Field(exclude=True)
    name: Title
    summary: Paragraph = ""
    keywords: Items[Line] = ()
    aliases: Items[TermId] = ()

    @property
    def former(self) -> tuple[str, ...]:
        """The ids that it had before, once each: nothing forbids writing one twice."""
        return tuple(dict.fromkeys(self.aliases)) if self.aliases else ()


class Contact(Term):
    """A function that helps, never a person (schema.org ContactPoint)."""

    vocabulary: ClassVar[str] = "contacts"

    email: Email | None = None
    phone: Phone | None = None
    hours: Line | None = None
    room: Line | None = None
    url: Url | None = None
    topics: Items[Line] = ()


class Area(Term):
    """A department of the administration."""

    vocabulary: ClassVar[str] = "areas"

    short: Line | None = None
    contact: Annotated[Contact | None, *reference("contacts")] = None


class Provider(Term):
    """Who holds the courses (schema.org provider)."""

    vocabulary: ClassVar[str] = "providers"

    url: Url | None = None
    contact: Annotated[Contact | None, *reference("contacts")] = None


class Rule(Value):
    """The agreement or instruction that governs a tool."""

    title: Line
    url: Url


class Tool(Term):
    """A program or device that staff work with."""

    vocabulary: ClassVar[str] = "tools"

    url: Url | None = None
    icon: Icon | None = None
    area: Annotated[Area | None, *reference("areas")] = None
    contact: Annotated[Contact | None, *reference("contacts")] = None
    rule: Rule | None = None


class Geo(Value):
    """A position in degrees (RFC 5545, 3.8.1.6)."""

    lat: Latitude
    lon: Longitude


class Venue(Term):
    """Where a session takes place (schema.org Place or VirtualLocation)."""

    vocabulary: ClassVar[str] = "venues"

    kind: Annotated[VenueKind, choice(VenueKind, _KINDS)] = VenueKind.ROOM
    address: Line | None = None
    room: Line | None = None
    seats: Count | None = None
    accessibility: Items[Annotated[AccessibilityFact, choice(AccessibilityFact, GERMAN)]] = ()
    directions: Paragraph = ""
    geo: Geo | None = None
    url: Url | None = None


class Category(Term):
    """The one heading under which an offer stands."""

    vocabulary: ClassVar[str] = "categories"

    icon: Icon | None = None
    colour: Colour | None = None


class Format(Term):
    """The form of an offer: seminar, workshop, video …"""

    vocabulary: ClassVar[str] = "formats"

    mode: Annotated[CourseMode, choice(CourseMode, MODES)] = CourseMode.ONSITE
    icon: Icon | None = None


class Audience(Term):
    """For whom an offer is made (schema.org audience)."""

    vocabulary: ClassVar[str] = "audiences"


class Level(Term):
    """How much an offer asks of its readers (schema.org educationalLevel)."""

    vocabulary: ClassVar[str] = "levels"


class Competence(Term):
    """A digital competence of the European framework DigComp 3.0, with its ids in edition 2.2."""

    vocabulary: ClassVar[str] = "competences"

    area: Line | None = None
    digcomp22: Items[Line] = ()


# Where their files lie, below the folder of the courses.
VOCABULARY_FOLDER = "_vocabulary"


def vocabulary_file(courses: str, vocabulary: str) -> str:
    """Returns the file of a vocabulary, relative to the root of the project; `courses` is the folder of the courses."""
    return f"{courses}/{VOCABULARY_FOLDER}/{vocabulary}.yml"


# The terms of all vocabularies by their ids.
Terms = Mapping[str, Mapping[str, Term]]
NO_TERMS: Terms = {}

# In the order of reading: a vocabulary may refer to those before it only.
VOCABULARIES: tuple[type[Term], ...] = (
    Contact, Area, Provider, Tool, Venue, Category, Format, Audience, Level, Competence,
)  # fmt: skip
