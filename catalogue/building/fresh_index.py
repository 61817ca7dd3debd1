"""The index of a build: that of the last one brought up to date, or joined anew where that will not do."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import chain
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from catalogue.building.kept_index import LastIndex, LostPieceError, keep_bundle, keep_state
from catalogue.caching.part import Part
from catalogue.crew import Crew, Errand
from catalogue.model.catalogue import Catalogue
from catalogue.model.translation import Translation
from catalogue.outputs.output import Planned
from catalogue.outputs.search.bundle import bundle_of, load_entries
from catalogue.outputs.search.change import borne_after
from catalogue.outputs.search.changing import changed_index
from catalogue.outputs.search.entry import KINDS, OFFERS, Entry, Key, Order
from catalogue.outputs.search.files import FOLDER
from catalogue.outputs.search.joining import Given, Index, bundles_of, joined
from catalogue.outputs.search.maker import EntryMaker
from catalogue.outputs.search.site import Site, site_of
from catalogue.outputs.search.state import State
from catalogue.outputs.search.tokens import WrittenPage


class Joined(Struct, frozen=True):
    """An index that is up to date.

    `files` has the digest of each of its files by name ("words"), and `made` the content of those that are new or others
    now, by path. `borne` are the terms that offers bear. `state` is None where it has been written already.
    """

    files: Mapping[str, bytes]
    made: Mapping[str, bytes]
    borne: frozenset[Key]
    state: State | None


class Indexed(Struct, frozen=True):
    """The files of an index to be made, and what is to be kept of it once they are published."""

    files: tuple[Planned, ...]
    last: LastIndex


# So few packs are looked through in any case; where more documents and a larger share of them are others, all are joined.
FEW, SHARE = 16, 8


class _Making(Struct, frozen=True, dict=True):
    """What an index is made of but the words of hand-written pages; its state is laid down in `folder`, if there is one."""

    catalogue: Catalogue
    packs: Sequence[Part]
    words: Translation
    last: LastIndex
    folder: Path | None = None

    @cached_property
    def site(self) -> Site:
        return site_of(self.catalogue, words=self.words)

    @cached_property
    def maker(self) -> EntryMaker:
        return EntryMaker(language=self.catalogue.settings.language, words=self.words)

    @cached_property
    def given(self) -> frozenset[bytes]:
        return frozenset(pack.mark for pack in self.packs)

    def others(self, borne: frozenset[Key], pages: Iterable[WrittenPage]) -> tuple[Entry, ...]:
        """The entries of terms and hand-written pages."""
        return self.maker.of_others(self.catalogue, borne, pages)

    @property
    def terms_stand(self) -> bool:
        """Whether the terms say what they said last time."""
        before = tuple(entry for entry in self.last.others if entry.kind == "term")
        return self.others(self.last.borne, ()) == before

    def up_to_date(self, ask: Callable[[], Iterable[WrittenPage]]) -> Joined:
        """The index of last time with what has changed, or joined anew from all entries where that will not do."""
        pages, last = cache(ask), self.last
        come = [pack for pack in self.packs if pack.mark not in last.packs]
        # To look for what differs in most of them takes longer than to begin anew.
        few = len(come) < FEW or len(come) * 2 < len(self.packs)
        index = self._changed(come, pages) if last.files and few else None
        return _of_index(index) if index else self.anew(pages)

    def _changed(self, packs: Iterable[Part], ask: Callable[[], Iterable[WrittenPage]]) -> Index | None:
        """The index of last time with the entries of `packs`, which are new; None when it has to be joined anew.

        Hand-written pages may have to be waited for, and are the same mostly: they come last.
        """
        try:
            state = self.last.state()
            if state is None or state.entries.scattered:
                return None
            come = [entry for pack in packs for entry in load_entries(pack.read()) if _news(entry, state)]
            gone = self._gone(state, come)
            if len(come) + len(gone) > max(FEW, len(state.entries) // SHARE):
                return None
            terms = self.others(borne_after(state, come, gone=gone), ())
            index = _with(state, terms, "term", come=come, gone=gone, site=self.site)
            pages = self.others(frozenset(), ask())
            later = index and _with(index.state, pages, "page", site=self.site)
        except LostPieceError:
            return None
        return later._replace(outputs=(*index.outputs, *later.outputs)) if index and later else None

    def _gone(self, state: State, come: Iterable[Entry]) -> list[Order]:
        """The offers of last time that there are no more, or not in the same place."""
        offers = {(KINDS.index(offer.kind.value), offer.slug) for offer in self.catalogue.offers}
        moved = {(entry.order[0], entry.order[2]): entry.order for entry in come}
        places = ((each, (each[0], each[2])) for each in state.documents().numbers if KINDS[each[0]] in OFFERS)
        return [each for each, place in places if place not in offers or moved.get(place, each) != each]

    def anew(self, ask: Callable[[], Iterable[WrittenPage]]) -> Joined:
        """The index joined from all entries."""
        return _of_index(joined(self._given(ask), site=self.site))

    def _given(self, ask: Callable[[], Iterable[WrittenPage]]) -> Iterator[Given]:
        borne: set[Key] = set()
        for number, pack in enumerate(self.packs):
            data = pack.read()
            bundle = bundle_of(data)
            borne.update(chain.from_iterable(entry.terms for entry in bundle.bare))
            yield bundle, keep_bundle(self.folder, number, data) if self.folder else bytes(data)
        yield from bundles_of(self.others(frozenset(borne), ask()))


def begin_joining(
    catalogue: Catalogue,
    packs: Sequence[Part],
    *,
    words: Translation,
    last: LastIndex,
    folder: Path | None,
    crew: Crew,
    pages: Sequence[WrittenPage] | None,
) -> Errand[Joined] | None:
    """Begins to bring the index up to date in another process; returns None where no offer and no term has changed.

    That process asks for the words of hand-written pages, unless the `pages` are known already. It leaves the state, which
    takes as much room as the offers, in `folder`, if there is one: nobody believes it before what is kept of the index
    names it.
    """
    making = _Making(catalogue, packs, words, last, folder)
    if making.given == last.packs and making.terms_stand:
        return None

    def join(ask: Callable[[], Iterable[WrittenPage]], _say: object) -> Joined:
        joined = making.up_to_date(ask if pages is None else lambda: pages)
        if folder is not None and joined.state is not None:
            keep_state(folder, making.site.digest, joined.state)
        return replace(joined, state=None)

    return crew.errand(join)


def index_files(
    catalogue: Catalogue,
    packs: Sequence[Part],
    *,
    words: Translation,
    pages: Sequence[WrittenPage],
    last: LastIndex,
    errand: Errand[Joined] | None,
) -> Indexed:
    """Returns the index of a catalogue without drafts; `packs` are the entries of its offers, in any order.

    `errand` is what `begin_joining` returned: it is waited for here, and must have been given the `pages`.
    """
    making = _Making(catalogue, packs, words, last)

    def anew() -> Joined:
        return making.anew(lambda: pages)

    if (making.given, making.others(last.borne, pages), making.site.digest) == (last.packs, last.others, last.site):
        return Indexed(_planned(last.files, {}, anew), last)
    found = errand.result() if errand else making.up_to_date(lambda: pages)
    state = found.state
    new = LastIndex(
        packs=making.given,
        others=making.others(found.borne, pages),
        site=making.site.digest,
        borne=found.borne,
        files=found.files,
        state=lambda: state,
        fresh=True,
        laid=state is None,
    )
    return Indexed(_planned(found.files, found.made, anew), new)


def _of_index(index: Index) -> Joined:
    made = {output.path: output.content for output in index.outputs}
    return Joined(index.state.files, made, frozenset(index.state.documents().borne), index.state)


def _with(
    state: State,
    entries: Sequence[Entry],
    kind: str,
    *,
    come: Sequence[Entry] = (),
    gone: Sequence[Order] = (),
    site: Site,
) -> Index | None:
    """The index in which the documents of a kind are these `entries`, while others come and go as well."""
    there = {entry.order for entry in entries}
    left = [order for order in state.documents().numbers if KINDS[order[0]] == kind and order not in there]
    news = [entry for entry in entries if _news(entry, state)]
    return changed_index(state, [*come, *news], gone=[*gone, *left], site=site)


def _news(entry: Entry, state: State) -> bool:
    number = state.documents().numbers.get(entry.order)
    return number is None or state.entries[number] != entry


def _planned(files: Mapping[str, bytes], made: Mapping[str, bytes], anew: Callable[[], Joined]) -> tuple[Planned, ...]:
    """All files of an index; those that have not changed are made only where they are not published yet."""
    whole = cache(anew)

    def plan(name: str, known: bytes) -> Planned:
        path = f"{FOLDER}{name}.bin"
        return Planned(path, known, lambda: made[path] if path in made else whole().made[path])

    return tuple(plan(name, files[name]) for name in sorted(files))
