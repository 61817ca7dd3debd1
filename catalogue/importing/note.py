"""Notes: what the importer changed, could not map or had to refuse, with the record it is about."""

from collections.abc import Mapping
from typing import Protocol

from msgspec import Struct

LONGEST_VALUE = 500


class Note(Struct, frozen=True):
    """One remark about one record.

    `file` and `line` say where the record stands (line 0: the whole import), `id` is its id as written. `code` is
    the key of the text under `import.note` in the translations; `details` are the words it needs. `refused` marks a
    record that was left out.
    """

    file: str
    line: int
    id: str
    code: str
    details: Mapping[str, str]
    refused: bool


class Say(Protocol):
    """Takes a remark about the record at hand."""

    def __call__(self, code: str, **details: object) -> None: ...


def unheard(code: str, **details: object) -> None:
    """Takes a remark that nobody wants to hear, for it is made elsewhere."""


class Notebook:
    """Collects the notes of an import in the order in which they are made."""

    def __init__(self) -> None:
        self.notes: list[Note] = []

    def about(self, *, file: str, line: int = 0, id: str = "", refused: bool = False) -> Say:
        """Returns the function that takes remarks about one record."""
        id = _short(id)

        def say(code: str, **details: object) -> None:
            words = {name: _short(str(value)) for name, value in details.items()}
            self.notes.append(Note(file=file, line=line, id=id, code=code, details=words, refused=refused))

        return say


def _short(text: str) -> str:
    """One line of bounded length that can be printed and encoded."""
    plain = " ".join(text.encode("utf-8", "replace").decode().split())
    visible = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in plain)
    return visible if len(visible) <= LONGEST_VALUE else visible[:LONGEST_VALUE] + "…"
