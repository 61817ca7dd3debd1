"""The accessibility statement: what an organisation declares about its site (EU model 2018/1523) in the settings."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from catalogue.model.address import Email, Phone, Url
from catalogue.model.choice import choice
from catalogue.model.duration import Duration
from catalogue.model.moment import DayField
from catalogue.model.text import Line, Title
from catalogue.model.value import Items, Value

# A statement is looked through once a year (2018/1523, article 6).
EVERY = Duration(text="P1Y", months=12)


class Conformance(StrEnum):
    """How far a site meets EN 301 549."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"


class Method(StrEnum):
    """Who judged."""

    SELF = "self"
    EXTERNAL = "external"


class Office(Value):
    """Somebody to turn to: those who mend barriers, or those who enforce that they are mended."""

    name: Title
    address: Line | None = None
    email: Email | None = None
    phone: Phone | None = None
    url: Url | None = None
    note: Line | None = None


class Statement(Value):
    """The accessibility statement of a site.

    `barriers` do not meet the law yet, `burden` are those that it would be disproportionate to mend, `outside` is what
    the law does not cover.
    """

    conformance: Annotated[Conformance, choice(Conformance)]
    prepared: DayField
    reviewed: DayField | None = None
    method: Annotated[Method, choice(Method)] = Method.SELF
    law: Line | None = None
    barriers: Items[Line] = ()
    burden: Items[Line] = ()
    outside: Items[Line] = ()
    feedback: Office
    enforcement: Office

    @property
    def last(self) -> date:
        """The day on which somebody last looked it through."""
        return self.reviewed or self.prepared

    @property
    def due(self) -> date:
        """The day by which it is to be looked through again."""
        return EVERY.after(self.last)
