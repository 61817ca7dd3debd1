"""Splitting: by which words the compounds of a catalogue are split, and into which classes.

It is wanted when a word is new, and lies packed until then: as objects it takes five times the room.
"""

import marshal
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain
from sys import intern
from typing import NamedTuple

from catalogue.outputs.search.compounds import SHORTEST_COMPOUND, SHORTEST_PART, Parts, Splitter
from catalogue.outputs.search.folding import fold, without_gender
from catalogue.outputs.search.language import rules_of

# How much of a compound's weight its parts take: the head says what a thing is, the rest what kind.
HEAD, MODIFIER = 0.6, 0.5
# Parts are found in words in which one of these may be missing at the end of the part.
_LOST = ("en", "e", "n")

# For each class how many documents hold each of its words.
Forms = dict[str, dict[str, int]]
# The classes of words that are folded to the same, in order, each as often as it has such words.
Lexicon = dict[str, tuple[str, ...]]
# The classes of the parts of a compound, each with its share of the weight.
Shares = tuple[tuple[str, float], ...]


class Stem(NamedTuple):
    """The word that stands for a class when it is split: the shortest one, folded, and its length as it is written."""

    folded: str
    length: int
    noun: bool


class Splitting(NamedTuple):
    """`lexicon` tells for each folded word that may be a part the classes of the words that are folded to it.

    `stems` are the words to be split, and `parts` what they are split into. Words are interned: most stand here several times.
    """

    lexicon: Lexicon
    stems: dict[str, Stem]
    parts: dict[str, Parts]

    def packed(self) -> bytes:
        """Returns it as bytes."""
        stems = {name: tuple(stem) for name, stem in self.stems.items()}
        return marshal.dumps((self.lexicon, stems, self.parts))

    def shares(self) -> Mapping[str, Shares]:
        """Returns the shares of the parts of each compound, and of the parts of these."""
        return _shares(self.parts, self.stems)


def unpacked(data: bytes) -> Splitting:
    """Returns what `packed` made bytes of: guard stored bytes by a checksum."""
    lexicon, stems, parts = marshal.loads(data)  # noqa: S302 - only our own bytes
    return Splitting(lexicon, {name: Stem(*stem) for name, stem in stems.items()}, parts)


def splitting_of(forms: Forms, words: Mapping[str, str], *, language: str) -> Splitting:
    """Returns how compounds are split by the words of all classes, and by `words`, with theirs, that no entry holds."""
    known = ((name, word) for word, name in words.items())
    lexicon: Lexicon = {}
    for name, form in chain(((name, form) for name, own in forms.items() for form in own), known):
        _spell(name, form, 1, into=lexicon)
    stems = {name: stem for name, own in forms.items() if (stem := _stem(own))}
    return Splitting(lexicon, stems, _split(stems, stems, lexicon, language))


def changed_splitting(
    old: Splitting, *, before: Forms, after: Forms, other: Collection[str], language: str
) -> Splitting:
    """Returns it after the classes `other` got other words; what cannot be split otherwise now is not split again.

    The old one is of no use afterwards.
    """
    lexicon, touched = old.lexicon, dict[str, str | None]()
    words = [(-1, name, form) for name in other for form in before.get(name, ())]
    words += [(1, name, form) for name in other for form in after.get(name, ())]
    for step, name, form in words:
        key = fold(form)
        if key not in touched:
            touched[key] = _first(lexicon.get(key, ()))
        _spell(name, form, step, into=lexicon)
    stems = {name: stem for name, stem in old.stems.items() if name not in other}
    stems |= {name: stem for name in other if (stem := _stem(after.get(name, {})))}
    roots = {_root(key) for key, name in touched.items() if _first(lexicon.get(key, ())) != name}
    again = {name for name in other if name in stems}
    again |= {name for name, stem in stems.items() if any(root in stem.folded for root in roots)} if roots else set()
    parts = {name: own for name, own in old.parts.items() if name in stems and name not in again}
    parts |= _split(again, stems, lexicon, language)
    return Splitting(lexicon, stems, parts)


def _spell(name: str, form: str, step: int, *, into: Lexicon) -> None:
    """Adds a word as one that may be a part, or takes it away; of nothing left nothing is kept."""
    if not name or not _is_part(form):
        return
    key = intern(fold(form))
    own = into.get(key, ())
    if step > 0:
        into[key] = tuple(sorted((*own, name))) if own else (name,)
    elif len(own) > 1:
        at = own.index(name)
        into[key] = own[:at] + own[at + 1 :]
    else:
        del into[key]


def _first(classes: Sequence[str]) -> str | None:
    return classes[0] if classes else None


def _stem(forms: Mapping[str, int]) -> Stem | None:
    """None for a class whose shortest word is too short for a compound."""
    if not forms:
        return None
    word = without_gender(min(forms, key=lambda form: (len(form), form)))
    if len(word) < SHORTEST_COMPOUND:
        return None
    return Stem(intern(fold(word)), len(word), noun=any(form[:1].isupper() for form in forms))


def _split(names: Iterable[str], stems: Mapping[str, Stem], lexicon: Lexicon, language: str) -> dict[str, Parts]:
    splitter = Splitter({key: classes[0] for key, classes in lexicon.items()}, rules_of(language))
    found = ((name, splitter(stems[name].folded, noun=stems[name].noun)) for name in names)
    return {name: parts for name, parts in found if parts}


def _shares(parts: Mapping[str, Parts], stems: Mapping[str, Stem]) -> Mapping[str, Shares]:
    """A part may be a compound again: "Datenaustauschplattform" is about "Austausch" too."""
    found: dict[str, Shares] = {}

    def of(name: str) -> Shares:
        if name not in found:
            own: dict[str, float] = {}
            for place, part in enumerate(parts[name]):
                share = HEAD if place == len(parts[name]) - 1 else MODIFIER
                shorter = part in parts and stems[part].length < stems[name].length
                for other, more in ((part, 1.0), *(of(part) if shorter else ())):
                    own[other] = max(round(share * more, 4), own.get(other, 0.0))
            own.pop(name, None)
            found[name] = tuple(sorted(own.items()))
        return found[name]

    for name in parts:
        of(name)
    return found


def _root(key: str) -> str:
    """What any word that has the part `key` has in it."""
    return next((key[: -len(end)] for end in _LOST if key.endswith(end)), key)


def _is_part(word: str) -> bool:
    """A noun of three letters (Bau, Rat) may be a part; an abbreviation (BGM) or a small word may not."""
    if not word.isalpha():
        return False
    return len(word) >= SHORTEST_PART or (len(word) == 3 and word[0].isupper() and word[1:].islower())
