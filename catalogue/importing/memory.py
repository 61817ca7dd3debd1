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
_LISTS = ("sessions", "gone")
# What stays of a file whatever its record says: whoever adds an old name to it has not edited it.
_KEPT = re.compile(r"^(?:id|aliases|withdrawn):.*\n(?:(?:[ \t]+|- ).*\n)*", re.MULTILINE)

# The name of the file that a record came in, without what changes from export to export, and the record's id.
Key = tuple[str, str]


class Remembered(Struct, frozen=True):
    """A record that was imported: `record` and `text` stand for what it said and for the file that it became.

    `sessions` are the ids that sessions of the file ever had, `gone` of these the ones that the record has no longer.
    """

    source: str
    id: str
    path: str
    record: str
    text: str
    sessions: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        """By what it is known again."""
        return self.source, self.id


def source_of(file: str) -> str:
    """Returns the name of an export without its date: kurse-2027-01.jsonl and kurse-2027-02.jsonl are one source.

    Exports that are called by a date alone are one source too, of no name.
    """
    stem = PurePath(file).name.split(".")[0]
    return re.sub(r"[\W\d_]+", "", stem).casefold()


def print_of(text: str) -> str:
    """Returns what stands for a text, however an editor ends its lines."""
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    return hashlib.sha256(plain.encode("utf-8", "replace")).hexdigest()[:16]


def file_print(text: str) -> str:
    """Returns what stands for a file, apart from what stays of it in any case."""
    plain = text.replace("\r\n", "\n")
    front, fence, body = plain.partition("\n---\n")
    return print_of(_KEPT.sub("", f"{front}\n") + fence + body)


def stands_for(mark: str, text: str) -> bool:
    """Whether `mark` was left for this file, also by a version that took all of it."""
    return mark in (file_print(text), print_of(text))


def read_memory(root: Path) -> tuple[Mapping[Key, Remembered], tuple[str, ...]]:
    """Returns what earlier imports left in `root`, and which lines, or the reason why all, cannot be read."""
    try:
        lines = (root / MEMORY).read_bytes().removeprefix(b"\xef\xbb\xbf").split(b"\n")
    except FileNotFoundError:
        return {}, ()
    except OSError as error:
        return {}, (str(error.strerror),)
    found: dict[Key, Remembered] = {}
    faults = []
    for number, line in enumerate(lines, start=1):
        each = _remembered(line) if line.strip() else None
        if each:
            found[each.key] = each
        elif line.strip():
            faults.append(str(number))
    return found, tuple(faults)


def _remembered(line: bytes) -> Remembered | None:
    try:
        data = json.loads(line.decode())
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or not all(isinstance(data.get(name), str) for name in _FIELDS):
        return None
    # Earlier versions knew exports that are called by a date alone by that date, and no ids of sessions.
    source, id_, *rest = (data[name] for name in _FIELDS)
    lists = (tuple(map(str, own if isinstance(own := data.get(name), list) else ())) for name in _LISTS)
    return Remembered(source_of(source), id_, *rest, *lists)


def memory_text(remembered: Iterable[Remembered]) -> str:
    """Returns the file of the memory: a line a record, so that changes are read and merged by line."""
    rows = (
        {name: value for name in (*_FIELDS, *_LISTS) if (value := getattr(each, name)) or name in _FIELDS}
        for each in sorted(remembered, key=lambda one: one.key)
    )
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)
