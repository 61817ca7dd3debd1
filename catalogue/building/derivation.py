"""Derivations: what is made of offers alone and kept beside them, and what each of it depends on."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from catalogue.building.earlier_pack import Before
from catalogue.model.offer import Offer
from catalogue.model.term import Term
from catalogue.outputs.output import digest

# So many bytes of a key stand for the world, and for what a term says.
_WORLD, _SAID = 16, 8


def all_said(term: Term) -> object:
    """Returns all that a term says."""
    return term


class Derived(Struct, frozen=True):
    """Something made of offers alone and kept with them; `world` stands for all else it depends on but terms.

    `said` gives what it says of a term that an offer bears, None where that is nothing. A `large` result lies in a file
    of its own, and is read only when it is wanted. `mend`, if there is one, gives what `make` would give for less work:
    it is handed what was derived before some of the offers, or of the terms that they bear, changed.
    """

    world: bytes
    make: Callable[[Sequence[Offer]], bytes]
    said: Callable[[Term], object] = all_said
    large: bool = True
    mend: Callable[[Sequence[Offer], Before], bytes] | None = None


class Keys(Struct, frozen=True, dict=True):
    """The keys of all that is `derived`, by its name; `terms` are those of the build, by what names them.

    What terms say is not packed with the offers, which refer to them: a key holds what stands for the world, and then
    for each term that any of the offers bears what stands for what is said of it.
    """

    derived: Mapping[str, Derived]
    terms: Mapping[str, Term]

    def of(self, name: str, borne: tuple[str, ...]) -> bytes:
        """Returns the key of what is derived under this name of offers which bear these terms."""
        known = self._known.get((name, borne))
        if known is None:
            said = self._said[name]
            known = self._known[name, borne] = said[""] + b"".join([said[term] for term in borne])
        return known

    def changed(self, name: str, borne: tuple[str, ...], key: bytes) -> frozenset[str] | None:
        """Returns the terms of which something else was said when it had this key; None where the world was another."""
        now = self.of(name, borne)
        if key[:_WORLD] != now[:_WORLD] or len(key) != len(now):
            return None
        places = range(_WORLD, len(now), _SAID)
        both = ((key[place : place + _SAID], now[place : place + _SAID]) for place in places)
        return frozenset(term for term, (old, new) in zip(borne, both, strict=True) if old != new)

    @cached_property
    def _known(self) -> dict[tuple[str, tuple[str, ...]], bytes]:
        return {}

    @cached_property
    def _said(self) -> Mapping[str, Mapping[str, bytes]]:
        """What stands for what is said of each term under each name, and, under no term, for the world."""
        return {name: {"": digest(each.world), **self._said_by(each)} for name, each in self.derived.items()}

    def _said_by(self, derived: Derived) -> Mapping[str, bytes]:
        said = derived.said
        return {name: digest(repr(said(term)).encode())[:_SAID] for name, term in self.terms.items()}
