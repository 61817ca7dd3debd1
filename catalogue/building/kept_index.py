"""Kept index: the search index of the last build, of which only the files of changed offers are made anew."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path

from catalogue.caching.part import Part, kept_part
from catalogue.caching.sealed import read_sealed, write_sealed, write_sealed_bytes
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


class LostPieceError(Exception):
    """A piece of the last index is gone or damaged."""


@dataclass(frozen=True, slots=True)
class LastIndex:
    """The index of the last build.

    `packs` are the marks of the entries it was joined from, pack by pack, `offers` tells how many offers they are of, and
    `others` are the entries of terms and pages.
    `site` stands for its language and synonyms, `borne` are the terms that offers bear, `files` maps the names of its
    files to what stands for them. `state` gives the rest, or None when it cannot be believed. `fresh` marks an index
    that is not written yet, and `laid` one whose state is.
    """

    packs: frozenset[bytes] = frozenset()
    offers: int = 0
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
    packs: Sequence[Part],
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
    if last.files and last.offers == len(catalogue.offers):
        return None
    site = site_of(catalogue, words=words)

    def join(ask: Callable[[], Iterable[WrittenPage]]) -> Joined:
        joined = _joined(catalogue, packs, site, words, ask)
        if folder is None or joined.state is None:
            return joined
        _keep_state(folder, site.digest, joined.state)
        return Joined(joined.files, joined.made, joined.borne, None)

    return crew.errand(join)


def _joined(
    catalogue: Catalogue,
    packs: Sequence[Part],
    site: Site,
    words: Translation,
    ask: Callable[[], Iterable[WrittenPage]],
) -> Joined:
    maker = EntryMaker(language=catalogue.settings.language, words=words)
    entries = [entry for pack in packs for entry in load_entries(pack.read())]
    entries += other_entries(catalogue, entries, maker=maker, pages=ask())
    return _of_index(index_of(entries, site=site))


def index_files(
    catalogue: Catalogue,
    packs: Sequence[Part],
    *,
    words: Translation,
    pages: Sequence[WrittenPage],
    last: LastIndex,
    errand: Errand[Joined] | None = None,
) -> Indexed:
    """Returns the index of a catalogue without drafts; `packs` are the entries of its offers, in any order.

    `errand` joins it anew already, if it has to be, and was given `pages`.
    """
    site, given = site_of(catalogue, words=words), frozenset(pack.mark for pack in packs)
    maker = EntryMaker(language=catalogue.settings.language, words=words)

    def anew() -> Joined:
        return _joined(catalogue, packs, site, words, lambda: pages)

    written = tuple(map(maker.of_page, pages))
    others = (*maker.of_terms(catalogue, last.borne), *written)
    if (given, others, site.digest) == (last.packs, last.others, last.site):
        return Indexed(_planned(last.files, {}, anew), last)
    come = [pack for pack in packs if pack.mark not in last.packs]
    index = _changed(come, others, last, site) if last.offers == len(catalogue.offers) and not errand else None
    found = _of_index(index) if index else errand.result() if errand else anew()
    state = found.state
    new = LastIndex(
        packs=given,
        offers=len(catalogue.offers),
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


def _changed(packs: Sequence[Part], others: Sequence[Entry], last: LastIndex, site: Site) -> Index | None:
    """The index of last time, of as many offers, with the entries of `packs`, which are new; None when it has to be joined anew."""
    if not last.files or [entry.order for entry in others] != [entry.order for entry in last.others]:
        return None
    try:
        state = last.state()
        if state is None:
            return None
        changed = [new for new, old in zip(others, last.others, strict=True) if new != old]
        changed += [entry for pack in packs for entry in load_entries(pack.read()) if _news(entry, state)]
        return changed_index(state, changed, site=site)
    except LostPieceError:
        return None


def _news(entry: Entry, state: State) -> bool:
    number = state.numbers.get(entry.order)
    return number is None or state.entries[number] != entry


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
    (packs, offers), others, site, borne, files = value
    return LastIndex(
        packs=frozenset(packs),
        offers=offers,
        others=tuple(load_entries(others)),
        site=site,
        borne=frozenset(borne),
        files=files,
        state=cache(partial(_read_state, folder, _mark(site, files))),
    )


def _read_state(folder: Path, mark: bytes) -> State | None:
    value = read_sealed(folder / "search-state.bin")
    if not isinstance(value, tuple) or value[0] != mark:
        return None
    pieces = (kept_part(_file(folder, number), each, anew=_lost) for number, each in enumerate(value[2]))
    return load_state(value[1], pieces)


def _lost() -> bytes:
    raise LostPieceError


def _mark(site: bytes, files: Mapping[str, bytes]) -> bytes:
    return digest(site, *(files[name] for name in sorted(files)))


def _file(folder: Path, number: int) -> Path:
    return folder / f"search-{number}.bin"


def keep_index(folder: Path, last: LastIndex) -> None:
    """Writes what the next build will want of the index; pieces in which nothing changed stay as they are."""
    if not last.fresh:
        return
    state = last.state()
    if state is not None:
        _keep_state(folder, last.site, state)
    elif not last.laid:
        return
    names = (tuple(sorted(last.packs)), last.offers)
    head = (names, dump_entries(last.others), last.site, tuple(sorted(last.borne)), dict(last.files))
    write_sealed(folder / "search.bin", head)


def _keep_state(folder: Path, site: bytes, state: State) -> None:
    marks: list[bytes] = []
    for number, piece in enumerate(state.entries.dump()):
        marks.append(write_sealed_bytes(_file(folder, number), piece) if isinstance(piece, bytes) else piece.mark)
    write_sealed(folder / "search-state.bin", (_mark(site, state.files), dict(dump_state(state)), marks))
