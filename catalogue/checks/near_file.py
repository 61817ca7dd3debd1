"""The near file: which one an address means that leads nowhere, as it would be written right."""

import re
from collections.abc import Iterable, Iterator
from posixpath import dirname, join, normpath, relpath, splitext
from urllib.parse import unquote

from catalogue.checks.subject import Subject
from catalogue.model.inventory import PICTURES
from catalogue.model.link import folded_path
from catalogue.model.nearest import nearest

_PAGES = frozenset({".md", ".html", ".htm"})
# A reference as Hugo writes it.
_SHORTCODE = re.compile(r"\{\{[<%]\s*(?:rel)?ref\s+\"?([^\"\s>%]+)")
# The page of a folder.
_INDEX = re.compile(r"/index(?:\.\w+)?$")
# What stands behind an address as though it were part of it: a title in odd quotation marks, a size.
_BEHIND = re.compile(r"\s+[\"'„“”‚‘’=<{].*", re.DOTALL)


def near_file(address: str, source: str, subject: Subject) -> str:
    """Returns the address of the file meant, as it would be written in `source`; nothing where none is like it."""
    shortcode = _SHORTCODE.match(address)
    written, _, fragment = (
        _BEHIND.sub("", shortcode[1] if shortcode else address.strip()).replace("\\", "/").partition("#")
    )
    path = unquote(written.partition("?")[0]).rstrip("/")
    places = subject.targets(path, source).paths if path and not path.startswith("/") else ()
    if not places:
        return ""
    kind = _kind(path)
    settings = subject.catalogue.settings
    from_top = (path, join(settings.docs, path)) if ".." not in path else ()
    found = next(_same((*places, *map(normpath, from_top)), kind, subject), "") or _named(path, kind, source, subject)
    return f"{relpath(found, dirname(source))}{f'#{fragment}' if fragment else ''}" if found else ""


def _same(paths: Iterable[str], kind: str, subject: Subject) -> Iterator[str]:
    """The files whose paths are these but for capital letters and the spelling of their endings."""
    for path in paths:
        alike = [each for each in subject.alike.get(folded_path(path), ()) if not kind or _kind(each) == kind]
        yield from sorted(alike, key=lambda each: _ending(each) != _ending(path))


def _named(path: str, kind: str, source: str, subject: Subject) -> str:
    """The file that has the name of this path, or one most like it: one that lies below the folder of `source` comes first."""
    # The page of a folder has the name of that, as has an offer in a folder of its own.
    name = folded_path(_INDEX.sub("", path)).rpartition("/")[2]
    # Of one kind: the ending that all of them have says nothing of how alike they are.
    everywhere = _of_kind(subject.names.values(), kind) | (_offers(subject) if kind in ("", "page") else {})
    below = (
        each for each in subject.inventory.files if each.startswith(f"{dirname(source)}/") and subject.published(each)
    )
    # Of those with one name the nearest is told last, and stays.
    near = _of_kind(sorted(below, key=lambda each: (-each.count("/"), each)), kind)
    known = next((each for each in (near, everywhere) if name in each), near if nearest(name, near) else everywhere)
    return known.get(name) or known.get(nearest(name, known), "")


def _of_kind(files: Iterable[str], kind: str) -> dict[str, str]:
    """Files by their names, without those of folders."""
    named = ((folded_path(each).rpartition("/")[2], each) for each in files if not kind or _kind(each) == kind)
    return {name: each for name, each in named if name != "index"}


def _offers(subject: Subject) -> dict[str, str]:
    return {slug: file for slug, file in subject.slugs.items() if subject.published(file)}


def _ending(path: str) -> str:
    return splitext(path)[1]


def _kind(path: str) -> str:
    """What sort of file a path is of by its ending: a picture may have any of them."""
    ending = _ending(path).lower()
    return "picture" if ending in PICTURES else "page" if ending in _PAGES else ending
