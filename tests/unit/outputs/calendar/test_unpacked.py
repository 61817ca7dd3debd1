"""Unpacked events: taken over where they lie as they lay, and unpacked anew where they do not."""

import zlib

import pytest

from catalogue.outputs.calendar import unpacked as module
from catalogue.outputs.calendar.pack import Pack, unpacked_events
from catalogue.outputs.calendar.row import Row
from catalogue.outputs.calendar.share import Placed
from catalogue.outputs.calendar.unpacked import Unpacked


def pack(number: int, *layers: bytes) -> Pack:
    return Pack(number, {}, tuple(map(zlib.compress, layers)), sum(map(len, layers)), (), b"")


def placed(number: int, start: int, size: int) -> Placed:
    return Placed("", "", number, start, size, b"", (), (), (), "", False, False)


def spans_of(entries: list[Placed]) -> bytes:
    return Row("", entries).spans


def test_events_lie_where_their_entries_tell() -> None:
    events = Unpacked([pack(0, b"one", b"two"), pack(7, b"three")])
    spans = spans_of([placed(7, 0, 5), placed(0, 3, 3), placed(0, 0, 3)])
    assert [bytes(event) for event in events.take(spans)] == [b"three", b"two", b"one"]


def test_only_what_lies_otherwise_is_unpacked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    times: list[tuple[bytes, ...]] = []

    def counted(packed: tuple[bytes, ...]) -> bytes:
        times.append(packed)
        return unpacked_events(packed)

    monkeypatch.setattr(module, "unpacked_events", counted)
    same, other = pack(0, b"same"), pack(1, b"old")
    spans = spans_of([placed(0, 0, 4), placed(1, 0, 3)])
    before = Unpacked([same, other])
    assert [bytes(event) for event in before.take(spans)] == [b"same", b"old"]
    now = Unpacked([same, pack(1, b"new")], before=before)
    assert [bytes(event) for event in now.take(spans)] == [b"same", b"new"]
    assert len(times) == 3
