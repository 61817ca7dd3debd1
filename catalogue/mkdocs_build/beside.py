"""Beside: the two folders next to the published one in which a site is made ready, by one build at a time."""

import sys
from contextlib import suppress
from pathlib import Path

from catalogue.building.complaint import StoppedError
from catalogue.mkdocs_build.locks import lock_of
from catalogue.model.translation import Translation


def staging_of(site_dir: Path) -> Path:
    """Returns the folder, beside the one that is published, into which the host puts what it makes."""
    return site_dir.with_name(f".{site_dir.name}.building")


def bench_of(site_dir: Path) -> Path:
    """Returns the folder, beside the one that is published, in which our own files are made."""
    return site_dir.with_name(f".{site_dir.name}.made")


def take_place(site_dir: Path, *, words: Translation) -> None:
    """Takes the right to build into a folder, for which builds of other checkouts may be waited for.

    Raises StoppedError where something else lies in the place of a folder that is emptied in each build: a file, or a
    link, behind which everything would go; and where the site is a link that leads nowhere, as to a share that is not mounted.
    """
    if site_dir.is_symlink() and not site_dir.exists():
        raise StoppedError(words("build.leads-nowhere", path=site_dir, target=site_dir.readlink()))
    for folder in (staging_of(site_dir), bench_of(site_dir)):
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            raise StoppedError(words("build.in-the-way", path=folder))
    above = site_dir.absolute().parent
    with suppress(OSError):  # which is told when something is written there
        above.mkdir(parents=True, exist_ok=True)
    above = next(folder for folder in (above, *above.parents) if folder.is_dir())
    told = words("build.waiting-beside", path=above)
    lock_of(above).take(waiting=lambda: print(told, file=sys.stderr))
