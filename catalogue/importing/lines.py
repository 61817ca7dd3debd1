"""JSON Lines: a file to one object a line, broken lines reported by their number."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from msgspec import Struct

LONGEST_LINE = 5_000_000


class Line(Struct, frozen=True):
    """One line of a file: its object, or in `fault` the code of the reason why there is none.

    `repeated` are keys that stand twice in an object; the last one counts, as JSON readers have it.
    """

    file: str
    number: int
    data: dict[str, Any] | None = None
    fault: str = ""
    repeated: tuple[str, ...] = ()


def read_lines(path: Path) -> Iterator[Line]:
    """Yields the lines of `path` that are not blank; raises OSError when the file cannot be read."""
    with path.open("rb") as file:
        for number, raw in enumerate(_raw_lines(file), start=1):
            line = _line(raw, path.name, number)
            if line is not None:
                yield line


def _raw_lines(file: BinaryIO) -> Iterator[bytes]:
    """Yields each line; of a giant only its beginning, one byte longer than allowed."""
    while raw := file.readline(LONGEST_LINE + 1):
        yield raw
        while len(raw) > LONGEST_LINE and not raw.endswith(b"\n"):
            raw = file.readline(LONGEST_LINE + 1)
            if not raw:
                return


def _line(raw: bytes, file: str, number: int) -> Line | None:
    if len(raw) > LONGEST_LINE:
        return Line(file, number, fault="line-too-long")
    try:
        text = raw.decode("utf-8-sig" if number == 1 else "utf-8")
    except UnicodeDecodeError:
        return Line(file, number, fault="not-utf8")
    if not text.strip():
        return None
    repeated: list[str] = []
    try:
        data = json.loads(text, object_pairs_hook=lambda pairs: _object(pairs, repeated), parse_constant=str)
    except (ValueError, RecursionError):
        return Line(file, number, fault="bad-json")
    if not isinstance(data, dict):
        return Line(file, number, fault="not-an-object")
    return Line(file, number, data=data, repeated=tuple(repeated))


def _object(pairs: list[tuple[str, Any]], repeated: list[str]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) < len(pairs):
        names = [name for name, _ in pairs]
        repeated.extend(sorted({name for name in names if names.count(name) > 1}))
    return result
