"""What an earlier version published is left as it is: whoever subscribed then hears of no change that nobody made."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from catalogue.model.catalogue import Catalogue
from catalogue.outputs.calendar.ledger import Ledger, read
from catalogue.reading.translations import read_translation
from tests import making
from tests.calendar_site import STAMP, TODAY, build_calendars, outputs_of

# The ledger and the feed of all sessions as version 0.1.0 leaves them. If a change makes this fail, it reaches every
# subscriber: with other words `changed` and `rendered` differ, which may be wanted; a UID, `place` or `sequence` never may.
# `python -m tests.unit.outputs.calendar.test_published_before` writes the files anew.
FOLDER = Path(__file__).with_name("published")
PATHS = {
    "de": ("kalender/stand.json", "kalender/alle.ics"),
    "en": ("calendar/ledger.json", "calendar/all.ics"),
}
DAYS = [
    {"id": "x", "start": "2027-03-10 09:00", "end": "2027-03-10 10:00", "title": "Technik", "venue": "online"},
    {"id": "y", "start": "2027-03-28 01:30", "end": "2027-03-28 03:30", "venue": "rathaus"},
    {"start": "2027-10-31 02:30+02:00", "end": "2027-10-31 02:30+01:00"},
]
REVIEW = {"by": "fortbildung", "last": "2026-10-01", "every": "P1Y"}
REGISTRATION = {"email": "a@b.example", "closes": "P7D", "approval": "line-manager", "note": "Bitte; früh, ja?"}


def content(language: str, *sessions: making.Fields, title: str) -> Catalogue:
    """A course with these sessions, one that was held, one that everybody takes alone, and a guide."""
    fields = {"tools": ["zoom"], "contact": "fortbildung", "registration": REGISTRATION}
    held = making.course(
        "brand", making.session("a", "2026-12-10 09:00", "2026-12-10 12:00"), mandatory="P2Y", title=title
    )
    alone = making.course("schutz", mandatory="P1Y", published="2026-01-02", review=REVIEW)
    return making.catalogue(
        making.course("zoom", *sessions, making.session("e", parts=DAYS), **fields),
        held,
        alone,
        guides=[making.guide("dms", review=REVIEW)],
        of=making.settings(
            language=language, deadline_feed="true", review_feeds="true", edit="https://git.example/{path}"
        ),
    )


def first(language: str) -> Catalogue:
    return content(
        language,
        making.session(venue="rathaus", note="Mit Übung"),
        making.session("b", "2027-04-10", "2027-04-12", venue="rathaus"),
        making.session("c", "2027-05-10 09:00", "2027-05-10 12:00", venue="online"),
        making.session("d", "2027-06-10 09:00", "2027-06-10 12:00"),
        title="Brandschutz",
    )


def second(language: str) -> Catalogue:
    """One session is moved, one cancelled, one full, and one has left; a course has another title."""
    return content(
        language,
        making.session(start="2027-03-11 09:00", end="2027-03-11 12:00", venue="rathaus", note="Mit Übung"),
        making.session("b", "2027-04-10", "2027-04-12", venue="rathaus", status="cancelled"),
        making.session("c", "2027-05-10 09:00", "2027-05-10 12:00", venue="online", status="full"),
        title="Brände löschen",
    )


def files_of(catalogue: Catalogue, *, stamp: datetime, previous: Ledger | None) -> Mapping[str, bytes]:
    words = read_translation(catalogue.settings.language)
    made = build_calendars(catalogue.published(), today=TODAY, stamp=stamp, previous=previous, words=words)
    return {output.path: output.content for output in outputs_of(made)}


def known(catalogue: Catalogue, ledger: bytes) -> Ledger:
    return read(ledger, path="stand.json", site=catalogue.settings.site, zone=catalogue.settings.timezone)


@pytest.mark.parametrize("language", PATHS)
def test_a_newer_version_changes_nothing(language: str) -> None:
    catalogue = second(language)
    ledger = (FOLDER / f"{language}.json").read_bytes()
    files = files_of(catalogue, stamp=STAMP + timedelta(days=30), previous=known(catalogue, ledger))
    path, feed = PATHS[language]
    assert files[path].decode() == ledger.decode()
    assert files[feed].decode() == (FOLDER / f"{language}.ics").read_bytes().decode()


def write() -> None:
    """Writes what two publications leave, one on the ledger of the other."""
    FOLDER.mkdir(exist_ok=True)
    for language, (path, feed) in PATHS.items():
        before = files_of(first(language), stamp=STAMP, previous=None)[path]
        catalogue = second(language)
        files = files_of(catalogue, stamp=STAMP + timedelta(days=3), previous=known(catalogue, before))
        (FOLDER / f"{language}.json").write_bytes(files[path])
        (FOLDER / f"{language}.ics").write_bytes(files[feed])


if __name__ == "__main__":
    write()
