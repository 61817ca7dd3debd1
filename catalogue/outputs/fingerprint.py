"""Fingerprints: what a page is made of as a few bytes, so that one whose values are the same is not made again."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from catalogue.model.offer import Offer
from catalogue.model.session import Part
from catalogue.model.term import Term
from catalogue.outputs.output import digest
from catalogue.views.agenda import Dated


class Fingerprints:
    """The fingerprints of one build.

    `sources` maps the file of each offer, relative to the project root, to what stands for its bytes. Terms stand for
    themselves by their names: what vocabularies hold, the settings, the templates and the day are the same for a
    whole build and belong to the fingerprint of that.
    """

    def __init__(self, sources: Mapping[str, bytes]) -> None:
        self._sources = sources

    def of(self, *values: object) -> bytes:
        """Returns sixteen bytes that differ when any of the values says something else.

        Raises TypeError for a value of a kind that is not known here, so that none is left out by mistake.
        """
        found: list[bytes] = []
        for value in values:
            self._gather(value, found.append)
        return digest(*found)

    def _gather(self, value: Any, into: Callable[[bytes], None]) -> None:
        if isinstance(value, Offer):
            into(b"o" + self._sources[value.path])
        elif isinstance(value, Dated):
            # Its state follows from the course and the day.
            into(b"d" + self._sources[value.course.path] + value.session.id.encode())
        elif isinstance(value, Term):
            into(f"t{value.vocabulary}/{value.id}".encode())
        elif isinstance(value, str):
            into(b"s" + value.encode("utf-8", "surrogatepass"))
        else:
            self._gather_other(value, into)

    def _gather_other(self, value: Any, into: Callable[[bytes], None]) -> None:
        if value is None or isinstance(value, bool | int | float | bytes | date | Enum):
            into(f"v{type(value).__name__}{value!r}".encode())
        elif isinstance(value, tuple | list):
            self._gather_all(b"(", value, into)
        elif isinstance(value, Mapping):
            self._gather_all(b"{", [part for entry in value.items() for part in entry], into)
        elif isinstance(value, set | frozenset):
            self._gather_all(b"<", sorted(value), into)
        elif isinstance(value, Part):
            # It stands beside the session it belongs to.
            into(f"p{value.id} {value.start.written} {value.end.written}".encode())
        elif is_dataclass(value):
            self._gather_all(b"c", [getattr(value, field.name) for field in fields(value)], into)
        else:
            raise TypeError(f"no fingerprint for a {type(value).__name__}")

    def _gather_all(self, mark: bytes, values: Any, into: Callable[[bytes], None]) -> None:
        into(mark + str(len(values)).encode())
        for value in values:
            self._gather(value, into)
