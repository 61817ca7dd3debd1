"""Labels: the words that the search shows in the browser, from the translations."""

from collections.abc import Mapping
from typing import Any

from catalogue.model.translation import Translation
from catalogue.outputs.address import TERM_FEEDS, TERM_PAGES
from catalogue.outputs.dates import short_names

_PLAIN = (
    "suggestions", "none", "mentioned", "none-help", "none-left", "meant", "any-time", "no-date", "past", "open", "hits-for", "more",
    "more-filters", "minutes", "open-only", "from", "to", "crossed", "no-day", "more-hits",
    "subscribe",
)  # fmt: skip
_FACETS = (
    "categories", "formats", "audiences", "tools", "duration", "dates", "open", "places", "providers", "language",
)  # fmt: skip
# What is shown beside the filters, behind the first hits.
_LATER = frozenset(
    (
        "noneLeft",
        "more",
        "moreFilters",
        "minutes",
        "openOnly",
        "from",
        "to",
        "crossed",
        "noDay",
        "subscribe",
        "facets",
        "feeds",
    )
)


def first_labels(found: Mapping[str, Any]) -> Mapping[str, Any]:
    """Returns those of the labels that the first hits need."""
    return {name: label for name, label in found.items() if name not in _LATER}


def labels(words: Translation) -> Mapping[str, Any]:
    """Returns the words by the names the scripts know them by."""
    found: dict[str, Any] = {_camel(name): words(f"search.{name}") for name in _PLAIN}
    return {
        **found,
        "date": short_names(words),
        "thousand": words("numbers.thousand"),
        "hits": _numbers(words, "search.hits"),
        "all": _numbers(words, "search.all"),
        "lasting": _numbers(words, "duration.minutes"),
        "full": words("standing.full"),
        "closed": words("standing.closed"),
        "kinds": {kind: words(f"search.kind.{kind}") for kind in ("course", "guide", "page")},
        "terms": {name: words(f"vocabulary.{name}.one") for name in TERM_PAGES},
        "facets": {name: words(f"search.facet.{name}") for name in _FACETS},
        "names": {name: words(f"search.name.{name}") for name in (*_FACETS, "from", "to", "sort") if name != "dates"},
        # Where one subscribes to the dates of a term: a link to the calendar itself would download a copy.
        "feeds": {name: f"{words(f'path.{name}')}/{{id}}/#{words('anchor.calendar')}" for name in TERM_FEEDS},
    }


def _numbers(words: Translation, key: str) -> Mapping[str, str]:
    return {"one": words(f"{key}.one"), "many": words(f"{key}.many")}


def _camel(name: str) -> str:
    first, *others = name.split("-")
    return first + "".join(other.title() for other in others)
