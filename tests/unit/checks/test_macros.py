"""Placeholders for plugins: told in offers of a site with such a plugin, which fills in none there, and not where they are code."""

from pathlib import Path

import pytest

from tests.unit.reading.project import checked, offer, write


@pytest.mark.parametrize(
    ("text", "column", "value"),
    [
        ("Rufen Sie an: {{ telefon }}.", 15, "{{ telefon }}"),
        ("- {{read_csv('plan.csv')}}", 3, "{{read_csv('plan.csv')}}"),
        ('!!! note\n    {% include-markdown "teil.md" %}', 5, '{% include-markdown "teil.md" %}'),
        ("**{%- if a -%}**", 3, "{%- if a -%}"),
    ],
)
def test_what_a_plugin_of_the_site_would_fill_in_is_told_in_offers_alone(
    tmp_path: Path, text: str, column: int, value: str
) -> None:
    write(tmp_path, {"courses/a.md": offer(body=f"\n{text}\n"), "docs/b.md": f"{text}\n"})
    assert checked(tmp_path, plugins=("search",)) == []
    (found,) = checked(tmp_path, plugins=("search", "macros"))
    assert (found.code, found.place.path, found.place.column) == ("unfilled-macro", "courses/a.md", column)
    assert found.details["value"] == value


@pytest.mark.parametrize(
    "text", ["`{{ a }}`", "```\n{{ a }}\n```", "{{}} {{ 1 }} {a} {% %}", "x^{{2}}", "{: .a }", "100 {%"]
)
def test_code_and_other_braces_are_not_told(tmp_path: Path, text: str) -> None:
    write(tmp_path, {"courses/a.md": offer(body=f"\n{text}\n")})
    assert [each.code for each in checked(tmp_path, plugins=("macros",))] == []
