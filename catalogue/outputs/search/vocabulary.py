"""The vocabulary: every word of the catalogue, the class it belongs to, and the parts a compound adds to it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from catalogue.outputs.search.compounds import SHORTEST_PART, Splitter
from catalogue.outputs.search.folding import fold, without_female, without_gender
from catalogue.outputs.search.language import rules_of, stem_of

# How much of a word's weight its parts take: the head says what a thing is, the rest what kind.
HEAD, MODIFIER = 0.6, 0.5
# A form is frequent when it stands at least a fifth as often as the commonest one.
FREQUENT = 5
# Shorter words are abbreviations more often than not, and keep their form.
SHORTEST_STEM = 4

# Classes that a written word stands for, each with the share of its weight.
Shares = tuple[tuple[str, float], ...]


@dataclass(slots=True)
class Vocabulary:
    """The words of a catalogue in one language.

    A class holds the forms of one word; its name is the folded stem. `forms` counts how often each written word of a
    class stands in the catalogue; `known` holds the shares worked out so far.
    """

    language: str
    forms: dict[str, Counter[str]] = field(default_factory=dict)
    lexicon: dict[str, str] = field(default_factory=dict)
    _classes: dict[str, str] = field(default_factory=dict)
    known: dict[str, Shares] = field(default_factory=dict)
    _splitter: Splitter | None = None

    def learn(self, counts: Mapping[str, int]) -> None:
        """Takes the words of the catalogue in, with how often they stand there."""
        for word in sorted(counts):
            name = self.class_of(word)
            if name:
                self.forms.setdefault(name, Counter())[word] += counts[word]
                if _is_part(word):
                    self.lexicon.setdefault(fold(word), name)

    def learn_parts(self, words: Iterable[str]) -> None:
        """Takes in words that may be parts of compounds although no offer uses them alone."""
        for word in words:
            name = self.class_of(word)
            if name and _is_part(word):
                self.lexicon.setdefault(fold(word), name)

    def class_of(self, word: str) -> str:
        """Returns the class of a written word; none for a stop word."""
        known = self._classes.get(word)
        if known is None:
            known = self._classes[word] = self._class_of(without_gender(word))
        return known

    def _class_of(self, word: str) -> str:
        folded = fold(word)
        if len(folded) < 2 or (folded in rules_of(self.language).stop and not _abbreviated(word)):
            return ""
        if len(folded) < SHORTEST_STEM or not folded.isalpha():
            return folded
        return fold(stem_of(self.language)(without_female(word.lower())))

    def shares(self, word: str) -> Shares:
        """Returns the class of a written word with the whole weight, and those of its parts with less."""
        if word not in self.known:
            self.known[word] = self._shares_of(word)
        return self.known[word]

    def _shares_of(self, word: str) -> Shares:
        name = self.class_of(word)
        if not name:
            return ()
        found = {name: 1.0}
        self._add_parts(without_gender(word), found)
        return tuple(found.items())

    def _add_parts(self, word: str, into: dict[str, float]) -> None:
        if not self.language.startswith("de"):
            return
        if self._splitter is None:
            self._splitter = Splitter(self.lexicon, rules_of(self.language))
        parts = self._splitter(fold(word), noun=word[:1].isupper())
        for place, part in enumerate(parts):
            share = HEAD if place == len(parts) - 1 else MODIFIER
            for name, own in self._shares_of_part(part, shorter_than=len(word)):
                into[name] = max(share * own, into.get(name, 0.0))

    def _shares_of_part(self, name: str, *, shorter_than: int) -> Shares:
        """A part may be a compound again: "Datenaustauschplattform" is about "Austausch" too."""
        form = min(self.forms.get(name, ()), key=len, default="")
        return self.shares(form) if form and len(form) < shorter_than else ((name, 1.0),)

    def display(self, name: str) -> str:
        """Returns the form in which a class is shown: of the frequent ones the shortest."""
        forms = self.forms.get(name)
        if not forms:
            return next((word for word, own in self.lexicon.items() if own == name), name)
        least = max(forms.values()) / FREQUENT
        return min((w for w in forms if forms[w] >= least), key=lambda word: (len(fold(word)), -forms[word], word))


def _is_part(word: str) -> bool:
    """A noun of three letters (Bau, Rat) may be a part; an abbreviation (BGM) or a small word may not."""
    if not word.isalpha():
        return False
    return len(word) >= SHORTEST_PART or (len(word) == 3 and word[0].isupper() and word[1:].islower())


def _abbreviated(word: str) -> bool:
    """Capitals tell "DA" from the stop word "da"."""
    return 1 < len(word) < 5 and word.isupper()
