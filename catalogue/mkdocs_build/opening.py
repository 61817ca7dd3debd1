"""Opening: the project of the host's settings, read and checked."""

import sys
from collections.abc import Callable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from catalogue.building.project import Project, open_project
from catalogue.mkdocs_build.state import lock_of, memory_of, previewing
from catalogue.reading.translations import read_translation


def opened(config: MkDocsConfig, *, heed: Callable[[], None] = lambda: None) -> Project:
    """Returns the project that `config` belongs to; raises StoppedError when its content has errors.

    `heed` is called now and then.
    """
    root = root_of(config)
    lock_of(root).take(waiting=lambda: _wait(config))
    docs = Path(config.docs_dir).resolve().relative_to(root.resolve()).as_posix()
    known = {"url": config.site_url or "", "name": config.site_name, "docs": docs}
    name = Path(config.config_file_path).name
    memory = memory_of(root) if previewing() else None
    known = {key: value for key, value in known.items() if value}
    return open_project(root, name=name, known=known, memory=memory, heed=heed)


def root_of(config: MkDocsConfig) -> Path:
    """Returns the folder of the project."""
    return Path(config.config_file_path).parent


def _wait(config: MkDocsConfig) -> None:
    words = read_translation("de" if str(config.theme.get("language", "")).startswith("de") else "en")
    print(words("build.waiting"), file=sys.stderr)
