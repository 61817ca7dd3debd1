"""Kept bytecode: the compiled templates of the host's theme, kept as those of ours are (Jinja2 would decode a damaged file)."""

from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from catalogue.caching.kept_code import KeptCode


class KeptBytecode(BytecodeCache):
    """Bytecode in `folder`, as Jinja2 asks for it."""

    def __init__(self, folder: Path) -> None:
        self._kept = KeptCode(folder)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Loads what was kept for a template, if its source is still the same."""
        value = self._kept.get(bucket.key)
        if isinstance(value, bytes):
            bucket.bytecode_from_string(value)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps a compiled template."""
        self._kept.put(bucket.key, bucket.bytecode_to_string())
