"""Given: what the host's settings say that our own pages are made with."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


class Given(Struct, frozen=True):
    """The file of the settings, absolute, and what of them decides how our pages look.

    `known` are values that a project takes from the host: its address, its name and the folder of the hand-written
    pages, relative to the root. `extensions` and `configs` are those of the Markdown library. `icons` are folders of
    icons, and `own` the one among them that belongs to the site, if there is one.
    """

    config_file: Path
    known: Mapping[str, str]
    extensions: tuple[Any, ...]
    configs: Mapping[str, Any]
    icons: tuple[Path, ...]
    own: Path | None

    @property
    def root(self) -> Path:
        """The folder of the project."""
        return self.config_file.parent


def given_by(config: "MkDocsConfig") -> Given:
    """Returns what the host's settings give."""
    file = Path(config.config_file_path)
    docs, root = Path(config.docs_dir).resolve(), file.parent.resolve()
    # One elsewhere is told of by whoever reads the settings.
    inside = docs.relative_to(root).as_posix() if docs.is_relative_to(root) else ""
    known = {"url": config.site_url or "", "name": config.site_name, "docs": inside}
    own = config.theme.custom_dir
    return Given(
        config_file=file,
        known={key: value for key, value in known.items() if value},
        extensions=tuple(config.markdown_extensions),
        configs=config.mdx_configs,
        icons=tuple(Path(folder) / ".icons" for folder in config.theme.dirs),
        own=Path(own) / ".icons" if own else None,
    )
