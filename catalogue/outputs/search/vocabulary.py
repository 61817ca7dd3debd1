"""The vocabulary: every word of the catalogue in one language by its class, and the classes of which a compound is made."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from catalogue.outputs.search.dense import Counted
from catalogue.outputs.search.entry import Entry
from catalogue.outputs.search.folding import fold
from catalogue.outputs.search.sharing import Sharing
from catalogue.outputs.search.shelf import Shelf, shelf
from catalogue.outputs.search.splitting import Splitting, changed_splitting, splitting_of

# A form is frequent when it stands in at least a fifth as many documents as the commonest one.
FREQUENT = 5


class Vocabulary(NamedTuple):
    """The words of a catalogue in one language; nothing in it is ever changed in place.

    `forms` tells for each class how many documents hold each of its words, `splitting` of which parts the compounds are
    made; a language without compounds has none.
    """

    language: str
    forms: Shelf[dict[str, int]]
    splitting: Splitting | None


class Learned(NamedTuple):
    """A vocabulary after a change, with the classes whose words or numbers changed, and those whose parts may have."""

    vocabulary: Vocabulary
    counted: frozenset[str]
    split: frozenset[str] = frozenset()


def vocabulary_of(counted: Iterable[Counted], *, language: str, words: Mapping[str, str]) -> Vocabulary:
    """Returns the vocabulary of all words that the entries in `language` hold.

    `words`, with their classes, may be parts of compounds although no entry holds them.
    """
    forms: dict[str, dict[str, int]] = {}
    for written, name, documents in counted:
        if name in forms:
            _count(written, documents, into=forms[name])
        else:
            forms[name] = dict.fromkeys(written.split(), documents) if " " in written else {written: documents}
    splitting = splitting_of(forms.items(), words, language=language) if language.startswith("de") else None
    return Vocabulary(language, shelf(forms), splitting)


def changed_vocabulary(old: Vocabulary, *, gone: Sequence[Entry], come: Sequence[Entry]) -> Learned:
    """Returns the vocabulary after the entries `gone` were replaced by `come`."""
    before, after = _recounted(old.forms, gone, come)
    counted = frozenset(after)
    forms = old.forms.replaced({name: own or None for name, own in after.items()})
    other = {name for name in counted if after[name].keys() != before[name].keys()}
    if not other or old.splitting is None:
        return Learned(old._replace(forms=forms), counted)
    splitting, split = changed_splitting(
        old.splitting,
        before={name: before[name] for name in other},
        after={name: after[name] for name in other},
        language=old.language,
    )
    return Learned(Vocabulary(old.language, forms, splitting), counted, frozenset(split))


def _recounted(
    old: Shelf[dict[str, int]], gone: Sequence[Entry], come: Sequence[Entry]
) -> tuple[Mapping[str, dict[str, int]], Mapping[str, dict[str, int]]]:
    """The words of the classes of which another number is held now, before and after; what no entry holds any more is left out."""
    steps: defaultdict[tuple[str, str], int] = defaultdict(int)
    for step, entries in ((-1, gone), (1, come)):
        for entry in entries:
            for pair in zip(entry.classes, entry.forms, strict=True):
                steps[pair] += step
    before, after = dict[str, dict[str, int]](), dict[str, dict[str, int]]()
    for (name, written), step in steps.items():
        if step:
            if name not in after:
                before[name] = old.get(name) or {}
                after[name] = dict(before[name])
            _count(written, step, into=after[name])
    for name, own in after.items():
        after[name] = {form: number for form, number in own.items() if number}
    return before, {name: own for name, own in after.items() if own != before[name]}


def sharing_of(vocabularies: Iterable[Vocabulary]) -> Sharing:
    """Returns what the parts of compounds get, of which only one language has any."""
    split = next((own.splitting for own in vocabularies if own.splitting), None)
    return Sharing(split.parts(), split.stems()) if split else Sharing({}, {})


def display(forms: Mapping[str, int]) -> str:
    """Returns the form in which a class is shown: of the frequent ones the shortest."""
    if len(forms) == 1:
        return next(iter(forms))
    least = max(forms.values()) / FREQUENT
    return min((form for form in forms if forms[form] >= least), key=lambda form: (len(fold(form)), -forms[form], form))


def _count(written: str, step: int, *, into: dict[str, int]) -> None:
    for form in written.split():
        into[form] = into.get(form, 0) + step
