"""Bundles: entries come back as they were, however many words they have."""

import pytest

from catalogue.outputs.search import bundle
from catalogue.outputs.search.bundle import bundle_of, dump_entries, load_entries
from catalogue.outputs.search.entry import Entry, Facets

FACETS = Facets(((("zoom", "Zoom"),),), 90, "de", 20000, ((20100, 20090),))


def entry(slug: str, *words: str, language: str = "de") -> Entry:
    names = tuple(word.lower() for word in words)
    return Entry((0, "x", slug, ""), language, words, names, bytes(len(words)), b"[]", facets=FACETS)


ENTRIES = [entry("a", "Plan Pläne", "Akte"), entry("b", "Akte", "Amt"), entry("c", "Plan", language="en"), entry("d")]


def test_entries_come_back_as_they_were() -> None:
    assert load_entries(dump_entries(ENTRIES)) == ENTRIES
    assert load_entries(dump_entries([])) == []


def test_a_word_stands_in_a_bundle_once() -> None:
    found = bundle_of(dump_entries(ENTRIES))
    assert found.words["de"] == (["Plan Pläne", "Akte", "Amt"], ["plan pläne", "akte", "amt"])
    assert [list(own) for own in found.numbers] == [[0, 1], [1, 2], [0], []]
    assert {(one.forms, one.classes) for one in found.bare} == {((), ())}


def test_many_words_have_wider_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    narrow = dump_entries(ENTRIES)
    monkeypatch.setattr(bundle, "_FEW", 2)
    wide = dump_entries(ENTRIES)
    assert len(wide) > len(narrow)
    assert load_entries(wide) == ENTRIES
