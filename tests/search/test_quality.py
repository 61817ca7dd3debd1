"""The quality of the search on the demonstration catalogue, measured through the modules that browsers run."""

import re
from pathlib import Path

import pytest

from tests.search.measure import FILES, ROOT, Answer, Query, ask, average, found, queries, write_index

BEST_IN_3 = 0.95
BEST_TYPED_WRONG = 0.98
# What is called otherwise by a single long word.
SYNONYMS = re.compile(r"(?<=[\[ ])[A-ZÄÖÜ][a-zäöüß]{7,}(?=[,\]:])")
# What a town has, and no offer is about.
ELSEWHERE = ("Winterdienst", "Standesbeamter", "Hundesteuer", "Kettensäge", "Schwimmbad", "Jagdschein", "Speiseplan")
NONSENSE = ("xqzvw", "Blubberquatsch", "hjkl", "Quietscheentchen Zahnbürste", "wrzlbrmft")


@pytest.fixture(scope="module", params=FILES)
def answers(request: pytest.FixtureRequest, index: Path) -> list[Answer]:
    return ask(queries(request.param), index=index)


def test_the_first_expected_offer_is_among_the_first_three(answers: list[Answer]) -> None:
    missed = [answer.asked.query for answer in answers if not answer.metrics()["main@3"]]
    assert average(answers)["main@3"] >= BEST_IN_3, missed


def test_what_is_looked_up_is_found_nearly_as_well(looked_up: Path) -> None:
    asked = [one for at, one in enumerate(queries()) if not at % 3 or one.kind == "typo"]
    answers = ask(asked, index=looked_up)
    assert average(answers)["main@3"] >= BEST_IN_3
    assert average([answer for answer in answers if answer.asked.kind == "typo"])["main@3"] >= BEST_TYPED_WRONG


def test_where_nothing_fits_what_is_looked_up_adds_nothing(index: Path, looked_up: Path) -> None:
    asked = [one for one in queries() if not one.expected]
    found_at = [[(one.asked.query, one.found) for one in ask(asked, index=at)] for at in (index, looked_up)]
    # A page that mentions something in passing is counted a little more or less.
    whole, parts = ({typed for typed, ids in found if any("/" not in one for one in ids)} for found in found_at)
    assert parts <= whole


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        # A title answers to it, and something else is about the rest.
        ("E-Akte neue Mitarbeiter", "e-akte"),
        # The front of a compound of which the head is who does something.
        ("Mängeln", "maengelmelder"),
        # A phrase that has a synonym, typed wrong.
        ("Pasword vergessen", "ticketsystem"),
        # An adjective that nobody uses here; its noun has a capital.
        ("frischgebackene Chefin", "grundlagen-personalfuehrung"),
        # A title that answers to a word typed wrong.
        ("Homeofice Regeln", "mobiles-arbeiten"),
    ],
)
def test_what_was_missed_once_is_among_the_first_three(index: Path, typed: str, slug: str) -> None:
    assert slug in found(typed, index=index)[:3]


def test_a_title_with_nothing_but_a_word_that_says_little_is_no_answer(index: Path) -> None:
    hits = found("Beihilfe Moodle Grundlagen", index=index)
    assert set(hits[:2]) == {"beihilfe-app", "moodle"}
    assert not [hit for hit in hits if hit.startswith("grundlagen-")]


def test_a_synonym_with_a_letter_too_many_is_the_same(index: Path) -> None:
    texts = SYNONYMS.findall((ROOT / "courses/_vocabulary/synonyms.yml").read_text("utf-8"))[::29]
    right = ask([Query(text, "", ()) for text in texts], index=index)
    typed = [f"{text[:middle]}{text[middle]}{text[middle:]}" for text in texts for middle in (len(text) // 2,)]
    wrong = ask([Query(text, "", ()) for text in typed], index=index)
    pairs = [(one, other) for one, other in zip(right, wrong, strict=True) if one.found]
    lost = [other.asked.query for one, other in pairs if one.found[0] not in other.found[:3]]
    assert len(pairs) > 100
    assert len(lost) < 0.04 * len(pairs), lost


def test_nonsense_finds_nothing(index: Path) -> None:
    asked = [Query(word, "none", ()) for word in (*NONSENSE, *ELSEWHERE)]
    assert not [answer for answer in ask(asked, index=index) if answer.found]


def test_two_builds_give_the_same_bytes(index: Path, tmp_path: Path) -> None:
    again = write_index(tmp_path)
    names = sorted(path.name for path in index.iterdir())
    assert names == sorted(path.name for path in again.iterdir())
    assert not [name for name in names if (index / name).read_bytes() != (again / name).read_bytes()]
