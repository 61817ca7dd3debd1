"""Hand-written pages as the search takes them, read from their Markdown: the host that renders them is not started for it."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from catalogue.model.settings import Settings
from catalogue.outputs.search.tokens import WrittenPage
from catalogue.reading.document import Document, read_document
from catalogue.reading.node import Mapping as Keys
from catalogue.reading.node import Node, Scalar, Sequence
from catalogue.reading.source_file import UnreadableError, read_text
from catalogue.reading.yaml_text import parse

_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.+?)[ \t#]*$", re.MULTILINE)
# An example of something, in which a hash begins a comment; one that is not closed is none.
_FENCED = re.compile(r"^[ >]*(```+(?=[^`\n]*\n)|~~~+)[^\n]*\n(?:.*\n)*?[ >]*\1[`~ ]*$", re.MULTILINE)
# Code, which says what one types and may be wrong on purpose. What readers do not see: comments and generated blocks, tags, targets of links, attribute lists, the kind of a notice.
_MARKUP = re.compile(r"^ *(```+(?=[^`\n]*\n)|~~~+)[^\n]*\n.*?(?:^ *\1|\Z)|<!--.*?-->|<[^>\n]*>|\]\([^)\n]*\)|\]\[[^]\n]*\]|\{[:.# ][^}\n]*\}|^ *(?:!!!|\?\?\?\+?) *\w+", re.DOTALL | re.MULTILINE)  # fmt: skip
_SIGNS = re.compile(r"[*_`|~\[\]#>]+")
_FRONT_PAGES = ("index", "README")


def written_pages(root: Path, settings: Settings, paths: Mapping[str, object]) -> Iterator[WrittenPage]:
    """Yields the hand-written pages at `paths`, but for the home page and those that are kept out of the search."""
    titles = _titles(root, settings)
    for path in sorted(paths):
        place = PurePosixPath(path).relative_to(settings.docs)
        document, _ = read_document(read_text(root, path), path=path, bare=True)
        if place.with_suffix("").as_posix() not in _FRONT_PAGES and not _kept_out(document):
            yield _page(document, place, titles.get(place.as_posix(), ""))


def _page(document: Document, place: PurePosixPath, known_as: str) -> WrittenPage:
    markdown = document.body.markdown if document.body else ""
    found = [(len(signs), _plain(text)) for signs, text in _HEADING.findall(_FENCED.sub("", markdown))]
    first = next((text for level, text in found if level == 1), "")
    folder = place.parent if place.stem in _FRONT_PAGES else place.with_suffix("")
    return WrittenPage(
        address=f"{folder.as_posix()}/",
        title=known_as or _text(document, "title") or first or folder.name.replace("-", " ").capitalize(),
        summary=_text(document, "description"),
        headings=tuple(text for level, text in found if level > 1),
        text=_plain(markdown),
    )


def _plain(markdown: str) -> str:
    return " ".join(_SIGNS.sub(" ", _MARKUP.sub(" ", markdown)).split())


def _text(document: Document, key: str) -> str:
    node = document.front.get(key) if document.front else None
    return node.text if isinstance(node, Scalar) else ""


def _kept_out(document: Document) -> bool:
    wish = document.front.get("search") if document.front else None
    excluded = wish.get("exclude") if isinstance(wish, Keys) else None
    return isinstance(excluded, Scalar) and excluded.text.lower() == "true"


def _titles(root: Path, settings: Settings) -> Mapping[str, str]:
    """What pages are called in the navigation, by path in the docs folder: that is their title for the host."""
    try:
        node, _ = parse(read_text(root, settings.file), path=settings.file, lenient=True)
    except UnreadableError:
        return {}
    nav = node.get("nav") if isinstance(node, Keys) else None
    return dict(_named(nav)) if nav is not None else {}


def _named(node: Node) -> Iterator[tuple[str, str]]:
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _named(item)
    elif isinstance(node, Keys):
        for name, target in node.entries:
            if isinstance(target, Scalar):
                yield target.text, name.text
            else:
                yield from _named(target)
