"""Due days: reviews for each contact and the repetition of mandatory courses, through successive publications."""

from datetime import date, timedelta

from catalogue.model.catalogue import Catalogue
from tests import making
from tests.calendar_site import ALL, STAMP, Site, events, only, stamps

LATER = STAMP + timedelta(days=3)
REVIEWS = "kalender/wiedervorlage/fortbildung.ics"
REPETITIONS = "kalender/wiederholungen.ics"
REVIEW = {"by": "fortbildung", "last": "2026-10-01", "every": "P1Y"}


def reviewed(review: making.Fields | None = None, *, switch: str = "true", **fields: object) -> Catalogue:
    of = making.settings(review_feeds=switch, edit="https://git.example/edit/{path}")
    given = {"review": review} if review else {}
    return making.catalogue(guides=[making.guide("dms", **given, **fields)], of=of)


def mandatory(*sessions: making.Fields, **fields: object) -> Catalogue:
    return making.catalogue(making.course("schutz", *sessions, **{"mandatory": "P1Y", **fields}))


def test_reviews_are_opt_in_and_each_contact_has_a_feed() -> None:
    assert REVIEWS not in Site().publish(reviewed(REVIEW, switch="false"))
    feed = Site().publish(reviewed())[REVIEWS]
    assert b"BEGIN:VEVENT" not in feed
    assert b"NAME:Fortbildung Musterstadt: Wiedervorlage Interne Fortbildung\r\n" in feed


def test_a_review_stands_once_in_the_feed_of_a_former_id_that_is_written_twice() -> None:
    of = making.settings(review_feeds="true")
    terms = making.changed_terms("contacts", "fortbildung", aliases=["alt", "alt"])
    files = Site().publish(making.catalogue(guides=[making.guide("dms", review=REVIEW)], of=of, terms=terms))
    assert [files[path].count(b"BEGIN:VEVENT") for path in (REVIEWS, "kalender/wiedervorlage/alt.ics")] == [1, 1]


def test_a_review_is_a_whole_day_that_moves_on_once_it_is_done() -> None:
    site = Site()
    event = only(site.publish(reviewed(REVIEW))[REVIEWS])
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2027, 10, 1), date(2027, 10, 2))
    assert event["SUMMARY"] == "Wiedervorlage: Anleitung dms"
    assert "Bearbeiten: https://git.example/edit/docs/guides/dms.md" in event["DESCRIPTION"]
    done = only(site.publish(reviewed({**REVIEW, "last": "2027-09-15"}), stamp=LATER)[REVIEWS])
    assert (done["UID"], done["DTSTART"].dt) == (event["UID"], date(2028, 9, 15))
    assert stamps(done) == (1, LATER, LATER)
    assert "Verschoben" not in done["DESCRIPTION"]


def test_an_overdue_review_stays_until_it_is_done() -> None:
    site = Site()
    feed = site.publish(reviewed(REVIEW))[REVIEWS]
    assert site.publish(reviewed(REVIEW), today=date(2031, 1, 1))[REVIEWS] == feed


def test_a_renamed_guide_keeps_its_review() -> None:
    site = Site()
    before = only(site.publish(reviewed(REVIEW))[REVIEWS])
    guide = making.guide("akten", id="dms", aliases=["dms"], review=REVIEW)
    of = making.settings(review_feeds="true")
    after = only(site.publish(making.catalogue(guides=[guide], of=of), stamp=LATER)[REVIEWS])
    assert (after["UID"], after["STATUS"]) == (before["UID"], "CONFIRMED")


def test_an_offer_that_is_gone_is_no_longer_to_be_reviewed() -> None:
    site = Site()
    site.publish(reviewed(REVIEW))
    of = making.settings(review_feeds="true")
    assert only(site.publish(making.catalogue(of=of), stamp=LATER)[REVIEWS])["STATUS"] == "CANCELLED"


def test_drafts_are_not_reviewed_in_public() -> None:
    assert b"VEVENT" not in Site().publish(reviewed(REVIEW, status="draft"))[REVIEWS]


def test_whoever_attends_a_mandatory_course_repeats_it_in_time() -> None:
    files = Site().publish(mandatory(making.session("a", "2028-02-29 09:00", "2028-02-29 12:00")))
    event = only(files[REPETITIONS])
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2029, 2, 28), date(2029, 3, 1))
    assert event["SUMMARY"] == "Wiederholung fällig: Kurs schutz"
    assert "Für alle, die am 29.02.2028 teilgenommen haben." in event["DESCRIPTION"]
    assert event["TRANSP"] == "TRANSPARENT"
    assert "RRULE" not in event
    assert event["UID"] not in events(files[ALL])


def test_there_is_no_feed_of_repetitions_without_mandatory_courses() -> None:
    assert REPETITIONS not in Site().publish(making.catalogue(making.course("a", making.session())))
    assert b"VEVENT" not in Site().publish(mandatory())[REPETITIONS]


