"""Shown: some bytes for each offer that differ when its front matter, or what is shown of the terms it bears, says something else."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache, cached_property

from msgspec import Struct

from catalogue.model.borne import all_venues, borne
from catalogue.model.offer import Offer
from catalogue.model.term import Term
from catalogue.outputs.fingerprint import Fingerprints
from catalogue.outputs.output import digest

# What the page of an offer, its cards and its calendar entries say nothing of: of any term, and of those of a vocabulary.
_QUIET = frozenset({"summary", "keywords"})
_QUIET_OF = {
    "contacts": frozenset({"url", "topics"}),
    "areas": frozenset({"short", "contact"}),
    "providers": frozenset({"url", "contact"}),
    "tools": frozenset({"url", "icon", "area", "contact", "rule"}),
    "venues": frozenset({"seats"}),
    "categories": frozenset({"colour"}),  # which stands in the stylesheet
    "competences": frozenset({"area", "digcomp22"}),
    "formats": frozenset({"icon"}),
}

# Of the bytes for the terms of an offer, so many at the end are for those that lists show of it.
_LISTED = 16
# So many bytes tell how many days have passed.
_PASSED = 4


class Shown(dict[str, bytes]):
    """The bytes of each offer by its file, all of them found out when the first is asked for.

    `fronts` has those for the front matter, and `terms` gives those for the terms of each offer, as `terms_of` does.
    Where offers are `listed`, only the terms count that stand on their cards, in the rows of their sessions and in the
    programme.
    """

    def __init__(
        self, fronts: Mapping[str, bytes], terms: Callable[[], Mapping[str, bytes]], *, listed: bool = False
    ) -> None:
        super().__init__()
        self._fronts = fronts
        self._terms = terms
        self._begin = -_LISTED if listed else None

    def __missing__(self, path: str) -> bytes:
        if self:
            raise KeyError(path)
        terms, begin = self._terms(), self._begin
        self.update({each: digest(front, terms.get(each, b"")[begin:]) for each, front in self._fronts.items()})
        return dict.__getitem__(self, path)


class OnDay(dict[str, bytes]):
    """The same for a certain day.

    `said` has the bytes for what is said of each offer on any day, and `passed` gives how many of its days
    (`Brief.days`) have passed.
    """

    def __init__(self, said: Mapping[str, bytes], passed: Callable[[], Mapping[str, int]]) -> None:
        super().__init__()
        self._said = said
        self._passed = passed

    def __missing__(self, path: str) -> bytes:
        if self:
            raise KeyError(path)
        passed, _ = self._passed(), self._said[path]  # which may be found out only now
        self.update({each: said + passed.get(each, 0).to_bytes(_PASSED) for each, said in self._said.items()})
        self._said = {}  # which takes as much room
        return dict.__getitem__(self, path)


class Said(Struct, frozen=True, dict=True):
    """What is said of each offer, on any day.

    `fronts` has the bytes for the front matter of each, `own` those for all of its file that other pages than its own
    show: with templates of the site, that may be its text too. `terms` gives those for the terms that it bears.
    """

    fronts: Mapping[str, bytes]
    own: Mapping[str, bytes]
    terms: Callable[[], Mapping[str, bytes]]

    @cached_property
    def shown(self) -> Shown:
        """What stands for all that is shown of each offer but its text."""
        return Shown(self.fronts, self._borne)

    @cached_property
    def _borne(self) -> Callable[[], Mapping[str, bytes]]:
        return cache(self.terms)

    def on(self, today: date, passed: Callable[[], Mapping[str, int]]) -> Fingerprints:
        """Returns the fingerprints of pages on the day `today`; `passed` as above."""
        listed = OnDay(Shown(self.own, self._borne, listed=True), passed)
        shown = self.shown if self.own is self.fronts else Shown(self.own, self._borne)
        return Fingerprints(OnDay(shown, passed), listed=listed, day=today)


def terms_of(offers: Iterable[Offer], *, whole: bool = False) -> dict[str, bytes]:
    """Returns what stands for the terms which each of the offers bears, by the offer's file.

    That is as much of them as our pages and calendars show of an offer, with what lists show at the end; or
    `whole`, for templates of the site may show all of it anywhere.
    """
    said: dict[int, bytes] = {}

    def all_of(term: Term) -> bytes:
        # A term is the same value for all offers that bear it, and says what those say that it refers to.
        if id(term) not in said:
            said[id(term)] = digest(repr(term if whole else said_of(term)).encode())
        return said[id(term)]

    def both(offer: Offer) -> bytes:
        every = digest(*[all_of(term) for _, term in sorted(borne(offer).items())])
        return every + (every if whole else digest(*map(all_of, _listed(offer))))

    return {offer.path: both(offer) for offer in offers}


def _listed(offer: Offer) -> list[Term]:
    """The terms that cards, rows and lines of the programme show."""
    single = (offer.category, offer.format, offer.level)
    return [*(term for term in single if term is not None), *offer.audiences, *all_venues(offer)]


def said_of(term: Term) -> tuple[object, ...]:
    """Returns what is shown of a term beside offers; all else stands on pages that are made of the whole term."""
    quiet = _QUIET | _QUIET_OF.get(term.vocabulary, frozenset())
    return (term.vocabulary, *(field for field in term if field[0] not in quiet))
