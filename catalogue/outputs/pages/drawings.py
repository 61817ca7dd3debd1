"""Drawings: the icons in pieces of pages, each of which is held once, however many pieces show it."""

import re

_DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
# Stands where a drawing goes; letters and digits only, as for the root (`pieces.py`).
_MARK = re.compile(r"xcatalogueslotdrawing(\d+)x")


class Drawings:
    """Takes drawings out of pieces that are kept, and puts them back where these are shown.

    What is kept is in UTF-8: in memory, one dash or word joiner would give each sign of a text twice the room.
    """

    def __init__(self) -> None:
        self._marks: dict[str, str] = {}
        self._drawn: list[str] = []

    def without(self, text: str) -> bytes:
        """Returns a text without its drawings, as `complete` wants it."""
        return _DRAWING.sub(self._mark, text).encode("utf-8", "surrogatepass")

    def complete(self, lean: bytes) -> str:
        """Returns the text, or several of them joined, as it was."""
        return _MARK.sub(self._drawing, lean.decode("utf-8", "surrogatepass"))

    def _mark(self, found: re.Match[str]) -> str:
        drawing = found[0]
        if drawing not in self._marks:
            self._marks[drawing] = f"xcatalogueslotdrawing{len(self._drawn)}x"
            self._drawn.append(drawing)
        return self._marks[drawing]

    def _drawing(self, found: re.Match[str]) -> str:
        return self._drawn[int(found[1])]
