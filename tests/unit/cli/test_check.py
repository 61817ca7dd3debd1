"""The command `catalogue check`: which project, which files, which form, which exit code."""

import errno
import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from catalogue.cli.check import command
from tests.unit.reading.project import offer, write

SETTINGS = "site_name: X\nsite_url: https://a.example/\nextra: {catalogue: {site: a, organisation: A}}\n"
TODAY = ("--today", "2026-11-20")


def project(root: Path, **files: str) -> Path:
    usual = {"mkdocs.yml": SETTINGS, "courses/a.md": offer("level: x\n"), "docs/guides/b.md": offer(title="Anleitung")}
    return write(root, {**usual, **{path.replace("__", "/"): text for path, text in files.items()}})


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(command, [*map(str, arguments), *TODAY], catch_exceptions=False)


def paths(result: Result) -> list[str]:
    return [each["path"] for each in json.loads(result.stdout)]


def test_a_folder_with_settings_is_the_project(tmp_path: Path) -> None:
    result = run(project(tmp_path))
    assert result.exit_code == 1
    assert result.stdout.startswith("courses/a.md:5:8  Fehler  unknown-term\n")


def test_the_project_is_found_from_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project(tmp_path) / "docs" / "guides")
    assert run().exit_code == 1
    result = run("b.md")
    assert (result.exit_code, result.stdout) == (0, "Alles in Ordnung.\n")


def test_only_the_named_files_are_told(tmp_path: Path) -> None:
    root = project(tmp_path, courses__c="")
    config = ("--config-file", root / "mkdocs.yml", "--format", "json")
    assert paths(run(root / "courses" / "a.md", *config)) == ["courses/a.md"]
    assert paths(run(root / "docs" / "guides" / "b.md", *config)) == []
    assert paths(run(root / "courses", *config)) == ["courses/a.md"]
    assert paths(run(root / "docs" / "guides", *config)) == []


def test_lists_and_settings_are_told_with_every_file(tmp_path: Path) -> None:
    root = project(tmp_path, **{"courses___vocabulary__tools.yml": "zoom: {}\n"})
    result = run(root / "docs" / "guides" / "b.md", "--config-file", root / "mkdocs.yml", "--format", "json")
    assert paths(result) == ["courses/_vocabulary/tools.yml"]


def test_what_is_kept_of_lists_is_believed_no_longer_than_it_holds(tmp_path: Path) -> None:
    root = project(tmp_path, **{"courses/a.md": offer("tools: [zoom]\n")})
    tools = root / "courses/_vocabulary/tools.yml"
    for text, code in (("zoom: {name: Zoom}\n", 0), ("teams: {name: Teams}\n", 1), ("zoom: {name: Zoom}\n", 0)):
        tools.write_text(text, encoding="utf-8")
        assert [run(root / "courses/a.md", "--config-file", root / "mkdocs.yml").exit_code for _ in range(2)] == [
            code
        ] * 2


def test_warnings_alone_are_no_failure(tmp_path: Path) -> None:
    result = run(project(tmp_path, **{"courses/a.md": offer(body="")}))
    assert (result.exit_code, "0 Fehler, 1 Warnung in 1 Datei." in result.stdout) == (0, True)


def test_settings_with_a_mistake_are_told_in_the_language_they_name(tmp_path: Path) -> None:
    english = SETTINGS.replace("site: a", "site: A") + "theme:\n  language: en\n"
    assert run(project(tmp_path, **{"mkdocs.yml": english})).stdout.startswith("mkdocs.yml:3:27  Error  bad-id\n")


def test_settings_with_a_mistake_end_the_check(tmp_path: Path) -> None:
    result = run(project(tmp_path, **{"mkdocs.yml": SETTINGS.replace("site: a", "site: A")}))
    assert result.exit_code == 1
    assert result.stdout.startswith("mkdocs.yml:3:27  Fehler  bad-id\n")


