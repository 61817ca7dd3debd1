"""Compiling: what the quick code makes is what Jinja2's own makes, and fails where that fails."""

from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined, TemplateError, UndefinedError
from markupsafe import Markup, escape

from catalogue.outputs.compiling import escaped, escaped_text
from catalogue.outputs.environment import QuickEnvironment


class Colour(StrEnum):
    """A word of an enumeration, as offers hold them."""

    RED = "<red>"


class Thing:
    """Something with an attribute, a method and an attribute that is missing."""

    name = "<b>"
    inner: dict[str, Any] = {"name": Markup("<i>"), "get": 1}  # noqa: RUF012 - never changed

    def shout(self, word: str, *, times: int = 1) -> str:
        return word.upper() * times


IMPORTED = """
{% macro one(a) %}<b>{{ a }}</b>{% endmacro %}
{% macro two(a, b="<&>") %}{{ a }}{{ b }}{% endmacro %}
{% macro around(a) %}<p title="{{ a }}">{{ caller() }}</p>{% endmacro %}
{% macro around_with(a) %}{{ caller(a) }}{% endmacro %}
{% macro around_two(a, b="<") %}{{ a }}{{ b }}{{ caller() }}{% endmacro %}
{% macro rest(a) %}{{ a }}{{ varargs | join("-") }}{{ kwargs.get("b", "") }}{% endmacro %}
"""
OTHERS = {"i.html": "<i>{{ v }}</i>", "base.html": "<b>{% block a %}{{ v }}{% endblock %}</b>{{ self.a() }}"}
SOURCES = {
    "value": "{{ v }}",
    "attribute": "{{ thing.name }}{{ thing.inner.name }}{{ thing.inner.get }}{{ thing['name'] }}",
    "call": "{{ thing.shout(v | string, times=2) }}{{ thing.shout(*['<a>']) }}{{ thing.shout(**{'word': 'b'}) }}",
    "joined": "{{ v ~ '<' ~ thing.name }}{{ 'a' ~ 'b' }}{{ thing.inner.name ~ v }}{{ colour ~ 1 }}",
    "enumeration": "{{ colour }}{{ colour ~ v }}",
    "macro": "{{ m.one(v) }}{{ m.two(v) }}{{ m.two(v, v) }}{{ m.two(b=v, a=1) }}{{ m.one(m.one(v)) }}",
    "block": "{% call m.around(v) %}{{ v }}{% set v = 3 %}{{ v }}{% endcall %}{{ v }}",
    "literal block": "{% call m.around('<x>') %}{{ v }}{% set v = 3 %}{{ v }}{% endcall %}{{ v }}",
    "block with a value": "{% call(x) m.around_with(v) %}<i>{{ x }}</i>{% endcall %}",
    "rest": "{{ m.rest(v, 1, 2, b='<') }}",
    "literal": "{{ 'a'.upper() }}{{ 1.5.real }}{{ 1.real }}{{ thing.inner.items() | length }}{{ thing.inner['get'] }}",
    "keyword": "{{ thing.inner.class is defined }}{{ thing.class is defined }}",
    "set block": "{% set x %}{{ v }}<{% endset %}{{ x }}{% filter upper %}{{ v }}a{% endfilter %}",
    "scope": "{% block b %}{{ v }}{% for x in [1, 2] %}{% block c scoped %}{{ x }}{% endblock %}{% endfor %}{% endblock %}{{ self.b() }}",
    "included": "{% include 'i.html' %}{% for x in [1, 2] %}{% include 'i.html' %}{% endfor %}",
    "extended": "{% extends 'base.html' %}gone{% block a %}{{ super() }}{{ v }}{% endblock %}",
    "extended or not": "{{ v }}{% if on %}{% extends 'base.html' %}{% endif %}{% block a %}{{ v }}{% endblock %}",
    "loop": "{% for x in [v, 1] %}{{ loop.index }}{{ x }}{{ m.one(x) }}{% endfor %}",
    "recursion": "{% for x in [[1, [2]], [3]] recursive %}{{ loop(x) if x is iterable else x }}{% endfor %}",
    "no escaping": "{% autoescape false %}{{ v }}{{ m.one(v) }}{{ m.one(v) ~ '<' }}{% endautoescape %}",
    "no escaping of blocks": (
        "{% autoescape false %}{% call m.around_two(v) %}{{ v }}{% endcall %}{{ m.two(v) }}{% endautoescape %}"
    ),
    "unknown escaping": "{% autoescape on %}{{ v }}{{ m.one(v) ~ '<' }}{{ v ~ '<' }}{% endautoescape %}",
    "condition": "{{ 'y' if thing.missing is defined else thing.name }}{{ thing.inner.no is defined }}",
}
VALUES = st.one_of(st.text(), st.integers(), st.none(), st.booleans(), st.text().map(Markup), st.just(Colour.RED))


def both(source: str) -> tuple[Environment, Environment]:
    """Returns Jinja2's environment and ours, each with the same templates."""
    templates = {"x.html": f'{{% import "m.html" as m %}}{source}', "m.html": IMPORTED, **OTHERS}
    plain = Environment(
        loader=DictLoader(templates), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return plain, QuickEnvironment(DictLoader(templates), functions={})


@pytest.mark.parametrize("name", SOURCES)
def test_it_makes_what_jinja2_makes(name: str) -> None:
    plain, quick = (one.get_template("x.html") for one in both(SOURCES[name]))

    @given(VALUES, st.booleans())
    def same(value: object, on: bool) -> None:
        values = {"v": value, "on": on, "thing": Thing(), "colour": Colour.RED}
        assert quick.render(**values) == plain.render(**values)

    same()


@pytest.mark.parametrize(
    "source",
    [
        "{{ nothing }}",
        "{{ thing.nothing }}",
        "{{ thing.inner.nothing.more }}",
        "{{ nothing() }}",
        "{{ m.nothing(1) }}",
        "{{ m.one() }}",
        "{{ m.one(1, 2) }}",
        "{{ m.one(a=1, b=2) }}",
        "{{ m.around(1) }}",
        "{{ 'a' ~ nothing }}",
        "{% for x in nothing %}{% endfor %}",
        "{{ v | upper(1, 2) }}",
    ],
)
def test_it_fails_as_jinja2_fails_and_at_the_same_line(source: str) -> None:
    told = []
    for environment in both(f"\n\n{source}"):
        with pytest.raises((TemplateError, TypeError)) as caught:
            environment.get_template("x.html").render(v="v", thing=Thing())
        place = next(
            entry for entry in caught.traceback if entry.frame.code.path == "<template>" or "x.html" in str(entry)
        )
        told.append((type(caught.value), str(caught.value), place.lineno))
    assert told[0] == told[1]


def test_the_error_of_an_unknown_word_names_it() -> None:
    with pytest.raises(UndefinedError, match="'nothing' is undefined"):
        both("{{ nothing }}")[1].get_template("x.html").render()


@given(st.text())
def test_texts_are_escaped_as_markupsafe_escapes_them(text: str) -> None:
    assert escaped_text(text) == str(escape(text))
    assert escaped(text) == str(escape(text))
