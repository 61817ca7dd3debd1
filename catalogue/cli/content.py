"""The content that a command tells of: all of it, read and checked, and only where nothing in it is wrong."""

from datetime import date

import click

from catalogue.building.examination import examine
from catalogue.building.variable import BadVariableError
from catalogue.cli.project import FoundProject, WrongUse
from catalogue.model.catalogue import Catalogue
from catalogue.model.problem import Severity


def sound_content(project: FoundProject, today: date) -> Catalogue:
    """Returns what is in the project, drafts included.

    An offer with a mistake would be missing from it, and nobody would notice: then it raises an exception that tells so
    in a line and ends the command with exit code 1.
    """
    if project.settings is None:
        raise click.ClickException(project.words("content.bad-settings", name=project.config))
    try:
        examined = examine(project.root, project.settings, today)
    except BadVariableError as error:
        raise WrongUse(project.words(f"build.bad-variable.{error.name}", value=error.value)) from None
    errors = sum(problem.severity is Severity.ERROR for problem in (*project.problems, *examined.problems))
    if errors:
        raise click.ClickException(project.words.count("content.errors", errors))
    return examined.reading.catalogue
