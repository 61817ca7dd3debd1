"""Successive publications of one site: which entries stand where, and what becomes of them."""

from datetime import date, timedelta

from catalogue.model.catalogue import Catalogue
from catalogue.reading.translations import read_translation
from tests import making
from tests.calendar_site import ALL, LEDGER, STAMP, TODAY, Site, build_calendars, events, only, outputs_of, stamps

LATER = STAMP + timedelta(days=3)
COURSE = "kalender/kurs/zoom.ics"


def with_sessions(*sessions: making.Fields, **fields: object) -> Catalogue:
    return making.catalogue(making.course("zoom", *sessions, **fields))


def test_which_files_there_are() -> None:
    files = Site().publish(with_sessions(making.session(venue="rathaus"), tools=["zoom"]))
    assert sorted(files) == [
        ALL,
        "kalender/anbieter/intern.ics",
        "kalender/bereich/fb11.ics",
        "kalender/format/seminar.ics",
        "kalender/kategorie/gesundheit.ics",
        "kalender/kategorie/kommunikation.ics",
        COURSE,
        "kalender/monat/2027-03.ics",
        "kalender/ort/online.ics",
        "kalender/ort/rathaus.ics",
        LEDGER,
        "kalender/termin/zoom-a.ics",
        "kalender/werkzeug/zoom.ics",
        "kalender/zielgruppe/alle.ics",
    ]
    full = {path for path, content in files.items() if b"BEGIN:VEVENT" in content}
    assert full == {
        ALL, COURSE, "kalender/kategorie/kommunikation.ics", "kalender/ort/rathaus.ics", "kalender/werkzeug/zoom.ics",
        "kalender/termin/zoom-a.ics", "kalender/monat/2027-03.ics",
    }  # fmt: skip
    assert files["kalender/kategorie/gesundheit.ics"].count(b"BEGIN:VTIMEZONE") == 1


def test_a_session_stands_whole_in_the_feed_of_any_of_its_venues() -> None:
    parts = [
        {"id": "x", "start": "2027-03-10 09:00", "end": "2027-03-10 10:00", "venue": "rathaus"},
        {"id": "y", "start": "2027-03-11 09:00", "end": "2027-03-11 10:00", "venue": "online"},
    ]
    files = Site().publish(with_sessions(making.session(parts=parts)))
    assert len(events(files["kalender/ort/rathaus.ics"])) == len(events(files["kalender/ort/online.ics"])) == 2


def test_feeds_are_transparent_and_named_and_downloads_neither() -> None:
    files = Site().publish(with_sessions(making.session()))
    feed, download = files[COURSE], files["kalender/termin/zoom-a.ics"]
    assert b"NAME:Fortbildung Musterstadt: Kurs zoom\r\n" in feed
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT4H\r\n" in feed
    assert b"COLOR:seagreen\r\n" in files["kalender/kategorie/kommunikation.ics"]
    assert b"NAME" not in download.replace(b"TZNAME", b"")
    assert b"REFRESH" not in download
    assert (only(feed)["TRANSP"], only(download)["TRANSP"]) == ("TRANSPARENT", "OPAQUE")
    assert (
        feed[feed.index(b"BEGIN:VEVENT") :].replace(b"TRANSPARENT", b"OPAQUE")
        == download[download.index(b"BEGIN:VEVENT") :]
    )
    for content in (feed, download):
        assert not any(name in content for name in (b"\r\nMETHOD", b"\r\nSOURCE", b"RDATE", b"\r\nCREATED"))


def test_every_feed_has_a_name_of_its_own() -> None:
    made = making.catalogue(making.course("a", title="Gleich"), making.course("b", title="Gleich"))
    files = Site().publish(made)
    names = [line for content in files.values() for line in content.split(b"\r\n") if line.startswith(b"X-WR-CALNAME")]
    assert len(names) == len(set(names)) > 10


def test_drafts_are_nowhere() -> None:
    files = Site().publish(with_sessions(making.session(), status="draft", title="Geheim"))
    assert COURSE not in files
    assert not any(b"Geheim" in content for content in files.values())


