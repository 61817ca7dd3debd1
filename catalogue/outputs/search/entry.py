"""Entries: all that the index needs of one document, so that the document itself is not needed any more."""

from typing import NamedTuple

# The kinds in the order of their numbers.
KINDS = ("guide", "course", "term", "page")
OFFERS = KINDS[:2]

# What sorts documents and names each; the number of its kind comes first.
Order = tuple[int, str, str, str]
Key = tuple[str, str]
# The vocabularies by which offers are filtered; one may carry several terms of each.
COLUMNS = ("categories", "formats", "audiences", "tools", "providers", "areas", "venues")
# What an offer has in one of these columns: the id and name of each term.
Cell = tuple[Key, ...]


class Facets(NamedTuple):
    """What an offer can be filtered by; `cells` are in the order of COLUMNS.

    Days count from 1970. `sessions` holds, for each part of a session, its first day and the last one to register.
    """

    cells: tuple[Cell, ...]
    minutes: int
    language: str
    published: int
    sessions: tuple[tuple[int, int], ...]


class Entry(NamedTuple):
    """A document as the index takes it: strings, numbers, bytes and tuples of them, so that it is cheap to keep and to move.

    `order` sorts the documents and names each; `language` is that of its words. `classes` are the classes of words it
    holds, `forms` the words written for each (several with a blank between), `weights` a byte for each: twice the weight
    in quarters, and 1 where it is strong. `record` is what a hit shows, as JSON. `until` is the month of the last open
    registration; `days` are the days of its sessions: month ("2027-03") and day of the month. `terms` are the terms it
    bears; `facets` are those of an offer.
    """

    order: Order
    language: str
    forms: tuple[str, ...]
    classes: tuple[str, ...]
    weights: bytes
    record: bytes
    until: int = 0
    days: tuple[tuple[str, int], ...] = ()
    terms: tuple[Key, ...] = ()
    facets: Facets | None = None

    @property
    def kind(self) -> str:
        """The kind of the document, one of KINDS."""
        return KINDS[self.order[0]]
