"""The last calendars: what a publication leaves of them for the next build, in memory and on the disk."""

import json
import marshal
import pickle
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from catalogue.building.packs import pack_of, packs_for
from catalogue.caching.sealed import read_sealed, write_sealed
from catalogue.model.problem import Problem
from catalogue.outputs.calendar.entry import Zone
from catalogue.outputs.calendar.ledger import Ledger
from catalogue.outputs.calendar.share import Share, plain
from catalogue.outputs.output import digest


@dataclass(frozen=True, slots=True)
class Kept:
    """The share of an offer, and what stands for the front matter that it was made of."""

    front: bytes
    share: Share


@dataclass(frozen=True, slots=True)
class Last:
    """What the last publication left: the ledger it wrote, what its calendars depend on, their files, and all shares.

    `inputs` stands for the front matter of all offers. `gone` are the records of the ledger that pages of courses that
    are gone need. `shares` gives the shares by the offers' ids, or None when they cannot be believed; `packs` says what
    stands for those that lie on the disk. `fresh` marks one that is not written yet.
    """

    stand: bytes = b""
    world: bytes = b""
    today: str = ""
    inputs: bytes = b""
    files: tuple[tuple[str, bytes], ...] = ()
    problems: tuple[Problem, ...] = ()
    ledger: Ledger | None = None
    packs: Mapping[int, bytes] = field(default_factory=dict)
    shares: Callable[[], Mapping[str, Kept] | None] = dict
    fresh: bool = False


def read_last(folder: Path, *, zone: ZoneInfo) -> Last:
    """Returns what was kept in `folder`; nothing when there is none that can be believed."""
    value = read_sealed(folder / "calendar.bin")
    if not isinstance(value, tuple):
        return Last()
    names, files, problems, ledger, packs = value
    stand, world, today, inputs = names
    return Last(
        stand=stand,
        world=world,
        today=today,
        inputs=inputs,
        files=files,
        problems=pickle.loads(problems),  # noqa: S301 - our own, and sealed
        ledger=Ledger.model_validate(json.loads(ledger), context=Zone(zone)),
        packs=packs,
        shares=cache(lambda: _read_shares(folder, packs)),
    )


def _read_shares(folder: Path, packs: Mapping[int, bytes]) -> Mapping[str, Kept] | None:
    shares, same = dict[str, Kept](), dict[tuple[str, ...], tuple[str, ...]]()
    for number, mark in packs.items():
        pack = read_sealed(_file(folder, number))
        if not isinstance(pack, tuple) or pack[0] != mark:
            return None
        shares.update((id_, Kept(front, Share.of(values, known=same))) for id_, front, values in pack[1])
    return shares


def keep_last(folder: Path, last: Last) -> None:
    """Writes what the next build will want; packs in which nothing changed stay as they are."""
    shares = last.shares() if last.fresh else None
    if shares is None or last.ledger is None:
        return
    groups: dict[int, list[tuple[str, bytes, Any]]] = {}
    number = packs_for(len(shares))
    for id_, kept in shares.items():
        groups.setdefault(pack_of(id_, number), []).append((id_, kept.front, plain(kept.share)))
    packs: dict[int, bytes] = {}
    for pack, group in groups.items():
        packs[pack] = mark = digest(*_marks(group))
        if last.packs.get(pack) != mark:
            write_sealed(_file(folder, pack), (mark, group))
    names = (last.stand, last.world, last.today, last.inputs)
    ledger = last.ledger.model_dump_json().encode()
    value = (names, last.files, pickle.dumps(last.problems), ledger, packs)
    write_sealed(folder / "calendar.bin", value)


def _marks(group: Sequence[tuple[str, bytes, Any]]) -> Iterable[bytes]:
    """What stands for the shares of a pack."""
    for id_, front, values in group:
        yield id_.encode() + front
        yield marshal.dumps(values)


def _file(folder: Path, number: int) -> Path:
    return folder / f"calendar-{number}.bin"
