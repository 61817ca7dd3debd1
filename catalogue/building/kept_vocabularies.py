"""Kept vocabularies: the terms and synonyms of the last build, for as long as their files say the same."""

import os
import pickle
from pathlib import Path

from catalogue.caching.sealed import read_sealed, write_sealed
from catalogue.model.settings import Settings
from catalogue.model.term import NO_TERMS, Terms
from catalogue.outputs.output import digest
from catalogue.reading.source_file import UnreadableError, read_bytes
from catalogue.reading.vocabulary import FOLDER, ReadVocabularies, Vocabularies, read_vocabularies

_NAME = "vocabularies.bin"


def kept_vocabularies(folder: Path) -> ReadVocabularies:
    """Returns what reads vocabularies, with what it has read before in `folder`: to read and check them takes longer."""

    def read(root: Path, settings: Settings, *, known: Terms = NO_TERMS) -> Vocabularies:
        key = _key(root, settings)
        kept = read_sealed(folder / _NAME)
        if key and not known and isinstance(kept, tuple) and kept[0] == key:
            return pickle.loads(kept[1])  # type: ignore[no-any-return] # noqa: S301 - our own, and sealed
        found = read_vocabularies(root, settings, known=known)
        if key and key == _key(root, settings):  # else what was read is not what the key stands for
            write_sealed(folder / _NAME, (key, pickle.dumps(found, protocol=5)))
        return found

    return read


def _key(root: Path, settings: Settings) -> bytes:
    """What stands for all that vocabularies are read from; nothing where a file cannot be read."""
    folder = f"{settings.courses}/{FOLDER}"
    try:
        names = sorted(os.listdir(root / folder))  # noqa: PTH208 - names alone
        contents = [read_bytes(root, f"{folder}/{name}") for name in names if name.endswith(".yml")]
    except (OSError, UnreadableError):
        return b""
    return digest(repr(settings).encode(), "\0".join(names).encode("utf-8", "surrogateescape"), *contents)
