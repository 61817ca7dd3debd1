"""Mirroring: a finished folder brought over a published one, touching only what changed."""

import filecmp
import shutil
from collections.abc import Iterable
from pathlib import Path

from catalogue.outputs.output import Output

# Where a file is written until it is whole: one hidden name, so that a killed run leaves nothing the next does not find.
WHOLE = ".catalogue-mirror.new"


def mirror(source: Path, target: Path, *, more: Iterable[Output] = ()) -> None:
    """Makes `target` hold what `source` and `more` hold; `more` is taken one by one and wins over a file of its name.

    Files with equal bytes stay untouched, with their time stamps; the others are replaced one by one through a
    rename, so that no reader ever sees half a file; files that are gone are deleted last. Names that begin with a
    dot at the top of `target` are not ours and stay.
    """
    filecmp.clear_cache()  # it goes by size and time, and a site may be built twice within one tick of the clock
    target.mkdir(parents=True, exist_ok=True)
    (target / WHOLE).unlink(missing_ok=True)
    laid = _lay(more, target)
    wanted = {path.relative_to(source) for path in source.rglob("*")}
    for path in sorted(wanted - laid):
        if (source / path).is_dir():
            _folder(target / path)
        elif not _same(source / path, target / path):
            _replace(source / path, target / path, through=target / WHOLE)
    _prune(target, wanted | laid)


def _lay(outputs: Iterable[Output], target: Path) -> set[Path]:
    """Writes the files that are not there already; returns the paths of all and of their folders."""
    laid: set[Path] = set()
    for output in outputs:
        path = Path(output.path)
        for folder in reversed(path.parents[:-1]):
            if folder not in laid and (target / folder).is_symlink():
                (target / folder).unlink()
            laid.add(folder)
        if not _holds(target / path, output.content):
            for folder in reversed(path.parents[:-1]):
                _folder(target / folder)
            _put(output.content, target / path, through=target / WHOLE)
        laid.add(path)
    return laid


def _holds(file: Path, content: bytes) -> bool:
    try:
        return not file.is_symlink() and file.stat().st_size == len(content) and file.read_bytes() == content
    except OSError:
        return False


def _put(content: bytes, file: Path, *, through: Path) -> None:
    try:
        through.write_bytes(content)
        _move(through, file)
    finally:
        through.unlink(missing_ok=True)


def _folder(path: Path) -> None:
    if path.is_symlink() or path.is_file():
        path.unlink()
    path.mkdir(exist_ok=True)


def _same(source: Path, target: Path) -> bool:
    return target.is_file() and not target.is_symlink() and filecmp.cmp(source, target, shallow=False)


def _replace(source: Path, target: Path, *, through: Path) -> None:
    try:
        shutil.copyfile(source, through)
        _move(through, target)
    finally:
        through.unlink(missing_ok=True)


def _move(whole: Path, target: Path) -> None:
    if target.is_dir() and not target.is_symlink():
        shutil.rmtree(target)
    whole.replace(target)


def _prune(target: Path, wanted: set[Path]) -> None:
    for path in sorted(target.rglob("*"), reverse=True):
        below = path.relative_to(target)
        if below not in wanted and not below.parts[0].startswith("."):
            if path.is_dir() and not path.is_symlink():
                path.rmdir()
            else:
                path.unlink()
