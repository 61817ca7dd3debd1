"""Lexis: the words of one language, each with the class it belongs to, remembered for all texts that are read with it."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from sys import intern

from catalogue.outputs.search.folding import fold, without_female, without_gender
from catalogue.outputs.search.language import rules_of, stem_of
from catalogue.outputs.search.splitting import is_split_at
from catalogue.outputs.search.tokens import words
from catalogue.outputs.search.weights import Bond, Tally

# Shorter words are abbreviations more often than not, and keep their form.
SHORTEST_STEM = 4
# What a noun on "-ung" or "-heit" may bear at its end, also where a hyphen follows.
_NOUN_ENDINGS = ("en", "s")
# So many pieces of text, and so many sets of forms, are remembered at most.
_MOST = 500_000

# What hyphens bind together weighs on its parts as a compound does; where it is split as one besides, so much is left.
PART, PART_OF_COMPOUND = 0.6, 0.2

# A written word with its class.
Form = tuple[str, str]
# A part of such a word with its class, the class of the whole, and its share of the weight of that.
Part = tuple[str, str, str, float]


def class_of(word: str, language: str) -> str:
    """Returns the class of a written word, the name all its forms share; none for a stop word."""
    plain = without_gender(word)
    folded = fold(plain)
    if len(folded) < 2 or (folded in rules_of(language).stop and not _abbreviated(plain)):
        return ""
    if len(folded) < SHORTEST_STEM or not folded.isalpha():
        return folded
    bare = without_female(plain.lower())
    return fold(_noun(bare, rules_of(language).nouns) or stem_of(language)(bare))


def _noun(word: str, endings: tuple[str, ...]) -> str:
    """A noun that is made of a verb or an adjective, without its own ending: who asks for "Führung" means no "führen"."""
    bare = word
    for end in _NOUN_ENDINGS:
        if word.endswith(end):
            bare = word.removesuffix(end)
            break
    return bare if len(bare) > SHORTEST_STEM + 1 and bare.endswith(endings) else ""


def _abbreviated(word: str) -> bool:
    """Capitals tell "DA" from the stop word "da"."""
    return 1 < len(word) < 5 and word.isupper()


# The words of a piece of text, and the parts of those that hyphens bind together.
_Cut = tuple[tuple[Form, ...], tuple[Part, ...]]


class _Pieces(dict[str, tuple[Form, ...]]):
    """The words of pieces of text, which `cut` gives when they are first asked for.

    `bound` are the parts in the few that have any; they are never forgotten, or the words of one text would have some only.
    """

    def __init__(self, cut: Callable[[str], _Cut]) -> None:
        super().__init__()
        self.bound: dict[str, tuple[Part, ...]] = {}
        self._cut = cut

    def __missing__(self, piece: str) -> tuple[Form, ...]:
        if len(self) >= _MOST:
            self.clear()
        found, parts = self._cut(piece)
        if parts:
            self.bound[piece] = parts
        self[piece] = found
        return found


class Lexis:
    """Cuts texts into words.

    Texts share most of their words: each is folded and cut once, however many texts are read.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self._classes: dict[str, str] = {}
        self._pieces = _Pieces(self._cut)
        self._together: dict[Form, str] = {}
        self._openings = frozenset(map(self._class_of, rules_of(language).openings))

    def title(self, text: str) -> tuple[list[str], int]:
        """Returns the classes of the words of a title, and how many of them come before what says where or when.

        They stand in order, but that what only opens a title ("An introduction to …") comes behind its subject.
        """
        pieces, asides = text.split(), rules_of(self.language).asides
        names = [name for piece in pieces for _, name in self._pieces[piece]]
        opening = next((place for place, name in enumerate(names) if name not in self._openings), 0)
        first = next((place for place, piece in enumerate(pieces) if piece in asides), len(pieces))
        said = sum(len(self._pieces[piece]) for piece in pieces[:first])
        subject = said if said > opening else len(names)
        return names[opening:subject] + names[:opening] + names[subject:], subject

    def gathered(self, tally: Tally, *, first: Iterable[str] = ()) -> tuple[Tally, dict[str, str], dict[Bond, float]]:
        """Returns the tally of classes that a tally of pieces of text makes, the words that are written for each, and the parts.

        The classes `first` come first; several words of a class stand in the order of the alphabet, a blank between.
        """
        found, written = dict.fromkeys(first, 0), dict[str, str]()
        together = self._together
        for forms, counts in zip(map(self._pieces.__getitem__, tally), tally.values(), strict=True):
            for form, name in forms:
                if name not in written:
                    written[name] = form
                    found[name] = counts
                    continue
                found[name] += counts
                before = written[name]
                if before != form:
                    both = (before, form)
                    written[name] = together[both] if both in together else self._join(both)
        bound = self._pieces.bound
        return found, written, self._add(map(bound.__getitem__, filter(bound.__contains__, tally)), found, written)

    def _add(self, bound: Iterable[tuple[Part, ...]], found: Tally, written: dict[str, str]) -> dict[Bond, float]:
        """Adds the classes of parts to the others, and returns what they get of the words they stand in."""
        shares: dict[Bond, float] = {}
        for form, name, whole, share in chain.from_iterable(bound):
            if name not in written:
                written[name], found[name] = form, found.get(name, 0)
            elif form not in written[name].split():
                written[name] = self._join((written[name], form))
            shares[name, whole] = share
        return shares

    def _cut(self, piece: str) -> _Cut:
        found = words(piece)
        # Interned, a word stands once in a process, however many packs of entries it is read from (marshal).
        forms = [(intern(word[0]), name) for word in found if (name := self._class_of(word[0]))]
        parts = [part for word in found if len(word) > 1 for part in self._parts_of(*word)]
        return tuple(forms), tuple(parts)

    def _parts_of(self, whole: str, *parts: str) -> Iterator[Part]:
        share = PART_OF_COMPOUND if is_split_at(parts, whole, language=self.language) else PART
        name = self._class_of(whole)
        for part in parts:
            if name and (own := self._class_of(part)) and own != name:
                yield intern(part), own, name, share

    def _class_of(self, word: str) -> str:
        if word not in self._classes:
            if len(self._classes) >= _MOST:
                self._classes.clear()
            self._classes[word] = intern(class_of(word, self.language))
        return self._classes[word]

    def _join(self, both: Form) -> str:
        if len(self._together) >= _MOST:
            self._together.clear()
        self._together[both] = intern(" ".join(sorted({*both[0].split(), both[1]})))
        return self._together[both]
