"""Hand-written pages: the front matter of the pages below docs that the host renders, read for its mistakes only."""

from collections.abc import Collection, Iterator
from pathlib import Path

from catalogue.model.problem import Problem
from catalogue.model.settings import Settings
from catalogue.reading.document import read_document
from catalogue.reading.source_file import UnreadableError, find, read_text

# A hand-written page needs no front matter, and one that begins with a line of dashes has none.
_NO_MISTAKE = frozenset({"missing-front-matter", "unclosed-front-matter"})


def hand_written_problems(root: Path, settings: Settings, *, only: Collection[str] | None = None) -> Iterator[Problem]:
    """Yields what is wrong with the files and front matters of hand-written pages; the host would swallow it all."""
    try:
        paths = [path for path in find(root, settings.docs, ".md") if not path.startswith(f"{settings.guides}/")]
    except UnreadableError as error:
        yield error.problem
        return
    for path in paths:
        if only is None or path in only:
            yield from _of_one(root, path)


def _of_one(root: Path, path: str) -> Iterator[Problem]:
    try:
        _, problems = read_document(read_text(root, path), path=path)
    except UnreadableError as error:
        yield error.problem
    else:
        yield from (problem for problem in problems if problem.code not in _NO_MISTAKE)
