"""Time zones from the package tzdata, so that no build depends on the machine's own copy."""

from functools import cache
from importlib import resources
from zoneinfo import ZoneInfo

from catalogue.model.value import mistake


@cache
def open_zone(name: str) -> ZoneInfo:
    """Returns the zone called `name` (Europe/Berlin); raises the mistake `unknown-zone`."""
    try:
        if any(part in ("", ".", "..") for part in name.split("/")):
            raise FileNotFoundError(name)
        file = resources.files("tzdata").joinpath("zoneinfo", *name.split("/"))
        with file.open("rb") as stream:
            return ZoneInfo.from_file(stream, key=name)
    except (OSError, ValueError):
        raise mistake("unknown-zone", value=name[:60]) from None
