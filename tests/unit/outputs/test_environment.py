"""The environment: compiled templates are kept as long as sources, words and icons are the same, and no longer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from jinja2 import DictLoader, TemplateSyntaxError, UndefinedError
from markupsafe import Markup

from catalogue.outputs.environment import QuickEnvironment

SOURCES = {
    "page.html": '{% import "m.html" as m %}{% call m.fact("title") %}{{ icon("a/b") }}{{ v }}{% endcall %}{{ t("title") }}',
    "m.html": "{% macro fact(name) %}<b>{{ t(name) }}</b>{{ caller() }}{% endmacro %}",
}
FUNCTIONS: Mapping[str, Callable[[str], object]] = {
    "t": {"title": "Kurse & mehr"}.__getitem__,
    "icon": lambda name: Markup(f"<svg>{name}</svg>"),
}
PAGE = "<b>Kurse &amp; mehr</b><svg>a/b</svg>&lt;Kurse &amp; mehr"


@dataclass(frozen=True)
class Thing:
    """Something with an attribute."""

    b: str


class Kept(dict[str, Any]):
    """Compiled templates in memory, and the names of those that were compiled."""

    def __init__(self) -> None:
        super().__init__()
        self.compiled: list[str] = []

    def put(self, name: str, value: Any) -> None:
        self.compiled.append(name)
        self[name] = value


def render(
    kept: Kept, *, sources: Mapping[str, str] = SOURCES, functions: Mapping[str, Callable[[str], object]] = FUNCTIONS
) -> tuple[str, list[str]]:
    """Returns the page and the names of the templates that had to be compiled for it."""
    kept.compiled.clear()
    environment = QuickEnvironment(DictLoader(dict(sources)), functions=functions, kept=kept)
    environment.globals |= functions
    return environment.get_template("page.html").render(v="<"), sorted(kept.compiled)


def test_what_is_kept_is_not_compiled_again() -> None:
    kept = Kept()
    assert render(kept) == (PAGE, ["m.html", "page.html"])
    assert render(kept) == (PAGE, [])


def test_another_word_icon_or_source_compiles_what_it_stands_in() -> None:
    kept = Kept()
    render(kept)
    words = {**FUNCTIONS, "t": {"title": "Courses"}.__getitem__}
    assert render(kept, functions=words) == ("<b>Courses</b><svg>a/b</svg>&lt;Courses", ["page.html"])
    icons = {**words, "icon": lambda name: f"<{name}>"}
    assert render(kept, functions=icons) == ("<b>Courses</b>&lt;a/b&gt;&lt;Courses", ["page.html"])
    page = {**SOURCES, "page.html": "{{ v }}"}
    assert render(kept, sources=page) == ("&lt;", ["page.html"])


def test_another_macro_compiles_its_own_template_alone() -> None:
    kept = Kept()
    render(kept)
    macros = {**SOURCES, "m.html": "{% macro fact(name) %}<i>{{ t(name) }}</i>{{ caller() }}{% endmacro %}"}
    assert render(kept, sources=macros) == (PAGE.replace("b>", "i>"), ["m.html"])


@pytest.mark.parametrize("value", [None, 1, "code", (), (b"", (), b""), (b"", (), b"", "code")])
def test_what_is_no_code_of_ours_is_left_alone(value: object) -> None:
    kept = Kept()
    render(kept)
    kept["page.html"] = value
    assert render(kept) == (PAGE, ["page.html"])


def test_a_word_that_is_missing_now_is_told_when_the_page_is_made() -> None:
    kept = Kept()
    render(kept)
    with pytest.raises(KeyError, match="title"):
        render(kept, functions={**FUNCTIONS, "t": dict[str, str]().__getitem__})


def test_a_mistake_in_macros_is_told_with_its_own_template() -> None:
    with pytest.raises(TemplateSyntaxError) as caught:
        render(Kept(), sources={**SOURCES, "m.html": "\n{% macro %}"})
    assert (caught.value.name, caught.value.lineno) == ("m.html", 2)


def test_a_key_of_a_mapping_is_found_like_an_attribute_and_remembered() -> None:
    kept = Kept()
    sources = {
        "page.html": '{% import "m.html" as m %}{{ m.show(v) }}',
        "m.html": "{% macro show(a) %}{{ a.b }}{% endmacro %}",
    }
    environment = QuickEnvironment(DictLoader(sources), functions={}, kept=kept)
    template = environment.get_template("page.html")
    assert template.render(v=Thing("<")) == "&lt;"
    assert not environment.inexact
    assert [template.render(v={"b": text}) for text in "xyz"] == ["x", "y", "z"]
    assert environment.inexact == {"page.html"}
    assert template.render(v=Thing("<")) == "&lt;"
    again = QuickEnvironment(DictLoader(sources), functions={}, kept=kept)
    kept.compiled.clear()
    assert again.get_template("page.html").render(v={"b": "<"}) == "&lt;"
    assert not kept.compiled


def test_asking_whether_an_attribute_is_there_needs_no_second_run() -> None:
    source = "{{ v.b is defined }}{{ v.c is defined }}{{ v.c | default('<') }}{{ v.c.d if v.c is defined }}"
    environment = QuickEnvironment(DictLoader({"page.html": source}), functions={})
    assert environment.get_template("page.html").render(v=Thing("b")) == "TrueFalse&lt;"
    assert not environment.inexact


def test_a_missing_attribute_is_told_as_jinja2_tells_it() -> None:
    environment = QuickEnvironment(DictLoader({"page.html": "\n{{ v.c }}"}), functions={})
    with pytest.raises(UndefinedError, match="has no attribute 'c'"):
        environment.get_template("page.html").render(v=Thing("b"))
    assert not environment.inexact
