"""The text of a ledger: stable, sorted JSON in UTF-8, put together from its members.

A member is the record of an entry under its UID, with marks for its spaces (`spacing.py`).
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import chain
from zoneinfo import ZoneInfo

from catalogue.outputs.calendar.entry import wall_text
from catalogue.outputs.calendar.feeds import Feed
from catalogue.outputs.calendar.ledger import SCHEMA, Record
from catalogue.outputs.calendar.published import Published
from catalogue.outputs.calendar.spacing import BLANK, DETAIL, FIELD, RECORD, TOP, dense, in_lines
from catalogue.outputs.json_text import quoted
from catalogue.outputs.output import Beginning

# So many members are written in one go.
GROUP = 512
# What stands between the stamps and the entry, the entry and its feeds, and behind those; no entry holds such marks.
_ENTRY = f',{FIELD}"entry":{BLANK}'.encode()
_FEEDS = f',{FIELD}"feeds":{BLANK}['.encode()
_BEHIND = f"{FIELD}]".encode()
_BETWEEN = f",{RECORD}".encode()
# A member up to the end of its first stamp, which all have alike.
_OPENING = f'"{"0" * 36}":{BLANK}{{{FIELD}"changed":{BLANK}"0000-00-00T00:00:00Z"'


def member_of(each: Published, shown: tuple[str, ...]) -> bytes:
    """Returns the member of an entry that stands in the feeds `shown`; in none, it keeps its stamps alone."""
    moved = f'"moved":{BLANK}"{wall_text(each.moved)}",{FIELD}' if each.moved is not None else ""
    gone = f'"gone":{BLANK}true,{FIELD}' if each.gone else ""
    opening = f'"{each.entry.uid}":{BLANK}{{{FIELD}"changed":{BLANK}"{each.changed}"'
    stamps = (
        f',{FIELD}{gone}{moved}"place":{BLANK}"{each.place}",{FIELD}"rendered":{BLANK}"{each.rendered}"'
        f',{FIELD}"sequence":{BLANK}{each.sequence}{RECORD}}}'
    )
    return b"".join((opening.encode(), _standing(each.text, shown), stamps.encode()))


def shown_elsewhere(member: bytes, entry: bytes, shown: tuple[str, ...]) -> bytes:
    """Returns a member as that of an entry that stands in other feeds."""
    opening, rest = member[: len(_OPENING)], member[len(_OPENING) :]
    if _FEEDS in rest:
        rest = rest.partition(_FEEDS)[2].partition(_BEHIND)[2]
    return b"".join((opening, _standing(entry, shown), rest))


def entry_in(member: bytes) -> bytes:
    """Returns the entry that a member holds; nothing where it keeps stamps alone."""
    entry, found, _ = member[len(_OPENING) :].partition(_FEEDS)
    return entry.removeprefix(_ENTRY) if found else b""


def read_members(members: Iterable[bytes], *, zone: ZoneInfo) -> Mapping[str, Record]:
    """Returns the records that these members hold, by UID."""
    values = json.loads(dense(b"{%b}" % b",".join(members)))
    return {uid: Record.model_validate(value, context=zone) for uid, value in values.items()}


def _standing(entry: bytes, shown: tuple[str, ...]) -> bytes:
    if not shown:
        return b""
    listed = f'",{DETAIL}"'.join(shown)
    return b"".join((_ENTRY, entry, _FEEDS, f'{DETAIL}"{listed}"'.encode(), _BEHIND))


def write(members: Iterable[Sequence[bytes]], feeds: Iterable[Feed], *, site: str) -> Iterator[bytes]:
    """Yields the ledger piece by piece, with a checksum, which finds edits by hand.

    `members` are in the order of their UIDs, some at a time, for all of them take as much room as the catalogue. The
    checksum stands at the beginning and is known at the end.
    """
    named = [f'"{feed.key}":{BLANK}{_feed_text(feed)}'.encode() for feed in sorted(feeds)]
    checksum = sha256(b"{")
    yield _opening("0" * 64)
    for text in chain(_block("entries", members), _block("feeds", (named,)), (_end(site),)):
        checksum.update(dense(text))
        yield in_lines(text)
    yield b"\n}\n"
    checksum.update(b"}")
    yield Beginning(_opening(checksum.hexdigest()))


def _opening(checksum: str) -> bytes:
    return f'{{\n "checksum": "{checksum}",'.encode()


def _block(name: str, members: Iterable[Sequence[bytes]]) -> Iterator[bytes]:
    """Yields a mapping piece by piece; nothing when it is empty."""
    before = f'{TOP}"{name}":{BLANK}{{{RECORD}'.encode()
    found = False
    for some in members:
        for start in range(0, len(some), GROUP):
            yield before + _BETWEEN.join(some[start : start + GROUP])
            before, found = _BETWEEN, True
    if found:
        yield f"{TOP}}},".encode()


def _end(site: str) -> bytes:
    return f'{TOP}"schema":{BLANK}{SCHEMA},{TOP}"site":{BLANK}{quoted(site)}'.encode()


def _feed_text(feed: Feed) -> str:
    colour = f'"colour":{BLANK}{quoted(feed.colour)},{FIELD}' if feed.colour else ""
    return f'{{{FIELD}{colour}"name":{BLANK}{quoted(feed.name)}{RECORD}}}'
