"""What mkdocs.yml asks of the theme in vain is told at its place, and nothing else of the theme."""

import pytest

from catalogue.reading.idle_settings import IDLE, idle_settings
from catalogue.reading.node import Mapping
from catalogue.reading.yaml_text import parse


def told(text: str) -> list[tuple[int, int, str]]:
    node, _ = parse(text, path="mkdocs.yml", lenient=True)
    assert isinstance(node, Mapping)
    return [
        (each.place.line, each.place.column, each.details["value"]) for each in idle_settings(node, path="mkdocs.yml")
    ]


def test_all_idle_features_are_told_at_once_where_the_first_stands() -> None:
    text = "theme:\n  features:\n    - navigation.path\n    - navigation.tabs\n    - toc.follow\n"
    assert told(text) == [(4, 7, "navigation.tabs, toc.follow")]


def test_a_palette_is_told() -> None:
    assert told("theme:\n  name: material\n  palette:\n    primary: red\n") == [(4, 5, "palette")]


@pytest.mark.parametrize(
    "theme",
    [
        "material",
        "{features: [content.action.edit, navigation.path, new.one, {a: b}]}",
        "{palette: }",
        "{features: }",
        "[a]",
    ],
)
def test_what_has_an_effect_or_is_unknown_is_not_told(theme: str) -> None:
    assert told(f"theme: {theme}\n") == []


def test_no_feature_with_an_effect_is_called_idle() -> None:
    assert IDLE.isdisjoint({"content.action.edit", "content.action.view", "navigation.path"})
