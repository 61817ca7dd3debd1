"""Rows that are followed are those made anew, and give the layout that its definition gives."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.outputs.calendar.layout import lay_out, shown_anew
from catalogue.outputs.calendar.pack import Pack
from catalogue.outputs.calendar.row import Row
from catalogue.outputs.calendar.rows import Rows, differing, rows_of
from catalogue.outputs.calendar.share import Placed, Share

TODAY, OVER = "2027-01-01", "2027-06-01"
KEYS = ("all", "course/a", "gone", "tools/x", "tools/y")
FEEDS = st.lists(st.sampled_from(KEYS), unique=True).map(lambda keys: tuple(sorted(keys)))
# What two entries of one offer say beside their names; most stand where they are told to stand.
ENTRY = st.tuples(
    st.integers(0, 9),
    FEEDS,
    st.one_of(st.none(), FEEDS),
    st.one_of(st.none(), FEEDS),
    st.sampled_from(("", "2026-12-01", "2027-03-01", "2027-12-01")),
)
OFFERS = st.dictionaries(st.sampled_from("abcdefgh"), st.lists(ENTRY, max_size=3), max_size=6)
FEW = st.sampled_from((0, 64))


def share(name: str, entries: list[Any]) -> Share:
    placed = []
    for number, (start, feeds, before, told, until) in enumerate(entries):
        uid = f"{name}{number}"
        known = feeds if before is None else before
        said = known if told is None else told
        placed.append(
            Placed(uid, f"{start} {uid}", number, start, 1, uid.encode() * 8, feeds, known, said, until, False, False)
        )
    return Share(name, tuple(placed))


def packed(offers: Mapping[str, list[Any]], before: Mapping[int, Pack]) -> Mapping[int, Pack]:
    """Two packs of these offers; those who say what they said are the very same."""
    packs = {}
    for number in (0, 1):
        known = before[number].shares if before else {}
        shares = {name: share(name, entries) for name, entries in offers.items() if ord(name) % 2 == number}
        same = {name: known[name] if known.get(name) == each else each for name, each in shares.items()}
        packs[number] = Pack(number, same, (), 0, (), b"")
    return packs


def everything(packs: Mapping[int, Pack]) -> list[Placed]:
    return [each for pack in packs.values() for each in pack.placed]


def summed_up(rows: Rows) -> list[dict[str, list[object]]]:
    """All that rows say, also what they sum up only when they are asked."""

    def said(row: Row) -> list[object]:
        return [row.key, row.entries, row.size, row.untold, row.ends, row.marks, row.spans]

    return [{key: said(row) for key, row in each.items()} for each in (rows.current, rows.over, rows.beside)]


def plain_layout(placed: list[Placed], most: int) -> dict[str, list[Placed]]:
    """What each feed shows, feed by feed, as it is defined."""
    ordered = sorted(placed, key=lambda each: each.order)
    found: dict[str, list[Placed]] = {}
    for key in KEYS:
        own = [each for each in ordered if key in each.feeds]
        shown = [each for each in own if not each.until or each.until >= TODAY]
        while len(shown) > most and any(each.until and each.until < OVER for each in shown):
            shown.remove(next(each for each in shown if each.until and each.until < OVER))
        found[key] = shown or own[-1:] or [each for each in ordered if key in each.before][-1:]
    return found


def plain_anew(
    layout: Mapping[str, list[Placed]], placed: list[Placed], rest: frozenset[str]
) -> dict[str, tuple[str, ...]]:
    """Where each entry is shown of which the ledger says something else."""
    shown = {each.uid: {key for key in layout if each in layout[key]} | rest.intersection(each.told) for each in placed}
    return {each.uid: tuple(sorted(shown[each.uid])) for each in placed if shown[each.uid] != set(each.told)}


@given(st.lists(OFFERS, min_size=1, max_size=6), st.integers(1, 6), FEW, st.sets(st.sampled_from(KEYS)))
@settings(max_examples=300, deadline=None)
def test_rows_are_followed_over_any_history(
    history: list[dict[str, list[Any]]], most: int, few: int, wanted: set[str]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("catalogue.outputs.calendar.layout.MOST_EVENTS", most)
        patch.setattr("catalogue.outputs.calendar.row.FEW", few)
        packs: Mapping[int, Pack] = packed({}, {})
        rows = rows_of([], day=TODAY)
        for offers in history:
            now = packed(offers, packs)
            followed = rows.followed(differing(packs, now))
            assert followed is not None
            rows, packs = followed, now
            placed = everything(packs)
            assert summed_up(rows) == summed_up(rows_of(placed, day=TODAY))
            layout, plain = lay_out(KEYS, rows, over=OVER), plain_layout(placed, most)
            assert {key: row.entries for key, row in layout.items()} == plain
            assert shown_anew(layout, rows, frozenset()) == plain_anew(plain, placed, frozenset())
            some = {key: layout[key] for key in wanted}
            rest = frozenset(KEYS) - wanted
            assert shown_anew(some, rows, rest) == plain_anew({key: plain[key] for key in wanted}, placed, rest)


@given(OFFERS, OFFERS, FEW)
@settings(max_examples=100, deadline=None)
def test_rows_of_something_else_are_noticed(
    here: dict[str, list[Any]], elsewhere: dict[str, list[Any]], few: int
) -> None:
    """An entry that is to go and is not there, though it may look the same."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("catalogue.outputs.calendar.row.FEW", few)
        rows, others = rows_of(everything(packed(here, {})), day=TODAY), packed(elsewhere, {})
        standing = any(each.feeds or each.before or each.told for each in everything(others))
        followed = rows.followed(differing(others, packed({}, {})))
        assert (followed is None) == standing
