"""Splitting: by which words the compounds of a catalogue are split, and into which classes.

Most of it is wanted when a word is new, and lies packed until then: as objects it takes five times the room.
"""

import marshal
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain
from sys import intern
from typing import NamedTuple

from catalogue.outputs.search.compounds import SHORTEST_COMPOUND, SHORTEST_PART, Parts, Splitter
from catalogue.outputs.search.folding import fold, without_gender
from catalogue.outputs.search.language import rules_of
from catalogue.outputs.search.piece import Held, Value, later, now

# Parts are found in words in which one of these may be missing at the end of the part.
_LOST = ("en", "e", "n")

# For some classes how many documents hold each of their words.
Forms = Mapping[str, Mapping[str, int]]
# The classes of words that are folded to the same, in order, each as often as it has such words.
Lexicon = dict[str, tuple[str, ...]]


class Stem(NamedTuple):
    """The word that stands for a class when it is split: the shortest one, folded, and its length as it is written."""

    folded: str
    length: int
    noun: bool


class Splitting(NamedTuple):
    """How the compounds of a language are split, as far as the next change needs to know it.

    `lexicon` has the folded words that may be a part, each with the classes of the words that are folded to it. `stems` are
    the words that stand for classes when they are split, and `parts` the classes into which they are split, both by class.
    Words are interned: most stand here several times.
    """

    lexicon: Value[Lexicon]
    stems: Value[dict[str, Stem]]
    parts: Value[dict[str, Parts]]

    def dump(self) -> Iterator[tuple[str, Held]]:
        """Yields it as named pieces."""
        yield "lexicon", self.lexicon.dump()
        yield "stems", self.stems.dump()
        yield "parts", self.parts.dump()


def stored(pieces: Mapping[str, Held]) -> Splitting:
    """Returns what `dump` made pieces of."""
    return Splitting(
        later(pieces["lexicon"], dict),
        later(pieces["stems"], lambda found: {name: Stem(*stem) for name, stem in found.items()}),
        later(pieces["parts"], dict),
    )


def _splitting(lexicon: Lexicon, stems: dict[str, Stem], parts: dict[str, Parts]) -> Splitting:
    """What is at hand; nobody wants the lexicon before the next change, so that it is packed at once."""
    packed = marshal.dumps(lexicon)
    return Splitting(
        later(packed, dict),
        now(stems, lambda found: {name: tuple(stem) for name, stem in found.items()}),
        now(parts, dict),
    )


def splitting_of(
    forms: Iterable[tuple[str, Mapping[str, int]]], words: Mapping[str, str], *, language: str
) -> Splitting:
    """Returns how compounds are split by the words of all classes, and by `words`, with theirs, that no entry holds."""
    every = list(forms)
    known = ((name, word) for word, name in words.items())
    lexicon: Lexicon = {}
    for name, form in chain(((name, form) for name, own in every for form in own), known):
        _spell(name, form, 1, into=lexicon)
    stems = {name: stem for name, own in every if (stem := _stem(own))}
    return _splitting(lexicon, stems, _split(stems, stems, lexicon, language))


def changed_splitting(
    old: Splitting, *, before: Forms, after: Forms, language: str
) -> tuple[Splitting, Collection[str]]:
    """Returns the splitting after some classes got other words, and the classes that may be split otherwise now.

    `before` and `after` are the words of these classes. Only compounds that hold one of the words are split again.
    """
    lexicon, touched = dict(old.lexicon()), dict[str, str | None]()
    words = [(step, name, form) for step, own in ((-1, before), (1, after)) for name in own for form in own[name]]
    for step, name, form in words:
        key = fold(form)
        if key not in touched:
            touched[key] = _first(lexicon.get(key, ()))
        _spell(name, form, step, into=lexicon)
    stems = dict(old.stems())
    for name, own in after.items():
        stems.pop(name, None)
        if stem := _stem(own):
            stems[name] = stem
    roots = {_root(key) for key, name in touched.items() if _first(lexicon.get(key, ())) != name}
    again = {name for name in after if name in stems}.union(_holding(roots, stems))
    parts = dict(old.parts())
    for name in again.union(after):
        parts.pop(name, None)
    parts |= _split(again, stems, lexicon, language)
    return _splitting(lexicon, stems, parts), again.union(after)


def _holding(roots: Collection[str], stems: Mapping[str, Stem]) -> Iterator[str]:
    """The classes that have any of the roots in their stems."""
    if not roots:
        return
    names, folded = list(stems), [stem.folded for stem in stems.values()]
    text = "\n".join(folded)
    starts = list(accumulate((len(word) + 1 for word in folded), initial=0))
    for root in roots:
        at = text.find(root)
        while at >= 0:
            number = bisect_right(starts, at) - 1
            yield names[number]
            at = text.find(root, starts[number + 1])


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
    word = without_gender(next(iter(forms)) if len(forms) == 1 else min(forms, key=lambda form: (len(form), form)))
    if len(word) < SHORTEST_COMPOUND:
        return None
    return Stem(intern(fold(word)), len(word), noun=any(form[:1].isupper() for form in forms))


def _split(names: Iterable[str], stems: Mapping[str, Stem], lexicon: Lexicon, language: str) -> dict[str, Parts]:
    splitter = Splitter(lexicon, rules_of(language))
    found = ((name, splitter(stems[name].folded, noun=stems[name].noun)) for name in names)
    return {name: parts for name, parts in found if parts}


def _root(key: str) -> str:
    """What any word that has the part `key` has in it."""
    return next((key[: -len(end)] for end in _LOST if key.endswith(end)), key)


def is_split_at(parts: Sequence[str], word: str, *, language: str) -> bool:
    """Returns whether a word is surely split, by these parts of it or others, wherever a catalogue has all of them."""
    if not language.startswith("de") or len(word) < SHORTEST_COMPOUND or "".join(parts) != word:
        return False
    rules = rules_of(language)
    return all(_is_part(part) and fold(part) not in rules.affixes and fold(part) not in rules.stop for part in parts)


def _is_part(word: str) -> bool:
    """A noun of three letters (Bau, Rat) may be a part; an abbreviation (BGM) or a small word may not."""
    if not word.isalpha():
        return False
    return len(word) >= SHORTEST_PART or (len(word) == 3 and word[0].isupper() and word[1:].islower())
