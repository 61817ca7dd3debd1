"""The index: vocabulary first, then postings, records, months and facets, as described in docs/development/search.md."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from catalogue.model.catalogue import Catalogue
from catalogue.model.synonym import Synonyms
from catalogue.model.translation import Translation
from catalogue.outputs.address import Addresses
from catalogue.outputs.output import Output
from catalogue.outputs.search.documents import KINDS, Document, documents
from catalogue.outputs.search.folding import fold
from catalogue.outputs.search.labels import labels
from catalogue.outputs.search.language import rules_of
from catalogue.outputs.search.packing import coded_postings, compact, front_coded, packed, varint
from catalogue.outputs.search.postings import Postings, postings
from catalogue.outputs.search.records import SHARD, facets, months, record_shards
from catalogue.outputs.search.tokens import WrittenPage
from catalogue.outputs.search.tokens import words as words_of
from catalogue.outputs.search.vocabulary import Vocabulary

# Raised when an older program would misread a newer index.
VERSION = 1
FOLDER = f"search/v{VERSION}/"
# The vocabulary that is loaded whole holds at most so many classes; the others lie in files by their first letters.
LARGEST_HEAD = 12_000
# Postings are put together into files of about so many bytes before compression.
SHARD_BYTES = 3_000


@dataclass(frozen=True, slots=True)
class _Word:
    """A class as it is written into the index."""

    name: str
    display: str
    entries: list[int]


def search_index(catalogue: Catalogue, *, words: Translation, pages: Iterable[WrittenPage] = ()) -> tuple[Output, ...]:
    """Returns the files of the index; `catalogue` holds no drafts."""
    language = catalogue.settings.language
    found = documents(catalogue, addresses=Addresses(words), pages=pages)
    vocabularies = _vocabularies(found, language, catalogue.synonyms)
    made = postings(found, vocabularies, language)
    head, tail = _ordered(made, vocabularies, language)
    shards = tuple(_shards([*head, *chain.from_iterable(tail.values())]))
    days = months(found)
    outputs = [
        *(_file(f"p{number}", shard) for number, (_, shard) in enumerate(shards)),
        *(_file(f"r{number}", compact(group)) for number, group in enumerate(record_shards(found))),
        *(_file(f"t-{prefix}", _words(group)) for prefix, group in tail.items()),
        *(_file(f"m-{month}", compact(own)) for month, own in days.items()),
        _file("facets", compact(facets(found, language))),
    ]
    header = {
        "version": VERSION,
        "build": _digest(outputs),
        "language": language,
        "rules": rules_of(language).data(),
        "ui": labels(words),
        "kinds": [sum(document.kind == kind for document in found) for kind in KINDS],
        "until": _until(found),
        "record": SHARD,
        "shards": [size for size, _ in shards],
        "head": len(head),
        "tail": {prefix: len(group) for prefix, group in tail.items()},
        "months": list(days),
        **_synonyms(catalogue.synonyms, vocabularies[language], made),
        "df": [len(word.entries) for word in head],
    }
    content = compact(header) + b"\n" + front_coded([word.display for word in head]).encode()
    return (_file("words", content, level=9), *outputs)


def _file(name: str, content: bytes, *, level: int = 6) -> Output:
    return Output(f"{FOLDER}{name}.bin", packed(content, level=level))


def _digest(outputs: Sequence[Output]) -> str:
    """What names this build of the index, so that no browser mixes the files of two."""
    sums = hashlib.sha256()
    for output in outputs:
        sums.update(hashlib.sha256(output.content).digest())
    return sums.hexdigest()[:12]


def _vocabularies(found: Sequence[Document], language: str, synonyms: Synonyms) -> Mapping[str, Vocabulary]:
    counts: dict[str, Counter[str]] = {language: Counter()}
    for document in found:
        own = ((document.offer and document.offer.language) or language)[:2]
        counts.setdefault(own, Counter()).update(chain.from_iterable(document.tokens.values()))
    made = {own: Vocabulary(own) for own in sorted(counts)}
    for own, vocabulary in made.items():
        vocabulary.learn(counts[own])
    made[language].learn_parts(word for text in synonyms.texts for word in words_of(text))
    return made


def _ordered(
    made: Postings, vocabularies: Mapping[str, Vocabulary], language: str
) -> tuple[list[_Word], Mapping[str, list[_Word]]]:
    """The classes that are loaded whole, and the others by their first letters, both in the order of the alphabet."""
    every = [vocabularies[language], *(v for own, v in vocabularies.items() if own != language)]

    def word(name: str) -> _Word:
        owner = next((v for v in every if name in v.forms), every[0])
        return _Word(name, owner.display(name), made.entries[name])

    names = sorted(name for name, entries in made.entries.items() if entries)
    strong = [name for name in names if name in made.strong and not any(c.isdigit() for c in name)]
    chosen = set(sorted(strong, key=lambda name: (-len(made.entries[name]), name))[:LARGEST_HEAD])
    head = sorted((word(name) for name in chosen), key=_alphabet)
    tail: dict[str, list[_Word]] = {}
    for other in sorted((word(name) for name in names if name not in chosen), key=_alphabet):
        tail.setdefault(_prefix(other.display), []).append(other)
    return head, {prefix: tail[prefix] for prefix in sorted(tail)}


def _alphabet(word: _Word) -> tuple[str, str]:
    return word.display, word.name


def _prefix(display: str) -> str:
    """The file in which a word is looked up: its first two letters, or one for all other signs."""
    start = fold(display)[:2]
    return start if start.isascii() and start.isalnum() else "_"


def _words(group: Sequence[_Word]) -> bytes:
    counts = compact([len(word.entries) for word in group])
    return counts + b"\n" + front_coded([word.display for word in group]).encode()


def _shards(words_: Iterable[_Word]) -> Iterator[tuple[int, bytes]]:
    """Yields files of postings with the number of classes in each: first the length of every class, then the entries."""
    lengths, bodies, size = bytearray(), bytearray(), 0
    for word in words_:
        body = coded_postings(word.entries)
        if size and len(bodies) + len(body) > SHARD_BYTES:
            yield size, bytes(lengths + bodies)
            lengths, bodies, size = bytearray(), bytearray(), 0
        lengths += varint(len(body))
        bodies += body
        size += 1
    if size:
        yield size, bytes(lengths + bodies)


def _until(found: Sequence[Document]) -> list[list[int]]:
    """Courses come in the order of the month up to which one may register: [how many, month] each."""
    groups: list[list[int]] = []
    for document in found:
        if document.kind != "course":
            continue
        if not groups or groups[-1][1] != document.until:
            groups.append([0, document.until])
        groups[-1][0] += 1
    return groups


def _synonyms(synonyms: Synonyms, vocabulary: Vocabulary, made: Postings) -> Mapping[str, Any]:
    """The synonyms of which at least one stands in the catalogue."""

    def stands(text: str) -> bool:
        names = [name for name in (vocabulary.class_of(word) for word in words_of(text)) if name]
        return any(name in made.entries for name in names[:1]) if len(names) == 1 else bool(names) and all(
            name in made.entries for name in names
        )  # fmt: skip

    return {
        "groups": [list(group) for group in synonyms.groups if any(map(stands, group))],
        "oneWay": [[word, list(targets)] for word, targets in synonyms.one_way if any(map(stands, targets))],
    }
