"""The ledger is stable, and one that cannot be relied on stops the build with a place."""

import json
from datetime import timedelta

import pytest

from catalogue.outputs.calendar.ledger import BadLedger, Ledger, read
from catalogue.reading.zone import open_zone
from tests import making
from tests.calendar_oracle import ledger_by_json
from tests.calendar_site import LEDGER, STAMP, Site

BERLIN = open_zone("Europe/Berlin")


def text() -> str:
    sessions = making.session(venue="rathaus"), making.session("b", "2027-10-31 01:30", "2027-10-31 02:30+01:00")
    return Site().publish(making.catalogue(making.course("zoom", *sessions, contact="fortbildung")))[LEDGER].decode()


def back(content: str, *, site: str = "musterstadt") -> Ledger:
    return read(content.encode("utf-8", "surrogateescape"), path=LEDGER, site=site, zone=BERLIN)


def problem(content: str) -> tuple[str, int]:
    with pytest.raises(BadLedger) as caught:
        back(content)
    assert caught.value.problem.place.path == LEDGER
    return caught.value.problem.code, caught.value.problem.place.line


def test_what_was_written_is_read() -> None:
    ledger = back(text())
    assert ledger_by_json(ledger).decode() == text()
    folds = sorted(record.entry.end.fold for record in ledger.entries.values() if record.entry)
    assert folds == [0, 1]


def test_keys_are_sorted_and_lines_end_in_line_feeds() -> None:
    written = text()
    assert written == json.dumps(json.loads(written), sort_keys=True, ensure_ascii=False, indent=1) + "\n"
    assert "\r" not in written


def line_of(content: str, words: str) -> int:
    return content[: content.index(words)].count("\n") + 1


@pytest.mark.parametrize(
    "content",
    ["", "null", "[]", "{", "{}", '{"schema": 0}', '{"schema": "1"}', "\udcff", '{"a": 1, "a": 2}', "[" * 9999],
)
def test_what_is_no_ledger(content: str) -> None:
    assert problem(content)[0] == "ledger-unreadable"


def test_a_ledger_cut_off_names_the_spot() -> None:
    half = text()[:900]
    assert problem(half) == ("ledger-unreadable", half.count("\n") + 1)


def test_a_merge_left_a_key_twice() -> None:
    assert problem(text().replace('"schema": 1', '"schema": 1,\n "schema": 1'))[0] == "ledger-unreadable"


def test_a_newer_version_wrote_it() -> None:
    content = text().replace('"schema": 1', '"schema": 2')
    assert problem(content) == ("ledger-newer", line_of(content, '"schema"'))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"sequence": 0', '"sequence": -1'),
        ('"sequence": 0', '"sequence": "0"'),
        ('"changed": "2027-01-01', '"changed": "2027-13-01'),
        ('"start": "2027-03-10T09:00"', '"start": "10.03.2027"'),
        ('"start": "2027-03-10T09:00"', '"start": "2027-02-30T09:00"'),
        ('"course/zoom"', '"course/../../zoom"'),
        ('"kind": "part"', '"kind": "meeting"'),
        ('"lat": 54.3', '"lat": 54.3, "more": 1'),
        ('"url": "https:', '"url": "\\r\\nX-OWN:https:'),
        ('"uid": "', '"uid": "\\r\\nX-OWN:'),
    ],
)
def test_a_value_that_cannot_be(before: str, after: str) -> None:
    content = text().replace(before, after, 1)
    assert content != text()
    code, line = problem(content)
    assert code == "ledger-invalid"
    assert line > 1


def test_an_edit_by_hand_is_noticed_where_it_was_made() -> None:
    content = text().replace('"start": "2027-03-10T09:00"', '"start": "2027-03-10T10:00"')
    uid = next(uid for uid, record in back(text()).entries.items() if record.entry and not record.entry.end.fold)
    assert problem(content) == ("ledger-edited", line_of(content, f'"{uid}"'))


@pytest.mark.parametrize(("before", "after"), [('"sequence": 0', '"sequence": 7'), ("Kurs zoom", "Kurs Zoom")])
def test_no_edit_by_hand_goes_unnoticed(before: str, after: str) -> None:
    assert problem(text().replace(before, after)) == ("ledger-edited", 1)


def test_the_ledger_of_another_site_is_refused() -> None:
    with pytest.raises(BadLedger, match="ledger-of-other-site"):
        back(text(), site="nachbarstadt")


def test_old_entries_keep_their_stamps_without_their_text() -> None:
    old = making.session("old", "2020-01-01", "2020-01-01")
    made = making.catalogue(making.course("zoom", making.session(), old))
    site = Site()
    first = site.publish(made)
    assert site.ledger is not None
    (record,) = (record for record in site.ledger.entries.values() if record.entry is None)
    assert record.feeds == ()
    assert site.publish(made, stamp=STAMP + timedelta(days=9)) == first
