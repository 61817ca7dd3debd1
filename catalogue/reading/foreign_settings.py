"""Foreign settings: what mkdocs.yml says that would make readers' browsers ask another server."""

from collections.abc import Iterator

from catalogue.model.problem import Place, Problem
from catalogue.reading.node import Mapping, Node, Scalar, Sequence, is_null

FONTS = "fonts.googleapis.com"
# Settings of the theme that name a file, and lists of files.
_PICTURES = ("logo", "favicon")
_LISTS = ("extra_css", "extra_javascript")


def foreign_settings(node: Mapping, *, path: str) -> Iterator[Problem]:
    """Yields a problem for each setting that loads from elsewhere: fonts, styles, scripts, pictures, visitor counters."""
    theme = node.get("theme")
    if theme is not None:
        yield from _of_theme(theme, path)
    for name in _LISTS:
        files = node.get(name)
        for file in files.items if isinstance(files, Sequence) else ():
            yield from _foreign(name, file.get("path") if isinstance(file, Mapping) else file, path)
    extra = node.get("extra")
    analytics = extra.get("analytics") if isinstance(extra, Mapping) else None
    if analytics is not None and not is_null(analytics):
        provider = analytics.get("provider") if isinstance(analytics, Mapping) else analytics
        yield _problem("analytics", provider.text[:40] if isinstance(provider, Scalar) else "?", analytics, path)


def _of_theme(theme: Node, path: str) -> Iterator[Problem]:
    keys = theme if isinstance(theme, Mapping) else Mapping((), theme.line, theme.column)
    name, font = keys.get("name") or theme, keys.get("font")
    own_fonts = isinstance(font, Scalar) and font.text.lower() in ("false", "no", "off")
    if isinstance(name, Scalar) and name.text == "material" and not own_fonts:
        yield _problem("font", FONTS, font or name, path)
    for picture in _PICTURES:
        yield from _foreign(picture, keys.get(picture), path)


def _foreign(name: str, file: Node | None, path: str) -> Iterator[Problem]:
    if isinstance(file, Scalar) and (file.text.startswith("//") or "://" in file.text):
        yield _problem(name, file.text[:80], file, path)


def _problem(field: str, value: str, node: Node, path: str) -> Problem:
    return Problem("foreign-setting", Place(path, node.line, node.column), {"field": field, "value": value})