def test_a_repetition_moves_and_is_cancelled_with_its_session() -> None:
    site = Site()
    site.publish(mandatory(making.session()))
    moved = mandatory(making.session("a", "2027-04-01 09:00", "2027-04-01 12:00"))
    event = only(site.publish(moved, stamp=LATER)[REPETITIONS])
    assert (event["DTSTART"].dt, stamps(event)[0]) == (date(2028, 4, 1), 1)
    assert event["DESCRIPTION"].startswith("Verschoben: bisher 10.03.2028")
    off = mandatory(making.session("a", "2027-04-01 09:00", "2027-04-01 12:00", status="cancelled"))
    event = only(site.publish(off, stamp=LATER)[REPETITIONS])
    assert (event["STATUS"], event["SUMMARY"]) == ("CANCELLED", "Entfällt: Wiederholung fällig: Kurs schutz")


def test_a_repetition_outlives_the_tidying_of_a_past_session() -> None:
    site = Site()
    feed = site.publish(mandatory(making.session()))[REPETITIONS]
    after = date(2027, 3, 11)
    assert site.publish(mandatory(), today=after)[REPETITIONS] == feed
    assert site.publish(making.catalogue(), today=after)[REPETITIONS] == feed, "the course is gone, the duty is not"
    assert only(site.publish(mandatory(mandatory=None), today=after)[REPETITIONS])["STATUS"] == "CANCELLED"


def test_a_deleted_session_ahead_takes_its_repetition_along() -> None:
    site = Site()
    site.publish(mandatory(making.session()))
    assert only(site.publish(mandatory())[REPETITIONS])["STATUS"] == "CANCELLED"


def test_a_repetition_goes_when_it_is_over_and_retained() -> None:
    old = making.session("b", "2025-11-01 09:00", "2025-11-01 12:00")
    site = Site()
    assert len(events(site.publish(mandatory(making.session(), old))[REPETITIONS])) == 2
    files = site.publish(mandatory(making.session(), old), today=date(2027, 11, 2))
    assert [event["DTSTART"].dt for event in events(files[REPETITIONS]).values()] == [date(2028, 3, 10)]


def test_a_mandatory_course_without_sessions_is_repeated_in_rounds() -> None:
    site, made = Site(), mandatory(published="2024-02-29")
    files = site.publish(made, today=date(2027, 2, 27))
    days = [event["DTSTART"].dt for event in events(files[REPETITIONS]).values()]
    assert days == [date(2026, 2, 28), date(2027, 2, 28)]
    later = events(site.publish(made, today=date(2027, 3, 1), stamp=LATER)[REPETITIONS])
    assert [event["DTSTART"].dt for event in later.values()] == [date(2027, 2, 28), date(2028, 2, 29)]
    assert any(event == later.get(uid) for uid, event in events(files[REPETITIONS]).items()), (
        "the round that was shown says the same"
    )
    moved = events(site.publish(mandatory(published="2024-03-10"), today=date(2027, 3, 1), stamp=LATER)[REPETITIONS])
    assert moved.keys() >= later.keys() - {uid for uid, event in later.items() if event["DTSTART"].dt.year == 2028}


def test_who_took_a_course_alone_repeats_it_although_it_has_sessions_now() -> None:
    site = Site()
    alone = events(site.publish(mandatory(published="2026-03-01"))[REPETITIONS])
    taught = mandatory(making.session(), published="2026-03-01")
    feed = events(site.publish(taught, stamp=LATER)[REPETITIONS])
    assert [feed[uid] for uid in alone] == list(alone.values()), (
        "the published round says the same, with the same stamps"
    )
    assert sorted(str(event["STATUS"]) for event in feed.values()) == ["CONFIRMED", "CONFIRMED"]
    later = events(site.publish(taught, today=date(2027, 3, 2), stamp=LATER)[REPETITIONS])
    assert len(later) == 2, "no further round begins"


def test_who_took_a_course_alone_repeats_it_although_it_is_a_seminar_now_and_waits_for_dates() -> None:
    site = Site()
    alone = events(site.publish(mandatory(published="2026-03-01"))[REPETITIONS])
    terms = {**making.TERMS, "formats": {"praesenz": {"name": "Präsenz", "mode": "onsite"}}}
    seminar = making.course("schutz", mandatory="P1Y", published="2026-03-01", format="praesenz")
    feed = events(site.publish(making.catalogue(seminar, terms=terms), stamp=LATER)[REPETITIONS])
    assert [feed[uid] for uid in alone] == list(alone.values())


def test_nobody_repeats_what_is_no_longer_mandatory() -> None:
    site = Site()
    site.publish(mandatory(published="2026-03-01"))
    free = making.catalogue(making.course("schutz", making.session(), published="2026-03-01"))
    feed = events(site.publish(free, stamp=LATER)[REPETITIONS])
    assert [str(event["STATUS"]) for event in feed.values()] == ["CANCELLED"]
