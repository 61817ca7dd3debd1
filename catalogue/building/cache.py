"""The cache: where results of earlier builds lie in a project."""

import hashlib
import os
from pathlib import Path

from msgspec import Struct

from catalogue.building.variable import BadVariableError, variable

FOLDER = ".cache/catalogue"
# Set to "no", builds neither read nor write the cache.
SWITCH = "CATALOGUE_CACHE"
_KEEPS = {"": True, "yes": True, "no": False}
_TAG = (
    "Signature: 8a477f597d28d172789f06886806bc55\n# This folder holds results of earlier builds and may be deleted.\n"
)


class Cache(Struct, frozen=True):
    """The folder of kept results; None when nothing is to be kept."""

    folder: Path | None

    def manifest(self, site_dir: Path) -> Path | None:
        """Returns the file that tells what the last build put into `site_dir`."""
        name = hashlib.sha256(os.fsencode(site_dir.resolve())).hexdigest()[:16]
        return self.folder / f"published-{name}.bin" if self.folder else None

    @property
    def ledger(self) -> Path | None:
        """The file that tells what stands for the ledger of the last build."""
        return self.folder / "ledger.bin" if self.folder else None

    def made(self) -> Path | None:
        """Makes the folder, marked as one that no backup and no git needs, and returns it; None where nothing can be kept."""
        if self.folder is None:
            return None
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            for name, text in (("CACHEDIR.TAG", _TAG), (".gitignore", "*\n")):
                if not (self.folder / name).exists():
                    (self.folder / name).write_text(text, encoding="utf-8")
        except OSError:
            return None  # a project that cannot be written to is built all the same
        return self.folder


def cache_of(root: Path) -> Cache:
    """Returns the cache of the project in `root`. Raises BadVariableError where CATALOGUE_CACHE says neither yes nor no."""
    keeps = _KEEPS.get((said := variable(SWITCH)).lower())
    if keeps is None:
        raise BadVariableError(SWITCH, said)
    folder = root / FOLDER
    return Cache(folder if keeps and not _shut(folder) else None)


def _shut(folder: Path) -> bool:
    """Whether nobody lets us look into the folder, as when somebody else made it for himself alone."""
    try:
        os.lstat(folder / "CACHEDIR.TAG")
    except OSError as error:
        return isinstance(error, PermissionError)
    return False
