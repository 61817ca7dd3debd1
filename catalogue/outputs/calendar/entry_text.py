"""Texts of entries: JSON as the ledger keeps it, and as it is hashed to learn whether an entry changed.

Written field by field, for pydantic and json take longer than the rest of an entry's way together; tests hold the
texts equal to theirs.
"""

import json
from functools import cache, lru_cache
from hashlib import sha256
from itertools import compress
from json.encoder import encode_basestring
from math import isfinite
from operator import ne
from typing import NamedTuple
from zlib import compressobj, decompressobj

from catalogue.model.moment import Moment
from catalogue.outputs.calendar.entry import Entry, Organizer, Position, wall_text

# A text as JSON, other signs than those of ASCII as they are.
quoted = encode_basestring
# How the lines of an entry begin in the ledger.
_BREAK = "\n    "
# Between the two forms; JSON holds no such byte.
_CUT = b"\0"


class Text(NamedTuple):
    """JSON in the two forms of the ledger: in lines, as it is written, and without blanks, as it is hashed."""

    lines: bytes
    dense: bytes

    @property
    def packed(self) -> bytes:
        """Both forms in few bytes: ten thousand offers have thirty thousand entries."""
        packer = compressobj(level=1, zdict=_USUAL)
        return packer.compress(self.lines + _CUT + self.dense) + packer.flush()


def unpacked(data: bytes) -> Text:
    """Returns the text that was packed."""
    lines, _, dense = decompressobj(zdict=_USUAL).decompress(data).partition(_CUT)
    return Text(lines, dense)


class Fields(NamedTuple):
    """The fields of an entry as JSON without blanks."""

    cancelled: str
    categories: str
    conference: str
    course: str
    description: str
    end: str
    geo: str
    kind: str
    location: str
    moved_from: str
    organizer: str
    session: str
    settled: str
    siblings: str
    start: str
    summary: str
    uid: str
    url: str


# What the ledger leaves out.
_DEFAULTS = {"cancelled": "false"} | dict.fromkeys(("conference", "location"), '""')
_DEFAULTS |= dict.fromkeys(("categories", "siblings"), "[]")
_DEFAULTS |= dict.fromkeys(("geo", "moved_from", "organizer", "settled"), "null")
_LEFT_OUT = tuple(_DEFAULTS.get(name, "") for name in Fields._fields)
_NESTED = tuple(Fields._fields.index(name) for name in ("categories", "geo", "organizer", "siblings"))
_ALL = "{" + ",".join(f'"{name}":%s' for name in Fields._fields) + "}"


def fields_of(entry: Entry) -> Fields:
    """Returns the fields of an entry as JSON."""
    return Fields(
        "true" if entry.cancelled else "false",
        _list(entry.categories),
        quoted(entry.conference),
        quoted(entry.course),
        quoted(entry.description),
        _wall(entry.end),
        _position(entry.geo),
        f'"{entry.kind.value}"',
        quoted(entry.location),
        _wall(entry.moved_from),
        _organizer(entry.organizer),
        quoted(entry.session),
        _wall(entry.settled),
        _list(entry.siblings),
        _wall(entry.start),
        quoted(entry.summary),
        quoted(entry.uid),
        quoted(entry.url),
    )


def place_hash(fields: Fields) -> str:
    """Returns the hash of an entry's time, place and status, whose change raises SEQUENCE (RFC 5546, 2.1.4)."""
    return hashed(f"[{fields.start},{fields.end},{fields.location},{fields.cancelled}]")


def rendered_hash(said: Fields, zone: str) -> str:
    """Returns the hash of all that an entry says to readers, and of the zone's name."""
    return hashed(f'[{_ALL % said},"{zone}"]')


def stored_text(fields: Fields) -> Text:
    """Returns an entry as the ledger keeps it: what it lacks is left out."""
    present = tuple(map(ne, fields, _LEFT_OUT))
    in_lines, dense = _forms(present)
    spread = list(fields)
    for at in _NESTED:
        spread[at] = _spread(fields[at])
    return Text(
        lines=(in_lines % tuple(compress(spread, present))).encode(),
        dense=(dense % tuple(compress(fields, present))).encode(),
    )


@cache
def _forms(present: tuple[bool, ...]) -> tuple[str, str]:
    """The forms of entries that have these fields, in lines and without blanks."""
    names = tuple(compress(Fields._fields, present))
    lines = f",{_BREAK}".join(f'"{name}": %s' for name in names)
    return f"{{{_BREAK}{lines}\n   }}", "{" + ",".join(f'"{name}":%s' for name in names) + "}"


def hashed(text: str) -> str:
    """Returns the SHA-256 of `text`."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


# The categories and the organizer of an offer stand in all of its entries.
@lru_cache(maxsize=4096)
def _spread(text: str) -> str:
    """A list or a mapping in lines of their own; anything else as it is."""
    return (
        text
        if text[0] not in "[{"
        else json.dumps(json.loads(text), ensure_ascii=False, indent=1).replace("\n", _BREAK)
    )


@lru_cache(maxsize=1024)
def _list(texts: tuple[str, ...]) -> str:
    return f"[{','.join(map(quoted, texts))}]"


def _position(geo: Position | None) -> str:
    return "null" if geo is None else f'{{"lat":{_number(geo.lat)},"lon":{_number(geo.lon)}}}'


def _number(value: float) -> str:
    return repr(value) if isfinite(value) else json.dumps(value)


def _organizer(organizer: Organizer | None) -> str:
    return "null" if organizer is None else f'{{"email":{quoted(organizer.email)},"name":{quoted(organizer.name)}}}'


def _wall(moment: Moment | None) -> str:
    return "null" if moment is None else f'"{wall_text(moment)}"'


# What most entries say alike, in the order of the fields; packed texts only point to it.
_USUAL = (
    "".join(f'"{name}":' for name in Fields._fields) + "".join(f'{_BREAK} "{name}": ' for name in Fields._fields)
).encode()
