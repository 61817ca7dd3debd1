"""Places: which file is meant by what the author typed, and where it goes, unless something stands in the way."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname, join

from catalogue.model.file_name import is_windows_name
from catalogue.model.nearest import nearest
from catalogue.model.slug import LONGEST, is_slug, slugify
from catalogue.reading.offer_file import slug_of
from catalogue.reading.reading import Reading

INDEX = "index.md"
# What no folder may be called because it means something else in an address, or would be taken for a file.
_BAD_FOLDER = re.compile(r"[\x7f#%\ud800-\udfff]|\.md$", re.IGNORECASE)


class RefusedError(Exception):
    """The offer cannot be renamed like this; `reason` is a key of the translations below `rename.refused`."""

    def __init__(self, reason: str, **details: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.details = details


def find_offer(reading: Reading, name: str) -> str:
    """Returns the path of the offer that is called `name` or lies there; raises RefusedError."""
    slugs = reading.inventory.slugs
    for path in (name, f"{name.rstrip('/')}/{INDEX}"):
        if path in slugs:
            return path
    found = [path for path, slug in sorted(slugs.items()) if slug == name]
    if len(found) > 1:
        raise RefusedError("ambiguous", value=name, paths=", ".join(found))
    if not found:
        raise RefusedError("unknown", value=name, suggestion=nearest(name, set(slugs.values())))
    return found[0]


def target_of(root: Path, reading: Reading, path: str, new: str) -> str:
    """Returns where the offer in the file `path` goes when it becomes `new`, a name or a path; raises RefusedError."""
    target = _placed(root, path, new)
    slug = slug_of(target)
    if target == path:
        raise RefusedError("same", path=path)
    if not is_slug(slug):
        raise RefusedError("bad-name", value=slug[:LONGEST], suggestion=slugify(slug))
    for reason, details in _obstacles(root, reading, path, target):
        raise RefusedError(reason, **details)
    return target


def _placed(root: Path, path: str, new: str) -> str:
    """The new path: a bare name stays in its folder, a folder that is there takes the offer in, a path is a path."""
    folder = path.endswith(f"/{INDEX}")
    own = path.removesuffix(f"/{INDEX}") if folder else path
    if "/" not in new and not new.endswith(".md"):
        target = join(dirname(own), new)
    elif new.endswith("/") or (root / new).is_dir():
        target = join(new.rstrip("/"), slug_of(path))
    else:
        target = new.removesuffix(f"/{INDEX}") if folder else new.removesuffix(".md")
    if folder and target.endswith(".md"):
        raise RefusedError("folder-stays", path=own)
    return f"{target}/{INDEX}" if folder else f"{target}.md"


def _obstacles(root: Path, reading: Reading, path: str, target: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yields what stands in the way, with what to say about it."""
    settings, slug = reading.catalogue.settings, slug_of(target)
    content = next(each for each in (settings.courses, settings.guides) if path.startswith(f"{each}/"))
    below = target.removeprefix(f"{content}/")
    if below == target or any(part.startswith((".", "_")) for part in below.split("/")) or ".." in target.split("/"):
        yield "outside", {"path": target, "folder": content}
    source, place = (each.removesuffix(f"/{INDEX}") for each in (path, target))
    folder = place.rpartition("/")[0]
    if "//" in place or (not (root / folder).is_dir() and any(map(_bad_folder, folder.split("/")))):
        yield "bad-folder", {"path": folder}
    if not is_windows_name(slug):
        yield "not-on-windows", {"value": slug}
    if os.path.lexists(root / place) or place.startswith(f"{source}/"):
        yield "exists", {"path": place}
    for other, taken in sorted(reading.inventory.slugs.items()):
        if taken.casefold() == slug and other != path:
            yield "taken", {"value": slug, "path": other}
    for offer in reading.catalogue.offers:
        if slug in offer.aliases and offer.path != path:
            yield "alias", {"value": slug, "path": offer.path}


def _bad_folder(name: str) -> bool:
    return _BAD_FOLDER.search(name) is not None or not is_windows_name(name)