def test_the_first_publication_begins_at_zero() -> None:
    assert stamps(only(Site().publish(with_sessions(making.session()))[COURSE])) == (0, STAMP, STAMP)


def test_nothing_changed_changes_no_byte() -> None:
    site, made = Site(), with_sessions(making.session(), making.session("b", "2027-05-01", "2027-05-02"))
    assert site.publish(made) == site.publish(made, stamp=LATER)


def test_another_text_raises_the_stamps_and_not_the_sequence() -> None:
    site = Site()
    site.publish(with_sessions(making.session()))
    assert stamps(only(site.publish(with_sessions(making.session(), title="Neu"), stamp=LATER)[COURSE])) == (
        0,
        LATER,
        LATER,
    )


def test_stamps_rise_even_when_the_clock_went_back() -> None:
    site = Site()
    site.publish(with_sessions(making.session()))
    second = STAMP + timedelta(seconds=1)
    earlier = STAMP - timedelta(days=9)
    files = site.publish(with_sessions(making.session(), title="Neu"), stamp=earlier)
    assert stamps(only(files[COURSE])) == (0, second, second)


def test_a_renamed_venue_counts_as_another_place() -> None:
    site, course = Site(), making.course("zoom", making.session(venue="rathaus"))
    site.publish(making.catalogue(course))
    terms = making.changed_terms("venues", "rathaus", name="Neues Rathaus")
    event = only(site.publish(making.catalogue(course, terms=terms), stamp=LATER)[COURSE])
    assert stamps(event) == (1, LATER, LATER)


def test_a_move_is_said_as_long_as_the_session_stands_there() -> None:
    site = Site()
    site.publish(with_sessions(making.session()))
    moved = with_sessions(making.session("a", "2027-04-01 09:00", "2027-04-01 12:00"))
    files = site.publish(moved, stamp=LATER)
    event = only(files[COURSE])
    assert event["DESCRIPTION"].startswith("Verschoben: bisher 10.03.2027, 09:00 Uhr\nAngebot")
    assert stamps(event) == (1, LATER, LATER)
    assert site.publish(moved, stamp=LATER + timedelta(days=1)) == files
    again = with_sessions(making.session("a", "2027-04-02 09:00", "2027-04-02 12:00"))
    event = only(site.publish(again, stamp=LATER)[COURSE])
    assert event["DESCRIPTION"].startswith("Verschoben: bisher 01.04.2027, 09:00 Uhr\nAngebot")
    assert stamps(event) == (2, LATER + timedelta(seconds=1), LATER + timedelta(seconds=1))


def test_a_correction_of_the_past_is_no_move() -> None:
    site = Site()
    site.publish(with_sessions(making.session("a", "2026-03-10 09:00", "2026-03-10 12:00")))
    event = only(site.publish(with_sessions(making.session("a", "2026-03-11 09:00", "2026-03-11 12:00")))[COURSE])
    assert event["DESCRIPTION"].startswith("Angebot")


def test_a_cancelled_session_stays_where_it_was() -> None:
    site = Site()
    before = only(site.publish(with_sessions(making.session()))[COURSE])
    files = site.publish(with_sessions(making.session(status="cancelled")), stamp=LATER)
    event = only(files[COURSE])
    assert event["STATUS"] == "CANCELLED"
    assert event["SUMMARY"] == "Abgesagt: Kurs zoom"
    assert event["DTSTART"].dt == before["DTSTART"].dt
    assert stamps(event) == (1, LATER, LATER)
    assert only(files["kalender/termin/zoom-a.ics"])["TRANSP"] == "TRANSPARENT"


