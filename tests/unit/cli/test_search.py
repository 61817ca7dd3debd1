"""The command `catalogue search`: what keeps it from searching is told in one line."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from catalogue.cli.search import command
from tests.unit.reading.project import write

SETTINGS = "site_name: X\nsite_url: https://a.example/\nextra: {catalogue: {site: a, organisation: A}}\n"


@pytest.mark.parametrize("name", ["CATALOGUE_TODAY", "SOURCE_DATE_EPOCH"])
def test_a_moment_that_is_none_is_wrong_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    root = write(tmp_path, {"mkdocs.yml": SETTINGS})
    monkeypatch.setenv(name, "morgen")
    result = CliRunner().invoke(command, ["zoom", "--config-file", str(root / "mkdocs.yml")])
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert name in result.stderr


def test_settings_with_a_mistake_are_told(tmp_path: Path) -> None:
    root = write(tmp_path, {"mkdocs.yml": SETTINGS.replace("site: a", "site: A")})
    result = CliRunner().invoke(command, ["zoom", "--config-file", str(root / "mkdocs.yml")])
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "None" not in result.stderr
    assert "catalogue check" in result.stderr
