"""Complaints: problems told to the person at the terminal, and the end of a build that cannot go on."""

import sys
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from catalogue.model.inventory import PUBLISHED
from catalogue.model.problem import Problem, Severity
from catalogue.model.translation import Translation
from catalogue.outputs.explained import explain
from catalogue.outputs.report import LineOf, as_text
from catalogue.reading.source_file import UnreadableError, read_bytes


class StoppedError(Exception):
    """The build cannot go on; what is wrong has been reported, the text is the closing line.

    `report` is what was written about it, empty when the closing line says all.
    """

    def __init__(self, closing: str, *, report: str = "") -> None:
        super().__init__(closing)
        self.report = report


class Complaints(Struct, frozen=True):
    """How problems in files below `root` are told, and in which words; the vocabularies lie in the folder `courses`."""

    root: Path
    words: Translation
    courses: str = "courses"

    def tell(self, problems: Sequence[Problem]) -> None:
        """Writes the problems to standard error; raises StoppedError when one is an error."""
        if any(problem.severity is Severity.ERROR for problem in problems):
            raise self.stop(problems)
        if problems:
            print(self._report(problems), file=sys.stderr)

    def stop(self, problems: Sequence[Problem]) -> StoppedError:
        """Writes the problems to standard error and returns the exception that ends the build."""
        stopped = self.stopped(problems)
        print(stopped.report, file=sys.stderr)
        return stopped

    def stopped(self, problems: Sequence[Problem]) -> StoppedError:
        """Returns the exception that ends the build, of which nothing has been written yet."""
        errors = sum(problem.severity is Severity.ERROR for problem in problems)
        return StoppedError(self.words.count("build.stopped", errors), report=self._report(problems))

    def _report(self, problems: Sequence[Problem]) -> str:
        explained = [explain(problem, self.words, courses=self.courses) for problem in problems]
        return as_text(explained, self.words, line_of=lines_of(self.root))


# Of these nobody reads a line, and a log must not show the first one of a list of participants.
_NO_TEXT = (*(ending for ending in PUBLISHED if ending != ".svg"), ".doc", ".xls", ".ppt", ".rtf", ".pages")


def lines_of(root: Path) -> LineOf:
    """Returns what finds a line of a file below `root`; a file that cannot be read, or is no text, has none."""

    @lru_cache(maxsize=8)
    def lines(path: str) -> list[str]:
        if path.lower().endswith(_NO_TEXT):
            return []
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
