"""Whatever authors write and however often it is published: feeds stay readable, stamps only ever rise."""

import string
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from importlib import resources
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from catalogue.model.moment import Moment
from catalogue.model.session import SHORT_FORM
from catalogue.outputs.calendar.entry import Entry, EntryKind, Organizer, Position
from catalogue.outputs.calendar.ical import END, head
from catalogue.outputs.calendar.ledger import BadLedger, Ledger, read
from catalogue.outputs.calendar.timezone import timezone
from catalogue.outputs.calendar.vevent import Stamps, render_event
from catalogue.reading.zone import open_zone
from tests import making
from tests.calendar_site import ALL, LEDGER, Site, events, stamps

ZONES = tuple((resources.files("tzdata") / "zones").read_text(encoding="utf-8").split())
TEXT = st.one_of(
    st.text(max_size=200),
    st.text(alphabet=string.printable + "\x00\x1b\x85\u2028\u2029\u200b\u202e\ufeff\ud800", max_size=200),
    st.sampled_from(("END:VCALENDAR\r\nBEGIN:VEVENT", "\\", "\\n\\", "a\r\n b", '";:,=^', "\U0001f600" * 60)),
)
WORD = TEXT.map(lambda text: text + "x")
UIDS = st.uuids(version=5).map(str)
MAIL = st.from_regex(r"[A-Za-z0-9.!$'*+/=^_~-]{1,20}@[a-z]{1,9}\.example", fullmatch=True)


@st.composite
def moments(draw: st.DrawFn, zone: str, whole_day: bool) -> Moment:
    """Any day or minute; half of them in the weeks in which clocks change."""
    day = draw(st.one_of(st.dates(date(1971, 1, 1), date(2099, 12, 30)), _near_a_change()))
    if whole_day:
        return Moment(day=day, clock=None, zone=open_zone(zone))
    clock = time(draw(st.integers(0, 23)), draw(st.sampled_from((0, 15, 30, 59))))
    wall = datetime.combine(day, clock, open_zone(zone))
    exists = wall.astimezone(UTC).astimezone(open_zone(zone)).replace(tzinfo=None) == wall.replace(tzinfo=None)
    if not exists:
        return Moment(day=day, clock=time(12), zone=open_zone(zone))
    twice = wall.replace(fold=1).utcoffset() != wall.utcoffset()
    return Moment(day=day, clock=clock, zone=open_zone(zone), fold=draw(st.integers(0, 1)) if twice else 0)


def _near_a_change() -> st.SearchStrategy[date]:
    starts = st.sampled_from([date(year, month, 20) for year in range(2024, 2035) for month in (3, 4, 9, 10)])
    return st.builds(lambda start, days: start + timedelta(days=days), starts, st.integers(0, 20))


@st.composite
def entries(draw: st.DrawFn) -> tuple[str, Entry]:
    """A zone and an entry in it, with anything at all in its texts."""
    zone, whole_day = draw(st.sampled_from(ZONES)), draw(st.booleans())
    start = draw(moments(zone, whole_day))
    end = draw(moments(zone, whole_day).filter(lambda moment: moment.instant > start.instant))
    entry = Entry(
        uid=draw(UIDS),
        kind=EntryKind.PART,
        course="a",
        session="b",
        start=start,
        end=end,
        summary=draw(WORD),
        description=draw(TEXT),
        url="https://stadt.example/a/?b=c;d,e",
        location=draw(TEXT),
        cancelled=draw(st.booleans()),
        categories=tuple(draw(st.lists(WORD, max_size=3))),
        geo=draw(st.none() | st.builds(Position, lat=st.floats(-90, 90), lon=st.floats(-180, 180))),
        organizer=draw(st.none() | st.builds(Organizer, name=WORD, email=MAIL)),
        conference=draw(st.sampled_from(("", "https://stadt.example/raum"))),
        siblings=tuple(draw(st.lists(UIDS, max_size=2))),
    )
    return zone, entry


def walked(content: bytes) -> list[Any]:
    """The VEVENTs of a feed."""
    return list(Calendar.from_ical(content).walk("VEVENT"))


def in_utc(value: Any, zone: str) -> datetime | date:
    """The instant that a feed's time means by our own VTIMEZONE, not by the library's zone data."""
    if not isinstance(value, datetime):
        return value  # type: ignore[no-any-return]
    if value.utcoffset() == timedelta() and str(value.tzinfo) == "UTC":
        return value.replace(tzinfo=None)
    instant = timezone(zone).rule.first_instant(value.replace(tzinfo=None))
    assert instant is not None
    return instant


