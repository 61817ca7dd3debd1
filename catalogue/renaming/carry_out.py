"""Carrying out: a plan onto the disk, all of it or nothing."""

import os
import shutil
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from catalogue.renaming.plan import Plan


def carry_out(root: Path, plan: Plan) -> None:
    """Writes the changed files and moves the offer; when a step fails, undoes those before it and raises OSError."""
    undo: list[Callable[[], object]] = []
    try:
        for path, data in sorted(plan.contents.items()):
            before = (root / path).read_bytes()
            _write(root / path, data)
            undo.append(partial(_write, root / path, before))
        target = root / plan.target
        for folder in reversed([each for each in target.parents if not each.exists()]):
            folder.mkdir()
            undo.append(folder.rmdir)
        (root / plan.source).rename(target)
    except BaseException:
        for step in reversed(undo):
            step()
        raise


def _write(path: Path, data: bytes) -> None:
    """Replaces a file as a whole, keeping its permissions."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        shutil.copymode(path, name)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
