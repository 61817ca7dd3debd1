"""Weights: what each field says, and what a compound gives its parts."""

from array import array
from collections.abc import Mapping

import pytest

from catalogue.outputs.search import postings
from catalogue.outputs.search.postings import coded, telling, with_compounds
from catalogue.outputs.search.weights import HEAVIEST, Field, Tally, count, weighed

Counts = Mapping[Field, Mapping[str, int]]


def quarters(title: list[str], fields: Counts) -> dict[str, tuple[int, bool]]:
    """Weights in quarters, and which are strong."""
    tally: Tally = dict.fromkeys(title, 0)
    for field, words in fields.items():
        for word, times in words.items():
            count(f"{word} " * times, field, into=tally)
    weights = weighed(tally, title=title, subject=len(title), parts={})
    return {name: (byte >> 1, bool(byte & 1)) for name, byte in zip(tally, weights, strict=True)}


@pytest.mark.parametrize(
    ("field", "times", "weight", "strong"),
    [
        (Field.KEYWORDS, 1, 28, True),
        (Field.SUMMARY, 1, 16, True),
        (Field.BODY, 1, 3, False),
        (Field.BODY, 2, 4, False),
        (Field.BODY, 9000, 5, False),
        (Field.LEAD, 900, 19, False),
        (Field.KEYWORDS, 5, 40, True),
    ],
)
def test_a_field_says_so_much(field: Field, times: int, weight: int, strong: bool) -> None:
    assert quarters([], {field: {"zoom": times}}) == {"zoom": (weight, strong)}


def test_fields_add_up_and_the_title_comes_first() -> None:
    found = quarters(["zoom", "team"], {Field.BODY: {"zoom": 1, "akte": 1}, Field.SUMMARY: {"akte": 1}})
    assert found["zoom"][0] > found["team"][0] > found["akte"][0]
    assert found["akte"] == (19, True)


def test_what_says_where_or_when_in_a_title_counts_half() -> None:
    found = dict(
        zip(
            ["plan", "team", "büro"],
            weighed({"plan": 0, "team": 0, "büro": 0}, title=["plan", "team", "büro"], subject=2, parts={}),
            strict=True,
        )
    )
    assert found["büro"] >> 1 == pytest.approx((found["team"] >> 1) / 2, abs=1)


def test_parts_get_their_share_of_the_words_they_stand_in() -> None:
    tally: Tally = {"home": 0}
    count("office homeoffice", Field.SUMMARY, into=tally)
    found = weighed(tally, title=(), subject=0, parts={("home", "homeoffice"): 0.5, ("office", "homeoffice"): 0.25})
    assert [byte >> 1 for byte in found] == [1 + 8, 16 + 4, 16]
    assert all(byte & 1 for byte in found)


def test_a_weight_has_an_upper_end() -> None:
    every: Counts = {field: {"zoom": 9} for field in Field if field is not Field.TITLE}
    assert quarters(["zoom"], every) == {"zoom": (HEAVIEST, True)}


def test_a_part_gets_its_share_of_each_compound() -> None:
    own, compound = array("I", [2 << 8 | 10 << 1]), array("I", [1 << 8 | 41, 2 << 8 | 41])
    found = with_compounds(own, [(compound, 0.6)])
    assert list(found) == [1 << 8 | 12 << 1 | 1, 2 << 8 | 22 << 1 | 1]


def test_of_the_commonest_words_a_mention_in_passing_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postings, "COMMON_LEAST", 2)
    own = array("I", [number << 8 | weight << 1 for number, weight in enumerate((5, 6, 5, 9))])
    assert [entry >> 8 for entry in telling(own, total=4)] == [1, 3]
    assert len(telling(own, total=99)) == 4


def test_weights_are_written_roughly() -> None:
    steps, weights = coded(array("I", [0 << 8 | 15 << 1, 5 << 8 | 17 << 1 | 1, 7 << 8 | 127 << 1]))
    assert steps == bytes([0, 5, 2])
    assert weights == bytes([15, 18, 127])
