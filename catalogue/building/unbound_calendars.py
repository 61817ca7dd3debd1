"""Unbound calendars: those of a build before they are bound, which this process does or another one that it sends."""

from collections.abc import Callable
from functools import cached_property
from typing import TypeVar

from msgspec import Struct

from catalogue.building.complaint import StoppedError
from catalogue.building.kept_calendars import Binding, Bound
from catalogue.model.problem import Problem
from catalogue.outputs.calendar.calendars import Calendars
from catalogue.outputs.calendar.ledger import BadLedger

T = TypeVar("T")


class UnboundCalendars(Struct, frozen=True, dict=True):
    """Calendars that are bound when they are first asked for.

    `begin` gives the work of binding them, and `tell` reports what is wrong with them when they are bound. A last ledger
    that cannot be relied on ends the build: `stop` reports it and returns the exception for that.
    """

    begin: Callable[[], Binding]
    tell: Callable[[Calendars], None]
    stop: Callable[[Problem], StoppedError]

    @cached_property
    def bound(self) -> Bound:
        """The calendars, and what is to be kept of them; what is wrong with them is told once. Raises StoppedError."""
        bound = self.bind_quietly()
        self.tell(bound.calendars)
        return bound

    def bind_quietly(self) -> Bound:
        """Returns the same without a word, for a process that leaves the telling to the one that sent it."""
        return self._do(Binding.bound)

    def prepare(self) -> None:
        """Makes what they are bound of, by all processes; to be called before another process is sent to bind them."""
        self._do(Binding.prepare)

    def _do(self, work: Callable[[Binding], T]) -> T:
        try:
            return work(self._binding)
        except BadLedger as error:
            raise self.stop(error.problem) from None

    @cached_property
    def _binding(self) -> Binding:
        return self.begin()
