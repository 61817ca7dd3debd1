"""The index of a catalogue: every document becomes an entry, and all entries together the files."""

from collections.abc import Iterable
from itertools import chain

from catalogue.model.catalogue import Catalogue
from catalogue.model.translation import Translation
from catalogue.outputs.output import Output
from catalogue.outputs.search.entry import Entry
from catalogue.outputs.search.joining import index_of
from catalogue.outputs.search.maker import EntryMaker
from catalogue.outputs.search.site import site_of
from catalogue.outputs.search.tokens import WrittenPage


def search_index(catalogue: Catalogue, *, words: Translation, pages: Iterable[WrittenPage] = ()) -> tuple[Output, ...]:
    """Returns the files of the index; `catalogue` holds no drafts."""
    return index_of(entries_of(catalogue, words=words, pages=pages), site=site_of(catalogue, words=words)).outputs


def entries_of(catalogue: Catalogue, *, words: Translation, pages: Iterable[WrittenPage] = ()) -> tuple[Entry, ...]:
    """Returns the entries of everything that can be found."""
    maker = EntryMaker(language=catalogue.settings.language, words=words)
    offers = [maker.of_offer(offer) for offer in catalogue.offers]
    borne = set(chain.from_iterable(entry.terms for entry in offers))
    return (*offers, *maker.of_others(catalogue, borne, pages))
