"""Kept index: the search index of the last build, of which only the files of changed offers are made anew."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from catalogue.caching.sealed import read_sealed, write_sealed
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
    that is not written yet.
    """

    packs: tuple[bytes, ...] = ()
    others: tuple[Entry, ...] = ()
    site: bytes = b""
    borne: frozenset[Key] = frozenset()
    files: Mapping[str, bytes] = field(default_factory=dict)
    state: Callable[[], State | None] = lambda: None
    fresh: bool = False


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

    def anew() -> Mapping[str, bytes]:
        return {output.path: output.content for output in index_of(everything(), site=site).outputs}

    written = tuple(map(maker.of_page, pages))
    others = (*maker.of_terms(catalogue, last.borne), *written)
    if (given, others, site.digest) == (last.packs, last.others, last.site):
        return Indexed(_planned(last.files, {}, anew), last)
    index = _changed(given, others, last, site) or index_of(everything(), site=site)
    state, borne = index.state, frozenset(index.state.borne)
    made = {output.path: output.content for output in index.outputs}
    new = LastIndex(
        packs=given,
        others=(*maker.of_terms(catalogue, borne), *written),
        site=site.digest,
        borne=borne,
        files=state.files,
        state=lambda: state,
        fresh=True,
    )
    return Indexed(_planned(state.files, made, anew), new)


def _changed(packs: tuple[bytes, ...], others: Sequence[Entry], last: LastIndex, site: Site) -> Index | None:
    """The index of last time with what has changed since; None when it has to be joined anew."""
    if not last.files or [entry.order for entry in others] != [entry.order for entry in last.others]:
        return None
    gone, come = set(last.packs) - set(packs), set(packs) - set(last.packs)
    before = {entry.order: entry for pack in gone for entry in load_entries(pack)}
    after = {entry.order: entry for pack in come for entry in load_entries(pack)}
    if before.keys() != after.keys() or len(last.packs) != len(packs):
        return None
    changed = [entry for order, entry in after.items() if entry != before[order]]
    changed += [new for new, old in zip(others, last.others, strict=True) if new != old]
    state = last.state()
    return changed_index(state, changed, site=site) if state else None


def _planned(
    files: Mapping[str, bytes], made: Mapping[str, bytes], anew: Callable[[], Mapping[str, bytes]]
) -> tuple[Planned, ...]:
    """All files of an index; those that have not changed are made only where they are not published yet."""
    whole = cache(anew)

    def plan(name: str, known: bytes) -> Planned:
        path = f"{FOLDER}{name}.bin"
        return Planned(path, known, lambda: made[path] if path in made else whole()[path])

    return tuple(plan(name, files[name]) for name in sorted(files))


def read_index(folder: Path) -> LastIndex:
    """Returns the index that was kept in `folder`; nothing when there is none that can be believed."""
    value = read_sealed(folder / "search.bin")
    if not isinstance(value, tuple):
        return LastIndex()
    packs, others, site, borne, files = value
    mark = digest(site, *(files[name] for name in sorted(files)))

    def state() -> State | None:
        pieces = read_sealed(folder / "search-state.bin")
        return load_state(pieces[1]) if isinstance(pieces, tuple) and pieces[0] == mark else None

    return LastIndex(packs, tuple(load_entries(others)), site, frozenset(borne), files, cache(state))


def keep_index(folder: Path, last: LastIndex) -> None:
    """Writes what the next build will want of the index."""
    state = last.state() if last.fresh else None
    if state is None:
        return
    mark = digest(last.site, *(last.files[name] for name in sorted(last.files)))
    write_sealed(folder / "search-state.bin", (mark, dict(dump_state(state))))
    head = (last.packs, dump_entries(last.others), last.site, tuple(sorted(last.borne)), dict(last.files))
    write_sealed(folder / "search.bin", head)