def test_messages_are_in_the_language_of_the_settings(tmp_path: Path) -> None:
    english = SETTINGS + "theme: {name: material, language: en}\n"
    assert "is not in the list" in run(project(tmp_path, **{"mkdocs.yml": english})).stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["{root}/nothing.md"], "nothing.md gibt es nicht."),
        (["{outside}"], "liegt außerhalb des Katalogs"),
        (["{root}/../outside.md"], "liegt außerhalb des Katalogs"),
        (["--config-file", "{root}/no.yml"], "no.yml gibt es nicht."),
    ],
)
def test_wrong_use_is_one_line_and_exit_code_2(tmp_path: Path, arguments: list[str], told: str) -> None:
    root = project(tmp_path / "root")
    (tmp_path / "outside.md").write_text("x", encoding="utf-8")
    filled = [argument.format(root=root, outside=tmp_path / "outside.md") for argument in arguments]
    if "--config-file" not in filled:
        filled += ["--config-file", str(root / "mkdocs.yml")]
    result = run(*filled)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1
    assert told in result.stderr


def test_a_folder_without_a_project_is_wrong_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run()
    assert result.exit_code == 2
    assert "mkdocs.yml" in result.stderr


def test_a_day_that_is_none_is_wrong_use(tmp_path: Path) -> None:
    result = CliRunner().invoke(command, [str(project(tmp_path)), "--today", "heute"])
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)


def test_today_decides_what_is_overdue(tmp_path: Path) -> None:
    review = offer("review: {by: c, last: 2026-01-01}\n")
    root = project(tmp_path, **{"courses/a.md": review, "courses/_vocabulary/contacts.yml": "c: {name: C}\n"})
    early, late = (
        CliRunner().invoke(command, [str(root), "--today", day]).stdout for day in ("2026-12-31", "2027-01-02")
    )
    assert "review-overdue" not in early
    assert "review-overdue" in late


def test_today_is_that_of_a_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    review = offer("review: {by: c, last: 2026-01-01}\n")
    root = project(tmp_path, **{"courses/a.md": review, "courses/_vocabulary/contacts.yml": "c: {name: C}\n"})
    monkeypatch.setenv("CATALOGUE_TODAY", "2027-01-02")
    assert "review-overdue" in CliRunner().invoke(command, [str(root)]).stdout
    monkeypatch.setenv("CATALOGUE_TODAY", "morgen")
    result = CliRunner().invoke(command, [str(root)])
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "CATALOGUE_TODAY" in result.stderr


@pytest.mark.parametrize(
    ("name", "value", "path"),
    [("CATALOGUE_JOBS", "zwei", ""), ("CATALOGUE_CACHE", "nein", ""), ("CATALOGUE_CACHE", "nein", "courses/a.md")],
)
def test_a_variable_that_means_nothing_is_wrong_use(
    name: str, value: str, path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    root = project(tmp_path, **{"courses/a.md": offer()})
    result = CliRunner().invoke(command, [str(root / path), "--config-file", str(root / "mkdocs.yml")])
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert name in result.stderr
    assert value in result.stderr


def test_a_folder_that_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project(tmp_path, courses__closed__c=offer())
    look = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return look(path)

    monkeypatch.setattr(os, "scandir", refuse)
    result = run(root / "courses", "--config-file", root / "mkdocs.yml", "--format", "json")
    assert "courses/closed" in paths(result)


@pytest.mark.parametrize("form", ["text", "json", "github", "gitlab"])
def test_every_form_has_the_finding(tmp_path: Path, form: str) -> None:
    result = run(project(tmp_path), "--format", form)
    assert result.exit_code == 1
    assert "unknown-term" in result.stdout


def test_output_is_utf8_whatever_the_machine_speaks(tmp_path: Path) -> None:
    root = project(tmp_path)
    code = "from catalogue.cli.check import command; command()"
    done = subprocess.run(
        [sys.executable, "-c", code, str(root), *TODAY],
        env={"PYTHONIOENCODING": "ascii", "PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert "„x“ steht nicht" in done.stdout.decode()


def test_starting_up_is_quick_and_loads_no_builder(tmp_path: Path) -> None:
    root = project(tmp_path)
    code = (
        "import sys; from catalogue.cli.check import command\n"
        "try: command()\n"
        "finally: print(sorted({'mkdocs', 'jinja2', 'icalendar', 'markdown'} & set(sys.modules)), file=sys.stderr)"
    )
    arguments = [
        sys.executable,
        "-c",
        code,
        str(root / "docs" / "guides" / "b.md"),
        "--config-file",
        str(root / "mkdocs.yml"),
    ]
    began = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        arguments, env={"PYTHONPATH": ":".join(sys.path)}, capture_output=True, check=False, text=True
    )
    assert done.stderr.strip() == "[]"
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert ended.ru_utime - began.ru_utime < 1.5  # 0.3 s of a processor
