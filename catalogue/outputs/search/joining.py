"""Joining: from the entries of all documents to the files of the index."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import NamedTuple

from catalogue.outputs.output import Output
from catalogue.outputs.search.bundle import Bundle, bundle_of, dump_entries
from catalogue.outputs.search.dense import Words, dense
from catalogue.outputs.search.entry import Entry
from catalogue.outputs.search.files import FOLDER, File, digest_of, header_file, posting_files, record_files
from catalogue.outputs.search.kept import BUNDLE, kept
from catalogue.outputs.search.packing import packed
from catalogue.outputs.search.piece import Held
from catalogue.outputs.search.postings import own_postings
from catalogue.outputs.search.records import months, untils
from catalogue.outputs.search.shards import ordered, posting_lots
from catalogue.outputs.search.shelf import shelf
from catalogue.outputs.search.site import Site
from catalogue.outputs.search.spelling import Spelling
from catalogue.outputs.search.state import Documents, State, documents_now, facets_now, words_now
from catalogue.outputs.search.vocabulary import Vocabulary, vocabulary_of

# A bundle of entries, and the piece as which it is kept.
Given = tuple[Bundle, Held]


class Index(NamedTuple):
    """An index: its state for the next build, and the files that are new or others now."""

    state: State
    outputs: tuple[Output, ...]


def index_of(entries: Iterable[Entry], *, site: Site) -> Index:
    """Returns the index of all entries."""
    return joined(bundles_of(entries), site=site)


def bundles_of(entries: Iterable[Entry]) -> Iterator[Given]:
    """Yields entries in bundles."""
    left = iter(entries)
    while own := list(islice(left, BUNDLE)):
        data = dump_entries(own)
        yield bundle_of(data), data


def joined(given: Iterable[Given], *, site: Site) -> Index:
    """Returns the index of all entries, which are given in bundles, one after the other."""
    pieces: list[Held] = []

    def bundles() -> Iterator[Bundle]:
        for bundle, piece in given:
            pieces.append(piece)
            yield bundle

    own, written = dense(bundles())
    numbers = {entry.order: number for number, entry in enumerate(own.bare)}
    borne = Counter(chain.from_iterable(entry.terms for entry in own.bare))
    documents = Documents(numbers, untils(own.bare), borne, months(own.bare))
    postings, spoken = own_postings(written), site.classes()
    vocabularies = _vocabularies(written, site, spoken)
    del written  # it takes as much room as all that is made now
    spelling = Spelling(documents, postings.get, vocabularies, spoken)
    words = ordered(spelling.words({*postings, *spelling.sharing.parts()}))
    said = site.spoken({word.name for word in words.every()}, classes=spoken, shown=(w.display for w in words.head))
    state = State(
        site=site.digest,
        spoken=spoken,
        said=said,
        files={},
        documents=documents_now(documents),
        entries=kept(pieces, own.places),
        vocabularies=vocabularies,
        own=shelf(postings),
        given=shelf(spelling.given),
        words=words_now(words),
        facets=facets_now([entry.facets for entry in own.bare if entry.facets is not None]),
    )
    files = posting_files(posting_lots(words), words, said.rare, spelling.coded)
    return finished(state, site, files, records=lambda which: [entry.record for entry in own.bare[which]])


def _vocabularies(words: Words, site: Site, spoken: Mapping[str, str]) -> Mapping[str, Vocabulary]:
    """The vocabulary of each language, that of the site first."""
    main, counts = site.language[:2], words.counts()
    return {
        each: vocabulary_of(words.counted(each, counts), language=each, words=spoken if each == main else {})
        for each in (main, *sorted(words.known.keys() - {main}))
    }


def finished(
    state: State,
    site: Site,
    postings: Iterable[File],
    *,
    records: Callable[[slice], Sequence[bytes]],
    before: Mapping[str, bytes] | None = None,
    standing: Mapping[str, bytes] | None = None,
) -> Index:
    """Returns the index of a state: the files that are others than `before`; those that are `standing` are not even made."""
    before, digests, outputs = before or {}, dict(standing or {}), list[Output]()

    def laid(file: File) -> None:
        digests[file.name] = digest_of(file.content)
        if digests[file.name] != before.get(file.name):
            outputs.append(_output(file))

    for file in chain(postings, record_files(state, site, records, unchanged=digests)):
        laid(file)
    laid(header_file(state, site, digests))
    return Index(state._replace(files=digests), tuple(outputs))


def _output(file: File) -> Output:
    content = packed(file.content, level=file.level, numbers=file.numbers, texts=file.texts)
    return Output(f"{FOLDER}{file.name}.bin", content)
