"""Kept index: the search index of the last build, of which only the files of changed offers are made anew."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from catalogue.caching.sealed import read_sealed, write_sealed
from catalogue.caching.signature import program_signature
from catalogue.model.catalogue import Catalogue
from catalogue.model.translation import Translation
from catalogue.outputs.output import Planned
from catalogue.outputs.search.changing import changed_index
from catalogue.outputs.search.entry import Entry, dump_entries, load_entries
from catalogue.outputs.search.files import FOLDER
from catalogue.outputs.search.index import other_entries
from catalogue.outputs.search.joining import Index, index_of
from catalogue.outputs.search.maker import EntryMaker
from catalogue.outputs.search.site import Site, site_of
from catalogue.outputs.search.state import State, dump_state, load_state
from catalogue.outputs.search.tokens import WrittenPage

# Raised when the shape of what is kept changes.
VERSION = 1


@dataclass(frozen=True, slots=True)
class LastIndex:
    """The index of the last build: its state, and the entries it was joined from, pack by pack, as they were handed over."""

    state: State | None = None
    packs: tuple[bytes, ...] = ()
    others: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Indexed:
    """The files of an index to be made, and what is to be kept of it once they are published."""

    files: tuple[Planned, ...] = ()
    last: LastIndex = field(default_factory=LastIndex)


def index_files(
    catalogue: Catalogue,
    packs: Sequence[bytes],
    *,
    words: Translation,
    pages: Sequence[WrittenPage],
    last: LastIndex,
) -> Indexed:
    """Returns the index of a catalogue without drafts; `packs` are the entries of its offers, in any order."""
    site = site_of(catalogue, words=words)
    maker = EntryMaker(language=catalogue.settings.language, words=words)
    given = tuple(sorted(packs))

    @cache
    def everything() -> tuple[Entry, ...]:
        offers = [entry for pack in given for entry in load_entries(pack)]
        return (*offers, *other_entries(catalogue, offers, maker=maker, pages=pages))

    written = tuple(map(maker.of_page, pages))
    index = _changed(given, (*_terms(catalogue, maker, last), *written), last, site)
    if index is None:
        index = index_of(everything(), site=site)
    others = (*_terms(catalogue, maker, LastIndex(index.state)), *written)
    return Indexed(_planned(index, lambda: index_of(everything(), site=site)), LastIndex(index.state, given, others))


def _terms(catalogue: Catalogue, maker: EntryMaker, last: LastIndex) -> tuple[Entry, ...]:
    """The entries of the terms that offers bore in the last index."""
    return tuple(maker.of_terms(catalogue, set(last.state.borne))) if last.state else ()


def _changed(packs: tuple[bytes, ...], others: Sequence[Entry], last: LastIndex, site: Site) -> Index | None:
    """The index of last time with what has changed since; None when it has to be joined anew."""
    if last.state is None or [entry.order for entry in others] != [entry.order for entry in last.others]:
        return None
    gone, come = set(last.packs) - set(packs), set(packs) - set(last.packs)
    before = {entry.order: entry for pack in gone for entry in load_entries(pack)}
    after = {entry.order: entry for pack in come for entry in load_entries(pack)}
    if before.keys() != after.keys() or len(last.packs) != len(packs):
        return None
    changed = [entry for order, entry in after.items() if entry != before[order]]
    changed += [new for new, old in zip(others, last.others, strict=True) if new != old]
    return changed_index(last.state, changed, site=site)


def _planned(index: Index, anew: Callable[[], Index]) -> tuple[Planned, ...]:
    """All files of an index; those that have not changed are made only where they are not published yet."""
    made = {output.path: output.content for output in index.outputs}

    @cache
    def whole() -> Mapping[str, bytes]:
        return {output.path: output.content for output in anew().outputs}

    def plan(name: str, known: bytes) -> Planned:
        path = f"{FOLDER}{name}.bin"
        return Planned(path, known, lambda: made[path] if path in made else whole()[path])

    return tuple(plan(name, index.state.files[name]) for name in sorted(index.state.files))


def read_index(folder: Path) -> LastIndex:
    """Returns the index that was kept in `folder`; nothing when there is none that can be believed."""
    value = read_sealed(folder / "search.bin")
    if not isinstance(value, tuple) or value[0] != VERSION or value[1] != program_signature():
        return LastIndex()
    _, _, packs, others, pieces = value
    try:
        return LastIndex(load_state(pieces), packs, tuple(load_entries(others)))
    except ValueError:
        return LastIndex()


def keep_index(folder: Path, last: LastIndex) -> None:
    """Writes what the next build will want of the index."""
    if last.state is None:
        return
    state = dict(dump_state(last.state))
    write_sealed(folder / "search.bin", (VERSION, program_signature(), last.packs, dump_entries(last.others), state))
