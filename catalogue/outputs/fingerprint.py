"""Fingerprints: what a page is made of as a few bytes, so that one whose values are the same is not made again."""

import hashlib
from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from operator import attrgetter
from typing import Any

from msgspec import Struct

from catalogue.model.offer import Offer
from catalogue.model.session import Part
from catalogue.model.term import Term
from catalogue.views.agenda import Dated

Gather = Callable[[Any, list[bytes]], None]


_path = attrgetter("path")


class _Gathers(dict[type[Any], Gather]):
    """What takes values apart by their kinds, found when one is first met."""

    def __init__(self, find: Callable[[type[Any]], Gather]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, kind: type[Any]) -> Gather:
        found = self[kind] = self._find(kind)
        return found


class Fingerprints:
    """The fingerprints of one build.

    `fronts` maps the file of each offer, relative to the project root, to what stands for its front matter; a page that
    shows the body of an offer names it beside the offer. Pages of no single offer show less of offers, for which those in
    `listed` may stand; their fingerprints are given by `lists`. The settings and the templates are the same for a whole
    build and belong to what stands for that (`building/surroundings.py`). The `day` says what it says of each offer
    through these (`outputs/shown.py`: `OnDay`); a page that names it is made of it like of any other value.
    """

    def __init__(
        self, fronts: Mapping[str, bytes], *, listed: Mapping[str, bytes] | None = None, day: date | None = None
    ) -> None:
        self.day = day
        self._fronts = fronts
        self.lists: Fingerprints = self if listed is None else Fingerprints(listed, day=day)
        self._gathers = _Gathers(self._gather_of)
        self._offers: set[type[Any]] = set()
        self._dates: set[type[Any]] = set()
        self._sessions: dict[int, tuple[Dated, bytes]] = {}
        self._names: dict[str, bytes] = {}
        self._terms: dict[int, tuple[Term, bytes]] = {}

    def of(self, *values: object) -> bytes:
        """Returns sixteen bytes that differ when any of the values says something else.

        Raises TypeError for a value of a kind that is not known here, so that none is left out by mistake.
        """
        found: list[bytes] = []
        self._all(b"(", values, found)
        return hashlib.blake2b(b"".join(found), digest_size=16).digest()

    def _all(self, mark: bytes, values: Any, into: list[bytes]) -> None:
        into.append(b"%b%d " % (mark, len(values)))
        gathers = self._gathers
        for value in values:
            gathers[type(value)](value, into)

    def _gather_of(self, kind: type[Any]) -> Gather:
        """What takes a value of a kind apart; each piece tells where it ends, so that no two lists of them look alike."""
        if issubclass(kind, Offer):
            self._offers.add(kind)
            return lambda value, into: into.append(b"o" + self._fronts[value.path])
        if issubclass(kind, Dated):
            self._dates.add(kind)
            return lambda one, into: into.append(self._dated(one))
        if issubclass(kind, Term):
            return lambda value, into: into.append(self._term(value))
        if kind is Part:
            # It stands beside the session it belongs to.
            return lambda value, into: into.append(_text(f"p{value.id} {value.start.written} {value.end.written}"))
        if issubclass(kind, str) and not issubclass(kind, Enum):
            return lambda value, into: into.append(b"s" + _text(value))
        return self._gather_of_others(kind)

    def _term(self, term: Term) -> bytes:
        """A term with all it says; it stands on many pages."""
        known = self._terms.get(id(term))
        if known is None:
            text = _text(f"t{term.vocabulary}/{term!r}")
            known = self._terms[id(term)] = term, text
        return known[1]

    def _dated(self, one: Dated) -> bytes:
        """A session, whose state follows from the course on that day; it stands on several pages."""
        known = self._sessions.get(id(one))
        if known is None:
            text = b"d" + self._fronts[one.course.path] + _text(one.id)
            known = self._sessions[id(one)] = one, text  # as long as it is here, nothing else has its id
        return known[1]

    def _list(self, values: Any, into: list[bytes]) -> None:
        """A list; those of offers, of which pages hold hundreds of thousands, in one go."""
        kinds = set(map(type, values)) if len(values) > 2 else set[type[Any]]()
        for kind in kinds:
            _ = self._gathers[kind]  # before anything is asked about it: what was met earlier must not matter
        if kinds and kinds <= self._offers:
            fronts = self._fronts
            into.append(b"(o%d " % len(values))
            into += [fronts[path] for path in map(_path, values)]
        elif kinds and kinds <= self._dates:
            into.append(b"(d%d " % len(values))
            into += map(self._dated, values)
        else:
            self._all(b"(", values, into)

    def _mapping(self, value: Any, into: list[bytes]) -> None:
        """A mapping; the names of values are the same for thousands of pages."""
        if set(map(type, value)) != {str}:
            self._all(b"{", [part for entry in value.items() for part in entry], into)
            return
        names = self._names
        into.append(b"{n%d " % len(value))
        into += [names.get(name) or names.setdefault(name, _text(name)) for name in value]
        self._all(b"(", value.values(), into)

    def _gather_of_others(self, kind: type[Any]) -> Gather:
        if kind is type(None) or issubclass(kind, bool | int | float | bytes | date | Enum):
            return lambda value, into: into.append(_text(f"v{kind.__name__}{value!r}"))
        if issubclass(kind, tuple | list):
            return self._list
        if issubclass(kind, Mapping):
            return self._mapping
        if issubclass(kind, set | frozenset):
            return lambda value, into: self._all(b"<", sorted(value), into)
        if issubclass(kind, Struct):
            names = kind.__struct_fields__
            return lambda value, into: self._all(b"c", [getattr(value, name) for name in names], into)
        raise TypeError(f"no fingerprint for a {kind.__name__}")


def _text(text: str) -> bytes:
    data = text.encode("utf-8", "surrogatepass")
    return b"%d:%b" % (len(data), data)
