"""Shelves: few drawers are opened, and fewer are written anew."""

import marshal
from dataclasses import dataclass, field

import pytest

from catalogue.outputs.search import shelf as shelf_
from catalogue.outputs.search.shelf import Shelf, shelf

VALUES = {name: ord(name) for name in "bcdfgh"}


@dataclass
class Stored:
    """A drawer that lies somewhere and tells how often it was read."""

    data: bytes
    mark: bytes = b""
    reads: list[int] = field(default_factory=list)

    def read(self) -> bytes:
        self.reads.append(1)
        return self.data


@pytest.fixture(autouse=True)
def small_drawers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf_, "DRAWER", 2)


def stored(own: Shelf[int]) -> tuple[Shelf[int], list[Stored]]:
    drawers = [Stored(drawer) for drawer in own.dump() if isinstance(drawer, bytes)]
    return Shelf(own.firsts, drawers), drawers


def test_only_the_drawer_is_opened_in_which_a_name_is_wanted() -> None:
    found, drawers = stored(shelf(VALUES))
    assert [found.get(name) for name in ("d", "f", "e", "a")] == [100, 102, None, None]
    assert [len(drawer.reads) for drawer in drawers] == [1, 1, 0]
    assert dict(found.items()) == VALUES


def test_only_the_drawers_are_written_in_which_anything_is_another() -> None:
    before, drawers = stored(shelf(VALUES))
    found = before.replaced({"d": None, "e": 1, "a": 2})
    assert dict(found.items()) == {**{name: n for name, n in VALUES.items() if name != "d"}, "e": 1, "a": 2}
    written = list(found.dump())
    assert [isinstance(drawer, bytes) for drawer in written] == [True, True, False]
    assert written[2] is drawers[2]
    assert isinstance(written[0], bytes)
    assert marshal.loads(written[0]) == {"a": 2, "b": 98, "c": 99}
    assert dict(before.items()) == VALUES


def test_an_empty_shelf_is_filled() -> None:
    empty = shelf(dict[str, int]())
    assert empty.get("a") is None
    assert dict(empty.replaced({"a": 1, "b": None}).items()) == {"a": 1}
