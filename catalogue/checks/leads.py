"""Leads: which of the files beside the offers something leads to, and which of the others are published all the same."""

import re
from collections.abc import Callable, Iterable, Iterator
from posixpath import dirname, join, normpath, splitext
from urllib.parse import unquote

from msgspec import Struct

from catalogue.checks.body import Inspected
from catalogue.checks.links import find
from catalogue.checks.subject import Subject
from catalogue.model.body import Body
from catalogue.model.inventory import PUBLISHED, WORKED_IN
from catalogue.model.link import is_local, taken_apart
from catalogue.model.outline import Mark, Sort, outline

# An address in a file, with that file.
Lead = tuple[str, str]
# What such a file's name ends with. Links and pictures are found otherwise: this is for what else HTML loads, and for fields.
_NAME = re.compile(rf"\.(?:{'|'.join(ending[1:] for ending in PUBLISHED)})(?!\w)", re.IGNORECASE)
# An address as it begins in HTML: behind a quotation mark, or in a list of several, or without any; and any that is whole.
_BEGINNINGS = tuple(
    map(re.compile, (r"[\"']([^\"'<>]*)\Z", r"(?:=|,\s+)([^\s\"'<>=,]*)\Z", r"((?:https?:)?//[^\s\"'<>()]*)\Z"))
)
# So long is one at most.
_LONGEST = 500


class Linked(Struct, frozen=True):
    """The files beside the offers that something leads to: `led` a published offer, a term or a page, `others` drafts alone.

    `alone` are those that are published although nothing is seen to lead there: pictures, recordings and what is meant to be
    read. A setting, a style sheet or a text that is taken in may name them.
    """

    led: frozenset[str]
    others: frozenset[str]
    alone: frozenset[str]

    @property
    def published(self) -> frozenset[str]:
        """The files that come to the site."""
        return self.led | self.alone


def leads_of(inspected: Inspected, *texts: str) -> Iterator[Lead]:
    """Yields where the links and pictures of a body may lead, and the files that its text and other `texts` name."""
    whole = "\n".join(texts)  # most name none, which is seen at once in all of them
    marks = (mark.text for mark in inspected.found if isinstance(mark, Mark))
    for address in dict.fromkeys((*filter(_names_file, marks), *_names(whole))):
        yield inspected.path, address


def resolved(leads: Iterable[Lead], subject: Subject) -> Iterator[Lead]:
    """Yields the files that leads come to, each with the file that leads there."""
    for source, address in leads:
        if file := _file(address, source, subject):
            yield source, file


def linked_files(leads: Iterable[Lead], subject: Subject) -> Linked:
    """Returns the files that something leads to, and the others; `leads` are those of the offers, resolved already."""
    beside = _beside_offers(subject)  # pages written by hand are not taken apart where there is nothing to lead to
    own = {*leads, *resolved(_of_others(subject) if beside else (), subject)}
    led = frozenset(file for source, file in own if source not in subject.drafts)
    others = frozenset(file for _, file in own) - led
    unfinished = _folders_of_drafts(subject)
    free = (path for path in beside - led - others if not path.lower().endswith(WORKED_IN))
    return Linked(led, others, frozenset(path for path in free if not unfinished(path)))


def _beside_offers(subject: Subject) -> frozenset[str]:
    folders = tuple(f"{folder}/" for folder in (subject.catalogue.settings.courses, subject.catalogue.settings.guides))
    others = subject.inventory.files - subject.inventory.slugs.keys()
    return frozenset(path for path in others if path.startswith(folders) and path.lower().endswith(PUBLISHED))


def _folders_of_drafts(subject: Subject) -> Callable[[str], bool]:
    """Tells whether a file lies in a folder of which all offers are drafts."""
    drafts = {dirname(path) for path in subject.drafts}
    others = {dirname(path) for path in subject.inventory.slugs.keys() - subject.drafts}

    def unfinished(path: str) -> bool:
        folder = dirname(path)
        while folder and folder not in drafts and folder not in others:
            folder = dirname(folder)
        return folder in drafts and folder not in others

    return unfinished


def _of_others(subject: Subject) -> Iterator[Lead]:
    """Where pages written by hand, files of offers that could not be read, and terms lead."""
    for path, body in (*subject.torn.items(), *subject.written.items()):
        yield from ((path, address) for address in (*_marked(body), *_names(body.markdown)))
    for terms in subject.catalogue.vocabularies.values():
        yield from (("", name) for term in terms for name in _names(repr(term)))


def _marked(body: Body) -> Iterator[str]:
    marks = outline(body) if _NAME.search(body.markdown) else ()  # most pages name no file, and are not taken apart
    yield from (mark.text for mark in marks if mark.sort in (Sort.LINK, Sort.PICTURE) and _names_file(mark.text))


def _names_file(address: str) -> bool:
    return "." in address and taken_apart(address)[0].lower().endswith(PUBLISHED)


def _names(text: str) -> Iterator[str]:
    for match in _NAME.finditer(text):
        before = text[max(0, match.start() - _LONGEST) : match.start()]
        in_tag = before.rfind("<") > before.rfind(">")  # elsewhere only whole addresses lead anywhere
        patterns = _BEGINNINGS if in_tag else _BEGINNINGS[-1:]
        yield from (found[1] + match[0] for pattern in patterns if (found := pattern.search(before)))


def _file(address: str, source: str, subject: Subject) -> str:
    """The file that an address leads to: as it stands in the source file, or as it is in the site, seen from the page or from anywhere."""
    site = _bare(subject.catalogue.settings.url or "")
    if site and "//" in address and _bare(address).startswith(site):
        return _mounted(unquote(taken_apart(_bare(address, fold=False)[len(site) :])[0]), subject)
    if not is_local(address):
        return ""
    docs, page = f"{subject.catalogue.settings.docs}/", splitext(source)[0].removesuffix("/index")
    path = normpath(join(page.removeprefix(docs), taken_apart(address)[0]))
    return (source and find(address, source, subject)) or (_mounted(path, subject) if source.startswith(docs) else "")


def _bare(address: str, *, fold: bool = True) -> str:
    """An address without its scheme, in which servers lead from http to https, and in small letters as hosts are read."""
    bare = address.partition("//")[2]
    return bare.lower() if fold else bare


def _mounted(path: str, subject: Subject) -> str:
    """The file that lies at a path of the site: below its first folder, which has a name in the language of the site, courses' files."""
    settings = subject.catalogue.settings
    found = f"{settings.docs}/{path}", f"{settings.courses}/{path.partition('/')[2]}"
    return next((each for each in found if each in subject.inventory.files), "")
