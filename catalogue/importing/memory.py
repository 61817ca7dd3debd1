"""Memory: which record became which file, and how both stood, so that the next import knows them again."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePath

from msgspec import Struct

MEMORY = "imported.jsonl"
_FIELDS = ("source", "id", "path", "record", "text")

# The name of the file that a record came in, without what changes from export to export, and the record's id.
Key = tuple[str, str]


class Remembered(Struct, frozen=True):
    """A record that was imported: `record` and `text` stand for what it said and for the file that it became."""

    source: str
    id: str
    path: str
    record: str
    text: str

    @property
    def key(self) -> Key:
        """By what it is known again."""
        return self.source, self.id


def source_of(file: str) -> str:
    """Returns the name of an export without its date: kurse-2027-01.jsonl and kurse-2027-02.jsonl are one source."""
    stem = PurePath(file).name.split(".")[0]
    return re.sub(r"[\W\d_]+", "", stem).casefold() or stem


def print_of(text: str) -> str:
    """Returns what stands for a text, however an editor ends its lines."""
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    return hashlib.sha256(plain.encode("utf-8", "replace")).hexdigest()[:16]


def read_memory(root: Path) -> Mapping[Key, Remembered]:
    """Returns what earlier imports left in `root`; a line that is none of theirs is forgotten."""
    try:
        lines = (root / MEMORY).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    found = filter(None, map(_remembered, lines))
    return {each.key: each for each in found}


def _remembered(line: str) -> Remembered | None:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        return None
    known = isinstance(data, dict) and all(isinstance(data.get(name), str) for name in _FIELDS)
    return Remembered(**{name: data[name] for name in _FIELDS}) if known else None


def memory_text(remembered: Iterable[Remembered]) -> str:
    """Returns the file of the memory: a line a record, so that changes are read and merged by line."""
    rows = ({name: getattr(each, name) for name in _FIELDS} for each in sorted(remembered, key=lambda one: one.key))
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)
