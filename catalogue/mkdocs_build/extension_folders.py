"""Folders of extensions: those that Markdown extensions take texts and pictures from, as seen from the file of the settings."""

import os
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

# Extensions that read files, with the setting for their folders; without it, they read in the folder in which a build was begun.
_READING = dict.fromkeys(("pymdownx.snippets", "pymdownx.b64", "markdown_include.include"), "base_path")
_EMOJI, _ICONS = "pymdownx.emoji", "custom_icons"


def settle_folders(config: MkDocsConfig) -> None:
    """Makes folders that extensions are given relative to the settings absolute: the extensions would begin where a build was begun."""
    root = Path(config.config_file_path).parent
    for name, key in _READING.items():
        if name in config.markdown_extensions:
            given = config.mdx_configs.setdefault(name, {})
            given[key] = _from(root, given.get(key, "."))
    options = config.mdx_configs.get(_EMOJI, {}).get("options")
    if isinstance(options, dict) and _ICONS in options:
        options[_ICONS] = _from(root, options[_ICONS])


def _from(root: Path, folder: Any) -> Any:
    """A folder as text, or several; what `!relative` stands for knows its own place."""
    if isinstance(folder, list):
        return [_from(root, each) for each in folder]
    return os.path.normpath(root / folder) if isinstance(folder, str) else folder
