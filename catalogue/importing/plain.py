"""Plain text: titles, summaries and names without HTML, Markdown or shortcodes, shortened at a word where needed."""

import html
import re

from catalogue.model.text import clean

_SHORTCODE = re.compile(r"\{\{[<%].*?[%>]\}\}", re.DOTALL)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>|<!--.*?-->", re.DOTALL)
# Elements whose content is no text for people; one that is never closed takes all behind it along.
_HIDDEN = re.compile(
    r"<(?P<name>script|style|template|noscript|svg|iframe|object)\b[^<>]*>.*?(?:</(?P=name)\s*>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()\s]*(?:\s\"[^\"]*\")?\)|\[[^\[\]]*\])")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_]+?)(?<=\S)\1(?![\w*])")
_SENTENCE = re.compile(r"(?<=[a-zäöüß)”“\"’]{2})[.!?](?=\s+[A-ZÄÖÜ„“\"(])|[.!?](?=\s*$)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_BLOCK_MARK = re.compile(r"^(?:#{1,6}\s|[-*+]\s|\d+[.)]\s|>|\||!!!|\?\?\?|```|~~~|={3,}|-{3,}|\s{4})")


def plain(text: str) -> str:
    """Returns `text` as one line without markup; HTML entities become the characters they stand for."""
    text = _TAG.sub(" ", _HIDDEN.sub(" ", _SHORTCODE.sub(" ", text))) if "<" in text or "{{" in text else text
    text = html.unescape(text)
    text = _EMPHASIS.sub(r"\2", _STRONG.sub(r"\2", _LINK.sub(r"\1", text))).replace("`", "")
    return line(text)


def hidden(text: str) -> list[tuple[str, str]]:
    """Returns the elements that `plain` drops wholly, each with its name."""
    return [(match["name"].lower(), match[0]) for match in _HIDDEN.finditer(text)] if "<" in text else []


def line(text: str) -> str:
    """Returns `text` as one line without control characters or double blanks."""
    return " ".join(
        clean(re.sub("[\r\n\t\v\f\u0085\u2028\u2029]+", " ", text)).replace("\ufffe", "").replace("\uffff", "").split()
    )


def title_key(title: str) -> str:
    """Returns what two titles have in common that differ in case and blanks only: they are of one course."""
    return " ".join(title.split()).casefold()


def shorten(text: str, limit: int) -> str:
    """Returns `text`, cut at a word and closed with … when it is longer than `limit` characters."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    whole = head.rpartition(" ")[0] if text[limit - 1] != " " else head
    return (whole if len(whole) > limit // 2 else head).rstrip(" ,;:–—-(/&") + "…"


def first_sentence(markdown: str) -> str:
    """Returns the first sentence of the first paragraph of running text, as plain text; empty when there is none."""
    for paragraph in re.split(r"\n[ \t]*\n", markdown):
        if _BLOCK_MARK.match(paragraph) is None and (text := plain(_ESCAPED.sub(r"\1", paragraph))):
            match = _SENTENCE.search(text)
            return text[: match.end()] if match else text
    return ""
