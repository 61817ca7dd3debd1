"""Rules about bodies: links that lead somewhere, pictures that are there, nothing that runs or loads from elsewhere."""

from collections.abc import Container, Iterator
from itertools import islice

from msgspec import Struct

from catalogue.checks.circumstances import Circumstances
from catalogue.checks.links import complete, dead_anchor, find, from_root, leads_nowhere
from catalogue.checks.near_file import near_file
from catalogue.checks.subject import Subject
from catalogue.model.body import Body
from catalogue.model.inventory import NO_PICTURES
from catalogue.model.link import SAFE_SCHEMES, is_local, scheme_of
from catalogue.model.offer import Offer
from catalogue.model.outline import Mark, Sort, outline
from catalogue.model.problem import MOST, Place, Problem, Severity
from catalogue.model.prose import is_prose

# Elements that run something, load something, or change the page around them.
FORBIDDEN = frozenset({
    "script", "style", "iframe", "object", "embed", "applet", "frame", "frameset", "base", "meta", "link", "form",
    "noscript", "template", "portal", "math", "svg", "video", "audio", "source", "track", "textarea", "select", "input",
    "button", "dialog", "slot", "title", "body", "html", "head", "plaintext", "xmp", "noembed", "noframes", "marquee",
})  # fmt: skip
# All others that a browser knows; of what is none of them, nothing is shown.
KNOWN = frozenset({
    "a", "abbr", "acronym", "address", "area", "article", "aside", "b", "bdi", "bdo", "big", "blockquote", "br",
    "caption", "center", "cite", "code", "col", "colgroup", "data", "datalist", "dd", "del", "details", "dfn", "dir",
    "div", "dl", "dt", "em", "fieldset", "figcaption", "figure", "font", "footer", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "hr", "i", "img", "ins", "kbd", "label", "legend", "li", "main", "map", "mark", "menu",
    "meter", "nav", "ol", "optgroup", "option", "output", "p", "picture", "pre", "progress", "q", "rp", "rt", "ruby",
    "s", "samp", "search", "section", "small", "span", "strike", "strong", "sub", "summary", "sup", "table", "tbody",
    "td", "tfoot", "th", "thead", "time", "tr", "tt", "u", "ul", "var", "wbr",
})  # fmt: skip
# Addresses of pictures that hold the picture themselves, or mean one that the program has from which the text was copied.
_PASTED = frozenset({"data", "cid", "blob"})
# So much of such an address tells what it is.
_SHOWN = 30
ADDRESSES = frozenset({
    "href", "src", "action", "formaction", "xlink:href", "background", "poster", "data", "srcset", "ping", "cite",
    "manifest", "longdesc", "lowsrc", "dynsrc", "usemap", "codebase", "classid", "archive", "profile", "srcdoc",
})  # fmt: skip


class Inspected(Struct, frozen=True):
    """A body as it was found for itself: what is wrong with it, and the links and pictures to follow, in their order."""

    path: str
    found: tuple[Problem | Mark, ...]

    @property
    def links(self) -> bool:
        """Whether something in it leads to other files."""
        return any(isinstance(each, Mark) for each in self.found)

    @property
    def anchored(self) -> bool:
        """Whether something in it leads to a place on a page, for which that page has to be read."""
        return any(isinstance(each, Mark) and "#" in each.text for each in self.found)


def empty_body(offer: Offer, circumstances: Circumstances) -> Iterator[Problem]:
    """An offer has no text."""
    if not offer.body.markdown.strip():
        yield circumstances.warning("empty-body", offer)


def inspect(path: str, text: Body) -> Inspected:
    """Returns what a body holds against all rules that need to know no other file, with one reading of it."""
    found = (judged(mark, Place(path, mark.line, mark.column)) for mark in (() if is_prose(text) else outline(text)))
    return Inspected(path, tuple(each for each in found if each is not None))


def settled(body: Inspected) -> Iterator[Problem]:
    """Yields the problems of a body that leads nowhere else."""
    return _limited(body.path, (each for each in body.found if isinstance(each, Problem)))


def followed(body: Inspected, subject: Subject) -> Iterator[Problem]:
    """Yields the problems of a body after following its links and pictures."""
    found = (
        each if isinstance(each, Problem) else _followed(each, Place(body.path, each.line, each.column), subject)
        for each in body.found
    )
    return _limited(body.path, (problem for problem in found if problem is not None))


def _limited(path: str, found: Iterator[Problem]) -> Iterator[Problem]:
    yield from islice(found, MOST)
    if next(found, None) is not None:
        yield Problem("too-many-mistakes", Place(path), {"limit": str(MOST)})


