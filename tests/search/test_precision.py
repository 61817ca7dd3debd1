"""What is shown where there is nothing: nothing, or what is honestly near."""

from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from tests.search.measure import HERE, Query, ask, found

# Of the first three hits each has to be near; of so many queries at most one of them may be embarrassing. Of the last 63 queries,
# which somebody wrote who knew nothing of the search, it was one in three.
SHOWN, EMBARRASSING = 3, 0.22


@dataclass(frozen=True, slots=True)
class NotThere:
    """Queries that no offer answers, each with what may be shown."""

    near: dict[str, frozenset[str]]

    def embarrassing(self, index: Path) -> list[str]:
        """Returns the queries for which something else is shown."""
        answers = ask([Query(typed, "none", ()) for typed in self.near], index=index)
        return [one.asked.query for one in answers if {*one.found[:SHOWN]} - self.near[one.asked.query]]


@pytest.fixture(scope="module")
def not_there() -> NotThere:
    read = yaml.safe_load((HERE / "not-there.yml").read_text(encoding="utf-8"))
    nothing = {str(typed): frozenset[str]() for typed in read["nothing"]}
    return NotThere(nothing | {str(typed): frozenset(ids) for typed, ids in read["near"].items()})


def test_half_of_what_is_asked_for_is_no_answer_where_it_is_only_mentioned(index: Path) -> None:
    # "Standesamt" shares a part with "Standup", and a summary says that something is "gesucht"; the other word stands nowhere.
    assert found("Trauung Standesamt", index=index) == found("Wahlhelfer gesucht", index=index) == ()
    assert "learn-at-lunch" in found("gesucht", index=index)


def test_few_answers_to_what_is_not_there_are_embarrassing(index: Path, not_there: NotThere) -> None:
    embarrassing = not_there.embarrassing(index)
    assert len(not_there.near) > 350
    assert len(embarrassing) <= EMBARRASSING * len(not_there.near), embarrassing


@pytest.mark.parametrize(
    "typed",
    [
        # A title has one part of a compound, and the text hardly mentions the other.
        "Dienstwagen",
        # Two letters for others behind the same beginning are another word.
        "Betriebsfest",
        "Betriebsrente",
        # What is everywhere, or says little, makes no compound.
        "Zeitarbeit",
        "Bauplatz kaufen",
        # What begins it is everywhere, and what ends it is a word.
        "Personalkantine",
        # A preposition in front is no word.
        "Nebentätigkeit",
        # Beside other words, a short one has no other first letter.
        "Kuchen backen",
    ],
)
def test_what_shares_some_letters_is_not_shown(index: Path, typed: str) -> None:
    assert found(typed, index=index) == ()


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        # Of a phrase, what a word only begins.
        ("Erste Hilfe", "beihilfe-app"),
        # A synonym in several words that say little, each somewhere.
        ("neue Mitarbeiter einarbeiten", "mobiles-arbeiten"),
        # A relative of a word that is called otherwise.
        ("Mediation", "momuc-kita"),
    ],
)
def test_what_is_not_among_the_first_three(index: Path, typed: str, slug: str) -> None:
    assert slug not in found(typed, index=index)[:3]


def test_what_is_only_mentioned_is_found_by_its_other_names_too(index: Path) -> None:
    assert len(found("Höranlage", index=index)) > 5
