"""The command `catalogue check`: reads the catalogue, applies every rule and prints what it found."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from catalogue.cli.project import FoundProject
    from catalogue.model.problem import Problem
    from catalogue.outputs.explained import Explained

FORMATS = ("text", "json", "github", "gitlab")


@click.command(name="check")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="How to print what was found.")
@click.option("--config-file", type=click.Path(path_type=Path), help="The mkdocs.yml of the catalogue.")
@click.option("--today", metavar="YYYY-MM-DD", help="The day to check for, in place of today.")
def command(paths: tuple[Path, ...], form: str, config_file: Path | None, today: str | None) -> None:
    """Check the catalogue, or only the files and folders at PATH.

    Exit code: 0 without errors (warnings may be there), 1 with errors, 2 when called wrongly.
    """
    from catalogue.cli.printed import print_text
    from catalogue.model.problem import Severity
    from catalogue.outputs.explained import explain

    project = _project(paths, config_file)
    problems = find_problems(project, _chosen(project, paths), project.day(today))
    courses = project.settings.courses if project.settings else "courses"
    found = tuple(explain(problem, project.words, courses=courses) for problem in problems)
    print_text(_report(project, found, form))
    sys.exit(any(problem.severity is Severity.ERROR for problem in problems))


def find_problems(project: "FoundProject", only: frozenset[str] | None, today: "date") -> "tuple[Problem, ...]":
    """Returns the problems of a project; with `only`, those of these files, the vocabularies and the settings."""
    from catalogue.building.variable import BadVariableError
    from catalogue.cli.project import WrongUse
    from catalogue.model.term import VOCABULARY_FOLDER
    from catalogue.reading.reading import set_of

    if project.settings is None:
        return project.problems
    try:
        told = _of_all(project, today) if only is None else _of_some(project, only, today)
    except BadVariableError as error:
        raise WrongUse(project.words(f"build.bad-variable.{error.name}", value=error.value)) from None
    found = set_of((*project.problems, *told))
    shared = (f"{project.settings.courses}/{VOCABULARY_FOLDER}/", f"{project.config}/")
    wanted = (
        each for each in found if only is None or each.place.path in only or f"{each.place.path}/".startswith(shared)
    )
    return tuple(sorted(wanted, key=lambda problem: problem.order))


def _of_all(project: "FoundProject", today: "date") -> "tuple[Problem, ...]":
    from catalogue.building.examination import examine

    assert project.settings is not None
    return examine(project.root, project.settings, today).problems


def _of_some(project: "FoundProject", only: frozenset[str], today: "date") -> "tuple[Problem, ...]":
    """Reads these files alone, for editors that ask at each keystroke; of the vocabularies, what an earlier run has kept."""
    from catalogue.building.cache import cache_of
    from catalogue.building.kept_vocabularies import kept_vocabularies
    from catalogue.checks.check import check
    from catalogue.checks.subject import Subject
    from catalogue.reading.places import Places
    from catalogue.reading.reading import read_catalogue

    assert project.settings is not None
    vocabulary = kept_vocabularies(cache_of(project.root).made())
    reading = read_catalogue(project.root, project.settings, only=only, vocabulary=vocabulary)
    subject = Subject(reading.catalogue, reading.inventory, today, Places(project.root), reading.torn, reading.written)
    return (*reading.problems, *check(subject, whole=False))


def _project(paths: tuple[Path, ...], config_file: Path | None) -> "FoundProject":
    from catalogue.cli.project import find_project
    from catalogue.reading.settings_file import NAME

    roots = [path for path in paths if (path / NAME).is_file()]
    return find_project(config_file, roots[0] if roots else Path())


def _chosen(project: "FoundProject", paths: tuple[Path, ...]) -> frozenset[str] | None:
    """Returns the files to look at, relative to the root; None for all of them."""
    chosen: set[str] = set()
    for path in paths:
        inside = _inside(project, path)
        if inside == ".":
            return None
        chosen.update(_below(project, inside) if path.is_dir() else (inside,))
    return frozenset(chosen) if paths else None


def _inside(project: "FoundProject", path: Path) -> str:
    from catalogue.cli.project import WrongUse

    if not path.exists():
        raise WrongUse(project.words("check.no-path", path=path))
    full, root = path.resolve(), project.root.resolve()
    if full.is_relative_to(root):
        return full.relative_to(root).as_posix()
    raise WrongUse(project.words("check.outside", path=path, root=project.root))


def _below(project: "FoundProject", folder: str) -> "Iterator[str]":
    from catalogue.reading.source_file import UnreadableError, find

    if project.settings is not None:
        for content in (project.settings.courses, project.settings.guides, project.settings.docs):
            try:
                yield from (path for path in find(project.root, content, ".md") if path.startswith(f"{folder}/"))
            except UnreadableError as error:
                yield error.problem.place.path  # which is told of it


def _report(project: "FoundProject", found: "tuple[Explained, ...]", form: str) -> str:
    from catalogue.building.complaint import lines_of
    from catalogue.outputs import report

    if form == "text":
        colour = sys.stdout.isatty()
        return report.as_text(found, project.words, line_of=lines_of(project.root), colour=colour)
    return {"json": report.as_json, "github": report.as_github, "gitlab": report.as_gitlab}[form](found)
