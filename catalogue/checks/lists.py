"""Rules about lists: what stands in one twice, or is more than one entry."""

import re
from collections.abc import Iterator

from catalogue.checks.circumstances import Circumstances
from catalogue.model.offer import Offer
from catalogue.model.problem import Problem
from catalogue.model.term import Term

# Between words that should be entries of their own, and around such that need no quotation marks.
_MARKS = re.compile(r"[;„“”‟«»]")
_QUOTES = "„“”‟«» "


def duplicate_entry(offer: Offer, circumstances: Circumstances) -> Iterator[Problem]:
    """A list names the same thing twice."""
    for name, entries in _lists(offer):
        if len(set(entries)) < len(entries):
            for index, entry in enumerate(entries):
                if entry in entries[:index]:
                    yield circumstances.warning("duplicate-entry", offer, name, index, field=name, value=entry[:60])


def odd_keyword(offer: Offer, circumstances: Circumstances) -> Iterator[Problem]:
    """A keyword has typographic quotation marks around it, or is several words with a semicolon between them."""
    if offer.keywords and _MARKS.search("\n".join(offer.keywords)):
        for index, keyword in enumerate(offer.keywords):
            words = [word.strip(_QUOTES) for word in keyword.split(";") if word.strip(_QUOTES)]
            bare = keyword.strip(_QUOTES)
            # Marks that are left within belong to it: those around a part of it.
            if ";" in keyword or (bare != keyword and not _MARKS.search(bare)):
                repair = ", ".join(words)
                yield circumstances.warning(
                    "odd-keyword", offer, "keywords", index, value=keyword[:60], repair=f"[{repair[:80]}]"
                )


def _lists(offer: Offer) -> Iterator[tuple[str, list[str]]]:
    for name, value in vars(offer).items():
        if type(value) is tuple and len(value) > 1:
            if isinstance(value[0], str):
                yield name, [str(entry) for entry in value]
            elif isinstance(value[0], Term):
                yield name, [entry.id for entry in value]
