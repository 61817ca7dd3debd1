"""Said: some bytes for each offer, by its file, that differ when the site says something else of it, or does so on a day."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache, cached_property

from msgspec import Struct

from catalogue.outputs.fingerprint import Fingerprints
from catalogue.outputs.shown import OnDay, Shown


class Said(Struct, frozen=True, dict=True):
    """What is said on any day.

    `fronts` has the bytes for the front matter of each offer, `own` those for all of its file that other pages than its
    own show: with templates of the site, that may be its text too. `terms` gives those for the terms that it bears.
    """

    fronts: Mapping[str, bytes]
    own: Mapping[str, bytes]
    terms: Callable[[], Mapping[str, bytes]]

    @cached_property
    def shown(self) -> Shown:
        """What stands for all that is shown of each offer but its text."""
        return Shown(self.fronts, self._borne)

    @cached_property
    def _borne(self) -> Callable[[], Mapping[str, bytes]]:
        return cache(self.terms)

    def on(self, today: date, passed: Callable[[], Mapping[str, int]]) -> "SaidOnDay":
        """Returns what is said on the day `today`; `passed` gives how many of the days that count have passed of each offer."""
        passed = cache(passed)
        listed = OnDay(Shown(self.own, self._borne, listed=True), passed)
        shown = self.shown if self.own is self.fronts else Shown(self.own, self._borne)
        return SaidOnDay(OnDay(self.own, passed), Fingerprints(OnDay(shown, passed), listed=listed, day=today))


class SaidOnDay(Struct, frozen=True):
    """The same on a day: `own`, and the fingerprints of pages."""

    own: Mapping[str, bytes]
    prints: Fingerprints
