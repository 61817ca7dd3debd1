"""Kept vocabularies: the terms and synonyms of the last build, for as long as their files say the same."""

import os
import pickle
from pathlib import Path
from typing import TYPE_CHECKING

from catalogue.caching.kept_value import read_value, write_value
from catalogue.model.settings import Settings
from catalogue.model.term import NO_TERMS, Terms
from catalogue.outputs.output import digest
from catalogue.reading.source_file import UnreadableError, read_bytes
from catalogue.reading.vocabulary import FOLDER, ReadVocabularies, Vocabularies, read_vocabularies

if TYPE_CHECKING:
    from catalogue.building.memory import Memory

_NAME = "vocabularies"


def kept_vocabularies(folder: Path | None, memory: "Memory | None" = None) -> ReadVocabularies:
    """Returns what reads vocabularies, or takes from `folder` or `memory` what it has read of the same files before."""

    def read(root: Path, settings: Settings, *, known: Terms = NO_TERMS) -> Vocabularies:
        key = _key(root, settings)
        before = memory.vocabularies.get(key) if memory else None
        if before and before.terms is known:
            return before
        found = _found(folder, key) if folder and key and not known else None
        if found is None:
            found = read_vocabularies(root, settings, known=known)
            if not key or key != _key(root, settings):  # what was read is not what the key stands for
                return found
            if folder:
                write_value(folder, _NAME, key, pickle.dumps(found, protocol=5))
        if memory:
            memory.vocabularies = {key: found}
        return found

    return read


def _found(folder: Path, key: bytes) -> Vocabularies | None:
    kept = read_value(folder, _NAME, key)
    return pickle.loads(kept) if kept else None  # noqa: S301 - our own, and sealed


def _key(root: Path, settings: Settings) -> bytes:
    """What stands for all that vocabularies are read from; nothing where a file cannot be read."""
    folder = f"{settings.courses}/{FOLDER}"
    try:
        names = sorted(os.listdir(root / folder))  # noqa: PTH208 - names alone
        contents = [read_bytes(root, f"{folder}/{name}") for name in names if name.endswith(".yml")]
    except (OSError, UnreadableError):
        return b""
    return digest(repr(settings).encode(), "\0".join(names).encode("utf-8", "surrogateescape"), *contents)
