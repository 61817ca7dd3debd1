"""Whatever is edited: an index that was changed is byte for byte the one that is made anew."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from catalogue.caching.part import part_of
from catalogue.model.body import Body
from catalogue.model.catalogue import Catalogue
from catalogue.model.synonym import Synonyms
from catalogue.outputs.search import joining, kept, postings, shards, shelf
from catalogue.outputs.search.bundle import dump_entries, load_entries
from catalogue.outputs.search.change import borne_after
from catalogue.outputs.search.changing import changed_index
from catalogue.outputs.search.entry import Entry
from catalogue.outputs.search.files import FOLDER
from catalogue.outputs.search.index import entries_of
from catalogue.outputs.search.joining import Index, index_of
from catalogue.outputs.search.piece import Held
from catalogue.outputs.search.site import Site, site_of
from catalogue.outputs.search.state import State, dump_state, load_state
from catalogue.outputs.search.tokens import WrittenPage
from catalogue.reading.translations import read_translation
from tests import making

# Words that are parts of one another, that are folded alike, that are stop words and that belong to no language.
WORDS = (
    "Arbeit", "Schutz", "schutz", "Arbeitsschutz", "Arbeitsschutzkleidung", "Kleidung", "Kleid", "Schule", "Schulleitung",
    "Leitung", "leiten", "Maße", "Masse", "Massenarbeit", "Rat", "Personalrat", "Personal", "Bürgerinnen", "BürgerInnen",
    "und", "DA", "FB 11", "11", "E-Akte", "Akten", "Akte", "Aktenplan", "κόσμος", "x", "zu_viel", "[Netz](https://x.example)",
)  # fmt: skip
Fronts = Mapping[str, Mapping[str, Any]]
DAYS = st.sampled_from(("2027-01-31", "2027-02-01", "2027-02-28", "2029-07-01"))
TEXT = st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join)
LINE = TEXT.map(lambda text: text or "leer")
BODY = st.lists(TEXT, max_size=3).map("\n\n".join)
TRANSLATION = read_translation("de")
SYNONYMS = Synonyms(groups=(("Kleid", "Gewand"), ("Personalrat", "Mitbestimmung")), one_way=(("Zeug", ("Kleidung",)),))


@st.composite
def offers(draw: st.DrawFn, slug: str) -> dict[str, Any]:
    """A course or, by its slug, a guide; one of few titles."""
    fields = {
        "title": draw(st.sampled_from(("Arbeitsschutz", "Schule", "Plan B"))),
        "summary": draw(LINE),
        "keywords": draw(st.lists(LINE, max_size=2)),
        "body": Body(markdown=draw(BODY), line=10),
        "category": draw(st.sampled_from(("kommunikation", "gesundheit"))),
        "tools": draw(st.sampled_from(((), ["zoom"]))),
        "language": draw(st.sampled_from((None, None, "de", "en"))),
    }
    if slug.startswith("g"):
        return making.guide(slug, **fields)
    sessions = [
        making.session(
            str(number), f"{day} 09:00", f"{day} 12:00", status=draw(st.sampled_from(("scheduled", "cancelled")))
        )
        for number, day in enumerate(draw(st.lists(DAYS, max_size=2)))
    ]
    return making.course(slug, *sessions, **fields, registration={"email": "kurse@stadt.example", "closes": "P7D"})


SLUGS = ("ga", "gb", "ca", "cb", "cc")
EVERYTHING = st.fixed_dictionaries(
    {slug: offers(slug) for slug in SLUGS[:3]}, optional={slug: offers(slug) for slug in SLUGS[3:]}
)
# What moves a document among the others; half of the edits leave it as it is.
PLACE = ("category", "tools", "language")
# An offer becomes another one, or there is none any more.
EDIT = st.sampled_from(SLUGS).flatmap(
    lambda slug: st.tuples(st.just(slug), st.one_of(offers(slug), offers(slug), st.none()), st.booleans())
)
EDITS = st.lists(st.lists(EDIT, min_size=1, max_size=3), min_size=1, max_size=3)
# Two may lie at one address, which the host does not notice.
PAGES = st.lists(
    st.builds(WrittenPage, st.sampled_from(("hilfe/", "weg/")), LINE, TEXT, st.just(()), TEXT),
    max_size=2,
)


def catalogue_of(fronts: Fronts) -> Catalogue:
    """The catalogue of some offers, with synonyms."""
    given_ = {slug: {k: v for k, v in front.items() if v is not None} for slug, front in fronts.items()}
    made = making.catalogue(
        *(front for slug, front in given_.items() if slug.startswith("c")),
        guides=[front for slug, front in given_.items() if slug.startswith("g")],
    )
    return Catalogue(made.settings, made.vocabularies, made.courses, made.guides, SYNONYMS)


def bytes_of(index: Index) -> dict[str, bytes]:
    """The files of an index by their paths."""
    return {output.path: output.content for output in index.outputs}


@contextmanager
def small_limits() -> Iterator[None]:
    """Limits so small that few documents reach them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shards, "SHARD_ENTRIES", 3)
        patch.setattr(shards, "LARGEST_HEAD", 12)
        patch.setattr(shards, "LOOKED_UP", 2)
        patch.setattr(postings, "COMMON_LEAST", 1)
        patch.setattr(joining, "BUNDLE", 2)
        patch.setattr(kept, "BUNDLE", 2)
        patch.setattr(shelf, "DRAWER", 5)
        yield


