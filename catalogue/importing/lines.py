"""JSON Lines, or one JSON list: a file to its objects, broken lines reported by their number."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from msgspec import Struct

LONGEST_LINE = 5_000_000
LARGEST_LIST = 200_000_000
# Between the values of a list stand blanks and commas, behind the last one its bracket.
_VALUE = re.compile(r"[^\s,\]]")


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
        text = path.read_bytes().decode("utf-8-sig")
        json.loads(text)
    except (ValueError, RecursionError):
        return None
    return [_object_at(text, at, end, path.name) for at, end in _spans(text)]


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Yields where each value of a list begins and ends; a text that is no list is one value."""
    decoder = json.JSONDecoder()
    at = len(text) - len(text.lstrip())
    single = text[at : at + 1] != "["
    at += not single
    while match := _VALUE.search(text, at):
        at = decoder.raw_decode(text, match.start())[1]
        yield match.start(), at
        if single:
            return


def _object_at(text: str, at: int, end: int, file: str) -> Line:
    number = text.count("\n", 0, at) + 1
    return _line(text[at:end].encode(), file, number) or Line(file, number, fault="not-an-object")


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
