"""Publishes calendars again and again, each time on the ledger of the last time, as a site does."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from icalendar import Calendar

from catalogue.model.catalogue import Catalogue
from catalogue.outputs.calendar.calendars import Calendars, build_calendars
from catalogue.outputs.calendar.edition import Edition
from catalogue.outputs.calendar.history import Previous
from catalogue.outputs.calendar.ledger import Ledger, read
from catalogue.outputs.calendar.written_ledger import read_previous
from catalogue.reading.translations import read_translation

TODAY = date(2027, 1, 1)
STAMP = datetime(2027, 1, 1, 8, tzinfo=UTC)
LEDGER = "kalender/stand.json"
ALL = "kalender/alle.ics"


@dataclass
class Site:
    """A site with its calendars; what `publish` returned last is `last`."""

    ledger: Ledger | None = None
    last: Calendars | None = None

    def publish(self, catalogue: Catalogue, *, today: date = TODAY, stamp: datetime = STAMP) -> Mapping[str, bytes]:
        """Builds the calendars and reads back the ledger from what lies on the web server."""
        words = read_translation(catalogue.settings.language)
        self.last = build_calendars(catalogue.published(), today=today, stamp=stamp, previous=self.ledger, words=words)
        files = {output.path: output.content for output in self.last.outputs}
        settings = catalogue.settings
        self.ledger = read(files[LEDGER], path=LEDGER, site=settings.site, zone=settings.timezone)
        known = read_previous(files[LEDGER], path=LEDGER, site=settings.site, zone=settings.timezone)
        check_previous(known, Previous.of(self.ledger))
        return files


def check_previous(found: Previous, whole: Previous) -> None:
    """A ledger of which entries are read one by one says what it says when it is read whole."""
    assert (found.feeds, found.entries.offers.keys()) == (whole.feeds, whole.entries.offers.keys())
    for offer in (*whole.entries.offers, "no offer"):
        one, other = found.entries.of(offer), whole.entries.of(offer)
        assert (dict(one.kept), dict(one.stamps)) == (dict(other.kept), dict(other.stamps))


def edition_of(catalogue: Catalogue, *, today: date = TODAY, stamp: datetime = STAMP) -> Edition:
    """Returns the edition of a publication."""
    words = read_translation(catalogue.settings.language)
    return Edition(settings=catalogue.settings, words=words, today=today, stamp=stamp)


def events(content: bytes) -> dict[str, Any]:
    """Returns the VEVENTs of a feed by UID, in their order."""
    return {str(event["UID"]): event for event in Calendar.from_ical(content).walk("VEVENT")}


def only(content: bytes) -> Any:
    """Returns the only VEVENT of a feed."""
    (event,) = events(content).values()
    return event


def stamps(event: Any) -> tuple[int, datetime, datetime]:
    """Returns SEQUENCE, DTSTAMP and LAST-MODIFIED."""
    return int(event["SEQUENCE"]), event["DTSTAMP"].dt, event["LAST-MODIFIED"].dt
