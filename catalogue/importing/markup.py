"""HTML inside Markdown: elements to Markdown, what would run or load taken out and reported."""

import re
from typing import Any

from bs4 import BeautifulSoup, Tag
from markdownify import MarkdownConverter

from catalogue.importing.anchors import destination
from catalogue.importing.fields_of_forms import FIELDS, field_words, without_fields
from catalogue.importing.note import Say
from catalogue.importing.office import without_office
from catalogue.importing.registration import web_address
from catalogue.importing.tables import table_markdown

_OPEN = re.compile(r"<([a-zA-Z][a-zA-Z0-9-]*)((?:\s(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)?)(/?)>")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)|<\?.*?\?>|<!\[CDATA\[.*?\]\]>|<!DOCTYPE[^<>]*>", re.DOTALL | re.IGNORECASE)


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BLOCKS = _names(
    "address article aside body center details div fieldset figcaption figure footer form header html main nav p section summary"
)
_INLINE = _names(
    "abbr acronym b-text big bdi bdo cite data dfn font ins label legend mark output q ruby small span time tt u var wbr"
)
_CONVERTED = _names(
    "a b strong i em s del strike code kbd samp sub sup h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre table thead tbody tfoot tr td th "
    "caption img picture video audio source track iframe embed object select option optgroup datalist textarea button"
)
_DROPPED = _names(
    "script style noscript template svg math head link meta base title applet frame frameset canvas map dialog portal"
)
_VOID = _names("br hr img input source track wbr link meta base embed area col param frame")
_KNOWN = _BLOCKS | _INLINE | _CONVERTED | _DROPPED | _VOID | {"colgroup"}
_CLOSING = re.compile(rf"</(?:{'|'.join(sorted(_KNOWN))})\s*>", re.IGNORECASE)
# What is left and would be read as HTML: anything but the automatic links of Markdown.
_LEFT = re.compile(r"<(?=[a-zA-Z/!?])(?!https?://[^\s<>]+>)(?!(?:mailto:)?[\w.+-]+@[\w.-]+>)", re.IGNORECASE)
# A box to tick on the line before its words.
_TICKED = re.compile(r"(<input\b[^<>]*\b(?:checkbox|radio)\b[^<>]*>)\s+(?=<label\b)", re.IGNORECASE)
_BRACE = re.compile(r"(?<![\\{])\{(?=[^\n]*\})")
_HIGH = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_LOW = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
DEEPEST = 60


def to_markdown(text: str, say: Say) -> str:
    """Returns Markdown in which no HTML is left; pictures stand as Markdown pictures, for the links to be resolved."""
    if "<" not in text:
        return text
    text = without_office(text)
    text = _COMMENT.sub(lambda match: _comment(match[0], say), text)
    return _CLOSING.sub("", _Scanner(say).convert(_TICKED.sub(r"\1", text), depth=0))


def escape_rest(text: str) -> str:
    """Returns `text` with every `<` that could still begin an HTML element written as `&lt;`.

    Braces, in which attributes would stand, are escaped too: {{ name }} is text.
    """
    return _BRACE.sub(r"\\{", _LEFT.sub("&lt;", text))


def _comment(text: str, say: Say) -> str:
    if text.strip("<!->? "):
        say("comment-dropped", value=text.strip("<!->? "))
    return ""


class _Scanner:
    """Finds the outermost elements in Markdown and replaces each."""

    def __init__(self, say: Say) -> None:
        self._say = say
        self._html = _Converter(say)

    def convert(self, text: str, *, depth: int) -> str:
        out: list[str] = []
        position = 0
        while match := _OPEN.search(text, position):
            name = match[1].lower()
            out.append(text[position : match.start()])
            if name not in _KNOWN:
                out.append(match[0])
                position = match.end()
                continue
            end, close = self._end(text, match)
            out.append(
                self._element(name, text[match.start() : close], text[match.end() : end], "".join(out[-2:]), depth)
            )
            position = close
        return "".join([*out, text[position:]])

    def _end(self, text: str, opening: re.Match[str]) -> tuple[int, int]:
        """Where the content of an element ends, and the element itself; one that is never closed is its tag alone."""
        name = opening[1].lower()
        if name in _VOID or opening[3]:
            return opening.end(), opening.end()
        depth = 1
        for tag in re.compile(rf"<(/?){re.escape(name)}(?=[\s>/])[^<>]*>", re.IGNORECASE).finditer(text, opening.end()):
            depth += -1 if tag[1] else (0 if tag[0].endswith("/>") else 1)
            if depth == 0:
                return tag.start(), tag.end()
        whole = name in ("script", "style")
        return (len(text), len(text)) if whole else (opening.end(), opening.end())

    def _element(self, name: str, outer: str, inner: str, before: str, depth: int) -> str:
        if name == "br":
            return _break(before)
        if name == "hr":
            return "\n\n---\n\n"
        if name in FIELDS or name in ("input", "label"):
            return self._field(name, outer, inner, before, depth)
        if name in _DROPPED:
            self._say("element-dropped", element=name, value=outer)
            return ""
        if name in _BLOCKS and depth < DEEPEST:
            flush = re.sub(r"^[ \t]+", "", inner, flags=re.MULTILINE)
            return f"\n\n{self.convert(flush, depth=depth + 1).strip()}\n\n"
        if name in _INLINE and depth < DEEPEST:
            return self.convert(inner, depth=depth + 1)
        return self._html.fragment(outer)

    def _field(self, name: str, outer: str, inner: str, before: str, depth: int) -> str:
        """The words of a field or its label, apart from those around them."""
        if name == "input":
            return field_words(outer, self._say)
        words = self.convert(inner, depth=depth + 1) if name == "label" else self._html.fragment(outer)
        return f"{' ' if before and not before[-1].isspace() else ''}{' '.join(words.split())} "


