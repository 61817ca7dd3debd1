"""Publishes calendars again and again, each time on the ledger of the last time, as a site does."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from icalendar import Calendar

from catalogue.model.catalogue import Catalogue
from catalogue.model.translation import Translation
from catalogue.outputs.calendar.calendars import Calendars, bind
from catalogue.outputs.calendar.edition import Edition
from catalogue.outputs.calendar.feeds import feeds_in, feeds_of
from catalogue.outputs.calendar.history import Previous, Recorded, history_of
from catalogue.outputs.calendar.ledger import Ledger, read
from catalogue.outputs.calendar.pack import pack_up
from catalogue.outputs.calendar.share import Made, share_of, share_of_gone
from catalogue.outputs.calendar.written_ledger import read_previous
from catalogue.outputs.output import Output
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
        files = {output.path: output.content for output in outputs_of(self.last)}
        settings = catalogue.settings
        self.ledger = read(files[LEDGER], path=LEDGER, site=settings.site, zone=settings.timezone)
        known = read_previous(files[LEDGER], path=LEDGER, site=settings.site, zone=settings.timezone)
        check_previous(known, Previous.of(self.ledger))
        return files


def build_calendars(
    catalogue: Catalogue, *, today: date, stamp: datetime, previous: Ledger | None, words: Translation
) -> Calendars:
    """Returns the calendars of a catalogue without drafts (`catalogue.published()`).

    `stamp`, with a zone, marks what changed since `previous`, the ledger of the last publication; None only for the
    very first one. The same arguments give the same bytes, and a build on its own ledger changes nothing.
    """
    edition = Edition(settings=catalogue.settings, words=words, today=today, stamp=stamp)
    history = history_of(previous)
    made = {offer.id: share_of(offer, history.of(offer.id), edition=edition) for offer in catalogue.offers}
    made |= gone_shares(catalogue, history, edition=edition)
    return bind(
        {0: pack_up(0, made.items())},
        feeds_of(catalogue, published=feeds_in(previous), words=words),
        order=tuple(made),
        edition=edition,
    )


def gone_shares(catalogue: Catalogue, history: Recorded, *, edition: Edition) -> Mapping[str, Made]:
    """Returns the shares of offers that were published once and are no longer in the catalogue, by their ids."""
    gone = sorted(history.offers.keys() - {offer.id for offer in catalogue.offers})
    return {offer: share_of_gone(history.of(offer), edition=edition) for offer in gone}


def outputs_of(calendars: Calendars) -> tuple[Output, ...]:
    """Returns the files of calendars, made."""
    return tuple(Output(file.path, file.make()) for file in calendars.files)


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
