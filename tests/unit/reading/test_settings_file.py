"""Settings: what is taken from mkdocs.yml, and under which key a mistake is told."""

from pathlib import Path

import pytest

from catalogue.reading.settings_file import read_settings

TEXT = """\
site_name: Fortbildung
site_url: https://a.example/
theme: {name: material, font: false, language: en}
markdown_extensions:
  - pymdownx.emoji: {emoji_index: !!python/name:material.extensions.emoji.twemoji }
extra:
  catalogue:
    site: musterstadt
    organisation: Stadt Musterstadt
"""


def problems(root: Path, text: str) -> list[tuple[str, int, str]]:
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    settings, found = read_settings(root)
    assert settings is None
    return [(problem.code, problem.place.line, problem.details.get("field", "")) for problem in found]


def test_settings_are_read_beside_what_belongs_to_the_host(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(TEXT, encoding="utf-8")
    settings, found = read_settings(tmp_path)
    assert found == ()
    assert settings is not None
    assert (settings.name, settings.language, settings.timezone.key) == ("Fortbildung", "en", "Europe/Berlin")


def test_what_the_host_knows_takes_precedence(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(TEXT, encoding="utf-8")
    settings, _ = read_settings(tmp_path, known={"url": "https://b.example/"})
    assert settings is not None
    assert settings.url == "https://b.example/"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("https://a.example/", "a.example", ("bad-url", 2, "site_url")),
        ("site_url: https://a.example/\n", "", ("missing-field", 1, "site_url")),
        ("site: musterstadt", "site: Muster Stadt", ("bad-id", 8, "site")),
        ("    organisation: Stadt Musterstadt\n", "", ("missing-field", 8, "organisation")),
        ("  catalogue:", "  katalog:", ("missing-settings", 7, "")),
        ("extra:", "extra: [", ("bad-yaml", 7, "")),
        (TEXT, "", ("missing-settings", 1, "")),
    ],
)
def test_a_mistake_is_told_under_the_key_it_was_written(
    tmp_path: Path, old: str, new: str, expected: tuple[str, int, str]
) -> None:
    code, line, field = problems(tmp_path, TEXT.replace(old, new))[0]
    assert (code, field) == (expected[0], expected[2])
    assert line in (expected[1], expected[1] - 1)


EXTRA = "extra:\n  catalogue:\n    site: musterstadt\n    organisation: Stadt Musterstadt\n"


@pytest.mark.parametrize(
    ("extra", "line", "suggestion"),
    [
        (EXTRA.replace("catalogue:", "katalog:"), 7, "catalogue"),
        (EXTRA.replace("catalogue:", "Catalogue:"), 7, "catalogue"),
        (EXTRA.replace("catalogue:", "catalog:"), 7, "catalogue"),
        ("extra:\n  a: b\n  site: musterstadt\n", 8, ""),
        ("extra:\n  a: b\n  catalogue:\n    - site: musterstadt\n", 8, ""),
        ("extra:\n  a: b\n  catalogue:\n", 8, ""),
        ("extra: [catalogue]\n", 6, ""),
        ("catalogue:\n  site: musterstadt\n", 6, ""),
        ("extra:\n  a: b\ncatalogue:\n  site: musterstadt\n", 8, ""),
        ("", 1, ""),
    ],
)
def test_where_the_section_is_missing_what_was_meant_is_told(
    tmp_path: Path, extra: str, line: int, suggestion: str
) -> None:
    (tmp_path / "mkdocs.yml").write_text(TEXT.replace(EXTRA, extra), encoding="utf-8")
    (problem,) = read_settings(tmp_path)[1]
    assert (problem.code, problem.place.line) == ("missing-settings", line)
    assert problem.details["suggestion"] == suggestion


def test_a_name_that_is_missing_in_a_statement_is_not_that_of_the_site(tmp_path: Path) -> None:
    statement = (
        "    accessibility_statement:\n      conformance: full\n      prepared: 2026-01-01\n"
        "      feedback: {email: a@b.example}\n      enforcement: {name: Stelle, email: a@b.example}\n"
    )
    assert problems(tmp_path, TEXT + statement) == [("missing-field", 13, "name")]