def test_a_deleted_session_is_cancelled_until_it_is_over_and_retained() -> None:
    site, other = Site(), making.session("b", "2029-01-01 09:00", "2029-01-01 12:00")
    (uid, *_) = events(site.publish(with_sessions(making.session(), other))[COURSE])
    files = site.publish(with_sessions(other), stamp=LATER)
    event = events(files[COURSE])[uid]
    assert (event["STATUS"], event["SUMMARY"]) == ("CANCELLED", "Abgesagt: Kurs zoom")
    assert stamps(event) == (1, LATER, LATER)
    assert "kalender/termin/zoom-a.ics" not in files
    assert site.publish(with_sessions(other), today=date(2028, 3, 10)) == files
    assert uid not in events(site.publish(with_sessions(other), today=date(2028, 3, 11))[COURSE])
    assert site.ledger is not None
    assert uid not in site.ledger.entries


def test_a_deleted_session_may_come_back() -> None:
    site = Site()
    site.publish(with_sessions(making.session()))
    site.publish(with_sessions(), stamp=LATER)
    event = only(site.publish(with_sessions(making.session()), stamp=LATER)[COURSE])
    assert event["STATUS"] == "CONFIRMED"
    assert stamps(event) == (2, LATER + timedelta(seconds=1), LATER + timedelta(seconds=1))


def test_a_deleted_past_session_stays_as_it_was_until_it_is_retained_no_longer() -> None:
    site, old = Site(), making.session("b", "2026-12-01 09:00", "2026-12-01 12:00")
    files = site.publish(with_sessions(making.session(), old))
    tidied = with_sessions(making.session())
    assert site.publish(tidied, stamp=LATER)[ALL] == files[ALL]
    assert site.publish(tidied, today=date(2027, 12, 1), stamp=LATER)[ALL] == files[ALL]
    last = site.publish(tidied, today=date(2027, 12, 2), stamp=LATER)
    assert len(events(last[ALL])) == 1
    assert site.publish(tidied, today=date(2027, 12, 2), stamp=LATER) == last, "on its own ledger: the same"


def test_a_withdrawn_past_session_vanishes_too() -> None:
    site, old = Site(), making.session("b", "2026-12-01 09:00", "2026-12-01 12:00")
    site.publish(with_sessions(making.session(), old))
    assert len(events(site.publish(with_sessions(making.session(), withdrawn=["b"]))[ALL])) == 1


def test_a_withdrawn_session_vanishes() -> None:
    site, other = Site(), making.session("b", "2029-01-01 09:00", "2029-01-01 12:00")
    (uid, *_) = events(site.publish(with_sessions(making.session(), other))[COURSE])
    files = site.publish(with_sessions(other, withdrawn=["a"]))
    assert uid not in events(files[COURSE])
    assert uid.encode() not in files[LEDGER]


def test_a_feed_that_had_events_keeps_one() -> None:
    site = Site()
    site.publish(with_sessions(making.session()))
    event = only(site.publish(with_sessions(withdrawn=["a"]), stamp=LATER)[COURSE])
    assert event["STATUS"] == "CANCELLED"  # nobody shows it as a date, and no client keeps the old one
    files = site.publish(with_sessions(), today=date(2040, 1, 1), stamp=LATER)
    assert stamps(only(files[COURSE])) == (1, LATER, LATER)
    assert site.publish(with_sessions(), today=date(2040, 1, 1), stamp=LATER) == files


def test_past_sessions_stay_a_year_and_the_last_one_for_ever() -> None:
    old = making.session("b", "2020-12-01 09:00", "2020-12-01 12:00")
    older = making.session("c", "2019-12-01 09:00", "2019-12-01 12:00")
    site = Site()
    assert len(events(site.publish(with_sessions(making.session(), old))[COURSE])) == 1
    event = only(Site().publish(with_sessions(old, older))[COURSE])
    assert event["DTSTART"].dt.year == 2020


def test_a_feed_is_written_for_ever() -> None:
    site = Site()
    before = site.publish(with_sessions(making.session(venue="rathaus")))
    terms = {name: dict(entries) for name, entries in making.TERMS.items()}
    del terms["venues"]["rathaus"]
    after = site.publish(making.catalogue(terms=terms))
    downloads = ("kalender/termin/", "kalender/monat/")
    assert {path for path in before if not path.startswith(downloads)} == set(after)
    assert only(after[COURSE])["STATUS"] == only(after["kalender/ort/rathaus.ics"])["STATUS"] == "CANCELLED"
    assert b"NAME:Fortbildung Musterstadt: Ort Rathaus\r\n" in after["kalender/ort/rathaus.ics"]


