"""Idle settings: what mkdocs.yml asks of the theme in vain, since the catalogue has its own navigation, switch of colours and scripts."""

from collections.abc import Iterator

from catalogue.model.problem import Place, Problem, Severity, excerpt
from catalogue.reading.node import Mapping, Node, Scalar, Sequence, is_null

# Features that need the theme's scripts, or parts of its pages that ours have not. One that we do not know may have an effect.
IDLE = frozenset({
    "announce.dismiss", "content.code.annotate", "content.code.copy", "content.code.select", "content.footnote.tooltips",
    "content.tabs.link", "content.tooltips", "header.autohide", "navigation.expand", "navigation.footer",
    "navigation.indexes", "navigation.instant", "navigation.instant.prefetch", "navigation.instant.preview",
    "navigation.instant.progress", "navigation.prune", "navigation.sections", "navigation.tabs", "navigation.tabs.sticky",
    "navigation.top", "navigation.tracking", "search.highlight", "search.share", "search.suggest", "toc.follow",
    "toc.integrate",
})  # fmt: skip
_PALETTE = "palette"
_MOST = 300


def idle_settings(node: Mapping, *, path: str) -> Iterator[Problem]:
    """Yields a problem for the features of the theme that have no effect here, and for its colours, which ours give way to."""
    theme = node.get("theme")
    if not isinstance(theme, Mapping):
        return
    features = theme.get("features")
    items = features.items if isinstance(features, Sequence) else ()
    idle = [item for item in items if isinstance(item, Scalar) and item.text in IDLE]
    if idle:
        yield _problem("features", ", ".join(item.text for item in idle), idle[0], path)
    palette = theme.get(_PALETTE)
    if palette is not None and not is_null(palette):
        yield _problem(_PALETTE, _PALETTE, palette, path)


def _problem(field: str, value: str, node: Node, path: str) -> Problem:
    details = {"field": field, "value": excerpt(value, _MOST)}
    return Problem("idle-setting", Place(path, node.line, node.column), details, Severity.WARNING)