@given(entries(), WORD)
@settings(max_examples=300, deadline=None)
def test_any_entry_in_any_zone_is_read_back(drawn: tuple[str, Entry], name: str) -> None:
    zone, entry = drawn
    event = render_event(entry, Stamps("2027-01-01T00:00:00Z", 1), zone=timezone(zone))
    content = b"".join((head(timezone(zone), name=name, colour="#123456"), event, event, END))
    lines = content.decode("utf-8").split("\r\n")
    assert lines.pop() == ""
    assert all(line and len(line.encode()) <= 75 and not set(line) & set("\r\n\x00\x1b\x85") for line in lines)
    assert sum(not line.startswith(" ") and ":" not in line and ";" not in line for line in lines) == 0
    first, second = walked(content)
    assert first == second
    assert (str(first["UID"]), str(first["STATUS"])) == (entry.uid, "CANCELLED" if entry.cancelled else "CONFIRMED")
    for moment, found in ((entry.start, first["DTSTART"].dt), (entry.end, first["DTEND"].dt)):
        wanted = moment.day if moment.clock is None else moment.instant.replace(tzinfo=None)
        assert in_utc(found, zone) == wanted


@dataclass(frozen=True)
class Edit:
    """What an author changes between two publications."""

    session: str
    what: str
    number: int


EVERYTHING = making.settings(deadline_feed="true", review_feeds="true")
EDITS = st.builds(
    Edit,
    session=st.sampled_from("abc"),
    what=st.sampled_from(
        (
            "add",
            "delete",
            "move",
            "cancel",
            "note",
            "venue",
            "category",
            "split",
            "cut",
            "merge",
            "relabel",
            "shift",
            "withdraw",
            "draft",
            "rename",
            "review",
            "mandatory",
        )
    ),
    number=st.integers(1, 28),
)


def edited(course: dict[str, Any], edit: Edit) -> dict[str, Any]:
    """Returns the front matter after one edit."""
    sessions = {each["id"]: each for each in course["sessions"]}
    old = sessions.get(edit.session)
    day = f"2027-{edit.number % 12 + 1:02}-{edit.number:02}"
    changes: dict[str, dict[str, Any]] = {
        "add": making.session(edit.session, f"{day} 09:00", f"{day} 12:00"),
        "move": making.session(edit.session, day, day),
        "cancel": {**(old or {}), "status": "cancelled"},
        "note": {**(old or {}), "note": f"Hinweis {edit.number}"},
        "split": making.session(
            edit.session,
            parts=[{"id": f"p{n}", "start": f"{day} {9 + n:02}:00", "end": f"{day} {10 + n:02}:00"} for n in range(3)],
        ),
    }
    if edit.what == "draft":
        return {**course, "status": "draft" if edit.number % 2 else "published"}
    if edit.what == "rename":
        slugs = [*course.get("aliases", ()), course["slug"]]
        return {**course, "id": "zoom", "slug": f"name-{edit.number}", "aliases": slugs}
    if edit.what == "review":
        return {**course, "review": {"by": "fortbildung", "last": f"2026-11-{edit.number:02}"}}
    if edit.what == "mandatory":
        return {**course, "mandatory": f"P{edit.number}M" if edit.number % 3 else None}
    if edit.what == "category":
        return {**course, "category": "gesundheit" if edit.number % 2 else "kommunikation"}
    if edit.what in ("cut", "merge", "relabel", "shift"):
        return {**course, "sessions": relabelled(course["sessions"], edit)}
    if edit.what in changes and (old is not None or edit.what == "add"):
        sessions[edit.session] = changes[edit.what]
    elif edit.what in ("delete", "withdraw"):
        sessions.pop(edit.session, None)
    withdrawn = [*course.get("withdrawn", ()), edit.session] if edit.what == "withdraw" else course.get("withdrawn", ())
    return {**course, "sessions": list(sessions.values()), "withdrawn": sorted(set(withdrawn))}


def relabelled(sessions: list[dict[str, Any]], edit: Edit) -> list[dict[str, Any]]:
    """Returns the sessions at the same times with other ids or parts; only those of the last parts may be missing."""
    ids = [each["id"] for each in sessions]
    if edit.what == "shift":
        return [{**each, "id": id_} for each, id_ in zip(sessions, [*ids[1:], *ids[:1]], strict=True)]
    return [_recut(each, edit, ids) if each["id"] == edit.session else each for each in sessions]


def _recut(session: dict[str, Any], edit: Edit, taken: list[str]) -> dict[str, Any]:
    rest = {key: value for key, value in session.items() if key not in ("parts", *SHORT_FORM)}
    own = {key: session[key] for key in SHORT_FORM if key in session}
    if edit.what == "cut" and own:
        return {**rest, "parts": [{"id": f"tag-{edit.number}", **own}]}
    if edit.what == "merge" and not own:
        return {**rest, **{key: value for key, value in session["parts"][0].items() if key in SHORT_FORM}}
    if edit.what == "relabel":
        return {**session, "id": next(each for each in "abcdefg" if each not in taken)}
    return session


def long_over(edit: Edit, today: date) -> bool:
    """Tells whether an edit puts a session where none has to be shown any more."""
    day = date.fromisoformat(f"2027-{edit.number % 12 + 1:02}-{edit.number:02}")
    return edit.what in ("add", "move", "split") and day <= today - timedelta(days=365)


def is_feed(path: str) -> bool:
    """Tells feeds from downloads, which are there as long as what they hold."""
    return path.endswith(".ics") and not path.startswith(("kalender/termin/", "kalender/monat/"))


