"""The manifest: what the last build put into a folder, and what each file was made of."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct, field

from catalogue.caching.sealed import read_sealed, write_sealed
from catalogue.outputs.output import Leads
from catalogue.outputs.policy import Needs
from catalogue.publishing.standing import Mark


class Row(NamedTuple):
    """A file as it was published: its key, how it stood on the disk, what the policy must allow, where it leads."""

    key: bytes
    mark: Mark
    needs: Needs
    leads: Leads


class Manifest(Struct, frozen=True):
    """The rows by path; `world` stands for all addresses that links of the rows were resolved against."""

    rows: Mapping[str, Row] = field(default_factory=dict)
    world: bytes = b""


def read_manifest(file: Path) -> Manifest:
    """Returns the manifest in `file`; an empty one when there is none that can be believed."""
    value = read_sealed(file)
    if not isinstance(value, tuple):
        return Manifest()
    world, needs, paths, keys, marks, needed, leads = value
    known = [Needs(tuple(scripts), media) for scripts, media in needs]
    make = partial(tuple.__new__, Row)  # as Row._make does, for tens of thousands
    rows = map(make, zip(keys, marks, map(known.__getitem__, needed), leads, strict=True))
    return Manifest(dict(zip(paths, rows, strict=True)), world)


def write_manifest(file: Path, manifest: Manifest) -> None:
    """Writes the manifest, column by column, which takes little room; files with the same needs share them."""
    needs: dict[Needs, int] = {}
    places: dict[int, int] = {}  # most rows share a few values
    rows = manifest.rows.values()
    needed = [_place(row.needs, places, needs) for row in rows]
    columns = (
        list(manifest.rows),
        [row.key for row in rows],
        [row.mark for row in rows],
        needed,
        [row.leads for row in rows],
    )
    write_sealed(file, (manifest.world, [(list(each.scripts), each.media) for each in needs], *columns))


def _place(need: Needs, places: dict[int, int], needs: dict[Needs, int]) -> int:
    at = places.get(id(need))
    if at is None:
        at = places[id(need)] = needs.setdefault(need, len(needs))
    return at
