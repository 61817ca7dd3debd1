"""What shortcodes become in a body: boxes, headings, lists, quotations, links."""

import re
import textwrap

from msgspec import Struct

from catalogue.importing.anchors import destination, picture_link
from catalogue.importing.headings import flatten, last_level, section
from catalogue.importing.links import Resolver
from catalogue.importing.note import Say
from catalogue.importing.registration import web_address
from catalogue.importing.shortcodes import Shortcode
from catalogue.model.translation import Translation

_BOXES = {
    "note": "note", "box": "info", "ring": "info", "callout": "info", "info": "info", "alert": "warning", "warning": "warning",
    "tip": "tip", "hint": "tip", "hinweis": "note", "notice": "note", "admonition": "note", "card-policy": "quote", "card": "info",
    "panel": "info", "highlight-box": "info",
}  # fmt: skip
_SECTIONS = frozenset({"accordion", "details", "expand", "expandable", "collapse", "tab", "accordion-item"})
_WRAPPERS = frozenset({
    "checklist", "checklist-sublist", "row", "do-dont-table", "tabs", "columns", "column", "accordion-group", "grid",
    "div", "section",
})  # fmt: skip
_ITEMS = frozenset({"checkbox", "checkbox-sublist-item", "checklist-item", "list-item"})
_PICTURES = re.compile(r"(?:legacy-)?(?:img|image|figure|picture)(?:-\w+)*")
_QUOTES = frozenset({"quote-block", "quote", "blockquote", "pullquote"})
_BUTTONS = frozenset({"button", "button-link", "link-button", "cta"})
_FILES = frozenset({"asset-static", "asset", "download", "file", "attachment", "pdf"})
_CALLS = frozenset({"featured-resource", "featured-link", "card-link", "related"})
_VIDEOS = {"youtube": "https://www.youtube.com/watch?v={}", "vimeo": "https://vimeo.com/{}"}


