"""Kept vocabularies: the terms and synonyms of the last build, for as long as their files say the same."""

import os
import pickle
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from catalogue.caching.kept_value import read_value, write_value
from catalogue.model.settings import Settings
from catalogue.model.term import NO_TERMS, VOCABULARY_FOLDER, Terms, vocabulary_file
from catalogue.outputs.output import digest
from catalogue.reading.source_file import UnreadableError, read_bytes
from catalogue.reading.vocabulary import NAMES, ReadVocabularies, Vocabularies, read_vocabularies

if TYPE_CHECKING:
    from catalogue.building.memory import Memory

_NAME = "vocabularies"


def kept_vocabularies(folder: Path | None, memory: "Memory | None" = None) -> ReadVocabularies:
    """Returns what reads vocabularies, or takes from `folder` or `memory` what it has read of the same files before."""

    def read(root: Path, settings: Settings, *, known: Terms = NO_TERMS) -> Vocabularies:
        names, contents = _contents(root, settings)
        key = _key(names, contents, settings)
        before = memory.vocabularies.get(key) if memory else None
        if before and before.terms is known:
            return before
        found = _found(folder, key) if folder and key and not known else None
        if found is None:
            heard: dict[str, bytes] = {}
            found = read_vocabularies(root, settings, known=known, told=heard.__setitem__)
            if not key or heard != {path: contents[path] for path in _paths(settings) if path in contents}:
                return found  # a file was another one while it was read, and may by now be what it was
            if folder:
                write_value(folder, _NAME, key, pickle.dumps(found, protocol=5))
        if memory:
            memory.vocabularies = {key: found}
        return found

    return read


def _found(folder: Path, key: bytes) -> Vocabularies | None:
    kept = read_value(folder, _NAME, key)
    return pickle.loads(kept) if kept else None  # noqa: S301 - our own, and sealed


def _paths(settings: Settings) -> list[str]:
    """The files that vocabularies are read from, whether they are there or not."""
    return [vocabulary_file(settings.courses, name) for name in NAMES]


def _contents(root: Path, settings: Settings) -> tuple[list[str], Mapping[str, bytes]]:
    """The names of all that lies in the folder, and the bytes of the files by their paths; nothing where one cannot be read."""
    folder = f"{settings.courses}/{VOCABULARY_FOLDER}"
    try:
        names = sorted(os.listdir(root / folder))  # noqa: PTH208 - names alone
        paths = [f"{folder}/{name}" for name in names if name.endswith(".yml")]
        return names, {path: read_bytes(root, path) for path in paths}
    except (OSError, UnreadableError):
        return [], {}


def _key(names: list[str], contents: Mapping[str, bytes], settings: Settings) -> bytes:
    """What stands for all that vocabularies are read from; nothing where that cannot be read."""
    told = "\0".join(names).encode("utf-8", "surrogateescape")
    return digest(repr(settings).encode(), told, *contents.values()) if names else b""
