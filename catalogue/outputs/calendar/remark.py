"""Remarks: what calendars made of an author's change that may have been meant in another way."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from catalogue.outputs.calendar.change import Published
from catalogue.outputs.calendar.edition import Edition
from catalogue.outputs.calendar.entry import Entry, EntryKind, wall_text
from catalogue.outputs.calendar.ledger import Record
from catalogue.outputs.calendar.wall_time import moment_text

# A session at two publications: as it was told in the last one, and as it is told now.
_Pairs = Sequence[tuple[Entry, Entry]]


class Remark(NamedTuple):
    """What is to be told, by its code, and of which sessions."""

    code: str
    sessions: str


def remarks_of(
    now: Iterable[tuple[Published, Record | None]], left: Iterable[tuple[Published, Record]], edition: Edition
) -> Iterator[Remark]:
    """Yields what is to be told about a course; each of its entries comes with what was published of it last."""
    pairs = [(old.entry, each.entry) for each, old in now if old and old.entry and not old.gone]
    parts = [(old, new) for old, new in pairs if new.kind is EntryKind.PART]
    gone = _newly_gone(left)
    if gone:
        yield Remark("sessions-gone", _listed(gone, edition))
    shifted = tuple(_shifted(parts, gone, edition.today))
    if shifted:
        yield Remark("session-ids-shifted", _listed(shifted, edition))
        return
    again = [new for old, new in parts if new.ahead(edition.today) and not old.ahead(edition.today)]
    if again:
        yield Remark("session-used-again", _listed(again, edition))


def _newly_gone(left: Iterable[tuple[Published, Record]]) -> list[Entry]:
    """The parts of sessions that are shown as cancelled from now on, since they left the content."""
    return [
        each.entry
        for each, old in left
        if each.gone and not each.spare and not old.gone and each.entry.kind is EntryKind.PART and _stood(old)
    ]


def _stood(old: Record) -> bool:
    return old.entry is not None and not old.entry.cancelled


def _shifted(parts: _Pairs, gone: Sequence[Entry], today: date) -> Iterator[Entry]:
    """The sessions that stand where another one stood, which stands elsewhere now: ids were handed on."""
    stood: Mapping[tuple[str, str], str] = {_times(old): old.session for old, _ in parts} | {
        _times(each): each.session for each in gone
    }
    stand = {(new.session, *_times(new)) for _, new in parts}
    for old, new in parts:
        other = stood.get(_times(new), new.session)
        moved = _times(old) != _times(new) and old.ahead(today) and new.ahead(today)
        if moved and other != new.session and (other, *_times(new)) not in stand:
            yield new


def _times(entry: Entry) -> tuple[str, str]:
    return wall_text(entry.start), wall_text(entry.end)


def _listed(entries: Iterable[Entry], edition: Edition) -> str:
    """The sessions with the first of their parts: a (10.03.2027, 09:00 Uhr), b (…)."""
    firsts: dict[str, Entry] = {}
    for each in sorted(entries, key=lambda each: (each.start.instant, each.uid)):
        firsts.setdefault(each.session, each)
    return ", ".join(f"{id_} ({moment_text(each.start, edition.words)})" for id_, each in firsts.items())