def judged(mark: Mark, place: Place, *, forbidden: Container[str] = FORBIDDEN) -> Problem | Mark | None:
    """Returns what is wrong with a mark; the mark itself when that depends on other files."""
    if mark.sort is Sort.LINK:
        if not mark.text.strip():
            return Problem("dead-link", place, {"value": "", "suggestion": ""})
        return _unsafe(mark.text, place) or (None if scheme_of(mark.text) else mark)
    if mark.sort is Sort.PICTURE:
        return _foreign_picture(mark, place) or mark
    if mark.sort is Sort.ELEMENT and mark.text in forbidden:
        return Problem("forbidden-element", place, {"value": mark.text})
    if mark.sort is Sort.ELEMENT and forbidden is FORBIDDEN and mark.text not in KNOWN:
        return Problem("unknown-element", place, {"value": (mark.written or mark.text)[:40]}, Severity.WARNING)
    if mark.sort is Sort.ATTRIBUTE:
        return _harmful_attribute(mark, place, forbidden)
    if mark.sort is Sort.DIAGRAM:
        return Problem("undrawn-diagram", place, {"value": mark.text})
    return _improvable(mark, place)


def _improvable(mark: Mark, place: Place) -> Problem | None:
    """A heading of the first level, a picture without a description, or a link that does not say where it leads."""
    # Two versions that git left are no heading, although the line between them looks like one that is underlined.
    if mark.sort is Sort.HEADING and mark.level == 1 and not mark.text.startswith("<<<<<<<"):
        return Problem("heading-level-one", place, {"value": mark.text[:60]}, Severity.WARNING)
    if mark.sort is Sort.UNDESCRIBED:
        return Problem("undescribed-picture", place, {}, Severity.WARNING)
    if mark.sort is Sort.VAGUE:
        return Problem("vague-link", place, {"value": mark.text}, Severity.WARNING)
    return None


def _followed(mark: Mark, place: Place, subject: Subject) -> Problem | None:
    """A picture is not there (`missing-picture`), a link leads to no file (`dead-link`) or to a draft (`link-to-draft`)."""
    if mark.sort is Sort.PICTURE:
        return local_picture(mark, place, subject)
    if is_local(mark.text) and _to_draft(mark.text, place.path, subject):
        return Problem("link-to-draft", place, {"value": mark.text[:80]})
    return local_link(mark, place, subject)


def local_link(mark: Mark, place: Place, subject: Subject) -> Problem | None:
    """A link begins at the server's root (`root-relative-link`) or leads to no file (`dead-link`) or place (`dead-anchor`)."""
    if leads_nowhere(mark.text, place.path, subject):
        near = complete(mark.text) or near_file(mark.text, place.path, subject)
        return Problem("dead-link", place, {"value": mark.text[:80], "suggestion": near})
    return from_root(mark.text, place, subject) or dead_anchor(mark.text, place, subject)


def _to_draft(address: str, source: str, subject: Subject) -> bool:
    """Whether a link of a published offer leads to a draft, which has no page."""
    drafts = subject.drafts
    if not drafts or source in drafts:
        return False
    return any(path in drafts for path in subject.targets(address, source).paths)


def local_picture(mark: Mark, place: Place, subject: Subject) -> Problem | None:
    """A picture begins at the server's root (`root-relative-link`), is not there (`missing-picture`) or none (`no-picture`)."""
    if leads_nowhere(mark.text, place.path, subject):
        near = near_file(mark.text, place.path, subject)
        return Problem("missing-picture", place, {"value": mark.text[:80], "suggestion": near})
    if is_local(mark.text) and find(mark.text, place.path, subject).lower().endswith(NO_PICTURES):
        return Problem("no-picture", place, {"value": mark.text[:80]}, Severity.WARNING)
    return from_root(mark.text, place, subject)


def _unsafe(address: str, place: Place) -> Problem | None:
    """A link leads to a drive of this machine or the network (`drive-link`), or would run something (`unsafe-link`)."""
    scheme = scheme_of(address)
    if scheme == "file" or len(scheme) == 1 or address.startswith("\\"):
        return Problem("drive-link", place, {"value": address[:60]})
    return None if scheme in SAFE_SCHEMES else Problem("unsafe-link", place, {"value": address[:60]})


def _foreign_picture(mark: Mark, place: Place) -> Problem | None:
    """A picture would be loaded from another server (`foreign-content`), or was pasted without its file (`pasted-picture`)."""
    scheme = scheme_of(mark.text)
    if scheme == "file" or len(scheme) == 1:
        return Problem("drive-link", place, {"value": mark.text[:60]})
    if scheme in _PASTED:
        return Problem("pasted-picture", place, {"value": mark.text[:_SHOWN]})
    if scheme or mark.text.startswith(("//", "\\")):
        return Problem("foreign-content", place, {"value": mark.text[:80]})
    return None


def _harmful_attribute(mark: Mark, place: Place, forbidden: Container[str]) -> Problem | None:
    """HTML in a body runs a script, brings its own style or loads from elsewhere."""
    element, _, rest = mark.text.partition(" ")
    name, _, value = rest.partition("=")
    if element in forbidden:
        return None  # the element goes as a whole
    if name.startswith("on") or name == "style":
        return Problem("forbidden-attribute", place, {"value": name[:40], "element": element})
    if name in ADDRESSES and (unsafe := _unsafe(value, place)):
        return unsafe
    if name in ADDRESSES - {"href", "cite"} and (scheme_of(value) or value.startswith("//")):
        return Problem("foreign-content", place, {"value": value[:80]})
    return None
