"""The vocabulary: every word of the catalogue in one language by its class, and the classes of which a compound is made."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from catalogue.outputs.search.compounds import SHORTEST_COMPOUND, SHORTEST_PART, Parts, Splitter
from catalogue.outputs.search.entry import Entry
from catalogue.outputs.search.folding import fold, without_gender
from catalogue.outputs.search.language import rules_of

# How much of a compound's weight its parts take: the head says what a thing is, the rest what kind.
HEAD, MODIFIER = 0.6, 0.5
# A form is frequent when it stands in at least a fifth as many documents as the commonest one.
FREQUENT = 5
# Parts are found in words in which one of these may be missing at the end of the part.
_LOST = ("en", "e", "n")

_NONE: Mapping[str, str] = {}

Forms = dict[str, dict[str, int]]
# The classes of the parts of a compound, each with its share of the weight.
Shares = tuple[tuple[str, float], ...]


class Stem(NamedTuple):
    """The word that stands for a class when it is split: the shortest one, folded, and its length as it is written."""

    folded: str
    length: int
    noun: bool


class Vocabulary(NamedTuple):
    """The words of a catalogue in one language; nothing in it is ever changed in place.

    `forms` tells for each class how many documents hold each of its words. `lexicon` tells for each folded word that may
    be a part how many words of which class are folded to it. `stems` are the words to be split, `parts` what they are
    split into, and `shares` that with the parts of the parts.
    """

    language: str
    forms: Forms
    lexicon: Forms
    stems: Mapping[str, Stem]
    parts: Mapping[str, Parts]
    shares: Mapping[str, Shares]


class Learned(NamedTuple):
    """A vocabulary after a change, with the classes whose words or numbers changed, and those whose shares changed."""

    vocabulary: Vocabulary
    counted: frozenset[str]
    shared: frozenset[str]


def vocabulary_of(entries: Iterable[Entry], *, language: str, words: Mapping[str, str] = _NONE) -> Vocabulary:
    """Returns the vocabulary of entries in `language`.

    `words`, with their classes, may be parts of compounds although no entry holds them.
    """
    own = list(entries)
    counts = Counter(chain.from_iterable(entry.forms for entry in own))
    owner: dict[str, str] = {}
    for entry in own:
        owner.update(zip(entry.forms, entry.classes, strict=True))
    forms: Forms = {}
    for written, number in counts.items():
        _count(written, number, into=forms.setdefault(owner[written], {}))
    if not language.startswith("de"):
        return Vocabulary(language, forms, {}, {}, {}, {})
    known = ((name, word) for word, name in words.items())
    lexicon: Forms = {}
    for name, form in chain(((name, form) for name, own_ in forms.items() for form in own_), known):
        _spell(name, form, 1, into=lexicon)
    stems = {name: stem for name, own_ in forms.items() if (stem := _stem(own_))}
    parts = _split(stems, stems, lexicon, language)
    return Vocabulary(language, forms, lexicon, stems, parts, _shares(parts, stems))


def changed_vocabulary(old: Vocabulary, *, gone: Sequence[Entry], come: Sequence[Entry]) -> Learned:
    """Returns the vocabulary after the entries `gone` were replaced by `come`."""
    forms = _recounted(old.forms, gone, come)
    changed = {name for name in {*_classes(gone), *_classes(come)} if forms.get(name) != old.forms.get(name)}
    other = {name for name in changed if forms.get(name, {}).keys() != old.forms.get(name, {}).keys()}
    if not other or not old.language.startswith("de"):
        return Learned(old._replace(forms=forms), frozenset(changed), frozenset())
    new = _resplit(old._replace(forms=forms), old, other)
    names = new.shares.keys() | old.shares.keys()
    shared = frozenset(name for name in names if new.shares.get(name) != old.shares.get(name))
    return Learned(new, frozenset(changed), shared)


def _recounted(old: Forms, gone: Sequence[Entry], come: Sequence[Entry]) -> Forms:
    """The words of the classes after entries were replaced; of what no entry holds any more nothing is kept."""
    found = {**old, **{name: dict(old.get(name, {})) for name in (*_classes(gone), *_classes(come))}}
    for step, entries in ((-1, gone), (1, come)):
        for written, name in (pair for entry in entries for pair in zip(entry.forms, entry.classes, strict=True)):
            _count(written, step, into=found[name])
    for name in {*_classes(gone)}:
        found[name] = {form: number for form, number in found[name].items() if number}
        if not found[name]:
            del found[name]
    return found


def _classes(entries: Iterable[Entry]) -> Iterator[str]:
    return chain.from_iterable(entry.classes for entry in entries)


def _resplit(new: Vocabulary, old: Vocabulary, other: Collection[str]) -> Vocabulary:
    """Splits again what may be split otherwise now that the classes `other` have other words."""
    lexicon, touched = dict(old.lexicon), dict[str, str | None]()
    words = [(-1, name, form) for name in other for form in old.forms.get(name, ())]
    words += [(1, name, form) for name in other for form in new.forms.get(name, ())]
    for step, name, form in words:
        key = fold(form)
        if key not in touched:
            touched[key] = _first(lexicon.get(key, {}))
            lexicon[key] = dict(lexicon.get(key, {}))
        _spell(name, form, step, into=lexicon)
    lexicon = {key: own for key, own in lexicon.items() if own}
    stems = {name: stem for name, stem in old.stems.items() if name not in other}
    stems |= {name: stem for name in other if (stem := _stem(new.forms.get(name, {})))}
    roots = {_root(key) for key, name in touched.items() if _first(lexicon.get(key, {})) != name}
    again = {name for name in other if name in stems}
    again |= {name for name, stem in stems.items() if any(root in stem.folded for root in roots)} if roots else set()
    parts = {name: own for name, own in old.parts.items() if name in stems and name not in again}
    parts |= _split(again, stems, lexicon, new.language)
    return new._replace(lexicon=lexicon, stems=stems, parts=parts, shares=_shares(parts, stems))


def display(forms: Mapping[str, int]) -> str:
    """Returns the form in which a class is shown: of the frequent ones the shortest."""
    if len(forms) == 1:
        return next(iter(forms))
    least = max(forms.values()) / FREQUENT
    return min((form for form in forms if forms[form] >= least), key=lambda form: (len(fold(form)), -forms[form], form))


def _count(written: str, step: int, *, into: dict[str, int]) -> None:
    for form in written.split():
        into[form] = into.get(form, 0) + step


def _spell(name: str, form: str, step: int, *, into: Forms) -> None:
    """Counts a word as one that may be a part; of nothing left nothing is kept."""
    if name and _is_part(form):
        own = into.setdefault(fold(form), {})
        own[name] = own.get(name, 0) + step
        if not own[name]:
            del own[name]


def _first(classes: Mapping[str, int]) -> str | None:
    return min(classes, default=None)


def _stem(forms: Mapping[str, int]) -> Stem | None:
    """None for a class whose shortest word is too short for a compound."""
    if not forms:
        return None
    word = without_gender(min(forms, key=lambda form: (len(form), form)))
    if len(word) < SHORTEST_COMPOUND:
        return None
    return Stem(fold(word), len(word), noun=any(form[:1].isupper() for form in forms))


def _split(names: Iterable[str], stems: Mapping[str, Stem], lexicon: Forms, language: str) -> dict[str, Parts]:
    splitter = Splitter({key: min(classes) for key, classes in lexicon.items()}, rules_of(language))
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
