"""Hand-written pages: the pages below docs that the host renders, read for their mistakes only."""

from collections.abc import Callable, Collection
from collections.abc import Mapping as Bodies
from pathlib import Path

from catalogue.model.body import Body
from catalogue.model.problem import Problem
from catalogue.model.settings import Settings
from catalogue.reading.document import read_document
from catalogue.reading.node import Mapping, Scalar
from catalogue.reading.source_file import UnreadableError, find, read_text
from catalogue.reading.yaml_text import parse

# A hand-written page needs no front matter, and one that begins with a line of dashes has none.
_NO_MISTAKE = frozenset({"missing-front-matter", "unclosed-front-matter"})


def read_hand_written(
    root: Path, settings: Settings, *, only: Collection[str] | None = None
) -> tuple[Bodies[str, Body], tuple[Problem, ...]]:
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
    excluded = _excluded(root, settings) if wanted else None
    for path in wanted:
        if excluded is None or not excluded(path.removeprefix(f"{settings.docs}/")):
            try:
                document, problems = read_document(read_text(root, path), path=path)
            except UnreadableError as error:
                found.append(error.problem)
            else:
                found += [problem for problem in problems if problem.code not in _NO_MISTAKE]
                bodies[path] = document.body or Body("")
    return bodies, tuple(found)


def _excluded(root: Path, settings: Settings) -> Callable[[str], bool]:
    """Returns what tells the pages that `exclude_docs` keeps from the site; paths are seen from the docs folder."""
    try:
        node, _ = parse(read_text(root, settings.file), path=settings.file, lenient=True)
    except UnreadableError:
        node = None
    patterns = node.get("exclude_docs") if isinstance(node, Mapping) else None
    if not isinstance(patterns, Scalar) or patterns.null:
        return lambda _: False
    # MkDocs brings it, and reads these lines with it as well.
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns.text.splitlines()).match_file
