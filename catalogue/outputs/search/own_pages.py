"""Own pages: those of the catalogue that are of no offer and no term, such as the agenda, as the index takes them."""

from collections.abc import Iterator

from catalogue.model.catalogue import Catalogue
from catalogue.model.translation import Translation
from catalogue.outputs.address import Addresses
from catalogue.outputs.search.tokens import WrittenPage

# Each with the text that is its title, and with texts that are searched for besides.
_PAGES = {
    "agenda": ("agenda", ("standing.cancelled", "standing.moved", "standing.full", "standing.closed")),
    "calendar": ("subscribe", ("subscribe.deadlines", "subscribe.repetitions")),
    "contacts": ("contacts", ("vocabulary.contacts.many",)),
    "marks": ("marks", ("marks.mark",)),
    "new": ("new", ("new.feed",)),
    "programme": ("programme", ("programme.print",)),
}


def own_pages(catalogue: Catalogue, *, words: Translation) -> Iterator[WrittenPage]:
    """Yields the pages that there are."""
    addresses = Addresses(words)
    for name, (text, besides) in _PAGES.items():
        if name != "contacts" or "contacts" in catalogue.lists:
            headings = tuple(map(words, besides))
            yield WrittenPage(addresses.page(name), words(f"{text}.title"), words(f"{text}.description"), headings, "")