def check_nothing_is_lost(before: dict[str, bytes], after: dict[str, bytes], today: date) -> None:
    """Whatever is not over for a year stays where all sessions are shown, moved or cancelled at most.

    What stands there under another identity takes place, so that nothing at its time is said to be cancelled.
    """
    now = events(after[ALL])
    for uid, event in events(before.get(ALL, b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")).items():
        end = event["DTEND"].dt
        over = (end.date() if isinstance(end, datetime) else end) <= today - timedelta(days=365)
        assert uid in now or over or any(takes_place_at(event, each) for each in now.values())


def takes_place_at(event: Any, other: Any) -> bool:
    """Tells whether `other` is not cancelled and begins when `event` begins, or while it lasts."""
    start, end, begin = (in_utc_of(each) for each in (event["DTSTART"].dt, event["DTEND"].dt, other["DTSTART"].dt))
    return str(other["STATUS"]) == "CONFIRMED" and start <= begin < end


def in_utc_of(moment: datetime | date) -> datetime:
    """A moment of a feed, or the midnight with which a whole day begins."""
    return (
        moment if isinstance(moment, datetime) else datetime.combine(moment, time(), making.settings().timezone)
    ).astimezone(UTC)


def check_nothing_is_doubled(after: dict[str, bytes]) -> None:
    """Nobody reads that something is cancelled which takes place then and there."""
    found = list(events(after[ALL]).values())
    held = {what_and_where(each) for each in found if str(each["STATUS"]) == "CONFIRMED"}
    assert not [each for each in found if str(each["STATUS"]) == "CANCELLED" and what_and_where(each) in held]


def what_and_where(event: Any) -> tuple[Any, ...]:
    """Course, time and place of an event."""
    return event["URL"], event["DTSTART"].dt, event["DTEND"].dt, event.get("LOCATION")


def check_feeds(before: dict[str, bytes], after: dict[str, bytes]) -> None:
    """The invariants between two publications, feed by feed."""
    said: dict[str, Any] = {}
    assert {path for path in before if is_feed(path)} <= set(after)
    for path, content in after.items():
        if not is_feed(path):
            continue
        old, new = events(before.get(path, b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")), events(content)
        assert new or not old, "a feed that had events is never empty"
        assert len(new) == content.count(b"BEGIN:VEVENT"), "no UID twice"
        for uid, event in new.items():
            assert said.setdefault(uid, event) == event, "the same in every feed"
            if uid in old:
                check_event(old[uid], event)


def check_event(old: Any, new: Any) -> None:
    """Stamps rise when an event says something else, and only then."""
    sequence, changed, modified = stamps(new)
    assert changed == modified
    if old.to_ical() == new.to_ical():
        return
    assert changed > stamps(old)[1]
    same_place = all(old.get(name) == new.get(name) for name in ("DTSTART", "DTEND", "LOCATION", "STATUS"))
    assert sequence == stamps(old)[0] + (not same_place)


@given(st.lists(st.tuples(st.lists(EDITS, max_size=3), st.integers(-2, 200)), min_size=1, max_size=6))
@settings(max_examples=80, deadline=None)
@example(
    [([], 143), ([Edit(session="b", what="add", number=1)], 160), ([Edit(session="a", what="add", number=1)], 125)]
)
@example([([], 0), ([Edit(session="a", what="cut", number=1)], 1)])
@example([([], 0), ([Edit(session="a", what="relabel", number=1)], 1)])
def test_stamps_and_feeds_over_any_history(history: list[tuple[list[Edit], int]]) -> None:
    registration = {"email": "a@b.example", "closes": "P7D"}
    course = making.course("zoom", making.session(venue="rathaus"), registration=registration)
    site, venue = Site(), "Rathaus"
    today, stamp = date(2026, 12, 1), datetime(2026, 12, 1, tzinfo=UTC)
    before: dict[str, bytes] = {}
    for edits, days in history:
        for edit in edits:
            course = edited(course, edit)
            venue = f"Rathaus {edit.number}" if edit.what == "venue" else venue
        today, stamp = today + timedelta(days=max(days, 0)), stamp + timedelta(days=days)
        terms = making.changed_terms("venues", "rathaus", name=venue)
        made = making.catalogue(course, terms=terms, of=EVERYTHING)
        after = dict(site.publish(made, today=today, stamp=stamp))
        assert after == site.publish(made, today=today, stamp=stamp + timedelta(days=5)), "on its own ledger: the same"
        check_feeds(before, after)
        check_nothing_is_doubled(after)
        if not course.get("withdrawn") and not any(long_over(edit, today) for edit in edits):
            check_nothing_is_lost(before, after, today)
        before = after


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_a_damaged_ledger_is_refused_and_never_believed(data: st.DataObject) -> None:
    content = Site().publish(making.catalogue(making.course("zoom", making.session())))[LEDGER]
    at = data.draw(st.integers(0, len(content) - 2))
    damaged = content[:at] + data.draw(st.binary(max_size=3)) + content[at + data.draw(st.integers(0, 3)) :]

    def outcome(text: bytes) -> Ledger | None:
        try:
            return read(text, path=LEDGER, site="musterstadt", zone=open_zone("Europe/Berlin"))
        except BadLedger:
            return None

    assert outcome(damaged) in (None, outcome(content))
