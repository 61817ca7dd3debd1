"""Documents: a Markdown file split into its YAML front matter and its body."""

import re

from msgspec import Struct

from catalogue.model.body import Body
from catalogue.model.problem import Place, Problem, excerpt
from catalogue.reading.node import Mapping, is_null
from catalogue.reading.yaml_text import parse

LARGEST_FRONT = 128_000
_FENCE = re.compile(r"---[ \t]*\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)


class Document(Struct, frozen=True):
    """A file's front matter (None when it could not be read) and body (None when nothing tells where it begins)."""

    path: str
    front: Mapping | None
    body: Body | None


# What other programs make of the three dashes, or put in their place: a dash of a word processor, a line of stars, a fence of code.
_NO_OPENING = re.compile(
    r"[ \t\xa0]*(?:[-–—_*=~+]{2,40}|—|[-–—]{1,2})[ \t]*\n(?=\s*[\w-]+ ?[:=])|```\w*[ \t]*\n(?=---|\w+:)|[ \t\xa0]+---[ \t]*\n"
)
_NO_CLOSING = re.compile(r"[ \t\xa0]*(?:[-–—_*=~+]{3,40}|—|–{1,2}|--)[ \t]*")
# How the lines of front matter begin; from the first other one on, such a line is a ruler of the text.
_FRONT = re.compile(r"[ \t]+\S|[\w.\"'-]+\s*:|-|#|[\]}]")
# A field with which a file begins whose first line is missing.
_FIELD = re.compile(r"[A-Za-z]\w{2,20}: ")


def split_plain(text: str) -> tuple[str, Body] | None:
    """Returns front matter and body of a text that begins and closes its front matter as nearly all do, else None."""
    end = text.find("\n---\n", 3)
    if not text.startswith("---\n") or not 0 < end < LARGEST_FRONT or text.find("\n...", 3, end) > 0:
        return None
    front = text[4 : end + 1]
    # Behind the closing dashes the line after the next begins: one for either fence.
    return None if "\n---" in front else (front, Body(text[end + 5 :], line=front.count("\n") + 3))


def _closed_oddly(text: str, at: int) -> re.Match[str] | None:
    """The line that was to close front matter which begins there."""
    while at < len(text):
        end = text.find("\n", at)
        end = end if end >= 0 else len(text)
        if fence := _NO_CLOSING.fullmatch(text, at, end):
            return fence
        if not _FRONT.match(text, at, end):
            return None
        at = end + 1
    return None


def _wrong_fence(found: re.Match[str], text: str, path: str) -> Problem:
    line = text.count("\n", 0, found.start()) + 1
    return Problem("wrong-fence", Place(path, line), {"value": excerpt(found[0].strip("\n"), 40)})


def read_document(text: str, *, path: str, bare: bool = False) -> tuple[Document, tuple[Problem, ...]]:
    """Returns the document of `text` and the problems of its front matter, which a `bare` page may be without."""
    blank = len(text) - len(text.lstrip("\n"))
    opening = _FENCE.match(text, blank)
    if opening is None and not bare and (fence := _NO_OPENING.match(text, blank)):
        return Document(path, None, None), (_wrong_fence(fence, text, path),)
    if opening is None and not bare and _FIELD.match(text, blank) and _CLOSING.search(text, blank):
        return Document(path, None, None), (Problem("missing-front-matter", Place(path, blank + 1)),)
    if opening is None:
        return Document(path, None, Body(text)), (Problem("missing-front-matter", Place(path, blank + 1)),)
    closing = _CLOSING.search(text, opening.end())
    if closing is None and (fence := _closed_oddly(text, opening.end())):
        return Document(path, None, None), (_wrong_fence(fence, text, path),)
    if closing is None:
        return Document(path, None, None), (Problem("unclosed-front-matter", Place(path, blank + 1)),)
    front = text[opening.end() : closing.start()]
    end = closing.end() + 1
    body = Body(text[end:], line=text.count("\n", 0, end) + 1)
    if len(front) > LARGEST_FRONT:
        problem = Problem("front-matter-too-large", Place(path, blank + 1), {"limit": str(LARGEST_FRONT // 1000)})
        return Document(path, None, body), (problem,)
    node, problems = parse(front, path=path, first_line=blank + 2)
    if (node is None and not problems) or (node is not None and is_null(node)):
        node = Mapping((), blank + 1, 1)
    if node is not None and not isinstance(node, Mapping):
        problems = (*problems, Problem("front-matter-no-mapping", Place(path, node.line, node.column)))
    return Document(path, node if isinstance(node, Mapping) else None, body), problems
