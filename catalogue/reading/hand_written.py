"""Hand-written pages: the pages below docs that the host renders, read for their mistakes only."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from catalogue.model.body import Body
from catalogue.model.excluded import excluded
from catalogue.model.problem import Place, Problem, Severity
from catalogue.model.settings import Settings
from catalogue.reading.document import Document, read_document
from catalogue.reading.source_file import UnreadableError, find, read_text

# A hand-written page needs no front matter, and one that begins with a line of dashes has none.
_NO_MISTAKE = frozenset({"missing-front-matter", "unclosed-front-matter"})


def read_hand_written(
    root: Path, settings: Settings, *, only: Collection[str] | None
) -> tuple[Mapping[str, Body], tuple[Problem, ...]]:
    """Returns the bodies of the hand-written pages that the host publishes by path, and what is wrong with files and front matters.

    The host would swallow every mistake there.
    """
    bodies: dict[str, Body] = {}
    found: list[Problem] = []
    try:
        paths = [path for path in find(root, settings.docs, ".md") if not path.startswith(f"{settings.guides}/")]
    except UnreadableError as error:
        return {}, (error.problem,)
    wanted = paths if only is None else [path for path in paths if path in only]
    left_out = excluded(settings) if wanted else None
    for path in wanted:
        if left_out is None or not left_out(path):
            try:
                document, problems = read_document(read_text(root, path), path=path, bare=True)
            except UnreadableError as error:
                found.append(error.problem)
            else:
                found += [problem for problem in problems if problem.code not in _NO_MISTAKE]
                found += _misplaced(document, settings)
                bodies[path] = document.body or Body("")
    return bodies, tuple(found)


def _misplaced(document: Document, settings: Settings) -> Iterator[Problem]:
    """A guide that lies beside the folder of the guides would be a page that nothing leads to, and its fields be ignored."""
    if document.front is not None and all(document.front.get(key) for key in ("title", "summary", "category")):
        yield Problem("guide-outside-folder", Place(document.path), {"folder": settings.guides}, Severity.WARNING)
