"""Rules about the files beside the offers: which of them are published, and which have strayed in."""

from collections.abc import Iterator

from catalogue.checks.leads import Linked
from catalogue.checks.subject import Subject
from catalogue.model.file_name import is_windows_name
from catalogue.model.inventory import PUBLISHED, WORKED_IN, left_by_editor
from catalogue.model.problem import Place, Problem, Severity
from catalogue.model.slug import is_slug

# What offers may have been written in; of these, the program reads none.
_WRITTEN_IN = (".docx", ".doc", ".odt", ".rtf", ".pages")


def unknown_file(subject: Subject) -> Iterator[Problem]:
    """A file lies among the offers that is neither one nor a picture or document; it is not published."""
    for path in _among_offers(subject):
        if not path.lower().endswith((*PUBLISHED, *_WRITTEN_IN)):
            yield Problem("unknown-file", Place(path), {"value": path, "suggestion": _meant(path)}, Severity.WARNING)


def unlinked_file(subject: Subject, linked: Linked) -> Iterator[Problem]:
    """A picture or document lies among the offers to which nothing leads, not even a draft; what people work in is not published."""
    for path in _among_offers(subject):
        if path in linked.led or path in linked.others or not subject.published(path):
            continue
        details = {"value": path.rpartition("/")[2].replace(" ", "%20")}
        if path in linked.alone:
            yield Problem("unlinked-file", Place(path), details, Severity.WARNING)
        elif path.lower().endswith((*WORKED_IN, *_WRITTEN_IN)):
            yield Problem("unlinked-document", Place(path), details, Severity.WARNING)


def _among_offers(subject: Subject) -> Iterator[str]:
    settings = subject.catalogue.settings
    folders = (f"{settings.courses}/", f"{settings.guides}/")
    for path in sorted(subject.inventory.files - subject.inventory.slugs.keys()):
        folder = next((folder for folder in folders if path.startswith(folder)), None)
        if folder is None:
            continue
        *_, name = parts = path.removeprefix(folder).split("/")
        left_out = left_by_editor(name) or any(part[0] in "._" for part in parts)
        if not left_out:
            yield path


def name_not_utf8(subject: Subject) -> Iterator[Problem]:
    """The name of a file is of another encoding, so that no address comes of it; an offer is told of it as of any bad name."""
    for path in subject.inventory.files - subject.inventory.slugs.keys():
        if not path.isascii() and any("\ud800" <= sign <= "\udfff" for sign in path):
            yield Problem("name-not-utf8", Place(path))


def name_not_on_windows(subject: Subject) -> Iterator[Problem]:
    """A file or a folder has a name that Windows cannot have: where it is checked out there, it is missing, or nothing works."""
    files = subject.inventory.files
    odd = (path for path in files if not is_windows_name(path.rpartition("/")[2]))
    slugs = subject.inventory.slugs
    named = {path: path for path in odd if path not in slugs or is_slug(slugs[path])}  # others are told as `bad-slug`
    inside: dict[str, str] = {}
    for path in sorted(files, reverse=True):
        inside[path.rpartition("/")[0]] = path
    for folder, first in sorted(inside.items(), reverse=True):
        named |= {each: first for each in _with_above(folder) if not is_windows_name(each.rpartition("/")[2])}
    for place, first in sorted(named.items()):
        yield Problem("name-not-on-windows", Place(first), {"value": place.rpartition("/")[2][:80]}, Severity.WARNING)


def _with_above(folder: str) -> Iterator[str]:
    while folder:
        yield folder
        folder = folder.rpartition("/")[0]


def _meant(path: str) -> str:
    """The name of the offer that a file seems to be meant as: `kurs.md.txt`, `kurs.markdown`, `kurs.txt`."""
    name = path.rpartition("/")[2]
    stem = name.split(".")[0]
    return f"{stem}.md" if name.lower().endswith((".md.txt", ".markdown", ".txt", ".mdown", ".md.md")) else ""