def test_a_course_that_leaves_a_category_leaves_its_last_entry_there() -> None:
    site = Site()
    site.publish(with_sessions(making.session()))
    files = site.publish(with_sessions(making.session(), category="gesundheit"), stamp=LATER)
    left = files["kalender/kategorie/kommunikation.ics"], files["kalender/kategorie/gesundheit.ics"]
    assert only(left[0]) == only(left[1])
    assert only(left[0])["STATUS"] == "CONFIRMED"


def test_deadlines_are_opt_in_and_apart() -> None:
    fields = {"registration": {"email": "a@b.example", "closes": "P7D"}}
    course = making.course("zoom", making.session(), **fields)
    path = "kalender/anmeldefristen.ics"
    assert path not in Site().publish(making.catalogue(course))
    site = Site()
    files = site.publish(making.catalogue(course, of=making.settings(deadline_feed="true")))
    assert only(files[path])["DTSTART"].dt == date(2027, 3, 3)
    assert len(events(files[ALL])) == len(events(files[COURSE])) == 1
    off = site.publish(making.catalogue(course), stamp=LATER)
    assert off[path] == files[path], "nobody has called the closing day off"


def test_two_downloads_never_share_an_address_in_silence() -> None:
    site = Site()
    site.publish(making.catalogue(making.course("a-b", making.session("c")), making.course("a", making.session("b-c"))))
    assert site.last is not None
    (problem,) = site.last.problems
    assert (problem.code, problem.place.path) == ("calendar-address-taken", "courses/a.md")


def test_the_second_of_two_equal_wall_times_is_written_in_utc() -> None:
    made = with_sessions(making.session("a", "2027-10-31 01:30", "2027-10-31 02:30+01:00"))
    content = Site().publish(made)[COURSE]
    assert b"DTSTART:20271030T233000Z\r\nDTEND:20271031T013000Z\r\n" in content


def test_a_new_law_about_offsets_moves_no_session() -> None:
    site, course = Site(), making.course("zoom", making.session("a", "2027-07-01 09:00", "2027-07-01 12:00"))
    site.publish(making.catalogue(course))
    event = only(
        site.publish(making.catalogue(course, of=making.settings(timezone="Africa/Lagos")), stamp=LATER)[COURSE]
    )
    assert stamps(event) == (0, LATER, LATER)
    assert event["DESCRIPTION"].startswith("Angebot")


def test_english_words_and_paths() -> None:
    course = making.course("zoom", making.session(status="cancelled"))
    made = making.catalogue(course, of=making.settings(language="en"))
    built = build_calendars(made, today=TODAY, stamp=STAMP, previous=None, words=read_translation("en"))
    files = {output.path: output.content for output in outputs_of(built)}
    assert only(files["calendar/course/zoom.ics"])["SUMMARY"] == "Cancelled: Kurs zoom"


def test_the_download_of_a_month_holds_whole_sessions_and_no_name() -> None:
    parts = [
        {"id": "x", "start": "2027-03-31 09:00", "end": "2027-03-31 10:00"},
        {"id": "y", "start": "2027-04-01 09:00", "end": "2027-04-01 10:00"},
    ]
    past = making.session("c", "2020-03-10 09:00", "2020-03-10 10:00")
    files = Site().publish(with_sessions(making.session(parts=parts), making.session("b"), past))
    march, april = (files[f"kalender/monat/2027-{month}.ics"] for month in ("03", "04"))
    assert [event["DTSTART"].dt.day for event in events(march).values()] == [10, 31, 1]
    assert events(april).keys() < events(march).keys()
    assert events(march) == {uid: event for uid, event in events(files[ALL]).items() if uid in events(march)}
    assert b"CALNAME" not in march
    assert b"REFRESH" not in march
    assert len(events(files["kalender/monat/2020-03.ics"])) == 1, "past months are there as long as their sessions are"
