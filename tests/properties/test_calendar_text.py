"""What is written by hand for speed is what icalendar, pydantic and json write, whatever authors say."""

import json
import uuid
from datetime import UTC, date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.model.moment import Moment
from catalogue.outputs.calendar.content_line import clean_line, clean_text, content_line
from catalogue.outputs.calendar.entry import Entry
from catalogue.outputs.calendar.entry_text import fields_of, place_hash, rendered_hash, stored_text
from catalogue.outputs.calendar.feeds import Feed
from catalogue.outputs.calendar.ical import head
from catalogue.outputs.calendar.ledger import FeedRecord, Ledger, Record
from catalogue.outputs.calendar.ledger_text import entry_in, member_of, read_members, shown_elsewhere, write
from catalogue.outputs.calendar.published import Published
from catalogue.outputs.calendar.timezone import timezone
from catalogue.outputs.calendar.uid import NAMESPACE, cycle_uid, deadline_uid, part_uid
from catalogue.outputs.calendar.vevent import Stamps, busy, render_event
from catalogue.outputs.output import large
from catalogue.reading.zone import open_zone
from tests.calendar_oracle import (
    digest_by_json,
    event_by_icalendar,
    fields_by_pydantic,
    head_by_icalendar,
    ledger_by_json,
    line_of,
    text_of,
)
from tests.properties.test_calendar import TEXT, UIDS, ZONES, entries

STAMPS = st.builds(
    Stamps,
    changed=st.datetimes(datetime(1970, 1, 1), datetime(9000, 12, 31), timezones=st.just(UTC)).map(  # noqa: DTZ001
        lambda moment: moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    ),
    sequence=st.integers(0, 10**9),
)
# What a fold must not tear apart stands close together here.
DENSE = st.text(alphabet='aä€\U0001f600\\^,;\n"N', min_size=60, max_size=400)
# A file in UTF-8 holds no halves of surrogates.
WHOLE = st.text(st.characters(codec="utf-8"), max_size=60)


@st.composite
def any_entries(draw: st.DrawFn) -> tuple[str, Entry]:
    """A zone and an entry with more of the texts that are hard to fold."""
    zone, entry = draw(entries())
    changes = {"summary": draw(TEXT | DENSE), "description": draw(TEXT | DENSE), "location": draw(TEXT | DENSE)}
    return zone, _changed(entry, **changes)


@st.composite
def kept_entries(draw: st.DrawFn) -> Entry:
    """An entry as it can stand in a ledger, with all that one can say."""
    zone, entry = draw(entries())
    day = Moment(day=draw(st.dates(date(1971, 1, 1))), clock=None, zone=open_zone(zone))
    return _changed(
        entry,
        summary=draw(WHOLE),
        description=draw(WHOLE),
        location=draw(WHOLE),
        course=draw(WHOLE),
        categories=tuple(draw(st.lists(WHOLE, max_size=3))),
        organizer=None,
        moved_from=draw(st.none() | st.just(entry.start)),
        settled=draw(st.none() | st.just(day)),
    )


def _changed(entry: Entry, **fields: object) -> Entry:
    values = {name: getattr(entry, name) for name in Entry.__slots__}
    return Entry(**{**values, **fields})


@given(any_entries(), STAMPS)
@settings(max_examples=400, deadline=None)
def test_an_event_is_what_icalendar_writes(drawn: tuple[str, Entry], stamps: Stamps) -> None:
    zone, entry = drawn
    assert render_event(entry, stamps, zone=timezone(zone)) == event_by_icalendar(entry, stamps, zone=timezone(zone))


@given(any_entries())
@settings(max_examples=100, deadline=None)
def test_a_busy_event_differs_in_one_line(drawn: tuple[str, Entry]) -> None:
    zone, entry = drawn
    event = render_event(entry, Stamps("2027-01-01T08:00:00Z", 1), zone=timezone(zone))
    different = [
        pair for pair in zip(event.split(b"\r\n"), busy(event).split(b"\r\n"), strict=True) if len(set(pair)) > 1
    ]
    assert different == ([] if entry.cancelled else [(b"TRANSP:TRANSPARENT", b"TRANSP:OPAQUE")])


@given(st.sampled_from(ZONES), TEXT | DENSE, st.sampled_from(("", "#2e8b57")))
@settings(max_examples=200, deadline=None)
def test_the_head_of_a_feed_is_what_icalendar_writes(zone: str, name: str, colour: str) -> None:
    opening, mark, rest = head(timezone(zone), name=name, colour=colour).partition(b"BEGIN:VTIMEZONE\r\n")
    assert opening.split(b"\r\n")[:-1] == head_by_icalendar(timezone(zone), name=name, colour=colour)
    assert mark
    assert rest.endswith(b"END:VTIMEZONE\r\n")


