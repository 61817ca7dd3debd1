"""Unfolding: a macro that says the same for every page becomes text; any other is called as before."""

import pytest
from jinja2 import Environment, nodes

from catalogue.outputs.folding import Folder
from catalogue.outputs.unfolding import Unfolder

MACROS = """
{% macro fact(name, icon) %}<dt>{{ t(name) }}{{ icon }}</dt><dd>{{ caller() }}</dd>{% endmacro %}
{% macro page(name) %}{{ name }}{{ title }}{{ caller() }}{% endmacro %}
{% macro twice(name) %}{{ caller() }}{{ caller() }}{% endmacro %}
{% macro never(name) %}{{ name }}{% endmacro %}
{% macro maybe(name) %}{% if name %}{{ caller() }}{% endif %}{% endmacro %}
{% macro given(name) %}{{ caller(name) }}{% endmacro %}
"""


def unfold(source: str) -> tuple[nodes.Template, set[str]]:
    """Returns a template that imports the macros as `m`, unfolded, and the names of the templates used."""
    environment = Environment(autoescape=True)
    found = {node.name: node for node in environment.parse(MACROS).find_all(nodes.Macro)}
    folder = Folder({"t": {"a": "A"}.__getitem__})
    unfolder = Unfolder(lambda name: {"m.html": found}[name], fold=folder.fold)
    return unfolder.unfold(environment.parse(source)), unfolder.used


def test_text_and_block_are_left() -> None:
    template, used = unfold('{% import "m.html" as m %}{% call m.fact("a", "i") %}{{ x }}{% endcall %}')
    assert not template.find(nodes.CallBlock)
    assert [one.value for one in template.find_all(nodes.Const)] == ["m.html", "A", "i"]
    assert [one.name for one in template.find_all(nodes.Name)] == ["x"]
    assert used == {"m.html"}


@pytest.mark.parametrize(
    "call",
    [
        'm.fact(x, "i")',
        'm.fact("a", icon="i")',
        'm.fact("a")',
        'm.fact("no such word", "i")',
        'm.page("a")',
        'm.twice("a")',
        'm.never("a")',
        'm.maybe("a")',
        'm.given("a")',
        'm.nothing("a")',
        'o.fact("a", "i")',
        'fact("a", "i")',
    ],
)
def test_what_depends_on_the_page_is_called_as_before(call: str) -> None:
    template, _ = unfold(f'{{% import "m.html" as m %}}{{% call {call} %}}{{{{ x }}}}{{% endcall %}}')
    assert template.find(nodes.CallBlock)


@pytest.mark.parametrize(
    "source",
    [
        '{% import "m.html" as m with context %}',
        "{% import x as m %}",
        '{% import "m.html" as m %}{% set m = other %}',
        '{% import "m.html" as m %}{% if x %}{% import "o.html" as m %}{% endif %}',
    ],
)
def test_a_name_that_may_be_something_else_is_left(source: str) -> None:
    template, _ = unfold(f'{source}{{% call m.fact("a", "i") %}}{{{{ x }}}}{{% endcall %}}')
    assert template.find(nodes.CallBlock)


def test_a_block_with_parameters_is_left() -> None:
    template, _ = unfold('{% import "m.html" as m %}{% call(x) m.fact("a", "i") %}{{ x }}{% endcall %}')
    assert template.find(nodes.CallBlock)
