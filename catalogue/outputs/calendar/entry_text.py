"""Texts of entries: JSON as the ledger keeps it, and as it is hashed to learn whether an entry changed.

Written field by field, for pydantic and json take longer than the rest of an entry's way together; tests hold the
texts equal to theirs.
"""

import json
from functools import cache, lru_cache
from hashlib import sha256
from itertools import compress
from math import isfinite
from operator import ne
from typing import NamedTuple

from catalogue.model.moment import Moment
from catalogue.outputs.calendar.entry import Entry, Organizer, Position, wall_text
from catalogue.outputs.calendar.spacing import BLANK, DETAIL, FIELD, ITEM
from catalogue.outputs.json_text import quoted


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


def stored_text(fields: Fields) -> bytes:
    """Returns an entry as the ledger keeps it, with marks for its spaces: what it lacks is left out."""
    present = tuple(map(ne, fields, _LEFT_OUT))
    spread = list(fields)
    for at in _NESTED:
        spread[at] = _spread(fields[at])
    return (_form(present) % tuple(compress(spread, present))).encode()


@cache
def _form(present: tuple[bool, ...]) -> str:
    """The form of entries that have these fields."""
    names = compress(Fields._fields, present)
    return "{" + ",".join(f'{DETAIL}"{name}":{BLANK}%s' for name in names) + FIELD + "}"


def hashed(text: str) -> str:
    """Returns the SHA-256 of `text`."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


# The categories and the organizer of an offer stand in all of its entries.
@lru_cache(maxsize=4096)
def _spread(text: str) -> str:
    """A list or a mapping in lines of their own; anything else as it is."""
    if text[0] == "[":
        items = [quoted(each) for each in json.loads(text)]
    elif text[0] == "{":
        items = [f"{quoted(name)}:{BLANK}{_scalar(value)}" for name, value in json.loads(text).items()]
    else:
        return text
    return f"{text[0]}{ITEM}{f',{ITEM}'.join(items)}{DETAIL}{text[-1]}" if items else text


def _scalar(value: str | float) -> str:
    return quoted(value) if isinstance(value, str) else _number(value)


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
