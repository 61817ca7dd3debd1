"""Every feed is read back by parsers that did not write it; all must see the same events."""

import re
import zoneinfo
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from catalogue.model.catalogue import Catalogue
from catalogue.reading.reading import read_catalogue
from catalogue.reading.settings_file import read_settings
from tests import making
from tests.calendar_site import Site
from tests.clients.parsers import PARSERS, Seen, moment

HOSTILE = (
    "BEGIN:VEVENT END:VCALENDAR",
    "Komma, Strichpunkt; Doppelpunkt: \\n \\, \\; \\",
    "\"Anführung\" 'einfach' „deutsch“ ^n ^^ ^'",
    "=?UTF-8?Q?kodiert?= %20 &amp; <b>fett</b>",
    "\U0001f600 Ä\u0308 ﷽ 漢字 " + "ü" * 60,
    " \u00a0\u2003\u200b\u202e rückwärts \u0007",
)
ROOT = Path(__file__).parents[2]
ZONES = (
    "Europe/Berlin", "Europe/Dublin", "Asia/Kolkata", "Australia/Sydney", "America/Nuuk", "Asia/Jerusalem",
    "Africa/Cairo", "Africa/Casablanca", "America/Santiago",
)  # fmt: skip


def hostile(text: str) -> Catalogue:
    """A catalogue that says `text` wherever an author may write."""
    terms = {
        "contacts": {"c": {"name": text[:100], "email": "o'brien+a@stadt.example", "phone": "0123 4567"}},
        "providers": {"p": {"name": text[:100]}},
        "venues": {"v": {"name": text[:100], "room": text, "address": text, "directions": f"{text}\r\n{text}"}},
        "categories": {"k": {"name": text[:100], "colour": "#123456"}},
        "audiences": {"a": {"name": text[:100]}},
        "formats": {"f": {"name": text[:100]}},
    }
    parts = [
        {"id": str(day), "start": f"2027-03-{day} 09:00", "end": f"2027-03-{day} 17:30", "venue": "v", "title": text}
        for day in (26, 27, 28, 29)
    ]
    sessions = (
        making.session("a", parts=parts, note=text),
        making.session("b", "2027-10-31", "2027-11-01", status="cancelled", previous_start="2027-10-30 23:00"),
    )
    fields = {
        "title": text[:100], "summary": text[:200], "category": "k", "audiences": ["a"], "format": "f", "provider": "p",
        "contact": "c", "mandatory": "P1Y", "review": {"by": "c", "last": "2026-10-01"}, "registration": {"url": "https://a.example/{course}?x=1;y=2,3", "closes": "P7D"},
    }  # fmt: skip
    of = making.settings(deadline_feed="true", review_feeds="true")
    return making.catalogue(making.course("x", *sessions, **fields), terms=terms, of=of)


def all_year(zone: str) -> Catalogue:
    """Courses around both changes of the clocks and on days between, in `zone`."""
    days = ("03-10", "03-27", "03-28", "03-29", "04-03", "04-30", "07-01", "10-10", "10-29", "10-30", "10-31", "11-02")
    sessions = [
        making.session(f"s{year}-{day}", f"{year}-{day} {hour:02}:00", f"{year}-{day} {hour + 2:02}:30")
        for year, hour in ((2027, 8), (2028, 19))
        for day in days
    ]
    return making.catalogue(making.course("x", *sessions), of=making.settings(timezone=zone))


def catalogues() -> dict[str, Catalogue]:
    """The catalogues whose feeds are read back, by a name for the report."""
    named = {f"hostile {number}": hostile(text) for number, text in enumerate(HOSTILE)}
    named |= {zone: all_year(zone) for zone in ZONES}
    return named | {"empty": making.catalogue(), "demonstration": demonstration()}


def demonstration() -> Catalogue:
    """The site of this repository, with every feed that can be switched on."""
    own, _ = read_settings(ROOT)
    assert own is not None
    switched = own.model_copy(update={"deadline_feed": True, "review_feeds": True})
    return read_catalogue(ROOT, switched).catalogue.published()


@cache
def feeds() -> Mapping[str, str]:
    """Every feed and download of all catalogues, and of a second publication from which sessions are gone."""
    found: dict[str, str] = {}
    for name, made in catalogues().items():
        site = Site()
        files = site.publish(made)
        emptied = Catalogue(settings=made.settings, vocabularies=made.vocabularies)
        gone = site.publish(emptied) if name != "demonstration" else {}
        for when, published in (("first", files), ("second", gone)):
            found |= {
                f"{name} {when} {path}": text.decode() for path, text in published.items() if path.endswith(".ics")
            }
    return found


