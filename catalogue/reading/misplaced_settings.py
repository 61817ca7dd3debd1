"""Misplaced settings: keys of mkdocs.yml that stand where nobody reads them, or that are almost those of MkDocs."""

from collections.abc import Iterator

from catalogue.model.nearest import nearest
from catalogue.model.problem import Place, Problem, Severity
from catalogue.reading.node import Mapping, Node, Scalar

# What MkDocs knows at the top of its file.
HOST = (
    "copyright", "dev_addr", "docs_dir", "draft_docs", "edit_uri", "edit_uri_template", "exclude_docs", "extra", "extra_css",
    "extra_javascript", "extra_templates", "hooks", "markdown_extensions", "nav", "not_in_nav", "plugins", "remote_branch",
    "remote_name", "repo_name", "repo_url", "site_author", "site_description", "site_dir", "site_name", "site_url", "strict",
    "theme", "use_directory_urls", "validation", "watch",
)  # fmt: skip
# What is taken from there, under the names that it has in our settings.
HOST_NAMES = {
    "url": "site_url", "name": "site_name", "docs": "docs_dir", "excluded": "exclude_docs", "extensions": "markdown_extensions",
}  # fmt: skip
_INHERIT = "INHERIT"
_SECTION = "catalogue"
_OTHER_NAMES = ("katalog", "kurskatalog", "fortbildungskatalog")
_OURS = ("site", "organisation")


def missing_section(node: Node | None, *, path: str) -> Problem:
    """Returns the problem of a file without `extra: catalogue:`, at what most likely was meant to be that."""
    extra = node.by_key.get("extra") if isinstance(node, Mapping) else None
    inside = extra[1].entries if extra and isinstance(extra[1], Mapping) else ()
    above = node.entries if isinstance(node, Mapping) else ()
    called = next((key for key, value in inside if _is_called(key.text) and isinstance(value, Mapping)), None)
    there = (
        called,
        *(key for key, _ in inside if key.text == _SECTION or key.text in _OURS),
        *(key for key, value in above if key.text == _SECTION and isinstance(value, Mapping)),
        extra[0] if extra else None,
    )
    key = next(filter(None, there), None)
    place = Place(path, key.line, key.column) if key else Place(path)
    return Problem("missing-settings", place, {"suggestion": _SECTION if called else ""})


def _is_called(key: str) -> bool:
    return key != _SECTION and (key.casefold() in _OTHER_NAMES or nearest(key, (_SECTION,)) != "")


def misplaced(node: Mapping, section: Mapping, *, path: str) -> Iterator[Problem]:
    """Yields a problem for each setting of the host among ours, and for each that it does not know by this name."""
    for key in strangers(section):
        details = {"value": key.text, "name": HOST_NAMES.get(key.text, key.text)}
        yield Problem("host-setting", Place(path, key.line, key.column), details)
    there = node.by_key
    for key, _ in node.entries:
        near = nearest(key.text, HOST) if key.text not in HOST and key.text != _INHERIT else ""
        if near and near not in there:
            details = {"value": key.text[:60], "suggestion": near}
            yield Problem("misspelt-setting", Place(path, key.line, key.column), details, Severity.WARNING)


def strangers(section: Mapping) -> tuple[Scalar, ...]:
    """Returns the keys of the catalogue's section that belong to the host."""
    return tuple(
        key for key, _ in section.entries if key.text in HOST_NAMES or (key.text in HOST and key.text != "extra")
    )
