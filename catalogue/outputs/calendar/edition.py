"""The edition: what all calendars of one publication have in common."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache, cached_property, partial

from msgspec import Struct

from catalogue.model.moment import Moment
from catalogue.model.settings import Settings
from catalogue.model.translation import Translation
from catalogue.outputs.address import Addresses
from catalogue.outputs.calendar.timezone import Timezone, timezone
from catalogue.outputs.dates import entry_day

STAMP_FORMAT = "%Y-%m-%dT%H:%M:%SZ"


class Edition(Struct, frozen=True, dict=True):
    """One publication: `stamp`, with a zone, marks what changed; `today` decides what lies ahead."""

    settings: Settings
    words: Translation
    today: date
    stamp: datetime

    @cached_property
    def now(self) -> str:
        """The stamp in UTC, as the ledger writes it."""
        return self.stamp.astimezone(UTC).strftime(STAMP_FORMAT)

    @cached_property
    def day(self) -> str:
        """Today as text (2027-01-31)."""
        return self.today.isoformat()

    @cached_property
    def addresses(self) -> Addresses:
        """Where everything lies on the site."""
        return Addresses(self.words)

    @cached_property
    def spelled(self) -> Callable[[date], str]:
        """Writes a day ("10.03.2026"); the same ones stand in many entries."""
        return cache(partial(entry_day, words=self.words))

    @cached_property
    def whole_day(self) -> Callable[[date], Moment]:
        """Makes a day a moment, once for all entries."""
        return cache(partial(Moment, clock=None, zone=self.settings.timezone))

    @cached_property
    def shown_until(self) -> Callable[[date], str]:
        """Tells the last day (2027-01-31) on which feeds show what was over on a day."""
        return cache(lambda day: self.settings.retention.after(day).isoformat())

    @cached_property
    def zone(self) -> Timezone:
        """The zone of all wall times."""
        return timezone(self.settings.timezone.key)
