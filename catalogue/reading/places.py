"""Places: where a field stands, found again in the file when a check has something to say about it."""

from functools import lru_cache
from pathlib import Path

from catalogue.model.problem import Place
from catalogue.reading.document import read_document
from catalogue.reading.node import Mapping, as_written, locate
from catalogue.reading.source_file import UnreadableError, read_text
from catalogue.reading.yaml_text import parse


class Places:
    """Finds fields in the front matter of the Markdown files below `root`, and in its settings file.

    Files are read again only when asked for.
    """

    def __init__(self, root: Path) -> None:
        self._front = lru_cache(maxsize=64)(lambda path: _front(root, path))

    def __call__(self, path: str, *steps: str | int) -> Place:
        """Returns the place of the field `steps` (`"sessions", 0, "start"`) in the file `path`."""
        front = self._front(path)
        return Place(path) if front is None else Place(path, *locate(front, as_written(front, steps)))


def _front(root: Path, path: str) -> Mapping | None:
    try:
        text = read_text(root, path)
    except UnreadableError:
        return None
    if path.endswith(".md"):
        return read_document(text, path=path)[0].front
    node, _ = parse(text, path=path, lenient=True)
    return node if isinstance(node, Mapping) else None
