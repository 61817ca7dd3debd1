"""The help for authors and the office: what it shows of `catalogue check` and `catalogue due` is what they print."""

import re
from pathlib import Path
from shutil import copytree

import pytest
from click.testing import CliRunner

from catalogue.cli.check import command
from catalogue.cli.due import command as due
from tests.content.examples import TODAY

ROOT = Path(__file__).parents[2]
HELP = ROOT / "docs" / "hilfe" / "autorinnen.md"
OFFICE = ROOT / "docs" / "hilfe" / "fortbildungsstelle.md"


def test_the_help_shows_what_the_check_prints(tmp_path: Path) -> None:
    text = HELP.read_text(encoding="utf-8")
    course, shown = re.search(r"```yaml\n(---\n.*?\n---\n.*?)```", text, re.DOTALL), shown_in(text)
    assert course
    for name in ("courses/_vocabulary", "docs/guides", "docs/rechtliches"):
        copytree(ROOT / name, tmp_path / name)
    (tmp_path / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
    broken = course[1].replace("category: kommunikation", "category: komunikation")
    file = tmp_path / "courses" / "zoom-online-seminar.md"
    file.write_text(broken, encoding="utf-8")
    printed = CliRunner().invoke(command, [str(file), "--config-file", str(tmp_path / "mkdocs.yml"), "--today", TODAY])
    assert shown in printed.output, printed.output


def test_the_help_of_the_office_shows_what_falls_due(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CATALOGUE_CACHE", "no")
    shown = re.search(r"```\n(## .*?)```", OFFICE.read_text(encoding="utf-8"), re.DOTALL)
    printed = CliRunner().invoke(due, ["--config-file", str(ROOT / "mkdocs.yml"), "--today", "2026-12-28"])
    assert shown
    heading, item = (part.strip() for part in shown[1].split("\n\n"))
    assert heading in printed.output
    assert item in printed.output, printed.output


def shown_in(text: str) -> str:
    found = re.search(r"sieht das so aus:\n\n```\n(.*?)```", text, re.DOTALL)
    assert found
    return found[1]
