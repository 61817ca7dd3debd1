"""Active pictures: SVG files beside the offers that run a script or load from elsewhere."""

import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from catalogue.model.problem import Place, Problem
from catalogue.reading.listing import list_files
from catalogue.reading.source_file import UnreadableError, read_bytes

_ENDING = ".svg"
_LESS = ord("<")
# What runs, leads on or loads, in whatever namespace it stands; a stylesheet may make a script of anything. Of all encodings
# that browsers know, only one hides letters of ASCII from who looks for them.
_ACTIVE = re.compile(
    rb"<\s*(?:[^\s<>/:=\"']++:)?(?:script|foreignobject|iframe|embed|object|animate|set|handler|meta|form|link|base)\b|"
    rb"\son\w+\s*=|javascript:|<!(?:entity|attlist)|<\?xml-stylesheet|1999/xsl/transform|encoding\s*=\s*[\"'][^\"'>]{0,40}2022|"
    rb"(?:(?:href|src)\s*=|url\()\s*[\"']?\s*(?:https?:|[/\\]{2})|image-set\(|@import",
    re.IGNORECASE,
)
# Letters by their numbers: of XML, before which any zeros may stand, and of stylesheets.
_REFERENCE = re.compile(rb"&#(?:x0*+([0-9a-f]{1,6})|0*+([0-9]{1,7}));|\\([0-9a-f]{1,6})\s?", re.IGNORECASE)


def active_pictures(root: Path, folders: Iterable[str], *, only: Collection[str] | None = None) -> Iterator[Problem]:
    """Yields a problem for each SVG file below `folders` that could do more than be looked at."""
    if only is not None and not any(path.lower().endswith(_ENDING) for path in only):
        return
    # Also those whose names begin with an underscore, and in linked folders: the host publishes them.
    paths = {
        path for path in list_files(root, folders, linked=True) if path.lower().endswith(_ENDING) and "/." not in path
    }
    for path in sorted(paths):
        if only is None or path in only:
            yield from _of_one(root, path)


def _of_one(root: Path, path: str) -> Iterator[Problem]:
    try:
        data = read_bytes(root, path).replace(b"\0", b"")  # UTF-16 hides words between zeros
    except UnreadableError as error:
        yield error.problem
        return
    # Letters may be written by their numbers in addresses and stylesheets, and browsers leave breaks out of those.
    found = _ACTIVE.search(data) or _ACTIVE.search(data := _REFERENCE.sub(_letter, data))
    if found:
        line = data.count(b"\n", 0, found.start()) + 1
        yield Problem("active-picture", Place(path, line), {"value": found[0].decode("ascii", "replace").strip()[:40]})


def _letter(reference: re.Match[bytes]) -> bytes:
    """The letter of ASCII that a reference stands for; nothing for a break or another sign, and for one that begins an element, which it does not do so written."""
    hexadecimal = reference[1] or reference[3]
    number = int(hexadecimal, 16) if hexadecimal else int(reference[2])
    return bytes((number,)) if 0x20 < number < 0x7F and number != _LESS else b""
