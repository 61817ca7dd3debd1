"""Languages: the rules and the stemmer of each, by the code that settings and offers bear."""

from collections.abc import Callable
from functools import cache

import Stemmer

from catalogue.outputs.search.english import ENGLISH
from catalogue.outputs.search.folding import fold
from catalogue.outputs.search.german import GERMAN
from catalogue.outputs.search.rules import Rules
from catalogue.outputs.search.stem import stem

_RULES = {"de": GERMAN, "en": ENGLISH}


def rules_of(language: str) -> Rules:
    """Returns the rules of a language; one we have no lists for is searched by German rules."""
    return _RULES.get(language[:2], GERMAN)


@cache
def stem_of(language: str) -> Callable[[str], str]:
    """Returns what cuts the ending off a word written in small letters."""
    if language[:2] == "en":
        return lambda word: stem(fold(word))
    # What it has stemmed before, a Lexis remembers.
    snowball: Callable[[str], str] = Stemmer.Stemmer("german", maxCacheSize=0).stemWord
    return snowball
