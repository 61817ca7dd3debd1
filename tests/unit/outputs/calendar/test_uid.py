"""UIDs are permanent: the literal values here were published and must never change."""

from itertools import product

from catalogue.outputs.calendar.uid import deadline_uid, part_uid


def test_uid_never_changes() -> None:
    assert part_uid(site="musterstadt", course="zoom", session="a", part="1") == "4b14dd85-db2c-5d3b-8f78-b4c32bebbbfe"
    assert deadline_uid(site="musterstadt", course="zoom", session="a") == "9c769dfa-37b3-5779-b037-df789b2ad20c"


def test_ids_are_joined_unambiguously() -> None:
    words = ("a", "a-b", "b", "a/b", 'a","b', "")
    uids = {part_uid(site=s, course=c, session=t, part=p) for s, c, t, p in product(words, repeat=4)}
    uids |= {deadline_uid(site=s, course=c, session=t) for s, c, t in product(words, repeat=3)}
    assert len(uids) == len(words) ** 4 + len(words) ** 3
