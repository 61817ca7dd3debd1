"""What is derived of offers and kept beside them: their lines of offers.json, their terms, briefs and entries in the search."""

import marshal
import zlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache

from catalogue.building.derivation import Derived, all_said
from catalogue.building.earlier_pack import Before
from catalogue.caching.part import Part
from catalogue.model.offer import Offer
from catalogue.model.settings import Settings
from catalogue.model.translation import Translation
from catalogue.outputs import exchange, shown
from catalogue.outputs.address import Addresses
from catalogue.outputs.exchange import line_of
from catalogue.outputs.search import maker as search
from catalogue.outputs.search.bundle import dump_entries, load_entries
from catalogue.outputs.search.maker import EntryMaker
from catalogue.outputs.shown import terms_of
from catalogue.views.brief import Brief, brief_of, briefs_of


def derived_of(settings: Settings, words: Translation) -> Mapping[str, Derived]:
    """Returns what is made of the offers in the processes that read them, by its name."""
    addresses, own_templates = Addresses(words), bool(settings.templates)
    maker = EntryMaker(language=settings.language, words=words)

    def lines(offers: Sequence[Offer]) -> bytes:
        made = [(offer.path, line_of(offer, settings, addresses)) for offer in offers if not offer.draft]
        return zlib.compress(marshal.dumps(made), 1)  # four fifths of what is kept would be these

    def terms(offers: Sequence[Offer]) -> bytes:
        return marshal.dumps(terms_of(offers, whole=own_templates))

    def same_terms(offers: Sequence[Offer], before: Before) -> bytes:
        known = marshal.loads(before.data)  # noqa: S302 - our own, and sealed
        anew = terms_of((offer for offer in offers if offer.path not in before.same), whole=own_templates)
        return marshal.dumps({offer.path: anew.get(offer.path) or known[offer.path] for offer in offers})

    def entries(offers: Sequence[Offer]) -> bytes:
        return dump_entries([maker.of_offer(offer) for offer in offers if not offer.draft])

    def same_entries(offers: Sequence[Offer], before: Before) -> bytes:
        known = dict(zip(before.files, load_entries(before.data), strict=True))
        known = {file: entry for file, entry in known.items() if file in before.same}
        return dump_entries([known.get(offer.path) or maker.of_offer(offer) for offer in offers if not offer.draft])

    def briefs(offers: Sequence[Offer]) -> bytes:
        return marshal.dumps([brief_of(offer) for offer in offers if not offer.draft])

    said = all_said if own_templates else shown.said_of
    return {
        "lines": Derived(repr(settings).encode(), lines, said=exchange.said_of),
        "terms": Derived(bytes([own_templates]), terms, said=said, large=False, mend=same_terms),
        "briefs": Derived(b"", briefs, said=lambda _: None),
        "entries": Derived(settings.language.encode(), entries, said=search.said_of, mend=same_entries),
    }


def lines_in(parts: Iterable[Part]) -> Mapping[str, bytes]:
    """Returns what offers.json says of each offer, by its file."""
    return {path: line for part in parts for path, line in marshal.loads(zlib.decompress(part.read()))}  # noqa: S302


def briefs_in(parts: Iterable[Part]) -> Mapping[str, Brief]:
    """Returns the briefs of all offers by their files."""
    return briefs_of(plain for part in parts for plain in marshal.loads(part.read()))  # noqa: S302


def passed_in(parts: Iterable[Part], today: date) -> Mapping[str, int]:
    """Returns how many of the days that count (`Brief.days`) have passed of each offer, by its file.

    For a process that asks again and again: only a pack in which something changed is looked at again.
    """
    return {path: number for part in parts for path, number in _passed(part, today).items()}


@lru_cache(maxsize=256)
def _passed(part: Part, today: date) -> Mapping[str, int]:
    return {path: brief.passed(today) for path, brief in briefs_in((part,)).items()}


def terms_in(parts: Iterable[Part]) -> Mapping[str, bytes]:
    """Returns what stands for the terms that each offer bears, by its file."""
    return {path: terms for part in parts for path, terms in marshal.loads(part.read()).items()}  # noqa: S302
