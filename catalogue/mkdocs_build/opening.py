"""Opening: the project of the host's settings, read and checked."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from catalogue.building.project import Project, open_project


def opened(config: MkDocsConfig) -> Project:
    """Returns the project that `config` belongs to; raises StoppedError when its content has errors."""
    root = Path(config.config_file_path).parent
    docs = Path(config.docs_dir).resolve().relative_to(root.resolve()).as_posix()
    known = {"url": config.site_url or "", "name": config.site_name, "docs": docs}
    name = Path(config.config_file_path).name
    return open_project(root, name=name, known={key: value for key, value in known.items() if value})
