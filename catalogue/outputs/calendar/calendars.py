"""Calendars: all feeds and downloads of a catalogue, and the ledger that the next build reads."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, field

from catalogue.model.problem import Place, Problem, Severity
from catalogue.outputs.calendar.edition import Edition
from catalogue.outputs.calendar.feeds import Feed, names_of, told_together
from catalogue.outputs.calendar.layout import lay_out, shown_anew
from catalogue.outputs.calendar.ledger import Ledger
from catalogue.outputs.calendar.ledger_text import read_members
from catalogue.outputs.calendar.pack import Pack
from catalogue.outputs.calendar.planning import plan_downloads, plan_feeds, plan_ledger, plan_months
from catalogue.outputs.calendar.rows import rows_of
from catalogue.outputs.calendar.settling import settled
from catalogue.outputs.calendar.share import Share
from catalogue.outputs.calendar.since import Remnant, Since
from catalogue.outputs.calendar.unpacked import Unpacked
from catalogue.outputs.output import Planned


class Calendars(Struct, frozen=True):
    """The calendar files of a site, the ledger among them, with what is wrong with their size or names.

    Of the ledger, `ledger` holds the records of entries that are gone: at their addresses, pages say so; `gone` are
    their members. `packs` are what everything was made of, as the next publication would make them; `feeds` are all
    feeds, and `sizes` tells what is wrong with the size of each by its key. `remnant` is what the next publication
    of the same process need not work out, where this one has followed a change.
    """

    files: tuple[Planned, ...]
    problems: tuple[Problem, ...]
    ledger: Ledger
    packs: Mapping[int, Pack] = field(default_factory=dict)
    feeds: tuple[Feed, ...] = ()
    sizes: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)
    gone: Mapping[str, bytes] = field(default_factory=dict)
    remnant: Remnant | None = None


def bind(
    packs: Mapping[int, Pack],
    feeds: Sequence[Feed],
    *,
    order: Sequence[str],
    edition: Edition,
    since: Since | None = None,
) -> Calendars:
    """Returns the calendars that consist of these packs.

    `order` are the ids of their offers: courses as in the catalogue, guides, then what is gone. `since` tells what
    stands of the last publication, where little has changed.
    """
    shares = list(map({id_: share for pack in packs.values() for id_, share in pack.shares.items()}.__getitem__, order))
    rows = since.rows if since else rows_of((each for share in shares for each in share.placed), day=edition.day)
    names, unpacked = names_of(feeds), Unpacked(packs.values(), before=since.unpacked if since else None)
    keys = since.touched(feeds, names) if since else frozenset(names)
    layout = lay_out(sorted(keys), rows, over=edition.shown_until(edition.today))
    planned = tuple(plan_feeds([feed for feed in feeds if feed.key in keys], names, layout, unpacked, edition))
    anew = shown_anew(layout, rows, frozenset(names) - keys)
    stood: Mapping[int, Pack] = since.before if since else {}
    after = {number: settled(pack, anew, before=stood.get(number)) for number, pack in sorted(packs.items())}
    files = (
        *(file for _, file, _ in planned),
        *plan_downloads(since.changed if since else shares, unpacked, edition),
        *plan_months(shares, since.months if since else None, unpacked, edition),
        plan_ledger(tuple(after.values()), tuple(feeds), edition),
    )
    sizes = {key: problems for key, problems in since.sizes.items() if key not in keys} if since else {}
    sizes |= {key: problems for key, _, problems in planned if problems}
    return Calendars(
        files=since.with_files(files, edition.addresses) if since else files,
        problems=(*problems_of(sizes), *_remarks(shares), *_clashes(shares)),
        ledger=ledger_of_gone(gone := dict(sorted(_gone(after.values(), since))), edition),
        packs=after,
        feeds=tuple(feeds),
        sizes=sizes,
        gone=gone,
        remnant=since.remnant(after, unpacked) if since else None,
    )


def problems_of(sizes: Mapping[str, tuple[Problem, ...]]) -> tuple[Problem, ...]:
    """Returns what is wrong with the size of feeds, in the order of their keys."""
    return told_together(problem for key in sorted(sizes) for problem in sizes[key])


def ledger_of_gone(members: Mapping[str, bytes], edition: Edition) -> Ledger:
    """Returns what the ledger says of entries that are gone; `members` are theirs by UID."""
    entries = read_members(members.values(), zone=edition.settings.timezone)
    return Ledger.model_construct(site=edition.settings.site, entries=entries)  # nothing is left to check


def _gone(packs: Iterable[Pack], since: Since | None) -> Iterator[tuple[str, bytes]]:
    """Yields the members of entries that are gone by UID."""
    for pack in packs:
        uids = [each.uid for each in pack.placed if each.gone]
        if uids and since and since.before[pack.number] is pack:
            yield from ((uid, since.gone[uid]) for uid in uids)
        elif uids:
            members = pack.by_uid()
            yield from ((uid, members[uid]) for uid in uids)


def _remarks(shares: Iterable[Share]) -> Iterator[Problem]:
    """What calendars made of changes since the last publication that may have been meant in another way."""
    for share in shares:
        for code, sessions in share.remarks:
            yield Problem(code, Place(share.source), {"value": sessions}, Severity.WARNING)


def _clashes(shares: Iterable[Share]) -> Iterator[Problem]:
    """Two downloads of one address: course a-b with session c, and course a with session b-c."""
    taken: dict[str, str] = {}
    for share in shares:
        for download in share.downloads:
            other = taken.setdefault(download.path, share.source)
            if other is not share.source:
                yield Problem("calendar-address-taken", Place(share.source), {"value": download.path, "other": other})
