"""Storage: what our scripts keep in readers' browsers, all of it after a choice; a test holds this list and them together."""

from collections.abc import Iterator

from msgspec import Struct

from catalogue.model.settings import Settings

# The keys without what names the site, by the words that say what they are for.
PREFIX = "catalogue."
KEPT = {"scheme": "catalogue.scheme", "marks": "catalogue.marks.{site}", "slash": "catalogue.no-slash"}


class Entry(Struct, frozen=True):
    """An entry of localStorage: its `key`, and the `name` of the words about it."""

    key: str
    name: str


def entries(settings: Settings) -> Iterator[Entry]:
    """Yields every entry that the site may store."""
    for name, key in KEPT.items():
        yield Entry(key=key.replace("{site}", settings.site), name=name)
