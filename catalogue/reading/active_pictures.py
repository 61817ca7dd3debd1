"""Active pictures: SVG files beside the offers that run a script or load from elsewhere."""

import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from catalogue.model.problem import Place, Problem
from catalogue.reading.source_file import UnreadableError, find, read_bytes

_ENDING = ".svg"
_ACTIVE = re.compile(
    rb"<\s*(?:[\w-]+:)?(?:script|foreignobject|iframe|embed|object|animate|set|handler)\b|\son\w+\s*=|javascript:|<!entity|"
    rb"(?:href|src)\s*=\s*[\"']?\s*(?:https?:)?//|url\(\s*[\"']?\s*(?:https?:)?//|@import",
    re.IGNORECASE,
)


def active_pictures(root: Path, folders: Iterable[str], *, only: Collection[str] | None = None) -> Iterator[Problem]:
    """Yields a problem for each SVG file below `folders` that could do more than be looked at."""
    if only is not None and not any(path.lower().endswith(_ENDING) for path in only):
        return
    for folder in folders:
        try:
            paths = tuple(find(root, folder, _ENDING))
        except UnreadableError:
            continue  # told by those who read the offers
        for path in paths:
            if only is None or path in only:
                yield from _of_one(root, path)


def _of_one(root: Path, path: str) -> Iterator[Problem]:
    try:
        data = read_bytes(root, path).replace(b"\0", b"")  # UTF-16 hides words between zeros
    except UnreadableError as error:
        yield error.problem
        return
    found = _ACTIVE.search(data)
    if found:
        line = data.count(b"\n", 0, found.start()) + 1
        yield Problem("active-picture", Place(path, line), {"value": found[0].decode("ascii", "replace").strip()[:40]})
