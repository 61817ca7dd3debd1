"""The last ledger: where that of the last publication lies, and what it says."""

import sys
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from catalogue.building.cache import cache_of
from catalogue.building.lost_courses import count_lost
from catalogue.building.moments import PREVIOUS
from catalogue.building.previous import Found, MissingError, find, found_at
from catalogue.building.variable import variable
from catalogue.model.catalogue import Catalogue
from catalogue.model.problem import Place, Problem, Severity
from catalogue.model.settings import LANGUAGES, Settings
from catalogue.outputs.address import Addresses
from catalogue.outputs.calendar.history import Previous
from catalogue.outputs.calendar.ledger import BadLedger
from catalogue.outputs.calendar.written_ledger import read_previous
from catalogue.reading.site_language import place_of_language
from catalogue.reading.translations import read_translation

# Set to "yes", a catalogue may lose all of its courses.
EMPTY = "CATALOGUE_EMPTY"


class LastLedger(Struct, frozen=True, dict=True):
    """The ledger that the project in `root` goes on from: the one that it is told, else that of its last build into `site`."""

    root: Path
    settings: Settings
    site: Path

    @property
    def told(self) -> str:
        """The place that the environment or the settings name."""
        return variable(PREVIOUS) or self.settings.previous or ""

    @property
    def place(self) -> str:
        """Where it lies, or would."""
        return self.told or str(self.site / self._local)

    @cached_property
    def found(self) -> Found | None:
        """What lies there, if there was a publication. Raises MissingError where it was told and is not there."""
        if self.told:
            return find(self.told, root=self.root)
        local = self.site / self._local
        return found_at(local, noted=cache_of(self.root).ledger) if local.is_file() else None

    @property
    def begins(self) -> bool:
        """Whether it is a new one: nobody named any, and none lies where the last build would have left it."""
        return not self.told and not (self.site / self._local).is_file()

    def tell_beginning(self, catalogue: Catalogue) -> None:
        """Writes to standard error where it begins, which is a loss to subscribers if the site has been published before."""
        if self.begins and any(course.sessions for course in catalogue.courses):
            words = read_translation(self.settings.language)
            address = f"{self.settings.url}{Addresses(words).ledger()}"
            print(words("build.new-ledger", address=address), file=sys.stderr)

    def read(self) -> Previous:
        """Returns what it says. Raises BadLedger."""
        content = self.found.read() if self.found else b""
        if not content and not self.told:
            return Previous.of(None)
        return read_previous(content, path=self.place, site=self.settings.site, zone=self.settings.timezone)

    def remarks(self, catalogue: Catalogue, *, today: date) -> Iterator[Problem]:
        """Yields what is to be told of it: the site was published in another language, at other addresses, or with courses.

        Nobody takes all of them back at once; a folder is more likely not there.
        """
        if not catalogue.courses and variable(EMPTY).lower() != "yes":
            yield from self._emptied(today)
        place = self.place.replace("\\", "/")
        if not place.endswith(f"/{_ledger(self.settings.language)}"):  # else nobody reads the words of other languages
            yield from (self._changed(each) for each, ledger in self._others if place.endswith(f"/{ledger}"))

    def _emptied(self, today: date) -> Iterator[Problem]:
        try:
            entries = self.read().entries
        except (BadLedger, MissingError):
            return  # which is told by who goes on from it
        gone = count_lost(entries.offers, entries, today=today)
        if gone:
            yield Problem("all-courses-gone", Place(self.settings.courses), {"count": str(gone), "value": EMPTY})

    @cached_property
    def _local(self) -> str:
        """Seen from the site: where the language has it, or where another one has left it."""
        own = _ledger(self.settings.language)
        if (self.site / own).is_file():
            return own
        return next((ledger for _, ledger in self._others if (self.site / ledger).is_file()), own)

    @cached_property
    def _others(self) -> tuple[tuple[str, str], ...]:
        """Where other languages have the ledger; where nothing was published and nothing is told, nobody asks."""
        if not self.told and (not self.site.is_dir() or not any(self.site.iterdir())):
            return ()
        return tuple((each, _ledger(each)) for each in LANGUAGES if each != self.settings.language)

    def _changed(self, before: str) -> Problem:
        now, then = (Addresses(read_translation(each)) for each in (self.settings.language, before))
        details = {"value": before, "old": then.feed(), "new": now.feed(), "ledger": now.ledger()}
        place = place_of_language(self.root, self.settings.file)
        return Problem("language-changed", place, details, Severity.WARNING)


def _ledger(language: str) -> str:
    return Addresses(read_translation(language)).ledger()
