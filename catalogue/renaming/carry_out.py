"""Carrying out: a plan onto the disk, all of it or nothing."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from catalogue.caching.whole_file import write_whole
from catalogue.renaming.plan import Plan


def carry_out(root: Path, plan: Plan) -> None:
    """Writes the changed files and moves the offer; when a step fails, undoes those before it and raises OSError."""
    undo: list[Callable[[], object]] = []
    try:
        for path, data in sorted(plan.contents.items()):
            before = (root / path).read_bytes()
            write_whole(root / path, data)
            undo.append(partial(write_whole, root / path, before))
        target = root / plan.target
        for folder in reversed([each for each in target.parents if not each.exists()]):
            folder.mkdir()
            undo.append(folder.rmdir)
        (root / plan.source).rename(target)
    except BaseException:
        for step in reversed(undo):
            step()
        raise
