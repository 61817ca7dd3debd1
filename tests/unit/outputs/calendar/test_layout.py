"""Which entries a feed shows, and in which order."""

import pytest

from catalogue.outputs.calendar.layout import lay_out, shown_anew
from catalogue.outputs.calendar.rows import rows_of
from catalogue.outputs.calendar.share import Placed

DAY = "2027-01-01"


def placed(
    uid: str,
    *,
    feeds: tuple[str, ...] = ("all",),
    before: tuple[str, ...] = (),
    told: tuple[str, ...] | None = None,
    until: str = "2027-12-31",
    order: str = "",
    size: int = 0,
) -> Placed:
    return Placed(
        uid=uid,
        order=order or uid,
        pack=0,
        start=0,
        size=size,
        mark=uid.encode(),
        feeds=feeds,
        before=before,
        told=feeds if told is None else told,
        until=until,
        left=False,
        gone=False,
    )


def laid_out(*entries: Placed, keys: tuple[str, ...] = ("all",)) -> dict[str, list[str]]:
    layout = lay_out(keys, rows_of(entries, day=DAY))
    return {key: [each.uid for each in row.entries] for key, row in layout.items()}


def test_entries_stand_in_their_order() -> None:
    assert laid_out(placed("a", order="2"), placed("b", order="1")) == {"all": ["b", "a"]}


def test_what_is_over_goes_on_the_day_after_and_what_stays_has_no_day() -> None:
    last, over, forever = placed("a", until="2027-01-01"), placed("b", until="2026-12-31"), placed("c", until="")
    assert laid_out(last, over, forever) == {"all": ["a", "c"]}


def test_a_feed_keeps_the_last_of_its_members() -> None:
    older, newer = placed("a", until="2025-01-01"), placed("b", until="2026-01-01")
    assert laid_out(newer, older) == {"all": ["b"]}


def test_a_feed_without_members_keeps_the_last_that_stood_in_it() -> None:
    spare = placed("a", feeds=(), before=("all", "x")), placed("b", feeds=(), before=("all",))
    assert laid_out(*spare, keys=("all", "x", "y")) == {"all": ["b"], "x": ["a"], "y": []}
    assert laid_out(*spare, placed("c", until="2026-01-01")) == {"all": ["c"]}


def test_feeds_are_laid_out_one_by_one_as_all_together() -> None:
    entries = placed("a", feeds=("all", "x")), placed("b", feeds=("all",), until="2026-01-01")
    both = laid_out(*entries, keys=("all", "x"))
    assert both == {**laid_out(*entries, keys=("x",)), **laid_out(*entries, keys=("all",))}


def test_where_entries_are_shown_is_told_where_the_ledger_tells_otherwise() -> None:
    entries = (
        placed("a", feeds=("all", "x")),
        placed("b", feeds=("all", "unknown")),
        placed("c", feeds=("all",), told=()),
        placed("d", feeds=("all", "x"), until="2026-01-01"),
        placed("e", feeds=("y",), until="2026-01-01"),
    )
    rows = rows_of(entries, day=DAY)
    layout = lay_out(("all", "x"), rows)
    assert shown_anew(layout, rows, frozenset("y")) == {"b": ("all",), "c": ("all",), "d": ()}
    assert shown_anew(layout, rows, frozenset()) == {"b": ("all",), "c": ("all",), "d": (), "e": ()}
    moved = rows_of([placed("f", feeds=("x",), told=("all", "y"))], day=DAY)
    assert shown_anew(lay_out(("all", "x"), moved), moved, frozenset("y")) == {"f": ("x", "y")}


@pytest.mark.parametrize("most", ["MOST_EVENTS", "MOST_BYTES"])
def test_a_feed_that_programs_would_refuse_shows_less_of_the_past(monkeypatch: pytest.MonkeyPatch, most: str) -> None:
    monkeypatch.setattr(f"catalogue.outputs.calendar.layout.{most}", 3)
    past = [placed(f"a{n}", until="2027-06-01", size=1) for n in range(4)]
    ahead = [placed(f"b{n}", until="2028-06-01", size=1) for n in range(2)]
    stays = placed("c", until="", size=1)

    def shown(*entries: Placed) -> list[str]:
        return [each.uid for each in lay_out(["all"], rows_of(entries, day=DAY), over="2028-01-01")["all"].entries]

    assert shown(*past) == ["a1", "a2", "a3"]
    assert shown(*past, *ahead) == ["a3", "b0", "b1"]
    assert shown(*past, *ahead, stays) == ["b0", "b1", "c"]
    assert shown(*ahead, *ahead, stays) == ["b0", "b0", "b1", "b1", "c"]