class BoxWriter(Struct, frozen=True):
    """Writes shortcodes as Markdown; `words` has the titles that boxes without one get."""

    resolve: Resolver
    words: Translation
    say: Say

    def __call__(self, tag: Shortcode, inner: str | None, before: str) -> str:
        """Returns the Markdown of one shortcode; one that is not known leaves its content, or nothing, and a remark."""
        name = tag.name.rpartition("/")[2]
        if inner is None:
            return self._single(name, tag)
        if name in _SECTIONS:
            return self._section(tag, inner, before)
        return self._paired(name, tag, inner)

    def _paired(self, name: str, tag: Shortcode, inner: str) -> str:
        if name in _BOXES:
            return self._box(name, tag, inner)
        if name in _ITEMS:
            return f"\n- {_item(inner)}\n"
        if name in ("do-row", "dont-row"):
            return f"\n- **{self.words(f'import.{name}')}:** {_item(inner)}\n"
        if name in _QUOTES:
            return _quote(inner, tag.argument("cite", "author", "0"))
        if name == "highlight":
            return _highlight(tag, inner)
        return self._wrapper(name, tag, inner)

    def _wrapper(self, name: str, tag: Shortcode, inner: str) -> str:
        content = textwrap.dedent(inner).strip("\n")
        if name == "checklist-sublist":
            return f"\n{textwrap.indent(_tight(content), '    ')}\n"
        if name not in _WRAPPERS:
            self.say("shortcode-unwrapped", value=tag.text)
        caption = tag.argument("caption", "title")
        heading = f"**{caption}**\n\n" if caption else ""
        return f"\n\n{heading}{_tight(content) if name in _WRAPPERS else content}\n\n"

    def _single(self, name: str, tag: Shortcode) -> str:
        if name in _VIDEOS or name == "video":
            return self._video(name, tag)
        if _PICTURES.fullmatch(name):
            return self._picture(tag)
        if name in _BUTTONS | _FILES | _CALLS or (name in _BOXES and tag.argument("src", "link", "href")):
            return self._link(name, tag)
        if name in _QUOTES:
            return _quote(tag.argument("text", "quote", "0"), tag.argument("cite", "author"))
        words = tag.argument("title", "text", "label", "caption", "alt")
        self.say("shortcode-dropped", value=tag.text)
        return words

    def _video(self, name: str, tag: Shortcode) -> str:
        key = tag.argument("id", "0", "src", "url")
        address = web_address(_VIDEOS.get(name, "{}").format(key) if "/" not in key else key)
        title = tag.argument("title") or self.words("import.video-untitled")
        if not address:
            self.say("shortcode-dropped", value=tag.text)
        return f"\n\n[{self.words('import.video')}: {_label(title)}]({address})\n\n" if address else title

    def _picture(self, tag: Shortcode) -> str:
        words, source = _label(tag.argument("alt", "caption", "title")), tag.argument("src", "0", "file")
        if not web_address(source) and not tag.name.endswith("figure"):
            # Where the origin keeps its pictures is known to its shortcode alone.
            self.say("picture-dropped", value=source, alt=words or "–")
            return ""
        caption = _label(tag.argument("caption")) if tag.argument("alt") else ""
        link = picture_link(words, source, self.resolve, picture=self.words("import.picture"))
        return "".join(f"\n\n{each}\n\n" for each in (link, caption) if each)

    def _link(self, name: str, tag: Shortcode) -> str:
        target = tag.argument("href", "link", "url", "src", "file", "0")
        words = _label(tag.argument("text", "label", "title", "kicker"))
        page = self.resolve.title(target)
        if name in _FILES and not page and not web_address(target):
            self.say("file-dropped", value=target, label=words or "–")
            return words
        label = (page or words) if name in _CALLS else (words or page)
        listed = "- " if name in _CALLS else ""
        return f"\n{listed}[{label or target}]({destination(target)})\n" if target else words

    def _box(self, name: str, tag: Shortcode, inner: str) -> str:
        heading, rest = flatten(textwrap.dedent(inner.expandtabs(4)).strip("\n"))
        given = ": ".join(part for part in (tag.argument("kicker", "heading"), tag.argument("title")) if part)
        title = ": ".join(part for part in (given, heading) if part) or self.words(f"import.box.{_BOXES[name]}")
        source = tag.argument("src", "link", "href")
        if source:
            rest += f"\n\n[{_label(tag.argument('title') or source)}]({destination(source)})"
        content = textwrap.indent(rest.strip("\n"), "    ")
        plain = re.sub(r"[*_`]{2}", "", _label(title)).replace('"', "”")
        return f'\n\n!!! {_BOXES[name]} "{plain}"\n\n{content}\n\n' if rest.strip() else f"\n\n**{plain}**\n\n"

    def _section(self, tag: Shortcode, inner: str, before: str) -> str:
        title = ": ".join(
            part for part in (tag.argument("kicker"), tag.argument("title", "summary", "name", "0")) if part
        )
        content = textwrap.dedent(inner).strip("\n")
        plain = " ".join(title.replace("**", "").split()).rstrip(": ")
        return section(plain, content, level=last_level(before) + 1) if plain else f"\n\n{content}\n\n"


def _item(inner: str) -> str:
    """The words of a list item, a list inside it below them."""
    head, mark, rest = inner.strip().partition("\n    - ")
    return " ".join(head.split()) + mark + rest.rstrip()


def _tight(text: str) -> str:
    """A list of items that shortcodes made, without the blank lines that stood between the shortcodes."""
    lines = (line if line.startswith("    - ") else line.strip() for line in text.split("\n"))
    return re.sub(r"\n+(?= *- )", "\n", "\n".join(lines)).strip("\n")


def _label(text: str) -> str:
    """The words of a link: one line without brackets and emphasis."""
    return re.sub(r"[\[\]]", "", " ".join(text.replace("**", "").split()))


def _quote(text: str, cite: str) -> str:
    lines = textwrap.dedent(text).strip().split("\n") + (["", f"— {cite}"] if cite else [])
    return "\n\n" + "\n".join(f"> {line}".rstrip() for line in lines) + "\n\n"


def _highlight(tag: Shortcode, inner: str) -> str:
    """Hugo's own `highlight` holds code in a language; without one it is emphasis."""
    if tag.positional:
        return f"\n\n```{tag.positional[0]}\n{inner.strip(chr(10))}\n```\n\n"
    text = inner.strip()
    return f"**{text}**" if text and "\n" not in text and "*" not in text and "[" not in text else inner
