"""The body of an offer: its Markdown and the line of the file on which it begins."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Body:
    """Markdown as the author wrote it; `line` counts from 1 in the source file."""

    markdown: str
    line: int = 1