@cache
def expected() -> dict[str, set[Seen]]:
    """What the catalogue says, without any parser: the events of the first publication by name of catalogue."""
    found: dict[str, set[Seen]] = {}
    for name, made in catalogues().items():
        site = Site()
        site.publish(made)
        assert site.ledger is not None
        records = site.ledger.entries.values()
        entries = [record.entry for record in records if record.entry is not None]
        found[name] = {
            Seen(
                each.uid,
                moment(each.start.instant if each.start.clock else each.start.day),
                moment(each.end.instant if each.end.clock else each.end.day),
                ("Abgesagt: " if each.kind == "part" else "Entfällt: ") * each.cancelled + each.summary,
                "CANCELLED" if each.cancelled else "CONFIRMED",
            )
            for each in entries
            if each.stays or made.settings.retention.after(each.last_day) >= date(2027, 1, 1)
        }
    return found


# Parsers that look a TZID up in zone data of their own, which may be older than ours where a law changed lately.
OWN_ZONES = {"icalendar", "ical", "node_ical"}
LATELY_CHANGED = {"Africa/Casablanca"}


@pytest.fixture(autouse=True)
def _same_zone_data() -> Iterator[None]:
    """Lets the Python parsers look zones up in the package tzdata, not in the machine's copy."""
    before = zoneinfo.TZPATH
    zoneinfo.reset_tzpath(())
    zoneinfo.ZoneInfo.clear_cache()
    yield
    zoneinfo.reset_tzpath(before)


def comparable(parser: str, name: str) -> bool:
    """Tells whether `parser` can know what the feed `name` means."""
    return parser not in OWN_ZONES or not name.startswith(tuple(LATELY_CHANGED))


def same_words(parser: str, events: Iterable[Seen]) -> list[Seen]:
    """Returns the events, sorted; node-ical reads an escaped backslash before n as a line break, so both go."""
    if parser != "node_ical":
        return sorted(events)
    return sorted(event._replace(summary=re.sub(r"\\n|[\\\n]", "", event.summary)) for event in events)


@pytest.mark.parametrize("parser", PARSERS)
def test_a_parser_sees_exactly_the_events_of_the_catalogue(parser: str) -> None:
    alone = tuple(f" first kalender/{name}.ics" for name in ("alle", "anmeldefristen", "wiederholungen"))
    wanted = (name for name in feeds() if name.endswith(alone) or " first kalender/wiedervorlage/" in name)
    names = [name for name in wanted if comparable(parser, name)]
    seen: dict[str, list[Seen]] = {}
    for name, found in zip(names, PARSERS[parser]([feeds()[name] for name in names]), strict=True):
        seen.setdefault(name.partition(" first ")[0], []).extend(found)
    assert {name: same_words(parser, events) for name, events in seen.items()} == {
        name: same_words(parser, events) for name, events in expected().items() if name in seen
    }


# An event stands in a dozen feeds. The parsers written in Python, which take ten times as long as the others, are given each
# event once, and each kind of head, and the others all feeds.
THOROUGH = {"vobject", "icalendar", "ical"}
EVENT = re.compile(r"BEGIN:VEVENT.*?END:VEVENT\r\n", re.DOTALL)
NAMED = re.compile(r"(?m)^(?:X-WR-CALNAME|NAME|UID|URL|SOURCE|X-WR-CALDESC|DESCRIPTION)[:;].*\n(?: .*\n)*")


@cache
def telling() -> tuple[str, ...]:
    """The names of feeds that hold, each, an event or a head that none of the others before it has; long ones first."""
    seen: set[str] = set()
    chosen = []
    for name, feed in sorted(feeds().items(), key=lambda item: -len(item[1])):
        parts = {*EVENT.findall(feed), NAMED.sub("", EVENT.sub("", feed)).strip()}
        if not parts <= seen:
            chosen.append(name)
            seen |= parts
    return tuple(chosen)


@cache
def read_by_vobject() -> Mapping[str, Seen]:
    """What vobject sees in each event, by its text: all others are held against it."""
    texts = [feeds()[name] for name in telling()]
    read = zip(texts, PARSERS["vobject"](texts), strict=True)
    return {text: seen for feed, events in read for text, seen in zip(EVENT.findall(feed), events, strict=True)}


@pytest.mark.parametrize("parser", [name for name in PARSERS if name != "vobject"])
def test_parsers_agree_on_every_feed_and_download(parser: str) -> None:
    names = [name for name in (telling() if parser in THOROUGH else feeds()) if comparable(parser, name)]
    for name, seen in zip(names, PARSERS[parser]([feeds()[name] for name in names]), strict=True):
        known = [read_by_vobject()[text] for text in EVENT.findall(feeds()[name])]
        assert same_words(parser, known) == same_words(parser, seen), name
