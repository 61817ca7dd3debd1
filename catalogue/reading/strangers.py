"""Strangers: keys that a model does not know, and what is told of them: their right name, their place, or that they come twice."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property

from msgspec import Struct

from catalogue.model.value import Value
from catalogue.reading.braces import in_braces
from catalogue.reading.keys import keys_at
from catalogue.reading.node import Mapping as MappingNode
from catalogue.reading.node import Node, Scalar, is_empty, names_at, node_at
from catalogue.reading.other_names import inside, is_called, is_time, meant_key, session_key

# The steps that lead to a key, and the key itself.
KeyPath = tuple[str | int, ...]

# A field by a name of its own that stands there by the right one as well, one that belongs into a session, what authors
# write into two fields and here stands in one, and one that belongs into the field beside it.
_STRANGER_CODES = {
    "twice": "same-field-twice", "session": "field-of-sessions", "apart": "day-and-time-apart", "inside": "belongs-inside",
}  # fmt: skip
# The field that holds a day and its time.
_JOINED = "start"
# Where the key of a field of a session stands.
IN_A_SESSION = 3


class KeysThere(Struct, frozen=True, dict=True):
    """The keys of one mapping: those that its model knows, and those that are there."""

    known: tuple[str, ...]
    there: Collection[str]

    def told(self, written: str, meant: str) -> tuple[str, dict[str, str]]:
        """Returns the code of the problem with a stranger, and what its message names; `meant` is the field it stands for."""
        if meant == _JOINED and written in self._joined and (is_time(written) or len(self._joined) > 1):
            return _STRANGER_CODES["apart"], {"name": meant}
        there = meant != "" and meant in self.there
        same = meant != "" and (is_called(meant, written) or meant.casefold() == written.casefold())
        if there and same:
            return _STRANGER_CODES["twice"], {"name": meant}
        of_session = "" if same or there else session_key(written)
        if of_session and "sessions" in self.known:
            return _STRANGER_CODES["session"], {"name": of_session}
        return "unknown-key", self.unknown("" if there else meant)

    def unknown(self, suggestion: str) -> dict[str, str]:
        """Returns what the message about an unknown key names: of the known ones, those that are not there yet."""
        return {"suggestion": suggestion, "known": ", ".join(name for name in self.known if name not in self.there)}

    @cached_property
    def _joined(self) -> frozenset[str]:
        """The keys that stand for a day, its time or both: following their right name would write it twice."""
        others = (name for name in self.there if name not in self.known and is_called(_JOINED, name))
        return frozenset((*others, *([_JOINED] if _JOINED in self.there else [])))


class Strangers(Struct, frozen=True, dict=True):
    """The strangers that have a value, each by its path with the field that it stands for (empty where none).

    What is at `prefix` in `node` was held against `model`; paths begin there.
    """

    meant: Mapping[KeyPath, str]
    node: Node
    model: type[Value]
    prefix: KeyPath

    def told(self, path: KeyPath) -> tuple[str, dict[str, str]]:
        """Returns the code of the problem with a stranger, and what its message names."""
        written, place = str(path[-1]), (*self.prefix, *path[:-1])
        if place not in self._of_mappings:
            self._of_mappings[place] = KeysThere(keys_at(self.model, path), frozenset(names_at(self.node, place)))
        keys, (own, other) = self._of_mappings[place], inside(written)
        if other in keys.known:
            if other in keys.there and not is_empty(self.node, (*place, other)):
                moved = _moved(other, self.node, place)
                return _STRANGER_CODES["inside"], {"within": other, "repair": moved or f"{own}: …"}
            return "unknown-key", keys.unknown(_within(other, self.node, place))
        return keys.told(written, self.meant[path])

    def stand_for(self) -> Iterator[KeyPath]:
        """Yields the fields that nobody need be told are missing; those of a session of one part are looked for in that part."""
        for path, key in self.meant.items():
            yield (*path[:-1], key)
            if path[0] == "sessions" and len(path) == IN_A_SESSION:
                yield (*path[:-1], "parts", 0, key)
                if is_time(str(path[-1])):  # the message tells to write both
                    yield (*path[:-1], "parts", 0, "end")

    @cached_property
    def _of_mappings(self) -> dict[KeyPath, KeysThere]:
        return {}


def strangers_at(paths: Iterable[KeyPath], node: Node, model: type[Value], *, prefix: KeyPath) -> Strangers:
    """Returns the strangers at these paths of a file."""
    return Strangers({path: meant_key(str(path[-1]), keys_at(model, path)) for path in paths}, node, model, prefix)


def _within(name: str, node: Node, place: KeyPath) -> str:
    """How fields are written that stand beside the one they belong to; empty where that needs more than them."""
    there = names_at(node, place)
    if name not in there and name != "capacity":
        return ""
    return f"{name}: {in_braces(_beside(name, node, place))}"


def _moved(name: str, node: Node, place: KeyPath) -> str:
    """How a field is written that takes in those beside it that belong to it; empty where it is no simple mapping."""
    own = node_at(node, (*place, name))
    if not isinstance(own, MappingNode) or not all(isinstance(value, Scalar) for _, value in own.entries):
        return ""
    values = {key.text: value.text for key, value in own.entries if isinstance(value, Scalar) and not value.null}
    more = {key: text for key, text in _beside(name, node, place).items() if key not in values}
    return f"{name}: {in_braces({**values, **more})}"


def _beside(name: str, node: Node, place: KeyPath) -> dict[str, str]:
    """The fields of `name` that stand beside it, by their right names."""
    values = {
        own: node_at(node, (*place, each))
        for each in names_at(node, place)
        for own, of in (inside(each),)
        if of == name
    }
    return {own: value.text for own, value in values.items() if isinstance(value, Scalar) and not value.null}
