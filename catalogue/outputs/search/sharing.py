"""Sharing: what the parts of compounds get of their weight, which is worked out for each when somebody asks for it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property

from catalogue.outputs.search.compounds import Parts
from catalogue.outputs.search.splitting import Stem

# How much of a compound's weight its parts take: the head says what a thing is, the rest what kind.
HEAD, MODIFIER = 0.6, 0.5

# The classes of the parts of a compound, each with its share of the weight.
Shares = tuple[tuple[str, float], ...]


class Sharing:
    """Compounds and their parts, those of parts included: "Datenaustauschplattform" is about "Austausch" too."""

    def __init__(self, parts: Mapping[str, Parts], stems: Mapping[str, Stem]) -> None:
        self._parts = parts
        self._stems = stems
        self._known: dict[str, Shares] = {}

    def of(self, name: str) -> Shares:
        """Returns the shares of the parts of a class; none of one that is no compound."""
        if name not in self._parts:
            return ()
        found = self._known.get(name)
        if found is None:
            found = self._known[name] = self._shares(name)
        return found

    def parts(self) -> set[str]:
        """Returns all classes that are a part of any."""
        return {part for name in self._parts for part, _ in self.of(name)}

    def sources(self, name: str) -> Sequence[tuple[str, float]]:
        """Returns the compounds of which a class is a part, with its share."""
        if name not in self._whole:
            return ()
        own = ((compound, dict(self.of(compound))) for compound in self.above((name,)))
        return [(compound, shares[name]) for compound, shares in own if name in shares]

    def above(self, names: Iterable[str]) -> Collection[str]:
        """Returns the compounds that hold any of the classes, and those that hold these."""
        found, todo = dict[str, None](), list(names)
        while todo:
            for compound in self._whole.get(todo.pop(), ()):
                if compound not in found:
                    found[compound] = None
                    todo.append(compound)
        return found.keys()

    @cached_property
    def _whole(self) -> Mapping[str, Sequence[str]]:
        """For each class the compounds that were split into it and others."""
        found = defaultdict[str, list[str]](list)
        for compound, parts in self._parts.items():
            for part in parts:
                found[part].append(compound)
        return dict(found)

    def _shares(self, name: str) -> Shares:
        parts, stems, own = self._parts[name], self._stems, dict[str, float]()
        for place, part in enumerate(parts):
            share = HEAD if place == len(parts) - 1 else MODIFIER
            shorter = part in self._parts and stems[part].length < stems[name].length
            for other, more in ((part, 1.0), *(self.of(part) if shorter else ())):
                own[other] = max(round(share * more, 4), own.get(other, 0.0))
        own.pop(name, None)
        return tuple(sorted(own.items()))
