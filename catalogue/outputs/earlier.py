"""An earlier offers.json held against the catalogue as it is: which offers have come, gone or changed since."""

import json
import re
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from catalogue.model.catalogue import Catalogue
from catalogue.model.offer import KINDS, Offer
from catalogue.outputs.address import Addresses
from catalogue.outputs.exchange import VERSION, line_of
from catalogue.views.alphabet import by_title, sort_key

# By kind and permanent name, what the file says of an offer.
Earlier = Mapping[tuple[str, str], Mapping[str, Any]]
# What follows from the rest or from the name of the file, and what changes with every session and every review: nobody
# has rewritten the offer for it.
_UNTOLD = {"slug", "url", "calendar", "sessions", "reviewed"}
_CAPITAL = re.compile("[A-Z]")


class Changed(Struct, frozen=True):
    """An offer that is another than it was, and the fields in which it is, as authors write them."""

    offer: Offer
    fields: tuple[str, ...]


class Compared(Struct, frozen=True):
    """What is different from an earlier offers.json; of what is `gone` only the title is left, and what it was."""

    come: tuple[Offer, ...] = ()
    gone: tuple[tuple[str, str], ...] = ()
    changed: tuple[Changed, ...] = ()


def read_earlier(content: bytes) -> Earlier | None:
    """Returns what an offers.json says of each offer; None for anything else."""
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        return None
    offers = found.get("offers") if isinstance(found, dict) and found.get("version") == VERSION else None
    if not isinstance(offers, list) or not all(map(_is_offer, offers)):
        return None
    return {(offer["kind"], offer["id"]): offer for offer in offers}


def foreign(earlier: Earlier, catalogue: Catalogue) -> bool:
    """Whether an earlier file shares no offer with the catalogue though both have some: it is of another one."""
    return bool(earlier and catalogue.offers) and not any(
        (each.kind.value, each.id) in earlier for each in catalogue.offers
    )


def _is_offer(value: object) -> bool:
    return (
        isinstance(value, dict)
        and all(isinstance(value.get(name), str) for name in ("kind", "id", "title"))
        and value["kind"] in KINDS
    )


def compared(earlier: Earlier, catalogue: Catalogue, addresses: Addresses) -> Compared:
    """Returns how a catalogue without drafts differs from an earlier one, each list by title."""
    offers = by_title(catalogue.offers)
    now = {(offer.kind.value, offer.id) for offer in offers}
    come, changed = [], []
    for offer in offers:
        before = earlier.get((offer.kind.value, offer.id))
        if before is None:
            come.append(offer)
        elif fields := _different(before, json.loads(line_of(offer, catalogue.settings, addresses))):
            changed.append(Changed(offer, fields))
    gone = [(offer["title"], kind) for (kind, name), offer in earlier.items() if (kind, name) not in now]
    return Compared(tuple(come), tuple(sorted(gone, key=lambda each: (sort_key(each[0]), each))), tuple(changed))


def _different(before: Mapping[str, Any], now: Mapping[str, Any]) -> tuple[str, ...]:
    names = sorted((before.keys() | now.keys()) - _UNTOLD)
    return tuple(_as_written(name) for name in names if _said(before.get(name)) != _said(now.get(name)))


def _as_written(name: str) -> str:
    """What authors call a member of offers.json: `applies_to` for "appliesTo"."""
    return _CAPITAL.sub(lambda capital: f"_{capital[0].lower()}", name)


def _said(value: Any) -> Any:
    """What stands in the offer's own file: of a term its id, for who renames it has changed no offer."""
    if isinstance(value, list):
        return [_said(each) for each in value]
    return value["id"] if isinstance(value, dict) and value.keys() == {"id", "name"} else value
