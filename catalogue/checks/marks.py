"""Rules about the marks of a body, each for itself: nothing that runs or loads from elsewhere, nothing that a reader is left alone with."""

import re
from collections.abc import Container
from urllib.parse import unquote

from catalogue.model.link import SAFE_SCHEMES, scheme_of
from catalogue.model.outline import Mark, Sort
from catalogue.model.problem import Place, Problem, Severity

# Addresses that end before anything they could lead to: no host, no recipient with an @ (a subject alone is a letter to whom
# one likes), no digit; and those with two beginnings, of which the second is taken for a host.
_AIMLESS = re.compile(
    r"#|(?:https?|webcal):/*(?:[?#].*)?|https?://https?:.*|tel:\D*|mailto:(?:\?|(?![?]|[^?]*[^@?]@[^@?]).*)",
    re.IGNORECASE | re.DOTALL,
)
# Elements that run something, load something, or change the page around them.
_FORBIDDEN = frozenset({
    "script", "style", "iframe", "object", "embed", "applet", "frame", "frameset", "base", "meta", "link", "form",
    "noscript", "template", "portal", "math", "svg", "video", "audio", "source", "track", "textarea", "select", "input",
    "button", "dialog", "slot", "title", "body", "html", "head", "plaintext", "xmp", "noembed", "noframes", "marquee",
})  # fmt: skip
# What the policy stops on any page, so that one written by hand would stay empty at that place: foreign frames, scripts, styles.
_STOPPED = frozenset({
    "script", "style", "iframe", "frame", "frameset", "object", "embed", "applet", "base", "link", "meta", "portal",
})  # fmt: skip
# What a browser knows beside the forbidden ones; of what is none of them, nothing is shown.
_KNOWN = frozenset({
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
# Attributes that hold an address.
_ADDRESSES = frozenset({
    "href", "src", "action", "formaction", "xlink:href", "background", "poster", "data", "srcset", "ping", "cite",
    "manifest", "longdesc", "lowsrc", "dynsrc", "usemap", "codebase", "classid", "archive", "profile", "srcdoc",
})  # fmt: skip
# Those of them that hold several, with blanks or commas between.
_SEVERAL = frozenset({"srcset", "ping", "archive"})
_BETWEEN = re.compile(r"[\s,]+")


def judged(mark: Mark, place: Place, *, by_hand: bool = False) -> Problem | Mark | None:
    """Returns what is wrong with a mark; the mark itself when that depends on other files.

    On a page written `by_hand`, HTML is its author's own affair unless the policy stops it, and so are headings.
    """
    forbidden = _STOPPED if by_hand else _FORBIDDEN
    if mark.sort is Sort.LINK:
        return _aimless(mark.text, place) or _unsafe(mark.text, place) or (None if scheme_of(mark.text) else mark)
    if mark.sort is Sort.PICTURE:
        return _foreign_picture(mark, place) or mark
    if mark.sort is Sort.ELEMENT and mark.text in forbidden:
        return Problem("forbidden-element", place, {"value": mark.text})
    if mark.sort is Sort.ELEMENT and not by_hand and mark.text not in _KNOWN:
        return Problem("unknown-element", place, {"value": (mark.written or mark.text)[:40]}, Severity.WARNING)
    if mark.sort is Sort.ATTRIBUTE:
        return _harmful_attribute(mark, place, forbidden)
    if mark.sort is Sort.DIAGRAM:
        return Problem("undrawn-diagram", place, {"value": mark.text})
    return None if mark.sort is Sort.HEADING and by_hand else _improvable(mark, place)


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


def _unsafe(address: str, place: Place) -> Problem | None:
    """A link leads to a drive of this machine or the network (`drive-link`), or would run something (`unsafe-link`)."""
    scheme = scheme_of(address)
    if scheme == "file" or len(scheme) == 1 or address.startswith("\\"):
        return Problem("drive-link", place, {"value": address[:60]})
    return None if scheme in SAFE_SCHEMES else Problem("unsafe-link", place, {"value": address[:60]})


def _aimless(address: str, place: Place) -> Problem | None:
    """A link has no address (`dead-link`), or one that ends before the place it should lead to (`link-without-target`)."""
    if not address.strip():
        return Problem("dead-link", place, {"value": "", "suggestion": ""})
    if (":" not in address and address.strip() != "#") or not _AIMLESS.fullmatch("".join(unquote(address).split())):
        return None
    return Problem("link-without-target", place, {"value": address.strip()[:60]}, Severity.WARNING)


def _foreign_picture(mark: Mark, place: Place) -> Problem | None:
    """A picture would be loaded from another server (`foreign-content`), was pasted without its file (`pasted-picture`), or has no address."""
    scheme = scheme_of(mark.text)
    if mark.text.strip() in ("", "#"):
        return Problem("missing-picture", place, {"value": mark.text.strip(), "suggestion": ""})
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
    loads = name not in ("href", "cite")
    for address in _addresses(name, value):
        if unsafe := _unsafe(address, place):
            return unsafe
        if loads and (scheme_of(address) or address.replace("\\", "/").startswith("//")):
            return Problem("foreign-content", place, {"value": address[:80]})
    return None


def _addresses(name: str, value: str) -> list[str]:
    """The addresses in an attribute, without the blanks that browsers leave out; none where it holds something else."""
    if name not in _ADDRESSES:
        return []
    return _BETWEEN.split(value.strip()) if name in _SEVERAL else [value.strip()]
