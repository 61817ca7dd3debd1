"""The project a command works on: where its mkdocs.yml lies, and what its settings say."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import IO, Any
from zoneinfo import ZoneInfo

import click
from msgspec import Struct

from catalogue.cli.spoken import spoken
from catalogue.model.moment import parse_day
from catalogue.model.problem import Problem
from catalogue.model.settings import Settings
from catalogue.model.translation import Translation
from catalogue.outputs.explained import explain
from catalogue.reading.settings_file import NAME, read_settings
from catalogue.reading.site_language import USUAL, site_language
from catalogue.reading.source_file import UnreadableError, read_bytes
from catalogue.reading.translations import read_translation


class WrongUse(click.ClickException):
    """The command was called wrongly: one line on the error output, exit code 2."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        """Prints the line."""
        click.echo(self.format_message(), err=file is None, file=file)


class FoundProject(Struct, frozen=True):
    """A folder with settings; `settings` is None when they have an error, which `problems` tell."""

    root: Path
    config: str
    settings: Settings | None
    problems: tuple[Problem, ...]

    @property
    def words(self) -> Translation:
        """The words of the project's language."""
        return read_translation(
            self.settings.language if self.settings else site_language(self.root, self.config) or USUAL
        )

    def day(self, today: str | None) -> date:
        """Returns the day that is asked for, else the one on which a build would happen. Raises WrongUse."""
        from catalogue.building.moments import find_today
        from catalogue.building.variable import BadVariableError

        try:
            if today is not None:
                return parse_day(today)
            return find_today(zone=self.settings.timezone if self.settings else ZoneInfo("UTC"))
        except BadVariableError as error:
            raise WrongUse(self.words(f"build.bad-variable.{error.name}", value=error.value)) from None
        except ValueError:
            raise WrongUse(self.words("check.bad-day", value=today)) from None


def find_project(config_file: Path | None, near: Path) -> FoundProject:
    """Returns the project of `config_file`; without one, that of the folder `near` or the nearest above it."""
    file = config_file or _above(near)
    words = read_translation(spoken(near))
    if file is None:
        raise WrongUse(words("check.no-project", name=NAME))
    if not file.is_file():
        raise WrongUse(words("check.no-config", path=file))
    root = file.absolute().parent
    settings, problems = read_settings(root, name=file.name)
    return FoundProject(root, file.name, settings, problems)


def need_file(config_file: Path) -> None:
    """Raises WrongUse when the settings cannot be read: the host would wait for ever at a named pipe."""
    folder = config_file.absolute().parent
    try:
        read_bytes(folder, config_file.name)
    except UnreadableError as error:
        told = explain(error.problem, read_translation(spoken(folder, config_file.name)))
        raise WrongUse(f"{config_file}: {told.message}") from None


@contextmanager
def told_in_a_line(settings: Path) -> Iterator[None]:
    """Tells in one line what keeps a build with these settings from its end: its content, or the system."""
    from catalogue.building.complaint import StoppedError
    from catalogue.building.system_trouble import trouble_in
    from catalogue.crew import LostWorkerError

    try:
        yield
    except StoppedError as stopped:
        raise click.ClickException(str(stopped)) from stopped
    except (OSError, LostWorkerError) as error:
        words = read_translation(spoken(settings.parent, settings.name))
        if not (trouble := trouble_in(error, words, near=settings.parent)):
            raise
        raise click.ClickException(trouble) from error


def _above(near: Path) -> Path | None:
    folder = near.absolute()
    candidates = (each / NAME for each in (folder, *folder.parents))
    return next((file for file in candidates if file.is_file()), None)
