"""Bodies: the Markdown, HTML and shortcodes of the origin as plain Markdown that reads as if written here."""

import re

from catalogue.importing import code, shortcodes
from catalogue.importing.anchors import rewrite, without_dead_fragments
from catalogue.importing.boxes import BoxWriter
from catalogue.importing.code import Code
from catalogue.importing.entities import decode
from catalogue.importing.harmless import harmless
from catalogue.importing.headings import INNER, anchors, level_headings
from catalogue.importing.links import Resolver
from catalogue.importing.lists import settle_lists
from catalogue.importing.markup import escape_rest, to_markdown
from catalogue.importing.shortcodes import Shortcodes
from catalogue.importing.wordpress import without_brackets
from catalogue.model.text import clean
from catalogue.model.translation import Translation

_PRIVATE = re.compile(f"[{code.OPEN}{code.CLOSE}{shortcodes.OPEN}{shortcodes.CLOSE}{INNER}\ufffe\uffff]")
_NO_BREAK = re.compile(r"(?<=\s)\u00a0+|\u00a0+(?=\s|$)|^\u00a0+", re.M)


def body_markdown(text: str, *, title: str, resolve: Resolver, words: Translation) -> str:
    """Returns the body as Markdown without HTML, without pictures, with headings from level 2 and links that work.

    `title` is that of the page, which the body need not repeat; what had to go is told to `resolve.say`.
    """
    kept, tags = Code(), Shortcodes()
    text = without_brackets(tags.set_aside(kept.protect(_normal(text))), resolve.say)
    text = to_markdown(text, resolve.say)
    text = tags.write(kept.protect(text), BoxWriter(resolve, words, resolve.say))
    text = decode(kept.protect(text))
    text = rewrite(text, resolve, picture=words("import.picture"))
    text = escape_rest(level_headings(text, title=title))
    text = without_dead_fragments(text, anchors(text).__contains__)
    return harmless(kept.restore(_tidy(settle_lists(text))).replace(INNER, "").strip("\n"), resolve.say)


def _normal(text: str) -> str:
    """No control or invisible characters; a no-break space only between two words."""
    lines = re.sub("\r\n?|[\v\f\u0085\u2028\u2029]", "\n", text).expandtabs(4)
    return _NO_BREAK.sub(" ", clean(_PRIVATE.sub("", lines)))


def _tidy(text: str) -> str:
    """At most one blank line, no blanks at the end of a line but the two that break it."""
    text = re.sub(r"^[ ]{0,3}(?:- - -[- ]*|\* ?\* ?\*[* ]*|_{3,})$", "---", text, flags=re.M)
    text = re.sub(r"(?<=\S) {2,}$", "  ", text, flags=re.M)
    text = re.sub(r"^[ \t]+$|(?<=\S) $", "", text, flags=re.M)
    text = re.sub(r"(?<=\S)  \n(?=[ \t]*(?:\n|\Z))", "\n", text)
    return re.sub(r"\n{3,}", "\n\n", text).rstrip()
