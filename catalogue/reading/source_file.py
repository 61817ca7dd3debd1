"""Source files: finding them below a folder and reading them as text, safely and in bounded time."""

import os
import re
import stat
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

from catalogue.model.problem import Place, Problem
from catalogue.reading.linked import leads_out

LARGEST = 1_000_000
_MARK = b"\xef\xbb\xbf"
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
# The same among the bytes of ASCII; beyond it they begin with one of two sequences in UTF-8, as others do too.
_CONTROL_BYTES = bytes((*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F))


class UnreadableError(Exception):
    """A file cannot be taken as text; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def find(root: Path, folder: str, suffix: str) -> Iterator[str]:
    """Yields the files with `suffix` below `root/folder`, sorted, relative to `root` with forward slashes.

    Names that begin with a dot or an underscore are not content; linked folders are not entered. A folder that may
    not be read raises UnreadableError, so that its offers do not vanish from the site without a word.
    """

    def refuse(error: OSError) -> None:
        if not isinstance(error, FileNotFoundError):
            place = Place(Path(str(error.filename)).relative_to(root).as_posix())
            raise UnreadableError(Problem("unreadable-file", place, {"reason": error.strerror or "?"}))

    for base, folders, names in os.walk(root / folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if name[0] not in "._")
        below = Path(base).relative_to(root).as_posix()
        yield from (
            f"{below}/{name}" for name in sorted(names) if name.lower().endswith(suffix) and name[0] not in "._"
        )


def read_text(
    root: Path, path: str, *, told: Callable[[str, bytes], object] = lambda _path, _data: None, composed: bool = True
) -> str:
    """Returns the file's text: UTF-8 with or without BOM, every line end as one line feed. Raises UnreadableError.

    An umlaut is one letter, also where it was written as two (some programs on a Mac do), unless not `composed`. `told`
    hears the bytes.
    """
    data = read_bytes(root, path)
    told(path, data)
    try:
        text = data.removeprefix(_MARK).decode()
    except UnicodeDecodeError as error:
        before, byte = error.object[: error.start].decode(), error.object[error.start]
        raise UnreadableError(Problem("not-utf8", _end(path, before), {"byte": f"0x{byte:02X}"})) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    control = _CONTROL.search(text) if _suspicious(data) else None
    if control is not None:
        place = _end(path, text[: control.start()])
        raise UnreadableError(Problem("control-character", place, {"value": f"U+{ord(control[0]):04X}"}))
    return unicodedata.normalize("NFC", text) if composed and _decomposed(data) else text


def _decomposed(data: bytes) -> bool:
    """Whether UTF-8 may hold accents that are letters of their own, U+0300 to U+036F: a look at the bytes costs nothing."""
    return b"\xcc" in data or b"\xcd" in data


def _suspicious(data: bytes) -> bool:
    """Whether UTF-8 may hold a control character: a tenth of the cost of looking at each."""
    return len(data.translate(None, _CONTROL_BYTES)) < len(data) or b"\xc2" in data or b"\xef\xbf" in data


def read_bytes(root: Path, path: str) -> bytes:
    """Returns the bytes of a regular file inside `root`; a pipe, a device, a link to outside or to what is hidden, or a giant is refused."""
    place = Place(path)
    full = os.path.join(root, path)  # noqa: PTH118 - ten thousand files: pathlib would take a second
    try:
        if not _unlinked(root, path) and _leads_out(path, root):
            raise UnreadableError(Problem("outside-the-tree", place))
        # O_NONBLOCK: opening a named pipe must not wait for somebody to write into it.
        file = os.open(full, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        try:
            status = os.fstat(file)
            if not stat.S_ISREG(status.st_mode):
                raise UnreadableError(Problem("not-a-file", place))
            data = _content(file, status.st_size)
        finally:
            os.close(file)
    except (OSError, RuntimeError, ValueError) as error:
        raise UnreadableError(
            Problem("unreadable-file", place, {"reason": getattr(error, "strerror", None) or "?"})
        ) from None
    if len(data) > LARGEST:
        raise UnreadableError(Problem("file-too-large", place, {"limit": str(LARGEST // 1000)}))
    return data


def _leads_out(path: str, root: Path) -> bool:
    """Whether a file lies outside `root`, or a link to it ends at something hidden there; what is named so was asked for."""
    home = root.resolve()
    target = (home / path).resolve(strict=True)
    asked = target.is_relative_to(home) and target == home / path
    return not asked and leads_out(target, home)


def _unlinked(root: Path, path: str) -> bool:
    """Whether no step of the way from `root` leads elsewhere, so that nobody needs to ask where it ends."""
    if os.name != "posix" or path.startswith("/") or ".." in path:
        return False
    step, end = os.path.join(root, ""), 0  # noqa: PTH118 - see above
    while end >= 0:
        end = path.find("/", end + 1)
        if os.path.islink(step + (path if end < 0 else path[:end])):  # noqa: PTH114
            return False
    return True


def _content(file: int, size: int) -> bytes:
    """The bytes of an open file, and at most one read beyond the largest that is taken."""
    data = os.read(file, min(size, LARGEST) + 1)
    while len(data) <= LARGEST and (more := os.read(file, LARGEST + 1)):
        data += more
    return data


def _end(path: str, before: str) -> Place:
    text = before.replace("\r\n", "\n").replace("\r", "\n")
    return Place(path, text.count("\n") + 1, len(text) - (text.rfind("\n") + 1) + 1)