@pytest.mark.parametrize("key", ["zzz", "Url", "nam", "extension"])
def test_no_setting_is_proposed_that_is_refused(tmp_path: Path, key: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"{TEXT}    {key}: x\n", encoding="utf-8")
    (problem,) = read_settings(tmp_path)[1]
    assert problem.code == "unknown-key"
    known = problem.details["known"].split(", ")
    for name in filter(None, (*known, problem.details["suggestion"])):
        (tmp_path / "mkdocs.yml").write_text(f"{TEXT}    {name}:\n", encoding="utf-8")
        assert read_settings(tmp_path)[1] == (), name


@pytest.mark.parametrize(
    ("line", "meant"), [("language: de-DE", "de"), ("deadline_feed: ja", "true"), ("frames: off", "false")]
)
def test_what_is_written_otherwise_is_suggested(tmp_path: Path, line: str, meant: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"{TEXT}    {line}\n", encoding="utf-8")
    (problem,) = read_settings(tmp_path)[1]
    assert (problem.code, problem.details["suggestion"]) == ("unknown-choice", meant)


@pytest.mark.parametrize(
    "zone",
    ["Europe/Mustertown", "../../etc/passwd", "/etc/passwd", "Europe", "", "zone.tab", "Europe/Berlin\\0", "x" * 5000],
)
def test_a_zone_comes_from_the_package_alone(tmp_path: Path, zone: str) -> None:
    found = problems(tmp_path, TEXT + f'    timezone: "{zone}"\n')
    assert [code for code, _, _ in found] == ["unknown-zone"]


@pytest.mark.parametrize("folder", ["../x", "/x", "a/../b", "a//b", ".", "a\\\\b"])
def test_a_folder_stays_inside(tmp_path: Path, folder: str) -> None:
    assert problems(tmp_path, TEXT + f'    courses: "{folder}"\n')[0][0] == "bad-folder"


@pytest.mark.parametrize(
    ("above", "found"),
    [
        ("", ""),
        ("exclude_docs: |\n  /a/\n  b.md\n", "/a/\nb.md\n"),
        ("exclude_docs:\n", ""),
        ("exclude_docs: [a]\n", ""),
    ],
)
def test_the_patterns_of_what_is_left_out_are_taken_over(tmp_path: Path, above: str, found: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"{above}{SITE}", encoding="utf-8")
    settings, problems = read_settings(tmp_path)
    assert settings is not None
    assert (settings.excluded, problems) == (found, ())


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("", ("pymdownx.emoji",)),
        ("  - pymdownx.fancylists\n", ("pymdownx.emoji", "pymdownx.fancylists")),
        ("  - toc: {permalink: false}\n  - a: {b: c}\n  - [d]\n", ("pymdownx.emoji", "toc", "a")),
    ],
)
def test_the_extensions_of_markdown_are_known_by_name(tmp_path: Path, given: str, found: tuple[str, ...]) -> None:
    (tmp_path / "mkdocs.yml").write_text(TEXT.replace("extra:\n", f"{given}extra:\n"), encoding="utf-8")
    settings, _ = read_settings(tmp_path)
    assert settings is not None
    assert settings.extensions == found


@pytest.mark.parametrize(
    ("given", "found"), [("", ()), ("[]", ()), ("{toc: {permalink: false}, tables: }", ("toc", "tables"))]
)
def test_extensions_may_be_given_by_their_settings(tmp_path: Path, given: str, found: tuple[str, ...]) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"markdown_extensions: {given}\n{SITE}", encoding="utf-8")
    settings, _ = read_settings(tmp_path)
    assert settings is not None
    assert settings.extensions == found


@pytest.mark.parametrize(
    "given", ["[search, macros: {a: b}]", "{search: , macros: {a: b}}", "\n  - search\n  - macros\n"]
)
def test_plugins_are_known_by_name(tmp_path: Path, given: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"plugins: {given}\n{SITE}", encoding="utf-8")
    settings, _ = read_settings(tmp_path)
    assert settings is not None
    assert settings.plugins == ("search", "macros")


def test_a_settings_file_that_is_not_there(tmp_path: Path) -> None:
    settings, found = read_settings(tmp_path)
    assert settings is None
    assert [problem.code for problem in found] == ["unreadable-file"]


