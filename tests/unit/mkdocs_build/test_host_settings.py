"""The host's settings: what the host refuses is told with file, line and column, and what it says itself stays unsaid."""

import logging
import os
import re
from functools import reduce
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig

from catalogue.building.complaint import StoppedError
from catalogue.mkdocs_build.host_settings import NoHookError, OverSourcesError, load_settings
from catalogue.reading.misplaced_settings import HOST

ROOT = Path(__file__).parents[3]
OURS = "extra:\n  generator: false\n  catalogue: {site: a, organisation: A}\n"
TEXT = (
    "site_name: X\nsite_url: https://a.example/\nhooks: [hooks/build.py]\nplugins: []\n"
    "theme: {name: material, language: en, font: false}\nnav:\n  - index.md\n"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for folder in ("docs", "courses", "hooks"):
        (tmp_path / folder).mkdir()
    (tmp_path / "hooks/build.py").write_bytes((ROOT / "hooks/build.py").read_bytes())
    (tmp_path / "docs/index.md").write_text("# Start\n", encoding="utf-8")
    return tmp_path


def load(root: Path, text: str) -> None:
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    load_settings(root / "mkdocs.yml", quiet=True)


def places(root: Path, text: str) -> list[str]:
    with pytest.raises(StoppedError) as stopped:
        load(root, text)
    return re.findall(r"^mkdocs\.yml:\d+:\d+  \w+  [\w-]+$", stopped.value.report, re.MULTILINE)


def test_what_the_host_knows_is_known_to_us() -> None:
    known = {name for name, _ in MkDocsConfig()._schema}
    assert set(HOST) <= known
    assert known - set(HOST) == {"config_file_path", "google_analytics", "mdx_configs", "pages"}, (
        "what it no longer takes"
    )


def test_good_settings_are_read(root: Path) -> None:
    load(root, TEXT + OURS)


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("nav:\n  - index.md\n", "nav: 5\n", "6:1  Error  refused-setting"),
        ("plugins: []", "plugins: [nosuchplugin]", "4:1  Error  refused-setting"),
        ("hooks/build.py", "hooks/nosuch.py", "3:1  Error  refused-setting"),
        ("plugins: []", "copyright: !!python/name:os.nosuch", "4:12  Error  refused-setting"),
        ("name: material", "name: []", "1:1  Error  refused-setting"),
        ("plugins: []", "plugins: [", "4:10  Error  bad-yaml"),
        ("nav:\n  - index.md\n", "nav: [index.md]\nnav: 5\n", "7:1  Error  duplicate-key"),
    ],
)
def test_what_is_wrong_is_told_where_it_stands(root: Path, old: str, new: str, place: str) -> None:
    assert places(root, TEXT.replace(old, new) + OURS) == [f"mkdocs.yml:{place}"]


def test_all_that_is_wrong_is_told_at_once(root: Path) -> None:
    wrong = {"nav:\n  - index.md\n": "nav: 5\n", "site_name: X": "site_name: [X]", "name: material": "name: nosuch"}
    text = reduce(
        lambda text, pair: text.replace(*pair), wrong.items(), TEXT.replace("plugins: []", "plugins: [nosuch]")
    )
    found = places(root, text.replace("site_url", "docs_dir: nosuch\nsite_url") + "watch: 7\n" + OURS)
    assert found == [
        "mkdocs.yml:1:12  Error  missing-field",  # which says it better than the host
        *(f"mkdocs.yml:{line}:1  Error  refused-setting" for line in (2, 5, 6, 7, 8)),
    ]


def test_what_a_wrong_theme_would_have_brought_is_not_missed(root: Path) -> None:
    wrong = TEXT.replace("name: material", "name: nosuch").replace("plugins: []", "plugins: [tags]")
    assert places(root, wrong + OURS) == ["mkdocs.yml:5:1  Error  refused-setting"]


def test_what_the_host_says_itself_stays_unsaid(root: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, logger="mkdocs"):
        found = places(root, TEXT.replace("plugins: []", "plugins: [nosuchplugin]\nnosuchsetting: 5") + OURS)
    assert found == ["mkdocs.yml:4:1  Error  refused-setting"]
    assert not [record for record in caplog.records if "Config value" in record.getMessage()]


def test_a_warning_that_ends_the_build_is_shown(root: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Else it is kept back for whoever reads the settings next."""
    with caplog.at_level(logging.DEBUG, logger="mkdocs"):
        load(root, TEXT + "nosuchsetting: 5\n" + OURS)
        assert "nosuchsetting" not in caplog.text
        with pytest.raises(SystemExit):
            load(root, TEXT + "nosuchsetting: 5\nstrict: true\n" + OURS)
        assert "nosuchsetting" in caplog.text


@pytest.mark.parametrize("end", range(0, len(TEXT + OURS), 3))
def test_a_file_that_is_half_saved_is_told_as_any_mistake(root: Path, end: int) -> None:
    told = (r"mkdocs\.yml:\d+:\d+  (Error|Fehler)  [\w-]+\n", re.escape("hooks: [hooks/build.py]"))
    try:
        load(root, (TEXT + OURS)[:end])
    except (StoppedError, NoHookError) as error:
        said = getattr(error, "report", "") or str(error)
    else:
        return  # enough for the host; the build will tell what is missing
    assert any(re.search(way, said) for way in told)


@pytest.mark.parametrize(("asked", "named"), [(".", "mkdocs.yml"), ("..", "mkdocs.yml"), ("docs/x", "docs")])
def test_a_folder_that_is_asked_for_and_holds_sources_is_told_as_that(root: Path, asked: str, named: str) -> None:
    (root / "mkdocs.yml").write_text(TEXT + OURS, encoding="utf-8")
    with pytest.raises(OverSourcesError, match=named):
        load_settings(root / "mkdocs.yml", quiet=True, site_dir=os.path.abspath(root / asked))  # noqa: PTH100
