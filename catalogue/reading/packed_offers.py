"""Packed offers: offers as few bytes, to be handed from one process to another or kept until the next build.

Equal values are packed once and stand once in memory afterwards, whoever uses them. Terms are referred to by their ids,
so that unpacked offers hold the very terms of the context; the same goes for the zone. Bodies are packed apart, one after
the other: most of what is packed are these, and who wants an offer mostly wants no body.
"""

import hashlib
import marshal
import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import date, time
from enum import StrEnum
from operator import itemgetter
from typing import Any, NamedTuple

from catalogue.model.accessibility import AccessibilityFact
from catalogue.model.body import Body
from catalogue.model.duration import Duration
from catalogue.model.moment import Moment
from catalogue.model.offer import Capacity, Course, Guide, Offer, OfferStatus, Review
from catalogue.model.reference import Context
from catalogue.model.registration import Approval, Registration
from catalogue.model.session import Part, Session, SessionStatus
from catalogue.model.term import VOCABULARIES
from catalogue.model.value import Value
from catalogue.reading.late_offers import LateOffers
from catalogue.reading.packed_texts import NotPackedError, Texts, mark_of
from catalogue.reading.uncollected import uncollected

_MODELS: tuple[type[Value], ...] = (Course, Guide, Review, Capacity, Registration, Session, Part)
_WORDS: tuple[type[StrEnum], ...] = (OfferStatus, SessionStatus, Approval, AccessibilityFact)
_PLAIN: tuple[type, ...] = (bool, int, float)
# Of these no two are equal, so that comparing would be in vain.
_UNIQUE = frozenset((Course, Guide, Body))
_SEAL = 16
# What bytes packed by another model, or by a Python whose marshal differs, do not begin with.
_LAYOUT = (2, sys.version_info[:2], marshal.version, [(kind.__name__, *kind.model_fields) for kind in _MODELS])
_FORM = hashlib.blake2b(repr(_LAYOUT).encode(), digest_size=8).digest()

# A value as it is packed: a text or None stands for itself, a number is the place of an entry in the table before.
_Packed = str | int | None
_Entry = tuple[Any, ...]


class Packed(NamedTuple):
    """Offers without their texts, and those."""

    offers: bytes
    texts: bytes


def dump(offers: Iterable[Offer], context: Context) -> Packed:
    """Returns `offers`, which were read with `context`, as bytes; a value that no file can hold raises TypeError."""
    packer = _Packer()
    with uncollected():
        entries = packer.all_of(tuple(offers))
        data = marshal.dumps((context.zone.key, packer.table, entries))
    return Packed(_FORM + _seal(data) + data, bytes(packer.texts))


def load(data: bytes | memoryview, context: Context, texts: Texts) -> tuple[Offer, ...]:
    """Returns the offers that were packed, equal to those of then, with the terms of `context`. Raises NotPackedError."""
    with uncollected():
        try:
            table, entries = _opened(data, context)
            values = _unpacked(table, context, texts)
            return tuple(values[entry] for entry in entries)
        except (ArithmeticError, AttributeError, EOFError, LookupError, TypeError, ValueError) as error:
            raise NotPackedError from error


def load_late(data: bytes | memoryview, context: Context, texts: Texts) -> Callable[[int], Offer]:
    """Returns what gives each of the offers that were packed by its place, and unpacks no other, unless many are asked for.

    The context has to have all terms that any of them bears. Raises NotPackedError.
    """
    with uncollected():
        table, entries = _opened(data, context)
    return LateOffers(entries, _Values(table, context, texts)).offer


def _opened(data: bytes | memoryview, context: Context) -> tuple[list[_Entry], list[int]]:
    """The table, and the places of the offers in it."""
    begin = len(_FORM) + _SEAL
    content = memoryview(data)[begin:]
    # marshal may crash on damaged data: nothing is decoded before the seal has been looked at.
    if data[: len(_FORM)] != _FORM or data[len(_FORM) : begin] != _seal(content):
        raise NotPackedError
    try:
        zone, table, entries = marshal.loads(content)  # noqa: S302
    except (EOFError, TypeError, ValueError) as error:
        raise NotPackedError from error
    if zone != context.zone.key:
        raise NotPackedError
    return table, entries


def _seal(data: bytes | memoryview) -> bytes:
    return hashlib.blake2b(data, digest_size=_SEAL).digest()


class _Packer:
    """Gathers the entries of the table; the values to pack are alive all the while, so that each is known by its id."""

    def __init__(self) -> None:
        self.table: list[_Entry] = []
        self.by_id: dict[int, int] = {}
        self.by_entry: dict[_Entry, int] = {}
        self.texts = bytearray()

    def pack(self, value: object) -> _Packed:
        """Returns what stands for `value`, after entering it into the table unless an equal one is there."""
        if value is None or type(value) is str:
            return value
        place = self.by_id.get(id(value))
        return self._enter(value) if place is None else place

    def all_of(self, values: Iterable[object]) -> list[_Packed]:
        """Returns what stands for each of `values`."""
        known, enter = self.by_id, self._enter
        return [
            each
            if each is None or type(each) is str
            else place
            if (place := known.get(id(each))) is not None
            else enter(each)
            for each in values
        ]

    def _enter(self, value: object) -> int:
        kind = type(value)
        entry = _WRITERS[kind](value, self) if kind in _WRITERS else _refused(value)
        place = next_place = len(self.table)
        if kind not in _UNIQUE:
            place = self.by_entry.setdefault(entry, next_place)
        if place == next_place:
            self.table.append(entry)
        self.by_id[id(value)] = place
        return place


