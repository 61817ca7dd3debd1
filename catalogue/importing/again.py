"""Again: what an import finds of the one before: the files of its records, ids of their sessions, edits of authors."""

from collections import Counter
from collections.abc import Iterable, Mapping, Set
from datetime import date
from enum import Enum, auto
from typing import Any

from msgspec.structs import replace

from catalogue.importing.entry import Entry
from catalogue.importing.existing import Existing
from catalogue.importing.memory import MEMORY, Key, Remembered, file_print, print_of, source_of, stands_for
from catalogue.importing.note import Notebook, Say
from catalogue.importing.slugs import base_slug
from catalogue.importing.sources import adopt
from catalogue.importing.standing import Held, with_ids
from catalogue.importing.whereabouts import Whereabouts
from catalogue.model.offer import Course, Offer
from catalogue.reading.offer_file import slug_of


class Verdict(Enum):
    """What becomes of a file: it is written, an author's stays for want of news, or its news are left.

    It stays, too, where it would lose sessions for a mistake in them.
    """

    WRITTEN = auto()
    STAYS = auto()
    LEFT = auto()
    LOST = auto()


class Again:
    """What earlier imports left, and what becomes of it; `overwrite` gives edits of authors away.

    `folders` are those of courses and guides. Sessions after `today` are still to come.
    """

    def __init__(
        self, existing: Existing, entries: Iterable[Entry], *, folders: tuple[str, str], today: date, notebook: Notebook,
        overwrite: bool = False,
    ) -> None:  # fmt: skip
        self.where = Whereabouts(existing.texts_of_offers, existing.slugs, existing.memory.values())
        self._folders = folders
        self._today = today
        self._notebook = notebook
        self._overwrite = overwrite
        for fault in existing.memory_faults:
            notebook.about(file="")("memory-unreadable", value=fault, memory=MEMORY)
        self._entries = {_key(entry): entry for entry in entries}
        adopted = adopt(existing.memory, self._entries, self._same, notebook)
        self._memory: Mapping[Key, Remembered] = adopted.memory
        self._doubtful: Mapping[Key, Remembered] = adopted.doubtful
        self._now: dict[Key, Remembered] = {}
        self._claimed: set[str] = set()
        self.replaced: set[str] = set()
        self.missing = self.ahead = 0  # dates to come: those that files have and records lack, and those of the records

    def _same(self, known: Remembered, entry: Entry) -> bool:
        """Whether a record of another export, of this id, is that of `entry`: of its kind, and of its title or name."""
        path = self.where.path_of(known) or known.path
        base = base_slug(id=entry.record.id, title=entry.title)
        same = slug_of(known.path) == base or _is_title(self.where.standing(path).title, entry.title)
        return same and path.startswith(f"{self._folder(entry)}/")

    def _folder(self, entry: Entry) -> str:
        return self._folders[0] if entry.course else self._folders[1]

    def place(self, entry: Entry, refuse: Say) -> str | None:
        """Returns the file of a record: empty where it had none of this kind, None where none may be written."""
        key = _key(entry)
        known = self._memory.get(key)
        path = self.where.path_of(known) if known else ""
        folder = f"{self._folder(entry)}/"
        if known is None:
            if other := self._doubtful.get(key):
                refuse("record-elsewhere", path=other.path, source=other.source or "–")
            return None if other else ""
        if path and not path.startswith(folder) and not known.path.startswith(folder):
            entry.say("kind-changed", path=path)
            return ""
        if not path:
            refuse("file-gone", path=known.path, memory=MEMORY)
        elif not path.startswith(folder):
            refuse("file-of-other-kind", path=path)
        elif path in self._claimed:
            refuse("file-of-other-record", path=path, memory=MEMORY)
        else:
            self._claimed.add(path)
            return path
        self.keep(known)
        return None

    def _known(self, entry: Entry, path: str) -> Remembered | None:
        """What is remembered of a record, as far as it is about this file."""
        known = self._memory.get(_key(entry))
        return known if known and self.where.path_of(known) == path else None

    def _given(self, entry: Entry, path: str) -> Set[str]:
        known = self._known(entry, path)
        return {
            *self.where.standing(path).ids,
            *self.where.standing(path).withdrawn,
            *(known.sessions if known else ()),
        }

    def with_ids(self, entry: Entry, path: str) -> Entry:
        """Returns the entry with the ids that its sessions have in its file."""
        given = self._given(entry, path)
        return replace(entry, runs=with_ids(entry.runs, self.where.standing(path), given)) if given else entry

    def carried(self, entry: Entry, path: str, fields: Mapping[str, Any]) -> dict[str, Any]:
        """Returns the fields of a record with what stays of its file in any case."""
        return self.where.standing(path).carried(entry, fields, slug=slug_of(path), today=self._today)

    def loses(self, path: str, fields: Mapping[str, Any], offer: Offer) -> bool:
        """Whether an offer was to have sessions that its file has, and has them no longer for a mistake."""
        if not isinstance(offer, Course) or not self.where.standing(path).sessions:
            return False
        meant, written = fields.get("sessions", ()), {session.id for session in offer.sessions}
        lost = {each["id"] for each in meant} - written
        return bool(lost & self.where.standing(path).ids) or bool(meant and not written)

    def keep(self, known: Remembered) -> None:
        """Remembers a record as it was: nothing is written of it."""
        self._now[known.key] = known

    def settle(self, entry: Entry, path: str, text: str, *, lost: bool = False) -> Verdict:
        """Tells whether the file of a record is to be written, and remembers it; what an author edited stays."""
        if lost:
            return Verdict.LOST
        there, known = self.where.text(path), self._known(entry, path)
        gone = [(each, instead) for each, instead in self.where.standing(path).gone(entry.runs) if entry.course]
        now = Remembered(
            *_key(entry), path, print_of(entry.record.model_dump_json()), file_print(text),
            sessions=tuple(sorted({*self._given(entry, path), *(run.id for run in entry.runs)})),
            gone=tuple(sorted(each.id for each, instead in gone if not instead)),
        )  # fmt: skip
        edited = self._edited(known, there, now)
        if edited and known and not self._overwrite:
            self.keep(replace(known, path=path))
            if known.record == now.record:
                return Verdict.STAYS
            self._tell_left(entry, path, gone)
            return Verdict.LEFT
        if edited:
            entry.say("edit-replaced", path=path)
        self._count(entry, gone)
        for each, instead in gone:
            if known is None or each.id not in known.gone:
                code, news = ("session-renamed", {"instead": instead}) if instead else ("session-gone", {})
                entry.say(code, value=each.id, start=each.start, path=path, **news)
        # Another export of the same name may have the same ids.
        title = self.where.standing(path).title
        if known and title and not _is_title(title, entry.title):
            entry.say("title-changed", value=title, title=entry.title, path=path)
        if known and there is not None:
            self.replaced.add(path)
        self.keep(now)
        return Verdict.WRITTEN

    def _count(self, entry: Entry, gone: Iterable[tuple[Held, str]]) -> None:
        self.missing += sum(not instead and each.kept(self._today) != each.fields for each, instead in gone)
        self.ahead += sum(run.spans[0].start.day > self._today for run in entry.runs)

    def _tell_left(self, entry: Entry, path: str, gone: Iterable[tuple[Held, str]]) -> None:
        """Names the dates among the news that an edited file does not get: people come on them."""
        away = [f"– {each.start}" for each, instead in gone if not instead and each.kept(self._today) != each.fields]
        if entry.course and (news := [*self.where.standing(path).differences(entry.runs), *away]):
            entry.say("dates-left", value=", ".join(news), path=path)

    def _edited(self, known: Remembered | None, there: str | None, now: Remembered) -> bool:
        """Whether an author's words would go; of a file that nobody knows, nothing tells who wrote it."""
        if there is None or file_print(there) == now.text:
            return False
        return not stands_for(known.text, there) if known else self._overwrite

    def remembered(self, files: Iterable[str]) -> Iterable[Remembered]:
        """Returns what the next import is to know; records that their export has no longer are told."""
        sources = set(map(source_of, files))
        for key, each in self._memory.items():
            if key in self._now:
                continue
            path = self.where.path_of(each)
            gone = key[0] in sources and key not in self._entries
            if gone and path:
                self._notebook.about(file="")("record-gone", value=each.id, path=path)
            if path or not gone:
                self.keep(each)
        return self._now.values()


def told_apart(entries: Iterable[Entry]) -> Iterable[Entry]:
    """Yields the entries, those that share an id with others numbered as they stand in their export."""
    seen: Counter[Key] = Counter()
    for entry in entries:
        key = _key(entry)
        seen[key] += 1
        yield replace(entry, number=seen[key])


def _key(entry: Entry) -> Key:
    record = entry.record
    id_ = record.id or record.source_file or entry.title
    return source_of(entry.file), f"{id_} ({entry.number})" if entry.number > 1 else id_


def _is_title(standing: str, title: str) -> bool:
    """Whether a file has this title: in whole, or cut where it was too long."""
    cut = standing.removesuffix("…")
    return title == standing or (cut != standing and title.startswith(cut.rstrip()))
