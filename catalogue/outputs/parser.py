"""The parser: Python-Markdown as a site has set it up, made when a body needs it, and the dialect of its plain bodies."""

import pickle
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from typing import Any

from markdown import Markdown
from msgspec.structs import replace

from catalogue.outputs.markdown_extensions import Alignment, GenderStar
from catalogue.outputs.plain_code import Code
from catalogue.outputs.plain_dialect import Dialect, dialect_of
from catalogue.outputs.quiet_text import keep_quiet


class Parser:
    """A parser with these `extensions` and their `configs`.

    To make it takes as long as a hundred plain bodies. `kept` is what an earlier one with the same settings left, with which
    it is made only for a body that is not plain, or for code.
    """

    def __init__(self, *, extensions: Sequence[Any], configs: Mapping[str, Any], kept: bytes = b"") -> None:
        self._extensions = extensions
        self._configs = configs
        self._kept = kept

    @cached_property
    def known(self) -> bool:
        """Tells whether all extensions are those we know, none of which reads files."""
        # Functions among the settings may do anything.
        return bool(self._kept) or (self.dialect is not None and " at 0x" not in repr([*self._configs.values()]))

    @cached_property
    def dialect(self) -> Dialect | None:
        """The dialect, None where plain bodies may come out in a way that we do not know."""
        if not self._kept:
            return self._made[1]
        dialect, fenced = pickle.loads(self._kept)  # noqa: S301 - our own, from the cache
        found: Dialect = replace(dialect, code=self._code if fenced else None)
        return found

    @property
    def kept(self) -> bytes:
        """What spares later builds with the same settings to make the parser; empty where it cannot be kept."""
        if self.dialect is not None and self.known:
            with suppress(pickle.PicklingError, TypeError, AttributeError):  # functions of settings, for instance
                return pickle.dumps((replace(self.dialect, code=None), self.dialect.code is not None), protocol=5)
        return b""

    def convert(self, markdown: str) -> str:
        """Returns the HTML of a body as Python-Markdown gives it."""
        return self._made[0].reset().convert(markdown)

    @cached_property
    def _made(self) -> tuple[Markdown, Dialect | None]:
        extensions = [*self._extensions, GenderStar(), Alignment()]
        markdown = Markdown(extensions=extensions, extension_configs=dict(self._configs))
        dialect = dialect_of(markdown)
        if dialect:
            keep_quiet(markdown)
        return markdown, dialect

    @property
    def _code(self) -> Code:
        def code(language: str, text: str) -> str:
            dialect = self._made[1]
            assert dialect is not None
            assert dialect.code is not None
            return dialect.code(language, text)

        return code
