"""Links: the edits that let relative addresses in a body lead where they led before a file was moved."""

import re
from collections.abc import Collection, Iterator, Mapping
from html import unescape
from posixpath import dirname, join, normpath, relpath
from urllib.parse import quote, unquote, urlsplit

from msgspec import Struct

from catalogue.model.body import Body
from catalogue.model.link import is_local, target_of
from catalogue.model.outline import Sort, outline
from catalogue.model.settings import Settings
from catalogue.renaming.edits import Edit, Text

_DESTINATION = re.compile(r"\s*(?:<(?P<angled>[^>\n]*)>|(?P<plain>[^\s)]+))")
_ATTRIBUTE = re.compile(r"\b(?:href|src)\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s>\"']+))")
_DEFINITION = re.compile(r"^[ >]*\[[^\]\n]+\]:[ \t]*\n?[ \t]*(?:<(?P<angled>[^>\n]*)>|(?P<plain>\S+))", re.MULTILINE)


class Removal(Struct, frozen=True):
    """Files that get a new place: `moved` maps old to new paths, `files` are all there were before."""

    moved: Mapping[str, str]
    files: Collection[str]
    settings: Settings


def mended(body: Body, text: Text, *, path: str, removal: Removal) -> Iterator[Edit]:
    """Yields the edits for the links and pictures of the file `path` that would lead elsewhere after the removal."""
    for mark in outline(body):
        if mark.sort in (Sort.LINK, Sort.PICTURE) and is_local(mark.text):
            address = address_after(mark.text, path=path, removal=removal)
            if address is not None:
                spans = _spans(text.text, text.at(mark.line, mark.column), mark.text)
                yield from (Edit(start, end, address) for start, end in spans)


def address_after(address: str, *, path: str, removal: Removal) -> str | None:
    """Returns what `address` in the file `path` has to become; None when it may stay as it is."""
    target = target_of(address, source=path, settings=removal.settings)
    found = next((file for file in target.paths if file in removal.files), None)
    if found is None:
        return None
    new, source = (removal.moved.get(each, each) for each in (found, path))
    written = urlsplit(address).path
    plain = unquote(written)
    if found != target.paths[0]:  # as the site sees it, where the course folder lies beside those of docs
        docs = f"{removal.settings.docs}/"
        new, source = (each.removeprefix(docs) for each in (new, source))
    if normpath(join(dirname(source), plain)) == new:
        return None
    after = relpath(new, dirname(source) or ".")
    after = f"./{after}" if plain.startswith("./") and not after.startswith("..") else after
    encode = plain != written or re.search(r"[\s()<>]", after)
    return (quote(after) if encode else after) + address[len(written) :]


def _spans(text: str, at: int, address: str) -> Iterator[tuple[int, int]]:
    """Yields where the address of the link that begins at `at` is written; for a reference, its definitions."""
    if text[at : at + 1] == "<":
        found = _ATTRIBUTE.finditer(text, at, text.find(">", at) + 1 or len(text))
        yield from (span for match in found if (span := _span(match, address)))
        return
    closing = _closing_bracket(text, text.find("[", at))
    match = _DESTINATION.match(text, closing + 2) if text[closing + 1 : closing + 2] == "(" else None
    if match is not None and (span := _span(match, address)):
        yield span
    else:
        yield from (span for match in _DEFINITION.finditer(text) if (span := _span(match, address)))


def _span(match: re.Match[str], address: str) -> tuple[int, int] | None:
    name = str(match.lastgroup)
    raw = unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", match[name]))
    return match.span(name) if address in (match[name], raw) else None


def _closing_bracket(text: str, at: int) -> int:
    """Returns the position of the bracket that closes the one at `at`; the text's end when none does."""
    depth = 0
    for match in re.finditer(r"\\.|[\[\]]", text[at:]) if at >= 0 else ():
        depth += {"[": 1, "]": -1}.get(match[0], 0)
        if depth == 0:
            return at + match.start()
    return len(text)
