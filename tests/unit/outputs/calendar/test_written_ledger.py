"""A ledger that stands as it was written says what it says when it is read whole, and any other is read whole."""

import json
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.outputs.calendar.history import Past, Previous
from catalogue.outputs.calendar.ledger import BadLedger, checksum_of, read
from catalogue.outputs.calendar.spacing import without_lines
from catalogue.outputs.calendar.written_ledger import WrittenLedger, read_previous
from catalogue.reading.zone import open_zone
from tests import making
from tests.calendar_site import LEDGER, STAMP, Site

ZONE = open_zone("Europe/Berlin")
# What the reader goes by, where it says something else.
ODD = 'Er sagt: "a": b\\": c\\ "entry": {,\n  "},'
EVERYTHING = making.settings(deadline_feed=True, review_feeds=True)


def published(*, title: str = "Zoom") -> bytes:
    """A ledger with entries that stand, that are gone, and of which nothing but stamps is left."""
    site, review = Site(), {"by": "fortbildung", "last": "2026-12-01", "every": "P1Y"}
    title = title.replace("\n", " ")
    sessions = [
        making.session(venue="rathaus", note=title),
        making.session("b", "2027-01-03 09:00", "2027-01-03 10:00"),
        making.session("old", "2020-01-01", "2020-01-01"),
    ]
    registration = {"email": "a@b.example", "closes": "P7D"}
    course = making.course("zoom", *sessions, title=title, registration=registration)
    other = making.course("vuca", making.session("c"), mandatory="P1Y")
    guide = making.guide("dms", review=review, contact="fortbildung")
    site.publish(making.catalogue(course, other, guides=[guide], of=EVERYTHING))
    left = making.catalogue({**course, "sessions": [sessions[0], sessions[2]]}, guides=[guide], of=EVERYTHING)
    return site.publish(left, stamp=STAMP + timedelta(days=1))[LEDGER]


def known(content: bytes, *, site: str = "musterstadt") -> Previous:
    return read_previous(content, path=LEDGER, site=site, zone=ZONE)


def said(previous: Previous) -> dict[str, Any]:
    """Everything that is said, as plain values."""
    pasts = {offer: previous.entries.of(offer) for offer in [*previous.entries.offers, "none"]}
    return {"feeds": previous.feeds, **{offer: (dict(past.kept), dict(past.stamps)) for offer, past in pasts.items()}}


def whole(content: bytes) -> dict[str, Any]:
    return said(Previous.of(read(content, path=LEDGER, site="musterstadt", zone=ZONE)))


def test_it_says_what_it_says_when_it_is_read_whole() -> None:
    content = published(title=ODD)
    found = known(content)
    assert isinstance(found.entries, WrittenLedger)
    assert said(found) == whole(content)
    assert found.entries.others
    gone = found.entries.of("vuca")
    assert gone.kept
    assert all(gone.get(uid) == record for uid, record in {**gone.stamps, **gone.kept}.items())
    assert gone.get("00000000-0000-0000-0000-000000000000") is None


@pytest.mark.no_cover  # the others run the same code, in less time
@given(st.text(st.characters(codec="utf-8", categories=["L", "P", "S", "Zs"]), min_size=1, max_size=60))
def test_whatever_titles_say(title: str) -> None:
    content = published(title=f"x{title}x")
    found = known(content)
    assert isinstance(found.entries, WrittenLedger)
    assert said(found) == whole(content)


def test_one_without_entries() -> None:
    content = Site().publish(making.catalogue(of=EVERYTHING))[LEDGER]
    assert b'"entries"' not in content
    found = known(content)
    assert isinstance(found.entries, WrittenLedger)
    assert said(found) == whole(content)
    assert found.entries.of("zoom") == Past({}, {})


def outcome(reading: Callable[[], dict[str, Any]]) -> object:
    try:
        return reading()
    except BadLedger as error:
        return error.problem


@given(st.data())
def test_whatever_is_changed_by_hand_is_read_whole(data: st.DataObject) -> None:
    content = published()
    at = data.draw(st.integers(0, len(content) - 1))
    other = content[:at] + data.draw(st.binary(max_size=2)) + content[at + data.draw(st.integers(0, 2)) :]
    assert outcome(lambda: said(known(other))) == outcome(lambda: whole(other))


def test_a_break_that_the_checksum_does_not_notice_is_told_wherever_it_stands() -> None:
    content = published()
    for at in range(0, len(content), 3):
        other = content[:at] + b"\n" + content[at:]
        assert outcome(lambda: said(known(other))) == outcome(lambda: whole(other)), at  # noqa: B023


@pytest.mark.parametrize("change", [b"\r\n", b"\n ", b""])
def test_the_same_in_other_lines_is_read_whole(change: bytes) -> None:
    content = published().replace(b"\n", change)
    assert not isinstance(known(content).entries, WrittenLedger)
    assert said(known(content)) == whole(content)


def forged(before: bytes, after: bytes) -> bytes:
    """A ledger with another value, and the checksum of that."""
    value = json.loads(published().replace(before, after))
    value.pop("checksum")
    text = json.dumps({"checksum": checksum_of(value), **value}, sort_keys=True, ensure_ascii=False, indent=1)
    return text.encode() + b"\n"


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        (b'"sequence": 0', b'"sequence": -1', "ledger-invalid"),
        (b'"name": ', b'"nome": ', "ledger-invalid"),
        (b'"schema": 1', b'"schema": 2', "ledger-newer"),
        (b'"site": "musterstadt"', b'"site": "anderstadt"', "ledger-of-other-site"),
    ],
)
def test_what_only_a_forger_writes_is_told_as_ever(before: bytes, after: bytes, code: str) -> None:
    content = forged(before, after)
    with pytest.raises(BadLedger) as caught:
        said(known(content))
    assert caught.value.problem.code == code
    with pytest.raises(BadLedger) as plain:
        whole(content)
    assert caught.value.problem == plain.value.problem


@pytest.mark.parametrize("place", [b' "feeds": {', b'   "place": "'])
def test_what_a_forger_nests_too_deep_is_told(place: bytes) -> None:
    deep = b"[" * 99_999 + b"]" * 99_999
    nested = published().replace(place, b'"deep": %b,\n%b' % (deep, place), 1)
    start = nested.index(b"\n", nested.index(b"checksum")) + 1
    checksum = sha256(b"{" + without_lines(nested[start - 1 :])).hexdigest().encode()
    content = b'{\n "checksum": "%b",\n%b' % (checksum, nested[start:])
    with pytest.raises(BadLedger) as caught:
        said(known(content))
    assert caught.value.problem.code == "ledger-unreadable"


def test_lines_of_ours_are_taken_from_a_text() -> None:
    assert without_lines(b'\n  "a": {\n   "b": "c\\": d"\n  }') == b'"a":{"b":"c\\": d"}'
