"""Folding: constant calls are answered once, everything else stays as it was."""

import pytest
from jinja2 import Environment, nodes
from markupsafe import Markup

from catalogue.outputs.folding import Folder, holds, witness

WORDS = {"title": "Kurse & mehr", "path": "kurse"}
FUNCTIONS = {
    "t": WORDS.__getitem__,
    "icon": lambda name: Markup(f"<svg>{name}</svg>"),
    "address.page": lambda name: f"{WORDS[name]}/",
}


def calls_left(source: str) -> int:
    """Returns how many calls a template still makes when a page is made."""
    folder = Folder(FUNCTIONS)
    return len(list(folder.fold(Environment(autoescape=True).parse(source)).find_all(nodes.Call)))


@pytest.mark.parametrize(
    ("source", "answer"),
    [
        ('{{ t("title") }}', "Kurse & mehr"),
        ('{{ icon("a/b") }}', Markup("<svg>a/b</svg>")),
        ('{{ address.page("path") }}', "kurse/"),
    ],
)
def test_a_call_with_a_literal_text_is_answered(source: str, answer: str) -> None:
    folder = Folder(FUNCTIONS)
    folded = folder.fold(Environment(autoescape=True).parse(source))
    constant = folded.find(nodes.Const)
    assert constant is not None
    assert (constant.value, type(constant.value)) == (answer, type(answer))
    assert not folded.find(nodes.Call)


def test_calls_within_calls_are_answered_too() -> None:
    assert calls_left('{{ url(address.page("path")) }}') == 1


@pytest.mark.parametrize(
    "source",
    [
        "{{ t(key) }}",
        '{{ t("title", name=1) }}',
        '{{ t("title", 1) }}',
        '{{ t(*"title") }}',
        '{{ t("no such word") }}',
        '{{ n("title") }}',
        '{{ other.page("path") }}',
        '{% set t = other %}{{ t("title") }}',
        '{% for t in others %}{{ t("title") }}{% endfor %}',
        '{% macro m(t) %}{{ t("title") }}{% endmacro %}',
        '{% macro t(a) %}{% endmacro %}{{ t("title") }}',
        '{% import "x.html" as t %}{{ t("title") }}',
        '{% from "x.html" import a as t %}{{ t("title") }}',
        '{% set address = other %}{{ address.page("path") }}',
    ],
)
def test_what_a_page_decides_stays(source: str) -> None:
    assert calls_left(source) == 1


def test_a_witness_knows_another_answer() -> None:
    folder = Folder(FUNCTIONS)
    folder.fold(Environment(autoescape=True).parse('{{ t("title") }}{{ icon("a/b") }}'))
    calls = sorted(folder.calls)
    assert calls == [("icon", "a/b"), ("t", "title")]
    answers = witness(FUNCTIONS, calls)
    assert holds(FUNCTIONS, calls, answers)
    assert not holds({**FUNCTIONS, "t": str.upper}, calls, answers)
    assert not holds({**FUNCTIONS, "icon": lambda name: f"<svg>{name}</svg>"}, calls, answers)
    assert not holds({**FUNCTIONS, "t": dict[str, str]().__getitem__}, calls, answers)
