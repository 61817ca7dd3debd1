"""Complaints: problems told to the person at the terminal, and the end of a build that cannot go on."""

import sys
import unicodedata
from functools import lru_cache
from pathlib import Path

from catalogue.model.problem import Problem, Severity
from catalogue.model.translation import Translation
from catalogue.outputs.explained import explain
from catalogue.outputs.report import LineOf, as_text
from catalogue.reading.source_file import UnreadableError, read_bytes

# The folder of the courses where nobody knows of another one.
COURSES = "courses"


class StoppedError(Exception):
    """The build cannot go on; what is wrong has been reported, the text is the closing line.

    `report` is what was written about it, empty when the closing line says all.
    """

    def __init__(self, closing: str, *, report: str = "") -> None:
        super().__init__(closing)
        self.report = report


def stop(root: Path, problems: tuple[Problem, ...], words: Translation, *, courses: str = COURSES) -> StoppedError:
    """Writes the problems to standard error and returns the exception that ends the build; `courses` as for `report`."""
    stopped = stopped_by(root, problems, words, courses=courses)
    print(stopped.report, file=sys.stderr)
    return stopped


def stopped_by(
    root: Path, problems: tuple[Problem, ...], words: Translation, *, courses: str = COURSES
) -> StoppedError:
    """Returns the exception that ends the build, of which nothing has been written yet; `courses` as for `report`."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    return StoppedError(words.count("build.stopped", errors), report=report(root, problems, words, courses=courses))


def tell(root: Path, problems: tuple[Problem, ...], words: Translation, *, courses: str = COURSES) -> None:
    """Writes the problems to standard error; raises StoppedError when one is an error. `courses` as for `report`."""
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise stop(root, problems, words, courses=courses)
    if problems:
        print(report(root, problems, words, courses=courses), file=sys.stderr)


def report(root: Path, problems: tuple[Problem, ...], words: Translation, *, courses: str = COURSES) -> str:
    """Returns the report for people of problems in files below `root`; the vocabularies lie in the folder `courses`."""
    explained = [explain(problem, words, courses=courses) for problem in problems]
    return as_text(explained, words, line_of=lines_of(root))


def lines_of(root: Path) -> LineOf:
    """Returns what finds a line of a file below `root`; a file that cannot be read has none."""

    @lru_cache(maxsize=8)
    def lines(path: str) -> list[str]:
        try:
            # Decoded by force: what is wrong may be the very encoding.
            text = read_bytes(root, path).decode("utf-8-sig", "replace")
        except UnreadableError:
            return []
        return unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").split("\n")

    def line_of(path: str, number: int) -> str:
        found = lines(path)
        return found[number - 1] if 0 < number <= len(found) else ""

    return line_of
