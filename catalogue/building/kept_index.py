"""Kept index: the search index of the last build, of which only the files of changed offers are made anew."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from catalogue.caching.sealed import read_sealed, write_sealed
from catalogue.crew import Crew, Errand
from catalogue.model.catalogue import Catalogue
from catalogue.model.translation import Translation
from catalogue.outputs.output import Planned, digest
from catalogue.outputs.search.changing import changed_index
from catalogue.outputs.search.entry import Entry, Key, dump_entries, load_entries
from catalogue.outputs.search.files import FOLDER
from catalogue.outputs.search.index import other_entries
from catalogue.outputs.search.joining import Index, index_of
from catalogue.outputs.search.maker import EntryMaker
from catalogue.outputs.search.site import Site, site_of
from catalogue.outputs.search.state import State, dump_state, load_state
from catalogue.outputs.search.tokens import WrittenPage


@dataclass(frozen=True, slots=True)
class LastIndex:
    """The index of the last build.

    `packs` are the entries it was joined from, pack by pack, as they were handed over, `others` those of terms and pages.
    `site` stands for its language and synonyms, `borne` are the terms that offers bear, `files` maps the names of its
    files to what stands for them. `state` gives the rest, or None when it cannot be believed. `fresh` marks an index
    that is not written yet, and `laid` one whose state is.
    """

    packs: tuple[bytes, ...] = ()
    others: tuple[Entry, ...] = ()
    site: bytes = b""
    borne: frozenset[Key] = frozenset()
    files: Mapping[str, bytes] = field(default_factory=dict)
    state: Callable[[], State | None] = lambda: None
    fresh: bool = False
    laid: bool = False


@dataclass(frozen=True, slots=True)
class Joined:
    """What came of joining an index anew: its files, the terms that offers bear, and its state, unless that is laid down."""

    files: Mapping[str, bytes]
    made: Mapping[str, bytes]
    borne: frozenset[Key]
    state: State | None


@dataclass(frozen=True, slots=True)
class Indexed:
    """The files of an index to be made, and what is to be kept of it once they are published."""

    files: tuple[Planned, ...] = ()
    last: LastIndex = field(default_factory=LastIndex)


def joining(
    catalogue: Catalogue,
    packs: Sequence[bytes],
    *,
    words: Translation,
    last: LastIndex,
    folder: Path | None,
    crew: Crew,
) -> Errand[Joined] | None:
    """Begins to join the index anew beside all other work, which takes a while; None where a change of it will do.

    It asks for the words of hand-written pages. The state, which takes as much room as the offers, it leaves in `folder`,
    if there is one: nobody believes it before what is kept of the index names it.
    """
    if last.files and _same_documents(packs, last):
        return None
    site, given = site_of(catalogue, words=words), tuple(sorted(packs))

    def join(ask: Callable[[], Iterable[WrittenPage]]) -> Joined:
        joined = _joined(catalogue, given, site, words, ask)
        if folder is not None and joined.state is not None:
            _keep_state(folder, site.digest, joined.state)
        return Joined(joined.files, joined.made, joined.borne, None)

    return crew.errand(join)


def _joined(
    catalogue: Catalogue,
    packs: Sequence[bytes],
    site: Site,
    words: Translation,
    ask: Callable[[], Iterable[WrittenPage]],
) -> Joined:
    maker = EntryMaker(language=catalogue.settings.language, words=words)
    entries = [entry for pack in packs for entry in load_entries(pack)]
    entries += other_entries(catalogue, entries, maker=maker, pages=ask())
    state, outputs, _ = index_of(entries, site=site)
    return Joined(state.files, {each.path: each.content for each in outputs}, frozenset(state.borne), state)


def index_files(
    catalogue: Catalogue,
    packs: Sequence[bytes],
    *,
    words: Translation,
    pages: Sequence[WrittenPage],
    last: LastIndex,
    errand: Errand[Joined] | None = None,
) -> Indexed:
    """Returns the index of a catalogue without drafts; `packs` are the entries of its offers, in any order.

    `errand` joins it anew already, if it has to be, and was given `pages`.
    """
    site, given = site_of(catalogue, words=words), tuple(sorted(packs))
    maker = EntryMaker(language=catalogue.settings.language, words=words)

    def anew() -> Joined:
        return _joined(catalogue, given, site, words, lambda: pages)

    written = tuple(map(maker.of_page, pages))
    others = (*maker.of_terms(catalogue, last.borne), *written)
    if (given, others, site.digest) == (last.packs, last.others, last.site):
        return Indexed(_planned(last.files, {}, anew), last)
    index = None if errand else _changed(given, others, last, site)
    found = _of_index(index) if index else errand.result() if errand else anew()
    state = found.state
    new = LastIndex(
        packs=given,
        others=(*maker.of_terms(catalogue, found.borne), *written),
        site=site.digest,
        borne=found.borne,
        files=found.files,
        state=(lambda: state) if state else lambda: None,
        fresh=True,
        laid=state is None,
    )
    return Indexed(_planned(found.files, found.made, anew), new)


def _of_index(index: Index) -> Joined:
    made = {output.path: output.content for output in index.outputs}
    return Joined(index.state.files, made, frozenset(index.state.borne), index.state)


def _same_documents(packs: Sequence[bytes], last: LastIndex) -> bool:
    """Tells whether no offer came or went; what else keeps an index from being changed is seen when it is."""
    gone, come = ({entry.order for pack in some for entry in load_entries(pack)} for some in _differing(packs, last))
    return gone == come and len(last.packs) == len(packs)


def _differing(packs: Sequence[bytes], last: LastIndex) -> tuple[set[bytes], set[bytes]]:
    """The packs that are gone, and those that came."""
    return set(last.packs) - set(packs), set(packs) - set(last.packs)


def _changed(packs: tuple[bytes, ...], others: Sequence[Entry], last: LastIndex, site: Site) -> Index | None:
    """The index of last time with what has changed since; None when it has to be joined anew."""
    if not last.files or [entry.order for entry in others] != [entry.order for entry in last.others]:
        return None
    gone, come = _differing(packs, last)
    before = {entry.order: entry for pack in gone for entry in load_entries(pack)}
    after = {entry.order: entry for pack in come for entry in load_entries(pack)}
    if before.keys() != after.keys() or len(last.packs) != len(packs):
        return None
    changed = [entry for order, entry in after.items() if entry != before[order]]
    changed += [new for new, old in zip(others, last.others, strict=True) if new != old]
    state = last.state()
    return changed_index(state, changed, site=site) if state else None


def _planned(files: Mapping[str, bytes], made: Mapping[str, bytes], anew: Callable[[], Joined]) -> tuple[Planned, ...]:
    """All files of an index; those that have not changed are made only where they are not published yet."""
    whole = cache(anew)

    def plan(name: str, known: bytes) -> Planned:
        path = f"{FOLDER}{name}.bin"
        return Planned(path, known, lambda: made[path] if path in made else whole().made[path])

    return tuple(plan(name, files[name]) for name in sorted(files))


def read_index(folder: Path) -> LastIndex:
    """Returns the index that was kept in `folder`; nothing when there is none that can be believed."""
    value = read_sealed(folder / "search.bin")
    if not isinstance(value, tuple):
        return LastIndex()
    packs, others, site, borne, files = value
    mark = _mark(site, files)

    def state() -> State | None:
        pieces = read_sealed(_file(folder))
        return load_state(pieces[1]) if isinstance(pieces, tuple) and pieces[0] == mark else None

    return LastIndex(packs, tuple(load_entries(others)), site, frozenset(borne), files, cache(state))


def keep_index(folder: Path, last: LastIndex) -> None:
    """Writes what the next build will want of the index."""
    if not last.fresh:
        return
    state = last.state()
    if state is not None:
        _keep_state(folder, last.site, state)
    elif not last.laid:
        return
    head = (last.packs, dump_entries(last.others), last.site, tuple(sorted(last.borne)), dict(last.files))
    write_sealed(folder / "search.bin", head)


def _keep_state(folder: Path, site: bytes, state: State) -> None:
    write_sealed(_file(folder), (_mark(site, state.files), dict(dump_state(state))))


def _mark(site: bytes, files: Mapping[str, bytes]) -> bytes:
    return digest(site, *(files[name] for name in sorted(files)))


def _file(folder: Path) -> Path:
    return folder / "search-state.bin"
