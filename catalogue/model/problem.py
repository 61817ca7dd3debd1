"""A problem: what is wrong with a piece of content, where it stands, and which values the message names."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field

# Nobody mends more mistakes than this at a time; a file of nothing else must not keep the check busy for minutes.
MOST = 200


def excerpt(text: str, most: int = 60) -> str:
    """Returns a text as messages show it: of a longer one the first `most` characters."""
    return text if len(text) <= most else f"{text[:most].rstrip()}…"


class Severity(StrEnum):
    """How much a problem matters: an error stops the build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Place(Struct, frozen=True, order=True):
    """A spot in a source file.

    `path` is relative to the project root with forward slashes; `line` and `column` count from 1, in characters.
    """

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Problem(Struct, frozen=True):
    """One finding about the content.

    `code` is a stable word with a section in docs/development/rules.md; `details` are the values that the
    translated message and hint of that code mention.
    """

    code: str
    place: Place
    details: Mapping[str, str] = field(default_factory=dict)
    severity: Severity = Severity.ERROR

    @property
    def order(self) -> tuple[Place, str, tuple[tuple[str, str], ...]]:
        """The key by which reports are sorted: place first, so that a file reads from top to bottom."""
        return self.place, self.code, tuple(sorted(self.details.items()))
