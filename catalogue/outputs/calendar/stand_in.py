"""Stand-ins: what an entry that left the content is called now, where an author gave the same thing another id."""

from collections.abc import Sequence

from catalogue.outputs.calendar.entry import Entry, EntryKind, wall_text


def replaced_by(left: Sequence[Entry], content: Sequence[Entry]) -> frozenset[str]:
    """Returns the UIDs of those entries that left although what they were about takes place when they said.

    A session was cut into other parts, or got another id. Nobody must read that it is cancelled.
    """
    parts = [entry for entry in content if entry.kind is EntryKind.PART and not entry.cancelled]
    gone = [entry for entry in left if entry.kind is EntryKind.PART]
    replaced = {entry.uid for entry in gone if any(_same(entry, part) for part in parts)}
    renamed = {entry.session for entry in gone} - {entry.session for entry in gone if entry.uid not in replaced}
    renamed -= {entry.session for entry in content}
    due = {(entry.kind, wall_text(entry.start)) for entry in content if not entry.cancelled}
    others = (entry for entry in left if entry.session in renamed and entry.kind is not EntryKind.PART)
    return frozenset(replaced | {entry.uid for entry in others if (entry.kind, wall_text(entry.start)) in due})


def _same(gone: Entry, part: Entry) -> bool:
    """Two sessions at one time are two, unless they are in one place too."""
    if gone.session == part.session:
        return gone.start.instant < part.end.instant and part.start.instant < gone.end.instant
    return _stands(gone) == _stands(part)


def _stands(entry: Entry) -> tuple[str, str, str]:
    return wall_text(entry.start), wall_text(entry.end), entry.location
