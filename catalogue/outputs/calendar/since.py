"""Since: what changed since the last publication, and what stands as it was."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from msgspec import Struct, field

from catalogue.model.problem import Problem
from catalogue.outputs.address import Addresses
from catalogue.outputs.calendar.feeds import Feed, names_of
from catalogue.outputs.calendar.pack import Pack
from catalogue.outputs.calendar.rows import Rows, differing, rows_of
from catalogue.outputs.calendar.share import Share
from catalogue.outputs.calendar.unpacked import Unpacked
from catalogue.outputs.output import Planned
from catalogue.views.months import Month


class Remnant(NamedTuple):
    """What a publication leaves in the memory of a process that publishes again: its rows, and the events it has unpacked."""

    rows: Rows
    unpacked: Unpacked


class Since(Struct, frozen=True, dict=True):
    """The last publication, if it was of the same `day`, settings and words, compared with the packs of `now`.

    Of then are its `files` by path, its `feeds`, its packs (`before`), what was wrong with the `sizes` of feeds by their
    keys, the ledger's members of entries that were `gone` by UID, and what is left of it in memory (`last`), if anything.
    """

    files: Mapping[str, Planned]
    feeds: tuple[Feed, ...]
    before: Mapping[int, Pack]
    now: Mapping[int, Pack]
    sizes: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)
    gone: Mapping[str, bytes] = field(default_factory=dict)
    last: Remnant | None = None
    day: str = ""

    @cached_property
    def rows(self) -> Rows:
        """The rows of now."""
        followed = self.last and self.last.rows.followed(self._differing)
        return followed or rows_of((each for pack in self.now.values() for each in pack.placed), day=self.day)

    @property
    def unpacked(self) -> Unpacked | None:
        """The events that were unpacked then."""
        return self.last and self.last.unpacked

    @cached_property
    def changed(self) -> tuple[Share, ...]:
        """The shares that say something else now."""
        return tuple(new for _, new in self._changes if new is not None)

    @cached_property
    def months(self) -> frozenset[Month]:
        """The months in which something changed."""
        return frozenset(month for share in self._both for each in share.downloads for month in each.months)

    def touched(self, feeds: Iterable[Feed], names: Mapping[str, str]) -> frozenset[str]:
        """Returns the keys of those of the feeds that may say something else, or have another look."""
        old = names_of(self.feeds)
        looks = {feed.key: (old[feed.key], feed.colour) for feed in self.feeds}
        keys = {feed.key for feed in feeds if looks.get(feed.key) != (names[feed.key], feed.colour)}
        said = {key for share in self._both for each in share.placed for key in (*each.feeds, *each.before)}
        return frozenset(keys | said.intersection(feed.key for feed in feeds))

    def with_files(self, made: Iterable[Planned], addresses: Addresses) -> tuple[Planned, ...]:
        """Returns all files, of which these are planned anew."""
        files = dict(self.files)
        for old, _ in self._changes:
            for download in old.downloads if old is not None else ():
                files.pop(download.path, None)
        for month in self.months:
            files.pop(addresses.month_file(*month), None)
        files |= {file.path: file for file in made}
        return tuple(files.values())

    def remnant(self, kept: Mapping[int, Pack], unpacked: Unpacked) -> Remnant | None:
        """Returns what is left in memory of a publication of which these packs are kept."""
        rows = self.rows.followed(differing(self.now, kept))
        return Remnant(rows, unpacked) if rows else None

    @property
    def _both(self) -> Iterator[Share]:
        for pair in self._changes:
            yield from (share for share in pair if share is not None)

    @cached_property
    def _changes(self) -> tuple[tuple[Share | None, Share | None], ...]:
        """The shares of each offer that changed, then and now."""
        return tuple(pair for pair in self._differing if _said(pair[0]) != _said(pair[1]))

    @cached_property
    def _differing(self) -> tuple[tuple[Share | None, Share | None], ...]:
        return tuple(differing(self.before, self.now))


def _said(share: Share | None) -> object:
    """What a share says, wherever its events lie."""
    return share and ([(*each[:2], *each[4:]) for each in share.placed], share.downloads)