def _refused(value: object) -> _Entry:
    raise TypeError(f"reading/packed_offers.py cannot pack a {type(value).__name__}: add it to the tables there")


def _model(value: Value, packer: _Packer) -> _Entry:
    return (type(value).__name__, *packer.all_of((value.__pydantic_fields_set__, *value.__dict__.values())))


def _moment(value: Moment, packer: _Packer) -> _Entry:
    clock = value.clock
    return ("moment", packer.pack(value.day), clock and (clock.hour, clock.minute), value.fold)


def _body(value: Body, packer: _Packer) -> _Entry:
    text, start = value.markdown.encode("utf-8", "surrogatepass"), len(packer.texts)
    packer.texts += text
    return ("body", start, len(packer.texts), mark_of(text), value.line)


_WRITERS: Mapping[type, Callable[[Any, _Packer], _Entry]] = {
    **dict.fromkeys(_MODELS, _model),
    **dict.fromkeys(_WORDS, lambda value, _: (type(value).__name__, value.value)),
    **dict.fromkeys(VOCABULARIES, lambda value, _: ("term", value.vocabulary, value.id)),
    # The entries of a list are all texts, or none is.
    tuple: lambda value, packer: (
        ("texts", *value) if value and type(value[0]) is str else ("tuple", *packer.all_of(value))
    ),
    set: lambda value, _: ("set", *sorted(value)),
    **dict.fromkeys(_PLAIN, lambda value, _: (type(value).__name__, value)),
    date: lambda value, _: ("date", value.toordinal()),
    Duration: lambda value, _: ("duration", value.text, value.months, value.days, value.minutes),
    Moment: _moment,
    Body: _body,
}


def _unpacked(table: Iterable[_Entry], context: Context, texts: Texts) -> list[Any]:
    """Makes the values of a table, each from those before it."""
    readers = _readers(values := list[Any](), context, texts)
    for kind, *rest in table:
        values.append(readers[kind](rest))
    return values


class _Values(dict[int, Any]):
    """The values of a table by their places, each made when it is asked for."""

    def __init__(self, table: list[_Entry], context: Context, texts: Texts) -> None:
        super().__init__()
        self._table = table
        self._readers = _readers(self, context, texts)

    def __missing__(self, place: int) -> Any:
        kind, *rest = self._table[place]
        value = self[place] = self._readers[kind](rest)
        return value

    def clear(self) -> None:
        super().clear()
        self._table.clear()  # nothing is made of it any more


def _readers(
    values: list[Any] | dict[int, Any], context: Context, texts: Texts
) -> Mapping[str, Callable[[list[Any]], Any]]:
    """Returns what makes a value of the rest of its entry, by the entry's first word."""

    def all_of(rest: Iterable[_Packed]) -> list[Any]:
        return [values[each] if type(each) is int else each for each in rest]

    def moment(rest: list[Any]) -> Moment:
        day, clock, fold = rest
        return Moment(values[day], time(*clock) if clock else None, context.zone, fold)

    def word(kind: type[StrEnum]) -> Callable[[list[Any]], StrEnum]:
        return lambda rest: kind(rest[0])

    return {
        **{kind.__name__: _maker(kind, all_of) for kind in _MODELS},
        **{kind.__name__: word(kind) for kind in _WORDS},
        "term": lambda rest: context.terms[rest[0]][rest[1]],
        "tuple": lambda rest: tuple(all_of(rest)),
        "texts": tuple,
        "set": set,
        **{kind.__name__: itemgetter(0) for kind in _PLAIN},
        "date": lambda rest: date.fromordinal(rest[0]),
        "duration": lambda rest: Duration(*rest),
        "moment": moment,
        "body": lambda rest: Body(texts(*rest[:3]), *rest[3:]),
    }


def _maker(kind: type[Value], all_of: Callable[[Iterable[_Packed]], list[Any]]) -> Callable[[list[Any]], Value]:
    """Makes values of a model as they were, without reading their fields a second time: they were right when packed."""
    names, fill = tuple(kind.model_fields), object.__setattr__

    def make(rest: list[Any]) -> Value:
        given, *fields = all_of(rest)
        value = kind.__new__(kind)
        fill(value, "__dict__", dict(zip(names, fields, strict=True)))
        fill(value, "__pydantic_fields_set__", given)
        fill(value, "__pydantic_extra__", None)
        fill(value, "__pydantic_private__", None)
        return value

    return make
