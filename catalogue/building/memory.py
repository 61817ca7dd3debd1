"""The memory of a process that builds again and again: the packs of the last build, with the offers in them."""

from collections.abc import Mapping

from msgspec.structs import replace

from catalogue.building.earlier_pack import PACKED
from catalogue.building.kept_packs import Pack, Stored
from catalogue.model.borne import name_of
from catalogue.model.reference import Context
from catalogue.model.renewal import renewed
from catalogue.model.term import NO_TERMS, Term, Terms
from catalogue.reading.share import Share
from catalogue.reading.vocabulary import Vocabularies


class Memory:
    """Packs in the memory of a process that builds again and again, with the offers in them.

    `terms` are those that the offers hold, `vocabularies` those that were read last, by what stands for their files.
    """

    def __init__(self) -> None:
        self.terms: Terms = NO_TERMS
        self._packs: dict[int, tuple[Pack, Share]] = {}
        self.vocabularies: Mapping[bytes, Vocabularies] = {}

    @property
    def blank(self) -> bool:
        """Whether nothing is remembered."""
        return not self._packs

    def renew(self, context: Context) -> None:
        """Gives the offers the terms of now, and forgets the packs of those that bear one which is gone."""
        before, self.terms = self.terms, context.terms
        both = [(old, context.terms.get(name, {}).get(old.id)) for name in before for old in before[name].values()]
        gone = {name_of(old) for old, new in both if new is None}
        others = {id(old): new for old, new in both if new is not None and new is not old}
        if gone or others:
            kept = ((number, *each) for number, each in self._packs.items() if gone.isdisjoint(each[0].borne))
            self._packs = {number: (pack, _renewed(share, others)) for number, pack, share in kept}

    def keep(self, number: int, pack: Pack, share: Share) -> Share:
        """Keeps a pack and the offers in it, which need not be packed as well.

        Returns them; those that say what they said before are the very same values.
        """
        _, before = self._packs.get(number, (None, share))
        if before is not share:
            known = {offer.path: offer for offer in before.offers}
            share = replace(share, offers=tuple(known[o.path] if known.get(o.path) == o else o for o in share.offers))
        self._packs[number] = pack._replace(made=_lean(pack.made)), share
        return share

    def get(self, number: int, key: bytes) -> tuple[Pack, Share] | None:
        """Returns the pack of this number if it has this key."""
        kept = self.before(number)
        return kept if kept and kept[0].key == key else None

    def before(self, number: int) -> tuple[Pack, Share] | None:
        """Returns the pack of this number as it was read last, whatever its key."""
        return self._packs.get(number)


def _renewed(share: Share, terms: Mapping[int, Term]) -> Share:
    return replace(share, offers=tuple(renewed(offer, terms) for offer in share.offers))


def _lean(made: Mapping[str, Stored]) -> dict[str, Stored]:
    """The same without offers and texts that are packed in memory, where the offers themselves are at hand."""
    return {name: each for name, each in made.items() if name not in PACKED or each.data is None}
