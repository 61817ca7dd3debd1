"""Planning: the files of the calendars, each with a key that changes when its bytes do."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from catalogue.model.problem import Problem
from catalogue.outputs.calendar.edition import Edition
from catalogue.outputs.calendar.feeds import Feed, may_be_large, size_problems
from catalogue.outputs.calendar.ical import END, head
from catalogue.outputs.calendar.layout import Layout
from catalogue.outputs.calendar.ledger_text import write
from catalogue.outputs.calendar.pack import PARTS, Members, Pack, members_of
from catalogue.outputs.calendar.row import ORDER, SPAN, Row
from catalogue.outputs.calendar.share import Placed, Share
from catalogue.outputs.calendar.timezone import Timezone
from catalogue.outputs.calendar.unpacked import Unpacked
from catalogue.outputs.calendar.vevent import busy
from catalogue.outputs.output import Planned, digest, large
from catalogue.views.months import Month

# The spans of so many events, which are written in one go.
_SOME = 256 * SPAN


class Text(Struct, frozen=True):
    """What makes the text of a calendar with a name and a colour, if it has any; `spans` are those of its events."""

    unpacked: Unpacked
    zone: Timezone
    look: tuple[str, str]
    spans: bytes
    blocking: bool

    def __call__(self) -> bytes:
        """Returns the text."""
        return b"".join(self.pieces())

    def pieces(self) -> Iterator[bytes]:
        """Yields the text piece by piece."""
        yield head(self.zone, name=self.look[0], colour=self.look[1])
        for start in range(0, len(self.spans), _SOME):
            events: Iterable[bytes | memoryview] = self.unpacked.take(self.spans[start : start + _SOME])
            if self.blocking:
                events = (busy(bytes(event)) for event in events)
            yield b"".join(events)
        yield END


def plan_feeds(
    feeds: Iterable[Feed], names: Mapping[str, str], layout: Layout, unpacked: Unpacked, edition: Edition
) -> Iterator[tuple[str, Planned, tuple[Problem, ...]]]:
    """Yields the key of each feed, its file, and what is wrong with its size."""
    for feed in feeds:
        path, row = edition.addresses.feed(feed.key), layout[feed.key]
        look = (names[feed.key], feed.colour)
        yield feed.key, _file(path, look, row, unpacked, edition), tuple(_sizes(path, look, row, edition))


def plan_downloads(shares: Iterable[Share], unpacked: Unpacked, edition: Edition) -> Iterator[Planned]:
    """Yields the files of sessions, each for itself: once in someone's calendar, it takes their time."""
    for share in shares:
        placed = {each.uid: each for each in share.placed} if share.downloads else {}
        for download in share.downloads:
            row = Row("", [placed[uid] for uid in download.uids])
            yield _file(download.path, ("", ""), row, unpacked, edition, blocking=True)


def plan_months(
    shares: Iterable[Share], months: Collection[Month] | None, unpacked: Unpacked, edition: Edition
) -> Iterator[Planned]:
    """Yields what the agenda shows on the page of each of these months, or of all of them.

    They are snapshots without name and refresh, as downloads are.
    """
    inside: dict[Month, list[Placed]] = defaultdict(list)
    for share in shares:
        for download in share.downloads:
            for month in download.months:
                if months is None or month in months:
                    inside[month] += (each for each in share.placed if each.uid in download.uids)
    for month in sorted(inside):
        row = Row("", sorted(inside[month], key=ORDER))
        yield _file(edition.addresses.month_file(*month), ("", ""), row, unpacked, edition)


def plan_ledger(packs: Sequence[Pack], feeds: Sequence[Feed], edition: Edition) -> Planned:
    """Returns the ledger, of which nothing is put together before it is wanted."""
    members = [members_of(pack) for pack in packs]
    site = edition.settings.site
    packed = [part for each in members for parts in each.layers for part in parts]
    key = digest(repr((site, feeds)).encode(), *packed, *(b"".join(sorted(each.uids)) for each in members))
    return large(edition.addresses.ledger(), key, lambda: write(_sorted_members(members), feeds, site=site))


def _sorted_members(members: Sequence[Members]) -> Iterator[list[bytes]]:
    for number in range(PARTS):
        found = [member for each in members for member in each.part(number)]
        found.sort()
        yield found
        found.clear()  # else it would be held beside the next ones


def _file(
    path: str,
    look: tuple[str, str],
    row: Row,
    unpacked: Unpacked,
    edition: Edition,
    *,
    blocking: bool = False,
) -> Planned:
    """A calendar that is put together when it is wanted; `look` is its name and its colour."""
    said = head(edition.zone) + repr((look, blocking)).encode()
    text = Text(unpacked, edition.zone, look, row.spans, blocking)
    return Planned(path, digest(said, row.marks), text, pieces=text.pieces if len(text.spans) > _SOME else None)


def _sizes(path: str, look: tuple[str, str], row: Row, edition: Edition) -> Iterator[Problem]:
    size, events = row.size, len(row.entries)
    if may_be_large(size, events):
        size += len(head(edition.zone, name=look[0], colour=look[1])) + len(END)
        yield from size_problems(path, size=size, events=events)
