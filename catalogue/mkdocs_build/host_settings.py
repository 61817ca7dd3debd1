"""The host's settings, read by the host: what keeps it from reading them is told as any other mistake is."""

import logging
import os
import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from click import ClickException
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from catalogue.building.complaint import Complaints, StoppedError
from catalogue.model.problem import Place, Problem, Severity
from catalogue.model.translation import Translation
from catalogue.reading.node import Mapping, locate
from catalogue.reading.settings_file import read_settings
from catalogue.reading.site_language import USUAL, site_language
from catalogue.reading.source_file import UnreadableError, read_text
from catalogue.reading.translations import read_translation
from catalogue.reading.yaml_text import parse

# The name of a setting, and why the host refuses it.
Refused = tuple[str, str]
_LOG: Final = logging.getLogger("mkdocs.config")
# What the host says of a value, and where its parser says that it stopped.
_SAID: Final = re.compile(r"Config value '([^']*)': (.*)", re.DOTALL)
_STOPPED: Final = re.compile(r'\n? *in ".*?", line (\d+), column (\d+)')
# What takes the place of a refused value that may not be missing, or on which others depend.
_STAND_INS: Final = {"site_name": "-", "docs_dir": os.path.dirname(__file__), "theme": "material"}  # noqa: PTH120
# What else falls out of the host when a value has another form than it thought.
_ODD: Final = (AttributeError, KeyError, OSError, RecursionError, TypeError, ValueError)


class NoHookError(ClickException):
    """The settings of the site do not name the hook; one line, exit code 2."""

    exit_code = 2


class OverSourcesError(ClickException):
    """The folder that was asked for holds the sources, or lies among them; one line, exit code 2."""

    exit_code = 2


def load_settings(file: Path, *, quiet: bool = False, **chosen: Any) -> MkDocsConfig:
    """Returns the host's settings. Raises StoppedError where they are wrong, NoHookError where they do not name the hook.

    Raises OverSourcesError where the folder to publish into comes first, and is none.

    `quiet` keeps back what the host warns of, for who will read them once more. `chosen` are values that come first.
    """
    refused: list[Refused] = []
    held: list[logging.LogRecord] = []
    try:
        with _heard(refused, held if quiet else None):
            config = load_config(os.fspath(file), **chosen)
    except (MkDocsException, *_ODD) as error:
        if isinstance(error, SystemExit) and not refused:  # a warning, where warnings are asked to end the build
            for record in held:
                _LOG.handle(record)
            raise
        if chosen.get("site_dir") and any(name == "site_dir" for name, _ in refused):
            raise _over_sources(file, Path(chosen["site_dir"])) from error
        refused += _refused_besides(file, refused, chosen) if refused else ()
        raise _stopped(file, refused, error) from error
    if not any(event.__module__.startswith("catalogue.") for event in config.plugins.events["config"]):
        # The host would build a bare site of its own over the published one, and say nothing.
        raise NoHookError(_words(file)("build.no-hook"))
    return config


def _over_sources(file: Path, site_dir: Path) -> OverSourcesError:
    root = file.absolute().parent
    inside = site_dir.is_relative_to(root) and site_dir != root
    source = site_dir.relative_to(root).parts[0] if inside else file.name
    return OverSourcesError(_words(file)("build.site-over-sources", path=site_dir, source=source))


@contextmanager
def _heard(refused: list[Refused], held: list[logging.LogRecord] | None) -> Iterator[None]:
    """Takes what the host refuses into a list, by the name of the setting, instead of letting it be shown.

    What else it says is taken into `held`, if that is a list.
    """

    def shown(record: logging.LogRecord) -> bool:
        said = _SAID.fullmatch(record.getMessage())
        if said and record.levelno >= logging.ERROR:
            refused.append((said[1], said[2]))
            return False
        if held is not None:
            held.append(record)
        return held is None

    _LOG.addFilter(shown)
    try:
        yield
    finally:
        _LOG.removeFilter(shown)


def _refused_besides(file: Path, refused: list[Refused], chosen: dict[str, Any]) -> list[Refused]:
    """What else the host refuses, which tells its first only: it is asked again without those that are known by then."""
    found = dict(refused)
    while more := {key: why for key, why in _refused_without(file, found, chosen) if key not in found}:
        found.update(more)
    return [each for each in found.items() if each not in refused]


def _refused_without(file: Path, known: Collection[str], chosen: dict[str, Any]) -> list[Refused]:
    config = MkDocsConfig(os.fspath(file))
    usual = {key: _STAND_INS.get(key, config.get(key)) for key in known}
    try:
        with _heard([], []), file.open("rb") as settings:
            config.load_file(settings)
            config.load_dict({**{key: value for key, value in chosen.items() if value is not None}, **usual})
            return [(key, str(error)) for key, error in config.validate()[0]]
    except (MkDocsException, *_ODD):
        return []  # what is known is told


def _stopped(file: Path, refused: list[Refused], error: BaseException) -> StoppedError:
    root, name = file.parent, file.name
    _, found = read_settings(root, name=name)
    told = tuple(problem for problem in found if problem.severity is Severity.ERROR)
    if not refused and not told:
        told = (_of_parser(str(error) or type(error).__name__, name),)
    places = {problem.place.line for problem in told}
    # Of a setting that stands there twice, the host has read the other one than would be shown.
    twice = {problem.details["value"] for problem in told if problem.code == "duplicate-key"}
    more = (_of_value(root, name, key, reason) for key, reason in refused if key not in twice)
    problems = (*told, *(each for each in more if each.place.line not in places))
    return Complaints(root, _words(file)).stop(sorted(problems, key=lambda problem: problem.order))


def _of_value(root: Path, name: str, key: str, reason: str) -> Problem:
    try:
        node, _ = parse(read_text(root, name), path=name, lenient=True)
    except UnreadableError:
        node = None
    line, column = locate(node, (key,), key=True) if isinstance(node, Mapping) else (1, 1)
    return Problem("refused-setting", Place(name, line, column), {"field": key, "reason": _in_one_line(reason)})


def _of_parser(text: str, name: str) -> Problem:
    stopped = [(int(line), int(column)) for line, column in _STOPPED.findall(text)]
    reason = _in_one_line(_STOPPED.sub("", text)).removeprefix(
        "MkDocs encountered an error parsing the configuration file: "
    )
    return Problem(
        "refused-setting", Place(name, *(stopped[-1] if stopped else (1, 1))), {"field": name, "reason": reason}
    )


def _in_one_line(text: str) -> str:
    return " ".join(text.split()).rstrip(".")


def _words(file: Path) -> Translation:
    return read_translation(site_language(file.parent, file.name) or USUAL)
