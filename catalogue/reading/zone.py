"""Time zones from the package tzdata, so that no build depends on the machine's own copy."""

from functools import cache
from importlib import resources
from typing import Any
from zoneinfo import ZoneInfo

from catalogue.model.value import mistake


class _Zone(ZoneInfo):
    """A zone that can be pickled, which one from a file otherwise cannot: the other side opens it by its name."""

    def __reduce__(self) -> tuple[Any, ...]:
        return open_zone, (self.key,)


@cache
def open_zone(name: str) -> ZoneInfo:
    """Returns the zone called `name` (Europe/Berlin); raises the mistake `unknown-zone`."""
    try:
        if any(part in ("", ".", "..") for part in name.split("/")):
            raise FileNotFoundError(name)
        file = resources.files("tzdata").joinpath("zoneinfo", *name.split("/"))
        with file.open("rb") as stream:
            return _Zone.from_file(stream, key=name)
    except (OSError, ValueError):
        raise mistake("unknown-zone", value=name[:60]) from None
