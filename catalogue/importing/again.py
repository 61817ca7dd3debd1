"""Again: what an import finds of the one before: the files of its records, ids of their sessions, edits of authors."""

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import Enum, auto
from functools import cached_property
from itertools import count
from typing import Any

from msgspec.structs import replace

from catalogue.importing.entry import Entry
from catalogue.importing.existing import Existing
from catalogue.importing.memory import Key, Remembered, print_of, source_of
from catalogue.importing.note import Notebook
from catalogue.importing.sessions import Run, letters
from catalogue.model.slug import slugify
from catalogue.reading.document import read_document
from catalogue.reading.node import plain
from catalogue.reading.offer_file import slug_of


class Verdict(Enum):
    """What becomes of a file: it is written, an author's stays for want of news, or its news are left."""

    WRITTEN = auto()
    STAYS = auto()
    LEFT = auto()


class Again:
    """What earlier imports left, and what becomes of it; `overwrite` gives edits of authors away."""

    def __init__(self, existing: Existing, entries: Iterable[Entry], *, overwrite: bool = False) -> None:
        self._texts = existing.texts_of_offers
        self._memory = existing.memory
        self._slugs = existing.slugs
        self._overwrite = overwrite
        # Records that share an id cannot be told from one another the next time.
        self._often = Counter(map(_key, entries))
        self._now: dict[Key, Remembered] = {}
        self.replaced: set[str] = set()

    @property
    def reserved(self) -> frozenset[str]:
        """Slugs of files that records are known to have become: no other record takes one over."""
        return frozenset(slug_of(path) for each in self._memory.values() if (path := self.path_of(each)))

    def known(self, entry: Entry, folder: str) -> Remembered | None:
        """Returns what is remembered of a record, unless it was of the other kind."""
        key = _key(entry)
        found = self._memory.get(key) if self._often[key] == 1 else None
        return found if found and found.path.startswith(f"{folder}/") else None

    def path_of(self, known: Remembered) -> str:
        """Returns where the file of a record lies today, also where somebody gave it another name; empty where nowhere."""
        slug = slug_of(known.path)
        return self._slugs.get(slug) or self._aliases.get(slug, "")

    @cached_property
    def _aliases(self) -> Mapping[str, str]:
        return {alias: path for path in self._texts for alias in map(str, _listed(self._front(path), "aliases"))}

    def _front(self, path: str) -> Mapping[str, Any]:
        document, _ = read_document(self._texts.get(path, ""), path=path)
        return plain(document.front) if document.front else {}

    def with_ids(self, entry: Entry, path: str) -> Entry:
        """Returns the entry with the ids that its sessions have in its file: in calendars the id is the session."""
        front = self._front(path) if path in self._texts and entry.runs else {}
        standing = _sessions(front)
        if not standing:
            return entry
        taken = {*(id_ for id_, _ in standing), *map(str, _listed(front, "withdrawn"))}
        return replace(entry, runs=tuple(_kept(entry.runs, standing, taken)))

    def keep(self, known: Remembered) -> None:
        """Remembers a record as it was: nothing is written of it."""
        self._now[known.key] = known

    def settle(self, entry: Entry, path: str, text: str) -> Verdict:
        """Tells whether the file of a record is to be written, and remembers it; what an author edited stays."""
        key, record = _key(entry), print_of(entry.record.model_dump_json())
        now = Remembered(*key, path, record, print_of(text))
        there, known = self._texts.get(path), self._memory.get(key)
        known = known if self._often[key] == 1 else None
        edited = there is not None and known is not None and known.text != print_of(there) != now.text
        if edited and known and not self._overwrite:
            self.keep(replace(known, path=path))
            return Verdict.STAYS if known.record == record else Verdict.LEFT
        if edited:
            entry.say("edit-replaced", path=path)
        if there is not None and known is not None:
            self.replaced.add(path)
            front = self._front(path)
            _tell_gone(_sessions(front), entry)
            # Another export of the same name may have the same ids.
            if (title := str(front.get("title", ""))) and not entry.title.startswith(title.rstrip("…")):
                entry.say("title-changed", value=title, title=entry.title, path=path)
        if self._often[key] == 1:
            self._now[key] = now
        return Verdict.WRITTEN

    def remembered(self, notebook: Notebook, files: Iterable[str]) -> Iterable[Remembered]:
        """Returns what the next import is to know; records that their export has no longer are told."""
        sources = set(map(source_of, files))
        for key, each in self._memory.items():
            if key in self._now:
                continue
            path = self.path_of(each)
            gone = key[0] in sources and not self._often[key]
            if gone and path:
                notebook.about(file="")("record-gone", value=each.id, path=path)
            if path or not gone:
                self.keep(each)
        return self._now.values()


def _key(entry: Entry) -> Key:
    record = entry.record
    return source_of(entry.file), record.id or record.source_file or entry.title


def _listed(front: Mapping[str, Any], name: str) -> list[Any]:
    value = front.get(name)
    return value if isinstance(value, list) else []


def _sessions(front: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Ids and beginnings of the sessions that a file has."""
    found = []
    for each in _listed(front, "sessions"):
        if isinstance(each, dict) and isinstance(each.get("id"), str):
            first = next((part for part in _listed(each, "parts") if isinstance(part, dict)), each)
            found.append((each["id"], str(first.get("start", ""))))
    return found


def _kept(runs: Iterable[Run], standing: list[tuple[str, str]], taken: set[str]) -> Iterable[Run]:
    """Yields the runs; one without an id of its own has that of the session at its time, else one that none had."""
    by_start: dict[str, list[str]] = {}
    for id_, start in standing:
        by_start.setdefault(start, []).append(id_)
    free = (name for name in map(letters, count()) if name not in taken)
    for run in runs:
        same = by_start.get(run.spans[0].start.text)
        own = slugify(run.source.id)
        yield run if own else replace(run, id=same.pop(0) if same else next(free))


def _tell_gone(standing: list[tuple[str, str]], entry: Entry) -> None:
    ids = {run.id for run in entry.runs}
    for id_, start in standing:
        if id_ not in ids:
            entry.say("session-gone", value=id_, start=start)
