"""The last line against hostile HTML: rendered bodies keep only elements and attributes that can do no harm."""

from collections.abc import Callable

import nh3

_ATTRIBUTES = {
    "*": {"class", "id", "title", "lang", "dir", "role", "aria-label", "aria-hidden", "aria-describedby"},
    "a": {"href", "target", "download", "name"},
    "img": {"src", "alt", "width", "height", "loading", "align"},
    "input": {"type", "checked", "disabled", "name"},
    "label": {"for"},
    "details": {"open"},
    "ol": {"start", "type", "reversed"},
    "li": {"value"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "scope", "headers"},
    "time": {"datetime"},
    "q": {"cite"},
    "blockquote": {"cite"},
    "svg": {"viewBox", "xmlns"},
    "path": {"d"},
}
_TAGS = (nh3.ALLOWED_TAGS | {
    "input", "label", "details", "summary", "div", "span", "section", "figure", "figcaption", "svg", "path", "time", "mark",
    "kbd", "abbr", "dl", "dt", "dd", "ins", "del", "sup", "sub", "small", "var", "samp", "wbr", "picture",
}) - {"area", "map", "article", "aside", "header", "footer", "nav", "hgroup"}  # fmt: skip
_LINKS = {("a", "href"), ("img", "src")}
_WINDOWS = {"_blank", "_self", "_parent", "_top"}
_SCHEMES = {"http", "https", "mailto", "tel", "webcal"}


def sanitise(html: str, *, address: Callable[[str], str] = str, picture: Callable[[str], str] | None = None) -> str:
    """Returns `html` without scripts, styles, event handlers and addresses that run something.

    `address` is asked about every link and picture that stays, those in the author's own HTML included; about pictures,
    `picture` is asked in its place if it is there. The checks have told the author of everything that is taken out here;
    this is for what they could not see.
    """

    def kept(element: str, name: str, value: str) -> str | None:
        if (element, name) in _LINKS:
            return picture(value) if picture and element == "img" else address(value)
        # In a window with a name of its own, the page that is opened may send the one it was opened from elsewhere.
        return value if name != "target" or value.lower() in _WINDOWS else None

    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=kept,
        generic_attribute_prefixes={"data-"},
        url_schemes=_SCHEMES,
        link_rel=None,
        strip_comments=True,
    )
