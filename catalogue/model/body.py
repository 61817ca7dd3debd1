"""The body of an offer: its Markdown and the line of the file on which it begins."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, init=False, repr=False, eq=False)
class Body:
    """Markdown as the author wrote it; `line` counts from 1 in the source file.

    In place of the Markdown stands what gives it (in UTF-8) where it lies elsewhere: of ten thousand bodies, hardly any is
    read more than once.
    """

    text: str | Callable[[], bytes]
    line: int

    def __init__(self, markdown: str | Callable[[], bytes], line: int = 1) -> None:
        object.__setattr__(self, "text", markdown)
        object.__setattr__(self, "line", line)

    @property
    def markdown(self) -> str:
        """The Markdown."""
        text = self.text
        return text if isinstance(text, str) else text().decode("utf-8", "surrogatepass")

    def spot(self, position: int) -> tuple[int, int]:
        """Returns line and column in the source file, from 1, of a position in the Markdown."""
        text = self.markdown
        return self.line + text.count("\n", 0, position), position - text.rfind("\n", 0, position)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Body) and (self.markdown, self.line) == (other.markdown, other.line)

    def __hash__(self) -> int:
        return hash((self.markdown, self.line))

    def __repr__(self) -> str:
        return f"Body(markdown={self.markdown!r}, line={self.line!r})"
