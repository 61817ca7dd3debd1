"""Places: where a field stands, found again in the file when a check has something to say about it."""

from functools import lru_cache
from pathlib import Path

from catalogue.model.problem import Place
from catalogue.reading.document import read_document
from catalogue.reading.node import Mapping, as_written, locate
from catalogue.reading.source_file import UnreadableError, read_text


class Places:
    """Finds fields in the offer files below `root`; files are read again only when asked for."""

    def __init__(self, root: Path) -> None:
        self._front = lru_cache(maxsize=64)(lambda path: _front(root, path))

    def __call__(self, path: str, *steps: str | int) -> Place:
        """Returns the place of the field `steps` (`"sessions", 0, "start"`) in the file `path`."""
        front = self._front(path)
        return Place(path) if front is None else Place(path, *locate(front, as_written(front, steps)))


def _front(root: Path, path: str) -> Mapping | None:
    try:
        return read_document(read_text(root, path), path=path)[0].front
    except UnreadableError:
        return None
