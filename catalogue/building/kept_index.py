"""Kept index: what is left of the search index of the last build."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path

from catalogue.caching.part import kept_part
from catalogue.caching.sealed import read_sealed, write_sealed, write_sealed_bytes
from catalogue.outputs.output import digest
from catalogue.outputs.search.entry import Entry, Key, dump_entries, load_entries
from catalogue.outputs.search.state import State, dump_state, load_state


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
        keep_state(folder, last.site, state)
    elif not last.laid:
        return
    names = (tuple(sorted(last.packs)), last.offers)
    head = (names, dump_entries(last.others), last.site, tuple(sorted(last.borne)), dict(last.files))
    write_sealed(folder / "search.bin", head)


def keep_state(folder: Path, site: bytes, state: State) -> None:
    """Writes the state of an index; nobody believes it before what is kept of that index names it."""
    marks: list[bytes] = []
    for number, piece in enumerate(state.entries.dump()):
        marks.append(write_sealed_bytes(_file(folder, number), piece) if isinstance(piece, bytes) else piece.mark)
    write_sealed(folder / "search-state.bin", (_mark(site, state.files), dict(dump_state(state)), marks))
