"""Mirroring: a finished folder brought over a published one, touching only what changed."""

import filecmp
import shutil
from pathlib import Path

# Where a file is written until it is whole: one hidden name, so that a killed run leaves nothing the next does not find.
WHOLE = ".catalogue-mirror.new"


def mirror(source: Path, target: Path) -> None:
    """Makes `target` hold what `source` holds.

    Files with equal bytes stay untouched, with their time stamps; the others are replaced one by one through a
    rename, so that no reader ever sees half a file; files that are gone are deleted last. Names that begin with a
    dot at the top of `target` are not ours and stay.
    """
    filecmp.clear_cache()  # it goes by size and time, and a site may be built twice within one tick of the clock
    target.mkdir(parents=True, exist_ok=True)
    (target / WHOLE).unlink(missing_ok=True)
    wanted = {path.relative_to(source) for path in source.rglob("*")}
    for path in sorted(wanted):
        if (source / path).is_dir():
            _folder(target / path)
        elif not _same(source / path, target / path):
            _replace(source / path, target / path, through=target / WHOLE)
    _prune(target, wanted)


def _folder(path: Path) -> None:
    if path.is_symlink() or path.is_file():
        path.unlink()
    path.mkdir(exist_ok=True)


def _same(source: Path, target: Path) -> bool:
    return target.is_file() and not target.is_symlink() and filecmp.cmp(source, target, shallow=False)


def _replace(source: Path, target: Path, *, through: Path) -> None:
    try:
        shutil.copyfile(source, through)
        if target.is_dir() and not target.is_symlink():
            shutil.rmtree(target)
        through.replace(target)
    finally:
        through.unlink(missing_ok=True)


def _prune(target: Path, wanted: set[Path]) -> None:
    for path in sorted(target.rglob("*"), reverse=True):
        below = path.relative_to(target)
        if below not in wanted and not below.parts[0].startswith("."):
            if path.is_dir() and not path.is_symlink():
                path.rmdir()
            else:
                path.unlink()
