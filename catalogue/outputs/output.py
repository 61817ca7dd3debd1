"""Outputs: files of the site as values, made when they are wanted; nothing here touches a disk."""

import hashlib
from collections.abc import Callable, Iterable
from typing import NamedTuple

from msgspec import Struct


class Output(Struct, frozen=True):
    """A file of the site: `path` is relative to the site's root, with forward slashes."""

    path: str
    content: bytes


# Links of a file as their author wrote them: the source file, the link, and the address it leads to (None: nowhere).
Leads = tuple[tuple[str, str, str | None], ...]
# One that leads nowhere: the source file and the link.
DeadLink = tuple[str, str]


class Beginning(bytes):
    """A last piece of a file that takes the place of as many bytes at its beginning: what is known only in the end."""


class Planned(NamedTuple):
    """A file of the site that is not made yet.

    `key` stands for everything the content depends on: as long as it is the same, so is what `make` returns. Empty
    when that is not known, so that the file is made anew each time. `leads` tells, after `make` and in the same process,
    which links the content follows; where they lead is not part of the key. `pieces` are the content, one after the
    other, of a file that is too large to be held whole without need; the last may be its `Beginning`.
    """

    path: str
    key: bytes
    make: Callable[[], bytes]
    leads: Callable[[], Leads] = tuple
    pieces: Callable[[], Iterable[bytes]] | None = None


def planned(output: Output) -> Planned:
    """Returns an output that is made already as one that is planned."""
    return Planned(output.path, digest(output.content), lambda: output.content)


def large(path: str, key: bytes, pieces: Callable[[], Iterable[bytes]]) -> Planned:
    """Returns an output that is planned in pieces."""
    return Planned(path, key, lambda: _whole(pieces()), pieces=pieces)


def _whole(pieces: Iterable[bytes]) -> bytes:
    found = list(pieces)
    if isinstance(found[-1], Beginning):
        last = found.pop()
        found[0] = last + found[0][len(last) :]
    return b"".join(found)


def digest(*parts: bytes) -> bytes:
    """Returns sixteen bytes that stand for `parts`."""
    sums = hashlib.blake2b(digest_size=16)
    for part in parts:
        sums.update(len(part).to_bytes(8, "big"))
        sums.update(part)
    return sums.digest()


class Page(Struct, frozen=True):
    """A page of the site before the host frames it.

    `address` is the folder of the page, relative to the site's root, with a slash at its end ("kurse/zoom/"; empty
    for the home page). `kind` names the sort of page, which share a frame ("course", "guide", "term" …); `title`
    and what `describe` returns are plain text, `make` returns the body as HTML. `source` is the file the page comes from,
    relative to the project root; empty when it has none of its own. `made_of` are the values that decide what the
    body says, beside the text of that file and what is the same for all pages of a build (settings, templates, the
    program): terms and the day belong to them. `related` are the slugs of the offers that the page of an offer points to.
    """

    address: str
    kind: str
    title: str
    describe: Callable[[], str]
    make: Callable[[], str]
    source: str = ""
    made_of: tuple[object, ...] = ()
    related: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """The file of the page."""
        return f"{self.address}index.html"

    @property
    def description(self) -> str:
        """What search engines and previews of links say of the page; that of an offer follows from the offer."""
        return self.describe()

    @property
    def body(self) -> str:
        """The body, made anew each time."""
        return self.make()
