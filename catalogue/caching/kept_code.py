"""Kept code: compiled templates in a folder, for the next build of the same program."""

from contextlib import suppress
from pathlib import Path
from typing import Any

from msgspec import Struct

from catalogue.caching.sealed import read_sealed, write_sealed
from catalogue.outputs.output import digest


class KeptCode(Struct, frozen=True):
    """Compiled templates by their names; a folder that cannot be written to keeps nothing."""

    folder: Path

    def get(self, name: str) -> Any:
        """Returns what this program put under `name`, else None."""
        return read_sealed(self._file(name))

    def put(self, name: str, value: Any) -> None:
        """Keeps a value of plain types and code objects under `name`."""
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            write_sealed(self._file(name), value)

    def _file(self, name: str) -> Path:
        return self.folder / f"{digest(name.encode()).hex()}.bin"
