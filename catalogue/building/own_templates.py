"""Own templates: those of a site, all read at one moment, so that what stands for them stands for what pages are made with."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from jinja2 import BaseLoader, Environment, TemplateNotFound, TemplateSyntaxError
from jinja2.loaders import split_template_path

from catalogue.caching.signature import contents_below, signature_of
from catalogue.model.inventory import left_by_editor


class UndecodedError(TemplateSyntaxError):
    """A template that is not UTF-8; its message is the first byte that is to blame."""


class OwnTemplates(BaseLoader):
    """The templates in `folder`, if there is one; `mark` stands for all that lies there.

    What is saved while a site is made waits for the next build. A file that were read later than `mark` was taken, and then
    became again what it had been, would leave pages that no build takes for stale.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        contents = dict(contents_below(folder)) if folder and folder.is_dir() else {}
        self.mark = signature_of(contents.items())
        self._sources = {name: _decoded(content) for name, content in contents.items()}

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:  # noqa: ARG002
        """Returns the text of a template, where it lies, and that it is as it was."""
        name = "/".join(split_template_path(template))
        source = self._sources.get(name)
        if source is None or self._folder is None:
            raise TemplateNotFound(template)
        place = os.path.normpath(self._folder / name)
        if isinstance(source, _Undecoded):
            raise UndecodedError(f"0x{source.byte:02X}", source.line, template, place)
        return source, place, lambda: True


def lost_link(folder: Path) -> Path | None:
    """Returns a link of the file system in a folder that leads nowhere, if there is one; those that editors leave count for nothing.

    What it was to lead to would be replaced by what lies under its name elsewhere, and nobody would hear of it.
    """
    for base, folders, names in os.walk(folder):
        for name in sorted((*folders, *names)):
            path = Path(base, name)
            if path.is_symlink() and not left_by_editor(name) and not os.path.exists(path):  # noqa: PTH110 - nor a circle
                return path
    return None


def undecoded_below(folder: Path, sign: bytes) -> UndecodedError | None:
    """Returns what is wrong with the file in a folder in which these bytes stand, and which is no text; None where it is none."""
    for path in sorted(folder.rglob("*")):
        content = path.read_bytes() if path.is_file() else b""
        source = _decoded(content) if sign in content else ""
        if isinstance(source, _Undecoded):
            return UndecodedError(f"0x{source.byte:02X}", source.line, path.name, str(path))
    return None


class _Undecoded(NamedTuple):
    """The first byte of a file that is no text, and the line in which it stands."""

    line: int
    byte: int


def _decoded(content: bytes) -> str | _Undecoded:
    """The text of a file; of one that is none, such as a picture beside the templates, only why it is not is held."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _Undecoded(content.count(b"\n", 0, error.start) + 1, content[error.start])
