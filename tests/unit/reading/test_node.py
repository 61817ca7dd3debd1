"""Nodes: plain values, and the place of a path."""

import pytest

from catalogue.reading.node import Mapping, Node, as_written, is_empty, locate, names_at, node_at, plain
from catalogue.reading.yaml_text import parse

TEXT = """\
title: Zoom
sessions:
  - id: a
    start: 2027-01-12 09:00
  -
  - id: b
    parts:
      - start: 2027-01-13 09:00
"""


def node() -> Node:
    tree, _ = parse(TEXT, path="x.md")
    assert tree is not None
    return tree


def test_plain_leaves_empty_values_out() -> None:
    value = plain(node())
    assert [session["id"] for session in value["sessions"]] == ["a", "b"]


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ((), (1, 1)),
        (("title",), (1, 8)),
        (("sessions", 0, "start"), (4, 12)),
        (("sessions", 1, "id"), (6, 9)),
        (("sessions", 1, "parts", 0, "start"), (8, 16)),
        (("sessions", 0, "venue"), (3, 5)),
        (("sessions", 9), (3, 3)),
        (("title", "x"), (1, 8)),
        (("nothing", "at", "all"), (1, 1)),
    ],
)
def test_a_path_has_a_place_or_that_of_the_nearest_node_above(
    path: tuple[str | int, ...], place: tuple[int, int]
) -> None:
    assert locate(node(), path) == place


def test_a_key_has_a_place_of_its_own() -> None:
    assert locate(node(), ("sessions", 0, "start"), key=True) == (4, 5)


@pytest.mark.parametrize("path", [("nothing",), ("sessions", 9), ("sessions", "id"), ("title", "x"), ("title", 0)])
def test_nothing_is_where_a_path_leaves_the_tree(path: tuple[str | int, ...]) -> None:
    assert (node_at(node(), path), names_at(node(), path), is_empty(node(), path)) == (None, (), False)


def test_entries_are_counted_without_empty_ones() -> None:
    assert names_at(node(), ("sessions", 1)) == ("id", "parts")


def test_a_session_of_one_part_has_no_parts_in_the_file() -> None:
    assert as_written(node(), ("sessions", 0, "parts", 0, "start")) == ("sessions", 0, "start")
    assert as_written(node(), ("sessions", 1, "parts", 0, "start")) == ("sessions", 1, "parts", 0, "start")
    assert as_written(node(), ("title",)) == ("title",)


def test_a_mapping_finds_its_keys() -> None:
    tree = node()
    assert isinstance(tree, Mapping)
    assert tree.get("title") is not None
    assert tree.get("nothing") is None
