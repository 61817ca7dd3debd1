"""Signatures: what stands for the program itself, the libraries beside it and folders of files."""

import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from pathlib import Path

from catalogue.outputs.output import digest


def folder_signature(folder: Path) -> bytes:
    """Returns bytes that differ when any file below `folder` has another name or content; empty without a folder."""
    return signature_of(contents_below(folder)) if folder.is_dir() else b""


def signature_of(contents: Iterable[tuple[str, bytes]]) -> bytes:
    """Returns bytes that differ when any of the files, by their paths, has another name or content."""
    parts = ((path.encode("utf-8", "surrogateescape"), content) for path, content in contents)
    return digest(*chain.from_iterable(parts))


def contents_below(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yields the files below a folder, by their paths relative to it, and their bytes; a link that leads in a circle ends there."""
    return _contents(os.path.realpath(folder), "", ())


def _contents(folder: str, below: str, above: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    """`folder` is where the files really lie, and `above` are the folders by way of which it was found."""
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.name == "__pycache__":
                continue
            path, linked = f"{below}{entry.name}", entry.is_symlink()
            place = os.path.realpath(entry.path) if linked else entry.path
            # A link that leads to itself is neither, while scandir fails at it.
            if os.path.isdir(place) if linked else entry.is_dir():  # noqa: PTH112
                if place not in (folder, *above):
                    yield from _contents(place, f"{path}/", (folder, *above))
            elif os.path.isfile(place) if linked else entry.is_file():  # noqa: PTH113
                with open(place, "rb") as file:  # noqa: PTH123 - pathlib would make a path of each
                    yield path, file.read()


@cache
def program_signature() -> bytes:
    """Returns bytes that differ when the catalogue, a library or Python itself is another one."""
    package = folder_signature(Path(__file__).parents[1])
    return digest(sys.version.encode(), package, *(name.encode() for name in _distributions()))


def _distributions() -> list[str]:
    """Names and versions of all installed libraries, read from the names of their folders, which takes no time."""
    found: set[str] = set()
    for folder in sys.path:
        if os.path.isdir(folder):  # noqa: PTH112 - entries of sys.path are texts
            found.update(name for name in os.listdir(folder) if name.endswith((".dist-info", ".egg-info")))  # noqa: PTH208
    return sorted(found)
