"""The folders that extensions read: relative to mkdocs.yml, wherever a build is begun."""

from pathlib import Path
from typing import Any

import pytest
from mkdocs.config.base import load_config
from mkdocs.config.defaults import MkDocsConfig

from catalogue.mkdocs_build.extension_folders import settle_folders


def settled(root: Path, extensions: str) -> MkDocsConfig:
    (root / "docs").mkdir()
    (root / "mkdocs.yml").write_text(
        f"site_name: A\ntheme: {{name: material}}\nmarkdown_extensions: {extensions}\n", "utf-8"
    )
    config = load_config(str(root / "mkdocs.yml"))
    settle_folders(config)
    return config


@pytest.mark.parametrize(
    ("setting", "found"),
    [
        ("[pymdownx.snippets]", ""),
        ("[pymdownx.snippets: {base_path: texts}]", "texts"),
        ("[pymdownx.snippets: {base_path: [./texts, /srv/texts, !relative $config_dir/more]}]", ["texts", "/srv/texts", "more"]),
        ("[pymdownx.snippets: {base_path: !relative $docs_dir}]", "docs"),
    ],
)  # fmt: skip
def test_texts_are_taken_from_beside_the_settings(tmp_path: Path, setting: str, found: Any) -> None:
    given = settled(tmp_path, setting).mdx_configs["pymdownx.snippets"]["base_path"]
    wanted = [str(tmp_path / each) for each in found] if isinstance(found, list) else str(tmp_path / found)
    assert ([str(Path(each)) for each in given] if isinstance(given, list) else str(Path(given))) == wanted


def test_pictures_and_icons_are_taken_from_there_as_well(tmp_path: Path) -> None:
    config = settled(tmp_path, "[pymdownx.b64, pymdownx.emoji: {options: {custom_icons: [own/.icons]}}]")
    assert config.mdx_configs["pymdownx.b64"]["base_path"] == str(tmp_path)
    assert config.mdx_configs["pymdownx.emoji"]["options"]["custom_icons"] == [str(tmp_path / "own/.icons")]


def test_no_other_extension_gets_settings(tmp_path: Path) -> None:
    assert settled(tmp_path, "[admonition, pymdownx.emoji]").mdx_configs == {}


def test_texts_of_another_extension_are_taken_from_there_too(tmp_path: Path) -> None:
    """It may not be installed, so that the host cannot read settings with it."""
    config = settled(tmp_path, "[]")
    config.markdown_extensions.append("markdown_include.include")
    config.mdx_configs["markdown_include.include"] = {"base_path": "docs"}
    settle_folders(config)
    assert config.mdx_configs["markdown_include.include"]["base_path"] == str(tmp_path / "docs")
