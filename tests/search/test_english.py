"""A catalogue in English is searched by the rules of English."""

from pathlib import Path

import pytest

from tests.search.measure import Answer, Query, ask, write_small

COURSES = {
    "leading-teams": ("Leading virtual teams", "Trust and clear agreements when nobody shares an office."),
    "data-protection": ("Data protection at work", "Handling personal data safely, in the office and on the road."),
    "meetings": ("Running better meetings", "Invitations, agendas and minutes that people read."),
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    texts = {
        slug: f"---\ntitle: {title}\nsummary: {summary}\ncategory: a\n---\n{summary}\n"
        for slug, (title, summary) in COURSES.items()
    }
    synonyms = "groups:\n  - [data protection, GDPR, privacy]\n"
    return write_small(tmp_path_factory.mktemp("english"), language="en", courses=texts, synonyms=synonyms)


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("meeting", "meetings"),
        ("meetigns", "meetings"),
        ("how do I lead a team", "leading-teams"),
        ("privacy", "data-protection"),
        ("protect data", "data-protection"),
        ("invit", "meetings"),
    ],
)
def test_finds(index: Path, typed: str, slug: str) -> None:
    (answer,) = ask([Query(typed, "exact", (slug,))], index=index)
    assert answer.found[:1] == (slug,)


def test_finds_nothing_where_nothing_fits(index: Path) -> None:
    answers: list[Answer] = ask([Query("swimming pool", "none", ())], index=index)
    assert answers[0].found == ()
