"""Rules of a language: which words carry no meaning, which endings words change, how they are put together."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

# What takes so many minutes at most bears one word for it, which people say in many ways; a day counts eight hours. Capitals make
# it an abbreviation, which no typing error leads to, and no word begins so.
LENGTHS = (
    (15, "XXA"),
    (45, "XXB"),
    (90, "XXC"),
    (150, "XXD"),
    (300, "XXE"),
    (480, "XXF"),
    (960, "XXG"),
    (1440, "XXH"),
    (10**9, "XXI"),
)
_DAY = 480


def length_words(minutes: int) -> tuple[str, ...]:
    """Returns the words for how long something takes; of several days, also that for any number of them."""
    if not minutes:
        return ()
    own, several = next(word for most, word in LENGTHS if minutes <= most), LENGTHS[-1][1]
    return (own, several) if minutes > _DAY and own != several else (own,)


class Rules(Struct, frozen=True):
    """What the search knows of a language; the browser gets the same lists with the index.

    `stop` words are never looked for; `light` ones ("machen", "nutzen") count little, `forms` ("Workshop", "online")
    half; `questions` tell a question, wherever they stand, and so does who speaks of themselves. `kinds` are the words that ask for one kind of offer.
    Of two words with a common beginning, `inflections` are the endings of one word, `derivations` those of its family.
    A word that ends with one of `nouns` is no form of the verb or adjective it is made of, whatever the stemmer says.
    What stands behind one of `asides` in a title says where or when, and is seldom what it is about; `openings` are words
    with which titles begin before they say it ("An introduction to …").
    An unknown word with one of `infinitives` at the end of a query is mostly a verb ("Nachweis abgeben").
    `particles` leave their verb ("lade … ein"), `links` join the parts of a compound, `affixes` are never a part,
    nor do they leave a word behind ("vorbereiten" is no "reiten").
    `dates` holds the words of the calendar: months, days, what "next week" is called, and, each in one text, the words that
    make a date only beside another ("from", "early", numbers and their `endings`).
    """

    language: str
    stop: frozenset[str]
    light: frozenset[str]
    forms: frozenset[str]
    kinds: Mapping[str, tuple[str, ...]]
    questions: frozenset[str]
    inflections: tuple[str, ...]
    derivations: tuple[str, ...]
    nouns: tuple[str, ...]
    asides: frozenset[str]
    openings: frozenset[str]
    infinitives: tuple[str, ...]
    particles: tuple[str, ...]
    links: tuple[str, ...]
    affixes: frozenset[str]
    dates: Mapping[str, Any]

    def data(self) -> Mapping[str, Any]:
        """Returns what the browser needs, in an order that never wavers."""
        return {
            "stop": sorted(self.stop),
            "light": sorted(self.light),
            "forms": sorted({*self.forms, *(word.lower() for _, word in LENGTHS)}),
            "kinds": {kind: list(words) for kind, words in self.kinds.items()},
            "questions": sorted(self.questions),
            "inflections": list(self.inflections),
            "derivations": list(self.derivations),
            "infinitives": list(self.infinitives),
            "particles": list(self.particles),
            "links": list(self.links),
            "affixes": sorted(self.affixes),
            "dates": self.dates,
        }
