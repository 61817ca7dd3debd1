"""Plans: what renaming an offer changes, worked out whole before anything is touched, or why it cannot be done."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from catalogue.model.offer import Offer
from catalogue.model.settings import Settings
from catalogue.reading.document import Document, read_document
from catalogue.reading.node import Mapping as Node
from catalogue.reading.node import plain
from catalogue.reading.offer_file import slug_of
from catalogue.reading.reading import Reading
from catalogue.reading.source_file import UnreadableError, read_bytes, read_text
from catalogue.renaming.edits import Edit, Text, amend
from catalogue.renaming.front_matter import names_after, naming, prerequisite
from catalogue.renaming.links import Removal, mended
from catalogue.renaming.places import INDEX, RefusedError, find_offer, target_of


class Plan(Struct, frozen=True):
    """The renaming of one offer.

    `source` and `target` are the file, or the folder that its index.md stands in, relative to the project;
    `contents` are the changed files by their path before the move; `old` and `new` are the names of the offer.
    """

    source: str
    target: str
    old: str
    new: str
    contents: Mapping[str, bytes]


def make_plan(root: Path, reading: Reading, *, old: str, new: str) -> Plan:
    """Returns the plan by which the offer `old` (a name or a path) becomes `new`; raises RefusedError."""
    path = find_offer(reading, old)
    target = target_of(root, reading, path, new)
    offer = next((each for each in reading.catalogue.offers if each.path == path), None)
    if offer is None:
        raise RefusedError("broken", path=path)
    source, place = (each.removesuffix(f"/{INDEX}") if path.endswith(f"/{INDEX}") else each for each in (path, target))
    inside = (file for file in reading.inventory.files if file == source or file.startswith(f"{source}/"))
    moved = {file: place + file[len(source) :] for file in inside}
    renaming = _Renaming(root, reading, offer, slug_of(target), moved)
    return Plan(source, place, old=offer.slug, new=renaming.new, contents=dict(renaming.contents()))


class _Renaming(Struct, frozen=True):
    """An offer, the name it gets, and the files that move."""

    root: Path
    reading: Reading
    offer: Offer
    new: str
    moved: Mapping[str, str]

    @property
    def settings(self) -> Settings:
        return self.reading.catalogue.settings

    def contents(self) -> Iterator[tuple[str, bytes]]:
        """Yields every file that changes with its new bytes."""
        removal = Removal(self.moved, self.reading.inventory.files, self.settings)
        for path in sorted(file for file in removal.files if file.lower().endswith(".md")):
            try:
                text = read_text(self.root, path, composed=False)
            except UnreadableError:
                continue  # told by `catalogue check`
            if path in self.moved or self.offer.slug in text:
                edits = tuple(self._edits(path, text, removal))
                if edits:
                    yield path, self._amended(path, text, edits)

    def _edits(self, path: str, text: str, removal: Removal) -> Iterator[Edit]:
        document = _document(path, text)
        places = Text(text)
        if document.body is not None:
            yield from mended(document.body, places, path=path, removal=removal)
        if self.offer.slug == self.new or document.front is None or path not in self.reading.inventory.slugs:
            return
        old, new = self.offer.slug, self.new
        yield from prerequisite(document.front, places, old=old, new=new)
        if path == self.offer.path:
            yield from naming(document.front, places, identifier=self.offer.id, old=old, new=new)

    def _amended(self, path: str, text: str, edits: tuple[Edit, ...]) -> bytes:
        """The file with its edits; refused where the front matter would not say exactly what it said and the names."""
        data = amend(read_bytes(self.root, path), edits)
        if path in self.reading.inventory.slugs:
            before, after = (_document(path, each).front for each in (text, data.decode("utf-8-sig")))
            if self._wanted(path, before) != (plain(after) if after is not None else None):
                raise RefusedError("unusual", path=path)
        return data

    def _wanted(self, path: str, front: Node | None) -> Any:
        if front is None or self.offer.slug == self.new:
            return front if front is None else plain(front)
        fields = dict(plain(front))
        if isinstance(fields.get("prerequisites"), list):
            names = fields["prerequisites"]
            fields["prerequisites"] = [self.new if name == self.offer.slug else name for name in names]
        if path == self.offer.path:
            fields |= {"id": self.offer.id, "aliases": names_after(front, old=self.offer.slug, new=self.new)}
        return fields


def _document(path: str, text: str) -> Document:
    return read_document(text.replace("\r\n", "\n").replace("\r", "\n"), path=path)[0]