@settings(max_examples=80, deadline=None)
@given(before=EVERYTHING, edits=EDITS, pages=PAGES, later=PAGES)
def test_a_changed_index_is_the_one_made_anew(
    before: Fronts,
    edits: Sequence[Sequence[tuple[str, Mapping[str, Any] | None, bool]]],
    pages: Sequence[WrittenPage],
    later: Sequence[WrittenPage],
) -> None:
    fronts, steps = before, []
    for edit in edits:
        for slug, front, stays in edit:
            place = {key: fronts[slug][key] for key in PLACE} if stays and slug in fronts else {}
            others = {each: own for each, own in fronts.items() if each != slug}
            fronts = {**others, slug: {**front, **place}} if front else others
        steps.append(fronts)
    with small_limits():
        _compare(before, steps, pages, later)


def _stored(state: State) -> State:
    """The state as it comes back from the disk."""
    return load_state({name: _held(piece) for name, piece in dump_state(state)}, map(_held, state.entries.dump()))


def _held(piece: Held) -> Held:
    return part_of(piece) if isinstance(piece, bytes) else piece


def _compare(
    before: Fronts, steps: Sequence[Fronts], pages: Sequence[WrittenPage], later: Sequence[WrittenPage]
) -> None:
    catalogue = catalogue_of(before)
    site = site_of(catalogue, words=TRANSLATION)
    index = index_of(entries_of(catalogue, words=TRANSLATION, pages=pages), site=site)
    files = bytes_of(index)
    for step in steps:
        entries = entries_of(catalogue_of(step), words=TRANSLATION, pages=later)
        anew = index_of(entries, site=site)
        state = index.state
        changed = [entry for entry in entries if _known(index, entry) != entry]
        gone = state.documents().numbers.keys() - {entry.order for entry in entries}
        borne = borne_after(state, changed, gone=gone)
        assert borne == {term for entry in entries for term in entry.terms}
        found = changed_index(_stored(state), changed, gone=gone, site=site)
        event("anew" if found is None else "moved" if len(state.entries) != len(entries) else "changed")
        if found is None:
            assert not {entry.language for entry in entries} <= state.vocabularies.keys()
            found = anew
            files = {}
        there = {f"{FOLDER}{name}.bin" for name in found.state.files}
        files = {path: data for path, data in files.items() if path in there} | bytes_of(found)
        assert files == bytes_of(anew)
        assert dict(found.state.files) == dict(anew.state.files)
        assert _postings(found.state) == _postings(anew.state)
        index = found


def _postings(state: State) -> list[dict[str, list[int]]]:
    return [{name: list(postings.opened(own)) for name, own in each.items()} for each in (state.own, state.given)]


def _known(index: Index, entry: Entry) -> Entry | None:
    number = index.state.documents().numbers.get(entry.order)
    return None if number is None else index.state.entries[number]


@given(EVERYTHING, PAGES)
@settings(max_examples=20, deadline=None)
def test_entries_come_back_as_they_were(fronts: Fronts, pages: Sequence[WrittenPage]) -> None:
    entries = list(entries_of(catalogue_of(fronts), words=TRANSLATION, pages=pages))
    assert load_entries(dump_entries(entries)) == entries


def test_another_site_is_made_anew() -> None:
    catalogue = making.catalogue(making.course("zoom"))
    site = site_of(catalogue, words=TRANSLATION)
    index = index_of(entries_of(catalogue, words=TRANSLATION), site=site)
    assert changed_index(index.state, (), site=site) is not None
    other = Site(site.language, SYNONYMS, site.labels)
    assert changed_index(index.state, (), site=other) is None
