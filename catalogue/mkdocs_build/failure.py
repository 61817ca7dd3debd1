"""Failures of the preview: what went wrong, as pages and the terminal tell it."""

import logging
import traceback
from pathlib import Path

from click import ClickException
from mkdocs.exceptions import Abort, MkDocsException

from catalogue.building.complaint import StoppedError
from catalogue.building.system_trouble import trouble_in
from catalogue.model.translation import Translation

log = logging.getLogger("mkdocs.catalogue")
# What authors can mend: content, settings, and what else a build is ended for with a word.
UNMENDED = (StoppedError, Abort, ClickException)


def report_of(error: BaseException, words: Translation, *, site: Path) -> str:
    """Returns what went wrong: the report on the content, what the system says, or the error itself."""
    if stopped := _stopped(error):
        return stopped.report or str(stopped)
    if isinstance(error, ClickException | MkDocsException):
        return str(error)
    if isinstance(error, SystemExit):  # of a plugin, which has said why
        return words("build.ended", code=error.code)
    return trouble_in(error, words, near=site) or f"{type(error).__name__}: {error}"


def tell_terminal(error: BaseException, report: str) -> None:
    """Tells what went wrong where the server was started; a report on the content has been written there already."""
    if (stopped := _stopped(error)) and stopped.report:
        return
    if report == f"{type(error).__name__}: {error}":  # a mistake of ours
        traceback.print_exception(error)
    else:
        log.error(report)


def _stopped(error: BaseException) -> StoppedError | None:
    return next((each for each in (error, error.__cause__) if isinstance(each, StoppedError)), None)
