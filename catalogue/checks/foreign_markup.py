"""Rules about markup of other systems, which staff would see as it is written: shortcodes of Hugo, signs of wikis."""

import re
from collections.abc import Callable, Iterator
from itertools import islice

from catalogue.checks.passages import Passage, passages
from catalogue.checks.unread_blocks import CODE
from catalogue.model.body import Body
from catalogue.model.problem import MOST, Problem, excerpt

_PICTURE = r"[^\s!|\[\](){}<>\0]{1,200}\.(?:png|jpe?g|svg)"
_LIKELY = re.compile(
    rf"\{{\{{[<%]|'''|\nh[1-6]\. |\n==+ ?[^=\s\"]|\n!{_PICTURE}|\n\{{(?:\||[a-z]{{3,12}}[:}}])|\[https?://[^\s\]]+ |\|https?://|\[\[\w{{4,9}}:",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"\bsrc=[\"']?([^\"'\s>]+)")
_ALTERNATIVE = re.compile(r"\balt=(?:\"([^\"]*)\"|'([^']*)')")
_SHORTCODE = re.compile(r"(?<!\()\{\{([<%])[^{}]{1,500}[>%]\}\}")


def _heading(found: re.Match[str]) -> str:
    level = int(found[1]) if found[1].isdigit() else len(found[1])
    return f"{'#' * max(level, 2)} {found[2].strip()}"


def _pictured(found: re.Match[str]) -> str:
    text = found[2].rpartition("|")[2].strip()
    said = text if text and not re.fullmatch(r"thumb\w*|mini\w*|links|rechts|\w+=.*|[\dx]+px", text) else "…"
    return f"![{said}]({found[1].strip()})"


def _same(sign: str) -> Callable[[re.Match[str]], str]:
    return lambda found: sign.format(*found.groups())


# What it looks like, and how it would be written right; where nothing stands for it, it is left out.
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"^h([1-6])\. +(\S.*)", re.MULTILINE), _heading),
    # Without blanks it is text that is marked in another dialect, of which another rule tells.
    (re.compile(r"^(={2}) ([^=\s\"\n][^=\n]*?) \1 *$", re.MULTILINE), _heading),
    (re.compile(r"(?<!')'''([^'\n]{1,300})'''(?!')"), _same("**{}**")),
    (re.compile(r"(?<![\[\w])\[([^\[\]|\n\0]{1,200})\|(https?://[^\s\[\]|\0]+)\](?![(\0])"), _same("[{}]({})")),
    (re.compile(r"(?<!\[)\[(https?://[^\s\[\]\0]+) ([^\[\]\n\0]{1,200})\](?![(\[\0])"), _same("[{1}]({0})")),
    (re.compile(rf"(?m:^)!({_PICTURE})((?:\|[^!\n]{{0,100}})?)!", re.IGNORECASE), _pictured),
    (re.compile(r"\[\[(?:Datei|File|Bild|Image):([^\[\]|\n]{1,200})((?:\|[^\[\]\n]{0,300})?)\]\]", re.IGNORECASE), _pictured),
    (re.compile(r"\[\[(?:Kategorie|Category):[^\[\]\n]{1,200}\]\]", re.IGNORECASE), _same("")),
    (re.compile(r"^\{(?:code|noformat|info|note|tip|warning|panel|expand|toc|quote|section|column)(?:[:|][^{}\n]{0,200})?\}", re.MULTILINE), _same("")),
    (re.compile(r"^\{\|.*", re.MULTILINE), _same("")),
)  # fmt: skip


def foreign_markup(path: str, body: Body) -> Iterator[Problem]:
    """A text holds shortcodes of Hugo or signs of a wiki, which are shown as they are."""
    text = f"\n{body.markdown}"
    if _has_signs(text) and _LIKELY.search(text):
        yield from islice((problem for passage in passages(path, body) for problem in _told(passage)), MOST)


def _has_signs(text: str) -> bool:
    """Whether a text holds what all of that begins with: single signs are looked for first, as that takes next to no time."""
    return (
        ("{" in text and ("{{<" in text or "{{%" in text or "\n{" in text))
        or ("'" in text and "'''" in text)
        or ("=" in text and "\n==" in text)
        or ("[" in text and ("[[" in text or "[http" in text or "|http" in text))
        or ("\n!" in text and ("g!" in text or "g|" in text))
        or "\nh" in text
    )


def _told(passage: Passage) -> Iterator[Problem]:
    read, written = passage.read, "\n".join(passage.lines)
    for form, repaired in _FORMS:
        for found in form.finditer(read):
            yield _warning(passage, found, repaired(found))
    for found in _SHORTCODE.finditer(written):
        if read[found.start()] != CODE:
            yield _warning(passage, found, _figure(found[0]))


def _warning(passage: Passage, found: re.Match[str], repair: str) -> Problem:
    value = excerpt(found[0].replace("\n", " ").replace(CODE, ""))
    return passage.warning("foreign-markup", *passage.spot(found.start()), value=value, suggestion=repair)


def _figure(shortcode: str) -> str:
    """The picture that a shortcode shows, if that is what it does."""
    source, said = _SOURCE.search(shortcode), _ALTERNATIVE.search(shortcode)
    if not source or "figure" not in shortcode:
        return ""
    return f"![{(said[1] or said[2] or '…') if said else '…'}]({source[1]})"
