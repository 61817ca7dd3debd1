"""Signatures: what stands for the program itself, the libraries beside it and folders of files."""

import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from catalogue.outputs.output import digest


def folder_signature(folder: Path) -> bytes:
    """Returns bytes that differ when any file below `folder` has another name or content; empty without a folder."""
    return digest(*_files(os.fspath(folder))) if folder.is_dir() else b""


def _files(folder: str) -> Iterator[bytes]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.name == "__pycache__":
                continue
            if entry.is_dir():
                yield entry.name.encode("utf-8", "surrogateescape")
                yield from _files(entry.path)
            elif entry.is_file():
                yield entry.name.encode("utf-8", "surrogateescape")
                with open(entry.path, "rb") as file:  # noqa: PTH123 - pathlib would make a path of each
                    yield file.read()


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
