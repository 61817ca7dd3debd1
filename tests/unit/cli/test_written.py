"""Hand-written pages read from their Markdown: what the search of the command line takes of them."""

from pathlib import Path

import pytest

from catalogue.cli.written import written_pages
from catalogue.model.settings import Settings
from catalogue.outputs.search.tokens import WrittenPage
from catalogue.reading.reading import read_catalogue
from catalogue.reading.settings_file import read_settings

ROOT = Path(__file__).parents[3]
NAV = """
nav:
  - Start: index.md
  - angebote/
  - Hilfe:
      - So geht es: hilfe/index.md
"""


@pytest.fixture(scope="module")
def settings() -> Settings:
    found, _ = read_settings(ROOT)
    assert found is not None
    return found


def pages(tmp_path: Path, settings: Settings, **texts: str) -> dict[str, WrittenPage]:
    """The pages of a project with these files in its docs folder, by address; two underscores stand for a slash."""
    (tmp_path / "mkdocs.yml").write_text(NAV, encoding="utf-8")
    paths = {f"docs/{name.replace('__', '/')}.md": text for name, text in texts.items()}
    for path, text in paths.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return {page.address: page for page in written_pages(tmp_path, settings, paths)}


def test_the_home_page_and_what_is_kept_out_are_no_hits(tmp_path: Path, settings: Settings) -> None:
    hidden = "---\nsearch: {exclude: true}\n---\n# Nichts\n"
    assert list(pages(tmp_path, settings, index="# Start", geheim=hidden, hilfe__a="# A")) == ["hilfe/a/"]


@pytest.mark.parametrize(
    ("name", "text", "address", "title"),
    [
        ("hilfe__index", "---\ntitle: Hilfe\n---\n# Anders\n", "hilfe/", "So geht es"),
        ("hilfe__mehr", "---\ntitle: Mehr\n---\n# Anders\n", "hilfe/mehr/", "Mehr"),
        ("hilfe__mehr", "## Zweite\n# *Erste* Hilfe #\n", "hilfe/mehr/", "Erste Hilfe"),
        ("hilfe__erste-hilfe", "Nur Text.", "hilfe/erste-hilfe/", "Erste hilfe"),
        ("orte__README", "Nur Text.", "orte/", "Orte"),
    ],
)
def test_a_page_is_called_as_the_host_calls_it(
    name: str, text: str, address: str, title: str, tmp_path: Path, settings: Settings
) -> None:
    (page,) = pages(tmp_path, settings, **{name: text}).values()
    assert (page.address, page.title) == (address, title)


def test_a_page_is_found_by_what_readers_see(tmp_path: Path, settings: Settings) -> None:
    text = """---
description: Kurz gesagt.
---
# Titel

<!-- catalogue: privacy -->
!!! warning "Achtung"
    Ein [Verweis](../ziel.md){ .knopf } und **fett** mit `Code`.

``` yaml
category: falsch
```

## Unten {#unten}
"""
    (page,) = pages(tmp_path, settings, a=text).values()
    assert page.summary == "Kurz gesagt."
    assert page.headings == ("Unten",)
    assert page.text.split() == ["Titel", '"Achtung"', "Ein", "Verweis", "und", "fett", "mit", "Code", ".", "Unten"]


def test_without_a_navigation_pages_are_found_all_the_same(tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/a.md").write_text("# A", encoding="utf-8")
    assert [page.title for page in written_pages(tmp_path, settings, {"docs/a.md": None})] == ["A"]


def test_the_pages_of_the_demonstration(settings: Settings) -> None:
    found = {page.address: page for page in written_pages(ROOT, settings, read_catalogue(ROOT, settings).written)}
    assert found["hilfe/kalender/"].title == "Kalender einrichten"
    assert "rechtliches/impressum/" in found
    assert not any(page.startswith(("anleitungen", "guides")) for page in found)


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ("# Seite\n\n```sh\n# Kommentar\n## auch\n```\n\n## Echt\n", ("Echt",)),
        ("> ~~~\n> ## Zitat\n> ~~~\n\n## Echt\n", ("Echt",)),
        ("````\n```\n## innen\n```\n````\n\n## Echt\n", ("Echt",)),
        ("```\nnie zu\n\n## Echt\n", ("Echt",)),
        ("----\nWo: hier\n\n## Echt\n", ("Echt",)),
    ],
)
def test_hashes_in_examples_are_no_headings(
    text: str, headings: tuple[str, ...], tmp_path: Path, settings: Settings
) -> None:
    (page,) = pages(tmp_path, settings, seite=text).values()
    assert page.headings == headings