def _break(before: str) -> str:
    """A line break: a dot within a table row, a dash within a heading, where Markdown has no line breaks."""
    line = before.rpartition("\n")[2].lstrip()
    if line.startswith("|"):
        return " · "
    return " – " if line.startswith("#") else "  \n"


class _Converter(MarkdownConverter):
    """HTML fragments to Markdown as Python-Markdown and CommonMark both read it: four blanks for every list level."""

    def __init__(self, say: Say) -> None:
        super().__init__(
            heading_style="ATX", bullets="-", strong_em_symbol="*", newline_style="spaces",
            escape_asterisks=False, escape_underscores=False, escape_misc=False,
        )  # fmt: skip
        self._say = say

    def fragment(self, html: str) -> str:
        """Returns the Markdown of one element."""
        try:
            soup = BeautifulSoup(f"<div>{html}</div>", "html.parser")
            without_fields(soup, self._say)
            for tag in soup.find_all(sorted(_DROPPED)):
                self._say("element-dropped", element=tag.name, value=str(tag))
                tag.decompose()
            text: str = self.convert_soup(soup)
        except RecursionError:
            self._say("markup-too-deep")
            return re.sub(r"<[^<>]*>", " ", html)
        block = re.match(r"<(?:h[1-6]|ul|ol|li|dl|blockquote|pre|table)\b", html, re.IGNORECASE)
        return f"\n\n{text.strip()}\n\n" if block else text.strip("\n")

    def convert_li(self, el: Any, text: str, parent_tags: Any) -> str:  # noqa: ARG002 - the library's signature
        ordered = el.parent is not None and el.parent.name == "ol"
        mark = f"{1 + len(el.find_previous_siblings('li'))}." if ordered else "-"
        content = text.strip().replace("\n", "\n    ").replace("\n    \n", "\n\n")
        return f"{mark} {content}\n" if content else "\n"

    def convert_table(self, el: Any, text: str, parent_tags: Any) -> str:  # noqa: ARG002
        return table_markdown(el, self._cell)

    def _cell(self, cell: Tag) -> str:
        inside = BeautifulSoup(f"<div>{cell.decode_contents()}</div>", "html.parser")
        return re.sub(r"\n{3,}", "\n\n", str(self.convert_soup(inside)).strip())

    def convert_img(self, el: Any, text: str, parent_tags: Any) -> str:  # noqa: ARG002
        alt = re.sub(r"[\[\]\s]+", " ", str(el.get("alt") or "")).strip()
        return f"![{alt}]({destination(str(el.get('src') or ''))})"

    def convert_a(self, el: Any, text: str, parent_tags: Any) -> str:  # noqa: ARG002
        words, address = " ".join(text.split()), str(el.get("href") or "").strip()
        return f"[{words}]({destination(address)})" if words and address else words

    def convert_iframe(self, el: Any, text: str, parent_tags: Any) -> str:  # noqa: ARG002
        address = web_address(str(el.get("src") or ""))
        self._say("element-dropped", element=el.name, value=address or str(el))
        words = " ".join(str(el.get("title") or "").split()) or re.sub(r"^https?://(?:www\.)?([^/]+).*", r"\1", address)
        return f"[{words}]({address})" if address else ""

    convert_video = convert_audio = convert_embed = convert_object = convert_iframe

    def convert_sup(self, el: Any, text: str, parent_tags: Any) -> str:  # noqa: ARG002
        return _shifted(text, _HIGH)

    def convert_sub(self, el: Any, text: str, parent_tags: Any) -> str:  # noqa: ARG002
        return _shifted(text, _LOW)

    def convert_del(self, el: Any, text: str, parent_tags: Any) -> str:  # noqa: ARG002
        return text

    convert_s = convert_strike = convert_del


def _shifted(text: str, table: dict[int, int]) -> str:
    plain = text.strip()
    return plain.translate(table) if plain and all(ord(c) in table for c in plain) else text
