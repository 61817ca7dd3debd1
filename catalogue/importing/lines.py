"""JSON Lines, or one JSON list: a file to its objects, broken lines reported by their number."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from msgspec import Struct

LONGEST_LINE = 5_000_000
LARGEST_LIST = 200_000_000
_BLANKS = re.compile(r"[ \t\n\r]*")


class Remark(Struct, frozen=True):
    """What is to be said about a line: the code of a note, and the words it needs."""

    code: str
    details: Mapping[str, str]


class Line(Struct, frozen=True):
    """One line of a file: its object, or in `fault` the code of the reason why there is none, and in `value` what stands there."""

    file: str
    number: int
    data: dict[str, Any] | None = None
    fault: str = ""
    value: str = ""
    remarks: tuple[Remark, ...] = ()


def read_lines(path: Path) -> Iterator[Line]:
    """Yields the lines of `path` that are not blank; raises OSError when the file cannot be read.

    A file that is one JSON list or one object, over as many lines as it likes, gives its objects.
    """
    whole = _whole(path)
    if whole is not None:
        yield from whole
        return
    with path.open("rb") as file:
        for number, raw in enumerate(_raw_lines(file), start=1):
            line = _line(raw, path.name, number)
            if line is not None:
                yield line


def _whole(path: Path) -> list[Line] | None:
    """The objects of a file that is one list or, over several lines, one object; None where it is neither."""
    with path.open("rb") as file:
        first = file.readline(LONGEST_LINE).removeprefix(b"\xef\xbb\xbf").strip()
        if first[:1] != b"[" and first not in (b"{", b""):
            return None
    if path.stat().st_size > LARGEST_LIST:
        return None
    try:
        return list(_values(path.read_bytes().decode("utf-8-sig"), path.name))
    except (ValueError, RecursionError):
        return None


def _values(text: str, file: str) -> Iterator[Line]:
    """Yields the values of a list, or the one value that a text is; raises ValueError where it is neither."""
    at = _blank(text, 0)
    closing = "]" if text.startswith("[", at) else ""
    at = _blank(text, at + len(closing))
    number, counted, more = 1, 0, not (closing and text.startswith("]", at))
    while more:
        # Counted on from the value before: from the beginning each time, a long list would take minutes.
        number, counted = number + text.count("\n", counted, at), at
        line, end = _value(text, at, file, number)
        yield line
        at = _blank(text, end)
        more = bool(closing) and text.startswith(",", at)
        at = _blank(text, at + more)
    if not text.startswith(closing, at) or _blank(text, at + len(closing)) < len(text):
        raise ValueError(file)


def _blank(text: str, at: int) -> int:
    """Returns where the blanks end that begin at `at`."""
    found = _BLANKS.match(text, at)
    return found.end() if found else at


def _value(text: str, at: int, file: str, number: int) -> tuple[Line, int]:
    repeated: list[str] = []
    data, end = _decoder(repeated).raw_decode(text, at)
    if len(text[at:end].encode()) > LONGEST_LINE:
        return Line(file, number, fault="line-too-long"), end
    return _told(data, file, number, repeated), end


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
        data = _decoder(repeated).decode(text)
    except (ValueError, RecursionError):
        return Line(file, number, fault="bad-json")
    return _told(data, file, number, repeated)


def _decoder(repeated: list[str]) -> json.JSONDecoder:
    """Returns what reads JSON; keys that stand twice in an object are added to `repeated`."""
    return json.JSONDecoder(object_pairs_hook=lambda pairs: _object(pairs, repeated), parse_constant=str)


def _told(data: object, file: str, number: int, repeated: list[str]) -> Line:
    if not isinstance(data, dict):
        return Line(file, number, fault="not-an-object")
    # The last one counts, as JSON readers have it.
    return Line(file, number, data=data, remarks=tuple(Remark("repeated-key", {"value": name}) for name in repeated))


def _object(pairs: list[tuple[str, Any]], repeated: list[str]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) < len(pairs):
        counts = Counter(name for name, _ in pairs)
        repeated.extend(sorted(name for name, count in counts.items() if count > 1))
    return result
