"""Locations as mappings: what their keys mean, in German and English, and what no key of ours holds."""

import re
from typing import Any, NamedTuple

from catalogue.importing.plain import line
from catalogue.importing.record import as_text

# In the order in which an address is written; letters only, in lower case.
_NAME = (
    "name", "title", "label", "venuename", "venue", "building", "gebäude", "gebaeude", "einrichtung", "haus", "text",
    "value",
)  # fmt: skip
_ROOM = ("room", "raum", "saal", "zimmer", "floor", "etage", "stockwerk")
_STREET = ("street", "strasse", "streetaddress", "address", "adresse", "anschrift")
_NUMBER = ("housenumber", "streetnumber", "hausnummer", "hausnr", "nr")
_POSTCODE = ("postcode", "eircode", "postalcode", "plz", "postleitzahl", "zip", "zipcode")
_CITY = ("city", "ort", "stadt", "town", "locality", "addresslocality", "gemeinde")
_REST = (
    "district", "ortsteil", "stadtteil", "state", "region", "addressregion", "bundesland", "country", "land",
    "addresscountry",
)  # fmt: skip
_KNOWN = frozenset((*_NAME, *_ROOM, *_STREET, *_NUMBER, *_POSTCODE, *_CITY, *_REST))


class Said(NamedTuple):
    """What a mapping says about a place."""

    name: str
    room: str
    address: str


def said(location: Any) -> Said | None:
    """Returns what a mapping says; None when `location` is none."""
    if not isinstance(location, dict):
        return None
    flat = _flat(location)
    number, code, city = (_first(flat, keys) for keys in (_NUMBER, _POSTCODE, _CITY))
    streets = [text for key in _STREET if (text := flat.get(key, ""))]
    street = f"{streets[0]} {number}".strip() if streets else number
    town = city if code and code in city else f"{code} {city}".strip()
    others = [flat[key] for key in _REST if flat.get(key)]
    parts = [street, *streets[1:], *([town] if town and town not in ", ".join(streets) else []), *others]
    rooms = ", ".join(flat[key] for key in _ROOM if flat.get(key))
    names = dict.fromkeys(flat[key] for key in _NAME if flat.get(key))
    return Said(", ".join(names), rooms, ", ".join(part for part in parts if part))


def left_over(location: Any) -> list[tuple[str, str]]:
    """Returns the fields of a location that become no part of a venue."""
    if isinstance(location, list):
        return [pair for item in location for pair in left_over(item)]
    if not isinstance(location, dict):
        return []
    inner = [pair for name, each in location.items() if _nested(name, each) for pair in left_over(each)]
    return inner + [
        (str(name), as_text(each))
        for name, each in location.items()
        if not _nested(name, each) and each not in (None, "", [], {}, False) and not _usable(name, each)
    ]


def _flat(location: dict[Any, Any]) -> dict[str, str]:
    """All texts by their key, those of a mapping under an address key too."""
    found: dict[str, str] = {}
    for name, each in location.items():
        if _nested(name, each):
            found = {**_flat(each), **found}
        elif _usable(name, each) and line(str(each)):
            found[_key(name)] = line(str(each))
    return found


def _nested(name: Any, value: Any) -> bool:
    return isinstance(value, dict) and _key(name) in _STREET + _NAME


def _usable(name: Any, value: Any) -> bool:
    return _key(name) in _KNOWN and isinstance(value, str | int | float) and not isinstance(value, bool)


def _key(name: Any) -> str:
    return re.sub(r"[\W\d_]", "", str(name)).casefold()


def _first(flat: dict[str, str], keys: tuple[str, ...]) -> str:
    return next((flat[key] for key in keys if flat.get(key)), "")
