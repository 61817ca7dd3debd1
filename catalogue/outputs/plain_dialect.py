"""The dialect of a site: which settings of Python-Markdown show in plain bodies, and whether we know all of them."""

from collections.abc import Callable, Iterator
from inspect import signature
from typing import Any

from markdown import Markdown
from markdown.extensions.toc import unique
from msgspec import Struct

from catalogue.outputs.markdown_extensions import GenderStar
from catalogue.outputs.plain_code import Code, code_of
from catalogue.outputs.smart_text import Rule, smart_rules

# The parts of a parser, by module and name, with which tests/properties/test_plain_body.py renders plain bodies. An
# extension that adds any other part, or puts its own in the place of one, makes the dialect unknown.
_KNOWN = {
    "markdown.preprocessors": "normalize_whitespace html_block",
    "markdown.blockprocessors": "empty indent code hashheader setextheader hr olist ulist quote reference paragraph",
    "markdown.inlinepatterns": (
        "backtick escape reference link image_link image_reference short_reference short_image_ref autolink automail "
        "linebreak html entity em_strong"
    ),
    "markdown.treeprocessors": "inline prettify unescape smarty",
    "markdown.postprocessors": "raw_html amp_substitute",
    "markdown.extensions.admonition": "admonition",
    "markdown.extensions.attr_list": "attr_list",
    "markdown.extensions.def_list": "defindent deflist",
    "markdown.extensions.fenced_code": "fenced_code_block",
    "markdown.extensions.footnotes": "footnote footnote-duplicate",
    "markdown.extensions.md_in_html": "html_block markdown_block raw_html",
    "markdown.extensions.tables": "table",
    "markdown.extensions.toc": "toc",
    "pymdownx.details": "details",
    "pymdownx.superfences": "fenced_code_block code",
    "pymdownx.tabbed": "tabbed",
    GenderStar.__module__: "gender-star catalogue-alignment",
}


class Dialect(Struct, frozen=True):
    """What of a parser's settings shows in plain bodies: typography, the ids of headings, admonitions, and code.

    `permalink` is what stands at the end of every heading, with "{}" for its id; `code` makes the HTML of code, where that
    is known; `escapes` are the signs that a backslash keeps; with `attributes`, headings may have ids and classes of their own.
    """

    rules: tuple[Rule, ...]
    slugify: Callable[[str, str], str]
    separator: str
    permalink: str
    admonitions: bool
    code: Code | None
    escapes: frozenset[str]
    attributes: bool


def dialect_of(markdown: Markdown) -> Dialect | None:
    """Returns the dialect of a parser, or None where plain bodies may come out in a way that we do not know."""
    rules = smart_rules(markdown)
    if rules is None or not _is_known(markdown):
        return None
    toc: Any = markdown.treeprocessors["toc"]
    admonitions = "admonition" in markdown.parser.blockprocessors
    escapes, attributes = frozenset(markdown.ESCAPED_CHARS), "attr_list" in markdown.treeprocessors
    code = code_of(markdown)
    return Dialect(rules, toc.slugify, toc.sep, _permalink(toc), admonitions, code, escapes, attributes)


def _permalink(toc: Any) -> str:
    if not toc.use_permalinks:
        return ""
    title = f' title="{toc.permalink_title}"' if toc.permalink_title else ""
    text = "¶" if toc.use_permalinks is True else toc.use_permalinks
    return f'<a class="{toc.permalink_class}" href="#{{}}"{title}>{text}</a>'


def _is_known(markdown: Any) -> bool:
    parts = (
        markdown.preprocessors, markdown.parser.blockprocessors, markdown.inlinePatterns, markdown.treeprocessors,
        markdown.postprocessors,
    )  # fmt: skip
    return all(_number_known(registry) == len(registry) for registry in parts) and all(_usual(markdown))


def _number_known(registry: Any) -> int:
    pairs = ((module, name) for module, names in _KNOWN.items() for name in names.split() if name in registry)
    return sum(type(registry[name]).__module__ == module for module, name in pairs)


def _usual(markdown: Any) -> Iterator[bool]:
    """Yields whether the settings of the known parts are such that plain bodies show none of them."""
    blocks, inline, tree = markdown.parser.blockprocessors, markdown.inlinePatterns, markdown.treeprocessors
    yield "table" in blocks and not blocks["table"].config["use_align_attribute"]
    yield "gender-star" in inline and "catalogue-alignment" in tree
    stock = Markdown().inlinePatterns
    yield all(inline[name].pattern == stock[name].pattern for name in _KNOWN["markdown.inlinepatterns"].split())
    signs = getattr(markdown.delimiters, "delimiters", {})
    yield {sign: signs[sign].smart for sign in signs} == {"*": False, "_": True}
    yield markdown.tab_length == 4 and markdown.output_format == "xhtml"
    yield "counters" in signature(unique).parameters
    yield "toc" in tree and tree["toc"].marker in ("", "[TOC]")
    toc = tree["toc"]
    yield not (toc.use_anchors or toc.permalink_leading or toc.base_level)
    written = f"{toc.permalink_class}{toc.permalink_title}{toc.use_permalinks}"
    yield written.isprintable() and not set(written) & set('<>&"{}')
