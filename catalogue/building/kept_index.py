"""Kept index: what is left of the search index of the last build."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import cache, partial
from pathlib import Path

from msgspec import Struct, field

from catalogue.caching.part import Part, kept_part
from catalogue.caching.sealed import read_sealed, write_sealed, write_sealed_bytes
from catalogue.outputs.output import digest
from catalogue.outputs.search.bundle import dump_entries, load_entries
from catalogue.outputs.search.entry import Entry, Key
from catalogue.outputs.search.piece import Held
from catalogue.outputs.search.state import State, dump_state, load_state


class LostPieceError(Exception):
    """A piece of the last index is gone or damaged."""


class LastIndex(Struct, frozen=True):
    """The index of the last build.

    `packs` are the marks of the entries it was joined from, pack by pack, and `others` are the entries of terms and pages.
    `site` stands for its language and synonyms, `borne` are the terms that offers bear, `files` maps the names of its
    files to what stands for them. `state` gives the rest, or None when it cannot be believed. `fresh` marks an index
    that is not written yet, and `laid` one whose state is.
    """

    packs: frozenset[bytes] = frozenset()
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
    packs, others, site, borne, files = value
    return LastIndex(
        packs=frozenset(packs),
        others=tuple(load_entries(others)),
        site=site,
        borne=frozenset(borne),
        files=files,
        state=cache(partial(_read_state, folder, _mark(site, files))),
    )


def _read_state(folder: Path, mark: bytes) -> State | None:
    value = read_sealed(_file(folder, "state"))
    if not isinstance(value, tuple) or value[0] != mark:
        return None
    _, pieces, marks = value
    entries = [kept_part(_file(folder, str(number)), each, anew=_lost) for number, each in enumerate(marks)]
    known = {name: kept_part(_file(folder, name), each, anew=_lost) for name, each in pieces.items()}
    with suppress(ValueError):  # another kind of machine
        return load_state(known, entries)
    return None


def _lost() -> bytes:
    raise LostPieceError


def unnamed(folder: Path) -> Iterator[Path]:
    """Yields the files of pieces in `folder` of which the last state has no name."""
    value = read_sealed(state := _file(folder, "state"))
    if isinstance(value, tuple):
        _, pieces, marks = value
        known = {state, *(_file(folder, name) for name in (*pieces, *map(str, range(len(marks)))))}
        yield from (file for file in folder.glob("search-*") if file not in known)


def _mark(site: bytes, files: Mapping[str, bytes]) -> bytes:
    return digest(site, *(files[name] for name in sorted(files)))


def _file(folder: Path, name: str) -> Path:
    return folder / f"search-{name.replace(' ', '-')}.bin"


def keep_index(folder: Path, last: LastIndex) -> None:
    """Writes what the next build will want of the index; pieces in which nothing changed stay as they are."""
    if not last.fresh:
        return
    state = last.state()
    if state is not None:
        keep_state(folder, last.site, state)
    elif not last.laid:
        return
    head = (
        tuple(sorted(last.packs)),
        dump_entries(last.others),
        last.site,
        tuple(sorted(last.borne)),
        dict(last.files),
    )
    write_sealed(folder / "search.bin", head)


def keep_state(folder: Path, site: bytes, state: State) -> None:
    """Writes the state of an index; nobody believes it before what is kept of that index names it.

    What was stored already is left as it is.
    """
    # One after the other: together they take as much room as the state itself.
    pieces = {name: _kept(_file(folder, name), piece) for name, piece in dump_state(state)}
    marks = [_kept(_file(folder, str(number)), piece) for number, piece in enumerate(state.entries.dump())]
    write_sealed(_file(folder, "state"), (_mark(site, state.files), pieces, marks))


def keep_bundle(folder: Path, number: int, data: bytes | memoryview) -> Part:
    """Writes a bundle of the entries of a state as soon as it has been read, so that nobody need hold it."""
    return kept_part(_file(folder, str(number)), write_sealed_bytes(_file(folder, str(number)), data), anew=_lost)


def _kept(file: Path, piece: Held) -> bytes:
    return write_sealed_bytes(file, piece) if isinstance(piece, bytes) else piece.mark
