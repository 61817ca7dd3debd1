"""Shards: a class finds its file by its own letters."""

import pytest

from catalogue.outputs.search import shards as shards_module
from catalogue.outputs.search.shards import SHARD_ENTRIES, Word, cut_into_shards, key_of, ordered


def word(display: str, documents: int = 1, *, strong: bool = True) -> Word:
    return Word(key_of(display), display, display.lower(), documents, strong)


def names(*words: Word, length: int = 1) -> dict[str, list[str]]:
    return {name: [one.display for one in own] for name, own in cut_into_shards(sorted(words), length=length)}


def test_words_that_begin_alike_lie_together() -> None:
    many = [word("Akte"), word("Amt"), word("Zoom", SHARD_ENTRIES), word("Ära")]
    assert names(*many) == {"a": ["Akte", "Amt", "Ära"], "z": ["Zoom"]}


def test_neighbours_share_a_file_as_long_as_it_is_small() -> None:
    assert names(word("Zoom"), word("Akte"), word("Brand")) == {"a": ["Akte", "Brand", "Zoom"]}
    many = [word("Akte", 9), word("Brand", SHARD_ENTRIES - 9), word("Cent"), word("Dach")]
    assert names(*many) == {"a": ["Akte", "Brand"], "c": ["Cent", "Dach"]}


def test_where_that_is_too_much_more_letters_count() -> None:
    many = [word("Akte", SHARD_ENTRIES), word("Akten", 2), word("Amt", 5), word("Ampel", 6)]
    assert names(*many) == {"a": ["Akte"], "akten": ["Akten"], "am": ["Ampel", "Amt"]}
    assert list(names(*many, word("Zoom"))) == ["a", "akten", "am", "z"]


def test_a_name_goes_as_far_as_words_are_told_apart() -> None:
    many = [word("Schule", SHARD_ENTRIES), word("Schutz", SHARD_ENTRIES), word("Zoom", SHARD_ENTRIES)]
    assert list(names(*many)) == ["s", "schut", "z"]
    assert list(names(*many, length=3)) == ["sch", "schut", "zoo"]


def test_what_is_looked_up_lies_in_files_by_up_to_four_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards_module, "LOOKED_UP", 2)
    weak = [word(each, strong=False) for each in ("aber", "Schule", "schulen", "schuldig", "Schwan", "Scan", "Seil")]
    found = ordered([*weak, *(word(f"κ{number}", strong=False) for number in range(5))]).tails
    assert {name: [one.display for one in own] for name, own in found.items() if name != "_"} == {
        "ab": ["aber"], "sc": ["Scan"], "sch": ["schuldig", "Schule", "schulen"], "schw": ["Schwan"], "se": ["Seil"],
    }  # fmt: skip
    assert len(found["_"]) == 5


def test_words_that_are_folded_alike_cannot_be_told_apart() -> None:
    assert names(word("maße", SHARD_ENTRIES), word("Masse", SHARD_ENTRIES)) == {"m": ["Masse", "maße"]}


def test_names_are_plain() -> None:
    assert names(word("κόσμος", SHARD_ENTRIES), word("Ö3")) == {"_": ["κόσμος"], "o": ["Ö3"]}


def test_a_file_is_no_other_because_of_words_elsewhere() -> None:
    few = [word("Amt", SHARD_ENTRIES), word("Akte", 9), word("Schule", SHARD_ENTRIES), word("Schutz", SHARD_ENTRIES)]
    before, after = names(*few), names(*few, word("Abc", 7), word("Akten"))
    assert before != after
    assert [before[name] for name in ("s", "schut")] == [after[name] for name in ("s", "schut")]


def test_weak_words_and_numbers_are_looked_up_by_their_first_letters() -> None:
    assert [one.display for one in ordered([word("Zoom"), word("akte"), word("Ärger"), word("Amt")]).head] == [
        "akte", "Amt", "Ärger", "Zoom",
    ]  # fmt: skip
    found = ordered(
        [word("Zoom"), word("nebenbei", strong=False), word("2027"), word("κόσμος", strong=False), word("Akte")]
    )
    assert [one.display for one in found.head] == ["Akte", "Zoom"]
    assert {prefix: [one.display for one in own] for prefix, own in found.tails.items()} == {
        "20": ["2027"], "_": ["κόσμος"], "ne": ["nebenbei"],
    }  # fmt: skip
