"""A catalogue in English is searched by the rules of English."""

from pathlib import Path

import pytest

from tests.search.measure import Answer, Query, ask, write_index

SETTINGS = """\
site_name: Training
site_url: https://training.example/
extra:
  catalogue: {site: training, organisation: City, language: en}
"""
COURSES = {
    "leading-teams": ("Leading virtual teams", "Trust and clear agreements when nobody shares an office."),
    "data-protection": ("Data protection at work", "Handling personal data safely, in the office and on the road."),
    "meetings": ("Running better meetings", "Invitations, agendas and minutes that people read."),
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("english")
    (root / "courses/_vocabulary").mkdir(parents=True)
    (root / "docs").mkdir()
    (root / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    (root / "courses/_vocabulary/categories.yml").write_text("work: {name: Work}\n", encoding="utf-8")
    synonyms = "groups:\n  - [data protection, GDPR, privacy]\n"
    (root / "courses/_vocabulary/synonyms.yml").write_text(synonyms, encoding="utf-8")
    for slug, (title, summary) in COURSES.items():
        text = f"---\ntitle: {title}\nsummary: {summary}\ncategory: work\n---\n{summary}\n"
        (root / f"courses/{slug}.md").write_text(text, encoding="utf-8")
    return write_index(root / "index", root=root)


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
