"""Kept bytecode: the compiled templates of the host's theme, under a checksum."""

from contextlib import suppress
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from catalogue.caching.sealed import read_sealed, write_sealed


class KeptBytecode(BytecodeCache):
    """Bytecode in `folder`; a file that is damaged or cannot be written is none (Jinja2 would decode it unseen)."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Loads what was kept for a template, if its source is still the same."""
        value = read_sealed(self._file(bucket))
        if isinstance(value, bytes):
            bucket.bytecode_from_string(value)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps a compiled template."""
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            write_sealed(self._file(bucket), bucket.bytecode_to_string())

    def _file(self, bucket: Bucket) -> Path:
        return self._folder / f"theme-{bucket.key}.bin"
