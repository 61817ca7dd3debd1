"""Kept packs: what stands of packs of offers since the last build; texts and other large things in files of their own."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from catalogue.caching.part import Part, kept_part, part_of
from catalogue.caching.sealed import read_clip, read_sealed, write_sealed, write_sealed_bytes
from catalogue.reading.dormant import Names

_NAME = "offers.bin"


class Stored(NamedTuple):
    """Some bytes as plain values: what they depend on, what stands for them, and themselves unless they lie in a file."""

    key: bytes
    mark: bytes
    data: bytes | None


class Pack(NamedTuple):
    """A pack as plain values: what it depends on, the names of its offers, and by name what was made of them.

    `borne` are the names of the terms that any of its offers bears.
    """

    key: bytes
    names: list[Names]
    borne: tuple[str, ...]
    made: dict[str, Stored]


def unnamed(folder: Path) -> Iterator[Path]:
    """Yields the files of packs in `folder` of which the last build left no name."""
    value = read_sealed(folder / _NAME)
    packs: Mapping[int, Any] = value if isinstance(value, dict) else {}
    for name in {name for *_, made in packs.values() for name, stored in made.items() if Stored(*stored).data is None}:
        known = {f"{name}-{number}.bin" for number in packs}
        yield from (file for file in folder.glob(f"{name}-*.bin") if file.name not in known)


class KeptPacks:
    """The packs of the last build in `folder`, and those of this one."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        value = read_sealed(folder / _NAME) if folder else None
        self._before: Mapping[int, Any] = value if isinstance(value, dict) else {}
        self._now: dict[int, Any] = {}

    @property
    def blank(self) -> bool:
        """Whether nothing stands of the last build."""
        return not self._before

    def get(self, number: int, key: bytes) -> Pack | None:
        """Returns the pack of this number if it has this key."""
        pack = self.before(number)
        return pack if pack and pack.key == key else None

    def before(self, number: int) -> Pack | None:
        """Returns the pack of this number as the last build left it, whatever its key."""
        kept = self._before.get(number)
        if kept is None:
            return None
        key, names, borne, made = kept
        return Pack(key, names, borne, {name: Stored(*each) for name, each in made.items()})

    def store(self, number: int, name: str, key: bytes, data: bytes, *, apart: bool) -> Stored:
        """Returns `data` as it is to be kept: in a file of its own where it shall lie `apart`."""
        if self._folder and apart:
            return Stored(key, write_sealed_bytes(self._file(number, name), data), None)
        return Stored(key, part_of(data).mark, data)

    def part(self, number: int, name: str, stored: Stored, *, anew: Callable[[], bytes]) -> Part:
        """Returns what is stored; `anew` makes it again where its file is lost."""
        if stored.data is not None:
            data = stored.data
            return Part(stored.mark, lambda: data)
        return kept_part(self._file(number, name), stored.mark, anew=anew)

    def clip(self, number: int, name: str, start: int, end: int) -> bytes:
        """Returns some of what lies in a file, whose seal nobody looks at; nothing where that is lost."""
        return read_clip(self._file(number, name), start, end)

    def put(self, number: int, pack: Pack) -> None:
        """Keeps a pack for the next build."""
        if self._folder:
            made = {name: tuple(each) for name, each in pack.made.items()}
            self._now[number] = (pack.key, pack.names, pack.borne, made)

    def keep(self) -> None:
        """Writes the packs for the next build."""
        if self._folder and self._now != self._before:
            write_sealed(self._folder / _NAME, self._now)

    def let_go(self) -> None:
        """Forgets the packs, which have been written."""
        self._before, self._now = {}, {}

    def _file(self, number: int, name: str) -> Path:
        assert self._folder is not None
        return self._folder / f"{name}-{number}.bin"
