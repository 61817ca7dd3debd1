"""Standing: what a file has already and keeps when its record comes again: its names, and the ids of its sessions."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date
from itertools import count
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from catalogue.importing.entry import Entry
from catalogue.importing.sessions import Run, letters, own_id
from catalogue.importing.wall_time import parse_wall_time
from catalogue.model.offer import MOST_SESSIONS
from catalogue.model.session import SessionStatus
from catalogue.reading.document import read_document
from catalogue.reading.node import plain

# The ids of sessions to which the origin gives none.
_LETTERS = re.compile(r"[a-z]{1,2}")


class Held(Struct, frozen=True):
    """A session as it stands in a file: its id, its first start, and all its fields."""

    id: str
    start: str
    fields: Mapping[str, Any]

    def kept(self, today: date) -> Mapping[str, Any]:
        """Returns the fields with which it stays, though its record has it no longer: one to come is called off."""
        begin = parse_wall_time(self.start)
        ahead = begin is not None and begin.day > today
        return {**self.fields, "status": str(SessionStatus.CANCELLED)} if ahead else self.fields


class Standing(Struct, frozen=True):
    """The front matter of a file, as far as it stays whatever the record says; `sessions` may be none."""

    title: str = ""
    id: str = ""
    aliases: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    sessions: tuple[Held, ...] = ()

    @property
    def ids(self) -> frozenset[str]:
        """The ids of its sessions."""
        return frozenset(each.id for each in self.sessions)

    def gone(self, runs: Iterable[Run]) -> Iterator[tuple[Held, str]]:
        """Yields the sessions that are none of `runs`, with the id under which a run takes place then instead."""
        later: dict[str, list[str]] = {}
        ids = {run.id for run in runs}
        for run in runs:
            if run.id not in self.ids:
                later.setdefault(run.spans[0].start.text, []).append(run.id)
        for each in self.sessions:
            if each.id not in ids:
                instead = later.get(each.start)
                yield each, instead.pop(0) if instead else ""

    def differences(self, runs: Iterable[Run]) -> Iterator[str]:
        """Yields the sessions of `runs` that are none of the file's, or begin at another time there."""
        there = {each.id: each.start for each in self.sessions}
        for run in runs:
            start = run.spans[0].start.text
            if run.id not in there:
                yield f"+ {start}"
            elif there[run.id] != start:
                yield f"{run.id}: {there[run.id]} → {start}"

    def carried(self, entry: Entry, fields: Mapping[str, Any], *, slug: str, today: date) -> dict[str, Any]:
        """Returns `fields` with what stays: old addresses and identities in calendars hang on it."""
        sessions = list(fields.get("sessions", ()))
        kept = [each.kept(today) for each, instead in self.gone(entry.runs) if not instead] if entry.course else []
        if kept := kept[-max(MOST_SESSIONS - len(sessions), 0) :] if len(sessions) < MOST_SESSIONS else []:
            sessions = sorted([*sessions, *kept], key=_begin)
        named = {str(each.get("id", "")) for each in sessions}
        aliases = dict.fromkeys((*self.aliases, *fields.get("aliases", ())))
        parts = {
            "id": self.id,
            **{name: value for name, value in fields.items() if name not in ("aliases", "status", "sessions")},
            "aliases": [alias for alias in aliases if alias != slug],
            "status": fields.get("status", ""),
            "sessions": sessions,
            "withdrawn": [id_ for id_ in self.withdrawn if id_ not in named] if entry.course else [],
        }
        return {name: value for name, value in parts.items() if value}


def standing_in(text: str, *, path: str) -> Standing:
    """Returns what stands in a file; of one that cannot be read nothing."""
    document, _ = read_document(text, path=path)
    front: Mapping[str, Any] = plain(document.front) if document.front else {}
    return Standing(
        title=_word(front.get("title")),
        id=_word(front.get("id")),
        aliases=tuple(filter(None, map(_word, _listed(front, "aliases")))),
        withdrawn=tuple(filter(None, map(_word, _listed(front, "withdrawn")))),
        sessions=tuple(
            Held(each["id"], _begin(each), each)
            for each in _listed(front, "sessions")
            if isinstance(each, dict) and isinstance(each.get("id"), str)
        ),
    )


def with_ids(runs: Iterable[Run], standing: Standing, given: Set[str]) -> tuple[Run, ...]:
    """Returns the runs with their ids: in calendars the id is the session.

    The origin's own ids come first. A run without one has that of the session at its time, else a letter that neither
    a session of the file nor any in `given`, those of earlier imports, ever had.
    """
    runs = tuple(runs)
    names = _own(runs, standing)
    own = set(names.values())
    by_start: dict[str, list[str]] = {}
    for each in standing.sessions:
        if each.id not in own:
            by_start.setdefault(each.start, []).append(each.id)
    taken = {*own, *standing.ids, *standing.withdrawn, *given}
    free = (name for name in map(letters, count()) if name not in taken)
    found = []
    for place, run in enumerate(runs):
        same = by_start.get(_start(run))
        found.append(replace(run, id=names.get(place) or (same.pop(0) if same else next(free))))
    return tuple(found)


def _own(runs: Sequence[Run], standing: Standing) -> Mapping[int, str]:
    """The ids that the origin gives, by the places of the runs that have them.

    Of several dates in one cell it is the one that had the id before, else the first; none where a session with a letter
    stands at that time: the date that had the id has gone from the cell.
    """
    begins = {each.id: each.start for each in standing.sessions}
    cells: dict[int, list[int]] = {}
    for place, run in enumerate(runs):
        cells.setdefault(id(run.source), []).append(place)
    names = {own_id(runs[places[0]].source.id): places for places in cells.values() if _has_own(runs[places[0]])}
    lettered = {each.start for each in standing.sessions if each.id not in names and _LETTERS.fullmatch(each.id)}
    found: dict[int, str] = {}
    for name, places in names.items():
        had = next((place for place in places if _start(runs[place]) == begins.get(name)), None)
        if had is not None or name not in begins or _start(runs[places[0]]) not in lettered:
            found[places[0] if had is None else had] = name
    return found


def _has_own(run: Run) -> bool:
    return run.id == own_id(run.source.id)


def _start(run: Run) -> str:
    return run.spans[0].start.text


def _begin(session: Mapping[str, Any]) -> str:
    first = next((part for part in _listed(session, "parts") if isinstance(part, dict)), session)
    return str(first.get("start", ""))


def _listed(front: Mapping[str, Any], name: str) -> list[Any]:
    value = front.get(name)
    return value if isinstance(value, list) else []


def _word(value: object) -> str:
    return value if isinstance(value, str) else ""
