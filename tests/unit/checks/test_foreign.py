"""What would make readers' browsers ask another server, in hand-written pages and in the settings."""

from datetime import date
from pathlib import Path

import pytest

from catalogue.checks.check import check
from catalogue.checks.subject import Subject
from catalogue.model.inventory import Inventory
from catalogue.reading.places import Places
from catalogue.reading.settings_file import read_settings
from tests.making import catalogue, settings
from tests.unit.reading.project import codes, offer, write

SETTINGS = """\
site_name: Fortbildung
site_url: https://a.example/
{more}
extra:
  catalogue: {{site: a, organisation: A}}
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("# Hilfe\n\n[Film](https://film.example/)\n\n![Plan](plan.svg)\n", []),
        ("![Plan](https://bild.example/plan.svg)\n", ["foreign-content"]),
        ('<img src="//bild.example/a.png" alt="">\n', ["foreign-content"]),
        ('<video src="film.mp4" controls></video>\n', []),
        ('<video src="https://film.example/a.mp4"></video>\n', ["foreign-content"]),
        ('<video poster="https://film.example/a.png"></video>\n', ["foreign-content"]),
        ('<form action="https://suche.example/"></form>\n', ["foreign-content"]),
        ('<iframe src="karte.html"></iframe>\n', ["forbidden-element"]),
        ("<script>alert(1)</script>\n", ["forbidden-element"]),
        ('<p style="color: red">Wichtig</p>\n', ["forbidden-attribute"]),
        ("Wichtig\n{: onclick='x()' }\n", ["forbidden-attribute"]),
        ("[Los](javascript:x)\n", ["unsafe-link"]),
        ("```mermaid\ngraph LR\n```\n", ["undrawn-diagram"]),
        ("````markdown\n```mermaid\n```\n````\n", []),
    ],
)
def test_a_hand_written_page(text: str, found: list[str], tmp_path: Path) -> None:
    assert codes(write(tmp_path, {"courses/a.md": offer(), "docs/hilfe.md": text, "docs/plan.svg": "<svg/>"})) == found


def test_a_diagram_in_an_offer(tmp_path: Path) -> None:
    assert codes(write(tmp_path, {"courses/a.md": offer(body="\n```mermaid\ngraph\n```\n")})) == ["undrawn-diagram"]


@pytest.mark.parametrize(
    ("more", "fields"),
    [
        ("theme: {name: material, font: false}", []),
        ("theme: material", ["font"]),
        ("theme: {name: material, font: {text: Roboto}}", ["font"]),
        ("theme: {name: mkdocs}", []),
        ("theme: {name: mkdocs, logo: https://a.example/l.svg, favicon: a.png}", ["logo"]),
        ("extra_css: [a.css, //b.example/b.css]", ["extra_css"]),
        ("extra_javascript: [{path: https://b.example/b.js}, {path: a.js}]", ["extra_javascript"]),
    ],
)
def test_settings(more: str, fields: list[str], tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(SETTINGS.format(more=more), encoding="utf-8")
    read, problems = read_settings(tmp_path)
    assert read is not None
    assert [(problem.code, problem.details["field"]) for problem in problems] == [
        ("foreign-setting", field) for field in fields
    ]


@pytest.mark.parametrize(
    ("days", "today", "found"),
    [
        ({"prepared": "2025-11-20"}, date(2026, 11, 20), []),
        ({"prepared": "2025-11-20"}, date(2026, 11, 21), ["statement-outdated"]),
        ({"prepared": "2020-01-01", "reviewed": "2026-01-01"}, date(2026, 11, 20), []),
        ({"prepared": "2020-01-01", "reviewed": "2025-01-01"}, date(2026, 11, 20), ["statement-outdated"]),
    ],
)
def test_a_declaration_is_looked_through_once_a_year(
    days: dict[str, str], today: date, found: list[str], tmp_path: Path
) -> None:
    statement = {"conformance": "full", **days, "feedback": {"name": "A"}, "enforcement": {"name": "B"}}
    made = catalogue(of=settings(accessibility_statement=statement))
    assert [problem.code for problem in check(Subject(made, Inventory(), today, Places(tmp_path)))] == found