def test_every_character_is_cleaned_as_its_category_says() -> None:
    for first in range(0, 0x110000, 0x1000):
        text = "x".join(map(chr, range(first, first + 0x1000)))
        assert clean_text(text) == text_of(text)
        assert clean_line(text) == line_of(text)


@given(DENSE.map(lambda text: text.replace("\n", "").lstrip("\ufeff")))
@settings(max_examples=300, deadline=None)
def test_a_folded_line_is_short_and_whole(text: str) -> None:
    lines = content_line("SUMMARY", text).split(b"\r\n")
    assert all(len(line) <= 75 and line.decode() for line in lines)
    assert b"".join([lines[0], *(line.removeprefix(b" ") for line in lines[1:])]).decode() == f"SUMMARY:{text}"


@given(any_entries() | kept_entries().map(lambda entry: ("Europe/Berlin", entry)))
@settings(max_examples=300, deadline=None)
def test_hashes_are_those_of_earlier_publications(drawn: tuple[str, Entry]) -> None:
    _, entry = drawn
    fields, slow = fields_of(entry), fields_by_pydantic(entry)
    assert place_hash(fields) == digest_by_json([slow["start"], slow["end"], slow["location"], slow["cancelled"]])
    assert rendered_hash(fields, entry.start.zone.key) == digest_by_json([slow, entry.start.zone.key])


@given(
    st.dictionaries(UIDS, st.tuples(kept_entries(), st.booleans(), st.integers(0, 9), st.booleans()), max_size=4),
    st.dictionaries(st.sampled_from(("all", "course/a", "venues/b")), st.tuples(WHOLE, WHOLE), min_size=1),
    WHOLE,
)
@settings(max_examples=150, deadline=None)
def test_a_ledger_is_what_json_writes(
    drawn: dict[str, tuple[Entry, bool, int, bool]], named: dict[str, tuple[str, str]], site: str
) -> None:
    feeds = {key: FeedRecord(name=name, colour=colour) for key, (name, colour) in named.items()}
    listed = [Feed(key, name, colour) for key, (name, colour) in named.items()]
    members, records = [], {}
    for uid, (entry, gone, sequence, standing) in sorted(drawn.items()):
        each, shown = _published(_changed(entry, uid=uid), gone=gone, sequence=sequence), tuple(sorted(named))
        members.append(member_of(each, shown if standing else ()))
        records[uid] = _record(each, shown if standing else ())
    cut = len(members) // 2
    written = large("stand.json", b"", lambda: write((members[:cut], members[cut:]), listed, site=site)).make()
    assert written == ledger_by_json(Ledger(site=site, entries=records, feeds=feeds))


@given(kept_entries(), UIDS, st.booleans(), st.booleans())
@settings(max_examples=150, deadline=None)
def test_a_member_of_the_ledger_names_other_feeds_as_if_it_were_made_anew(
    entry: Entry, uid: str, gone: bool, standing: bool
) -> None:
    each = _published(_changed(entry, uid=uid), gone=gone, sequence=3)
    before, text = ("all", "course/a") if standing else (), each.text
    member = member_of(each, before)
    assert entry_in(member) == (text if standing else b"")
    for shown in ((), ("all",), ("all", "venues/b")):
        assert shown_elsewhere(member, text, shown) == member_of(each, shown)
        read = read_members([member_of(each, shown)], zone=entry.start.zone)
        assert read == {uid: _record(each, shown)}


def _published(entry: Entry, *, gone: bool, sequence: int) -> Published:
    fields = fields_of(entry)
    return Published(
        entry=entry,
        said=entry,
        text=stored_text(fields),
        place=place_hash(fields),
        rendered=rendered_hash(fields, entry.start.zone.key),
        sequence=sequence,
        changed="2027-01-01T08:00:00Z",
        moved=Moment(day=date(2027, 3, 3), clock=None, zone=entry.start.zone) if gone else None,
        gone=gone,
        left=gone,
        spare=False,
        before=(),
        fresh=True,
    )


def _record(each: Published, shown: tuple[str, ...]) -> Record:
    return Record(
        place=each.place,
        rendered=each.rendered,
        sequence=each.sequence,
        changed=each.changed,
        moved=each.moved,
        gone=each.gone,
        feeds=shown,
        entry=each.entry if shown else None,
    )


@given(TEXT, TEXT, TEXT, TEXT, st.integers(0))
def test_identifiers_are_those_of_the_module_uuid(site: str, course: str, session: str, part: str, number: int) -> None:
    def by_uuid(*words: str) -> str:
        return str(uuid.uuid5(NAMESPACE, json.dumps(words, separators=(",", ":"))))

    assert part_uid(site=site, course=course, session=session, part=part) == by_uuid(site, course, session, part)
    assert deadline_uid(site=site, course=course, session=session) == by_uuid(site, course, session, "", "deadline")
    rounds = by_uuid(site, course, "", str(number), "repetition")
    assert cycle_uid(site=site, course=course, round_=number) == rounds
