"""The ledger as this program has written it: of one that stands unchanged, only what is asked for is read."""

import json
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from zoneinfo import ZoneInfo

from msgspec import Struct

from catalogue.outputs.calendar.feeds import feeds_in
from catalogue.outputs.calendar.history import Past, Previous, Records
from catalogue.outputs.calendar.ledger import SCHEMA, Ledger, Record, read
from catalogue.outputs.calendar.ledger_text import read_members
from catalogue.outputs.calendar.spacing import without_lines

# Where an entry begins and ends in the text.
Span = tuple[int, int]
_OPENING, _CHECKSUM, _OPENED = b'{\n "checksum": "', 64, b'",\n'
_ENTRIES, _END = b' "entries": {\n', b"\n },\n"
_BRACE, _CUT = b"\n  }", b"\n  },\n"
_BEFORE, _UID = b'  "', 36
# What each record has once, those of an entry that is shown, and that entry; a quote in a string has a backslash before it.
_STAMP, _ENTRY, _OFFER = b'"changed":', b'"entry":', b'\n    "course": "'
# So many bytes are looked at in one go.
_PIECE = 1 << 20


def read_previous(content: bytes, *, path: str, site: str, zone: ZoneInfo) -> Previous:
    """Returns what the ledger in `content` says, the arguments as those of `read`.

    Tens of thousands of entries take seconds to read, and far more room than their text. Where the checksum tells that the
    text is what this program has written, only its frame is read now, and entries when somebody asks for those of an offer.
    Raises BadLedger, then too.
    """
    known = _known(content, path=path, site=site, zone=zone)
    return known or Previous.of(read(content, path=path, site=site, zone=zone))


def _known(content: bytes, *, path: str, site: str, zone: ZoneInfo) -> Previous | None:
    """The same for a text of ours; None for any other, of which the exact reader tells what is wrong."""
    start = len(_OPENING) + _CHECKSUM + len(_OPENED)
    if not content.startswith(_OPENING) or content[start - len(_OPENED) : start] != _OPENED:
        return None
    if _checksum(content, start - 1).encode() != content[len(_OPENING) : len(_OPENING) + _CHECKSUM]:
        return None
    first = start + len(_ENTRIES) if content.startswith(_ENTRIES, start) else start
    last = content.find(_END, first) if first > start else first
    spans = _sorted(content, first, last)
    try:
        frame = json.loads(b"{" + content[last + len(_END) if first > start else start :])
        if spans is None or last < 0 or frame.pop("schema") != SCHEMA or frame["site"] != site or "entries" in frame:
            return None
        feeds = feeds_in(Ledger.model_validate(frame))
    except (ValueError, KeyError, RecursionError):
        return None
    return Previous(WrittenLedger(content, path, site, zone, *spans), feeds)


def _checksum(content: bytes, start: int) -> str:
    """The checksum of the lines that stand behind it: that of the text without breaks and blanks."""
    found = sha256(b"{")
    while start < len(content):
        end = content.find(b"\n", start + _PIECE)
        end = end if end > 0 else len(content)
        found.update(without_lines(content[start:end]))
        start = end
    return found.hexdigest()


def _sorted(content: bytes, at: int, end: int) -> tuple[Mapping[str, Sequence[Span]], Mapping[str, Span]] | None:
    """Where the entries of each offer stand, by its id, and where those of which it is not known whose they are, by UID.

    None where the lines are not ours: the checksum says nothing of them.
    """
    offers: dict[str, list[Span]] = {}
    others: dict[str, Span] = {}
    while at < end:
        cut = content.find(_CUT, at, end)
        span = at, end if cut < 0 else cut + len(_BRACE)
        if not content.startswith(_BEFORE, at) or content.count(_STAMP, *span) != 1:
            return None
        named = content.find(_OFFER, *span)
        if named >= 0:
            name = content[named + len(_OFFER) : content.index(b'"', named + len(_OFFER))]
            offers.setdefault(name.decode(), []).append(span)
        elif content.find(_ENTRY, *span) < 0:
            name = content[at + len(_BEFORE) : at + len(_BEFORE) + _UID]
            others[name.decode()] = span
        else:
            return None
        if b"\n" in name:
            return None
        at = span[1] + len(_CUT) - len(_BRACE)
    return offers, others


class WrittenLedger(Struct, frozen=True):
    """The entries of a ledger that this program has written, by their places in the text."""

    content: bytes
    path: str
    site: str
    zone: ZoneInfo
    offers: Mapping[str, Sequence[Span]]
    others: Mapping[str, Span]

    def of(self, offer: str) -> Past:
        """Returns what was published of the offer with this id. Raises BadLedger."""
        return Past(self.read(self.offers.get(offer, ())), _Stamps(self))

    def read(self, spans: Sequence[Span]) -> Records:
        """Returns the records that stand in these places. Raises BadLedger for one that a program of ours cannot have written."""
        try:
            return read_members((self.content[slice(*span)] for span in spans), zone=self.zone)
        except (ValueError, RecursionError):
            read(self.content, path=self.path, site=self.site, zone=self.zone)  # which tells of it
            raise


class _Stamps(Mapping[str, Record]):
    """The records of entries of which it is not known whose they are, read one by one."""

    def __init__(self, ledger: WrittenLedger) -> None:
        self._ledger = ledger

    def __getitem__(self, uid: str) -> Record:
        return self._ledger.read([self._ledger.others[uid]])[uid]

    def __iter__(self) -> Iterator[str]:
        return iter(self._ledger.others)

    def __len__(self) -> int:
        return len(self._ledger.others)