SITE = "site_name: F\nsite_url: https://f.example/\nextra:\n  catalogue:\n    site: f\n    organisation: Stadt\n"


def told_of(root: Path, more: str, above: str = "") -> list[tuple[str, int]]:
    (root / "mkdocs.yml").write_text(f"{above}{SITE}{more}", encoding="utf-8")
    return [(problem.code, problem.place.line) for problem in read_settings(root)[1]]


def test_a_colour_that_is_a_comment_is_told(tmp_path: Path) -> None:
    assert told_of(tmp_path, "    colour: #00546b\n") == [("comment-in-value", 7)]
    assert told_of(tmp_path, "", above="copyright: Stadt #nicht unsere Sache\n") == []


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("file:///srv/a.json", "/srv/a.json"), ("file:a.json", "a.json"), ("File:///C:/a.json", "C:/a.json"),
        ("file://localhost/srv/a", "/srv/a"), ("ftp://a.example/b", ""),
    ],
)  # fmt: skip
def test_the_address_of_a_file_is_told_with_its_path(tmp_path: Path, address: str, path: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"{SITE}    previous: {address}\n", encoding="utf-8")
    settings, (problem,) = read_settings(tmp_path)
    assert (settings, problem.code, problem.details["suggestion"]) == (None, "bad-url", path)


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ("", []),
        ("    courses: courses\n    guides: docs/guides\n", []),
        ("    courses: kurse\n", [("missing-folder", 7)]),
        ("    guides: docs/guide\n", [("missing-folder", 7)]),
        ("    templates: vorlagen\n", [("missing-folder", 7)]),
        ("    edit: https://a.example/{pfad}\n", [("unknown-placeholder", 7)]),
        ("    edit: https://a.example/{path}\n", []),
        ("    vorlagen:\n", [("unknown-key", 7)]),
        ("    edit: git.a.example/{path}\n", [("bad-url", 7)]),
        ("    edit: mailto:a@b.example?subject={path}\n", []),
        ("    url: https://b.example/\n", [("host-setting", 7)]),
        (
            "    docs: doku\n    site_name: X\n    nav: []\n",
            [("host-setting", 7), ("host-setting", 8), ("host-setting", 9)],
        ),
        ("    extensions:\n", [("host-setting", 7)]),
        ("doc_dir: docs\n", [("misspelt-setting", 7)]),
        ("INHERIT: a.yml\nzzz: 1\nsite_nam: x\n", []),
        ("    guides: courses\n", [("shared-folder", 7)]),
        ("    courses: docs\n", [("shared-folder", 7)]),
        ("    footer: {Impressum: impressum.md, Netz: 'https://a.example/'}\n", [("missing-footer-page", 7)]),
        ("    footer:\n      Hilfe: hilfe.md\n      Noch: docs/hilfe.md\n", [("missing-footer-page", 9)]),
        ("    plain_language: leicht.md\n    sign_language: hilfe.md\n", [("missing-footer-page", 7)]),
        ("    plain_language: leicht/\n    sign_language: kurse/\n", []),
        ("    file: katalog.yml\n", [("unknown-key", 7)]),
        ("    file:\n", [("unknown-key", 7)]),
        ("    footer:\n      A: hilfe.md\n      B: file:hilfe.md\n", [("bad-url", 9)]),
        ("    footer: {A: 'file:///srv/hilfe.md', B: 'mailto:a@b.example'}\n", [("bad-url", 7), ("bad-url", 7)]),
        ("    sign_language: file:film/\n    plain_language: javascript:x\n", [("bad-url", 8), ("bad-url", 7)]),
        ("    previous: file:///srv/ledger.json\n", [("bad-url", 7)]),
        ("    previous: ftp://a.example/ledger.json\n", [("bad-url", 7)]),
        ("    previous: 'https://a.example/ledger.json'\n", []),
        ("    previous: C:/ledger.json\n", []),
        ("    previous: ../ledger.json\n", []),
    ],
)
def test_folders_and_addresses(tmp_path: Path, more: str, found: list[tuple[str, int]]) -> None:
    for folder, file in (("docs", "hilfe.md"), ("courses", "a.md")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / file).write_text("Text.\n", encoding="utf-8")
    assert told_of(tmp_path, more) == found
