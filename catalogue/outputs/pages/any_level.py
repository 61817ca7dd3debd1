"""Any level: stands for the level of a heading in a piece that is made once for headings of all levels."""

from typing import Any

# Stands where the level goes; letters only, so that no escaping changes it.
LEVEL = "xcatalogueslotlevelx"


class AskedError(Exception):
    """A template wants to know which level it is, and not only to write it down."""


class AnyLevel:
    """What a template is given in place of a number."""

    def __str__(self) -> str:
        return LEVEL

    def __html__(self) -> str:
        return LEVEL


def _asked(*_: object) -> Any:
    raise AskedError


# Whatever else a template can do with a number; what is not among it raises TypeError by itself.
for _name in ("eq", "ne", "lt", "le", "gt", "ge", "hash", "bool", "int", "float", "index", "len", "getattr"):
    setattr(AnyLevel, f"__{_name}__", _asked)
