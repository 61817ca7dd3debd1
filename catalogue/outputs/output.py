"""Outputs: files of the site as values; nothing here touches a disk."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the site: `path` is relative to the site's root, with forward slashes."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site before the host frames it.

    `address` is the folder of the page, relative to the site's root, with a slash at its end ("kurse/zoom/"; empty
    for the home page). `kind` names the sort of page, which share a frame ("course", "guide", "term" …); `title`
    and `description` are plain text, `body` is HTML. `source` is the file the page comes from, relative to the
    project root; empty when it has none of its own.
    """

    address: str
    kind: str
    title: str
    description: str
    body: str
    source: str = ""
