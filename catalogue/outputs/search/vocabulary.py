"""The vocabulary: every word of the catalogue in one language by its class, and the classes of which a compound is made."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from catalogue.outputs.search.dense import Counted
from catalogue.outputs.search.entry import Entry
from catalogue.outputs.search.folding import fold
from catalogue.outputs.search.splitting import Forms, Shares, changed_splitting, splitting_of, unpacked

# A form is frequent when it stands in at least a fifth as many documents as the commonest one.
FREQUENT = 5

_NONE: Mapping[str, str] = {}


class Vocabulary(NamedTuple):
    """The words of a catalogue in one language; nothing in it is ever changed in place.

    `forms` tells for each class how many documents hold each of its words, `shares` of which parts the compounds are made.
    `splitting` is what that was found by, packed; nothing in a language without compounds.
    """

    language: str
    forms: Forms
    shares: Mapping[str, Shares]
    splitting: bytes


class Learned(NamedTuple):
    """A vocabulary after a change, with the classes whose words or numbers changed, and those whose shares changed."""

    vocabulary: Vocabulary
    counted: frozenset[str]
    shared: frozenset[str]


def vocabulary_of(counted: Iterable[Counted], *, language: str, words: Mapping[str, str] = _NONE) -> Vocabulary:
    """Returns the vocabulary of all words that the entries in `language` hold.

    `words`, with their classes, may be parts of compounds although no entry holds them.
    """
    forms: Forms = {}
    for written, name, documents in counted:
        _count(written, documents, into=forms.setdefault(name, {}))
    if not language.startswith("de"):
        return Vocabulary(language, forms, {}, b"")
    splitting = splitting_of(forms, words, language=language)
    return Vocabulary(language, forms, splitting.shares(), splitting.packed())


def changed_vocabulary(old: Vocabulary, *, gone: Sequence[Entry], come: Sequence[Entry]) -> Learned:
    """Returns the vocabulary after the entries `gone` were replaced by `come`."""
    forms = _recounted(old.forms, gone, come)
    changed = {name for name in {*_classes(gone), *_classes(come)} if forms.get(name) != old.forms.get(name)}
    other = {name for name in changed if forms.get(name, {}).keys() != old.forms.get(name, {}).keys()}
    if not other or not old.language.startswith("de"):
        return Learned(old._replace(forms=forms), frozenset(changed), frozenset())
    splitting = unpacked(old.splitting)
    splitting = changed_splitting(splitting, before=old.forms, after=forms, other=other, language=old.language)
    new = Vocabulary(old.language, forms, splitting.shares(), splitting.packed())
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


def display(forms: Mapping[str, int]) -> str:
    """Returns the form in which a class is shown: of the frequent ones the shortest."""
    if len(forms) == 1:
        return next(iter(forms))
    least = max(forms.values()) / FREQUENT
    return min((form for form in forms if forms[form] >= least), key=lambda form: (len(fold(form)), -forms[form], form))


def _count(written: str, step: int, *, into: dict[str, int]) -> None:
    for form in written.split():
        into[form] = into.get(form, 0) + step
