"""Change: which stamps each entry carries now, and what becomes of entries that left the content."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from catalogue.model.moment import Moment
from catalogue.model.translation import Translation
from catalogue.outputs.calendar.entry import Entry, EntryKind, wall_text
from catalogue.outputs.calendar.event import worded
from catalogue.outputs.calendar.ledger import STAMP_FORMAT, Ledger, Record, digest, place_of


@dataclass(frozen=True, slots=True)
class Edition:
    """One publication: `stamp`, with a zone, marks what changed; `today` decides what lies ahead."""

    stamp: datetime
    today: date
    words: Translation


@dataclass(frozen=True, slots=True)
class Losses:
    """What is known of entries that left the content.

    `withdrawn` are the (course, session) ids of those that never should have been there, `optional` the ids of
    courses that nobody has to repeat.
    """

    withdrawn: frozenset[tuple[str, str]] = frozenset()
    optional: frozenset[str] = frozenset()

    def settled(self, entry: Entry, today: date) -> bool:
        """Tells whether the entry stays as it is: people have attended, so they have to repeat."""
        return entry.settled is not None and entry.settled.day < today and entry.course not in self.optional


NO_LOSSES = Losses()


@dataclass(frozen=True, slots=True)
class Published:
    """An entry with its stamps.

    `said` is the entry as readers see it, `entry` as the content has it. `left` marks one that is no longer in the
    content, `spare` one that is shown only where a feed would be empty without it. `before` are the feeds in which it
    stood last.
    """

    entry: Entry
    said: Entry
    record: Record
    left: bool = False
    spare: bool = False
    before: tuple[str, ...] = ()

    @property
    def changed(self) -> datetime:
        """When the entry changed last, in UTC: DTSTAMP and LAST-MODIFIED."""
        return datetime.strptime(self.record.changed, STAMP_FORMAT).replace(tzinfo=UTC)


def advance(
    entries: Collection[Entry],
    *,
    previous: Ledger | None,
    edition: Edition,
    losses: Losses = NO_LOSSES,
) -> tuple[Published, ...]:
    """Returns the entries of the content with their stamps, then what is left of those no longer in it.

    An entry that says the same keeps its stamps; one that says something else takes the edition's stamp, or a second
    more than before; a change of time, place or status raises SEQUENCE too. An entry that left the content while it
    lay ahead is published as cancelled, unless `losses` say otherwise.
    """
    old = previous.entries if previous is not None else {}
    known = {entry.uid for entry in entries}
    current = (_stamped(entry, old.get(entry.uid), edition) for entry in entries)
    left = (
        _left(record.entry, record, edition, losses=losses)
        for uid, record in sorted(old.items())
        if uid not in known and record.entry is not None
    )
    return (*current, *left)


def _left(entry: Entry, old: Record, edition: Edition, *, losses: Losses) -> Published:
    """What becomes of an entry that is in the ledger only.

    What was over stays as it was: tidying up takes no day out of a subscriber's past. A review of an offer that is
    gone is due no longer, however late it was.
    """
    taken_back = (entry.course, entry.session) in losses.withdrawn
    due = entry.ahead(edition.today) or entry.kind is EntryKind.REVIEW
    gone = taken_back or old.gone or (due and not losses.settled(entry, edition.today))
    tombstone = entry.model_copy(update={"cancelled": True}) if gone else entry
    return _stamped(tombstone, old, edition, gone=gone, left=True, spare=taken_back)


def _stamped(
    entry: Entry, old: Record | None, edition: Edition, *, gone: bool = False, left: bool = False, spare: bool = False
) -> Published:
    moved = _moved(entry, old, edition.today)
    said = worded(entry, moved=moved, words=edition.words)
    place = place_of(entry)
    rendered = digest([said.model_dump(mode="json"), entry.start.zone.key])
    record = Record(
        place=place,
        rendered=rendered,
        sequence=old.sequence + (place != old.place) if old is not None else 0,
        changed=_changed(rendered, old, edition.stamp),
        moved=moved,
        gone=gone,
    )
    before = old.feeds if old is not None else ()
    return Published(entry=entry, said=said, record=record, left=left, spare=spare, before=before)


def _changed(rendered: str, old: Record | None, stamp: datetime) -> str:
    now = stamp.astimezone(UTC)
    if old is None:
        return now.strftime(STAMP_FORMAT)
    if rendered == old.rendered:
        return old.changed
    before = datetime.strptime(old.changed, STAMP_FORMAT).replace(tzinfo=UTC)
    return max(before + timedelta(seconds=1), now).strftime(STAMP_FORMAT)


def _moved(entry: Entry, old: Record | None, today: date) -> Moment | None:
    """Where the entry stood before its last move.

    It stays, also when the session is over: taking it away would change an entry that nobody changed.
    """
    if old is None:
        return None
    before = old.entry
    if before is None or wall_text(before.start) == wall_text(entry.start):
        return old.moved
    return before.start if before.ahead(today) or entry.ahead(today) else old.moved


def records(published: Collection[Published], shown: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, Record]]:
    """Yields the record of every entry that the next build has to know; `shown` are the feeds of each by UID."""
    for each in published:
        uid = each.entry.uid
        feeds = shown.get(uid, ())
        if feeds:
            yield uid, each.record.model_copy(update={"feeds": feeds, "entry": each.entry})
        elif not each.left:
            yield uid, each.record
