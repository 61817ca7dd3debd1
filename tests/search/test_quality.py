"""The quality of the search on the demonstration catalogue, measured through the modules that browsers run."""

from pathlib import Path

import pytest

from tests.search.measure import FILES, Answer, Query, ask, average, queries, write_index

BEST_IN_3 = 0.95
NONSENSE = ("xqzvw", "Blubberquatsch", "hjkl", "Quietscheentchen Zahnbürste", "wrzlbrmft")


@pytest.fixture(scope="module", params=FILES)
def answers(request: pytest.FixtureRequest, index: Path) -> list[Answer]:
    return ask(queries(request.param), index=index)


def test_the_first_expected_offer_is_among_the_first_three(answers: list[Answer]) -> None:
    missed = [answer.asked.query for answer in answers if not answer.metrics()["main@3"]]
    assert average(answers)["main@3"] >= BEST_IN_3, missed


def test_what_is_looked_up_is_found_nearly_as_well(looked_up: Path) -> None:
    answers = ask(queries(), index=looked_up)
    assert average(answers)["main@3"] >= BEST_IN_3
    for kind in ("typo", "none"):
        assert average([answer for answer in answers if answer.asked.kind == kind])["main@3"] >= BEST_IN_3


def test_nonsense_finds_nothing(index: Path) -> None:
    asked = [Query(word, "none", ()) for word in NONSENSE]
    assert not [answer for answer in ask(asked, index=index) if answer.found]


def test_two_builds_give_the_same_bytes(index: Path, tmp_path: Path) -> None:
    again = write_index(tmp_path)
    names = sorted(path.name for path in index.iterdir())
    assert names == sorted(path.name for path in again.iterdir())
    assert not [name for name in names if (index / name).read_bytes() != (again / name).read_bytes()]
