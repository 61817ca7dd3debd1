"""Links: whether what a body leads to is there, the file and the place on its page, and how it would be written right."""

from posixpath import dirname, join, normpath, relpath, splitext
from urllib.parse import unquote, urlsplit

from catalogue.checks.subject import Subject
from catalogue.model.anchors import MADE, TOP
from catalogue.model.link import is_local, scheme_of
from catalogue.model.nearest import nearest
from catalogue.model.problem import Place, Problem, Severity

# What a hand-written page may lead to although no file is there: pages of the catalogue, its feeds and exports.
_GENERATED = ("/", ".ics", ".xml", ".json", ".csv")


def from_root(address: str, place: Place, subject: Subject) -> Problem | None:
    """A link begins at the root of the server, where this site may not lie, and where no check can follow it."""
    if scheme_of(address) or not address.startswith("/") or address.startswith("//"):
        return None
    parts = urlsplit(address)
    name = unquote(parts.path).strip("/").removesuffix("/index.html").rpartition("/")[2]
    path = subject.slugs.get(name.removesuffix(".md")) or _same_end(unquote(parts.path), subject)
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    details = {"value": address[:80], "suggestion": f"{relpath(path, dirname(place.path))}{fragment}" if path else ""}
    return Problem("root-relative-link", place, details)


def _same_end(path: str, subject: Subject) -> str:
    """The file of the docs folder that an address from the root means."""
    below = normpath(join(subject.catalogue.settings.docs, path.strip("/").removesuffix(".html")))
    found = (each for each in (below, f"{below}.md", f"{below}/index.md") if each in subject.inventory.files)
    return next(filter(subject.published, found), "")


def leads_nowhere(address: str, source: str, subject: Subject) -> bool:
    """Whether a link or a picture needs a file that is not there."""
    if not is_local(address) or find(address, source, subject):
        return False
    return source not in subject.written or not _of_page(address, source, subject)


def _of_page(address: str, source: str, subject: Subject) -> bool:
    """Whether an address of a hand-written page is seen from the page, as HTML there is, or that of a made page."""
    path = unquote(urlsplit(address).path)
    settings = subject.catalogue.settings
    page = normpath(join(splitext(source)[0].removesuffix("/index"), path))
    mounted = page.removeprefix(f"{settings.docs}/")
    return (
        not path or path.endswith(_GENERATED) or page in subject.inventory.files or mounted in subject.inventory.files
    )


def find(address: str, source: str, subject: Subject) -> str:
    """Returns the file that an address in the file `source` leads to, or nothing."""
    target = subject.targets(address, source)
    return next((path for path in target.paths if path in subject.inventory.files), "")


def complete(address: str) -> str:
    """Returns what stands for a place elsewhere, written without its scheme, as it would be written right; else nothing."""
    if address.startswith("www."):
        return f"https://{address}"
    return f"mailto:{address}" if "@" in address and "/" not in address else ""


def dead_anchor(address: str, place: Place, subject: Subject) -> Problem | None:
    """A link leads to a place that its page does not have."""
    here, _, fragment = address.partition("#")
    fragment = unquote(fragment)
    if scheme_of(address) or fragment.lower() in ("", TOP) or fragment.startswith(MADE) or here.startswith("/"):
        return None
    anchors = subject.anchors(find(here, place.path, subject) if here else place.path)
    if anchors is None or fragment in anchors:
        return None
    near = nearest(fragment, anchors)
    details = {"value": address[:80], "suggestion": f"{here}#{near}" if near else ""}
    return Problem("dead-anchor", place, details, Severity.WARNING)
